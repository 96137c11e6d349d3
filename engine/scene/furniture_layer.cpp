// Title, basis and clocks, legend of what is shown, scale bar, true north, sources: a quiet band on
// the sheet, paper panels over the window's map.

#include "scene/layer_parts.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

struct LegendItem {
    enum class Kind { Held, Contested, Aged, Besieged, Blocked, Silent, Event, Overlay };
    Kind kind;
    std::string label;
    std::vector<display::Colour> colours;
    chronicle::EventKind event = chronicle::EventKind::Clash;
    const scene::OverlayItem* overlay = nullptr;
};

class FurniturePainter {
public:
    explicit FurniturePainter(Drawing& drawing) : m_drawing(drawing) {}

    void paint() {
        const bool sheet = m_drawing.layout == Layout::Sheet;
        if (sheet)
            band();
        else
            overlay();
        scale_bar();
        north();
    }

private:
    const MapRequest& request() const { return m_drawing.request; }
    const std::string& language() const { return m_drawing.request.language; }
    void add(display::Command command) { m_drawing.list.commands.push_back(std::move(command)); }
    static display::PlacedPath here(display::Path path) {
        return {display::share(std::move(path)), {}};
    }
    void fill(display::Path path, display::Colour colour) {
        add(display::FillPath{here(std::move(path)), colour});
    }
    void stroke(display::Path path, display::Colour colour, double width,
                std::vector<double> dashes = {}) {
        display::StrokePath command;
        command.shape = here(std::move(path));
        command.colour = colour;
        command.width_mm = width;
        command.cap = display::Cap::Butt;
        command.dashes_mm = std::move(dashes);
        add(std::move(command));
    }

    struct Type {
        double size_mm = 2.4;
        int weight = 400;
        display::Colour colour = style::kInk;
        double halo_mm = 0;
    };
    text::ShapedText set(const std::string& text, const Type& type) const {
        text::ShapeOptions options;
        options.font.weight = type.weight;
        options.size_mm = type.size_mm;
        options.colour = type.colour;
        options.halo = style::kHalo;
        options.halo_mm = type.halo_mm;
        options.language = language() == "prs" ? "en" : language();
        return text::shape(*m_drawing.content.fonts, text, options);
    }
    // Sets a line no longer than `width`, smaller if need be. Returns its width.
    double line(const std::string& text, display::Point baseline, Type type, double width) {
        text::ShapedText shaped = set(text, type);
        if (shaped.advance_mm > width && width > 0) {
            type.size_mm *= width / shaped.advance_mm;
            shaped = set(text, type);
        }
        text::append(m_drawing.list, text::moved(shaped, baseline.x, baseline.y));
        return shaped.advance_mm;
    }

    std::string basis_and_clocks() const { return request().basis + "  ·  " + request().clocks; }

    // ----- legend
    // ----------------------------------------------------------------------------------

    std::vector<LegendItem> claim_items() const {
        std::vector<LegendItem> items;
        std::vector<display::Colour> both;
        const auto& chronicle = *m_drawing.content.chronicle;
        for (const std::string& holder : m_drawing.legend_holders) {
            const auto colour = holder_colour(chronicle, holder);
            both.push_back(colour);
            const chronicle::Actor* actor = chronicle.actor(holder);
            items.push_back(
                {LegendItem::Kind::Held, actor ? name_in(*actor, language()) : holder, {colour}});
        }
        if (m_drawing.contested_shown)
            items.push_back(
                {LegendItem::Kind::Contested, phrase(Phrase::Contested, language()), both});
        if (m_drawing.aged_shown)
            items.push_back(
                {LegendItem::Kind::Aged, phrase(Phrase::Fading, language()), {style::kQuietInk}});
        if (m_drawing.besieged_shown)
            items.push_back({LegendItem::Kind::Besieged,
                             phrase(Phrase::Besieged, language()),
                             {besieger_colour()}});
        if (m_drawing.blocked_shown)
            items.push_back({LegendItem::Kind::Blocked,
                             phrase(Phrase::Blocked, language()),
                             {blocker_colour()}});
        if (m_drawing.has(Layer::Claims))
            items.push_back({LegendItem::Kind::Silent, phrase(Phrase::NobodySays, language()), {}});
        for (const Overlay& overlay : request().overlays)
            if (!overlay.legend.empty() && !overlay.items.empty())
                items.push_back({LegendItem::Kind::Overlay,
                                 overlay.legend,
                                 {},
                                 chronicle::EventKind::Clash,
                                 &overlay.items.front()});
        return items;
    }

    display::Colour colour_of(chronicle::ClaimStatus status) const {
        for (const auto& place : request().state.places)
            for (const auto& on : place.claims)
                if (on.claim->status == status && !on.superseded && on.strength > 0)
                    return holder_colour(*m_drawing.content.chronicle, on.claim->holder);
        return style::kQuietInk;
    }
    display::Colour besieger_colour() const { return colour_of(chronicle::ClaimStatus::Besieges); }
    display::Colour blocker_colour() const { return colour_of(chronicle::ClaimStatus::Blocks); }

    std::vector<LegendItem> event_items() const {
        std::vector<LegendItem> items;
        for (const chronicle::EventKind kind : m_drawing.legend_events)
            items.push_back({LegendItem::Kind::Event, event_kind_name(kind, language()), {}, kind});
        return items;
    }

    static double swatch_width(const LegendItem& item) {
        return item.kind == LegendItem::Kind::Event ? 3.6 : 6.2;
    }

    void swatch(const LegendItem& item, display::Point middle_left) {
        const double w = swatch_width(item), h = 3.0;
        const display::Point a{middle_left.x, middle_left.y - h / 2},
            b{middle_left.x + w, middle_left.y + h / 2};
        const display::Path box = display::rectangle(a, b);
        const auto ground = display::Colour::rgb(0xEFE8DA);
        const auto alpha = static_cast<float>(style::kClaimAlpha);
        switch (item.kind) {
        case LegendItem::Kind::Held:
            fill(box, ground);
            add(display::FillPath{here(box), item.colours[0].with_alpha(alpha),
                                  display::Blend::Multiply});
            add(display::InnerStrokePath{here(box), item.colours[0], 0.45, {}});
            break;
        case LegendItem::Kind::Contested: {
            fill(box, ground);
            display::HatchPath hatch;
            hatch.shape = here(box);
            for (const display::Colour& c : item.colours)
                hatch.bands.push_back(c.with_alpha(static_cast<float>(style::kBandAlpha)));
            if (hatch.bands.size() == 1)
                hatch.bands.push_back(style::kPaper.with_alpha(0));
            hatch.band_mm = 1.1;
            hatch.anchor = a;
            add(std::move(hatch));
            add(display::InnerStrokePath{here(box), style::kInk.with_alpha(0.6f), 0.25, {}});
            break;
        }
        case LegendItem::Kind::Aged:
            fill(box, ground);
            add(display::InnerStrokePath{here(box), item.colours[0], 0.45, {1.4, 0.8}});
            break;
        case LegendItem::Kind::Besieged: {
            fill(box, ground);
            const display::Point middle[] = {{a.x, middle_left.y}, {b.x, middle_left.y}};
            stroke(display::polyline(middle), item.colours[0].with_alpha(0.85f), 1.5, {0.5, 1.0});
            break;
        }
        case LegendItem::Kind::Blocked: {
            const display::Point c{(a.x + b.x) / 2, middle_left.y};
            fill(display::circle(c, 1.6), item.colours[0]);
            fill(display::rectangle({c.x - 1, c.y - 0.32}, {c.x + 1, c.y + 0.32}), style::kPaper);
            break;
        }
        case LegendItem::Kind::Silent:
            fill(box, ground);
            add(display::InnerStrokePath{here(box), style::kRule, 0.2, {}});
            break;
        case LegendItem::Kind::Overlay:
            overlay_swatch(*item.overlay, box, a, b);
            break;
        case LegendItem::Kind::Event: {
            const display::Point c{(a.x + b.x) / 2, middle_left.y};
            fill(display::circle(c, 1.75), style::kPaper);
            stroke(display::circle(c, 1.6), style::kQuietInk, 0.28);
            const auto icon = m_drawing.content.icons.find(item.event);
            if (icon != m_drawing.content.icons.end())
                add(display::FillPath{{icon->second, {1.1, 0, 0, 1.1, c.x, c.y}}, style::kInk});
            break;
        }
        }
    }

    void overlay_swatch(const OverlayItem& item, const display::Path& box, display::Point a,
                        display::Point b) {
        const display::Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        if (const auto* area = std::get_if<OverlayFill>(&item)) {
            fill(box, display::Colour::rgb(0xEFE8DA));
            add(display::FillPath{here(box), area->colour, display::Blend::Multiply});
            if (area->edge_mm > 0)
                add(display::InnerStrokePath{here(box), area->edge, area->edge_mm, {}});
        } else if (const auto* line = std::get_if<OverlayStroke>(&item)) {
            const display::Point ends[] = {{a.x, middle.y}, {b.x, middle.y}};
            stroke(display::polyline(ends), line->colour, line->width_mm, line->dashes_mm);
        } else if (const auto* mark = std::get_if<OverlayMark>(&item)) {
            fill(display::circle(middle, 1.3), mark->colour);
        } else if (const auto* words = std::get_if<OverlayText>(&item)) {
            line_of_text("a", words->colour, middle);
        }
    }
    void line_of_text(const std::string& text, display::Colour colour, display::Point middle) {
        const text::ShapedText shaped = set(text, {2.6, 600, colour});
        text::append(m_drawing.list, text::moved(shaped, middle.x - shaped.advance_mm / 2,
                                                 middle.y + shaped.cap_height_mm / 2));
    }

    double item_width(const LegendItem& item, const Type& type) const {
        return swatch_width(item) + 1.2 + set(item.label, type).advance_mm;
    }

    // One row of items, from the right edge to the left; as many as there is room for between
    // `left` and `right`.
    void legend_row(const std::vector<LegendItem>& items, double left, double right,
                    double middle_y) {
        Type type{2.3, 400, style::kInk};
        double total = 0;
        for (const LegendItem& item : items)
            total += item_width(item, type) + 4;
        if (total > right - left)
            type.size_mm = std::max(1.6, type.size_mm * (right - left) / total * 0.98);
        total = 0;
        for (const LegendItem& item : items)
            total += item_width(item, type) + 4;
        double x = std::max(left, right - total + 4);
        for (const LegendItem& item : items) {
            swatch(item, {x, middle_y});
            const text::ShapedText label = set(item.label, type);
            text::append(m_drawing.list, text::moved(label, x + swatch_width(item) + 1.2,
                                                     middle_y + label.cap_height_mm / 2));
            x += item_width(item, type) + 4;
        }
    }

    // ----- sheet
    // -----------------------------------------------------------------------------------

    void band() {
        const PageBox& frame = m_drawing.view.frame();
        const double width = m_drawing.view.frame().width();
        add(display::BeginGroup{"furniture"});
        fill(display::rectangle({frame.left, 0}, {frame.right, frame.top}), style::kPaper);
        fill(display::rectangle({frame.left, frame.bottom}, {frame.right, frame.bottom + 6.5}),
             style::kPaper);
        line(request().headline, {4, 7.2}, {5.2, 700, style::kInk}, width - 8);
        const double half =
            line(basis_and_clocks(), {4, 11.4}, {2.7, 400, style::kQuietInk}, width - 8);
        std::vector<LegendItem> events = event_items();
        if (half + 12 < width * 0.6 && !events.empty())
            legend_row(events, half + 14, width - 4, 10.7);
        legend_row(claim_items(), 4, width - 4, 15.7);
        if (!(half + 12 < width * 0.6) && !events.empty())
            m_drawing.legend_events.clear();
        std::string foot = request().credits;
        if (!request().besides.empty())
            foot += "  " + request().besides;
        line(foot, {4, frame.bottom + 4.2}, {2.1, 400, style::kQuietInk}, width - 8);
        add(display::EndGroup{});
    }

    // ----- window
    // ----------------------------------------------------------------------------------

    void panel(const PageBox& box) {
        fill(display::rounded_rectangle({box.left, box.top}, {box.right, box.bottom}, 1.6),
             style::kPaper.with_alpha(0.9f));
        m_drawing.taken.push_back(box);
    }

    void overlay() {
        add(display::BeginGroup{"furniture"});
        const PageBox& frame = m_drawing.view.frame();
        const text::ShapedText title = set(request().headline, {4.4, 700, style::kInk});
        const text::ShapedText under = set(basis_and_clocks(), {2.7, 400, style::kQuietInk});
        const double width =
            std::min(frame.width() - 8, std::max(title.advance_mm, under.advance_mm) + 6);
        panel({4, 4, 4 + width, 16.5});
        line(request().headline, {7, 9.8}, {4.4, 700, style::kInk}, width - 6);
        line(basis_and_clocks(), {7, 14}, {2.7, 400, style::kQuietInk}, width - 6);

        std::vector<LegendItem> items = claim_items();
        const std::vector<LegendItem> events = event_items();
        items.insert(items.end(), events.begin(), events.end());
        const Type type{2.5, 400, style::kInk};
        double widest = 0;
        for (const LegendItem& item : items)
            widest = std::max(widest, 6.2 + 1.4 + set(item.label, type).advance_mm);
        const double row = 4.3, height = row * static_cast<double>(items.size()) + 3;
        const PageBox box{4, frame.bottom - 4 - height, 4 + widest + 6, frame.bottom - 4};
        if (!items.empty()) {
            panel(box);
            double y = box.top + 1.5 + row / 2;
            for (const LegendItem& item : items) {
                swatch(item, {box.left + 3 + (6.2 - swatch_width(item)) / 2, y});
                const text::ShapedText label = set(item.label, type);
                text::append(m_drawing.list,
                             text::moved(label, box.left + 3 + 7.6, y + label.cap_height_mm / 2));
                y += row;
            }
        }
        const text::ShapedText credits = set(request().credits, {1.9, 400, style::kQuietInk});
        const double room = frame.width() - (box.right + 12);
        if (credits.advance_mm < room) {
            text::append(m_drawing.list,
                         text::moved(set(request().credits, {1.9, 400, style::kQuietInk, 0.5}),
                                     frame.right - 4 - credits.advance_mm, frame.bottom - 2));
        }
        add(display::EndGroup{});
    }

    // ----- scale and north
    // -------------------------------------------------------------------------

    void scale_bar() {
        const PageBox& frame = m_drawing.view.frame();
        double length_m = 1000;
        for (const double next : {2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5})
            if (next * m_drawing.view.mm_per_m() < 42)
                length_m = next;
        const double w = length_m * m_drawing.view.mm_per_m();
        const bool sheet = m_drawing.layout == Layout::Sheet;
        const double left = sheet ? frame.left + 8 : frame.right - 14 - w;
        const double y = frame.bottom - (sheet ? 7 : 8);
        add(display::BeginGroup{"scale bar"});
        fill(display::rounded_rectangle({left - 2, y - 5.4}, {left + w + 12, y + 1.8}, 1.2),
             style::kPaper.with_alpha(0.82f));
        for (int i = 0; i < 4; ++i) {
            const display::Path part = display::rectangle({left + w * i / 4, y - 0.45},
                                                          {left + w * (i + 1) / 4, y + 0.45});
            fill(part, i % 2 == 0 ? style::kInk : style::kPaper);
        }
        stroke(display::rectangle({left, y - 0.45}, {left + w, y + 0.45}), style::kInk, 0.15);
        const Type type{2.1, 400, style::kInk};
        line("0", {left - 0.6, y - 1.6}, type, 10);
        const std::string half = fmt::format("{:g}", length_m / 2000),
                          whole = fmt::format("{:g} km", length_m / 1000);
        line(half, {left + w / 2 - set(half, type).advance_mm / 2, y - 1.6}, type, 20);
        line(whole, {left + w - 1.6, y - 1.6}, type, 20);
        add(display::EndGroup{});
        m_drawing.taken.push_back({left - 2, y - 5.4, left + w + 12, y + 1.8});
    }

    // Leans by the angle between the plane's up and true north at the middle of the map.
    void north() {
        const PageBox& frame = m_drawing.view.frame();
        const Projection& projection = *m_drawing.content.projection;
        const double lean =
            projection.true_north_deg(projection.to_lon_lat(m_drawing.view.centre())) * M_PI / 180;
        const display::Point c{frame.right - 9,
                               m_drawing.layout == Layout::Sheet ? frame.top + 10 : frame.top + 11};
        const auto at = [&](double x, double y) {
            return display::Point{c.x + x * std::cos(lean) - y * std::sin(lean),
                                  c.y + x * std::sin(lean) + y * std::cos(lean)};
        };
        add(display::BeginGroup{"north"});
        fill(display::circle(c, 5.2), style::kPaper.with_alpha(0.78f));
        const display::Point arrow[] = {at(0, -2.9), at(1.25, 3.2), at(0, 2.2), at(-1.25, 3.2)};
        fill(display::polygon(arrow), style::kInk);
        const text::ShapedText n = set("N", {2.1, 700, style::kInk});
        text::append(m_drawing.list,
                     text::moved(n, at(0, -3.3).x - n.advance_mm / 2, at(0, -3.2).y));
        add(display::EndGroup{});
        m_drawing.taken.push_back({c.x - 5.2, c.y - 6, c.x + 5.2, c.y + 5.2});
    }

    Drawing& m_drawing;
};

} // namespace

void draw_furniture(Drawing& drawing) {
    if (drawing.has(Layer::Furniture))
        FurniturePainter(drawing).paint();
}

} // namespace panjshir::scene
