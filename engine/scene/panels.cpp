#include "scene/panels.hpp"

#include "scene/furniture_sheet.hpp"
#include "scene/grey_style.hpp"
#include "scene/layer_parts.hpp"
#include "scene/list_placement.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::scene {
namespace {

constexpr double kSmaller = 0.82;        // symbols and names of a panel against those of a sheet
constexpr double kRoomForEvents_mm = 85; // narrower panels show claims alone
constexpr double kRoomForNames_mm = 70;  // and of narrower ones the first alone has names

void unite(std::vector<std::string>& all, const std::vector<std::string>& more) {
    for (const std::string& item : more)
        if (std::find(all.begin(), all.end(), item) == all.end())
            all.push_back(item);
}

/// What one panel shows is in the legend of all.
void unite(Drawing& all, const Drawing& one) {
    unite(all.legend_holders, one.legend_holders);
    unite(all.event_sides, one.event_sides);
    for (const chronicle::EventKind kind : one.legend_events)
        if (std::find(all.legend_events.begin(), all.legend_events.end(), kind) ==
            all.legend_events.end())
            all.legend_events.push_back(kind);
    all.contested_shown |= one.contested_shown;
    all.aged_shown |= one.aged_shown;
    all.besieged_shown |= one.besieged_shown;
    all.blocked_shown |= one.blocked_shown;
    all.coarse_shown |= one.coarse_shown;
}

/// The panel's map on the page, its symbols and letters a little smaller than on a sheet.
void draw_panel(Drawing& page, const Panel& panel, const PageBox& box, const MapBox& ground,
                bool first) {
    MapRequest request = panel.request;
    request.layers = request.layers.without(Layer::Graticule);
    if (box.width() < kRoomForEvents_mm)
        request.layers = request.layers.without(Layer::Events);
    if (box.width() < kRoomForNames_mm && !first) // the first names the places for all
        request.layers = request.layers.without(Layer::Labels);
    display::DisplayList list;
    list.width_mm = box.width() / kSmaller;
    list.height_mm = box.height() / kSmaller;
    const MapView view = fit(ground, {0, 0, list.width_mm, list.height_mm});
    Drawing drawing{page.content, request, view, Layout::Sheet, list};
    draw_ground_and_marks(drawing);
    draw_places(drawing);
    list.commands.push_back(display::PopClip{});
    place_commands(list, kSmaller, {box.left, box.top});
    page.list.commands.push_back(display::BeginGroup{"panel " + panel.title});
    page.list.commands.insert(page.list.commands.end(), list.commands.begin(), list.commands.end());
    page.list.hits.insert(page.list.hits.end(), list.hits.begin(), list.hits.end());
    unite(page, drawing);
}

struct Arrangement {
    SheetPlan plan;
    std::vector<PageBox> boxes;
};

/// The legend beside or beneath the panels, as makes the most of them: large, and few gaps where a
/// panel is lacking in the last row.
Arrangement best_arrangement(SheetTemplate page, std::size_t count, double shape,
                             const PageBox& sheet) {
    Arrangement best;
    double best_score = 0;
    for (const auto legend : {SheetPlan::Legend::Column, SheetPlan::Legend::Strip}) {
        Arrangement tried{plan_sheet(page, sheet.width(), sheet.height(), legend), {}};
        SheetPlan& plan = tried.plan;
        plan.panels = true;
        plan.frame = {plan.title.left, plan.frame.top - plan.border_mm,
                      plan.frame.right + plan.border_mm, plan.frame.bottom};
        tried.boxes = panel_boxes(count, plan.frame, shape, plan.text_mm * 2, plan.text_mm * 1.4);
        double last_row = 0, columns = 0;
        for (const PageBox& box : tried.boxes) {
            last_row += box.top == tried.boxes.back().top;
            columns += box.top == tried.boxes.front().top;
        }
        const PageBox& box = tried.boxes.front();
        const double cells = std::ceil(static_cast<double>(count) / columns) * columns;
        const double lacking = (columns - last_row) / cells;
        const double score = std::min(box.width(), box.height() * shape) * (1 - lacking);
        if (score > best_score) {
            best_score = score;
            best = std::move(tried);
        }
    }
    return best;
}

} // namespace

std::vector<PageBox> panel_boxes(std::size_t count, const PageBox& frame, double shape,
                                 double title_mm, double gap_mm) {
    std::vector<PageBox> best;
    double best_width = 0;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const std::size_t rows = (count + columns - 1) / columns;
        const double width = (frame.width() - gap_mm * static_cast<double>(columns - 1)) /
                             static_cast<double>(columns);
        const double height =
            (frame.height() - gap_mm * static_cast<double>(rows - 1)) / static_cast<double>(rows) -
            title_mm;
        const double fitted = std::min(width, height * shape);
        if (fitted <= best_width || height <= 0)
            continue;
        best_width = fitted;
        best.clear();
        // Cells keep the whole frame; ground fills a cell up to a third beyond its own shape.
        const double map_width = std::min(width, fitted * 1.35);
        const double map_height = std::min(height, fitted / shape * 1.35);
        for (std::size_t i = 0; i < count; ++i) {
            const double left = frame.left + static_cast<double>(i % columns) * (width + gap_mm);
            const double top =
                frame.top + static_cast<double>(i / columns) * (map_height + title_mm + gap_mm);
            best.push_back({left, top + title_mm, left + map_width, top + title_mm + map_height});
        }
    }
    return best;
}

display::DisplayList build_panels(const SceneContent& content, const MapRequest& common,
                                  const std::vector<Panel>& panels, const MapBox& ground,
                                  double width_mm, double height_mm) {
    display::DisplayList list;
    list.width_mm = width_mm;
    list.height_mm = height_mm;
    list.paper = style::kPaper;
    const double shape = ground.width_m() / ground.height_m();
    const auto [plan, boxes] =
        best_arrangement(common.look.page, panels.size(), shape, {0, 0, width_mm, height_mm});
    const MapView view = fit(ground, boxes.front());
    Drawing drawing{content, common, view, Layout::Sheet, list};
    FurniturePen pen(drawing);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const PageBox& box = boxes[i];
        draw_panel(drawing, panels[i], box, ground, i == 0);
        pen.stroke(display::rectangle({box.left, box.top}, {box.right, box.bottom}), style::kInk,
                   0.2);
        pen.line(panels[i].title, {box.left, box.top - plan.text_mm * 0.5},
                 {plan.text_mm * 1.1, 700, style::kInk}, box.width(), kLeastText_mm);
        pen.end();
    }
    if (drawing.has(Layer::Furniture))
        draw_sheet_furniture(pen, plan);
    if (common.look.style == PrintStyle::Grey)
        turn_grey(list);
    return list;
}

} // namespace panjshir::scene
