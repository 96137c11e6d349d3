#pragma once
// Elevation files: read onto the map's plane, described, written. Files are local and untrusted.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "projection/projection.hpp"
#include "terrain/height_grid.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace panjshir::io {

/// What an elevation file says of itself.
struct DemInfo {
    std::string driver; ///< "GTiff", "SRTMHGT", "AAIGrid", ...
    int columns = 0, rows = 0;
    std::string reference; ///< name of the coordinate system: "WGS 84 / UTM zone 42N"
    std::string unit;      ///< of the heights: "m", "ft", "US survey foot"
    double metres_per_unit = 1;
    /// One cell in the file's own coordinates (degrees or the projection's unit).
    double cell_width = 0, cell_height = 0;
    /// The longer side of a cell on the ground, metres, to a per cent: a map drawn finer than this
    /// is to be generalised to about half of it.
    double ground_cell_m = 0;
    /// Outer edges in longitude and latitude, degrees.
    double west = 0, south = 0, east = 0, north = 0;
    bool has_void_value = false;
    double void_value = 0;
};

/// Errors as in read_dem, except those that only reading the heights can show.
Result<DemInfo> read_dem_info(const std::filesystem::path& path);

/// The part of the map's plane to read, and how finely.
struct DemWindow {
    const Projection& projection;
    MapBox extent;
    double cell_size_m = 100; ///< above 0
};
inline constexpr long long kMaxDemCells = 120'000'000;

/// Heights in metres on the window's grid (as many whole cells as cover the extent, from its
/// north-west corner). Reads GeoTIFF, SRTM .hgt, Arc/Info ASCII and the like through GDAL: cubic
/// where the file is coarser than the window, averaged where finer. Feet become metres when the
/// file names them; south-up and rotated grids are turned. Voids, and cells beyond the file, are
/// NaN. Errors, each one line with the file's name: no such file; a directory, link or device; not
/// an elevation format; several bands (a picture); no georeference; no elevation unit that is a
/// length; too large; cut off; nothing but voids within the extent.
Result<terrain::HeightGrid> read_dem(const std::filesystem::path& path, const DemWindow& window);

/// The file's own grid without warping, for raster tools; it must be projected in metres, north up,
/// with square cells.
struct ProjectedDem {
    terrain::HeightGrid grid;
    std::string well_known_text;
};
Result<ProjectedDem> read_projected_dem(const std::filesystem::path& path);

/// A GeoTIFF of 32-bit heights in metres, compressed, NaN as its void value. The old file stays
/// until the new one is whole. Errors: cannot be written (folder missing, disk full, a directory).
Result<void> write_dem(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                       const std::string& well_known_text);
Result<void> write_dem(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                       const Projection& projection);

/// An 8-bit grey GeoTIFF on the layout of `grid`, 0 as its void value, for hillshades.
/// Requires: values.size() == columns * rows.
Result<void> write_grey(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                        std::span<const std::uint8_t> values, const std::string& well_known_text);

} // namespace panjshir::io
