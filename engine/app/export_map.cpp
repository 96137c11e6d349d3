#include "app/export_map.hpp"

#include "app/paths.hpp"
#include "io/atlas.hpp"
#include "print/page_painter.hpp"
#include "projection/projection.hpp"
#include "scene/content.hpp"
#include "text/font_store.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace panjshir::app {
namespace {

constexpr double kScreenDpi = 96;
constexpr double kSlideHeight_mm = 135, kSquareSide_mm = 180;

/// What a file says of itself; its view comes last, since text behind a key runs to the end.
io::PageTexts texts_of(const Session& session, const ViewState& view, const std::string& headline) {
    const io::Atlas& atlas = session.atlas();
    std::string description = fmt::format(
        "According to {}, said of {}, known on {}. Claims, not facts.", to_text(view.basis),
        to_text(view.on), view.known_on ? to_text(*view.known_on) : "any day");
    if (view.heading)
        description = fmt::format("{}. {}.", view.heading->basis, view.heading->clocks);
    if (view.look.coarsen_m > 0)
        description += fmt::format(
            " Positions of happenings and claims at points are made coarse: squares of {:g} km.",
            view.look.coarsen_m / 1000);
    return {{"Title", headline},
            {"Software", fmt::format("Panjshir {}", version())},
            {"Source", view.language == "fr" ? atlas.title_fr : atlas.title_en},
            {"Description", description},
            {"View", view_string(view)}};
}

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

Result<PaperOptions> parse_size(std::string_view text, scene::SheetTemplate page) {
    const auto pixels = parse_pixels(text);
    if (!pixels)
        return tl::unexpected(pixels.error());
    double dpi = kScreenDpi;
    if (page == scene::SheetTemplate::Slide)
        dpi = pixels->second / kSlideHeight_mm * 25.4;
    else if (page == scene::SheetTemplate::Square)
        dpi = std::min(pixels->first, pixels->second) / kSquareSide_mm * 25.4;
    const double mm = 25.4 / dpi;
    return PaperOptions{{pixels->first * mm, pixels->second * mm}, dpi};
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

PaperOptions default_paper(scene::SheetTemplate page) {
    switch (page) {
    case scene::SheetTemplate::Slide:
        return parse_size("1920x1080", page).value();
    case scene::SheetTemplate::Square:
        return parse_size("1080x1080", page).value();
    case scene::SheetTemplate::Sheet:
        break;
    }
    return parse_size("1400x1190", page).value();
}

Result<void> check_letters(const Session& session, const ViewState& view) {
    if (view.language != "prs" && view.second_language != "prs")
        return {};
    return session.fonts().check_covered(
        "پنجشیر"); // Panjshir, in letters that only Persian fonts have
}

Result<void> export_map(const Session& session, const ViewState& view, const PaperOptions& paper,
                        const std::filesystem::path& file,
                        const std::vector<scene::Overlay>& overlays, WorldFile world_file) {
    if (auto letters = check_letters(session, view); !letters)
        return letters;
    const scene::PageBox frame = scene::map_frame(scene::Layout::Sheet, paper.page.width_mm,
                                                  paper.page.height_mm, view.look.page);
    const scene::MapView map(view.centre, view.scale_denominator, frame);
    SheetFile options{paper.dpi, texts_of(session, view, session.headline(view)), std::nullopt,
                      world_file};
    options.ground =
        SheetGround{{map.to_map({0, 0}), map.metres(1), session.projection().well_known_text()},
                    {frame.left, frame.top},
                    {frame.right, frame.bottom}};
    ViewState drawn = view;
    const auto extension = file.extension();
    if (extension == ".tif" || extension == ".tiff") // the ground alone, for other programs
        drawn.layers = view.layers.without(scene::Layer::Furniture);
    return write_sheet(session.draw_sheet(drawn, paper.page, overlays), session.fonts(), file,
                       options);
}

Result<void> export_panels(const Session& session, const ViewState& view,
                           const PanelRequest& request, const PaperOptions& paper,
                           const std::filesystem::path& file) {
    if (auto letters = check_letters(session, view); !letters)
        return letters;
    const auto views = panel_views(session, view, request);
    if (!views)
        return tl::unexpected(views.error());
    const SheetFile options{
        paper.dpi, texts_of(session, views->front(), panel_headline(session, *views, request.kind)),
        std::nullopt, WorldFile::None};
    return write_sheet(session.draw_panels(*views, request, paper.page), session.fonts(), file,
                       options);
}

std::string view_string(const ViewState& view) {
    std::string text = fmt::format("on={};according-to={};centre={},{};scale={};language={}",
                                   to_text(view.on), to_text(view.basis), view.centre.easting_m,
                                   view.centre.northing_m, view.scale_denominator, view.language);
    if (!view.second_language.empty())
        text += "," + view.second_language;
    if (view.known_on)
        text += ";known-on=" + to_text(*view.known_on);
    if (view.layers != scene::LayerSet::usual()) {
        std::string layers;
        for (const scene::Layer layer : scene::all_layers())
            if (view.layers.has(layer))
                layers += (layers.empty() ? "" : ",") + std::string(to_string(layer));
        text += ";layers=" + layers;
    }
    if (view.look.page != scene::SheetTemplate::Sheet)
        text += ";template=" + std::string(to_string(view.look.page));
    if (view.look.style != scene::PrintStyle::Colour)
        text += ";style=" + std::string(to_string(view.look.style));
    if (view.look.symbols != scene::EventSymbols::Discs)
        text += ";symbols=" + std::string(to_string(view.look.symbols));
    if (view.look.coarsen_m > 0)
        text += fmt::format(";coarsen={}m", view.look.coarsen_m);
    if (view.light != LightChoice{})
        text += fmt::format(";light={},{},{}", view.light.azimuth_deg, view.light.altitude_deg,
                            view.light.exaggeration);
    if (!view.selected.empty())
        text += ";selected=" + view.selected;
    return text;
}

Result<LightChoice> parse_light(std::string_view text) {
    LightChoice light;
    std::string_view rest = text;
    bool good = true, more = true;
    for (double* value : {&light.azimuth_deg, &light.altitude_deg, &light.exaggeration}) {
        if (!more)
            break;
        const std::size_t comma = rest.find(',');
        good = good && number(rest.substr(0, comma), *value);
        more = comma != std::string_view::npos;
        rest = more ? rest.substr(comma + 1) : std::string_view{};
    }
    if (!good || more || !std::isfinite(light.azimuth_deg))
        return fail(fmt::format("light '{}': AZIMUTH[,ALTITUDE[,EXAGGERATION]] is wanted, in "
                                "degrees, like 315,45,1.6",
                                text),
                    ErrorKind::Usage);
    light.azimuth_deg = std::fmod(light.azimuth_deg, 360.0);
    if (light.azimuth_deg < 0)
        light.azimuth_deg += 360;
    if (!(light.altitude_deg >= 15 && light.altitude_deg <= 75))
        return fail(
            fmt::format("light '{}': its altitude must lie between 15 and 75 degrees", text),
            ErrorKind::Usage);
    if (!(light.exaggeration >= 0 && light.exaggeration <= 5))
        return fail(fmt::format("light '{}': the exaggeration must lie between 0 and 5", text),
                    ErrorKind::Usage);
    return light;
}

Result<void> set_look(scene::SheetLook& look, std::string_view key, std::string_view value) {
    if (key == "template") {
        const auto page = scene::parse_sheet_template(value);
        if (!page)
            return tl::unexpected(page.error());
        look.page = *page;
    } else if (key == "style") {
        const auto style = scene::parse_print_style(value);
        if (!style)
            return tl::unexpected(style.error());
        look.style = *style;
    } else if (key == "symbols") {
        const auto symbols = scene::parse_event_symbols(value);
        if (!symbols)
            return tl::unexpected(symbols.error());
        look.symbols = *symbols;
    } else {
        const auto metres = scene::parse_coarsening(value);
        if (!metres)
            return tl::unexpected(metres.error());
        look.coarsen_m = *metres;
    }
    return {};
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
        } else if (key == "template" || key == "style" || key == "coarsen" || key == "symbols") {
            if (const auto set = set_look(view.look, key, value); !set)
                return tl::unexpected(set.error());
        } else if (key == "light") {
            const auto light = parse_light(value);
            if (!light)
                return fail(fmt::format("view: {}", light.error().message), ErrorKind::Usage);
            view.light = *light;
        } else if (key == "selected") {
            view.selected = value;
        } else {
            return fail(fmt::format("view: no key '{}'", key), ErrorKind::Usage);
        }
    }
    if (!has_day)
        return fail(fmt::format("view '{}': 'on' is missing", text), ErrorKind::Usage);
    return view;
}

} // namespace panjshir::app
