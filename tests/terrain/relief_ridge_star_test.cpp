// The default relief loses no ridge, whichever way it runs.

#include "relief_grids.hpp"
#include "terrain/relief.hpp"
#include "terrain/relief_hillshade.hpp"

#include <gtest/gtest.h>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;
using panjshir::testing::Ridge;

// 98th less 2nd percentile of grey from 60 to 1,000 m either side of the crest.
double contrast(const Ridge& ridge, const std::vector<double>& greys) {
    std::vector<double> near;
    for (int r = 0; r < ridge.grid.rows(); ++r)
        for (int c = 0; c < ridge.grid.columns(); ++c) {
            const double off = ridge.from_crest_m(c, r);
            if (off >= 60 && off <= 1000 && ridge.from_middle_m(c, r) < 3000)
                near.push_back(greys[ridge.grid.index(c, r)]);
        }
    std::sort(near.begin(), near.end());
    const auto at = [&](double share) {
        return near[static_cast<std::size_t>(share * static_cast<double>(near.size() - 1))];
    };
    return at(0.98) - at(0.02);
}

struct Contrasts {
    double least = 1e9, greatest = 0;
    void add(double value) {
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
    double ratio() const { return least / greatest; }
};

std::vector<double> default_greys(const Ridge& ridge) {
    const ReliefLayers layers = prepare_relief(ridge.grid);
    const auto greys = shade_relief_grey(layers.field(), default_relief_style());
    return {greys.begin(), greys.end()};
}

// ITU-R BT.601 luma of the tinted picture.
std::vector<double> default_luma(const Ridge& ridge) {
    const ReliefLayers layers = prepare_relief(ridge.grid);
    std::vector<std::uint8_t> rgb(3 * ridge.grid.heights().size());
    shade_relief(layers.field(), default_relief_style(),
                 {.width = ridge.grid.columns(),
                  .height = ridge.grid.rows(),
                  .column_0 = -0.5,
                  .row_0 = -0.5},
                 rgb);
    std::vector<double> luma;
    for (std::size_t i = 0; i < rgb.size(); i += 3)
        luma.push_back(0.299 * rgb[i] + 0.587 * rgb[i + 1] + 0.114 * rgb[i + 2]);
    return luma;
}

std::vector<double> horn_greys(const Ridge& ridge) {
    const auto greys = hillshade(ridge.grid);
    return {greys.begin(), greys.end()};
}

} // namespace

TEST(ReliefRidgeStar, NoAzimuthHasLessThanThreeTenthsOfTheGreatestContrast) {
    Contrasts grey, luma, horn;
    for (int i = 0; i < 36; ++i) {
        const Ridge ridge(2.5 + 5 * i, 40);
        grey.add(contrast(ridge, default_greys(ridge)));
        luma.add(contrast(ridge, default_luma(ridge)));
        horn.add(contrast(ridge, horn_greys(ridge)));
    }
    RecordProperty("least_over_greatest_grey", std::to_string(grey.ratio()));
    RecordProperty("least_over_greatest_luma", std::to_string(luma.ratio()));
    EXPECT_GE(grey.ratio(), 0.3);
    EXPECT_GE(luma.ratio(), 0.3);
    EXPECT_GT(grey.greatest, 100); // and it is not gained by greying all
    EXPECT_LT(horn.ratio(), 0.1);  // the yardstick sees a blind ridge where there is one
}

TEST(ReliefRidgeStar, RidgeAlongTheLightIsSeenForAnyLight) {
    ReliefStyle style = default_relief_style();
    Contrasts along;
    for (const float azimuth : {0.0f, 315.0f, 280.0f}) {
        style.azimuth_deg = azimuth;
        const Ridge ridge(azimuth, 40);
        const auto greys = shade_relief_grey(prepare_relief(ridge.grid).field(), style);
        along.add(contrast(ridge, {greys.begin(), greys.end()}));
    }
    EXPECT_GE(along.least, 40);
}

TEST(ReliefRidgeStar, TurnedLightIsWorthItsKeep) {
    // Without the orientation of the landforms a ridge ten degrees off the light has less contrast.
    const Ridge ridge(315 + 12.5, 40);
    const ReliefLayers layers = prepare_relief(ridge.grid);
    ReliefField still = layers.field();
    still.light_turn = {};
    const auto turned = shade_relief_grey(layers.field(), default_relief_style());
    const auto unturned = shade_relief_grey(still, default_relief_style());
    EXPECT_GT(contrast(ridge, {turned.begin(), turned.end()}),
              contrast(ridge, {unturned.begin(), unturned.end()}) + 10);
}
