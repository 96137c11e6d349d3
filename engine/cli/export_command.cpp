#include "cli/export_command.hpp"

#include "io/export.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

Result<io::ExportGeometry> geometry_of(const CommandContext& context, const io::Atlas& atlas) {
    io::ExportGeometry geometry;
    if (!context.hooks.add_land_facts)
        return geometry;
    study::LandFacts facts;
    facts.places = atlas.places;
    facts.extents = atlas.extents;
    if (const auto added = context.hooks.add_land_facts(context, atlas, facts); !added)
        return tl::unexpected(added.error());
    geometry.areas = std::move(facts.areas);
    return geometry;
}

} // namespace

int run_export(const CommandContext& context, const ExportOptions& options) {
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto geometry = geometry_of(context, *atlas);
    if (!geometry)
        return report(context, geometry.error());
    if (const auto written = io::export_atlas(*atlas, *geometry, options.to); !written)
        return report(context, written.error());
    const std::size_t claims = atlas->chronicle.claims.size(),
                      events = atlas->chronicle.events.size();
    if (context.form == OutputForm::Json)
        context.out << nlohmann::json{{"file", options.to},
                                      {"claims", claims},
                                      {"events", events},
                                      {"places", atlas->places.size()}}
                           .dump(2)
                    << '\n';
    else
        note(context, fmt::format("{}: {} claims, {} events, {} places in the atlas", options.to,
                                  claims, events, atlas->places.size()));
    return kDone;
}

void register_export(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command =
        app.add_subcommand("export", "the atlas as GeoJSON, GeoPackage, KML, CSV or Linked Places");
    command->add_option("--to", options->to, "FILE.geojson, .gpkg, .kml, .csv or .lpf.json")
        ->required();
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_export(context, *options); };
    });
}

} // namespace panjshir::cli
