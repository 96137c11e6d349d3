// The strip chart beside the map: what lies where, so that a hand can be answered.

#include "scene/figures/strip_chart_layout.hpp"

#include <gtest/gtest.h>

namespace panjshir::scene {
namespace {

StripFigure figure(double width_mm, double height_mm) {
    StripFigure figure;
    figure.form = StripForm::Panel;
    figure.days = 24;
    figure.from_m = -5000;
    figure.to_m = 114000;
    figure.voices = {{"one", {}}, {"two", {}}, {"three", {}}};
    figure.outside.resize(11);
    figure.width_mm = width_mm;
    figure.height_mm = std::max(height_mm, least_panel_height_mm(figure));
    return figure;
}

TEST(StripPanel, GivesBackTheDayAndTheDistanceThatAreDrawnThere) {
    for (const double width : {93.0, 161.0, 240.0}) {
        const StripFigure chart = figure(width, 150);
        const StripLayout layout = lay_out(chart);
        for (int day = 0; day < chart.days; ++day)
            for (std::size_t band = 0; band < chart.voices.size(); ++band)
                for (const double along : {-4900.0, 0.0, 52000.0, 113900.0}) {
                    const StripSpot spot =
                        spot_at(chart, layout, {layout.x(day + 0.5), layout.y(chart, band, along)});
                    EXPECT_EQ(spot.day, day);
                    ASSERT_EQ(spot.band, band);
                    EXPECT_NEAR(spot.distance_m.value(), along, 1);
                    EXPECT_FALSE(spot.outside || spot.whole);
                }
    }
}

TEST(StripPanel, KnowsItsRowsAndWhatIsNone) {
    const StripFigure chart = figure(161, 150);
    const StripLayout layout = lay_out(chart);
    for (std::size_t row = 0; row < chart.outside.size(); ++row) {
        const StripSpot spot = spot_at(
            chart, layout, {layout.x(3.2), (layout.row_top[row] + layout.row_top[row + 1]) / 2});
        EXPECT_EQ(spot.outside, row);
        EXPECT_EQ(spot.day, 3);
        EXPECT_FALSE(spot.band || spot.distance_m);
    }
    EXPECT_TRUE(spot_at(chart, layout, {layout.x(1.5), layout.whole_top + 1}).whole);
    EXPECT_FALSE(spot_at(chart, layout, {layout.left - 5, layout.band_top[0] + 1}).day)
        << "names are no day";
    EXPECT_FALSE(spot_at(chart, layout, {layout.x(24) + 0.5, layout.band_top[0] + 1}).day);
    EXPECT_FALSE(spot_at(chart, layout, {layout.x(2), -1}).day);
    EXPECT_FALSE(spot_at(chart, layout, {layout.x(2), chart.height_mm + 1}).day);
    const StripSpot between = spot_at(chart, layout, {layout.x(2), layout.band_top[1] - 1});
    EXPECT_FALSE(between.band || between.outside || between.whole);
}

TEST(StripPanel, HasRoomForAllThatItShows) {
    for (const double width : {70.0, 93.0, 161.0, 300.0}) {
        const StripFigure chart = figure(width, 0);
        const StripLayout layout = lay_out(chart);
        EXPECT_LE(layout.row_top.back(), chart.height_mm);
        EXPECT_LE(layout.disc_mm, layout.day_mm) << "a disc is no wider than its day";
        EXPECT_GT(layout.band_height, 2 * layout.disc_mm);
        for (std::size_t row = 0; row < chart.outside.size(); ++row)
            EXPECT_GE(layout.row_top[row + 1] - layout.row_top[row], layout.disc_mm);
        EXPECT_GE(layout.band_top[1], layout.band_top[0] + layout.band_height);
    }
}

} // namespace
} // namespace panjshir::scene
