// The basins that stand for valleys and districts: from the built-in relief as from the survey.

#include "geo/simplify.hpp"
#include "terrain/basins.hpp"
#include "terrain/spot_heights_fixture.hpp"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::terrain;
using namespace panjshir::testing;

namespace {

struct BasinRow {
    std::string place;
    MapPoint pour_point;
    std::vector<MapPoint> except;
};

std::vector<MapPoint> points_of(const Projection& projection, const std::string& text) {
    std::vector<MapPoint> points;
    const auto lines = parse_polylines(text);
    if (!text.empty() && lines)
        for (const Polyline& line : *lines)
            for (const LonLat p : line)
                points.push_back(projection.to_map(p));
    return points;
}

std::vector<BasinRow> basin_rows(const Projection& projection) {
    std::vector<BasinRow> basins;
    for (auto& row : atlas_rows("extents"))
        if (row["how"] == "basin")
            basins.push_back({row["place"], points_of(projection, row["at"]).at(0),
                              points_of(projection, row["except"])});
    return basins;
}

} // namespace

TEST(BuiltInBasins, OfThePanjshirIsNear3723SquareKilometres) {
    // The figure of the survey's drainage above the gorge at Gulbahar.
    const auto projection = make_map_projection();
    const FlowField flow = compute_flow(built_in_relief());
    const MapPoint gorge = projection->to_map(LonLat::from_degrees(69.289, 35.165));
    const double km2 = area_m2(basin(flow, gorge)) / 1e6;
    std::printf("  Panjshir above Gulbahar: %.0f km2\n", km2);
    EXPECT_NEAR(km2, 3723, 37);
}

TEST(BuiltInBasins, AreAsLargeAsTheSurveysBasins) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto projection = make_map_projection();
    const FlowField relief = compute_flow(built_in_relief());
    auto heights = io::read_dem(survey_file(), {*projection, sheet(*projection), 120});
    ASSERT_TRUE(heights) << heights.error().message;
    const FlowField survey = compute_flow(std::move(*heights));
    for (const BasinRow& row : basin_rows(*projection)) {
        const MapArea ours = basin(relief, row.pour_point, row.except);
        const MapArea theirs = basin(survey, row.pour_point, row.except);
        long both = 0, either = 0;
        for (int r = 0; r < relief.rows(); r += 10)
            for (int c = 0; c < relief.columns(); c += 10) {
                const MapPoint p = relief.heights().centre_of(c, r);
                if (!built_in_relief().extent().grown(-1).contains(p))
                    continue;
                if (distance_m(p, row.pour_point) > 110'000)
                    continue;
                const bool a = contains(ours, p), b = contains(theirs, p);
                both += a && b;
                either += a || b;
            }
        const double overlap =
            either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
        std::printf("  %-22s relief %6.0f km2, survey %6.0f km2 (%+.1f %%), overlap %.3f\n",
                    row.place.c_str(), area_m2(ours) / 1e6, area_m2(theirs) / 1e6,
                    (area_m2(ours) / area_m2(theirs) - 1) * 100, overlap);
        EXPECT_NEAR(area_m2(ours), area_m2(theirs), 0.03 * area_m2(theirs)) << row.place;
        EXPECT_GT(overlap, 0.85) << row.place;
    }
}
