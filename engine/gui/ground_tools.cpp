#include "gui/ground_tools.hpp"

#include "app/reach_output.hpp"
#include "app/sight_map.hpp"
#include "base/file.hpp"
#include "base/translations.hpp"
#include "gui/workspace.hpp"
#include "scene/ground.hpp"
#include "terrain/viewshed.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace panjshir::gui {
namespace {

constexpr display::Colour kWay = display::Colour::rgb(0xB0103A);
constexpr display::Colour kOtherWay = display::Colour::rgb(0x2B3A8C);
constexpr display::Colour kClosed = display::Colour::rgb(0x1B1B1B);
constexpr display::Colour kPointer = display::Colour::rgb(0x7A1FA2);

// The profile line that is selected, or else the one drawn last.
const io::Annotation* wanted_profile(const std::vector<io::Annotation>& annotations,
                                     const std::string& selected) {
    const io::Annotation* wanted = nullptr;
    for (const io::Annotation& annotation : annotations) {
        if (annotation.kind != io::AnnotationKind::Profile)
            continue;
        wanted = &annotation;
        if (selected == fmt::format("annotation:{}", annotation.id))
            return wanted;
    }
    return wanted;
}

MapLine line_of(const nlohmann::json& coordinates, const Projection& projection) {
    MapLine line;
    for (const auto& p : coordinates)
        line.push_back(
            projection.to_map(LonLat::from_degrees(p[0].get<double>(), p[1].get<double>())));
    return line;
}

} // namespace

bool GroundTools::update(const app::Session& session, const MapTools& tools,
                         const Workspace& workspace, const app::ViewState& view,
                         OverlayShelf& shelf) {
    update_observer(session, tools, view.language, shelf);
    update_profile(session, workspace, view.selected, shelf);
    const app::AskedWay& way = workspace.content().way;
    m_ways = {way.from, way.to, way.by_road, workspace.content().closed.items(), view.language};
    update_ways(session, shelf);
    return m_job.running();
}

void GroundTools::update_observer(const app::Session& session, const MapTools& tools,
                                  const std::string& language, OverlayShelf& shelf) {
    if (tools.observer() == m_observer && language == m_observer_language)
        return;
    m_observer = tools.observer();
    m_observer_language = language;
    m_seen_km2.reset();
    std::vector<scene::Overlay> overlays;
    if (m_observer) {
        terrain::ViewshedOptions options;
        options.observer = {*m_observer, kObserverHeight_m};
        options.radius_m = kObserverRadius_m;
        // Outside the terrain there is no observer, and nothing is shown.
        if (const auto seen = terrain::viewshed(session.ground().heights, options)) {
            m_seen_km2 = seen->seen_area_m2() / 1e6;
            overlays.push_back(app::viewshed_overlay(session, *seen, session.projection(),
                                                     *m_observer, kObserverRadius_m, language));
        }
    }
    shelf.set("observer", std::move(overlays));
}

void GroundTools::update_profile(const app::Session& session, const Workspace& workspace,
                                 const std::string& selected, OverlayShelf& shelf) {
    const io::Annotation* wanted =
        wanted_profile(workspace.content().annotations.items(), selected);
    if (!wanted) {
        m_profile.reset();
        m_profile_of.reset();
        m_pointed.reset();
    } else if (!m_profile_of || !(*m_profile_of == *wanted)) {
        m_profile_of = *wanted;
        m_pointed.reset();
        auto profile =
            terrain::make_profile(session.ground().heights, wanted->points,
                                  [&](LonLat p) { return session.projection().to_map(p); });
        m_profile = profile ? std::optional(std::move(*profile)) : std::nullopt;
    }
    if (m_pointed == m_pointed_shown)
        return;
    m_pointed_shown = m_pointed;
    std::vector<scene::Overlay> overlays;
    if (m_profile && m_pointed && *m_pointed < m_profile->points.size()) {
        scene::Overlay overlay;
        overlay.items.push_back(scene::OverlayMark{
            m_profile->points[*m_pointed].on_map, scene::MarkShape::Dot, kPointer, 1.3, {}});
        overlays.push_back(std::move(overlay));
    }
    shelf.set("profile", std::move(overlays));
}

void GroundTools::update_ways(const app::Session& session, OverlayShelf& shelf) {
    if (auto ended = m_job.poll()) {
        m_way_fault = *ended ? "" : translated(ended->error().message.c_str(), m_asked.language);
        m_answers.clear();
        if (*ended)
            take_answer(session, shelf);
        else
            shelf.set("ways", {});
        std::error_code ignored;
        std::filesystem::remove(m_answer_file, ignored);
    }
    if (m_ways == m_asked)
        return;
    m_job.cancel(); // an older question
    m_asked = m_ways;
    m_answers.clear();
    m_way_fault.clear();
    if (!m_ways.whole())
        return shelf.set("ways", {});
    std::error_code error;
    m_answer_file = std::filesystem::temp_directory_path(error) /
                    fmt::format("panjshir-ways-{}.geojson", ::getpid());
    std::vector<std::string> arguments{"reach",
                                       "--language",
                                       m_ways.language == "fr" ? "fr" : "en",
                                       "--from",
                                       m_ways.from,
                                       "--to",
                                       m_ways.to,
                                       "-o",
                                       m_answer_file.string(),
                                       m_ways.by_road ? "--by-road" : "--on-foot"};
    for (const std::string& place : m_ways.closed) {
        arguments.emplace_back("--close");
        arguments.push_back(place);
    }
    if (const auto started = m_job.start(arguments, {}); !started)
        m_way_fault = started.error().message;
}

void GroundTools::take_answer(const app::Session& session, OverlayShelf& shelf) {
    const auto bytes = read_file(m_answer_file);
    const auto root = bytes ? nlohmann::json::parse(*bytes, nullptr, false) : nlohmann::json();
    scene::Overlay first, second, closed;
    const auto say = [&](const char* english) {
        return std::string(translated(english, m_asked.language));
    };
    for (const auto& feature : root.value("features", nlohmann::json::array())) {
        const auto& properties = feature["properties"];
        const auto& geometry = feature["geometry"];
        const std::string what = properties.value("what", "");
        if (what == "closed") {
            scene::OverlayStroke stroke;
            stroke.colour = kClosed;
            stroke.width_mm = 0.7;
            stroke.dashes_mm = {0.8, 0.8};
            if (geometry["type"] == "MultiLineString")
                for (const auto& part : geometry["coordinates"])
                    stroke.lines.push_back(line_of(part, session.projection()));
            closed.items.push_back(std::move(stroke));
            continue;
        }
        if (what.rfind("way", 0) != 0)
            continue;
        const WayAnswer answer{what, properties.value("hours", 0.0),
                               properties.value("length_m", 0.0), properties.value("ascent_m", 0.0),
                               properties.value("passes", std::vector<std::string>{})};
        const bool is_first = what == "way";
        scene::Overlay& overlay = is_first ? first : second;
        scene::OverlayStroke stroke;
        stroke.lines = {line_of(geometry["coordinates"], session.projection())};
        stroke.colour = is_first ? kWay : kOtherWay;
        stroke.width_mm = 0.9;
        stroke.casing_mm = 0.35;
        if (!is_first)
            stroke.dashes_mm = {2.2, 1.4};
        overlay.legend = say(is_first ? "least terrain cost" : "with nothing closed") + ": " +
                         app::hours_text(answer.hours, m_asked.language);
        overlay.items.push_back(std::move(stroke));
        m_answers.push_back(answer);
    }
    closed.legend = closed.items.empty() ? "" : say("closed");
    std::vector<scene::Overlay> overlays;
    for (scene::Overlay* overlay : {&closed, &second, &first})
        if (!overlay->items.empty())
            overlays.push_back(std::move(*overlay));
    if (m_answers.empty())
        m_way_fault = say("no way leads there");
    shelf.set("ways", std::move(overlays));
}

} // namespace panjshir::gui
