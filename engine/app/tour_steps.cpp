#include "app/tour_steps.hpp"

#include "app/annotation_overlay.hpp"
#include "app/export_map.hpp"
#include "geo/geodesic.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "scene/style.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

constexpr display::Colour kHighlight =
    display::Colour::rgb(0x7B1E5A); // neither side's, nor the water's
constexpr int kCircleVertices = 120;

class Highlights {
public:
    Highlights(const Session& session, std::string_view language)
        : m_session(session), m_atlas(session.atlas()), m_language(language) {}

    std::vector<scene::Overlay> of(const io::TourStep& step) const {
        std::vector<scene::Overlay> overlays;
        for (const std::string& id : step.outlines)
            add(overlays, outline(id));
        for (const std::string& id : step.follows)
            add(overlays, follow(id));
        for (const io::TourCircle& circle : step.circles)
            add(overlays, ring_of(circle));
        for (const auto& [from, to] : step.lines)
            add(overlays, line(from, to));
        for (const std::string& id : step.rings)
            add(overlays, {ring(id), name(id)});
        return overlays;
    }

private:
    static void add(std::vector<scene::Overlay>& overlays, std::vector<scene::OverlayItem> items) {
        if (!items.empty())
            overlays.push_back({{}, {}, std::move(items)});
    }
    LonLat where(const std::string& id) const { return *m_atlas.place(id)->position; }
    MapPoint on_plane(const std::string& id) const {
        return m_session.projection().to_map(where(id));
    }

    scene::OverlayItem ring(const std::string& id) const {
        return scene::OverlayMark{on_plane(id), scene::MarkShape::Ring, kHighlight, 2.6, {}};
    }
    // The map's own names keep clear of a ring, so the ring brings the name with it.
    scene::OverlayItem name(const std::string& id) const {
        MapPoint at = on_plane(id);
        return scene::OverlayText{at,         "   " + m_atlas.place(id)->name_in(m_language),
                                  kHighlight, 2.8,
                                  600,        scene::TextPlace::Beside};
    }
    std::vector<scene::OverlayItem> outline(const std::string& id) const {
        const scene::AreaShape* shape = m_session.ground().area(id);
        if (!shape)
            return {ring(id)};
        scene::OverlayFill fill;
        fill.area = shape->area;
        fill.colour = kHighlight.with_alpha(0);
        fill.edge = kHighlight;
        fill.edge_mm = 0.8;
        return {fill};
    }
    std::vector<scene::OverlayItem> follow(const std::string& id) const {
        scene::OverlayStroke stroke;
        stroke.colour = kHighlight;
        stroke.width_mm = 0.9;
        stroke.casing_mm = 0.35;
        if (const scene::LineShape* road = m_session.ground().road(id))
            stroke.lines = road->lines;
        if (const scene::LineShape* axis = m_session.ground().axis(id))
            stroke.lines = axis->lines;
        for (const scene::RiverShape& river : m_session.ground().rivers)
            if (river.place == id)
                stroke.lines.push_back(river.line);
        if (stroke.lines.empty())
            return {ring(id)};
        return {stroke};
    }
    std::vector<scene::OverlayItem> line(const std::string& from, const std::string& to) const {
        const Polyline ends{where(from), where(to)};
        const MapPoint a = on_plane(from), b = on_plane(to);
        scene::OverlayStroke stroke;
        stroke.lines = {{a, b}};
        stroke.colour = kHighlight;
        stroke.width_mm = 0.7;
        stroke.casing_mm = 0.3;
        stroke.end = scene::LineEnd::Arrow;
        return {stroke, scene::OverlayText{
                            {(a.easting_m + b.easting_m) / 2, (a.northing_m + b.northing_m) / 2},
                            " " + measured_text(ends, m_language),
                            kHighlight,
                            3.0,
                            700,
                            scene::TextPlace::Beside}};
    }
    std::vector<scene::OverlayItem> ring_of(const io::TourCircle& circle) const {
        MapLine around;
        for (int i = 0; i <= kCircleVertices; ++i)
            around.push_back(m_session.projection().to_map(geodesic_direct(
                where(circle.place), 360.0 * i / kCircleVertices, circle.radius_km * 1000)));
        scene::OverlayStroke stroke;
        stroke.lines = {around};
        stroke.colour = kHighlight;
        stroke.width_mm = 0.6;
        stroke.dashes_mm = {2.4, 1.4};
        const MapPoint label = m_session.projection().to_map(
            geodesic_direct(where(circle.place), 335, circle.radius_km * 1000));
        return {stroke, scene::OverlayText{label, fmt::format("{:g} km", circle.radius_km),
                                           kHighlight, 3.0, 700, scene::TextPlace::Centred}};
    }

    const Session& m_session;
    const io::Atlas& m_atlas;
    std::string m_language;
};

std::vector<std::string> highlighted(const io::TourStep& step) {
    std::vector<std::string> ids = step.rings;
    for (const auto* more : {&step.outlines, &step.follows})
        ids.insert(ids.end(), more->begin(), more->end());
    for (const auto& [from, to] : step.lines)
        ids.insert(ids.end(), {from, to});
    for (const io::TourCircle& circle : step.circles)
        ids.push_back(circle.place);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

// The day's headline would promise claims that such a map does not show.
MapHeading land_heading(const io::Tour& tour, const std::string& title, std::string_view language) {
    const bool french = language == "fr";
    return {title, french ? tour.title_fr : tour.title_en,
            french ? "le terrain seul, sans affirmations ni événements"
                   : "the land alone, without claims and events"};
}

} // namespace

Result<TourStepView> tour_step_view(const Session& session, const io::Tour& tour,
                                    const io::TourStep& step, const PageSize& page,
                                    std::string_view language) {
    const auto at_fault = [&](const Error& error) {
        return fail(
            fmt::format("{}:{}: step '{}': {}", tour.file, step.line, step.id, error.message));
    };
    TourStepView out;
    out.view = session.initial_view(page);
    if (!step.view.empty()) {
        const auto view = parse_view_string(step.view, session.atlas().chronicle);
        if (!view)
            return at_fault(view.error());
        out.view = *view;
    }
    if (step.area)
        out.view = session.fitted_view(out.view, *step.area, page);
    if (step.date)
        out.view.on = *step.date;
    out.view.known_on = step.known_on ? step.known_on : out.view.known_on;
    if (step.view.empty() || step.according_to != "all") {
        const auto basis = chronicle::parse_basis(step.according_to, session.atlas().chronicle);
        if (!basis)
            return at_fault(basis.error());
        out.view.basis = *basis;
    }
    if (!step.layers.empty()) {
        const auto layers = scene::parse_layers(step.layers);
        if (!layers)
            return at_fault(layers.error());
        out.view.layers = *layers;
    }
    out.view.language = std::string(language);
    out.view.selected = step.select;
    out.overlays = Highlights(session, language).of(step);
    out.title = language == "fr" ? step.title_fr : step.title_en;
    out.text = language == "fr" ? step.text_fr : step.text_en;
    out.places = highlighted(step);
    if (!out.view.layers.has(scene::Layer::Claims) && !out.view.layers.has(scene::Layer::Events))
        out.view.heading = land_heading(tour, out.title, language);
    return out;
}

io::TourStep step_from_view(const ViewState& view, std::string id) {
    io::TourStep step;
    step.id = std::move(id);
    step.view = view_string(view);
    step.date = view.on;
    return step;
}

} // namespace panjshir::app
