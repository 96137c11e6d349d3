// The default relief on real ground.

#include "io/dem.hpp"
#include "support/shared.hpp"
#include "terrain/relief.hpp"

#include <algorithm>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

using namespace panjshir;
using namespace panjshir::terrain;

TEST(ReliefOnTheSurvey, ClipsAtMostOneCellInAThousand) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto projection = make_map_projection();
    const MapPoint a = projection->to_map(LonLat::from_degrees(68.5, 34.4));
    const MapPoint b = projection->to_map(LonLat::from_degrees(70.7, 36.05));
    const auto grid =
        io::read_dem(panjshir::testing::shared_dir() / "survey/terrain/survey_15s.tif",
                     {*projection, {a.easting_m, a.northing_m, b.easting_m, b.northing_m}, 200});
    ASSERT_TRUE(grid.has_value()) << grid.error().message;
    const ReliefLayers layers = prepare_relief(*grid, {.generalise_m = 200});
    const auto grey = shade_relief_grey(layers.field(), default_relief_style());
    const auto share = [&](auto outside) {
        return static_cast<double>(std::count_if(grey.begin(), grey.end(), outside)) /
               static_cast<double>(grey.size());
    };
    EXPECT_LE(share([](int g) { return g <= 1; }), 0.001);
    EXPECT_LE(share([](int g) { return g >= 254; }), 0.001);
    // And uses its range: neither muddy nor washed out.
    std::vector<std::uint8_t> sorted = grey;
    std::sort(sorted.begin(), sorted.end());
    const int spread = sorted[sorted.size() * 98 / 100] - sorted[sorted.size() * 2 / 100];
    RecordProperty("grey_spread_2_to_98_percent", spread);
    EXPECT_GT(spread, 80);
}
