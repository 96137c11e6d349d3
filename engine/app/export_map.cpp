#include "app/export_map.hpp"

#include "app/paths.hpp"
#include "io/atlas.hpp"
#include "print/page_painter.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace panjshir::app {
namespace {

constexpr double kScreenDpi = 96;

template <typename T>
bool number(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace

Result<std::pair<int, int>> parse_pixels(std::string_view text) {
    const std::size_t cross = text.find('x');
    long width = 0, height = 0;
    if (cross == std::string_view::npos || !number(text.substr(0, cross), width) ||
        !number(text.substr(cross + 1), height))
        return fail(fmt::format("size '{}': WIDTHxHEIGHT in pixels is wanted", text),
                    ErrorKind::Usage);
    if (width < 200 || height < 150 || width > print::kMaxSide_px || height > print::kMaxSide_px)
        return fail(fmt::format("size '{}': from 200x150 to {}x{} pixels can be drawn", text,
                                print::kMaxSide_px, print::kMaxSide_px),
                    ErrorKind::Usage);
    return std::pair(static_cast<int>(width), static_cast<int>(height));
}

Result<PaperOptions> parse_size(std::string_view text) {
    const auto pixels = parse_pixels(text);
    if (!pixels)
        return tl::unexpected(pixels.error());
    const double mm = 25.4 / kScreenDpi;
    return PaperOptions{{pixels->first * mm, pixels->second * mm}, kScreenDpi};
}

Result<PaperOptions> parse_paper(std::string_view text, double dpi) {
    static const std::map<std::string, PageSize, std::less<>> papers{
        {"a5", {210, 148}}, {"a4", {297, 210}},  {"a3", {420, 297}},        {"a2", {594, 420}},
        {"a1", {841, 594}}, {"a0", {1189, 841}}, {"letter", {279.4, 215.9}}};
    std::string name(text);
    const std::string suffix = "-portrait";
    const bool portrait = name.size() > suffix.size() &&
                          name.compare(name.size() - suffix.size(), suffix.size(), suffix) == 0;
    if (portrait)
        name.resize(name.size() - suffix.size());
    const auto it = papers.find(name);
    if (it == papers.end())
        return fail(fmt::format("no paper '{}': there are a5, a4, a3, a2, a1, a0 and letter, each "
                                "also with -portrait",
                                text),
                    ErrorKind::Usage);
    if (!(dpi >= 30 && dpi <= 1200))
        return fail(fmt::format("{} dpi: from 30 to 1200 can be drawn", dpi), ErrorKind::Usage);
    PageSize size = it->second;
    if (portrait)
        std::swap(size.width_mm, size.height_mm);
    return PaperOptions{size, dpi};
}

Result<void> export_map(const Session& session, const ViewState& view, const PaperOptions& paper,
                        const std::filesystem::path& file,
                        const std::vector<scene::Overlay>& overlays) {
    print::PageOptions options;
    options.dpi = paper.dpi;
    const io::Atlas& atlas = session.atlas();
    options.metadata = {
        {"Title", session.headline(view)},
        {"Software", fmt::format("Panjshir {}", version())},
        {"Source", view.language == "fr" ? atlas.title_fr : atlas.title_en},
        {"Description", fmt::format("According to {}, said of {}, known on {}. Claims, not facts.",
                                    to_text(view.basis), to_text(view.on),
                                    view.known_on ? to_text(*view.known_on) : "any day")},
        {"View", view_string(view)}};
    return print::write_page(session.draw_sheet(view, paper.page, overlays), session.fonts(), file, options);
}

std::string view_string(const ViewState& view) {
    std::string text =
        fmt::format("on={};according-to={};centre={:.0f},{:.0f};scale={:.0f};language={}",
                    to_text(view.on), to_text(view.basis), view.centre.easting_m,
                    view.centre.northing_m, view.scale_denominator, view.language);
    if (!view.second_language.empty())
        text += "," + view.second_language;
    if (view.known_on)
        text += ";known-on=" + to_text(*view.known_on);
    if (view.layers != scene::LayerSet::all()) {
        std::string layers;
        for (const scene::Layer layer : scene::all_layers())
            if (view.layers.has(layer))
                layers += (layers.empty() ? "" : ",") + std::string(to_string(layer));
        text += ";layers=" + layers;
    }
    return text;
}

Result<ViewState> parse_view_string(std::string_view text, const chronicle::Chronicle& chronicle) {
    ViewState view;
    bool has_day = false;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = rest.find(';');
        const std::string_view item = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        const std::size_t equals = item.find('=');
        if (equals == std::string_view::npos)
            return fail(fmt::format("view '{}': '{}' is not key=value", text, item),
                        ErrorKind::Usage);
        const std::string_view key = item.substr(0, equals), value = item.substr(equals + 1);
        if (key == "on" || key == "known-on") {
            const auto day = parse_day(value);
            if (!day)
                return fail(fmt::format("view: {}", day.error().message), ErrorKind::Usage);
            if (key == "on") {
                view.on = *day;
                has_day = true;
            } else {
                view.known_on = *day;
            }
        } else if (key == "according-to") {
            const auto basis = chronicle::parse_basis(value, chronicle);
            if (!basis)
                return tl::unexpected(basis.error());
            view.basis = *basis;
        } else if (key == "centre") {
            const std::size_t comma = value.find(',');
            if (comma == std::string_view::npos ||
                !number(value.substr(0, comma), view.centre.easting_m) ||
                !number(value.substr(comma + 1), view.centre.northing_m))
                return fail(fmt::format("view: centre '{}' is not two numbers", value),
                            ErrorKind::Usage);
        } else if (key == "scale") {
            if (!number(value, view.scale_denominator) || !(view.scale_denominator > 0))
                return fail(fmt::format("view: scale '{}' is not a number above 0", value),
                            ErrorKind::Usage);
        } else if (key == "language") {
            const std::size_t comma = value.find(',');
            view.language = value.substr(0, comma);
            if (comma != std::string_view::npos)
                view.second_language = value.substr(comma + 1);
        } else if (key == "layers") {
            const auto layers = scene::parse_layers(value);
            if (!layers)
                return tl::unexpected(layers.error());
            view.layers = *layers;
        } else {
            return fail(fmt::format("view: no key '{}'", key), ErrorKind::Usage);
        }
    }
    if (!has_day)
        return fail(fmt::format("view '{}': 'on' is missing", text), ErrorKind::Usage);
    return view;
}

} // namespace panjshir::app
