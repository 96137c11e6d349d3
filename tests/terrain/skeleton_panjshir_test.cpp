// The built-in relief as it ships.

#include "terrain/flow.hpp"
#include "terrain/spot_heights_fixture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <set>

using namespace panjshir;
using namespace panjshir::terrain;
using namespace panjshir::testing;

namespace {

constexpr LonLatBox kFocus{68.9, 34.9, 70.5, 35.95};

} // namespace

TEST(BuiltInRelief, HasAtMost4500VerticesMostOfThemInTheFocus) {
    const auto rows = atlas_rows("spot_heights");
    ASSERT_GT(rows.size(), 1000U);
    EXPECT_LE(rows.size(), 4500U);
    std::size_t focus = 0, lines = 0;
    for (auto row : rows) {
        focus += kFocus.contains(place_of(row));
        lines += !row["line"].empty();
        EXPECT_FALSE(row["reference"].empty());
        EXPECT_TRUE(row["line"].empty() || row["line"].starts_with("T:") ||
                    row["line"].starts_with("C:"));
    }
    EXPECT_GT(focus * 2, rows.size());
    EXPECT_GT(lines * 10, rows.size() * 9); // chosen for their landform
}

TEST(BuiltInRelief, HasThalwegsThatFallFromVertexToVertex) {
    std::map<std::string, float> last;
    for (const SpotHeight& s : spot_heights(*make_map_projection())) {
        if (!s.line.starts_with("T:"))
            continue;
        if (const auto before = last.find(s.line); before != last.end()) {
            EXPECT_LE(s.elevation_m, before->second) << s.line;
        }
        last[s.line] = s.elevation_m;
    }
    EXPECT_GT(last.size(), 100U);
}

TEST(BuiltInRelief, GivesPassesAndPeaksTheirAdoptedHeights) {
    const HeightGrid& grid = built_in_relief();
    const auto projection = make_map_projection();
    int checked = 0;
    for (auto row : atlas_rows("places")) {
        if ((row["kind"] != "pass" && row["kind"] != "peak") || row["elevation_m"].empty() ||
            !kDefaultArea.contains(place_of(row)))
            continue;
        ++checked;
        const float height = grid.height_at(projection->to_map(place_of(row)));
        std::printf("  %-24s adopted %5.0f m, relief %5.0f m\n", row["id"].c_str(),
                    number(row["elevation_m"]), height);
        EXPECT_NEAR(height, number(row["elevation_m"]), 30) << row["id"];
    }
    EXPECT_GE(checked, 5);
}

TEST(BuiltInRelief, IsWithin120MetresOfTheSurveyInTheMean) {
    PANJSHIR_NEEDS_SHARED("survey/terrain/survey_15s.tif");
    const auto projection = make_map_projection();
    const HeightGrid& relief = built_in_relief();
    const auto survey = io::read_dem(survey_file(), {*projection, sheet(*projection), 400});
    ASSERT_TRUE(survey) << survey.error().message;
    std::vector<double> errors;
    double squares = 0;
    for (int row = 0; row < survey->rows(); ++row)
        for (int column = 0; column < survey->columns(); ++column) {
            const MapPoint p = survey->centre_of(column, row);
            if (!kFocus.contains(projection->to_lon_lat(p)))
                continue;
            const double error = relief.height_at(p) - survey->at(column, row);
            ASSERT_TRUE(std::isfinite(error));
            errors.push_back(std::abs(error));
            squares += error * error;
        }
    ASSERT_GT(errors.size(), 90'000U);
    const double rms = std::sqrt(squares / static_cast<double>(errors.size()));
    const auto p95 = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() * 95 / 100);
    std::nth_element(errors.begin(), p95, errors.end());
    std::printf("  RMS %.1f m, 95 %% under %.0f m, %zu points\n", rms, *p95, errors.size());
    EXPECT_LE(rms, 120);
    EXPECT_LE(*p95, 260);
}

TEST(BuiltInRelief, SendsTheWaterDownItsMainThalwegs) {
    const HeightGrid& grid = built_in_relief();
    const FlowField flow = compute_flow(grid);
    std::map<std::string, std::vector<SpotHeight>> lines;
    for (const SpotHeight& s : spot_heights(*make_map_projection()))
        if (s.line.starts_with("T:") && s.rank <= 2)
            lines[s.line].push_back(s);
    ASSERT_GT(lines.size(), 5U);
    const MapBox inner = grid.extent().grown(-3'000);
    for (const auto& [name, line] : lines) {
        std::vector<MapPoint> inside; // up to where the line leaves this grid; it may come back
        for (const SpotHeight& s : line)
            if (inner.contains(s.position))
                inside.push_back(s.position);
            else if (!inside.empty())
                break;
        if (inside.size() < 6)
            continue;
        // From a third of the way down (a head may hang above its valley), every vertex lies by the
        // water.
        std::set<std::int64_t> way;
        for (std::int64_t at = flow.cell_at(inside[inside.size() / 3]); at >= 0;
             at = flow.receiver(static_cast<std::size_t>(at)))
            way.insert(at);
        for (std::size_t i = inside.size() / 3; i < inside.size(); ++i) {
            double nearest_m = 1e9;
            for (const std::int64_t cell : way)
                nearest_m =
                    std::min(nearest_m,
                             distance_m(flow.centre_of(static_cast<std::size_t>(cell)), inside[i]));
            EXPECT_LT(nearest_m, 2 * grid.cell_size_m()) << name << " vertex " << i;
        }
    }
}
