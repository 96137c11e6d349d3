#pragma once
// Where the window's parts stand for its size and the size of its letters: pure arithmetic, in
// pixels of the window. Where there is no room for all that is open, what was opened last is shown,
// and the rest is folded away until that is closed. No two parts overlap, and none lies outside the
// window.

#include "gui/navigation.hpp"

#include <array>
#include <optional>
#include <vector>

namespace panjshir::gui {

inline constexpr float kTopBar_px = 48; ///< at 100 %, as all such lengths

/// The days at the foot: with bars, speeds and both clocks in words, or in two lines where the
/// window is low or narrow.
enum class TimelineForm { Whole, Slim };
TimelineForm timeline_form(float width_px, float height_px, double scale);

/// The map's rectangle in a window of that size. Its own letters grow with the interface's only as
/// far as leaves a map to be read: a page of 800 by 300 px at 100 % at least, or as large as
/// without growing.
MapFrame map_frame(float width_px, float height_px, double scale);

/// What floats over the map; and the strip chart beside it, which has no box here.
enum class Panel { Layers, Tools, File, Tour, Teaching, Ways, Card, Reader, Profile, Strip };
inline constexpr std::size_t kPanelCount = 10;

class PanelSet {
public:
    bool has(Panel panel) const { return m_has[static_cast<std::size_t>(panel)]; }
    void set(Panel panel, bool open) { m_has[static_cast<std::size_t>(panel)] = open; }
    /// Whatever else is open comes before it.
    void keep_back(Panel panel) { m_back = panel; }
    std::optional<Panel> kept_back() const { return m_back; }

private:
    std::array<bool, kPanelCount> m_has{};
    std::optional<Panel> m_back;
};

/// A rectangle of the window. Of panels that are as high as what they hold, `height` is the most.
struct PanelBox {
    float left = 0, top = 0, width = 0, height = 0;
    float right() const { return left + width; }
    float bottom() const { return top + height; }
    bool meets(const PanelBox& other) const {
        return left < other.right() && other.left < right() && top < other.bottom() &&
               other.top < bottom();
    }
};

struct PanelPlan {
    TimelineForm timeline = TimelineForm::Whole;
    bool tools_folded = false; ///< one button opens them
    bool strip_shown = false;  ///< it is open, and what was opened after it has room beside it
    int tool_columns = 3;
    /// Of one button, or of two side by side where the tools are folded; nothing: what is open
    /// covers it.
    std::optional<PanelBox> buttons;
    std::optional<PanelBox> tool_strip; ///< nothing: folded, or the layers stand in its place
    /// Nothing: closed, or folded away.
    std::array<std::optional<PanelBox>, kPanelCount> boxes;
    /// Between all these, for what is told over the map; without width where there is no such room.
    PanelBox free;

    const std::optional<PanelBox>& box(Panel panel) const {
        return boxes[static_cast<std::size_t>(panel)];
    }
    /// Open, and not folded away.
    bool shows(Panel panel) const {
        return panel == Panel::Strip ? strip_shown : box(panel).has_value();
    }
};

/// What is open, in the order of opening: what is shut is taken out, and what is new put at the
/// end.
void keep_order(const PanelSet& open, std::vector<Panel>& opened);

/// As if it were opened only now: where panels have to be folded away, this one is not.
void bring_forward(std::vector<Panel>& opened, Panel panel);

/// Whether a map beside the strip chart has no room for panels: of the two, what was opened last is
/// shown.
bool is_too_narrow_for_panels(const MapFrame& map, double scale);

/// Over a map that may be narrower than its window. `opened`: the panels that were open before,
/// those opened last at the end; brought up to date.
PanelPlan plan_panels(const PanelSet& open, std::vector<Panel>& opened, const MapFrame& map,
                      TimelineForm timeline, double scale);

} // namespace panjshir::gui
