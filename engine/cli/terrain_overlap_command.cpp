#include "cli/terrain_overlap_command.hpp"

#include "cli/session_opening.hpp"
#include "geo/simplify.hpp"
#include "io/outline_file.hpp"
#include "terrain/area_overlap.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using terrain::AreaLattice;

struct Outline {
    std::string name;
    AreaLattice lattice; ///< of the part on the terrain
    double whole_m2 = 0; ///< wherever it lies
};

/// An area of the atlas and the outlines that it stands for.
struct Match {
    std::string place, name;
    std::vector<std::string> outlines;
    double area_m2 = 0, outlines_m2 = 0, overlap = 0;
};

std::vector<Outline> outlines_on_lattice(const std::vector<io::NamedOutline>& named,
                                         const Projection& projection, const MapBox& box,
                                         double step_m) {
    std::vector<Outline> outlines;
    for (const io::NamedOutline& outline : named) {
        MapArea area;
        bool on_plane = true; // the other side of the earth has no place on it
        for (const Polyline& ring : outline.rings) {
            MapLine& line = area.rings.emplace_back();
            for (const LonLat at : ring) {
                line.push_back(projection.to_map(at));
                on_plane = on_plane && std::isfinite(line.back().easting_m) &&
                           std::isfinite(line.back().northing_m);
            }
        }
        if (!on_plane)
            continue;
        Outline placed{outline.name, terrain::on_lattice(area, box, step_m), area_m2(area)};
        if (placed.lattice.count() > 0)
            outlines.push_back(std::move(placed));
    }
    return outlines;
}

Match match_of(const AreaLattice& area, const std::vector<Outline>& outlines) {
    Match match;
    AreaLattice together = area;
    std::fill(together.inside.begin(), together.inside.end(), std::uint8_t{0});
    for (const Outline& outline : outlines) {
        const double shared_m2 = static_cast<double>(terrain::overlap(area, outline.lattice).both) *
                                 area.step_m * area.step_m;
        if (2 * shared_m2 <= std::max(outline.whole_m2, outline.lattice.area_m2()))
            continue;
        match.outlines.push_back(outline.name);
        for (std::size_t i = 0; i < together.inside.size(); ++i)
            together.inside[i] |= outline.lattice.inside[i];
    }
    match.area_m2 = area.area_m2();
    match.outlines_m2 = together.area_m2();
    match.overlap = terrain::overlap(area, together).share();
    return match;
}

void tell(const CommandContext& context, const std::vector<Match>& matches) {
    if (context.form == OutputForm::Json) {
        auto list = nlohmann::json::array();
        for (const Match& match : matches)
            list.push_back({{"place", match.place},
                            {"outlines", match.outlines},
                            {"area_km2", match.area_m2 / 1e6},
                            {"outlines_km2", match.outlines_m2 / 1e6},
                            {"overlap", match.overlap}});
        context.out << list.dump(2) << '\n';
        return;
    }
    std::vector<std::vector<std::string>> rows{
        {"area", "km²", "outlines' km²", "overlap", "outlines"}};
    for (const Match& match : matches)
        rows.push_back({match.name, fmt::format("{:.0f}", match.area_m2 / 1e6),
                        fmt::format("{:.0f}", match.outlines_m2 / 1e6),
                        fmt::format("{:.3f}", match.overlap),
                        fmt::format("{}", fmt::join(match.outlines, ", "))});
    context.out << text_table(rows);
}

} // namespace

int run_terrain_overlap(const CommandContext& context, const TerrainOverlapOptions& options) {
    const auto named = io::read_outlines(options.outlines, options.name_property);
    if (!named)
        return report(context, named.error());
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto open = open_ground(context, *atlas);
    if (!open)
        return report(context, open.error());
    const Projection& projection = *open->projection;
    if (open->ground.extent.width_m() / options.step_m *
            (open->ground.extent.height_m() / options.step_m) >=
        terrain::kMostLatticePoints / static_cast<double>(named->size() + 1))
        return report(context, Error{fmt::format("--step {:g}: too many points for {} outlines on "
                                                 "this terrain; take a wider step",
                                                 options.step_m, named->size()),
                                     ErrorKind::Usage});
    const auto outlines =
        outlines_on_lattice(*named, projection, open->ground.extent, options.step_m);
    std::vector<Match> matches;
    for (const scene::AreaShape& area : open->ground.areas) {
        Match match =
            match_of(terrain::on_lattice(area.area, open->ground.extent, options.step_m), outlines);
        if (match.outlines.empty())
            continue;
        match.place = area.place;
        const gazetteer::Place* place = atlas->place(area.place);
        match.name = place ? place->name_in(context.language) : area.place;
        matches.push_back(std::move(match));
    }
    if (matches.empty())
        return report(context, Error{fmt::format("{}: none of its outlines lies in an area of the "
                                                 "atlas for the greater part",
                                                 options.outlines)});
    tell(context, matches);
    return kDone;
}

void register_terrain_overlap(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainOverlapOptions>();
    CLI::App* command = terrain.add_subcommand(
        "overlap", "how far the atlas's areas agree with the outlines of a GeoJSON file");
    command->add_option("outlines", options->outlines, "districts, provinces: a GeoJSON file")
        ->required();
    command->add_option("--name", options->name_property, "the property that names them (name)");
    command->add_option("--step", options->step_m, "metres between the points counted (500)")
        ->check(CLI::Range(50.0, 10000.0));
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_overlap(context, *options);
        };
    });
}

} // namespace panjshir::cli
