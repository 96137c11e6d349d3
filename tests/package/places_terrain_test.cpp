// Passes, peaks, rivers and basins of the tables against the elevation survey.

#include "geo/simplify.hpp"
#include "geo/text_form.hpp"
#include "io/dem.hpp"
#include "package/tables.hpp"
#include "projection/projection.hpp"
#include "terrain/basins.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <numbers>
#include <optional>
#include <regex>

namespace panjshir::testing {
namespace {

constexpr const char* kSurvey = "survey/terrain/survey_15s.tif";
constexpr const char* kDistricts = "survey/boundaries/districts.geojson";

/// The survey on the map's plane, read once for all tests of this file.
struct Survey {
    std::unique_ptr<Projection> projection = make_map_projection();
    terrain::HeightGrid heights;

    MapPoint on_plane(const TableRow& place) const {
        return projection->to_map(
            LonLat::from_degrees(std::stod(place["longitude"]), std::stod(place["latitude"])));
    }
    double at(MapPoint p) const { return heights.height_at(p); }
};

const Survey& survey() {
    static const Survey instance = [] {
        Survey loaded;
        const MapPoint south_west = loaded.projection->to_map(LonLat::from_degrees(68.1, 34.35));
        const MapPoint north_east = loaded.projection->to_map(LonLat::from_degrees(71.1, 36.25));
        auto grid =
            io::read_dem(shared_dir() / kSurvey, {*loaded.projection,
                                                  {south_west.easting_m, south_west.northing_m,
                                                   north_east.easting_m, north_east.northing_m},
                                                  300});
        if (grid)
            loaded.heights = std::move(*grid);
        else
            ADD_FAILURE() << grid.error().message;
        return loaded;
    }();
    return instance;
}

MapPoint beside(MapPoint centre, double distance_m, double angle_rad) {
    return {centre.easting_m + distance_m * std::sin(angle_rad),
            centre.northing_m + distance_m * std::cos(angle_rad)};
}

/// Going round a saddle, the ground changes from above to below at least four times.
bool is_saddle(const Survey& terrain, MapPoint centre) {
    constexpr int kSteps = 36;
    const double height = terrain.at(centre);
    int changes = 0;
    bool was_above = terrain.at(beside(centre, 900, 0)) > height;
    for (int i = 1; i <= kSteps; ++i) {
        const bool above =
            terrain.at(beside(centre, 900, 2 * std::numbers::pi * i / kSteps)) > height;
        changes += above != was_above;
        was_above = above;
    }
    return changes >= 4;
}

/// Calls `visit` on points of a lattice within a radius.
template <typename Visit>
void around(MapPoint centre, double radius_m, double step_m, Visit visit) {
    for (double x = -radius_m; x <= radius_m; x += step_m)
        for (double y = -radius_m; y <= radius_m; y += step_m)
            if (std::hypot(x, y) <= radius_m)
                visit(MapPoint{centre.easting_m + x, centre.northing_m + y});
}

TEST(PlacesOnTheSurvey, PassesLieWithinAKilometreOfASaddle) {
    PANJSHIR_NEEDS_SHARED(kSurvey);
    for (const TableRow& place : read_table("places")) {
        if (place["kind"] != "pass")
            continue;
        const MapPoint pass = survey().on_plane(place);
        double nearest_m = 1e9;
        around(pass, 1000, 100, [&](MapPoint p) {
            if (is_saddle(survey(), p))
                nearest_m = std::min(nearest_m, distance_m(p, pass));
        });
        EXPECT_LE(nearest_m, 1000) << place.where();
    }
}

TEST(PlacesOnTheSurvey, PeaksAreTheHighestGroundAround) {
    PANJSHIR_NEEDS_SHARED(kSurvey);
    for (const TableRow& place : read_table("places")) {
        if (place["kind"] != "peak")
            continue;
        const MapPoint peak = survey().on_plane(place);
        MapPoint highest = peak;
        around(peak, 1500, 100, [&](MapPoint p) {
            if (survey().at(p) > survey().at(highest))
                highest = p;
        });
        EXPECT_LE(distance_m(highest, peak), 450) << place.where();
    }
}

// "The survey's saddle is 3,631 m at 69.790 E, 35.669 N": the card's words, measured again.
TEST(PlacesOnTheSurvey, NotesGiveTheSurveysOwnHeightAndSayWhenTheAdoptedOneDiffers) {
    PANJSHIR_NEEDS_SHARED(kSurvey);
    const std::regex form("([0-9]),([0-9]{3}) m at ([0-9.]+) E, ([0-9.]+) N");
    for (const TableRow& place : read_table("places")) {
        if (place["kind"] != "pass" && place["kind"] != "peak")
            continue;
        const std::string& note = place["note_en"];
        std::smatch said;
        ASSERT_TRUE(std::regex_search(note, said, form)) << place.where();
        const double height_m = std::stod(said[1].str() + said[2].str());
        const double measured_m = survey().at(survey().projection->to_map(
            LonLat::from_degrees(std::stod(said[3]), std::stod(said[4]))));
        EXPECT_NEAR(measured_m, height_m, 75) << place.where();
        const double difference_m = std::abs(std::stod(place["elevation_m"]) - height_m);
        if (difference_m > 60) {
            EXPECT_NE(note.find(fmt::format("{:.0f} m", difference_m)), std::string::npos)
                << place.where();
        }
    }
}

/// Whether some line through the point climbs on both sides.
bool is_in_a_valley(const Survey& terrain, MapPoint centre) {
    double floor_m = terrain.at(centre);
    around(centre, 450, 150, [&](MapPoint p) { floor_m = std::min(floor_m, terrain.at(p)); });
    for (const double away_m : {700.0, 1500.0, 2500.0})
        for (int i = 0; i < 18; ++i) {
            const double angle = std::numbers::pi * i / 18;
            if (std::min(terrain.at(beside(centre, away_m, angle)),
                         terrain.at(beside(centre, -away_m, angle))) > floor_m + 8)
                return true;
        }
    return false;
}

TEST(PlacesOnTheSurvey, RiversRunInValleysAndDownhill) {
    PANJSHIR_NEEDS_SHARED(kSurvey);
    std::set<std::string> rivers;
    for (const TableRow& place : read_table("places"))
        if (place["kind"] == "river")
            rivers.insert(place["id"]);
    for (const TableRow& extent : read_table("extents")) {
        if (!rivers.contains(extent["place"]))
            continue;
        const auto line = parse_polyline(extent["geometry"]);
        ASSERT_TRUE(line) << extent.where();
        int points = 0, outside_a_valley = 0;
        double lowest_m = 1e9, greatest_rise_m = 0;
        for (const LonLat& way_point : *line) {
            const MapPoint p = survey().projection->to_map(way_point);
            double floor_m = survey().at(p);
            if (std::isnan(floor_m))
                continue;
            around(p, 450, 150, [&](MapPoint q) { floor_m = std::min(floor_m, survey().at(q)); });
            greatest_rise_m = std::max(greatest_rise_m, floor_m - lowest_m);
            lowest_m = std::min(lowest_m, floor_m);
            ++points;
            outside_a_valley += !is_in_a_valley(survey(), p);
        }
        EXPECT_GE(points, 7) << extent.where();
        EXPECT_LE(outside_a_valley, points / 10)
            << extent.where() << ": way-points on no valley floor";
        EXPECT_LE(greatest_rise_m, 110)
            << extent.where() << ": the survey's steps and blocked gorges allow so much";
    }
}

std::map<std::string, MapArea> districts() {
    std::map<std::string, MapArea> areas;
    const auto bytes = read_file(shared_dir() / kDistricts);
    const auto json = nlohmann::json::parse(bytes.value());
    for (const auto& feature : json["features"]) {
        MapArea& area = areas[feature["properties"]["shapeName"]];
        const auto add = [&](const nlohmann::json& polygon) {
            for (const auto& ring : polygon) {
                MapLine& out = area.rings.emplace_back();
                for (const auto& point : ring)
                    out.push_back(
                        survey().projection->to_map(LonLat::from_degrees(point[0], point[1])));
            }
        };
        const auto& geometry = feature["geometry"];
        if (geometry["type"] == "Polygon")
            add(geometry["coordinates"]);
        else
            for (const auto& polygon : geometry["coordinates"])
                add(polygon);
    }
    return areas;
}

TEST(PlacesOnTheSurvey, BasinsCoverTheDistrictsThatTheyStandFor) {
    PANJSHIR_NEEDS_SHARED(kSurvey);
    PANJSHIR_NEEDS_SHARED(kDistricts);
    struct Match {
        const char* place;
        std::vector<const char*> outlines;
        double least_overlap; ///< intersection over union
    };
    const std::vector<const char*> panjshir{
        "Bazarak", "Rukha", "Unaba", "Shutul", "Dara", "Khenj (Hese- Awal)", "Paryan"};
    const std::vector<Match> matches{
        {"panjshir-province", panjshir, 0.95},
        {"andarab-valley", {"Andarab", "Dih Salah", "Puli Hisar"}, 0.92},
        {"salang-valley", {"Salang"}, 0.90},
        {"andarab-district", {"Andarab"}, 0.84},
        {"deh-salah-district", {"Dih Salah"}, 0.87},
        {"pul-e-hesar-district", {"Puli Hisar"}, 0.91},
        {"khinjan-district", {"Khinjan"}, 0.90},
        {"salang-district", {"Salang"}, 0.90},
        {"bazarak-district", {"Bazarak"}, 0.79},
        {"rukha-district", {"Rukha"}, 0.80},
        {"anaba-district", {"Unaba"}, 0.80},
        {"shutul-district", {"Shutul"}, 0.85},
        {"dara-district", {"Dara"}, 0.92},
        {"khenj-district", {"Khenj (Hese- Awal)"}, 0.86},
        {"paryan-district", {"Paryan"}, 0.92}};
    const auto outlines = districts();
    const terrain::FlowField flow = terrain::compute_flow(survey().heights);
    const Projection& projection = *survey().projection;
    const auto extents = read_table("extents");
    for (const Match& match : matches) {
        const auto extent = std::ranges::find_if(
            extents, [&](const TableRow& row) { return row["place"] == match.place; });
        ASSERT_NE(extent, extents.end()) << match.place;
        std::vector<MapPoint> except;
        for (const std::string& text : parts_of((*extent)["except"]))
            except.push_back(projection.to_map(parse_lon_lat(text).value()));
        const MapArea basin =
            terrain::basin(flow, projection.to_map(parse_lon_lat((*extent)["at"]).value()), except);
        MapArea outline;
        for (const char* name : match.outlines) {
            ASSERT_TRUE(outlines.contains(name)) << name;
            const auto& rings = outlines.at(name).rings;
            outline.rings.insert(outline.rings.end(), rings.begin(), rings.end());
        }
        long both = 0, either = 0;
        const MapBox box = flow.heights().extent();
        for (double x = box.west_m + 250; x < box.east_m; x += 1000)
            for (double y = box.south_m + 250; y < box.north_m; y += 1000) {
                const bool in_basin = contains(basin, {x, y}),
                           in_outline = contains(outline, {x, y});
                both += in_basin && in_outline;
                either += in_basin || in_outline;
            }
        ASSERT_GT(either, 0) << match.place;
        const double overlap = static_cast<double>(both) / static_cast<double>(either);
        RecordProperty(match.place, fmt::format("{:.3f}", overlap));
        EXPECT_GE(overlap, match.least_overlap) << match.place;
    }
}

} // namespace
} // namespace panjshir::testing
