// Places: signs, and all lettering of the map. Great names first, then points by rank, then what
// fits.

#include "scene/claim_captions.hpp"
#include "scene/label_placement.hpp"
#include "scene/layer_parts.hpp"
#include "scene/lettering.hpp"
#include "scene/lettering_room.hpp"
#include "scene/phrases.hpp"
#include "scene/place_symbols.hpp"
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

bool is_height_named(PlaceKind kind) {
    return kind == PlaceKind::Pass || kind == PlaceKind::Peak;
}

class PlacesPainter {
public:
    explicit PlacesPainter(Drawing& drawing)
        : m_drawing(drawing), m_room(drawing),
          m_greatest_rank(greatest_rank(drawing.view.scale_denominator())) {
        collect();
    }

    const std::vector<LetteringItem>& items() const { return m_room.items(); }

    void draw_symbols() {
        for (const PlacePoint* point : m_points) {
            const double r = symbol_radius_mm(*point->place);
            if (r <= 0 || !m_drawing.visible(point->at, 2))
                continue;
            const display::Point at = m_drawing.view.to_page(point->at);
            draw_place_symbol(m_drawing, *point->place, at);
            m_drawing.list.hits.push_back({"place:" + point->place->id, {}, at, r + 0.6});
        }
    }

    void letter() {
        for (const PlacePoint* point : m_points) { // signs that no name may cover
            const double r = symbol_radius_mm(*point->place);
            const display::Point at = m_drawing.view.to_page(point->at);
            if (r > 0)
                m_drawing.taken.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
        }
        // The places that a reader looks for, then the great names, which find room in many
        // positions.
        const auto is_great = [](const PlacePoint* point) {
            return point->place->rank <= kGreatRank;
        };
        const auto rest = std::stable_partition(m_points.begin(), m_points.end(), is_great);
        name_points({m_points.begin(), rest});
        for (const PlacePoint* point : m_areas)
            if (point->place->rank <= 2)
                name_area(*point);
        name_points({rest, m_points.end()});
        name_rivers();
        for (const PlacePoint* point : m_areas)
            if (point->place->rank > 2)
                name_area(*point);
        caption_claims();
    }

private:
    static constexpr int kGreatRank = 3;
    static constexpr double kLineHeight_em = 1.3; // of a name's second language
    // In a window names along lines come again, so that one is in sight; names that are spread
    // never grow longer than what one sees of them.
    static constexpr double kRiverRepeat_mm = 170, kAxisRepeat_mm = 300, kLongestName_mm = 220;

    struct PointLabel {
        const PlacePoint* point;
        display::Point at;
        text::ShapedText first, second; // second: the other language, under the first
    };

    const std::string& language() const { return m_drawing.request.language; }

    bool is_claimed(const std::string& place) const {
        const auto* state = m_drawing.request.state.place(place);
        return state && !state->claims.empty();
    }

    void collect() {
        for (const PlacePoint& point : m_drawing.content.places) {
            const Place& place = *point.place;
            if (named_over_area(place.kind)) {
                // A province that its valley already names, and districts on smaller maps, stay
                // out.
                if (place.kind == PlaceKind::Province && named_by_its_valley(place))
                    continue;
                if (place.rank > m_greatest_rank && !is_claimed(place.id))
                    continue;
                if (place.kind == PlaceKind::District &&
                    m_drawing.view.scale_denominator() > 450000 && !is_claimed(place.id))
                    continue;
                if (place.kind == PlaceKind::Valley &&
                    (names_claimed_districts(place) ||
                     (place.rank >= 4 && m_drawing.view.scale_denominator() > 450000)))
                    continue;
                if (place.kind == PlaceKind::Country)
                    continue;
                m_areas.push_back(&point);
            } else if (place.kind != PlaceKind::River && place.kind != PlaceKind::Road &&
                       place.rank <= m_greatest_rank && m_drawing.visible(point.at, 30)) {
                m_points.push_back(&point);
            }
        }
        std::stable_sort(m_areas.begin(), m_areas.end(),
                         [](const PlacePoint* a, const PlacePoint* b) {
                             return a->place->rank < b->place->rank;
                         });
    }

    bool named_by_its_valley(const Place& province) const {
        const AreaShape* own = m_drawing.content.ground->area(province.id);
        return own && std::any_of(m_drawing.content.places.begin(), m_drawing.content.places.end(),
                                  [&](const PlacePoint& p) {
                                      const AreaShape* area =
                                          m_drawing.content.ground->area(p.place->id);
                                      return p.place->kind == PlaceKind::Valley && area &&
                                             p.place->parent == province.id &&
                                             area->area_m2 > 0.6 * own->area_m2;
                                  });
    }

    // A valley whose own districts are claimed, and so named, at this scale.
    bool names_claimed_districts(const Place& valley) const {
        const AreaShape* area = m_drawing.content.ground->area(valley.id);
        if (!area || is_claimed(valley.id))
            return false;
        return std::any_of(m_drawing.content.places.begin(), m_drawing.content.places.end(),
                           [&](const PlacePoint& p) {
                               const AreaShape* district =
                                   m_drawing.content.ground->area(p.place->id);
                               return p.place->kind == PlaceKind::District && district &&
                                      is_claimed(p.place->id) &&
                                      area->box.contains(district->centre);
                           });
    }

    // ----- areas
    // -----------------------------------------------------------------------------------

    // Along the line that the atlas gives for a range, valley or gorge.
    void name_along(const Place& place, const LineShape& axis) {
        Lettering lettering = lettering_of(place.kind, place.rank);
        const double set_spacing_em = lettering.spacing_em;
        for (const MapLine& way : axis.lines) {
            const std::vector<display::Point> line = m_room.on_page(
                m_drawing.content.lettering->along(way, m_drawing.view.scale_denominator()));
            const double length = display::length(line);
            lettering.spacing_em = set_spacing_em;
            text::ShapedText text =
                shape_name(m_drawing, m_drawing.name_of(place), lettering, language());
            const double wanted = std::min({0.45 * length, 0.6 * m_drawing.view.frame().width(),
                                            kLongestName_mm});
            spread(text, lettering, wanted, 2.6, place);
            bool named = false;
            for (const std::vector<double>& middles : m_room.stations(length, kAxisRepeat_mm))
                named = letter_along(text, line, length, middles, lettering.size_mm) || named;
            if (named)
                return;
        }
    }

    // Letters further apart until the name is `wanted` long, but not by more than `most_em`.
    void spread(text::ShapedText& text, Lettering& lettering, double wanted_mm, double most_em,
                const Place& place) {
        const auto letters = static_cast<double>(std::max<std::size_t>(1, text.units.size()));
        const double extra = (wanted_mm - text.advance_mm) / letters;
        if (extra <= 0)
            return;
        lettering.spacing_em = std::min(lettering.spacing_em + extra / lettering.size_mm, most_em);
        text = shape_name(m_drawing, m_drawing.name_of(place), lettering, language());
    }

    bool letter_along(const text::ShapedText& text, const std::vector<display::Point>& line,
                      double length, const std::vector<double>& middles, double size_mm) {
        for (const double above : {-0.35 * size_mm, 1.2, -0.7 * size_mm - 1.2, 3.0, -5.0})
            for (const double middle : middles) {
                if (!m_room.in_sight(line, length, middle, text.advance_mm))
                    continue;
                const auto laid = text::along(text, line, {middle, above});
                if (laid && laid->largest_turn_deg < 40 && m_room.try_text(laid->text))
                    return true;
            }
        return false;
    }

    void name_area(const PlacePoint& point) {
        const Place& place = *point.place;
        if (const LineShape* axis = m_drawing.content.ground->axis(place.id))
            return name_along(place, *axis);
        const AreaShape* shape = m_drawing.content.ground->area(place.id);
        Lettering lettering = lettering_of(place.kind, place.rank);
        const display::Point centre = m_drawing.view.to_page(shape ? shape->centre : point.at);
        if (!m_drawing.view.frame().grown(20).contains(centre))
            return;
        const bool along_axis = place.kind == PlaceKind::Valley || place.kind == PlaceKind::Range ||
                                place.kind == PlaceKind::Plain || place.kind == PlaceKind::Region;
        double angle = 0;
        if (along_axis)
            angle = shape ? -shape->axis_rad : axis_without_shape(place.kind);
        text::ShapedText text =
            shape_name(m_drawing, m_drawing.name_of(place), lettering, language());
        if (shape && along_axis) {
            // Spread over two fifths of the length; never closer than set, nor thinner than an em
            // and a half.
            spread(text, lettering, 0.42 * shape->length_m * m_drawing.view.mm_per_m(), 1.3, place);
        }
        // Across the axis in small steps, then along it.
        const double ax = std::cos(angle), ay = std::sin(angle);
        static constexpr std::array<double, 11> across{0, -1, 1, -2, 2, -3, 3, -4, 4, -5.5, 5.5};
        static constexpr std::array<double, 5> lengthwise{0, -1.5, 1.5, -3, 3};
        // Within the area's own bounds if it can be, else wherever there is room.
        for (const Bounds bounds : {Bounds::Within, Bounds::Open})
            for (const double l : lengthwise)
                for (const double a : across) {
                    const double step = lettering.size_mm * 1.1;
                    const display::Point c{centre.x + ax * l * step * 2 - ay * a * step,
                                           centre.y + ay * l * step * 2 + ax * a * step};
                    if (bounds == Bounds::Within && shape &&
                        !lies_in(*shape, c, angle, text.advance_mm))
                        continue;
                    const text::ShapedText placed = text::turned(
                        text::moved(text, -text.advance_mm / 2, text.cap_height_mm / 2),
                        angle * 180 / M_PI, c.x, c.y);
                    if (m_room.try_text(placed)) {
                        note_area_label(place.id, c, angle, lettering.size_mm);
                        return;
                    }
                }
    }

    enum class Bounds { Within, Open };

    // Whether a straight text lies in an area: its middle, its ends and half way between.
    bool lies_in(const AreaShape& shape, display::Point middle, double angle,
                 double length_mm) const {
        for (const double share : {0.0, -0.5, 0.5, -0.25, 0.25}) {
            const double along = share * length_mm;
            if (!contains(shape.area,
                          m_drawing.view.to_map({middle.x + along * std::cos(angle),
                                                 middle.y + along * std::sin(angle)})))
                return false;
        }
        return true;
    }

    // Ranges here run from south-west to north-east; plains lie level.
    static double axis_without_shape(PlaceKind kind) {
        return kind == PlaceKind::Range ? -0.62 : kind == PlaceKind::Plain ? -0.9 : 0.0;
    }

    struct AreaLabel {
        std::string place;
        display::Point at;
        double angle, size_mm;
    };
    void note_area_label(const std::string& place, display::Point at, double angle,
                         double size_mm) {
        m_area_labels.push_back({place, at, angle, size_mm});
    }

    // What keeps one claim apart from another, under the name of the place.
    void caption_claims() {
        if (!m_drawing.has(Layer::Claims))
            return;
        for (const chronicle::PlaceOnDay& place : m_drawing.request.state.places) {
            const AreaShape* shape = m_drawing.content.ground->area(place.place);
            if (!shape || !m_drawing.visible(shape->box))
                continue;
            display::Point at = m_drawing.view.to_page(shape->centre);
            double angle = 0, below = 3.5;
            for (const AreaLabel& label : m_area_labels)
                if (label.place == place.place) {
                    at = label.at;
                    angle = label.angle;
                    below = label.size_mm * 0.5 + 2.2;
                }
            for (const ClaimCaption& caption : claim_captions(
                     place, m_drawing.request.state.on, *m_drawing.content.chronicle, language()))
                set_somewhere(caption, *shape, at, angle, below);
        }
    }

    // Under the name, over it, or further along; wholly within the area that it tells of if it can
    // be, else with its middle there.
    void set_somewhere(const ClaimCaption& caption, const AreaShape& shape, display::Point at,
                       double angle, double below) {
        const text::ShapedText text = caption_text(caption);
        for (const double length : {text.advance_mm, 0.0})
            for (const double along : {0.0, -18.0, 18.0, -36.0, 36.0})
                for (const double further :
                     {0.0, 2.7, 5.4, 8.1, 10.8, 13.5, -2 * below, -2 * below - 2.7}) {
                    const display::Point start{at.x + along * std::cos(angle),
                                               at.y + along * std::sin(angle)};
                    const double down = below + further;
                    const display::Point middle{start.x - down * std::sin(angle),
                                                start.y + down * std::cos(angle)};
                    if (lies_in(shape, middle, angle, length) &&
                        m_room.try_text(text::turned(
                            text::moved(text, -text.advance_mm / 2, down + text.cap_height_mm / 2),
                            angle * 180 / M_PI, start.x, start.y)))
                        return;
                }
    }

    text::ShapedText caption_text(const ClaimCaption& caption) {
        Lettering lettering;
        lettering.size_mm = 2.2;
        lettering.slant = text::Slant::Italic;
        lettering.weight = caption.colour == style::kQuietInk ? 400 : 600;
        lettering.colour = darker(caption.colour);
        return shape_name(m_drawing, caption.words, lettering, "en");
    }

    // A holder's colour, dark enough to be read on his own fill.
    static display::Colour darker(display::Colour c) {
        return {c.red * 0.62f, c.green * 0.62f, c.blue * 0.62f, c.alpha};
    }

    // ----- points
    // ----------------------------------------------------------------------------------

    std::string label_text(const Place& place, const std::string& in) const {
        std::string text = place.name_in(in);
        if (is_height_named(place.kind) && place.elevation_m && in == language())
            text += " " + metres(*place.elevation_m, in);
        return text;
    }

    void name_points(const std::vector<const PlacePoint*>& points) {
        std::vector<PointLabel> labels;
        std::vector<LabelRequest> requests;
        for (const PlacePoint* point : points) {
            const Place& place = *point->place;
            const Lettering lettering = lettering_of(place.kind, place.rank);
            PointLabel label{
                point,
                m_drawing.view.to_page(point->at),
                shape_name(m_drawing, label_text(place, language()), lettering, language()),
                {}};
            LabelRequest request;
            request.rank = place.rank;
            request.at = label.at;
            request.symbol_radius_mm = symbol_radius_mm(place);
            request.width_mm = label.first.advance_mm;
            request.ascent_mm = label.first.cap_height_mm + 0.25 * lettering.size_mm;
            request.descent_mm = 0.28 * lettering.size_mm;
            if (!m_drawing.request.second_language.empty()) {
                Lettering small = lettering;
                small.size_mm *= 0.86;
                small.weight = 400;
                label.second =
                    shape_name(m_drawing, place.name_in(m_drawing.request.second_language), small,
                               m_drawing.request.second_language);
                request.width_mm = std::max(request.width_mm, label.second.advance_mm);
                request.descent_mm += small.size_mm * 1.25;
            }
            if (request.symbol_radius_mm == 0)
                request.anchor = LabelAnchor::Centred;
            labels.push_back(std::move(label));
            requests.push_back(request);
        }
        PlacementOptions options;
        if (m_drawing.layout == Layout::Sheet)
            options.bounds = m_drawing.view.frame().grown(-1.0);
        for (const PlacedLabel& placed : place_labels(requests, m_drawing.taken, options)) {
            const PointLabel& label = labels[placed.request];
            const std::size_t commands = m_drawing.list.commands.size();
            append_line(label.first, placed, label.at, 0);
            if (!label.second.runs.empty())
                append_line(label.second, placed, label.at,
                            label.second.runs[0].size_mm * kLineHeight_em);
            m_drawing.taken.push_back(placed.box.grown(0.3));
            m_room.note_item(commands, m_drawing.taken.size() - 1);
        }
    }

    // Lines of one label are flush on the side of their point, or centred over and under it.
    void append_line(const text::ShapedText& line, const PlacedLabel& placed, display::Point at,
                     double down_mm) {
        const double spare = placed.box.width() - line.advance_mm;
        const double share = placed.box.right < at.x  ? 1
                             : placed.box.left > at.x ? 0
                                                      : 0.5;
        text::append(m_drawing.list, text::moved(line, placed.baseline.x + share * spare,
                                                 placed.baseline.y + down_mm));
    }

    // ----- rivers
    // ----------------------------------------------------------------------------------

    void name_rivers() {
        for (const RiverShape& river : m_drawing.content.ground->rivers) {
            if (river.place.empty() || !m_drawing.visible(river.box))
                continue;
            const PlacePoint* point = m_drawing.content.place(river.place);
            if (!point || point->place->rank > m_greatest_rank + 1)
                continue;
            const Lettering lettering = lettering_of(PlaceKind::River, point->place->rank);
            const text::ShapedText text =
                shape_name(m_drawing, m_drawing.name_of(*point->place), lettering, language());
            const std::vector<display::Point> line = m_room.on_page(
                m_drawing.content.lettering->along(river.line, m_drawing.view.scale_denominator()));
            const double length = display::length(line);
            for (const std::vector<double>& middles : m_room.stations(length, kRiverRepeat_mm))
                for (const double middle : middles) {
                    if (!m_room.in_sight(line, length, middle, text.advance_mm))
                        continue;
                    const auto laid = text::along(text, line, {middle, 0.9});
                    if (laid && laid->largest_turn_deg < 14 && m_room.try_text(laid->text))
                        break;
                }
        }
    }

    Drawing& m_drawing;
    LetteringRoom m_room;
    int m_greatest_rank;
    std::vector<const PlacePoint*> m_areas, m_points;
    std::vector<AreaLabel> m_area_labels;
};

// A window's names are set on the whole plane, clear of what is drawn there, and cut out: they
// depend on the scale alone, and panning moves none. What lies under the furniture is left out.
void letter_window(Drawing& drawing) {
    display::DisplayList plane_list;
    const MapView plane = lettering_plane(drawing.content, drawing.view);
    Drawing whole{drawing.content, drawing.request, plane, Layout::Window, plane_list};
    draw_blockades(whole);
    draw_events(whole);
    draw_overlay_marks(whole);
    plane_list.commands.clear();
    PlacesPainter painter(whole);
    painter.letter();
    append_in_sight(drawing, whole, painter.items());
}

} // namespace

void draw_places(Drawing& drawing) {
    if (!drawing.has(Layer::Places))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"places"});
    PlacesPainter painter(drawing);
    painter.draw_symbols();
    if (drawing.has(Layer::Labels)) {
        if (drawing.layout == Layout::Window)
            letter_window(drawing);
        else
            painter.letter();
    }
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
