#include "scene/figures/chart.hpp"

#include "display/path_builder.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

display::Path line(display::Point a, display::Point b) {
    return display::polyline(std::array{a, b});
}

constexpr double kNumberSize_mm = 2.5;
constexpr ChartType kNumber{kNumberSize_mm, 400, style::kQuietInk};

} // namespace

ChartPage::ChartPage(const text::FontStore& fonts, std::string language, double width_mm,
                     double height_mm)
    : m_fonts(fonts), m_language(std::move(language)) {
    m_list.width_mm = width_mm;
    m_list.height_mm = height_mm;
    m_list.paper = style::kPaper;
}

std::string ChartPage::words(std::string_view english, std::string_view french,
                             std::string_view dari) const {
    return std::string(m_language == "fr" ? french : m_language == "prs" ? dari : english);
}

void ChartPage::begin(std::string name) {
    m_list.commands.push_back(display::BeginGroup{std::move(name)});
}

void ChartPage::end() {
    m_list.commands.push_back(display::EndGroup{});
}

void ChartPage::fill(display::Path path, display::Colour colour) {
    m_list.commands.push_back(display::FillPath{{display::share(std::move(path)), {}}, colour});
}

void ChartPage::stroke(display::Path path, display::Colour colour, double width_mm,
                       std::vector<double> dashes_mm) {
    display::StrokePath command;
    command.shape = {display::share(std::move(path)), {}};
    command.colour = colour;
    command.width_mm = width_mm;
    command.cap = display::Cap::Butt;
    command.dashes_mm = std::move(dashes_mm);
    m_list.commands.push_back(std::move(command));
}

void ChartPage::clip(display::Path path) {
    m_list.commands.push_back(display::PushClip{{display::share(std::move(path)), {}}});
}

void ChartPage::end_clip() {
    m_list.commands.push_back(display::PopClip{});
}

text::ShapedText ChartPage::set(std::string_view text, const ChartType& type) const {
    text::ShapeOptions options;
    options.font.weight = type.weight;
    options.font.slant = type.slant;
    options.size_mm = type.size_mm;
    options.colour = type.colour;
    options.halo = style::kHalo;
    options.halo_mm = type.halo_mm;
    options.language = m_language;
    options.numerals = text::Numerals::Tabular;
    return text::shape(m_fonts, text, options);
}

void ChartPage::put(const text::ShapedText& text, display::Point baseline, Anchor anchor) {
    const double back = anchor == Anchor::Left     ? 0
                        : anchor == Anchor::Middle ? text.advance_mm / 2
                                                   : text.advance_mm;
    text::append(m_list, text::moved(text, baseline.x - back, baseline.y));
}

void ChartPage::put(std::string_view text, display::Point baseline, const ChartType& type,
                    Anchor anchor) {
    put(set(text, type), baseline, anchor);
}

void ChartPage::put_within(std::string_view text, display::Point baseline, ChartType type,
                           double width_mm, Anchor anchor) {
    const double length = set(text, type).advance_mm;
    if (length > width_mm)
        type.size_mm *= width_mm / length;
    put(text, baseline, type, anchor);
}

double round_step(double range, int most_ticks) {
    const double least = std::max(range, 1e-9) / most_ticks;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double part : {1.0, 2.0, 5.0})
        if (part * power >= least * (1 - 1e-9))
            return part * power;
    return 10 * power;
}

std::vector<double> ticks(double least, double most, double step) {
    std::vector<double> values;
    const double room = step * 1e-6;
    for (double n = std::ceil((least - room) / step); n * step <= most + room; ++n)
        values.push_back(n * step);
    return values;
}

std::string axis_number(double value, double step, std::string_view language) {
    if (step >= 1 - 1e-9)
        return grouped_number(value, language);
    const int decimals = static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    return in_digits_of(language, fmt::format("{:.{}f}", value, decimals));
}

std::string in_digits_of(std::string_view language, std::string_view number) {
    static constexpr std::array kPersian{"۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"};
    std::string text;
    for (const char c : number) {
        if (c == '.' && language != "en")
            text += language == "prs" ? "٫" : ",";
        else if (language == "prs" && c >= '0' && c <= '9')
            text += kPersian[static_cast<std::size_t>(c - '0')];
        else
            text += c;
    }
    return text;
}

void draw_height_axis(ChartPage& page, const ChartFrame& frame, double step,
                      std::string_view unit) {
    page.begin("height axis");
    const std::vector<double> heights = ticks(frame.up.least, frame.up.most, step);
    for (const double height : heights) {
        const double y = frame.up.at(height);
        page.stroke(line({frame.left(), y}, {frame.right(), y}), style::kRule.with_alpha(0.75f),
                    0.12);
        page.put(axis_number(height, step, page.language()),
                 {frame.left() - 1.8, y + 0.36 * kNumberSize_mm}, kNumber, Anchor::Right);
    }
    if (!heights.empty())
        page.put(unit, {frame.left() - 1.8, frame.up.at(heights.back()) - 0.75 * kNumberSize_mm},
                 kNumber, Anchor::Right);
    page.end();
}

void draw_distance_axis(ChartPage& page, const ChartFrame& frame, double step, double per_unit,
                        std::string_view unit) {
    page.begin("distance axis");
    const double y = frame.bottom();
    page.stroke(line({frame.left(), y}, {frame.right(), y}), style::kInk, 0.2);
    double last_end = frame.left();
    const double baseline = y + 1.6 + kNumberSize_mm;
    for (const double value : ticks(frame.across.least, frame.across.most, step)) {
        const double x = frame.across.at(value);
        page.stroke(line({x, y}, {x, y + 1.2}), style::kInk, 0.2);
        const auto number =
            page.set(axis_number(value / per_unit, step / per_unit, page.language()), kNumber);
        page.put(number, {x, baseline}, Anchor::Middle);
        last_end = x + number.advance_mm / 2;
    }
    page.put(unit, {last_end + 0.9, baseline}, kNumber);
    page.end();
}

} // namespace panjshir::scene
