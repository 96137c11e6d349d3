#pragma once
// GDAL's objects owned, its drivers made known, its messages caught. Only for engine/io.

#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <memory>
#include <string>
#include <utility>

namespace panjshir::io {

struct GdalDatasetCloser {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using GdalDataset = std::unique_ptr<void, GdalDatasetCloser>;

/// A list of "KEY=VALUE" or of arguments.
class GdalStrings {
public:
    GdalStrings() = default;
    GdalStrings(std::initializer_list<const char*> list) {
        for (const char* text : list)
            add(text);
    }
    ~GdalStrings() { CSLDestroy(m_list); }
    GdalStrings(const GdalStrings&) = delete;
    GdalStrings& operator=(const GdalStrings&) = delete;
    void add(const std::string& text) { m_list = CSLAddString(m_list, text.c_str()); }
    char** list() const { return m_list; }

private:
    char** m_list = nullptr;
};

/// While it lives, GDAL prints nothing on this thread; the first failure is kept.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    bool failed() const { return !m_first.empty(); }
    /// The first failure in GDAL's words, on one line; "no reason given" without one.
    std::string reason() const;

private:
    static void handle(CPLErr severity, CPLErrorNum, const char* text);
    std::string m_first;
};

/// Makes the few elevation drivers known (GTiff, SRTMHGT, AAIGrid, DTED, MEM), once. Registering
/// all of GDAL's would cost a start of the program several times over, and open formats that reach
/// elsewhere.
void register_elevation_drivers();

/// The same for the formats of exchange: GeoPackage.
void register_vector_drivers();

} // namespace panjshir::io
