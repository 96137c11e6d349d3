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

constexpr double kCell_mm = 8;
constexpr std::size_t kMostCells = 20000;

} // namespace

LetteringRoom::LetteringRoom(Drawing& drawing)
    : m_drawing(drawing), m_index(drawing.view.frame(), kCell_mm, kCell_mm, kMostCells) {}

void LetteringRoom::note_item(std::size_t commands_before, std::size_t boxes_before) {
    m_items.push_back(
        {commands_before, m_drawing.list.commands.size(), boxes_before, m_drawing.taken.size()});
}

void LetteringRoom::index_taken() {
    for (; m_indexed < m_drawing.taken.size(); ++m_indexed)
        m_index.add(m_drawing.taken[m_indexed], static_cast<std::uint32_t>(m_indexed));
}

bool LetteringRoom::may_stand(const PageBox& box) const {
    if (!m_index.is_free(box))
        return false;
    const PageBox& frame = m_drawing.view.frame();
    return m_drawing.layout == Layout::Window ? frame.overlaps(box)
                                              : frame.grown(-1.2).contains(box);
}

bool LetteringRoom::try_text(const text::ShapedText& text) {
    index_taken();
    const std::vector<PageBox> boxes = unit_boxes(text);
    if (boxes.empty() ||
        !std::all_of(boxes.begin(), boxes.end(), [&](const PageBox& b) { return may_stand(b); }))
        return false;
    const std::size_t commands = m_drawing.list.commands.size(), taken = m_drawing.taken.size();
    text::append(m_drawing.list, text);
    m_drawing.taken.insert(m_drawing.taken.end(), boxes.begin(), boxes.end());
    note_item(commands, taken);
    return true;
}

std::vector<std::vector<double>> LetteringRoom::stations(double length, double repeat) const {
    static constexpr double kSteps[] = {0,    -0.06, 0.06, -0.12, 0.12, -0.18, 0.18, -0.24,
                                        0.24, -0.3,  0.3,  -0.35, 0.35, -0.4,  0.4};
    const int count = m_drawing.layout == Layout::Window
                          ? std::clamp(static_cast<int>(std::lround(length / repeat)), 1, 200)
                          : 1;
    std::vector<std::vector<double>> all(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        for (const double step : kSteps)
            all[static_cast<std::size_t>(i)].push_back((i + 0.5 + step) / count);
    return all;
}

MapView lettering_plane(const SceneContent& content, const MapView& view) {
    MapBox all{0, 0, 0, 0};
    bool is_first = true;
    const auto take = [&](const MapBox& box) {
        all = is_first
                  ? box
                  : MapBox{std::min(all.west_m, box.west_m), std::min(all.south_m, box.south_m),
                           std::max(all.east_m, box.east_m), std::max(all.north_m, box.north_m)};
        is_first = false;
    };
    for (const PlacePoint& place : content.places)
        take({place.at.easting_m, place.at.northing_m, place.at.easting_m, place.at.northing_m});
    for (const RiverShape& river : content.ground->rivers)
        take(river.box);
    for (const AreaShape& area : content.ground->areas)
        take(area.box);
    constexpr double kMargin_mm = 100;
    const PageBox frame{0, 0, all.width_m() * view.mm_per_m() + 2 * kMargin_mm,
                        all.height_m() * view.mm_per_m() + 2 * kMargin_mm};
    return {{(all.west_m + all.east_m) / 2, (all.south_m + all.north_m) / 2},
            view.scale_denominator(),
            frame};
}

void append_in_sight(Drawing& to, const Drawing& plane, const std::vector<LetteringItem>& items) {
    const display::Point from = plane.view.to_page(plane.view.centre());
    const display::Point there = to.view.to_page(plane.view.centre());
    const double dx = there.x - from.x, dy = there.y - from.y;
    const PageBox& frame = to.view.frame();
    const std::size_t taken_before = to.taken.size();
    for (const LetteringItem& item : items) {
        bool in_frame = false, covered = false;
        std::vector<PageBox> boxes;
        for (std::size_t i = item.first_box; i < item.end_box; ++i) {
            const PageBox& b = plane.taken[i];
            boxes.push_back({b.left + dx, b.top + dy, b.right + dx, b.bottom + dy});
            in_frame = in_frame || frame.overlaps(boxes.back());
        }
        for (std::size_t i = 0; in_frame && i < taken_before && !covered; ++i)
            covered = std::any_of(boxes.begin(), boxes.end(), [&](const PageBox& b) {
                return to.taken[i].overlaps(b.grown(-0.02)); // touching is none
            });
        if (!in_frame || covered)
            continue;
        for (std::size_t i = item.first_command; i < item.end_command; ++i) {
            to.list.commands.push_back(plane.list.commands[i]);
            if (auto* text = std::get_if<display::GlyphRun>(&to.list.commands.back()))
                for (display::Glyph& glyph : text->glyphs)
                    glyph.position = {glyph.position.x + dx, glyph.position.y + dy};
        }
        to.taken.insert(to.taken.end(), boxes.begin(), boxes.end());
    }
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
