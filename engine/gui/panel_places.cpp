#include "gui/panel_places.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace panjshir::gui {

namespace {

// At 100 %.
constexpr float kTimeline_px = 112, kSlimTimeline_px = 70;
constexpr float kWholeTimelineWidth_px = 800, kWholeTimelineHeight_px = 500;
constexpr double kLeastPageWidth_px = 800, kLeastPageHeight_px = 300;
/// Lower maps have no room for the tools beside the legend; those a little higher, for four columns
/// of them.
constexpr float kFoldedTools_px = 548, kFourColumns_px = 600;
constexpr float kButton_px = 40, kTwoButtons_px = 76, kToolCell_px = 34;
constexpr float kLayers_px = 224;
/// Less than so wide, a panel covers the buttons too.
constexpr float kLeastPanel_px = 240;
constexpr float kLowReader_px = 460;
constexpr double kBesideStrip_px =
    470; ///< a map beside the strip chart that is narrower has no room for panels
/// In lower maps the profile stands alone; in still lower ones, all panels do.
constexpr float kLowMap_px = 380, kTitledMap_px = 240;
/// Narrower windows' titles have the whole width.
constexpr float kTitledWidth_px = 1120;
constexpr double kTitle_mm = 17.5; ///< the map's own title, with the room under it

float wanted_width(Panel panel) {
    switch (panel) {
    case Panel::Layers:
        return kLayers_px;
    case Panel::Tools:
        return 20 + 4 * kToolCell_px; // with room to scroll
    case Panel::File:
        return 320;
    case Panel::Ways:
        return 296;
    case Panel::Reader:
        return 432;
    case Panel::Profile:
        return 620;
    case Panel::Tour:
    case Panel::Teaching:
    case Panel::Card:
    case Panel::Strip:
        break;
    }
    return 344;
}

class Planner {
public:
    Planner(const PanelSet& open, const std::vector<Panel>& opened, const MapFrame& map,
            float scale)
        : m_open(open), m_opened(opened), m_width(static_cast<float>(map.left_px + map.width_px)),
          m_scale(scale), m_map_top(static_cast<float>(map.top_px)),
          m_map_height(static_cast<float>(map.height_px)), m_map_bottom(m_map_top + m_map_height) {
        m_gap = px(8);
        m_margin = px(m_width < px(720) ? 8 : 16);
        m_low = m_map_height < px(kLowMap_px);
        m_under_title = m_map_top + static_cast<float>(kTitle_mm * map.px_per_mm) + px(6);
        m_foot = m_map_bottom - px(m_low ? 8 : 16);
    }

    PanelPlan plan() {
        PanelPlan plan;
        plan.tools_folded = m_map_height < px(kFoldedTools_px);
        plan.tool_columns = m_map_height < px(kFourColumns_px) ? 4 : 3;
        if (stands_alone(plan))
            return plan;
        profile(plan);
        const float side_left = left_column(plan);
        const auto left =
            last_of({Panel::Tools, Panel::File, Panel::Tour, Panel::Teaching, Panel::Ways});
        const auto right = last_of({Panel::Card, Panel::Reader});
        sides(plan, left, right, side_left);
        plan.free = free_room(plan, side_left);
        return plan;
    }

private:
    float px(float at_100_percent) const { return at_100_percent * m_scale; }
    std::optional<PanelBox>& box(PanelPlan& plan, Panel panel) const {
        return plan.boxes[static_cast<std::size_t>(panel)];
    }
    std::optional<Panel> last_of(std::initializer_list<Panel> panels) const {
        for (auto it = m_opened.rbegin(); it != m_opened.rend(); ++it)
            if (std::find(panels.begin(), panels.end(), *it) != panels.end())
                return *it;
        return std::nullopt;
    }
    float room_beside_buttons() const { return m_width - 3 * m_margin - px(kTwoButtons_px); }

    bool is_small() const {
        return room_beside_buttons() < px(kLeastPanel_px + 120) || m_map_height < px(kTitledMap_px);
    }
    /// At the right where the legend has the left.
    PanelBox folded_buttons() const {
        const float width = px(kTwoButtons_px);
        return {m_map_height < px(kTitledMap_px) ? m_width - m_margin - width : m_margin,
                m_under_title, width, px(kButton_px)};
    }

    /// In the smallest windows what was opened last has the map's whole width; true when it is so.
    bool stands_alone(PanelPlan& plan) {
        if (m_opened.empty())
            return false;
        const Panel last = m_opened.back();
        if (!(last == Panel::Profile ? m_low : is_small()))
            return false;
        const float width = std::min(m_width - 2 * m_margin, px(wanted_width(last)));
        const float top = m_map_top + m_gap;
        box(plan,
            last) = {last == Panel::Profile ? (m_width - width) / 2 : m_width - m_margin - width,
                     top, width, std::max(px(48), m_map_bottom - m_gap - top)};
        if (last == Panel::Profile) {
            const float height = std::min(px(152), box(plan, last)->height);
            box(plan, last)->top = m_map_bottom - m_gap - height;
            box(plan, last)->height = height;
        }
        if (last == Panel::Profile)
            plan.free = {m_margin, m_under_title, m_width - 2 * m_margin,
                         std::max(0.0f, box(plan, last)->top - m_gap - m_under_title)};
        if (const PanelBox both = folded_buttons();
            last != Panel::Layers && !both.meets(*box(plan, last)))
            plan.buttons = both;
        if (plan.buttons && last == Panel::Profile)
            plan.free = {plan.buttons->right() + m_gap, plan.free.top,
                         std::max(0.0f, m_width - m_margin - plan.buttons->right() - m_gap),
                         plan.free.height};
        return true;
    }

    void profile(PanelPlan& plan) {
        if (!m_open.has(Panel::Profile) || m_low)
            return;
        const float width = std::min(px(wanted_width(Panel::Profile)), m_width - 2 * m_margin),
                    height = px(152);
        const float bottom = m_map_bottom - px(12);
        box(plan, Panel::Profile) = {(m_width - width) / 2, bottom - height, width, height};
        m_foot = bottom - height - m_gap;
    }

    /// The buttons, and the tools or the layers under them. Returns where the next column begins.
    float left_column(PanelPlan& plan) {
        if (m_open.has(Panel::Layers)) {
            box(plan, Panel::Layers) = {m_margin, m_under_title, px(kLayers_px),
                                        m_foot - m_under_title};
            return m_margin + px(kLayers_px) + m_gap;
        }
        if (plan.tools_folded) {
            plan.buttons = folded_buttons();
            return plan.buttons->left > m_margin ? m_margin : plan.buttons->right() + m_gap;
        }
        plan.buttons = {m_margin, m_under_title, px(kButton_px), px(kButton_px)};
        const float columns = static_cast<float>(plan.tool_columns);
        const float strip = px(8 + kToolCell_px * columns - 2),
                    top = m_under_title + px(kButton_px) + m_gap;
        plan.tool_strip = {m_margin, top, strip, std::max(px(48), m_foot - top)};
        return std::max(m_margin + px(120), m_margin + strip + m_gap);
    }

    /// One panel on either side where both have room, else the one opened last.
    void sides(PanelPlan& plan, std::optional<Panel> left, std::optional<Panel> right,
               float side_left) {
        const float right_end = m_width - m_margin, most = right_end - side_left;
        const auto right_width = [&](Panel panel) {
            return std::min({px(wanted_width(panel)), most, std::max(m_width / 2, px(300))});
        };
        if (left && right && most < px(wanted_width(*left)) + m_gap + right_width(*right))
            (last_of({*left, *right}) == left ? right : left).reset();
        if (left) {
            const float width = std::min(px(wanted_width(*left)), most);
            box(plan, *left) = {side_left, m_under_title, width, m_foot - m_under_title};
        }
        if (right) {
            const float width = right_width(*right);
            // A text needs the height more than the title needs its end.
            const bool under_title = m_width < px(kTitledWidth_px) &&
                                     !(*right == Panel::Reader && m_map_height < px(kLowReader_px));
            const float top = under_title ? m_under_title : m_map_top + m_gap;
            const float foot = std::min(m_foot, m_map_bottom - px(m_low ? 8 : 64));
            box(plan, *right) = {right_end - width, top, width, foot - top};
        }
    }

    PanelBox free_room(const PanelPlan& plan, float side_left) const {
        float from = side_left, to = m_width - m_margin;
        if (plan.buttons && plan.buttons->left > m_margin)
            to = plan.buttons->left - m_gap;
        for (const Panel panel :
             {Panel::Tools, Panel::File, Panel::Tour, Panel::Teaching, Panel::Ways})
            if (const auto& taken = plan.box(panel))
                from = taken->right() + m_gap;
        for (const Panel panel : {Panel::Card, Panel::Reader})
            if (const auto& taken = plan.box(panel))
                to = taken->left - m_gap;
        return {from, m_under_title, std::max(0.0f, to - from),
                std::max(0.0f, m_foot - m_under_title)};
    }

    const PanelSet& m_open;
    const std::vector<Panel>& m_opened;
    float m_width, m_scale, m_map_top, m_map_height, m_map_bottom;
    float m_gap = 0, m_margin = 0, m_under_title = 0, m_foot = 0;
    bool m_low = false;
};

} // namespace

void keep_order(const PanelSet& open, std::vector<Panel>& opened) {
    opened.erase(
        std::remove_if(opened.begin(), opened.end(), [&](Panel p) { return !open.has(p); }),
        opened.end());
    for (std::size_t i = 0; i < kPanelCount; ++i)
        if (const auto panel = static_cast<Panel>(i);
            open.has(panel) && std::find(opened.begin(), opened.end(), panel) == opened.end())
            opened.push_back(panel);
    if (const auto back = open.kept_back())
        std::stable_partition(opened.begin(), opened.end(), [&](Panel p) { return p == *back; });
}

void bring_forward(std::vector<Panel>& opened, Panel panel) {
    opened.erase(std::remove(opened.begin(), opened.end(), panel), opened.end());
    opened.push_back(panel);
}

bool is_too_narrow_for_panels(const MapFrame& map, double scale) {
    return map.width_px < kBesideStrip_px * scale;
}

TimelineForm timeline_form(float width_px, float height_px, double scale) {
    const auto s = static_cast<float>(scale);
    return width_px < kWholeTimelineWidth_px * s || height_px < kWholeTimelineHeight_px * s
               ? TimelineForm::Slim
               : TimelineForm::Whole;
}

MapFrame map_frame(float width_px, float height_px, double scale) {
    const bool slim = timeline_form(width_px, height_px, scale) == TimelineForm::Slim;
    MapFrame frame;
    frame.top_px = std::round(kTopBar_px * scale);
    frame.width_px = std::max(64.0, static_cast<double>(width_px));
    frame.height_px =
        std::max(64.0, static_cast<double>(height_px) - frame.top_px -
                           std::round((slim ? kSlimTimeline_px : kTimeline_px) * scale));
    const double room =
        std::min(frame.width_px / kLeastPageWidth_px, frame.height_px / kLeastPageHeight_px);
    frame.px_per_mm = 96 / 25.4 * std::min(scale, std::max(1.0, room));
    return frame;
}

PanelPlan plan_panels(const PanelSet& open, std::vector<Panel>& opened, const MapFrame& map,
                      TimelineForm timeline, double scale) {
    keep_order(open, opened);
    std::vector<Panel> floating = opened;
    floating.erase(std::remove(floating.begin(), floating.end(), Panel::Strip), floating.end());
    PanelSet set = open;
    if (!opened.empty() && opened.back() == Panel::Strip && is_too_narrow_for_panels(map, scale)) {
        floating.clear();
        set = {};
    }
    PanelPlan plan = Planner(set, floating, map, static_cast<float>(scale)).plan();
    plan.timeline = timeline;
    return plan;
}

} // namespace panjshir::gui
