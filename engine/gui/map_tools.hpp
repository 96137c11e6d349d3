#pragma once
// What the hand does on the map besides moving it: drawing annotations and pointing at the ground.
// Pure state, without the toolkit, so that it can be tested.

#include "app/session.hpp"
#include "gui/workspace.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace panjshir::gui {

enum class Tool { Explore, Text, Arrow, Freehand, Area, Measure, Profile, Observer };
inline constexpr int kToolCount = 8;
std::string_view to_string(Tool tool); ///< "explore", "text", ...

/// A tool and what has been drawn with it so far.
class MapTools {
public:
    Tool tool() const { return m_tool; }
    /// Takes another tool; what was begun is dropped.
    void take(Tool tool);

    std::uint32_t colour = 0xB5342B; ///< of what is drawn next
    double width_px = 2.5;

    /// Whether the hand draws instead of moving the map.
    bool draws() const { return m_tool != Tool::Explore; }
    bool has_begun() const { return !m_points.empty(); }

    // The left button and the pointer on the map, as positions on the plane. `near_m`: a few
    // pixels, below which two positions are one.
    void press(MapPoint at, double near_m, const Projection& projection, Workspace& workspace);
    void move(MapPoint at, double near_m);
    void release(MapPoint at, double near_m, const Projection& projection, Workspace& workspace);
    /// Enter or a double click: ends a line or area of clicked points.
    void finish(const Projection& projection, Workspace& workspace);
    /// Escape: drops what was begun, then goes back to exploring. False where there was nothing to
    /// drop.
    bool cancel();
    /// Backspace: the last clicked point.
    void drop_last();

    /// The place where a text is to be written; the panel asks for the words.
    const std::optional<MapPoint>& text_at() const { return m_text_at; }
    void write(const std::string& words, const Projection& projection, Workspace& workspace);

    /// Where the observer stands; follows the hand while it drags.
    const std::optional<MapPoint>& observer() const { return m_observer; }

    /// What is being drawn, to lie over the map.
    std::optional<scene::Overlay> draft(const Projection& projection,
                                        std::string_view language) const;

private:
    void add(io::AnnotationKind kind, const Projection& projection, Workspace& workspace);

    Tool m_tool = Tool::Explore;
    MapLine m_points;              ///< clicked or drawn so far
    std::optional<MapPoint> m_end; ///< where the hand is
    std::optional<MapPoint> m_text_at, m_observer;
    bool m_down = false;
};

} // namespace panjshir::gui
