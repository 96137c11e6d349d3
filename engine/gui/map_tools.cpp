#include "gui/map_tools.hpp"

#include "app/annotation_overlay.hpp"
#include "base/enum_names.hpp"
#include "geo/simplify.hpp"

namespace panjshir::gui {
namespace {

constexpr EnumNames<Tool, kToolCount> kToolNames{{{Tool::Explore, "explore"},
                                                  {Tool::Text, "text"},
                                                  {Tool::Arrow, "arrow"},
                                                  {Tool::Freehand, "freehand"},
                                                  {Tool::Area, "area"},
                                                  {Tool::Measure, "measure"},
                                                  {Tool::Profile, "profile"},
                                                  {Tool::Observer, "observer"}}};

bool is_dragged(Tool tool) {
    return tool == Tool::Arrow || tool == Tool::Freehand;
}

bool is_clicked(Tool tool) {
    return tool == Tool::Area || tool == Tool::Measure || tool == Tool::Profile;
}

io::AnnotationKind kind_of(Tool tool) {
    switch (tool) {
    case Tool::Arrow:
        return io::AnnotationKind::Arrow;
    case Tool::Freehand:
        return io::AnnotationKind::Freehand;
    case Tool::Area:
        return io::AnnotationKind::Area;
    case Tool::Profile:
        return io::AnnotationKind::Profile;
    case Tool::Text:
        return io::AnnotationKind::Text;
    default:
        return io::AnnotationKind::Measure;
    }
}

} // namespace

std::string_view to_string(Tool tool) {
    return enum_name(kToolNames, tool);
}

void MapTools::take(Tool tool) {
    m_points.clear();
    m_end.reset();
    m_text_at.reset();
    m_down = false;
    if (tool != Tool::Observer)
        m_observer.reset();
    m_tool = tool;
}

void MapTools::press(MapPoint at, double near_m, const Projection& projection,
                     Workspace& workspace) {
    m_down = true;
    m_end = at;
    if (m_tool == Tool::Observer)
        m_observer = at;
    else if (m_tool == Tool::Text)
        m_text_at = at;
    else if (is_dragged(m_tool))
        m_points = {at};
    else if (is_clicked(m_tool)) {
        if (!m_points.empty() && distance_m(m_points.back(), at) <= near_m)
            finish(projection, workspace); // a double click
        else
            m_points.push_back(at);
    }
}

void MapTools::move(MapPoint at, double near_m) {
    m_end = at;
    if (!m_down)
        return;
    if (m_tool == Tool::Observer)
        m_observer = at;
    else if (m_tool == Tool::Freehand && !m_points.empty() &&
             distance_m(m_points.back(), at) > near_m / 2)
        m_points.push_back(at);
}

void MapTools::release(MapPoint at, double near_m, const Projection& projection,
                       Workspace& workspace) {
    m_down = false;
    if (!is_dragged(m_tool) || m_points.empty())
        return;
    if (distance_m(m_points.front(), at) <= near_m && m_points.size() < 3) {
        m_points.clear(); // a click is no arrow
        return;
    }
    if (m_points.back() != at)
        m_points.push_back(at);
    if (m_tool == Tool::Freehand)
        m_points = simplify_line(m_points, near_m / 6);
    add(kind_of(m_tool), projection, workspace);
}

void MapTools::finish(const Projection& projection, Workspace& workspace) {
    if (!is_clicked(m_tool))
        return;
    const std::size_t least = m_tool == Tool::Area ? 3 : 2;
    if (m_points.size() >= least)
        add(kind_of(m_tool), projection, workspace);
    m_points.clear();
}

bool MapTools::cancel() {
    if (m_text_at) {
        m_text_at.reset();
        return true;
    }
    if (!m_points.empty()) {
        m_points.clear();
        m_down = false;
        return true;
    }
    if (m_tool == Tool::Explore)
        return false;
    take(Tool::Explore);
    return true;
}

void MapTools::drop_last() {
    if (is_clicked(m_tool) && !m_points.empty())
        m_points.pop_back();
}

void MapTools::write(const std::string& words, const Projection& projection, Workspace& workspace) {
    if (m_text_at && !words.empty()) {
        io::Annotation annotation;
        annotation.kind = io::AnnotationKind::Text;
        annotation.points = {projection.to_lon_lat(*m_text_at)};
        annotation.title = words;
        annotation.colour = colour;
        workspace.run(app::AddAnnotation{std::move(annotation)});
    }
    m_text_at.reset();
}

void MapTools::add(io::AnnotationKind kind, const Projection& projection, Workspace& workspace) {
    io::Annotation annotation;
    annotation.kind = kind;
    annotation.colour = colour;
    annotation.width_px = width_px;
    for (const MapPoint p : m_points)
        annotation.points.push_back(projection.to_lon_lat(p));
    m_points.clear();
    workspace.run(app::AddAnnotation{std::move(annotation)});
}

std::optional<scene::Overlay> MapTools::draft(const Projection& projection,
                                              std::string_view language) const {
    io::Annotation annotation;
    annotation.kind = kind_of(m_tool);
    annotation.colour = colour;
    annotation.width_px = width_px;
    for (const MapPoint p : m_points)
        annotation.points.push_back(projection.to_lon_lat(p));
    if (m_text_at) {
        annotation.points = {projection.to_lon_lat(*m_text_at)};
        annotation.title = "…";
    } else if (m_points.empty()) {
        return std::nullopt;
    } else if (m_end && *m_end != m_points.back() && m_tool != Tool::Freehand) {
        annotation.points.push_back(projection.to_lon_lat(*m_end));
    }
    if (annotation.kind == io::AnnotationKind::Area && annotation.points.size() < 3)
        annotation.kind = io::AnnotationKind::Freehand;
    if (annotation.kind != io::AnnotationKind::Text && annotation.points.size() < 2)
        annotation.points.push_back(annotation.points.front());
    auto overlays = app::annotation_overlays({annotation}, projection, language);
    if (overlays.empty())
        return std::nullopt;
    overlays.front().id.clear();
    return std::move(overlays.front());
}

} // namespace panjshir::gui
