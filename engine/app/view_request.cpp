#include "app/view_request.hpp"

#include "app/export_map.hpp"
#include "io/atlas.hpp"

#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

namespace panjshir::app {
namespace {

Result<double> parse_scale(std::string_view text) {
    std::string_view digits = text;
    if (digits.substr(0, 2) == "1:")
        digits.remove_prefix(2);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() ||
        !(value >= 1000 && value <= 1e8))
        return fail(
            fmt::format("scale '{}': 1:250000 or the like is wanted, from 1:1000 to 1:100000000",
                        text),
            ErrorKind::Usage);
    return value;
}

Result<CivilDay> named_day(const char* option, const std::string& text) {
    auto day = parse_day(text);
    if (!day)
        return fail(fmt::format("{}: {}", option, day.error().message));
    return day;
}

// A string of the form key=value;..., or a map that holds one.
Result<ViewState> named_view(const std::string& text, const chronicle::Chronicle& chronicle) {
    std::error_code ignored;
    if (text.find('=') != std::string::npos && !std::filesystem::exists(text, ignored))
        return parse_view_string(text, chronicle);
    const auto in_file = view_of_file(text);
    if (!in_file)
        return tl::unexpected(in_file.error());
    auto view = parse_view_string(*in_file, chronicle);
    if (!view)
        return fail(fmt::format("{}: {}", text, view.error().message));
    return view;
}

} // namespace

Result<scene::SheetTemplate> template_of(const ViewRequest& request,
                                         const chronicle::Chronicle& chronicle) {
    if (!request.page_template.empty())
        return scene::parse_sheet_template(request.page_template);
    if (request.view.empty())
        return scene::SheetTemplate::Sheet;
    const auto view = named_view(request.view, chronicle);
    if (!view)
        return tl::unexpected(view.error());
    return view->look.page;
}

Result<ViewState> make_view(const Session& session, const ViewRequest& request,
                            const PageSize& page) {
    const chronicle::Chronicle& chronicle = session.atlas().chronicle;
    ViewState view = session.initial_view(page);
    if (!request.view.empty()) {
        auto parsed = named_view(request.view, chronicle);
        if (!parsed)
            return parsed;
        view = *parsed;
    }
    for (const auto& [key, value] :
         {std::pair<const char*, const std::string&>{"template", request.page_template},
          {"style", request.style},
          {"coarsen", request.coarsen},
          {"symbols", request.symbols}})
        if (!value.empty())
            if (const auto set = set_look(view.look, key, value); !set)
                return tl::unexpected(set.error());
    if (request.view.empty()) {
        view = view.look.page == scene::SheetTemplate::Sheet
                   ? session.fitted_view(view, session.atlas().area, page)
                   : session.claims_view(view, page);
        view.language = request.language;
        view.second_language = request.second_language;
    }
    if (!request.date.empty()) {
        const auto day = named_day("--date", request.date);
        if (!day)
            return tl::unexpected(day.error());
        view.on = *day;
    }
    if (!request.known_on.empty()) {
        const auto day = named_day("--known-on", request.known_on);
        if (!day)
            return tl::unexpected(day.error());
        view.known_on = *day;
    }
    if (request.view.empty() || request.according_to != "all") {
        const auto basis = chronicle::parse_basis(request.according_to, chronicle);
        if (!basis)
            return tl::unexpected(basis.error());
        view.basis = *basis;
    }
    if (!request.area.empty()) {
        const auto box = parse_box(request.area);
        if (!box)
            return tl::unexpected(box.error());
        view = session.fitted_view(view, *box, page);
    }
    if (!request.scale.empty()) {
        const auto scale = parse_scale(request.scale);
        if (!scale)
            return tl::unexpected(scale.error());
        view.scale_denominator = *scale;
    }
    if (!request.layers.empty()) {
        const auto layers = scene::parse_layers(request.layers);
        if (!layers)
            return tl::unexpected(layers.error());
        view.layers = *layers;
    }
    if (!request.light.empty()) {
        const auto light = parse_light(request.light);
        if (!light)
            return fail(fmt::format("--light: {}", light.error().message), ErrorKind::Usage);
        view.light = *light;
    }
    return view;
}

} // namespace panjshir::app
