#include "cli/terrain_info_command.hpp"

#include "app/paths.hpp"
#include "app/terrain_source.hpp"
#include "io/dem.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using Rows = std::vector<std::vector<std::string>>;

constexpr double kSearch_m = 300; // for a summit round its position

/// A named pass or peak: its adopted height and the terrain's.
struct KnownHeight {
    std::string id, name;
    bool peak = false;
    double adopted_m = 0;
    double terrain_m = 0; ///< at its position; of a peak the highest within kSearch_m
};

/// What is told of a terrain, whatever kind it is of.
struct TerrainFacts {
    app::ChosenTerrain chosen;
    std::optional<io::DemInfo> file;
    terrain::HeightGrid heights; ///< on the plane, as coarse as the map's ground
    std::vector<KnownHeight> known;
    std::string built_in_credit;
};

double highest_round(const terrain::HeightGrid& grid, MapPoint at) {
    double highest = grid.height_at(at);
    const int reach = static_cast<int>(std::ceil(kSearch_m / grid.cell_size_m()));
    const int column = static_cast<int>(std::lround(grid.column_of(at.easting_m)));
    const int row = static_cast<int>(std::lround(grid.row_of(at.northing_m)));
    for (int r = row - reach; r <= row + reach; ++r)
        for (int c = column - reach; c <= column + reach; ++c)
            if (grid.contains(c, r) && distance_m(grid.centre_of(c, r), at) <= kSearch_m &&
                !(grid.at(c, r) <= highest))
                highest = std::isnan(grid.at(c, r)) ? highest : grid.at(c, r);
    return highest;
}

/// Round a place as finely as the terrain is; the coarse heights where that cannot be read.
double height_round(const TerrainFacts& facts, const Projection& projection, MapPoint at,
                    bool peak) {
    const auto of = [&](const terrain::HeightGrid& grid) {
        return peak ? highest_round(grid, at) : static_cast<double>(grid.height_at(at));
    };
    if (!facts.file)
        return of(facts.heights);
    const double cell = std::max(5.0, facts.file->ground_cell_m);
    const double reach = kSearch_m + 4 * cell;
    const auto fine = io::read_dem(
        facts.chosen.file,
        {projection, MapBox{at.easting_m, at.northing_m, at.easting_m, at.northing_m}.grown(reach),
         cell});
    return fine ? of(*fine) : NAN;
}

void add_known_heights(const io::Atlas& atlas, const Projection& projection, TerrainFacts& facts) {
    for (const gazetteer::Place& place : atlas.places) {
        const bool peak = place.kind == gazetteer::PlaceKind::Peak;
        if ((!peak && place.kind != gazetteer::PlaceKind::Pass) || !place.position ||
            !place.elevation_m)
            continue;
        const MapPoint at = projection.to_map(*place.position);
        if (!facts.heights.extent().contains(at))
            continue;
        const double height = height_round(facts, projection, at, peak);
        if (std::isfinite(height))
            facts.known.push_back({place.id, place.name_in("en"), peak,
                                   static_cast<double>(*place.elevation_m), height});
    }
}

Result<TerrainFacts> gather(const CommandContext& context, const std::string& given,
                            const io::Atlas& atlas, const Projection& projection) {
    TerrainFacts facts;
    auto chosen = app::choose_terrain(given, app::cache_folder());
    if (!chosen)
        return tl::unexpected(chosen.error());
    facts.chosen = std::move(*chosen);
    if (!facts.chosen.built_in) {
        const auto info = io::read_dem_info(facts.chosen.file);
        if (!info)
            return tl::unexpected(info.error());
        facts.file = *info;
    } else {
        facts.built_in_credit =
            fmt::format("{} surveyed points (after J. de Ferranti)", atlas.spot_heights.size());
    }
    Diagnostics diagnostics;
    auto ground = app::load_ground(
        atlas, projection,
        {given, app::cache_folder(),
         [&](std::string_view what) { note(context, std::string(what) + " ..."); }},
        diagnostics);
    if (!ground)
        return tl::unexpected(ground.error());
    facts.heights = std::move(ground->heights);
    add_known_heights(atlas, projection, facts);
    return facts;
}

double rms_of(const std::vector<KnownHeight>& known) {
    double sum = 0;
    for (const KnownHeight& k : known)
        sum += (k.terrain_m - k.adopted_m) * (k.terrain_m - k.adopted_m);
    return known.empty() ? 0 : std::sqrt(sum / static_cast<double>(known.size()));
}

struct HeightRange {
    double lowest_m = INFINITY, highest_m = -INFINITY;
    std::size_t voids = 0;
};
HeightRange range_of(const terrain::HeightGrid& grid) {
    HeightRange range;
    for (const float h : grid.heights()) {
        range.voids += std::isnan(h);
        if (!std::isnan(h)) {
            range.lowest_m = std::min<double>(range.lowest_m, h);
            range.highest_m = std::max<double>(range.highest_m, h);
        }
    }
    return range;
}

std::string area_text(const LonLatBox& a) {
    return fmt::format("{:.3f} to {:.3f} E, {:.3f} to {:.3f} N", a.west, a.east, a.south, a.north);
}

LonLatBox area_of(const TerrainFacts& facts, const Projection& projection) {
    if (facts.file)
        return {facts.file->west, facts.file->south, facts.file->east, facts.file->north};
    return app::box_in_degrees(facts.heights.extent(), projection);
}

void write_json(const CommandContext& context, const TerrainFacts& facts,
                const Projection& projection) {
    json form = facts.chosen.stored ? stored_terrain_json(*facts.chosen.stored) : json::object();
    const HeightRange range = range_of(facts.heights);
    form["built_in"] = facts.chosen.built_in;
    form["file"] = facts.chosen.file.string();
    if (facts.file) {
        form["driver"] = facts.file->driver;
        form["reference"] = facts.file->reference;
        form["unit"] = facts.file->unit;
        form["columns"] = facts.file->columns;
        form["rows"] = facts.file->rows;
        form["ground_cell_m"] = facts.file->ground_cell_m;
    } else {
        form["credit"] = facts.built_in_credit;
        form["columns"] = facts.heights.columns();
        form["rows"] = facts.heights.rows();
        form["ground_cell_m"] = facts.heights.cell_size_m();
    }
    if (!facts.chosen.stored) {
        form["lowest_m"] = range.lowest_m;
        form["highest_m"] = range.highest_m;
    }
    const LonLatBox area = area_of(facts, projection);
    form["west"] = area.west, form["south"] = area.south;
    form["east"] = area.east, form["north"] = area.north;
    form["voids_on_map"] = range.voids;
    form["map_cell_m"] = facts.heights.cell_size_m();
    form["places"] = json::array();
    for (const KnownHeight& k : facts.known)
        form["places"].push_back(
            {{"place", k.id},
             {"kind", k.peak ? "peak" : "pass"},
             {"adopted_m", k.adopted_m},
             {"terrain_m", std::round(10 * k.terrain_m) / 10},
             {"difference_m", std::round(10 * (k.terrain_m - k.adopted_m)) / 10}});
    form["rms_m"] = std::round(10 * rms_of(facts.known)) / 10;
    context.out << form.dump(2) << '\n';
}

void add_stored_rows(const app::StoredTerrain& terrain, Rows& rows) {
    rows.push_back({"name", terrain.name});
    rows.push_back({"source", terrain.source});
    if (!terrain.credit.empty())
        rows.push_back({"credit", terrain.credit});
    rows.push_back({"made of", fmt::format("cells of {:.0f} m", terrain.source_cell_m)});
    rows.push_back({"voids filled",
                    fmt::format("{} ({} cells, the largest {:.2f} km²)", terrain.voids.filled,
                                terrain.voids.filled_cells, terrain.voids.largest_filled_km2)});
    if (terrain.worst_joint)
        rows.push_back(
            {"joints",
             fmt::format("{} checked, the worst step {:.1f} m (inside {:.1f} m)", terrain.joints,
                         terrain.worst_joint->step_m, terrain.worst_joint->inside_m)});
}

void write_text(const CommandContext& context, const TerrainFacts& facts,
                const Projection& projection) {
    Rows rows;
    const HeightRange range = range_of(facts.heights);
    const auto& stored = facts.chosen.stored;
    rows.push_back(
        {"terrain", facts.chosen.built_in ? "built-in, schematic" : facts.chosen.file.string()});
    if (stored)
        add_stored_rows(*stored, rows);
    if (facts.file) {
        rows.push_back({"format", fmt::format("{}, {}, heights in {}", facts.file->driver,
                                              facts.file->reference, facts.file->unit)});
        rows.push_back({"cells", fmt::format("{} x {} of {:.4g} m", facts.file->columns,
                                             facts.file->rows, facts.file->ground_cell_m)});
    } else {
        rows.push_back({"source", facts.built_in_credit});
        rows.push_back({"cells", fmt::format("{} x {} of {:g} m", facts.heights.columns(),
                                             facts.heights.rows(), facts.heights.cell_size_m())});
    }
    rows.push_back({"extent", area_text(area_of(facts, projection))});
    rows.push_back(
        {"heights",
         fmt::format("{:.0f} to {:.0f} m{}", stored ? stored->lowest_m : range.lowest_m,
                     stored ? stored->highest_m : range.highest_m,
                     stored || facts.chosen.built_in
                         ? ""
                         : fmt::format(" (on the map, at {:g} m)", facts.heights.cell_size_m()))});
    rows.push_back(
        {"voids on map",
         fmt::format("{:.2f} % of {} x {} cells of {:g} m",
                     100.0 * static_cast<double>(range.voids) /
                         static_cast<double>(facts.heights.heights().size()),
                     facts.heights.columns(), facts.heights.rows(), facts.heights.cell_size_m())});
    context.out << text_table(rows);
    if (facts.known.empty())
        return;
    context.out << fmt::format(
        "\nagainst adopted heights (a pass at its position, a peak's highest "
        "within {:.0f} m):\n",
        kSearch_m);
    Rows places;
    for (const KnownHeight& k : facts.known)
        places.push_back({k.name, k.peak ? "peak" : "pass", fmt::format("{:.0f} m", k.adopted_m),
                          fmt::format("{:.0f} m", k.terrain_m),
                          fmt::format("{:+.0f} m", k.terrain_m - k.adopted_m)});
    context.out << text_table(places) << fmt::format("RMS {:.0f} m\n", rms_of(facts.known));
}

} // namespace

json stored_terrain_json(const app::StoredTerrain& terrain) {
    json form{{"name", terrain.name},
              {"title", terrain.title},
              {"credit", terrain.credit},
              {"source", terrain.source},
              {"file", terrain.file.string()},
              {"columns", terrain.columns},
              {"rows", terrain.rows},
              {"cell_size_m", terrain.cell_size_m},
              {"source_cell_m", terrain.source_cell_m},
              {"lowest_m", terrain.lowest_m},
              {"highest_m", terrain.highest_m},
              {"voids_filled", terrain.voids.filled},
              {"void_cells_filled", terrain.voids.filled_cells},
              {"largest_void_filled_km2", terrain.voids.largest_filled_km2},
              {"voids_left", terrain.voids.left},
              {"largest_void_left_km2", terrain.voids.largest_left_km2},
              {"cells_without_height", terrain.voids.cells_left},
              {"joints", terrain.joints}};
    if (const auto& worst = terrain.worst_joint)
        form["worst_joint"] = {{"first", worst->first},     {"second", worst->second},
                               {"step_m", worst->step_m},   {"inside_m", worst->inside_m},
                               {"overlap", worst->overlap}, {"sound", worst->sound}};
    return form;
}

int run_terrain_info(const CommandContext& context, const std::string& terrain) {
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto projection = make_projection(atlas->projection);
    if (!projection)
        return report(context, projection.error());
    const auto facts =
        gather(context, terrain.empty() ? context.terrain : terrain, *atlas, **projection);
    if (!facts)
        return report(context, facts.error());
    if (context.form == OutputForm::Json)
        write_json(context, *facts, **projection);
    else
        write_text(context, *facts, **projection);
    return kDone;
}

void register_terrain_info(CLI::App& terrain, Action& chosen) {
    const auto given = std::make_shared<std::string>();
    CLI::App* command = terrain.add_subcommand(
        "info", "what a terrain is: source, credit, cell, extent, heights, voids, and its error at "
                "named passes and peaks");
    command->add_option("terrain", *given,
                        "a file, a name or built-in; that in use where left out");
    command->callback([given, &chosen] {
        chosen = [given](const CommandContext& context) {
            return run_terrain_info(context, *given);
        };
    });
}

} // namespace panjshir::cli
