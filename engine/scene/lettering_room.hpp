#pragma once
// The room that lettering finds on a page: what is taken, and what may stand where.

#include "scene/layer_parts.hpp"

#include <vector>

namespace panjshir::scene {

class LetteringRoom {
public:
    /// Requires: the drawing outlives this.
    explicit LetteringRoom(Drawing& drawing) : m_drawing(drawing) {}

    /// Sets the text if none of its letters meets anything that stands, and takes its room. On a
    /// sheet all of it must lie within the frame; in a window it may run out of sight.
    bool try_text(const text::ShapedText& text);

    /// Whether both ends and the middle of a stretch of a page line of that length lie in the
    /// frame: a quick look before text is laid on it. `middle` is a share of the length.
    bool in_sight(const std::vector<display::Point>& line, double length_mm, double middle,
                  double stretch_mm) const;

    std::vector<display::Point> on_page(const MapLine& line) const;

private:
    bool may_stand(const PageBox& box) const;

    Drawing& m_drawing;
};

} // namespace panjshir::scene
