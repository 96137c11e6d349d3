#include "cli/session_opening.hpp"

#include "app/checks_figure.hpp"
#include "app/paths.hpp"
#include "app/terrain_source.hpp"

#include <cmath>
#include <fmt/format.h>

namespace panjshir::cli {
namespace {

// Kept for the next question about the same atlas and terrain.
struct GroundKeeper {
    std::string of;
    OpenGround open;
};

Result<const OpenGround*> ground_of(GroundKeeper& keeper, const CommandContext& context,
                                    const io::Atlas& atlas) {
    const std::string of = atlas.folder.string() + "\n" + context.terrain;
    if (keeper.of != of) {
        auto open = open_ground(context, atlas);
        if (!open)
            return tl::unexpected(open.error());
        keeper = {of, std::move(*open)};
    }
    return &keeper.open;
}

std::optional<double> height_at(const OpenGround& open, LonLat place) {
    const float height = open.ground.heights.height_at(open.projection->to_map(place));
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

Result<OpenGround> open_ground(const CommandContext& context, const io::Atlas& atlas) {
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
    return OpenGround{std::move(*projection), std::move(*ground)};
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
