#pragma once
// A terrain as it is kept: one GeoTIFF on the map's plane with levels of halved resolution, so that
// the whole opens at once and a part is read finely.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "terrain/height_grid.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace panjshir::io {

/// Writes tiles of 256 x 256 cells, compressed, heights in metres to a sixteenth, voids NaN, and
/// halved levels (means of what is not void) until one has at most 512 cells a side. Columns and
/// rows are filled up with voids to whole cells of the coarsest level. `progress` gets 0..1. The
/// old file stays until the new one is whole. Errors: cannot be written (folder missing, disk
/// full).
Result<void> write_terrain(const std::filesystem::path& path, const terrain::HeightGrid& grid,
                           const std::string& well_known_text,
                           const std::function<void(double)>& progress = {});

/// Any GeoTIFF on the map's plane may be read like this; without levels it has but one.
/// From one thread at a time.
class TerrainPyramid {
public:
    struct Level {
        int columns = 0, rows = 0;
        double cell_size_m = 0;
    };
    /// Errors: as read_projected_dem for the file, without reading its heights.
    static Result<TerrainPyramid> open(const std::filesystem::path& path);
    TerrainPyramid(TerrainPyramid&&) noexcept;
    TerrainPyramid& operator=(TerrainPyramid&&) noexcept;
    ~TerrainPyramid();

    const std::vector<Level>& levels() const; ///< finest first, at least one
    MapBox extent() const;
    const std::string& well_known_text() const;

    /// A rectangle of a level's cells; it must meet the level, and what lies beyond it is cut off.
    struct Window {
        int column = 0, row = 0, columns = 0, rows = 0;
        bool operator==(const Window&) const = default;
    };
    /// The level's cells under a box, cut off at the terrain's edge; empty where they do not meet.
    Window window_of(std::size_t level, const MapBox& box) const;
    /// Error: cut off or damaged. Requires: level < levels().size(); a window within the level.
    Result<terrain::HeightGrid> read(std::size_t level, const Window& window) const;

private:
    struct Impl;
    explicit TerrainPyramid(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace panjshir::io
