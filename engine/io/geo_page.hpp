#pragma once
// Finished pages that know where on earth they lie: GeoTIFF, world file, GeoPDF; and what such a
// file says of itself.

#include "base/error.hpp"
#include "geo/map_point.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::io {

/// Where a page lies on the map's plane, north up: of its upper left corner, and how many metres a
/// millimetre of it spans.
struct PageGround {
    MapPoint north_west;
    double metres_per_mm = 600;
    std::string well_known_text; ///< of the plane
};

/// Texts that a file says of itself, by name.
using PageTexts = std::vector<std::pair<std::string, std::string>>;

/// Writes a GeoTIFF of three 8-bit bands row by row, so that a large page never lies in memory
/// whole: deflated in tiles, with the transform, the reference system and the texts.
class GeoPageWriter {
public:
    /// Errors: a folder that cannot be written, a target that is no regular file.
    static Result<std::unique_ptr<GeoPageWriter>> create(const std::filesystem::path& file,
                                                         std::pair<int, int> size_px, double dpi,
                                                         const PageGround& ground,
                                                         const PageTexts& texts);
    /// Without finish() nothing is left behind and an old file stays.
    ~GeoPageWriter();
    /// The next rows, 3 bytes a pixel. Errors: a full disk.
    Result<void> add_rows(std::span<const std::uint8_t> rgb);
    /// Puts the file in its place. Errors: a full disk.
    Result<void> finish();

private:
    struct Impl;
    explicit GeoPageWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// The six lines of a world file (pixel size, no turn, the middle of the first pixel).
std::string world_file(const PageGround& ground, double dpi);
/// What GDAL and QGIS read beside a picture to know its reference system (FILE.png.aux.xml).
std::string world_file_companion(const PageGround& ground);

/// Gives a PDF page the viewport of ISO 32000 (/Measure of /Subtype /GEO) by an incremental update;
/// `frame` are the corners of the map on the plane, north-west and south-east. The file is changed
/// where it lies. Errors: not a PDF, GDAL without its PDF driver (of kind Missing).
Result<void> place_pdf(const std::filesystem::path& file, const PageGround& ground,
                       double page_height_mm, MapPoint frame_north_west, MapPoint frame_south_east);

/// Where a georeferenced file lies, as GDAL reads it: the corners of its picture. Nothing where it
/// does not say. Errors: cannot be read.
struct PageCorners {
    MapPoint north_west, south_east;
};
Result<std::optional<PageCorners>> page_corners(const std::filesystem::path& file);

/// A text that a PDF or TIFF says of itself ("KEYWORDS", "TIFFTAG_IMAGEDESCRIPTION"), or nothing.
/// Errors: not such a file.
Result<std::optional<std::string>> page_text(const std::filesystem::path& file,
                                             std::string_view name);

} // namespace panjshir::io
