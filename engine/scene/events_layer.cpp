// What is said to have happened: a disc a happening, gathered beside the place, today's at full
// strength.

#include "scene/event_frames.hpp"
#include "scene/grey_style.hpp"
#include "scene/layer_parts.hpp"
#include "scene/lettering.hpp"
#include "scene/phrases.hpp"
#include "scene/place_symbols.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace panjshir::scene {
namespace {

using chronicle::EventOnDay;

constexpr std::size_t kDiscsShown = 5; // of one place; the rest are counted
constexpr double kGap_mm = 0.35;

struct Stack {
    std::string place;
    MapPoint at;
    bool coarse = false; ///< `at` is the middle of a square of ground
    std::vector<const EventOnDay*> events;
};

// The place that stands for an event on the map: where it was, else where it led, else where it
// came from.
const chronicle::EventPlace* main_place(const chronicle::Event& event,
                                        const SceneContent& content) {
    using chronicle::PlaceRole;
    for (const PlaceRole role : {PlaceRole::At, PlaceRole::To, PlaceRole::Toward, PlaceRole::From})
        for (const chronicle::EventPlace& place : event.places)
            if (place.role == role && content.anchor(place.place))
                return &place;
    return nullptr;
}

class EventsPainter {
public:
    explicit EventsPainter(Drawing& drawing) : m_drawing(drawing) {}

    void paint() {
        for (const Stack& stack : stacks()) {
            if (stack.coarse)
                square(stack);
            for (const EventOnDay* on : stack.events)
                arrow(*on);
            discs(stack);
        }
    }

private:
    std::vector<Stack> stacks() const {
        std::vector<Stack> stacks;
        for (const EventOnDay& on : m_drawing.request.events) {
            const auto* place = main_place(*on.event, m_drawing.content);
            if (!place)
                continue;
            const auto [at, coarse] = *m_drawing.anchor(place->place);
            if (!m_drawing.visible(at, -2))
                continue;
            auto stack = std::find_if(stacks.begin(), stacks.end(), [&](const Stack& s) {
                return s.place == place->place ||
                       distance_m(s.at, at) < 2.0 * m_drawing.metres_per_mm();
            });
            if (stack == stacks.end())
                stack = stacks.insert(stacks.end(), {place->place, at, coarse, {}});
            stack->events.push_back(&on);
        }
        for (Stack& stack : stacks)
            std::stable_sort(stack.events.begin(), stack.events.end(),
                             [](const EventOnDay* a, const EventOnDay* b) {
                                 // Today's first; of one day what happened before what was said.
                                 if (a->strength != b->strength)
                                     return a->strength > b->strength;
                                 return (a->event->kind == chronicle::EventKind::Statement) <
                                        (b->event->kind == chronicle::EventKind::Statement);
                             });
        return stacks;
    }

    // The side of the first who has one; its ring is in the legend.
    std::string side_of(const chronicle::Event& event) const {
        for (const std::string& actor : event.actors)
            if (const std::string side = m_drawing.content.chronicle->side_of(actor); !side.empty())
                return side;
        return {};
    }

    display::Colour ring_colour(const chronicle::Event& event) const {
        if (const std::string side = side_of(event); !side.empty())
            return holder_colour(*m_drawing.content.chronicle, side);
        return style::kQuietInk;
    }

    void add(display::Command command) { m_drawing.list.commands.push_back(std::move(command)); }
    static display::PlacedPath here(display::Path path) {
        return {display::share(std::move(path)), {}};
    }

    // The square within which it was, by the guard against showing too much.
    void square(const Stack& stack) {
        m_drawing.coarse_shown = true;
        const display::Point at = m_drawing.view.to_page(stack.at);
        const double half = m_drawing.request.look.coarsen_m / 2 * m_drawing.view.mm_per_m();
        const display::PlacedPath box =
            here(display::rectangle({at.x - half, at.y - half}, {at.x + half, at.y + half}));
        add(display::FillPath{box, style::kInk.with_alpha(0.06f)});
        display::StrokePath edge;
        edge.shape = box;
        edge.colour = style::kInk.with_alpha(0.7f);
        edge.width_mm = 0.25;
        edge.dashes_mm = {0.8, 0.6};
        edge.cap = display::Cap::Butt;
        add(std::move(edge));
    }

    // From where it came to where it led, when the text gives both.
    void arrow(const EventOnDay& on) {
        std::optional<MapPoint> from, to;
        for (const chronicle::EventPlace& place : on.event->places) {
            const auto anchored = m_drawing.anchor(place.place);
            if (!anchored)
                continue;
            const std::optional<MapPoint> anchor = anchored->at;
            using chronicle::PlaceRole;
            if (place.role == PlaceRole::From || (place.role == PlaceRole::At && !from))
                from = anchor;
            else if (place.role == PlaceRole::Toward || place.role == PlaceRole::To)
                to = anchor;
        }
        if (!from || !to || !m_drawing.has(Layer::Events))
            return;
        const display::Point a = m_drawing.view.to_page(*from), b = m_drawing.view.to_page(*to);
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (length < 9)
            return;
        const double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
        // A slight bow, so that the arrow does not hide the way that it stands for.
        const auto bowed = [&](double t) {
            const double s = 3 + t * (length - 7), bow = 0.08 * length * std::sin(t * M_PI);
            return display::Point{a.x + ux * s + uy * bow, a.y + uy * s - ux * bow};
        };
        std::vector<display::Point> line;
        for (int i = 0; i <= 12; ++i)
            line.push_back(bowed(i / 12.0));
        const display::ArrowOptions shape{0.3, 1.1, 3.0, 3.0};
        const display::PlacedPath path = here(display::arrow(line, shape));
        const auto alpha = static_cast<float>(0.3 + 0.55 * on.strength);
        display::StrokePath casing;
        casing.shape = path;
        casing.colour = style::kPaper.with_alpha(alpha);
        casing.width_mm = 0.7;
        add(casing);
        add(display::FillPath{path, ring_colour(*on.event).with_alpha(alpha),
                              display::Blend::Normal, display::FillRule::NonZero});
    }

    void discs(const Stack& stack) {
        const display::Point at = m_drawing.view.to_page(stack.at);
        const double r = style::kEventDisc_mm / 2, step = style::kEventDisc_mm + kGap_mm;
        const std::size_t shown = std::min(stack.events.size(), kDiscsShown);
        const bool counted = stack.events.size() > shown;
        const double width = step * static_cast<double>(shown + (counted ? 1 : 0)) - kGap_mm;
        const bool is_area = stack.coarse || m_drawing.content.ground->area(stack.place) != nullptr;
        // Above a point, on the middle of an area, beside the sign of a blocked road; else a row
        // further on.
        const bool beside = m_drawing.content.ground->road(stack.place) != nullptr;
        double left = beside ? at.x - width - 3.2 : at.x - width / 2;
        double top = is_area || beside ? at.y - r : at.y - 2.1 - style::kEventDisc_mm;
        for (const double rows : {0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5, -2.0, 2.0}) {
            const PageBox box{left, top + rows * step, left + width, top + rows * step + 2 * r};
            const auto& taken = m_drawing.taken;
            if (std::none_of(taken.begin(), taken.end(),
                             [&](const PageBox& b) { return b.overlaps(box); }) &&
                !covers_a_sign(box)) {
                top += rows * step;
                break;
            }
        }
        for (std::size_t i = 0; i < shown; ++i)
            disc(*stack.events[i], {left + r + step * static_cast<double>(i), top + r});
        if (counted)
            count(stack.events.size() - shown,
                  {left + r + step * static_cast<double>(shown), top + r});
        m_drawing.taken.push_back({left - 0.5, top - 0.5, left + width + 0.5, top + 2 * r + 0.5});
    }

    /// Signs of places are drawn later and would stand on the discs.
    bool covers_a_sign(const PageBox& box) const {
        const auto& places = m_drawing.content.places;
        const int greatest = greatest_rank(m_drawing.view.scale_denominator());
        return m_drawing.has(Layer::Places) &&
               std::any_of(places.begin(), places.end(), [&](const PlacePoint& point) {
                   const double radius = symbol_radius_mm(*point.place);
                   return radius > 0 && point.place->rank <= greatest &&
                          box.grown(radius + 0.2).contains(m_drawing.view.to_page(point.at));
               });
    }

    void disc(const EventOnDay& on, display::Point at) {
        const double r = style::kEventDisc_mm / 2;
        const auto strength = static_cast<float>(on.strength);
        const display::Colour ring = ring_colour(*on.event);
        const std::string id = "event:" + on.event->id;
        const bool selected = m_drawing.request.selected == id;
        const std::string side = side_of(*on.event);
        const auto outline = [&](double radius) {
            return event_outline(*m_drawing.content.chronicle, m_drawing.request.look.symbols, side,
                                 at, radius);
        };
        add(display::BeginGroup{id});
        add(display::FillPath{outline(r + 0.25), style::kPaper.with_alpha(0.75f)});
        add(display::FillPath{outline(r), style::kPaper.with_alpha(0.72f + 0.28f * strength)});
        display::StrokePath edge;
        edge.shape = outline(r - 0.2);
        edge.colour = selected ? style::kSelection : ring.with_alpha(0.45f + 0.55f * strength);
        edge.width_mm = selected ? 0.75 : 0.42;
        auto& sides = m_drawing.event_sides;
        if (!side.empty() && std::find(sides.begin(), sides.end(), side) == sides.end())
            sides.push_back(side);
        if (m_drawing.grey() && !side.empty()) {
            edge.dashes_mm = ring_dashes(*m_drawing.content.chronicle, side);
            edge.cap = display::Cap::Butt;
        }
        add(edge);
        const auto icon = m_drawing.content.icons.find(on.event->kind);
        if (icon != m_drawing.content.icons.end()) {
            const double size = r * 0.62;
            add(display::FillPath{{icon->second, {size, 0, 0, size, at.x, at.y}},
                                  style::kInk.with_alpha(0.4f + 0.6f * strength)});
        }
        add(display::EndGroup{});
        m_drawing.list.hits.push_back({id, {}, at, r + 0.2});
        auto& kinds = m_drawing.legend_events;
        if (std::find(kinds.begin(), kinds.end(), on.event->kind) == kinds.end())
            kinds.push_back(on.event->kind);
    }

    void count(std::size_t more, display::Point at) {
        text::ShapeOptions options;
        options.font.weight = 700;
        options.size_mm = 2.4;
        options.colour = style::kInk;
        options.halo = style::kHalo;
        options.halo_mm = style::kHaloWidth_mm;
        const text::ShapedText label = text::shape(
            *m_drawing.content.fonts,
            "+" + own_digits(std::to_string(more), m_drawing.request.language), options);
        text::append(m_drawing.list, text::moved(label, at.x - label.advance_mm / 2,
                                                 at.y + label.cap_height_mm / 2));
    }

    Drawing& m_drawing;
};

} // namespace

void draw_events(Drawing& drawing) {
    if (!drawing.has(Layer::Events))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"events"});
    EventsPainter(drawing).paint();
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
