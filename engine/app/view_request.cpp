#include "app/view_request.hpp"

#include "app/export_map.hpp"
#include "io/atlas.hpp"

#include <charconv>
#include <fmt/format.h>

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

} // namespace

Result<ViewState> make_view(const Session& session, const ViewRequest& request,
                            const PageSize& page) {
    const chronicle::Chronicle& chronicle = session.atlas().chronicle;
    ViewState view = session.fitted_view(session.initial_view(page), session.atlas().area, page);
    view.language = request.language;
    view.second_language = request.second_language;
    if (!request.view.empty()) {
        auto parsed = parse_view_string(request.view, chronicle);
        if (!parsed)
            return parsed;
        view = *parsed;
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
    return view;
}

} // namespace panjshir::app
