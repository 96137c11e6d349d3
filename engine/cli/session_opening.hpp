#pragma once
// A session as the global options ask for it.

#include "app/session.hpp"
#include "cli/command_context.hpp"
#include "scene/ground.hpp"

#include <memory>

namespace panjshir::cli {

/// Tells what takes long, and how many faults the atlas has. Errors: as app::Session::open.
Result<std::unique_ptr<app::Session>> open_session(const CommandContext& context,
                                                   app::ReliefDetail detail = {});

/// An atlas's plane and the ground under it.
struct OpenGround {
    std::unique_ptr<Projection> projection;
    scene::Ground ground;
};

/// Tells what takes long, and what the ground lacks. Errors: the atlas's projection; as
/// app::load_ground.
Result<OpenGround> open_ground(const CommandContext& context, const io::Atlas& atlas);

/// What the commands ask of the ground; the ground is made when first asked for.
TerrainHooks terrain_hooks();

} // namespace panjshir::cli
