#pragma once
// The map's picture: drawn anew only when the view has changed, shown as often as the window is.

#include "app/session.hpp"
#include "gui/navigation.hpp"
#include "screen/offscreen.hpp"
#include "screen/screen_painter.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace panjshir::gui {

class MapCanvas {
public:
    /// Requires: a GL context, active as long as the canvas lives; so must the session.
    static Result<std::unique_ptr<MapCanvas>> create(const app::Session& session);

    /// How long the relief may be worked on now.
    enum class Pace {
        Whole,  ///< until it is as sharp as can be
        Moving, ///< a few tiles
        Scaling ///< not at all: the older picture is scaled
    };
    /// Brings the picture up to date. Errors: no target of that size.
    /// `overlays` lie over the map; `overlays_stamp` changes whenever they do.
    Result<screen::Painted> update(const app::ViewState& view, const MapFrame& frame, Pace pace,
                                   const std::vector<scene::Overlay>& overlays = {},
                                   std::uint64_t overlays_stamp = 0);
    enum class Next { Painted, Waits };
    /// The older picture moved and scaled to where `view` has its ground, ground alone where it has
    /// none, and the furniture as it was: for views that differ in place and scale from the last
    /// one drawn. Beside it the next picture is painted, a slice a call with `next` Painted, and
    /// takes the older one's place when it is whole; Whole once it is that of `view`. Nothing, and
    /// nothing done, where there is no such picture, overlays have changed, or less than that share
    /// of the frame's width or height would show it; update() is wanted then.
    std::optional<screen::Painted> move(const app::ViewState& view, const MapFrame& frame,
                                        Pace pace, Next next, double least_share,
                                        const std::vector<scene::Overlay>& overlays,
                                        std::uint64_t overlays_stamp);
    /// What the first move would have to wait for: the driver's programs, a small relief of the
    /// whole ground. The picture stays as it is.
    void prepare_to_move();
    /// Right of the frame's column `from_px` alone, where one is given.
    void show(int window_height_px, int from_px = 0) const;

    const display::DisplayList& list() const { return m_list; }
    screen::ScreenPainter& painter() const { return *m_painter; }
    /// Whether finer relief has been made since the picture was drawn.
    bool relief_is_behind() const { return m_view && m_relief_made != m_session.relief_made(); }
    /// Whether a moved picture is shown, not one drawn for the view.
    bool moved() const { return m_moved; }
    /// Milliseconds that the last new list took to build, and the last whole one to paint.
    double last_build_ms() const { return m_build_ms; }
    double last_paint_ms() const { return m_paint_ms; }

private:
    /// A picture on its way.
    struct NextPicture {
        app::ViewState view;
        std::uint64_t overlays_stamp = 0, relief_made = 0;
        display::DisplayList list, furniture;
        std::vector<display::DisplayList> slices;
        bool ready = false; ///< its relief lies on the graphics card
        std::size_t done = 0;
        screen::Painted painted = screen::Painted::Whole;
        double build_ms = 0;
    };

    Result<void> make_targets(int width, int height);
    void paint_moved_relief(const app::ViewState& view, const screen::Offscreen::Place& covered);
    void lay_furniture();
    void begin_next(const app::ViewState& view, const std::vector<scene::Overlay>& overlays,
                    std::uint64_t overlays_stamp);
    void paint_slice(Pace pace);
    void take_next();
    MapCanvas(const app::Session& session, std::unique_ptr<screen::ScreenPainter> painter)
        : m_session(session), m_painter(std::move(painter)) {}

    const app::Session& m_session;
    std::unique_ptr<screen::ScreenPainter> m_painter;
    std::optional<screen::Offscreen> m_target;
    std::optional<app::ViewState> m_view;
    MapFrame m_frame;
    std::uint64_t m_overlays_stamp = 0;
    std::uint64_t m_relief_made = 0;  ///< when the list was drawn
    display::DisplayList m_list;      ///< without the furniture, which is laid over the moving map
    display::DisplayList m_furniture; ///< headline, legend, scale bar
    std::optional<screen::Offscreen> m_ground; ///< what m_list looks like
    std::optional<app::ViewState> m_moved_to;  ///< by the last move()
    std::optional<NextPicture> m_next;
    std::optional<screen::Offscreen> m_next_ground; ///< what is painted of its list
    bool m_moved = false;                           ///< the target shows a moved picture
    screen::Painted m_painted = screen::Painted::Whole;
    double m_build_ms = 0, m_paint_ms = 0;
};

} // namespace panjshir::gui
