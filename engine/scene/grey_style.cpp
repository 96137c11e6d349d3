#include "scene/grey_style.hpp"

#include "base/overloaded.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"
#include "display/path_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace panjshir::scene {
namespace {

constexpr double kPitch_mm = 1.8, kLine_mm = 0.3, kDotRadius_mm = 0.3;

std::optional<Hatch> parse_hatch(std::string_view text) {
    if (text == "lines-45")
        return Hatch::LinesRising;
    if (text == "lines-135")
        return Hatch::LinesFalling;
    if (text == "dots")
        return Hatch::Dots;
    if (text == "cross")
        return Hatch::Crossed;
    return std::nullopt;
}

void append_lines(display::DisplayList& list, const display::PlacedPath& shape, double angle_deg,
                  display::Point anchor, display::Colour ink) {
    display::HatchPath hatch;
    hatch.shape = shape;
    hatch.bands.assign(static_cast<std::size_t>(std::lround(kPitch_mm / kLine_mm)),
                       ink.with_alpha(0));
    hatch.bands.front() = ink;
    hatch.band_mm = kLine_mm;
    hatch.angle_deg = angle_deg;
    hatch.anchor = anchor;
    hatch.blend = display::Blend::Normal;
    list.commands.push_back(std::move(hatch));
}

// Rows at 45 degrees midway between the rising lines of the same anchor.
void append_dots(display::DisplayList& list, const display::PlacedPath& shape,
                 display::Point anchor, display::Colour ink) {
    const display::Box box = display::bounds(shape).grown(kPitch_mm);
    const double c = std::sqrt(0.5);
    // Along the rows (u, up to the right) and across them (v, down to the right).
    const auto u_of = [&](double x, double y) { return (x - anchor.x) * c - (y - anchor.y) * c; };
    const auto v_of = [&](double x, double y) { return (x - anchor.x) * c + (y - anchor.y) * c; };
    const double u_first = std::floor(u_of(box.left, box.bottom) / kPitch_mm);
    const double u_last = std::ceil(u_of(box.right, box.top) / kPitch_mm);
    const double v_first = std::floor(v_of(box.left, box.top) / kPitch_mm);
    const double v_last = std::ceil(v_of(box.right, box.bottom) / kPitch_mm);
    display::Path dots;
    for (double row = v_first; row <= v_last; ++row)
        for (double step = u_first; step <= u_last; ++step) {
            const double u = (step + (std::fmod(std::abs(row), 2) > 0.5 ? 0.5 : 0)) * kPitch_mm;
            const double v = (row + 0.5) * kPitch_mm + kLine_mm / 2;
            const display::Point at{anchor.x + (u + v) * c, anchor.y + (v - u) * c};
            if (at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom)
                continue;
            const display::Path dot = display::circle(at, kDotRadius_mm, 0.03);
            dots.contours.insert(dots.contours.end(), dot.contours.begin(), dot.contours.end());
        }
    list.commands.push_back(display::PushClip{shape});
    list.commands.push_back(display::FillPath{{display::share(std::move(dots)), {}},
                                              ink,
                                              display::Blend::Normal,
                                              display::FillRule::NonZero});
    list.commands.push_back(display::PopClip{});
}

display::Colour grey_of(display::Colour colour) {
    const auto linear = [](float v) {
        return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
    };
    const float light = 0.2126f * linear(colour.red) + 0.7152f * linear(colour.green) +
                        0.0722f * linear(colour.blue);
    const float v =
        light <= 0.0031308f ? light * 12.92f : 1.055f * std::pow(light, 1 / 2.4f) - 0.055f;
    return {v, v, v, colour.alpha};
}

void grey_relief(display::Relief& relief) {
    for (display::TintStop& stop : relief.tints) {
        const float v = grey_of(stop.colour).red;
        const float lighter = 1 - (1 - v) * 0.45f;
        stop.colour = {lighter, lighter, lighter, 1};
    }
    relief.light.shade_strength *= 0.8f;
    relief.void_colour = grey_of(relief.void_colour);
}

// Lines and dots of ink must not run into the letters: darker ones, with more paper about them.
void grey_lettering(display::GlyphRun& run) {
    run.colour = grey_of(run.colour);
    run.halo = grey_of(run.halo);
    if (run.halo_mm <= 0)
        return;
    constexpr float kInk = 0.62f;
    run.colour = {run.colour.red * kInk, run.colour.green * kInk, run.colour.blue * kInk,
                  run.colour.alpha};
    run.halo.alpha = std::max(run.halo.alpha, 0.95f * std::min(1.0f, run.colour.alpha));
    run.halo_mm *= 1.35;
}

} // namespace

Hatch hatch_of(const chronicle::Chronicle& chronicle, std::string_view actor) {
    const chronicle::Actor* found = chronicle.actor(actor);
    if (found && found->hatch.empty() && !found->side.empty())
        found = chronicle.actor(found->side);
    return found ? parse_hatch(found->hatch).value_or(Hatch::Crossed) : Hatch::Crossed;
}

std::vector<Hatch> hatches_of(const chronicle::Chronicle& chronicle,
                              const std::vector<std::string>& actors) {
    std::vector<Hatch> hatches;
    for (const std::string& actor : actors) {
        const Hatch hatch = hatch_of(chronicle, actor);
        if (std::find(hatches.begin(), hatches.end(), hatch) == hatches.end())
            hatches.push_back(hatch);
    }
    return hatches;
}

std::vector<double> ring_dashes(const chronicle::Chronicle& chronicle, std::string_view actor) {
    switch (hatch_of(chronicle, actor)) {
    case Hatch::LinesRising:
        return {};
    case Hatch::Dots:
        return {0.55, 0.5};
    default:
        return {1.4, 0.5};
    }
}

void append_hatches(display::DisplayList& list, const display::PlacedPath& shape,
                    const std::vector<Hatch>& hatches, display::Point anchor, double strength) {
    const display::Colour ink =
        style::kInk.with_alpha(static_cast<float>(0.35 + 0.55 * std::clamp(strength, 0.0, 1.0)));
    for (const Hatch hatch : hatches) {
        if (hatch == Hatch::LinesRising || hatch == Hatch::Crossed)
            append_lines(list, shape, 45, anchor, ink);
        if (hatch == Hatch::LinesFalling || hatch == Hatch::Crossed)
            append_lines(list, shape, 135, anchor, ink);
        if (hatch == Hatch::Dots)
            append_dots(list, shape, anchor, ink);
    }
}

void turn_grey(display::DisplayList& list) {
    list.paper = grey_of(list.paper);
    for (display::Command& command : list.commands)
        std::visit(overloaded{[](display::FillPath& c) { c.colour = grey_of(c.colour); },
                              [](display::HatchPath& c) {
                                  for (display::Colour& band : c.bands)
                                      band = grey_of(band);
                              },
                              [](display::StrokePath& c) { c.colour = grey_of(c.colour); },
                              [](display::InnerStrokePath& c) { c.colour = grey_of(c.colour); },
                              [](display::GlyphRun& c) { grey_lettering(c); },
                              [](display::Relief& c) { grey_relief(c); }, [](auto&) {}},
                   command);
}

} // namespace panjshir::scene
