#include "scene/furniture_sheet.hpp"

#include "scene/furniture_scale.hpp"
#include "scene/legend.hpp"
#include "scene/locator_inset.hpp"
#include "scene/phrases.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

/// A heading and short paragraphs.
struct NoteBlock {
    std::string heading;
    std::vector<std::string> lines;
    bool right_to_left = false;
};

constexpr double kGapOverPlace_mm = 3; // from legend and notes to inset and scale

class SheetFurniture {
public:
    SheetFurniture(FurniturePen& pen, const SheetPlan& plan) : m_pen(pen), m_plan(plan) {
        m_block.label = {plan.text_mm, 400, style::kInk};
        const bool tight = pen.request().look.page == SheetTemplate::Slide;
        m_block.row_mm = std::max(4.3, plan.text_mm * (tight ? 1.6 : 1.82));
        m_block.scale = std::max(1.0, plan.text_mm / 2.5);
    }

    void draw() {
        m_pen.begin("furniture");
        title();
        if (m_plan.compact)
            compact();
        else if (m_plan.arrangement == SheetPlan::Legend::Column)
            column();
        else
            strip();
        foot();
        if (!m_plan.panels)
            neatline();
        m_pen.end();
    }

private:
    const MapRequest& request() const { return m_pen.request(); }
    Type small() const { return {m_plan.small_mm, 400, style::kQuietInk}; }
    std::string figure(std::size_t count) const {
        return own_digits(std::to_string(count), m_pen.language());
    }
    /// Where a box of that width stands that begins `from` the start of the lines of `room`.
    double placed(const PageBox& room, double from, double width) const {
        return m_pen.right_to_left() ? room.right - from - width : room.left + from;
    }

    void title() {
        const double width = m_plan.title.width();
        const Type type{m_plan.title_mm, 700, style::kInk};
        const double under = m_plan.subtitle_mm * 2.0;
        m_pen.line(request().headline,
                   {m_plan.title.left, m_plan.title.bottom - under - m_plan.title_mm * 0.12}, type,
                   width);
        m_pen.line(request().basis + "  ·  " + request().clocks,
                   {m_plan.title.left, m_plan.title.bottom - m_plan.subtitle_mm * 0.72},
                   {m_plan.subtitle_mm, 400, style::kQuietInk}, width, kLeastText_mm);
    }

    void neatline() {
        const PageBox& f = m_plan.frame;
        m_pen.stroke(display::rectangle({f.left, f.top}, {f.right, f.bottom}), style::kInk,
                     m_plan.border_mm > 0 ? 0.25 : 0.18);
    }

    void foot() {
        std::string text = request().credits;
        const std::size_t unplaced = request().unplaced.size();
        if (unplaced > 0 && !m_listed && !m_plan.panels)
            text += fmt::format(fmt::runtime(m_pen.words(" {} items told have no place on the map.",
                                                         " {} faits dits n’ont pas de lieu sur la "
                                                         "carte.")),
                                figure(unplaced));
        m_pen.begin("credits");
        const double room = m_plan.foot.height();
        Type type = small();
        if (m_pen.paragraph_height(text, type, m_plan.foot.width()) > room + 0.3)
            type.size_mm = kLeastText_mm;
        m_pen.paragraph(text, {m_plan.foot.left, m_plan.foot.top}, type, m_plan.foot.width());
        m_pen.end();
    }

    // A page too small for more: rows of legend under the map, the scale bar on it.
    void compact() {
        const PageBox& f = m_plan.frame;
        draw_legend_rows(m_pen, legend_in_short(m_pen), m_plan.legend,
                         {{m_plan.text_mm, 400, style::kInk}, 4.0, 0.85});
        const double width =
            scale_bar_metres(m_pen.drawing().view, 26) * m_pen.drawing().view.mm_per_m();
        m_pen.fill(display::rounded_rectangle({f.left + 2, f.bottom - 7.4},
                                              {f.left + width + 13, f.bottom - 2}, 1),
                   style::kPaper.with_alpha(0.85f));
        draw_scale_bar(m_pen, f.left + (scale_bar_is_mirrored(m_pen) ? 11 : 4), f.bottom - 3.9, 26,
                       {kLeastText_mm, 400, style::kInk});
        draw_north(m_pen, {f.right - 6.5, f.top + 7}, 0.9, style::kPaper.with_alpha(0.78f));
    }

    // ----- notes

    NoteBlock silent_note() const {
        std::size_t silent = 0, all = 0;
        for (const chronicle::PlaceOnDay& place : request().state.places) {
            ++all;
            silent += place.state == chronicle::PlaceState::Silent;
        }
        NoteBlock note;
        if (silent > 0 && !m_plan.panels && request().layers.has(Layer::Claims))
            note.lines.push_back(fmt::format(
                fmt::runtime(m_pen.words(
                    "On {} of the {} places that voices ever speak of, nobody says anything here.",
                    "Sur {} des {} lieux dont une voix parle un jour, personne ne dit rien ici.")),
                figure(silent), figure(all)));
        if (m_pen.drawing().coarse_shown)
            note.lines.push_back(fmt::format(
                fmt::runtime(m_pen.words("Happenings and claims at points are made coarse on "
                                         "purpose: squares of {}. Names and signs of "
                                         "places stand where they are.",
                                         "Faits et affirmations ponctuels rendus volontairement "
                                         "imprécis : carrés de {}. Les noms et signes "
                                         "de lieux sont à leur place.")),
                kilometres(request().look.coarsen_m, m_pen.language())));
        return note;
    }

    NoteBlock unplaced_note() const {
        NoteBlock note;
        // What happened is told in English and French; other readers are given the number at the
        // foot.
        if (request().unplaced.empty() || m_pen.right_to_left())
            return note;
        note.heading =
            fmt::format("{} ({})", m_pen.words("Told, but not on the map", "Dit, mais hors carte"),
                        request().unplaced.size());
        note.lines = request().unplaced;
        return note;
    }

    bool is_name(const std::string& text) const {
        const auto& places = m_pen.drawing().content.places;
        return std::any_of(places.begin(), places.end(), [&](const PlacePoint& point) {
            return point.place->name_in("prs") == text;
        });
    }

    /// Names from right to left that stand on the map only turned or bent: a reader of the PDF can
    /// search and copy them here.
    NoteBlock turned_names() const {
        std::vector<std::string> turned, level;
        for (const display::Command& command : m_pen.drawing().list.commands)
            if (const auto* run = std::get_if<display::GlyphRun>(&command);
                run && run->right_to_left && !run->glyphs.empty() && is_name(run->text)) {
                const bool is_level =
                    std::all_of(run->glyphs.begin(), run->glyphs.end(), [](const auto& glyph) {
                        return std::abs(glyph.rotation_deg) < 0.01;
                    });
                auto& list = is_level ? level : turned;
                if (std::find(list.begin(), list.end(), run->text) == list.end())
                    list.push_back(run->text);
            }
        NoteBlock note;
        std::string all;
        for (const std::string& name : turned)
            if (std::find(level.begin(), level.end(), name) == level.end())
                all += (all.empty() ? "" : "  ·  ") + name;
        if (!all.empty()) {
            note.heading = m_pen.words("Names along lines", "Noms le long des lignes");
            note.lines = {all};
            note.right_to_left = true;
        }
        return note;
    }

    double note_height(const NoteBlock& note, double width, std::size_t lines) const {
        if (note.lines.empty())
            return 0;
        double height = note.heading.empty() ? 0 : m_block.label.size_mm * 1.75;
        for (std::size_t i = 0; i < lines; ++i)
            height += m_pen.paragraph_height(note.lines[i], small(), width) + 0.5;
        return height + (lines < note.lines.size() ? m_plan.small_mm * 1.3 : 0);
    }

    /// As many lines as there is room for, the rest counted. Returns the height; 0 if none fits.
    double draw_note(const NoteBlock& note, display::Point at, double width, double room) {
        std::size_t lines = note.lines.size();
        while (lines > 0 && note_height(note, width, lines) > room)
            --lines;
        if (lines == 0)
            return 0;
        double y = at.y;
        if (!note.heading.empty()) {
            m_pen.line(note.heading, {at.x, y + m_block.label.size_mm * 1.05},
                       {m_block.label.size_mm, 700, style::kInk}, width, kLeastText_mm);
            y += m_block.label.size_mm * 1.75;
        }
        for (std::size_t i = 0; i < lines; ++i)
            y +=
                m_pen.paragraph(note.lines[i], {at.x, y}, small(), width, note.right_to_left) + 0.5;
        if (lines < note.lines.size())
            m_pen.line(fmt::format(fmt::runtime(m_pen.words("and {} more", "et {} autres")),
                                   figure(note.lines.size() - lines)),
                       {at.x, y + m_plan.small_mm}, small(), width);
        return note_height(note, width, lines);
    }

    // ----- inset and scale

    double place_height(double width, double inset_width) const {
        const double inset = has_locator(m_pen.drawing()) && inset_width > 0
                                 ? std::min(inset_width, width) * locator_shape(m_pen.drawing())
                                 : 0;
        return inset + m_plan.small_mm * 4.6;
    }

    /// Inset, fraction, bar and north from the bottom of a box up.
    void draw_place(const PageBox& box, double inset_width) {
        const Type type = small();
        Type dark = type;
        dark.colour = style::kInk;
        const double bar_y = box.bottom - 1.1;
        const double most_mm = std::min(50.0 * m_block.scale, box.width() - 18);
        const MapView& view = m_pen.drawing().view;
        const double bar_mm = scale_bar_metres(view, most_mm) * view.mm_per_m();
        draw_scale_bar(m_pen, placed(box, 0, bar_mm), bar_y, most_mm, dark);
        m_pen.line(m_pen.words("Scale ", "Échelle ") +
                       representative_fraction(m_pen.drawing().view, m_pen.language()),
                   {box.left, bar_y - m_plan.small_mm * 1.9}, dark, box.width());
        const double size = m_plan.small_mm / 2.15;
        double north_y = bar_y - 3.1 * size;
        if (has_locator(m_pen.drawing()) && inset_width > 0) {
            const double height =
                std::min(inset_width, box.width()) * locator_shape(m_pen.drawing());
            const double width = std::min(inset_width, box.width());
            const double left = placed(box, 0, width);
            draw_locator(m_pen, {left, box.top, left + width, box.top + height}, type);
        }
        if (m_inset_beside_scale &&
            has_locator(m_pen.drawing())) { // between the bar's unit and the arrow
            const double before = bar_mm + 4.2 * m_plan.small_mm,
                         shape = locator_shape(m_pen.drawing());
            const double width =
                std::min(box.width() - before - 6 * size,
                         (place_height(box.width(), 0) + kGapOverPlace_mm) / shape);
            const double left = placed(box, before, width);
            if (width > 4 * m_plan.small_mm)
                draw_locator(m_pen, {left, box.bottom - width * shape, left + width, box.bottom},
                             type);
        }
        draw_north(m_pen, {placed(box, box.width() - 4 * size, 0), north_y}, size,
                   style::kPaper.with_alpha(0));
    }

    // ----- column

    double groups_height(const std::vector<LegendGroup>& groups, double width) const {
        double height = 0;
        for (const LegendGroup& group : groups)
            height += legend_group_height(m_pen, group, width, m_block) + group_gap();
        return height;
    }
    double group_gap() const { return m_block.row_mm * 0.45; }

    void column() {
        const PageBox& box = m_plan.legend;
        std::vector<LegendGroup> groups = legend_groups(m_pen);
        const double full_inset = box.width() * 0.72, little_inset = box.width() * 0.42;
        double inset = full_inset;
        const auto left_over = [&] {
            return box.height() - groups_height(groups, box.width()) -
                   place_height(box.width(), inset) - kGapOverPlace_mm;
        };
        if (m_pen.request().look.page != SheetTemplate::Sheet && groups.size() > 2)
            groups.pop_back(); // signs are read at leisure
        if (left_over() < 12)
            inset = little_inset;
        if (left_over() < 0)
            m_block.row_mm *= 0.9;
        if (left_over() < 0) {
            inset = 0;
            m_inset_beside_scale = true;
        }
        while (left_over() < 0 && groups.size() > 1)
            groups.pop_back();
        double y = box.top;
        for (const LegendGroup& group : groups)
            y += draw_legend_group(m_pen, group, {box.left, y}, box.width(), m_block) + group_gap();
        const double place_top = box.bottom - place_height(box.width(), inset);
        const auto note = [&](const NoteBlock& block) {
            const double height =
                draw_note(block, {box.left, y}, box.width(), place_top - kGapOverPlace_mm - y);
            y += height > 0 ? height + group_gap() : 0;
            return height > 0;
        };
        note(silent_note());
        note(turned_names());
        m_listed = note(unplaced_note());
        draw_place({box.left, place_top, box.right, box.bottom}, inset);
    }

    // ----- strip

    void strip() {
        const PageBox& box = m_plan.legend;
        std::vector<LegendGroup> groups = legend_groups(m_pen);
        if (m_pen.request().look.page != SheetTemplate::Sheet && groups.size() > 2)
            groups.pop_back();
        const double gap = m_plan.text_mm * 2.4;
        const double place_width =
            box.width() * (m_pen.request().look.page == SheetTemplate::Sheet ? 0.25 : 0.28);
        const double room = box.width() - place_width - gap;
        std::size_t columns = std::min<std::size_t>(groups.size(), 3);
        const double width = (room - gap * static_cast<double>(columns - 1)) /
                             static_cast<double>(std::max<std::size_t>(columns, 1));
        const auto tallest = [&] {
            double height = 0;
            for (const LegendGroup& group : groups)
                height = std::max(height, legend_group_height(m_pen, group, width, m_block));
            return height;
        };
        for (int i = 0; i < 4 && tallest() > box.height(); ++i) {
            m_block.row_mm *= 0.92;
            m_block.label.size_mm = std::max(kLeastText_mm, m_block.label.size_mm * 0.96);
        }
        std::vector<double> used(columns, 0);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::size_t at = std::min(i, columns - 1);
            const double x = placed(box, static_cast<double>(at) * (width + gap), width);
            if (used[at] + legend_group_height(m_pen, groups[i], width, m_block) > box.height() + 1)
                continue;
            used[at] +=
                draw_legend_group(m_pen, groups[i], {x, box.top + used[at]}, width, m_block) +
                group_gap();
        }
        const auto note = [&](const NoteBlock& block) {
            const auto at =
                static_cast<std::size_t>(std::min_element(used.begin(), used.end()) - used.begin());
            const double x = placed(box, static_cast<double>(at) * (width + gap), width);
            const double height =
                draw_note(block, {x, box.top + used[at]}, width, box.height() - used[at]);
            used[at] += height > 0 ? height + group_gap() : 0;
            return height > 0;
        };
        if (!used.empty()) {
            m_listed = note(unplaced_note());
            note(turned_names());
            note(silent_note());
        }
        double inset = place_width * 0.8;
        if (place_height(place_width, inset) > box.height())
            inset = std::max(
                0.0, (box.height() - place_height(place_width, 0)) /
                         (has_locator(m_pen.drawing()) ? locator_shape(m_pen.drawing()) : 1));
        const double height = place_height(place_width, inset);
        const double left = placed(box, box.width() - place_width, place_width);
        draw_place({left, box.top, left + place_width, std::min(box.bottom, box.top + height)},
                   inset);
    }

    FurniturePen& m_pen;
    const SheetPlan& m_plan;
    LegendBlock m_block;
    bool m_inset_beside_scale = false; ///< where there is no room for it above
    bool m_listed = false;             ///< what has no place stands on the sheet by name
};

} // namespace

void draw_sheet_furniture(FurniturePen& pen, const SheetPlan& plan) {
    SheetFurniture(pen, plan).draw();
}

} // namespace panjshir::scene
