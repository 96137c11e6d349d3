#include "app/reach_output.hpp"

#include "base/csv.hpp"
#include "base/file.hpp"
#include "geo/simplify.hpp"
#include "io/hours_raster.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "scene/phrases.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::app {
namespace {

using nlohmann::json;

std::string row_of(const ReachWay& way, const char* open) {
    std::string passes;
    for (const std::string& pass : way.passes)
        passes += (passes.empty() ? "" : ";") + pass;
    return fmt::format("{},{},{:.3f},{:.3f},{:.0f},{:.0f},{:.0f},{:.0f},{},{}\n",
                       csv_escape(way.to.id), csv_escape(way.to.name), way.hours, way.walked_hours,
                       way.length_m, way.ascent_m, way.descent_m, way.highest_m, csv_escape(passes),
                       open);
}

double rounded(double value, double unit) {
    return std::round(value / unit) * unit;
}

json coordinates_of(const Session& session, const MapLine& line) {
    json points = json::array();
    for (const MapPoint p : line) {
        const LonLat place = session.projection().to_lon_lat(p);
        points.push_back(
            {rounded(place.longitude_deg(), 1e-6), rounded(place.latitude_deg(), 1e-6)});
    }
    return points;
}

json feature(json geometry, json properties) {
    return {{"type", "Feature"},
            {"geometry", std::move(geometry)},
            {"properties", std::move(properties)}};
}

json way_feature(const Session& session, const ReachWay& way, const char* what) {
    return feature({{"type", "LineString"},
                    {"coordinates", coordinates_of(session, simplify_line(way.line, 1))}},
                   {{"what", what},
                    {"to", way.to.id.empty() ? way.to.name : way.to.id},
                    {"name", way.to.name},
                    {"hours", way.hours},
                    {"walked_hours", way.walked_hours},
                    {"length_m", way.length_m},
                    {"ascent_m", way.ascent_m},
                    {"descent_m", way.descent_m},
                    {"highest_m", way.highest_m},
                    {"passes", way.passes}});
}

json closure_feature(const Session& session, const Closure& closure) {
    const json properties{{"what", "closed"},
                          {"place", closure.place},
                          {"name", closure.name},
                          {"reason", closure.reason}};
    json lines = json::array();
    for (const MapLine& line : closure.lines)
        lines.push_back(coordinates_of(session, line));
    for (MapLine ring : closure.area.rings) {
        if (!ring.empty())
            ring.push_back(ring.front());
        lines.push_back(coordinates_of(session, ring));
    }
    return feature({{"type", "MultiLineString"}, {"coordinates", std::move(lines)}}, properties);
}

Result<void> write_surface(const Session& session, const ReachAnswer& answer,
                           const std::filesystem::path& file) {
    if (answer.mode != ReachMode::OnFoot)
        return fail(fmt::format("{}: a raster of hours is there on foot only", file.string()),
                    ErrorKind::Usage);
    return io::write_hours(file, answer.hours, session.projection());
}

} // namespace

std::string hours_text(double hours, std::string_view language) {
    if (hours < 1)
        return scene::own_digits(fmt::format("{:.0f}", hours * 60), language) +
               scene::in_words(language, " min", " min");
    std::string number = fmt::format("{:.{}f}", hours, hours < 99.95 ? 1 : 0);
    if (language == "fr")
        if (const auto point = number.find('.'); point != std::string::npos)
            number[point] = ',';
    return scene::own_digits(number, language) + scene::in_words(language, " h", " h");
}

std::string reach_caution(std::string_view language) {
    return scene::in_words(
        language,
        "Terrain cost alone, without weather, snow, load or rest; never a "
        "prediction of a march",
        "Coût du terrain seul : ni météo, ni neige, ni charge, ni repos ; jamais "
        "la prévision d’une marche");
}

std::string reach_csv(const ReachAnswer& answer) {
    std::string text =
        "to,name,hours,walked_hours,length_m,ascent_m,descent_m,highest_m,passes,open\n";
    for (const ReachWay& way : answer.ways)
        text += row_of(way, answer.closures.empty() ? "yes" : "no");
    if (answer.open_way)
        text += row_of(*answer.open_way, "yes");
    return text;
}

std::string reach_geojson(const Session& session, const ReachAnswer& answer) {
    json features = json::array();
    for (const ReachWay& way : answer.ways)
        features.push_back(way_feature(session, way, "way"));
    if (answer.open_way)
        features.push_back(way_feature(session, *answer.open_way, "way with nothing closed"));
    for (const Closure& closure : answer.closures)
        features.push_back(closure_feature(session, closure));
    return json{{"type", "FeatureCollection"},
                {"description", reach_caution("en")},
                {"features", std::move(features)}}
               .dump(1) +
           "\n";
}

Result<void> write_reach(const Session& session, const ReachAnswer& answer,
                         std::string_view language, const PaperOptions& paper,
                         const std::filesystem::path& file) {
    const std::string extension = file.extension().string();
    if (extension == ".csv")
        return write_file(file, reach_csv(answer));
    if (extension == ".geojson" || extension == ".json")
        return write_file(file, reach_geojson(session, answer));
    if (extension == ".tif" || extension == ".tiff")
        return write_surface(session, answer, file);
    if (extension == ".png" || extension == ".pdf" || extension == ".svg") {
        const ViewState view = reach_view(session, answer, language, paper.page);
        return export_map(session, view, paper, file, reach_overlays(session, answer, view));
    }
    return fail(
        fmt::format("{}: .png, .pdf, .svg, .csv, .geojson or .tif is wanted", file.string()),
        ErrorKind::Usage);
}

} // namespace panjshir::app
