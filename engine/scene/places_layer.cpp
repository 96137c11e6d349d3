// Places: signs, and all lettering of the map. Great names first, then points by rank, then what
// fits.

#include "scene/area_lettering.hpp"
#include "scene/label_placement.hpp"
#include "scene/layer_parts.hpp"
#include "scene/lettering.hpp"
#include "scene/lettering_room.hpp"
#include "scene/phrases.hpp"
#include "scene/place_symbols.hpp"
#include "scene/style.hpp"

#include "display/path_geometry.hpp"

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
        : m_drawing(drawing), m_room(drawing), m_area_names(drawing, m_room),
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
                m_area_names.name(*point);
        name_points({rest, m_points.end()});
        name_rivers();
        for (const PlacePoint* point : m_areas)
            if (point->place->rank > 2)
                m_area_names.name(*point);
        m_area_names.caption_claims();
    }

private:
    static constexpr int kGreatRank = 3;
    static constexpr double kLineHeight_em = 1.3; // of a name's second language
    // In a window names along lines come again, so that one is in sight.
    static constexpr double kRiverRepeat_mm = 170;

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
        const double share = placed.box.right < at.x ? 1 : placed.box.left > at.x ? 0 : 0.5;
        text::append(m_drawing.list, text::moved(line, placed.baseline.x + share * spare,
                                                 placed.baseline.y + down_mm));
    }

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
    AreaLettering m_area_names;
    int m_greatest_rank;
    std::vector<const PlacePoint*> m_areas, m_points;
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
