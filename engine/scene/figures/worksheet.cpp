#include "scene/figures/worksheet.hpp"

#include "display/path_builder.hpp"
#include "scene/figures/chart.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

using display::Point;

constexpr double kMargin_mm = 14;
constexpr double kRight_mm = kWorksheetWidth_mm - kMargin_mm;
constexpr double kFoot_mm = kWorksheetHeight_mm - 8;
constexpr ChartType kText{3.6}, kQuiet{2.6, 400, style::kQuietInk}, kStrong{3.6, 700};

display::Path line(Point a, Point b) {
    return display::polyline(std::array{a, b});
}

// A page with its head; columns run from the right in Dari.
class Page {
public:
    Page(const WorksheetHead& head, const text::FontStore& fonts)
        : m_page(fonts, head.language, kWorksheetWidth_mm, kWorksheetHeight_mm), m_fonts(fonts),
          m_language(head.language), m_mirrored(head.language == "prs") {}

    ChartPage& chart() { return m_page; }
    bool mirrored() const { return m_mirrored; }
    /// Where reading begins is the left, or the right in Dari.
    double x(double from_start) const {
        return m_mirrored ? kWorksheetWidth_mm - from_start : from_start;
    }
    Anchor start() const { return m_mirrored ? Anchor::Right : Anchor::Left; }

    /// Below it the page is free: gives its y.
    double head(const WorksheetHead& head, double width) {
        m_page.put_within(head.title, {x(kMargin_mm), 18}, {6.2, 700}, width, start());
        const double end = paragraph(head.task, {x(kMargin_mm), 22}, width, kText);
        foot(head);
        return end;
    }
    void foot(const WorksheetHead& head) {
        m_page.put(head.foot, {x(kMargin_mm), kFoot_mm}, kQuiet, start());
    }

    /// From the line's top downwards; gives where it ends.
    double paragraph(const std::string& words, Point at, double width, const ChartType& type) {
        text::ShapeOptions options;
        options.font.weight = type.weight;
        options.size_mm = type.size_mm;
        options.colour = type.colour;
        options.language = m_language;
        text::ParagraphOptions block;
        block.width_mm = width;
        const auto set = text::shape_paragraph(m_fonts, words, options, block);
        const double left = m_mirrored ? at.x - width : at.x;
        for (const text::ShapedText& one : set.lines)
            m_page.put(text::moved(one, left, at.y), {0, 0});
        return at.y + set.height_mm;
    }

    void write_line(double from, double to, double y) {
        m_page.stroke(line({x(from), y}, {x(to), y}), style::kQuietInk, 0.2, {0.5, 0.8});
    }
    std::string number(std::size_t n) const { return in_digits_of(m_language, std::to_string(n)); }
    display::DisplayList take() && { return std::move(m_page).take(); }

private:
    ChartPage m_page;
    const text::FontStore& m_fonts;
    std::string m_language;
    bool m_mirrored;
};

ChartFrame profile_frame(const ProfileExercise& exercise, Point top_left, Point bottom_right) {
    double low = 1e9, high = -1e9;
    for (const ProfileExerciseStop& stop : exercise.stops) {
        low = std::min(low, stop.height_m);
        high = std::max(high, stop.height_m);
    }
    for (const auto& [at, height] : exercise.line) {
        low = std::min(low, height);
        high = std::max(high, height);
    }
    low = std::floor((low - 100) / 500) * 500;
    // Above the heights the names stand.
    high = std::ceil((high + 0.4 * (high - low)) / 500) * 500;
    ChartFrame frame;
    frame.across = {exercise.stops.front().distance_m, exercise.stops.back().distance_m, top_left.x,
                    bottom_right.x};
    frame.up = {low, high, bottom_right.y, top_left.y};
    return frame;
}

void profile_axes(ChartPage& page, const ChartFrame& frame) {
    draw_height_axis(page, frame, 500, page.words("m", "m", "متر"));
    draw_distance_axis(page, frame, 10000, 1000, page.words("km", "km", "کیلومتر"));
}

// A little upright with the place's name, along the foot of the frame.
void profile_stops(ChartPage& page, const ChartFrame& frame, const ProfileExercise& exercise,
                   bool all) {
    for (const ProfileExerciseStop& stop : exercise.stops) {
        const double x = frame.across.at(stop.distance_m);
        page.stroke(line({x, frame.bottom()}, {x, frame.top()}), style::kRule, 0.15, {0.8, 0.8});
        const text::ShapedText name = page.set(stop.name, {2.6, 600, style::kInk, 0.4});
        // The first beside the axis's numbers would cover them.
        const double beside = &stop == &exercise.stops.front() ? 3.0 : -0.7;
        page.put(text::turned(name, -90, x + beside, frame.top() + 1 + name.advance_mm), {0, 0});
        if (!stop.given && !all)
            continue;
        page.fill(display::circle({x, frame.up.at(stop.height_m)}, 1.1), style::kInk);
    }
}

void profile_line(ChartPage& page, const ChartFrame& frame, const ProfileExercise& exercise) {
    std::vector<Point> points;
    for (const auto& [at, height] : exercise.line)
        if (at >= frame.across.least && at <= frame.across.most)
            points.push_back({frame.across.at(at), frame.up.at(height)});
    if (points.size() > 1)
        page.stroke(display::polyline(points), style::kWater, 0.5);
}

} // namespace

std::string answer_letter(std::size_t index, std::string_view language) {
    static constexpr std::array<const char*, 26> kPersian{
        "الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر", "ز",
        "ژ",   "س", "ش", "ص", "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ک", "گ"};
    if (language == "prs")
        return kPersian[index];
    return std::string(1, static_cast<char>('A' + index));
}

display::DisplayList draw_map_exercise(const WorksheetHead& head, display::DisplayList map,
                                       std::size_t places, const text::FontStore& fonts) {
    Page words(head, fonts);
    const bool mirrored = words.mirrored();
    const double left = kWorksheetMap_mm + 5, right = kWorksheetWidth_mm - 8;
    const double width = right - left, start = mirrored ? right : left;
    words.chart().put_within(head.title, {start, 16}, {5, 700}, width, words.start());
    double y = words.paragraph(head.task, {start, 20}, width, {3.2}) + 7;
    const double step = std::min(13.0, (kFoot_mm - 6 - y) / static_cast<double>(places));
    for (std::size_t i = 0; i < places; ++i, y += step) {
        const double x = mirrored ? right - 3 : left + 3;
        words.chart().stroke(display::circle({x, y}, 2.6), style::kInk, 0.35);
        words.chart().put(words.number(i + 1), {x, y + 1.15}, {3, 700}, Anchor::Middle);
        const double from = mirrored ? left : left + 7.5, to = mirrored ? right - 7.5 : right;
        words.chart().stroke(line({from, y + 1.6}, {to, y + 1.6}), style::kQuietInk, 0.2,
                             {0.5, 0.8});
    }
    words.chart().put_within(head.foot, {start, kFoot_mm}, kQuiet, width, words.start());
    display::DisplayList list = std::move(map), written = std::move(words).take();
    list.width_mm = kWorksheetWidth_mm;
    list.hits.clear();
    list.commands.insert(list.commands.end(), std::make_move_iterator(written.commands.begin()),
                         std::make_move_iterator(written.commands.end()));
    return list;
}

display::DisplayList draw_profile_exercise(const WorksheetHead& head,
                                           const ProfileExercise& exercise,
                                           const text::FontStore& fonts) {
    Page page(head, fonts);
    const double top = page.head(head, kRight_mm - kMargin_mm) + 8;
    const double table = 44;
    // The axes keep to the left in every language; the table stands in the foot.
    const ChartFrame frame =
        profile_frame(exercise, {kMargin_mm + 13, top}, {kRight_mm - 6, kFoot_mm - table});
    profile_axes(page.chart(), frame);
    profile_stops(page.chart(), frame, exercise, false);
    const std::size_t columns = 4, rows = (exercise.stops.size() + columns - 1) / columns;
    const double column = (kRight_mm - kMargin_mm) / static_cast<double>(columns);
    const double step =
        std::min(6.0, (table - 20) / static_cast<double>(std::max<std::size_t>(1, rows)));
    for (std::size_t i = 0; i < exercise.stops.size(); ++i) {
        const ProfileExerciseStop& stop = exercise.stops[i];
        const double from = kMargin_mm + static_cast<double>(i / rows) * column;
        const double y = kFoot_mm - table + 17 + static_cast<double>(i % rows) * step;
        page.chart().put_within(stop.name, {page.x(from), y}, stop.given ? kStrong : kText,
                                column - 38, page.start());
        page.chart().put(
            fmt::format("{} {}", axis_number(std::round(stop.distance_m / 1000), 1, head.language),
                        page.chart().words("km", "km", "کیلومتر")),
            {page.x(from + column - 23), y}, kText, page.mirrored() ? Anchor::Left : Anchor::Right);
        page.chart().put(metres(std::round(stop.height_m / 10) * 10, head.language),
                         {page.x(from + column - 4), y}, kText,
                         page.mirrored() ? Anchor::Left : Anchor::Right);
    }
    return std::move(page).take();
}

display::DisplayList draw_who_said_exercise(const WorksheetHead& head,
                                            const WhoSaidExercise& exercise,
                                            const text::FontStore& fonts) {
    Page page(head, fonts);
    double y = page.head(head, kRight_mm - kMargin_mm) + 12;
    const double split = 200, first_y = y;
    const double step =
        std::min(16.0, (kFoot_mm - 10 - y) /
                           static_cast<double>(std::max<std::size_t>(1, exercise.said.size())));
    for (std::size_t i = 0; i < exercise.said.size(); ++i, y += step) {
        page.chart().put(page.number(i + 1), {page.x(kMargin_mm), y}, kStrong, page.start());
        page.chart().put_within(exercise.said[i], {page.x(kMargin_mm + 8), y}, kText, split - 58,
                                page.start());
        page.write_line(split - 24, split - 6, y + 1);
        page.chart().stroke(
            line({page.x(kMargin_mm), y + step * 0.38}, {page.x(split - 6), y + step * 0.38}),
            style::kRule, 0.15);
    }
    y = first_y;
    for (std::size_t i = 0; i < exercise.speakers.size(); ++i, y += step) {
        page.chart().put(answer_letter(i, head.language), {page.x(split + 6), y}, kStrong,
                         page.start());
        page.chart().put_within(exercise.speakers[i], {page.x(split + 16), y}, kText,
                                kRight_mm - split - 18, page.start());
    }
    return std::move(page).take();
}

display::DisplayList draw_worksheet_key(const WorksheetHead& head, const WorksheetKey& key,
                                        const text::FontStore& fonts) {
    Page page(head, fonts);
    const double top = page.head(head, kRight_mm - kMargin_mm) + 9;
    const double said_at = 104;
    page.chart().put(key.places_title, {page.x(kMargin_mm), top}, kStrong, page.start());
    double y = top + 7;
    for (std::size_t i = 0; i < key.places.size(); ++i, y += 5.6) {
        page.chart().put(page.number(i + 1), {page.x(kMargin_mm + 2), y}, kText, page.start());
        page.chart().put_within(key.places[i], {page.x(kMargin_mm + 12), y}, kText, 70,
                                page.start());
    }
    const double places_end = y;
    page.chart().put(key.said_title, {page.x(said_at), top}, kStrong, page.start());
    y = top + 7;
    for (const auto& [number, answer] : key.said) {
        page.chart().put(in_digits_of(head.language, number), {page.x(said_at + 2), y}, kText,
                         page.start());
        page.chart().put_within(answer, {page.x(said_at + 12), y}, kText, kRight_mm - said_at - 14,
                                page.start());
        y += 5.6;
    }
    const double profile_top = std::max(places_end, y) + 6;
    page.chart().put(key.profile_title, {page.x(kMargin_mm), profile_top}, kStrong, page.start());
    const ChartFrame frame = profile_frame(key.profile, {kMargin_mm + 13, profile_top + 8},
                                           {kRight_mm - 6, kFoot_mm - 13});
    profile_axes(page.chart(), frame);
    profile_stops(page.chart(), frame, key.profile, true);
    profile_line(page.chart(), frame, key.profile);
    return std::move(page).take();
}

} // namespace panjshir::scene
