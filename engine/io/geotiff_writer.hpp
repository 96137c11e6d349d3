#pragma once
// A one-band GeoTIFF written by rows, which takes the old file's place only when it is whole. Only
// for engine/io.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "io/gdal_handle.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::io {

struct GeoTiffLayout {
    int columns = 0, rows = 0;
    double cell_size_m = 0;
    MapPoint north_west; ///< outer corner of the first cell
    std::string well_known_text;
    GDALDataType type = GDT_Byte;
    double void_value = 0;
    bool has_void_value = true;
    std::string unit; ///< of the values; empty: none
};

class GeoTiffWriter {
public:
    /// `creation_options` are GDAL's ("COMPRESS=DEFLATE"). Errors: an unknown option (ErrorKind
    /// Usage); cannot be written: a folder or device, no such folder, no cells, no room.
    static Result<GeoTiffWriter> create(const std::filesystem::path& path,
                                        const GeoTiffLayout& layout,
                                        const std::vector<std::string>& creation_options);
    GeoTiffWriter(GeoTiffWriter&&) = default;
    GeoTiffWriter& operator=(GeoTiffWriter&&) = delete;
    /// Takes an unfinished file away.
    ~GeoTiffWriter();

    /// Whole rows, best from the north downwards. `values` are of the layout's type.
    Result<void> write_rows(int first, int count, const void* values);
    /// Closes the file and puts it in its place.
    Result<void> finish();

private:
    GeoTiffWriter(std::filesystem::path path, const GeoTiffLayout& layout);
    Error fault(const GdalMessages& messages) const;

    std::filesystem::path m_path, m_temporary;
    int m_columns;
    GDALDataType m_type;
    GdalDataset m_dataset;
};

} // namespace panjshir::io
