#include "app/terrain_source.hpp"

#include "app/terrain_cache.hpp"
#include "app/terrain_store.hpp"
#include "base/file.hpp"
#include "io/dem.hpp"
#include "terrain/skeleton.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

namespace panjshir::app {
namespace {

constexpr double kBuiltInCell_m = 140;
constexpr double kMostCells = 4e6;
constexpr double kMargin_m = 12000; // round the atlas's area, for a sheet of other proportions

std::string file_stamp(const std::filesystem::path& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    const auto time = std::filesystem::last_write_time(path, error);
    return fmt::format("{}:{}:{}", path.string(), error ? 0 : size,
                       error ? 0 : static_cast<long long>(time.time_since_epoch().count()));
}

// All that the ground is made from: the tables, the terrain, and the program itself.
std::string ground_key(const io::Atlas& atlas, const ChosenTerrain& terrain) {
    std::string key;
    for (const char* table : {"datapackage.json", "places.csv", "extents.csv", "spot_heights.csv"})
        key += file_stamp(atlas.folder / table) + "\n";
    key += terrain.built_in ? "built-in" : file_stamp(terrain.file);
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return sha256_hex(key + "\n" + (error ? "" : file_stamp(program)));
}

// On the plane: what the spot heights cover, or the atlas's area where there are none.
MapBox extent_of(const std::vector<terrain::SpotHeight>& vertices, const MapBox& area) {
    if (vertices.empty())
        return area.grown(kMargin_m);
    MapBox box = area;
    for (const terrain::SpotHeight& v : vertices) {
        box.west_m = std::min(box.west_m, v.position.easting_m);
        box.east_m = std::max(box.east_m, v.position.easting_m);
        box.south_m = std::min(box.south_m, v.position.northing_m);
        box.north_m = std::max(box.north_m, v.position.northing_m);
    }
    return box;
}

std::vector<terrain::SpotHeight> vertices_of(const io::Atlas& atlas, const Projection& projection) {
    std::vector<terrain::SpotHeight> vertices;
    for (const io::SpotHeightRow& row : atlas.spot_heights)
        vertices.push_back(
            {projection.to_map(row.at), static_cast<float>(row.elevation_m), row.line, row.rank});
    return vertices;
}

Result<terrain::HeightGrid> make_heights(const io::Atlas& atlas, const Projection& projection,
                                         const ChosenTerrain& terrain) {
    const std::vector<terrain::SpotHeight> vertices = vertices_of(atlas, projection);
    const MapBox extent = extent_of(vertices, box_on_plane(atlas.area, projection));
    if (terrain.built_in) {
        if (vertices.empty())
            return fail(
                fmt::format("{}: spot_heights has no row: the atlas carries no relief of its own "
                            "(give an elevation file with --terrain)",
                            atlas.folder.string()));
        return terrain::build_skeleton(vertices, {extent, kBuiltInCell_m});
    }
    const double cell =
        std::max(60.0, std::ceil(std::sqrt(extent.width_m() * extent.height_m() / kMostCells)));
    return io::read_dem(terrain.file, {projection, extent, cell});
}

} // namespace

double source_cell_m(const ChosenTerrain& terrain) {
    if (terrain.stored)
        return terrain.stored->source_cell_m;
    const auto info = io::read_dem_info(terrain.file);
    return info ? info->ground_cell_m : 0;
}

MapBox box_on_plane(const LonLatBox& area, const Projection& projection) {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i <= 8; ++i)
        for (int k = 0; k <= 8; ++k) {
            const MapPoint p = projection.to_map(
                LonLat::from_degrees(area.west + (area.east - area.west) * i / 8,
                                     area.south + (area.north - area.south) * k / 8));
            box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                   std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
        }
    return box;
}

LonLatBox box_in_degrees(const MapBox& box, const Projection& projection) {
    LonLatBox degrees{180, 90, -180, -90};
    for (int i = 0; i <= 8; ++i)
        for (int k = 0; k <= 8; ++k) {
            const LonLat p = projection.to_lon_lat(
                {box.west_m + box.width_m() * i / 8, box.south_m + box.height_m() * k / 8});
            degrees = {std::min(degrees.west, p.longitude_deg()),
                       std::min(degrees.south, p.latitude_deg()),
                       std::max(degrees.east, p.longitude_deg()),
                       std::max(degrees.north, p.latitude_deg())};
        }
    return degrees;
}

MapBox ground_extent(const io::Atlas& atlas, const Projection& projection) {
    return extent_of(vertices_of(atlas, projection), box_on_plane(atlas.area, projection));
}

Result<scene::Ground> load_ground(const io::Atlas& atlas, const Projection& projection,
                                  const GroundOptions& options, Diagnostics& diagnostics) {
    const auto say = [&](std::string_view what) {
        if (options.progress)
            options.progress(what);
    };
    const auto terrain = choose_terrain(options.terrain, options.cache_folder);
    if (!terrain)
        return tl::unexpected(terrain.error());
    const std::string key = ground_key(atlas, *terrain);
    const bool cached = !options.cache_folder.empty();
    wait_for_keeping();
    if (cached)
        if (auto kept = find_kept_ground(options.cache_folder, key)) {
            diagnostics.insert(diagnostics.end(), kept->diagnostics.begin(),
                               kept->diagnostics.end());
            return std::move(kept->ground);
        }

    say(terrain->built_in ? "building the relief" : "reading the terrain");
    auto heights = make_heights(atlas, projection, *terrain);
    if (!heights)
        return tl::unexpected(heights.error());
    say("tracing rivers and valleys");
    double generalise_m = 0;
    if (!terrain->built_in)
        if (const double cell_m = source_cell_m(*terrain); cell_m > heights->cell_size_m())
            generalise_m = 0.45 * cell_m; // its cells would show as a weave
    Diagnostics found;
    scene::Ground ground =
        scene::make_ground({projection, atlas.places, atlas.extents, std::move(*heights),
                            terrain->built_in, generalise_m},
                           found);
    if (cached)
        keep_ground_beside(options.cache_folder, key, ground, found);
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    return ground;
}

} // namespace panjshir::app
