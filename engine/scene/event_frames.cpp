#include "scene/event_frames.hpp"

#include "scene/layer_parts.hpp"

#include "display/path_builder.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

namespace panjshir::scene {
namespace {

struct Frame {
    int corners;
    double size; ///< of the circle through its corners, so that all cover as much
    double turn; ///< of the first corner from the top, in shares of the angle between corners
};
constexpr std::array<Frame, 3> kFrames{{{6, 1.12, 0}, {5, 1.17, 0}, {8, 1.06, 0.5}}};

display::PathPtr polygon_of(const Frame& frame) {
    std::vector<display::Point> corners;
    const double step = 2 * std::numbers::pi / frame.corners;
    for (int i = 0; i < frame.corners; ++i) {
        const double angle = (i + frame.turn) * step;
        corners.push_back({frame.size * std::sin(angle), -frame.size * std::cos(angle)});
    }
    return display::share(display::polygon(corners));
}

std::optional<std::size_t> place_among_sides(const chronicle::Chronicle& chronicle,
                                             std::string_view side) {
    std::size_t place = 0;
    for (const chronicle::Actor& actor : chronicle.actors) {
        if (!actor.colour || (!actor.side.empty() && actor.side != actor.id))
            continue;
        if (actor.id == side)
            return place;
        ++place;
    }
    return std::nullopt;
}

} // namespace

display::PlacedPath event_outline(const chronicle::Chronicle& chronicle, EventSymbols symbols,
                                  std::string_view side, display::Point centre, double radius_mm) {
    static const std::array<display::PathPtr, kFrames.size()> polygons{
        polygon_of(kFrames[0]), polygon_of(kFrames[1]), polygon_of(kFrames[2])};
    const auto place =
        symbols == EventSymbols::Frames ? place_among_sides(chronicle, side) : std::nullopt;
    if (!place)
        return circle_at(centre, radius_mm);
    return {polygons[*place % polygons.size()], {radius_mm, 0, 0, radius_mm, centre.x, centre.y}};
}

} // namespace panjshir::scene
