#pragma once
// Names of areas, along their axis or the line that the atlas gives for them, and under them the
// captions that keep one claim apart from another.

#include "scene/claim_captions.hpp"
#include "scene/lettering.hpp"
#include "scene/lettering_room.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::scene {

class AreaLettering {
public:
    /// Requires: both outlive this.
    AreaLettering(Drawing& drawing, LetteringRoom& room) : m_drawing(drawing), m_room(room) {}

    /// Names an area where there is room for it: along its line, else along its axis, within its
    /// bounds if it can be, never with its middle outside. Nothing is set if no room is found.
    void name(const PlacePoint& point);

    /// What is claimed of each area in sight, near the name that was set for it.
    void caption_claims();

private:
    struct Setting {
        double angle_rad;
        double spread;     ///< over this share of the area's length; 0: as close as its kind is set
        double size_share; ///< of the size of its kind
        double within;     ///< share of the name, about its middle, that must lie in the area
    };
    struct AreaLabel {
        std::string place;
        display::Point at;
        double angle_rad, size_mm;
    };

    // Near `centre`, across the angle and along it. `shape` null: as far from its own point as that
    // is vague, and not on others' ground.
    // Returns whether there was room.
    bool set_about(const gazetteer::Place& place, display::Point centre, const Setting& setting,
                   const AreaShape* shape, MapPoint own);
    // Whether a name stands further from its place's own point than the place reaches.
    bool lies_too_far(const gazetteer::Place& place, MapPoint own, display::Point middle) const;
    // Areas that claims speak of and in which the named place's own point is not: a name that lies
    // there says something false.
    std::vector<const AreaShape*> areas_of_others(MapPoint own) const;
    // Whether a straight text comes to lie on any of them.
    bool lies_on(const std::vector<const AreaShape*>& areas, display::Point middle,
                 double angle_rad, double length_mm) const;
    void name_along(const gazetteer::Place& place, const LineShape& axis);
    // Letters further apart until the name is `wanted` long, but not by more than `most_em`.
    void spread(text::ShapedText& text, Lettering& lettering, double wanted_mm, double most_em,
                const gazetteer::Place& place);
    // Returns which of `middles`, shares of the line's length, has the name now.
    std::optional<double> letter_along(const text::ShapedText& text,
                                       const std::vector<display::Point>& line, double length_mm,
                                       const std::vector<double>& middles, double size_mm);
    // Whether a straight text lies in an area: nine of its places, from end to end.
    bool lies_in(const AreaShape& shape, display::Point middle, double angle_rad,
                 double length_mm) const;
    // Under the name, over it, or further along; wholly within the area that it tells of if it can
    // be, in one line or in two, else for the greater part, else with its middle there.
    void set_somewhere(const ClaimCaption& caption, const AreaShape& shape, display::Point at,
                       double angle_rad, double below_mm);
    // Lines one below the other, the middle of them all `down_mm` below `start` before it is
    // turned, if there is room and that share of each lies in the area.
    bool try_lines(const std::vector<text::ShapedText>& lines, const AreaShape& shape,
                   display::Point start, double angle_rad, double down_mm, double share);
    text::ShapedText caption_text(const ClaimCaption& caption, const std::string& words);

    Drawing& m_drawing;
    LetteringRoom& m_room;
    std::vector<AreaLabel> m_labels; ///< the names that were set level or at an angle
};

} // namespace panjshir::scene
