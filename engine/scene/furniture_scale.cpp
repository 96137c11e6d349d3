#include "scene/furniture_scale.hpp"

#include "scene/phrases.hpp"

#include "display/path_builder.hpp"

#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace panjshir::scene {

double scale_bar_metres(const MapView& view, double most_mm) {
    double metres = 100;
    for (const double next : {200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5})
        if (next * view.mm_per_m() < most_mm)
            metres = next;
    return metres;
}

bool scale_bar_is_mirrored(const FurniturePen& pen) {
    return pen.right_to_left() && pen.drawing().layout == Layout::Sheet;
}

double draw_scale_bar(FurniturePen& pen, double left, double y, double most_mm, const Type& type) {
    const MapView& view = pen.drawing().view;
    const double metres = scale_bar_metres(view, most_mm), width = metres * view.mm_per_m();
    constexpr double kHeight = 0.9;
    pen.begin("scale bar");
    for (int i = 0; i < 4; ++i)
        pen.fill(display::rectangle({left + width * i / 4, y},
                                    {left + width * (i + 1) / 4, y + kHeight}),
                 i % 2 == 0 ? style::kInk : style::kPaper);
    pen.stroke(display::rectangle({left, y}, {left + width, y + kHeight}), style::kInk, 0.15);
    const double baseline = y - type.size_mm * 0.4;
    const auto figure = [&](double of) {
        return own_digits(fmt::format("{:g}", of / 1000), pen.language());
    };
    const auto set = [&](const std::string& text, double x) {
        text::append(pen.drawing().list, text::moved(pen.set(text, type), x, baseline));
    };
    const double digits = pen.width_of(figure(metres), type);
    const std::string half = figure(metres / 2);
    set(half, left + width / 2 - pen.width_of(half, type) / 2);
    if (scale_bar_is_mirrored(
            pen)) { // counted from the right, the unit to the left of the last figure
        const std::string none = figure(0), whole = kilometres(metres, pen.language());
        set(none, left + width - pen.width_of(none, type));
        set(whole, left + digits / 2 - pen.width_of(whole, type));
    } else {
        set(figure(0), left);
        set(pen.right_to_left() ? "\u2066" + figure(metres) + " km\u2069" : figure(metres) + " km",
            left + width - digits / 2);
    }
    pen.end();
    return width;
}

std::string representative_fraction(const MapView& view, std::string_view language) {
    const double denominator = view.scale_denominator();
    const double unit = std::pow(10, std::floor(std::log10(denominator)) - 2);
    return own_digits("1:", language) +
           grouped_number(std::round(denominator / unit) * unit, language_of_figures(language));
}

void draw_north(FurniturePen& pen, display::Point centre, double size, display::Colour ground) {
    const Projection& projection = *pen.drawing().content.projection;
    const double lean =
        projection.true_north_deg(projection.to_lon_lat(pen.drawing().view.centre())) *
        std::numbers::pi / 180;
    const auto at = [&](double x, double y) {
        return display::Point{centre.x + size * (x * std::cos(lean) - y * std::sin(lean)),
                              centre.y + size * (x * std::sin(lean) + y * std::cos(lean))};
    };
    pen.begin("north");
    if (ground.alpha > 0)
        pen.fill(display::circle(centre, 5.2 * size), ground);
    const display::Point arrow[] = {at(0, -2.9), at(1.25, 3.2), at(0, 2.2), at(-1.25, 3.2)};
    pen.fill(display::polygon(arrow), style::kInk);
    const text::ShapedText n = pen.set(pen.words("N", "N"), {2.1 * size, 700, style::kInk});
    text::append(pen.drawing().list,
                 text::moved(n, at(0, -3.3).x - n.advance_mm / 2, at(0, -3.2).y));
    pen.end();
}

} // namespace panjshir::scene
