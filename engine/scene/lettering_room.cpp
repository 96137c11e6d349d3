#include "scene/lettering_room.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::scene {
namespace {

std::vector<PageBox> unit_boxes(const text::ShapedText& text) {
    std::vector<PageBox> boxes;
    for (const display::GlyphRun& run : text.runs)
        for (const display::Glyph& glyph : run.glyphs) {
            const double r = run.size_mm * 0.55;
            const double angle = glyph.rotation_deg * M_PI / 180;
            // The middle of a letter lies half its height above the baseline and a bit to its
            // right.
            const display::Point c{glyph.position.x + 0.3 * run.size_mm * std::cos(angle) +
                                       0.35 * run.size_mm * std::sin(angle),
                                   glyph.position.y + 0.3 * run.size_mm * std::sin(angle) -
                                       0.35 * run.size_mm * std::cos(angle)};
            boxes.push_back({c.x - r, c.y - r, c.x + r, c.y + r});
        }
    return boxes;
}

} // namespace

bool LetteringRoom::may_stand(const PageBox& box) const {
    const auto& taken = m_drawing.taken;
    if (std::any_of(taken.begin(), taken.end(), [&](const PageBox& b) { return b.overlaps(box); }))
        return false;
    const PageBox& frame = m_drawing.view.frame();
    return m_drawing.layout == Layout::Window ? frame.overlaps(box)
                                              : frame.grown(-1.2).contains(box);
}

bool LetteringRoom::try_text(const text::ShapedText& text) {
    const std::vector<PageBox> boxes = unit_boxes(text);
    if (boxes.empty() ||
        !std::all_of(boxes.begin(), boxes.end(), [&](const PageBox& b) { return may_stand(b); }))
        return false;
    text::append(m_drawing.list, text);
    m_drawing.taken.insert(m_drawing.taken.end(), boxes.begin(), boxes.end());
    return true;
}

bool LetteringRoom::in_sight(const std::vector<display::Point>& line, double length, double middle,
                             double stretch) const {
    const double wanted[] = {middle * length - stretch / 2, middle * length,
                             middle * length + stretch / 2};
    if (wanted[0] < 0 || wanted[2] > length)
        return false;
    const PageBox frame = m_drawing.view.frame().grown(2);
    double at = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < line.size() && next < 3; ++i) {
        at += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
        for (; next < 3 && wanted[next] <= at; ++next)
            if (!frame.contains(line[i + 1]) && !frame.contains(line[i]))
                return false;
    }
    return true;
}

std::vector<display::Point> LetteringRoom::on_page(const MapLine& line) const {
    std::vector<display::Point> points;
    points.reserve(line.size());
    for (const MapPoint p : line)
        points.push_back(m_drawing.view.to_page(p));
    return points;
}

} // namespace panjshir::scene
