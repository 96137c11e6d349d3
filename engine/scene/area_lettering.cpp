#include "scene/area_lettering.hpp"

#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include "display/path_geometry.hpp"
#include "geo/simplify.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace panjshir::scene {
namespace {

using gazetteer::Place;
using gazetteer::PlaceKind;

// In a window names along lines come again, so that one is in sight; names that are spread never
// grow longer than what one sees of them.
constexpr double kAxisRepeat_mm = 300, kLongestName_mm = 220;
constexpr double kLeastGap = 0.6; // between two of one name, in its length
constexpr double kCaptionSize_mm = 2.2, kCaptionLine_mm = 2.7;

// Ranges here run from south-west to north-east; plains lie level.
double axis_without_shape(PlaceKind kind) {
    return kind == PlaceKind::Range ? -0.62 : kind == PlaceKind::Plain ? -0.9 : 0.0;
}

// A holder's colour, dark enough to be read on his own fill.
display::Colour darker(display::Colour c) {
    return {c.red * 0.62f, c.green * 0.62f, c.blue * 0.62f, c.alpha};
}

// At the space nearest the middle; nothing where there is none.
std::vector<std::string> broken_in_two(const std::string& words) {
    std::size_t best = std::string::npos;
    const auto off_middle = [&](std::size_t at) {
        return std::abs(2 * static_cast<double>(at) - static_cast<double>(words.size()));
    };
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1))
        if (best == std::string::npos || off_middle(at) < off_middle(best))
            best = at;
    if (best == std::string::npos)
        return {};
    return {words.substr(0, best), words.substr(best + 1)};
}

// Whether what lies over the map brings the name with it, as the ring of a tour does.
bool is_told_by_overlay(const Drawing& drawing, const std::string& name) {
    for (const Overlay& overlay : drawing.request.overlays)
        for (const OverlayItem& item : overlay.items)
            if (const auto* text = std::get_if<OverlayText>(&item)) {
                const std::size_t first = text->text.find_first_not_of(' ');
                if (first != std::string::npos &&
                    std::string_view(text->text).substr(first) == name)
                    return true;
            }
    return false;
}

} // namespace

void AreaLettering::name_along(const Place& place, const LineShape& axis) {
    if (is_told_by_overlay(m_drawing, m_drawing.name_of(place)))
        return;
    Lettering lettering = lettering_of(place.kind, place.rank);
    const double set_spacing_em = lettering.spacing_em;
    for (const MapLine& way : axis.lines) {
        const std::vector<display::Point> line = m_room.on_page(
            m_drawing.content.lettering->along(way, m_drawing.view.scale_denominator()));
        const double length = display::length(line);
        lettering.spacing_em = set_spacing_em;
        text::ShapedText text =
            shape_name(m_drawing, m_drawing.name_of(place), lettering, m_drawing.request.language);
        const double wanted =
            std::min({0.45 * length, 0.6 * m_drawing.view.frame().width(), kLongestName_mm});
        spread(text, lettering, wanted, 2.6, place);
        std::optional<double> end_mm; // of the name set last
        for (std::vector<double>& middles : m_room.stations(length, kAxisRepeat_mm)) {
            // Two of a name must not read as one.
            if (end_mm)
                std::erase_if(middles, [&](double middle) {
                    return middle * length < *end_mm + (0.5 + kLeastGap) * text.advance_mm;
                });
            if (const auto set = letter_along(text, line, length, middles, lettering.size_mm))
                end_mm = *set * length + text.advance_mm / 2;
        }
        if (end_mm)
            return;
    }
}

void AreaLettering::spread(text::ShapedText& text, Lettering& lettering, double wanted_mm,
                           double most_em, const Place& place) {
    const auto letters = static_cast<double>(std::max<std::size_t>(1, text.units.size()));
    const double extra = (wanted_mm - text.advance_mm) / letters;
    if (extra <= 0)
        return;
    lettering.spacing_em = std::min(lettering.spacing_em + extra / lettering.size_mm, most_em);
    text = shape_name(m_drawing, m_drawing.name_of(place), lettering, m_drawing.request.language);
}

std::optional<double> AreaLettering::letter_along(const text::ShapedText& text,
                                                  const std::vector<display::Point>& line,
                                                  double length, const std::vector<double>& middles,
                                                  double size_mm) {
    for (const double above : {-0.35 * size_mm, 1.2, -0.7 * size_mm - 1.2, 3.0, -5.0})
        for (const double middle : middles) {
            if (!m_room.in_sight(line, length, middle, text.advance_mm))
                continue;
            const auto laid = text::along(text, line, {middle, above});
            if (laid && laid->largest_turn_deg < 40 && m_room.try_text(laid->text))
                return middle;
        }
    return std::nullopt;
}

void AreaLettering::name(const PlacePoint& point) {
    const Place& place = *point.place;
    if (const LineShape* axis = m_drawing.content.ground->axis(place.id))
        return name_along(place, *axis);
    const AreaShape* shape = m_drawing.content.ground->area(place.id);
    const display::Point centre = m_drawing.view.to_page(shape ? shape->centre : point.at);
    if (!m_drawing.view.frame().grown(20).contains(centre))
        return;
    const bool along_axis = place.kind == PlaceKind::Valley || place.kind == PlaceKind::Range ||
                            place.kind == PlaceKind::Plain || place.kind == PlaceKind::Region;
    const double angle_rad = !along_axis ? 0
                             : shape     ? -shape->axis_rad
                                         : axis_without_shape(place.kind);
    if (!shape) {
        set_about(place, centre, {angle_rad, 0, 1, 0}, nullptr, point.at);
        return;
    }
    // Spread over two fifths of an area's length; closer and smaller before any letter leaves it,
    // level where it finds no room along the axis; and with its middle outside, where it would name
    // another, never.
    const double spread = along_axis ? 0.42 : 0;
    for (const Setting& setting : {Setting{angle_rad, spread, 1, 1},
                                   {angle_rad, spread * 0.6, 1, 1},
                                   {angle_rad, 0, 0.86, 1},
                                   {angle_rad, spread * 0.6, 1, 0.85},
                                   {angle_rad, 0, 0.7, 1},
                                   {0, 0, 0.86, 1},
                                   {0, 0, 0.7, 1},
                                   {angle_rad, 0, 0.86, 0.6},
                                   {angle_rad, 0, 0.86, 0}})
        if (set_about(place, centre, setting, shape, point.at))
            return;
}

bool AreaLettering::set_about(const Place& place, display::Point centre, const Setting& setting,
                              const AreaShape* shape, MapPoint own) {
    Lettering lettering = lettering_of(place.kind, place.rank);
    lettering.size_mm *= setting.size_share;
    text::ShapedText text =
        shape_name(m_drawing, m_drawing.name_of(place), lettering, m_drawing.request.language);
    if (setting.spread > 0 && shape) // never closer than set, nor thinner than an em and a half
        spread(text, lettering, setting.spread * shape->length_m * m_drawing.view.mm_per_m(), 1.3,
               place);
    // Across the axis in small steps, then along it.
    const double ax = std::cos(setting.angle_rad), ay = std::sin(setting.angle_rad);
    static constexpr std::array<double, 15> across{0, -1, 1, -2,   2,   -3,   3,  -4,
                                                   4, -5, 5, -6.2, 6.2, -7.5, 7.5};
    static constexpr std::array<double, 9> lengthwise{0, -1.5, 1.5, -3, 3, -4.5, 4.5, -6, 6};
    const double step = lettering.size_mm * 1.1;
    const double within = setting.within * text.advance_mm;
    const auto others = shape ? std::vector<const AreaShape*>() : areas_of_others(own);
    for (const double l : lengthwise)
        for (const double a : across) {
            const display::Point c{centre.x + ax * l * step * 2 - ay * a * step,
                                   centre.y + ay * l * step * 2 + ax * a * step};
            if (shape ? !lies_in(*shape, c, setting.angle_rad, within)
                      : lies_too_far(place, own, c) ||
                            lies_on(others, c, setting.angle_rad, text.advance_mm))
                continue;
            if (m_room.try_text(
                    text::turned(text::moved(text, -text.advance_mm / 2, text.cap_height_mm / 2),
                                 setting.angle_rad * 180 / M_PI, c.x, c.y))) {
                m_labels.push_back({place.id, c, setting.angle_rad, lettering.size_mm});
                return true;
            }
        }
    return false;
}

bool AreaLettering::lies_in(const AreaShape& shape, display::Point middle, double angle,
                            double length_mm) const {
    // The middle and the ends first, which leave it soonest.
    for (const double share : {0.0, -0.5, 0.5, -0.25, 0.25, -0.375, 0.375, -0.125, 0.125}) {
        const double along = share * length_mm;
        if (!contains(shape.area, m_drawing.view.to_map({middle.x + along * std::cos(angle),
                                                         middle.y + along * std::sin(angle)})))
            return false;
    }
    return true;
}

bool AreaLettering::lies_too_far(const Place& place, MapPoint own, display::Point middle) const {
    return place.precision_m > 0 &&
           distance_m(own, m_drawing.view.to_map(middle)) > place.precision_m;
}

std::vector<const AreaShape*> AreaLettering::areas_of_others(MapPoint own) const {
    const auto& claims = m_drawing.content.chronicle->claims;
    std::vector<const AreaShape*> areas;
    for (const AreaShape& area : m_drawing.content.ground->areas)
        if (!contains(area.area, own) &&
            std::any_of(claims.begin(), claims.end(),
                        [&](const auto& claim) { return claim.place == area.place; }))
            areas.push_back(&area);
    return areas;
}

bool AreaLettering::lies_on(const std::vector<const AreaShape*>& areas, display::Point middle,
                            double angle, double length_mm) const {
    for (const double share : {0.0, -0.25, 0.25, -0.5, 0.5}) {
        const double along = share * length_mm;
        const MapPoint at = m_drawing.view.to_map(
            {middle.x + along * std::cos(angle), middle.y + along * std::sin(angle)});
        if (std::any_of(areas.begin(), areas.end(), [&](const AreaShape* area) {
                return area->box.contains(at) && contains(area->area, at);
            }))
            return true;
    }
    return false;
}

void AreaLettering::caption_claims() {
    if (!m_drawing.has(Layer::Claims))
        return;
    for (const chronicle::PlaceOnDay& place : m_drawing.request.state.places) {
        const AreaShape* shape = m_drawing.content.ground->area(place.place);
        if (!shape || !m_drawing.visible(shape->box))
            continue;
        display::Point at = m_drawing.view.to_page(shape->centre);
        double angle = 0, below = 3.5;
        for (const AreaLabel& label : m_labels)
            if (label.place == place.place) {
                at = label.at;
                angle = label.angle_rad;
                below = label.size_mm * 0.5 + 2.2;
            }
        for (const ClaimCaption& caption :
             claim_captions(place, m_drawing.request.state.on, *m_drawing.content.chronicle,
                            m_drawing.request.language))
            set_somewhere(caption, *shape, at, angle, below);
    }
}

void AreaLettering::set_somewhere(const ClaimCaption& caption, const AreaShape& shape,
                                  display::Point at, double angle, double below) {
    const std::vector<text::ShapedText> whole{caption_text(caption, caption.words)};
    std::vector<text::ShapedText> halves;
    for (const std::string& words : broken_in_two(caption.words))
        halves.push_back(caption_text(caption, words));
    const double above = -2 * below;
    // Within the area, under its name or over it, in one line or in two; else with three quarters
    // of a line within; else with its middle.
    struct Form {
        const std::vector<text::ShapedText>& lines;
        double share;
    };
    for (const auto& [lines, share] : {Form{whole, 1}, {halves, 1}, {whole, 0.75}, {whole, 0}})
        for (const double along :
             {0.0, -9.0, 9.0, -18.0, 18.0, -27.0, 27.0, -36.0, 36.0, -45.0, 45.0, -54.0, 54.0})
            for (const double further : {0.0, above, 2.7, above - 2.7, 5.4, above - 5.4, 8.1,
                                         above - 8.1, 10.8, above - 10.8, 13.5, above - 13.5})
                if (try_lines(lines, shape,
                              {at.x + along * std::cos(angle), at.y + along * std::sin(angle)},
                              angle, below + further, share))
                    return;
}

bool AreaLettering::try_lines(const std::vector<text::ShapedText>& lines, const AreaShape& shape,
                              display::Point start, double angle, double down, double share) {
    const double degrees = angle * 180 / M_PI;
    text::ShapedText all;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const text::ShapedText& line = lines[i];
        const double middle_mm =
            down + (static_cast<double>(i) - 0.5 * static_cast<double>(lines.size() - 1)) *
                       kCaptionLine_mm;
        if (!lies_in(shape,
                     {start.x - middle_mm * std::sin(angle), start.y + middle_mm * std::cos(angle)},
                     angle, share * line.advance_mm))
            return false;
        const text::ShapedText set = text::turned(
            text::moved(line, -line.advance_mm / 2, middle_mm + line.cap_height_mm / 2), degrees,
            start.x, start.y);
        all.runs.insert(all.runs.end(), set.runs.begin(), set.runs.end());
    }
    return m_room.try_text(all); // nothing where there are no lines
}

text::ShapedText AreaLettering::caption_text(const ClaimCaption& caption,
                                             const std::string& words) {
    Lettering lettering;
    lettering.size_mm = kCaptionSize_mm;
    lettering.slant = text::Slant::Italic;
    lettering.weight = caption.colour == style::kQuietInk ? 400 : 600;
    lettering.colour = darker(caption.colour);
    return shape_name(m_drawing, words, lettering, "en");
}

} // namespace panjshir::scene
