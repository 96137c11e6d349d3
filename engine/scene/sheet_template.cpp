#include "scene/sheet_template.hpp"

#include "base/enum_names.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

constexpr EnumNames<SheetTemplate, 3> kTemplates{{{SheetTemplate::Sheet, "sheet"},
                                                  {SheetTemplate::Slide, "slide"},
                                                  {SheetTemplate::Square, "square"}}};
constexpr EnumNames<PrintStyle, 2> kStyles{
    {{PrintStyle::Colour, "colour"}, {PrintStyle::Grey, "grey"}}};
constexpr EnumNames<EventSymbols, 2> kSymbols{
    {{EventSymbols::Discs, "discs"}, {EventSymbols::Frames, "frames"}}};

/// From the page to letters of the size that the template wants.
double unit_of(SheetTemplate page, double width_mm, double height_mm) {
    switch (page) {
    case SheetTemplate::Sheet:
        return std::clamp(std::sqrt(std::sqrt(width_mm * height_mm / (297.0 * 210.0))), 0.84, 2.0);
    case SheetTemplate::Slide:
        return std::min(width_mm / 240, height_mm / 135);
    case SheetTemplate::Square:
        return std::min(width_mm, height_mm) / 180;
    }
    return 1;
}

void set_letters(SheetPlan& plan, SheetTemplate page, double unit) {
    switch (page) {
    case SheetTemplate::Sheet:
        plan.title_mm = 6.0 * unit;
        plan.subtitle_mm = std::max(2.4, 2.9 * unit);
        plan.text_mm = std::max(2.3, 2.5 * unit);
        plan.small_mm = std::max(kLeastText_mm, 2.15 * unit);
        break;
    case SheetTemplate::Slide:
        plan.title_mm = 6.8 * unit;
        plan.subtitle_mm = 3.6 * unit;
        plan.text_mm = 3.1 * unit;
        plan.small_mm = 2.7 * unit;
        break;
    case SheetTemplate::Square:
        plan.title_mm = 6.6 * unit;
        plan.subtitle_mm = 3.5 * unit;
        plan.text_mm = 3.1 * unit;
        plan.small_mm = 2.6 * unit;
        break;
    }
}

/// What a legend beneath the map wants, in units: on wide pages the columns are longer.
double strip_height(SheetTemplate page, double shape) {
    if (page == SheetTemplate::Sheet)
        return shape > 1 ? 41 : 66;
    return page == SheetTemplate::Square ? 42 : 38;
}

/// A page too small for more than title, map, a row of legend and a line at the foot.
SheetPlan compact_plan(SheetPlan plan, double width_mm, double height_mm) {
    plan.compact = true;
    plan.arrangement = SheetPlan::Legend::Strip;
    plan.title_mm = 4.6;
    plan.subtitle_mm = 2.4;
    plan.text_mm = 2.2;
    plan.small_mm = kLeastText_mm;
    const double strip = std::min(9.0, height_mm * 0.14);
    plan.title = {4, 2, width_mm - 4, 12.5};
    plan.frame = {0, 13, width_mm, height_mm - 6.6 - strip};
    plan.legend = {4, plan.frame.bottom + 0.8, width_mm - 4, height_mm - 6.8};
    plan.foot = {4, height_mm - 6.5, width_mm - 4, height_mm - 0.8}; // two lines
    return plan;
}

} // namespace

std::string_view to_string(SheetTemplate page) {
    return enum_name(kTemplates, page);
}

Result<SheetTemplate> parse_sheet_template(std::string_view text) {
    if (const auto page = enum_value(kTemplates, text))
        return *page;
    return fail(fmt::format("no template '{}': there are {}", text, enum_choices(kTemplates)),
                ErrorKind::Usage);
}

std::string_view to_string(PrintStyle style) {
    return enum_name(kStyles, style);
}

Result<PrintStyle> parse_print_style(std::string_view text) {
    if (const auto style = enum_value(kStyles, text))
        return *style;
    return fail(fmt::format("no style '{}': there are {}", text, enum_choices(kStyles)),
                ErrorKind::Usage);
}

std::string_view to_string(EventSymbols symbols) {
    return enum_name(kSymbols, symbols);
}

Result<EventSymbols> parse_event_symbols(std::string_view text) {
    if (const auto symbols = enum_value(kSymbols, text))
        return *symbols;
    return fail(fmt::format("no symbols '{}': there are {}", text, enum_choices(kSymbols)),
                ErrorKind::Usage);
}

Result<double> parse_coarsening(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const double metres = unit == "km" ? value * 1000 : value;
    if (error != std::errc{} || (unit != "km" && unit != "m") ||
        !(metres >= 100 && metres <= 100000))
        return fail(fmt::format("coarsening '{}': 5km or 800m is wanted, from 100m to 100km", text),
                    ErrorKind::Usage);
    return metres;
}

SheetPlan plan_sheet(SheetTemplate page, double width_mm, double height_mm,
                     std::optional<SheetPlan::Legend> arrangement) {
    SheetPlan plan;
    const double unit = unit_of(page, width_mm, height_mm);
    set_letters(plan, page, unit);
    if (width_mm < 150 * (page == SheetTemplate::Sheet ? 1 : 0.8) || height_mm < 100)
        return compact_plan(plan, width_mm, height_mm);
    const double margin = (page == SheetTemplate::Sheet ? 7 : 5) * unit;
    plan.border_mm = plan.small_mm * 1.62;
    const double title_height = plan.title_mm * 1.2 + plan.subtitle_mm * 2.0;
    const double foot_height = plan.small_mm * (page == SheetTemplate::Sheet ? 2.9 : 1.7);
    plan.title = {margin, margin * 0.8, width_mm - margin, margin * 0.8 + title_height};
    plan.foot = {margin, height_mm - margin * 0.55 - foot_height, width_mm - margin,
                 height_mm - margin * 0.55};
    const double top = plan.title.bottom + plan.border_mm, bottom = plan.foot.top - plan.border_mm;
    const double left = margin + plan.border_mm, right = width_mm - margin - plan.border_mm;
    const double gap = 5 * unit;
    if (!arrangement)
        arrangement =
            width_mm / height_mm >= 1.12 ? SheetPlan::Legend::Column : SheetPlan::Legend::Strip;
    if (*arrangement == SheetPlan::Legend::Column) {
        const double column = (page == SheetTemplate::Slide ? 57 : 61) * unit;
        plan.arrangement = SheetPlan::Legend::Column;
        plan.frame = {left, top, width_mm - margin - column - gap - plan.border_mm,
                      bottom - gap * 0.3};
        plan.legend = {width_mm - margin - column, plan.title.bottom, width_mm - margin,
                       bottom + plan.border_mm - gap * 0.3};
    } else {
        const double strip = strip_height(page, width_mm / height_mm) * unit;
        plan.arrangement = SheetPlan::Legend::Strip;
        plan.frame = {left, top, right, plan.foot.top - gap * 0.6 - strip - plan.border_mm};
        plan.legend = {margin, plan.frame.bottom + plan.border_mm + gap * 0.7, width_mm - margin,
                       plan.foot.top - gap * 0.6};
    }
    return plan;
}

} // namespace panjshir::scene
