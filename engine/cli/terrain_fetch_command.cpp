#include "cli/terrain_fetch_command.hpp"

#include "app/paths.hpp"
#include "app/terrain_source.hpp"
#include "base/file.hpp"
#include "cli/terrain_import_command.hpp"
#include "io/terrain_fetch.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <ostream>

namespace panjshir::cli {
namespace {

constexpr const char* kTitle = "Copernicus GLO-30 © DLR, Airbus, EU/ESA";

void tell_fetched(const CommandContext& context, const io::FetchedTiles& fetched) {
    std::string absent;
    for (const std::string& tile : fetched.absent)
        absent += (absent.empty() ? "" : ", ") + tile;
    if (!absent.empty())
        note(context,
             fmt::format("the server has no tile {}: taken as open sea, left void", absent));
    note(context, fmt::format("{} tiles: {} blocks read, {} kept from before", fetched.tiles.size(),
                              fetched.blocks_read, fetched.blocks_kept));
}

Result<io::FetchedTiles> fetch(const CommandContext& context, const TerrainFetchOptions& options,
                               const LonLatBox& area) {
    io::FetchOptions fetching;
    fetching.source = options.source;
    fetching.area = area;
    fetching.tries = options.tries;
    fetching.first_wait =
        std::chrono::milliseconds(static_cast<long long>(1000 * options.first_wait_s));
    fetching.patience = std::chrono::seconds(options.patience_s);
    // Tiles of another server are kept apart.
    fetching.folder = app::terrain_folder(app::cache_folder(), app::kFetchedTerrain) /
                      ("tiles-" + sha256_hex(options.source).substr(0, 8));
    fetching.progress = [&context](const io::FetchProgress& at) {
        if (at.blocks == 0)
            note(context, fmt::format("tile {} of {}, {}: asking ...", at.tile, at.tiles, at.name));
        else
            note(context, fmt::format("tile {} of {}, {}: block {} of {}", at.tile, at.tiles,
                                      at.name, at.block, at.blocks));
    };
    fetching.note = [&context](const std::string& what) { note(context, what); };
    return io::fetch_tiles(fetching);
}

} // namespace

int run_terrain_fetch(const CommandContext& context, const TerrainFetchOptions& options) {
    if (options.credit_only) {
        context.out << app::kCopernicusCredit << '\n';
        return kDone;
    }
    if (app::cache_folder().empty())
        return report(context, Error{"there is no folder to keep a terrain in: neither "
                                     "XDG_CACHE_HOME nor HOME is set",
                                     ErrorKind::Missing});
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    const auto projection = make_projection(atlas->projection);
    if (!projection)
        return report(context, projection.error());
    const auto extent = wanted_extent(options.area, *atlas, **projection);
    if (!extent)
        return report(context, extent.error());
    note(context, app::kCopernicusCredit);
    const auto fetched = fetch(context, options, app::box_in_degrees(*extent, **projection));
    if (!fetched)
        return report(context, fetched.error());
    tell_fetched(context, *fetched);
    const auto stored = app::store_terrain({.name = app::kFetchedTerrain,
                                            .title = kTitle,
                                            .credit = app::kCopernicusCredit,
                                            .source = options.source,
                                            .files = fetched->blocks,
                                            .projection = **projection,
                                            .extent = *extent,
                                            .cache_folder = app::cache_folder(),
                                            .progress = progress_notes(context)});
    if (!stored)
        return report(context, stored.error());
    tell_stored_terrain(context, *stored);
    return kDone;
}

void register_terrain_fetch(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainFetchOptions>();
    options->source = io::kCopernicusSource;
    CLI::App* command = terrain.add_subcommand(
        "fetch", "read the Copernicus GLO-30 tiles of the atlas's area over HTTPS; what is there "
                 "already is not read again");
    command->add_option("--area", options->area, "west,south,east,north in degrees");
    command->add_option("--source", options->source, "address of a server with the same layout");
    command->add_option("--tries", options->tries, "for each block, before giving up (6)")
        ->check(CLI::Range(1, 100));
    command
        ->add_option("--wait", options->first_wait_s, "seconds before the second try, then doubled")
        ->check(CLI::Range(0.0, 60.0));
    command->add_option("--patience", options->patience_s, "seconds without an answer (30)")
        ->check(CLI::Range(1, 3600));
    command->add_flag("--credit", options->credit_only,
                      "print the credit line that Copernicus asks for");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_fetch(context, *options);
        };
    });
}

} // namespace panjshir::cli
