#include "scene/place_symbols.hpp"

#include "display/path_builder.hpp"
#include "scene/style.hpp"

namespace panjshir::scene {
namespace {

using gazetteer::PlaceKind;

double settlement_radius_mm(const gazetteer::Place& place) {
    if (place.kind == PlaceKind::City)
        return place.rank <= 1 ? 1.25 : 1.05;
    if (place.kind == PlaceKind::Town)
        return place.rank <= 2 ? 0.95 : 0.8;
    return 0.6;
}

display::PlacedPath here(display::Path path) {
    return {display::share(std::move(path)), {}};
}

void stroke(Drawing& drawing, display::Path path, display::Colour colour, double width_mm) {
    display::StrokePath command;
    command.shape = here(std::move(path));
    command.colour = colour;
    command.width_mm = width_mm;
    drawing.list.commands.push_back(std::move(command));
}

void fill(Drawing& drawing, display::Path path, display::Colour colour) {
    drawing.list.commands.push_back(display::FillPath{here(std::move(path)), colour});
}

void disc(Drawing& drawing, display::Point at, double radius_mm, display::Colour colour) {
    drawing.list.commands.push_back(display::FillPath{circle_at(at, radius_mm), colour});
}

// A ring is a smaller disc on a larger one.
void settlement(Drawing& drawing, const gazetteer::Place& place, display::Point at) {
    const double r = settlement_radius_mm(place);
    disc(drawing, at, r + 0.3, style::kHalo);
    disc(drawing, at, r, style::kInk);
    disc(drawing, at, r - 0.32, style::kPaper);
    if (place.kind == PlaceKind::City)
        disc(drawing, at, r * 0.45, style::kInk);
}

// Two slopes that part at the saddle: )(
void pass(Drawing& drawing, display::Point at) {
    const double r = 1.15;
    for (const display::Colour colour : {style::kHalo.with_alpha(1), style::kLandName}) {
        const double width = colour == style::kLandName ? 0.55 : 1.25;
        stroke(drawing, display::arc({at.x - r * 1.35, at.y}, r, -58, 58), colour, width);
        stroke(drawing, display::arc({at.x + r * 1.35, at.y}, r, 122, 238), colour, width);
    }
}

void peak(Drawing& drawing, display::Point at) {
    stroke(drawing, display::regular_polygon(at, 0.95, 3), style::kHalo, 0.8);
    fill(drawing, display::regular_polygon(at, 0.95, 3), style::kLandName);
}

// A mouth in the rock.
void tunnel(Drawing& drawing, display::Point at) {
    display::PathBuilder arch;
    arch.move_to({at.x - 0.9, at.y + 0.8}).line_to({at.x - 0.9, at.y}).arc(at, 0.9, 180, 360);
    arch.line_to({at.x + 0.9, at.y + 0.8}).close();
    const display::Path path = std::move(arch).path();
    stroke(drawing, path, style::kHalo, 0.8);
    fill(drawing, path, style::kInk);
}

void airport(Drawing& drawing, display::Point at) {
    stroke(drawing, display::circle(at, 0.9), style::kQuietInk, 0.25);
    stroke(drawing,
           display::polyline(std::vector<display::Point>{{at.x, at.y - 0.6}, {at.x, at.y + 0.6}}),
           style::kQuietInk, 0.35);
    stroke(drawing,
           display::polyline(std::vector<display::Point>{{at.x - 0.55, at.y}, {at.x + 0.55, at.y}}),
           style::kQuietInk, 0.35);
}

} // namespace

double symbol_radius_mm(const gazetteer::Place& place) {
    switch (place.kind) {
    case PlaceKind::City:
    case PlaceKind::Town:
    case PlaceKind::Village:
        return settlement_radius_mm(place);
    case PlaceKind::Pass:
        return 1.1;
    case PlaceKind::Peak:
    case PlaceKind::Tunnel:
    case PlaceKind::Airport:
        return 0.95;
    default:
        return 0;
    }
}

void draw_place_symbol(Drawing& drawing, const gazetteer::Place& place, display::Point at) {
    switch (place.kind) {
    case PlaceKind::City:
    case PlaceKind::Town:
    case PlaceKind::Village:
        settlement(drawing, place, at);
        break;
    case PlaceKind::Pass:
        pass(drawing, at);
        break;
    case PlaceKind::Peak:
        peak(drawing, at);
        break;
    case PlaceKind::Tunnel:
        tunnel(drawing, at);
        break;
    case PlaceKind::Airport:
        airport(drawing, at);
        break;
    default:
        break;
    }
}

} // namespace panjshir::scene
