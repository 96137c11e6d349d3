#include "io/dem_part.hpp"

#include "io/dem.hpp"
#include "io/dem_rows.hpp"
#include "io/geotiff_writer.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace panjshir::io {
namespace {

Result<MapBox> box_round(const Polyline& places, double margin_m, const Projection& projection) {
    MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (const LonLat place : places) {
        const MapPoint p = projection.to_map(place);
        if (!std::isfinite(p.easting_m) || !std::isfinite(p.northing_m))
            return fail(fmt::format("{},{} lies outside the domain of {}", place.longitude_deg(),
                                    place.latitude_deg(), projection.title()));
        box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
               std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
    }
    return box.grown(margin_m);
}

Result<DemPart> own_cells(DemRows& rows, const std::string& name, const Polyline& places,
                          double margin_m) {
    auto projection = make_projection(rows.well_known_text());
    if (!projection)
        return tl::unexpected(projection.error());
    const double cell = rows.cell_size_m();
    const auto box = box_round(places, margin_m + 2 * cell, **projection);
    if (!box)
        return tl::unexpected(box.error());
    const MapPoint corner = rows.north_west();
    const auto line = [&](double metres, int limit) {
        return static_cast<int>(
            std::clamp(std::floor(metres / cell), 0.0, static_cast<double>(limit)));
    };
    const int west = line(box->west_m - corner.easting_m, rows.columns());
    const int east = line(box->east_m - corner.easting_m + cell, rows.columns());
    const int north = line(corner.northing_m - box->north_m, rows.rows());
    const int south = line(corner.northing_m - box->south_m + cell, rows.rows());
    if (west >= east || north >= south)
        return fail(fmt::format("{}: lies elsewhere: none of the places is on its ground", name));
    if (static_cast<double>(east - west) * (south - north) > static_cast<double>(kMaxDemCells))
        return fail(fmt::format("{}: {} x {} cells are more than can be held; ask for less ground",
                                name, east - west, south - north));
    DemPart part{
        terrain::HeightGrid(east - west, south - north, cell,
                            {corner.easting_m + west * cell, corner.northing_m - north * cell}),
        std::move(*projection), rows.well_known_text()};
    if (auto read = rows.read_part(west, east - west, north, south - north, part.grid.heights());
        !read)
        return tl::unexpected(read.error());
    rows.to_metres(part.grid.heights());
    const auto heights = std::as_const(part.grid).heights();
    if (std::all_of(heights.begin(), heights.end(), [](float h) { return std::isnan(h); }))
        return fail(fmt::format("{}: holds nothing but voids round the places asked for", name));
    return part;
}

} // namespace

Result<DemPart> read_dem_part(const std::filesystem::path& path, const Polyline& places,
                              double margin_m, const std::string& otherwise) {
    if (auto rows = DemRows::open(path))
        return own_cells(*rows, path.string(), places, margin_m);
    const auto info = read_dem_info(path);
    if (!info)
        return tl::unexpected(info.error());
    auto projection = make_projection(otherwise);
    if (!projection)
        return tl::unexpected(projection.error());
    const double cell = std::max(1.0, std::round(info->ground_cell_m));
    auto box = box_round(places, margin_m + 2 * cell, **projection);
    if (!box)
        return tl::unexpected(box.error());
    // No further than the file's own ground goes, as near as its corners and the middles of its
    // sides tell.
    Polyline frame;
    for (const double x : {info->west, (info->west + info->east) / 2, info->east})
        for (const double y : {info->south, (info->south + info->north) / 2, info->north})
            if (LonLat::is_valid(x, y))
                frame.push_back(LonLat::from_degrees(x, y));
    if (const auto ground = box_round(frame, 5 * cell, **projection); ground && !frame.empty()) {
        *box = {std::max(box->west_m, ground->west_m), std::max(box->south_m, ground->south_m),
                std::min(box->east_m, ground->east_m), std::min(box->north_m, ground->north_m)};
        if (box->west_m >= box->east_m || box->south_m >= box->north_m)
            return fail(fmt::format("{}: lies elsewhere: none of the places is on its ground",
                                    path.string()));
    }
    auto grid = read_dem(path, {**projection, *box, cell});
    if (!grid)
        return tl::unexpected(grid.error());
    std::string wkt = (*projection)->well_known_text();
    return DemPart{std::move(*grid), std::move(*projection), std::move(wkt)};
}

Result<void> write_viewshed(const std::filesystem::path& path, const terrain::Viewshed& viewshed,
                            const std::string& well_known_text) {
    const GeoTiffLayout layout{.columns = viewshed.window.columns,
                               .rows = viewshed.window.rows,
                               .cell_size_m = viewshed.cell_size_m,
                               .north_west = viewshed.north_west,
                               .well_known_text = well_known_text,
                               .has_void_value = false};
    // Packing takes longer than writing the bytes as they are.
    auto writer = GeoTiffWriter::create(path, layout, {});
    if (!writer)
        return tl::unexpected(writer.error());
    if (auto written = writer->write_rows(0, layout.rows, viewshed.seen.data()); !written)
        return written;
    return writer->finish();
}

} // namespace panjshir::io
