#include "scene/legend.hpp"

#include "scene/phrases.hpp"
#include "scene/place_symbols.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace panjshir::scene {
namespace {

using Kind = LegendItem::Kind;

class LegendReader {
public:
    explicit LegendReader(const FurniturePen& pen)
        : m_pen(pen), m_drawing(pen.drawing()), m_language(pen.language()) {}

    std::vector<LegendItem> claims() const {
        std::vector<LegendItem> items;
        const auto& chronicle = *m_drawing.content.chronicle;
        for (const std::string& holder : m_drawing.legend_holders) {
            const chronicle::Actor* actor = chronicle.actor(holder);
            std::string label = actor ? name_in(*actor, m_language) : holder;
            const std::string& second = m_drawing.request.second_language;
            if (actor && !second.empty() && name_in(*actor, second) != label)
                label += " · " + name_in(*actor, second);
            items.push_back({Kind::Held, label, {holder}});
        }
        if (m_drawing.contested_shown)
            items.push_back(
                {Kind::Contested, phrase(Phrase::Contested, m_language), m_drawing.legend_holders});
        if (m_drawing.aged_shown)
            items.push_back({Kind::Aged, phrase(Phrase::Fading, m_language), {}});
        if (m_drawing.besieged_shown)
            items.push_back({Kind::Besieged, phrase(Phrase::Besieged, m_language),
                             holders_of(chronicle::ClaimStatus::Besieges)});
        if (m_drawing.blocked_shown)
            items.push_back({Kind::Blocked, phrase(Phrase::Blocked, m_language),
                             holders_of(chronicle::ClaimStatus::Blocks)});
        if (m_drawing.has(Layer::Claims))
            items.push_back({Kind::Silent, phrase(Phrase::NobodySays, m_language), {}});
        return items;
    }

    std::vector<LegendItem> overlays() const {
        std::vector<LegendItem> items;
        for (const Overlay& overlay : m_drawing.request.overlays)
            if (!overlay.legend.empty() && !overlay.items.empty()) {
                LegendItem item{Kind::Overlay, overlay.legend, {}};
                item.overlay = &overlay.items.front();
                items.push_back(std::move(item));
            }
        return items;
    }

    std::vector<LegendItem> events() const {
        std::vector<LegendItem> items;
        for (const chronicle::EventKind kind : m_drawing.legend_events) {
            LegendItem item{Kind::Event, event_kind_name(kind, m_language), {}};
            item.event = kind;
            items.push_back(std::move(item));
        }
        if (!m_drawing.event_sides.empty())
            items.push_back({Kind::Ring,
                             m_drawing.request.look.symbols == EventSymbols::Frames
                                 ? m_pen.words("frame: who acts, not friend or foe",
                                               "cadre : qui agit, ni ami ni ennemi")
                                 : m_pen.words("ring: who acts", "anneau : qui agit"),
                             m_drawing.event_sides});
        if (m_drawing.coarse_shown)
            items.push_back({Kind::Coarse,
                             m_pen.words("somewhere within", "quelque part dans un carré de") +
                                 " " + kilometres(m_drawing.request.look.coarsen_m, m_language),
                             {}});
        return items;
    }

    std::vector<LegendItem> signs() const {
        using PlaceKind = gazetteer::PlaceKind;
        std::vector<LegendItem> items;
        const std::set<PlaceKind> shown = kinds_shown();
        for (const PlaceKind kind : {PlaceKind::City, PlaceKind::Town, PlaceKind::Village,
                                     PlaceKind::Pass, PlaceKind::Peak, PlaceKind::Airport})
            if (shown.count(kind) > 0) {
                LegendItem item{Kind::Place, place_kind_name(kind, m_language), {}};
                item.place = kind;
                items.push_back(std::move(item));
            }
        const Ground& ground = *m_drawing.content.ground;
        if (m_drawing.has(Layer::Contours))
            items.push_back(
                {Kind::Contour,
                 fmt::format(
                     "{} {}", m_pen.words("contours every", "courbes de niveau tous les"),
                     metres(contour_interval_m(m_drawing.view.scale_denominator()), m_language)),
                 {}});
        if (m_drawing.has(Layer::Rivers))
            items.push_back({Kind::River, place_kind_name(PlaceKind::River, m_language), {}});
        const auto is_seen = [&](const std::vector<LineShape>& lines, bool tunnels) {
            return std::any_of(lines.begin(), lines.end(), [&](const LineShape& line) {
                return (line.kind == PlaceKind::Tunnel) == tunnels &&
                       std::any_of(line.lines.begin(), line.lines.end(), [&](const MapLine& part) {
                           return std::any_of(part.begin(), part.end(),
                                              [&](MapPoint p) { return m_drawing.visible(p); });
                       });
            });
        };
        if (m_drawing.has(Layer::Roads) && is_seen(ground.roads, false))
            items.push_back({Kind::Road, place_kind_name(PlaceKind::Road, m_language), {}});
        if (m_drawing.has(Layer::Roads) && is_seen(ground.roads, true))
            items.push_back({Kind::RoadTunnel, place_kind_name(PlaceKind::Tunnel, m_language), {}});
        if (m_drawing.has(Layer::Borders) && is_seen(ground.borders, false))
            items.push_back(
                {Kind::Border, m_pen.words("province border", "limite de province"), {}});
        return items;
    }

private:
    std::vector<std::string> holders_of(chronicle::ClaimStatus status) const {
        for (const auto& place : m_drawing.request.state.places)
            for (const auto& on : place.claims)
                if (on.claim->status == status && !on.superseded && on.strength > 0)
                    return {on.claim->holder};
        return {};
    }

    /// Of the places that have a mark on the map.
    std::set<gazetteer::PlaceKind> kinds_shown() const {
        std::set<gazetteer::PlaceKind> kinds;
        for (const display::HitArea& hit : m_drawing.list.hits)
            if (hit.radius_mm > 0 && hit.id.rfind("place:", 0) == 0)
                if (const PlacePoint* point = m_drawing.content.place(hit.id.substr(6)))
                    kinds.insert(point->place->kind);
        return kinds;
    }

    const FurniturePen& m_pen;
    const Drawing& m_drawing;
    const std::string& m_language;
};

constexpr double kGap_mm = 1.5; // from sign to label

/// Columns of a group, and what each leaves for a label.
struct Columns {
    int count = 1;
    double width_mm = 0, label_mm = 0;
};

double widest_swatch(const LegendGroup& group) {
    double widest = 0;
    for (const LegendItem& item : group.items)
        widest = std::max(widest, swatch_width_mm(item));
    return widest;
}

Columns columns_of(const FurniturePen& pen, const LegendGroup& group, double width_mm,
                   const LegendBlock& block) {
    const double sign = widest_swatch(group) * block.scale + kGap_mm;
    double widest = 0;
    for (const LegendItem& item : group.items)
        widest = std::max(widest, pen.width_of(item.label, block.label));
    const double half = (width_mm - 2) / 2;
    if (group.items.size() > 3 && sign + widest <= half)
        return {2, half + 2, half - sign};
    return {1, width_mm, width_mm - sign};
}

double item_height(const FurniturePen& pen, const LegendItem& item, const Columns& columns,
                   const LegendBlock& block) {
    if (pen.width_of(item.label, block.label) <= columns.label_mm)
        return block.row_mm;
    return std::max(block.row_mm, pen.paragraph_height(item.label, block.label, columns.label_mm) +
                                      block.row_mm * 0.25);
}

double heading_height(const LegendBlock& block) {
    return block.label.size_mm * 2.1;
}

} // namespace

std::vector<LegendGroup> legend_groups(const FurniturePen& pen) {
    const LegendReader reader(pen);
    const std::vector<LegendGroup> all{
        {pen.words("Who is said to hold", "Qui tiendrait le terrain"), reader.claims()},
        {pen.words("Events", "Événements"), reader.events()},
        {pen.words("Also shown", "Aussi montré"), reader.overlays()},
        {pen.words("Signs", "Signes"), reader.signs()}};
    std::vector<LegendGroup> groups;
    for (const LegendGroup& group : all)
        if (!group.items.empty())
            groups.push_back(group);
    return groups;
}

std::vector<LegendItem> legend_in_short(const FurniturePen& pen) {
    const LegendReader reader(pen);
    std::vector<LegendItem> items = reader.claims();
    for (const auto& more : {reader.overlays(), reader.events()})
        items.insert(items.end(), more.begin(), more.end());
    return items;
}

double legend_group_height(const FurniturePen& pen, const LegendGroup& group, double width_mm,
                           const LegendBlock& block) {
    const Columns columns = columns_of(pen, group, width_mm, block);
    double height = heading_height(block);
    if (columns.count == 2)
        return height + block.row_mm * static_cast<double>((group.items.size() + 1) / 2);
    for (const LegendItem& item : group.items)
        height += item_height(pen, item, columns, block);
    return height;
}

double draw_legend_group(FurniturePen& pen, const LegendGroup& group, display::Point top_left,
                         double width_mm, const LegendBlock& block) {
    Type heading = block.label;
    heading.weight = 700;
    pen.line(group.heading, {top_left.x, top_left.y + block.label.size_mm * 1.05}, heading,
             width_mm, kLeastText_mm);
    const Columns columns = columns_of(pen, group, width_mm, block);
    const double sign = widest_swatch(group) * block.scale;
    const double first = top_left.y + heading_height(block);
    const std::size_t in_column = (group.items.size() + 1) / 2;
    double y = first, x = top_left.x;
    // From right to left the first column is the right one, its signs at its right edge.
    const auto placed = [&](double from, double width) {
        return pen.right_to_left() ? 2 * top_left.x + width_mm - from - width : from;
    };
    for (std::size_t i = 0; i < group.items.size(); ++i) {
        const LegendItem& item = group.items[i];
        if (columns.count == 2 && i == in_column) {
            x += columns.width_mm;
            y = first;
        }
        const double height = item_height(pen, item, columns, block);
        const double middle = y + block.row_mm / 2;
        const double swatch = swatch_width_mm(item) * block.scale;
        draw_swatch(pen, item, {placed(x + (sign - swatch) / 2, swatch), middle}, block.scale);
        const text::ShapedText label = pen.set(item.label, block.label);
        const double label_x = x + sign + kGap_mm;
        if (label.advance_mm <= columns.label_mm)
            text::append(pen.drawing().list, text::moved(label, placed(label_x, label.advance_mm),
                                                         middle + label.cap_height_mm / 2));
        else
            pen.paragraph(item.label,
                          {placed(label_x, columns.label_mm),
                           middle + label.cap_height_mm / 2 - label.ascent_mm},
                          block.label, columns.label_mm);
        y += height;
    }
    return legend_group_height(pen, group, width_mm, block);
}

void draw_legend_rows(FurniturePen& pen, const std::vector<LegendItem>& items, const PageBox& box,
                      const LegendBlock& block) {
    double x = box.left, y = box.top + block.row_mm / 2;
    for (const LegendItem& item : items) {
        const text::ShapedText label = pen.set(item.label, block.label);
        const double sign = swatch_width_mm(item) * block.scale;
        const double width = sign + 1.2 + label.advance_mm;
        if (x > box.left && x + width > box.right) {
            x = box.left;
            y += block.row_mm;
        }
        if (y + block.row_mm / 2 > box.bottom + 0.2)
            return;
        const auto placed = [&](double from, double of_width) {
            return pen.right_to_left() ? box.left + box.right - from - of_width : from;
        };
        draw_swatch(pen, item, {placed(x, sign), y}, block.scale);
        text::append(pen.drawing().list,
                     text::moved(label, placed(x + sign + 1.2, label.advance_mm),
                                 y + label.cap_height_mm / 2));
        x += width + 3.5;
    }
}

} // namespace panjshir::scene
