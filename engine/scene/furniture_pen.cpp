#include "scene/furniture_pen.hpp"

#include "display/path_builder.hpp"

#include <algorithm>

namespace panjshir::scene {
namespace {

constexpr double kLineSpacing = 1.28; // in ems

} // namespace

display::PlacedPath FurniturePen::here(display::Path path) {
    return {display::share(std::move(path)), {}};
}

void FurniturePen::fill(display::Path path, display::Colour colour) {
    add(display::FillPath{here(std::move(path)), colour});
}

void FurniturePen::stroke(display::Path path, display::Colour colour, double width_mm,
                          std::vector<double> dashes_mm) {
    display::StrokePath command;
    command.shape = here(std::move(path));
    command.colour = colour;
    command.width_mm = width_mm;
    command.cap = display::Cap::Butt;
    command.join = display::Join::Miter;
    command.dashes_mm = std::move(dashes_mm);
    add(std::move(command));
}

text::ShapeOptions FurniturePen::options(const Type& type) const {
    text::ShapeOptions options;
    options.font.weight = type.weight;
    options.size_mm = type.size_mm;
    options.colour = type.colour;
    options.halo = style::kHalo;
    options.halo_mm = type.halo_mm;
    options.language = language() == "prs" && !right_to_left() ? "en" : language();
    return options;
}

text::ShapedText FurniturePen::set(const std::string& text, const Type& type) const {
    return text::shape(*m_drawing.content.fonts, text, options(type));
}

double FurniturePen::line(const std::string& text, display::Point baseline, Type type,
                          double width_mm, double least_mm) {
    text::ShapedText shaped = set(text, type);
    if (shaped.advance_mm > width_mm && width_mm > 0) {
        type.size_mm = std::max(least_mm, type.size_mm * width_mm / shaped.advance_mm);
        shaped = set(text, type);
    }
    const double room = right_to_left() ? width_mm - shaped.advance_mm : 0;
    text::append(m_drawing.list, text::moved(shaped, baseline.x + room, baseline.y));
    return shaped.advance_mm;
}

double FurniturePen::paragraph(const std::string& text, display::Point top_left, const Type& type,
                               double width_mm, bool right_to_left) {
    text::ShapeOptions how = options(type);
    if (right_to_left)
        how.language = "prs";
    const text::Paragraph lines =
        text::shape_paragraph(*m_drawing.content.fonts, text, how, {width_mm, kLineSpacing});
    for (const text::ShapedText& line : lines.lines)
        text::append(m_drawing.list, text::moved(line, top_left.x, top_left.y));
    return lines.height_mm;
}

double FurniturePen::paragraph_height(const std::string& text, const Type& type,
                                      double width_mm) const {
    return text::shape_paragraph(*m_drawing.content.fonts, text, options(type),
                                 {width_mm, kLineSpacing})
        .height_mm;
}

} // namespace panjshir::scene
