#pragma once
// What writing contours is made of. Only for engine/io/contour_write*.

#include "base/error.hpp"
#include "terrain/contours.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace panjshir::io {

/// A file written from its beginning to its end, which takes the old one's place only when it is
/// whole. From one thread at a time.
class SequentialFile {
public:
    /// Errors: a folder, a device, no such folder, no permission.
    static Result<SequentialFile> create(const std::filesystem::path& path);
    SequentialFile(SequentialFile&& other) noexcept;
    SequentialFile& operator=(SequentialFile&&) = delete;
    /// Takes an unfinished file away.
    ~SequentialFile();

    /// Errors are kept, and told by finish.
    void add(std::string_view bytes);
    Result<void> finish();

private:
    explicit SequentialFile(std::filesystem::path path);
    void put(std::string_view bytes);

    std::filesystem::path m_path, m_temporary;
    int m_descriptor = -1;
    int m_fault = 0; ///< errno of the first
    std::string m_buffer;
};

struct ContourFields {
    const terrain::Contours& contours;
    int index_every = 5;
    const std::string& well_known_text;

    bool is_index(const terrain::Contours::Line& line) const {
        return index_every > 0 && line.level % index_every == 0;
    }
};

void write_contours_flatgeobuf(SequentialFile& file, const ContourFields& fields);
/// Errors: a reference system that PROJ cannot turn into degrees.
Result<void> write_contours_geojson(SequentialFile& file, const ContourFields& fields, int threads);

} // namespace panjshir::io
