#pragma once
// The room that lettering finds on a page: what is taken, and what may stand where.

#include "scene/label_candidates.hpp"
#include "scene/layer_parts.hpp"

#include <cstddef>
#include <vector>

namespace panjshir::scene {

/// One name as it was set: its commands in the drawing's list and the room that it took.
struct LetteringItem {
    std::size_t first_command = 0, end_command = 0;
    std::size_t first_box = 0, end_box = 0; ///< in Drawing::taken
};

class LetteringRoom {
public:
    /// Requires: the drawing outlives this.
    explicit LetteringRoom(Drawing& drawing);

    /// Notes as one item what was drawn and taken since there were so many commands and boxes.
    void note_item(std::size_t commands_before, std::size_t boxes_before);
    const std::vector<LetteringItem>& items() const { return m_items; }

    /// Sets the text if none of its letters meets anything that stands, and takes its room. On a
    /// sheet all of it must lie within the frame; in a window it may run out of sight.
    bool try_text(const text::ShapedText& text);

    /// Room in the middle of lettering that may stand again and again along a line, as shares of
    /// its length, best first. On a sheet once; in a window about every `repeat_mm`, so that some
    /// name is in sight wherever one looks. Each inner list is one name's choice.
    std::vector<std::vector<double>> stations(double length_mm, double repeat_mm) const;

    /// Whether both ends and the middle of a stretch of a page line of that length lie in the
    /// frame: a quick look before text is laid on it. `middle` is a share of the length.
    bool in_sight(const std::vector<display::Point>& line, double length_mm, double middle,
                  double stretch_mm) const;

    std::vector<display::Point> on_page(const MapLine& line) const;

private:
    bool may_stand(const PageBox& box) const;
    void index_taken();

    Drawing& m_drawing;
    BoxGrid m_index; // of Drawing::taken
    std::size_t m_indexed = 0;
    std::vector<LetteringItem> m_items;
};

/// The plane on which a window's map is lettered: all that the atlas holds, at the view's scale.
/// Names stand on it whatever part of it the window shows, so panning moves none.
MapView lettering_plane(const SceneContent& content, const MapView& view);

/// Appends those items of lettering done on the plane of which something lies in the frame of `to`
/// and nothing under what is taken there.
void append_in_sight(Drawing& to, const Drawing& plane, const std::vector<LetteringItem>& items);

} // namespace panjshir::scene
