#include "cli/session_opening.hpp"

#include "app/checks_figure.hpp"
#include "app/paths.hpp"
#include "app/terrain_source.hpp"

#include <cmath>
#include <fmt/format.h>

namespace panjshir::cli {
namespace {

// The atlas's plane and ground, kept for the next question about the same atlas and terrain.
struct GroundKeeper {
    std::string of;
    std::unique_ptr<Projection> projection;
    scene::Ground ground;
};

Result<GroundKeeper*> ground_of(GroundKeeper& keeper, const CommandContext& context,
                                const io::Atlas& atlas) {
    const std::string of = atlas.folder.string() + "\n" + context.terrain;
    if (keeper.of == of)
        return &keeper;
    auto projection = make_projection(atlas.projection);
    if (!projection)
        return tl::unexpected(projection.error());
    Diagnostics diagnostics;
    auto ground = app::load_ground(
        atlas, **projection,
        {context.terrain, app::cache_folder(),
         [&](std::string_view what) { note(context, std::string(what) + " ..."); }},
        diagnostics);
    if (!ground)
        return tl::unexpected(ground.error());
    for (const Diagnostic& diagnostic : diagnostics)
        note(context, to_string(diagnostic));
    keeper = {of, std::move(*projection), std::move(*ground)};
    return &keeper;
}

std::optional<double> height_at(const GroundKeeper& keeper, LonLat place) {
    const float height = keeper.ground.heights.height_at(keeper.projection->to_map(place));
    return std::isfinite(height) ? std::optional<double>(height) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<app::Session>> open_session(const CommandContext& context,
                                                   app::ReliefDetail detail) {
    auto session = app::Session::open(
        {context.atlas_folder, context.terrain, app::cache_folder(), context.stale_after_days,
         detail, [&context](const std::string& fault) { note(context, "warning: " + fault); }},
        [&](std::string_view what) { note(context, std::string(what) + " ..."); });
    if (session && !(*session)->diagnostics().empty())
        note(context, fmt::format("{}: {} faults in its tables; `panjshir check` names them",
                                  context.atlas_folder.string(), (*session)->diagnostics().size()));
    return session;
}

TerrainHooks terrain_hooks() {
    // Shared by the two functions, which are copied with the context.
    const auto keeper = std::make_shared<GroundKeeper>();
    TerrainHooks hooks;
    hooks.height_at = [keeper](const CommandContext& context, const io::Atlas& atlas,
                               LonLat place) -> Result<std::optional<double>> {
        const auto ground = ground_of(*keeper, context, atlas);
        if (!ground)
            return tl::unexpected(ground.error());
        return height_at(**ground, place);
    };
    hooks.add_land_facts = [keeper](const CommandContext& context, const io::Atlas& atlas,
                                    study::LandFacts& facts) -> Result<void> {
        const auto ground = ground_of(*keeper, context, atlas);
        if (!ground)
            return tl::unexpected(ground.error());
        app::add_area_facts((*ground)->ground, *(*ground)->projection, facts);
        return {};
    };
    return hooks;
}

} // namespace panjshir::cli
