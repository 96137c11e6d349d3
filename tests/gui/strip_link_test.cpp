// The strip chart beside the map, on the real atlas: what is drawn anew, what the hand is told,
// where a click leads.

#include "gui/strip_link.hpp"

#include "app/locale.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "support/atlas_session.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

namespace panjshir::gui {
namespace {

using panjshir::testing::atlas_session;
using panjshir::testing::day;
using panjshir::testing::view_on;
using Over = StripLink::Cursor::Over;

constexpr app::PageSize kPanel{150, 160};
const MapFrame kBeside{0, 48, 640, 640, 96 / 25.4};

app::ViewState view_of(const char* who = "all", const char* language = "en") {
    app::ViewState view = view_on("2021-08-23", who);
    view.language = language;
    return view;
}

StripLink opened(const app::ViewState& view = view_of()) {
    StripLink strip;
    strip.open = true;
    strip.update(atlas_session(), view, kPanel);
    return strip;
}

/// Where along the river the axis itself has a place.
double along_m(const StripLink& strip, const char* place) {
    return strip.answer().axis.position(place)->from_m;
}

/// A position on a band: the middle of a day's column, so far down.
display::Point spot(const StripLink& strip, const char* on, std::size_t band, double share) {
    const auto index = static_cast<double>((day(on) - strip.figure().first_day).count());
    return {strip.layout().x(index + 0.5),
            strip.layout().band_top[band] + share * strip.layout().band_height};
}

/// By the definition of scale, apart from the code under test.
display::Point seen_at(const app::ViewState& view, const MapFrame& frame, MapPoint at) {
    const double m = view.scale_denominator / 1000 / frame.px_per_mm;
    return {frame.left_px + frame.width_px / 2 + (at.easting_m - view.centre.easting_m) / m,
            frame.top_px + frame.height_px / 2 - (at.northing_m - view.centre.northing_m) / m};
}
int points_out_of_sight(const StripLink& strip, const app::ViewState& view, const MapFrame& frame) {
    int out = 0;
    for (int i = 0; i <= 200; ++i) {
        const double at =
            strip.figure().from_m + i / 200.0 * (strip.figure().to_m - strip.figure().from_m);
        out += !frame.contains(seen_at(view, frame, strip.answer().axis.at(at)));
    }
    return out;
}

/// An atlas in which nobody claims anything: its valley has no chart. Null where it cannot be
/// opened.
const app::Session* session_without_claims() {
    static const std::unique_ptr<app::Session> session = []() -> std::unique_ptr<app::Session> {
        const auto build = std::filesystem::path(PANJSHIR_BUILD_DIR);
        const auto folder = build / "strip-link-test" / "no-claims";
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder.parent_path());
        std::filesystem::copy(panjshir::testing::atlas_dir(), folder,
                              std::filesystem::copy_options::recursive);
        std::string header;
        std::getline(std::ifstream(folder / "claims.csv") >> std::ws, header);
        std::ofstream(folder / "claims.csv") << header << '\n';
        auto opened = app::Session::open({folder, "built-in", build / "test-cache"});
        return opened ? std::move(*opened) : nullptr;
    }();
    return session.get();
}

TEST(StripLink, LeavesTheMapItsFrameWhileItIsShut) {
    StripLink strip;
    const MapFrame whole{0, 48, 1280, 640, 96 / 25.4};
    EXPECT_EQ(strip.beside(whole, 1), whole);
    strip.open = true;
    const MapFrame beside = strip.beside(whole, 1);
    EXPECT_EQ(beside.left_px, whole.left_px);
    EXPECT_EQ(beside.width_px, 640);
    EXPECT_EQ(beside.height_px, whole.height_px);
}

TEST(StripLink, IsDrawnAnewOnlyForAnotherBasisClockLanguageOrPage) {
    StripLink strip = opened();
    ASSERT_EQ(strip.fault(), "");
    ASSERT_EQ(strip.stamp(), 1u);
    app::ViewState view = view_of();
    view.on = day("2021-09-01");
    view.centre.easting_m += 20000;
    view.scale_denominator *= 2;
    view.selected = "place:bazarak";
    strip.update(atlas_session(), view, kPanel);
    EXPECT_EQ(strip.stamp(), 1u);
    view.known_on = day("2021-09-02");
    strip.update(atlas_session(), view, kPanel);
    EXPECT_EQ(strip.stamp(), 2u);
    view.language = "fr";
    strip.update(atlas_session(), view, kPanel);
    EXPECT_EQ(strip.stamp(), 3u);
    strip.update(atlas_session(), view, {kPanel.width_mm + 10, kPanel.height_mm});
    EXPECT_EQ(strip.stamp(), 4u);
}

TEST(StripLink, AGoodBasisAfterAFaultIsDrawn) {
    const app::Session* silent = session_without_claims();
    ASSERT_TRUE(silent);
    StripLink strip;
    strip.open = true;
    strip.update(*silent, view_of("all"), kPanel);
    EXPECT_NE(strip.fault().find("no valley"), std::string::npos) << strip.fault();
    EXPECT_EQ(strip.stamp(), 0u);
    strip.point_at_map({540000, 3910000}, 1e6);
    EXPECT_EQ(strip.cursor().over, Over::Nothing) << "there is no river to be pointed at";
    strip.update(atlas_session(), view_of("taliban"), kPanel);
    EXPECT_EQ(strip.fault(), "");
    EXPECT_EQ(strip.stamp(), 1u);
    EXPECT_EQ(strip.answer().request.basis.id, "taliban");
}

TEST(StripLink, AFaultBetweenTwoGoodBasesLeavesNothingOfItself) {
    const app::Session* silent = session_without_claims();
    ASSERT_TRUE(silent);
    StripLink strip = opened(view_of("taliban"));
    strip.update(*silent, view_of("resistance"), kPanel);
    EXPECT_NE(strip.fault(), "");
    // Another page of what has no chart: still none, not that of the basis before.
    strip.update(*silent, view_of("resistance"), {kPanel.width_mm + 10, kPanel.height_mm});
    EXPECT_NE(strip.fault(), "");
    EXPECT_EQ(strip.stamp(), 1u) << "the chart of the basis before is drawn again";
    strip.update(atlas_session(), view_of("taliban"), kPanel);
    EXPECT_EQ(strip.fault(), "");
    EXPECT_EQ(strip.answer().request.basis.id, "taliban");
    EXPECT_EQ(strip.stamp(), 2u);
}

TEST(StripLink, NamesAPlaceWithin2500MetresElseThoseBetween) {
    app::load_translations();
    const StripLink strip = opened(), french = opened(view_of("all", "fr"));
    // All settlements beside the river by the atlas's axis, upstream.
    std::vector<double> stops;
    for (const scene::StripStop& stop : strip.figure().stops)
        if (stop.beside)
            stops.push_back(stop.distance_m);
    std::sort(stops.begin(), stops.end());
    ASSERT_GT(stops.size(), 4u);
    const double khenj = along_m(strip, "khenj");
    const std::string km = std::to_string(std::lround(khenj / 1000));
    EXPECT_EQ(strip.place_words(khenj, "en"), "km " + km + ", Khenj");
    // The widest gap has a middle that is near to neither of its ends.
    std::size_t widest = 1;
    for (std::size_t i = 1; i < stops.size(); ++i)
        if (stops[i] - stops[i - 1] > stops[widest] - stops[widest - 1])
            widest = i;
    ASSERT_GT(stops[widest] - stops[widest - 1], 5400);
    const auto name_at = [](const StripLink& chart, double at) {
        for (const scene::StripStop& stop : chart.figure().stops)
            if (stop.beside && std::abs(stop.distance_m - at) < 1)
                return stop.name;
        return std::string();
    };
    const double middle = (stops[widest] + stops[widest - 1]) / 2;
    const std::string begins = "km " + std::to_string(std::lround(middle / 1000)) + ", ";
    EXPECT_EQ(strip.place_words(middle, "en"), begins + "between " +
                                                   name_at(strip, stops[widest - 1]) + " and " +
                                                   name_at(strip, stops[widest]));
    EXPECT_EQ(french.place_words(middle, "fr"), begins + "entre " +
                                                    name_at(french, stops[widest - 1]) + " et " +
                                                    name_at(french, stops[widest]));
    const double beside = stops[widest] - 2400; // near enough to be named alone
    EXPECT_EQ(french.place_words(beside, "fr"), "km " + std::to_string(std::lround(beside / 1000)) +
                                                    ", " + name_at(french, stops[widest]));
    // Beyond all stops there is nothing to lie between.
    EXPECT_EQ(strip.place_words(stops.back() + 9000, "en"),
              "km " + std::to_string(std::lround((stops.back() + 9000) / 1000)));
    EXPECT_EQ(strip.place_words(stops.front() - 99000, "en").substr(0, 3), "\u2212");
}

TEST(StripLink, BringsTheWholeRiverIntoSightAndNoFartherThanNeeded) {
    const StripLink strip = opened();
    app::ViewState near = view_of();
    near.centre = strip.answer().axis.at(40000);
    near.scale_denominator = 80000;
    // Beside the chart in a usual window, with large letters, and in a small one.
    for (const MapFrame& frame : {kBeside, MapFrame{0, 96, 512, 564, 1.6 * 96 / 25.4},
                                  MapFrame{0, 48, 256, 300, 96 / 25.4}}) {
        ASSERT_GT(points_out_of_sight(strip, near, frame), 0);
        const app::ViewState seen = strip.with_river_in_sight(atlas_session(), near, frame);
        EXPECT_EQ(points_out_of_sight(strip, seen, frame), 0) << frame.width_px;
        app::ViewState nearer = seen;
        nearer.scale_denominator /= 1.4;
        EXPECT_GT(points_out_of_sight(strip, nearer, frame), 0)
            << "nearer would have done, " << frame.width_px;
        // Nothing else of the view changes.
        app::ViewState moved_back = seen;
        moved_back.centre = near.centre;
        moved_back.scale_denominator = near.scale_denominator;
        EXPECT_EQ(moved_back, near);
        EXPECT_EQ(strip.with_river_in_sight(atlas_session(), seen, frame), seen)
            << "it was in sight already";
    }
}

TEST(StripLink, AClickInABandLeadsToTheDayAndTheRiver) {
    StripLink strip = opened();
    const app::ViewState before = view_of();
    strip.point_at_chart(spot(strip, "2021-09-01", 1, 0.4));
    const StripLink::Cursor& cursor = strip.cursor();
    EXPECT_EQ(cursor.over, Over::Chart);
    EXPECT_EQ(strip.lit_day(), day("2021-09-01"));
    ASSERT_TRUE(cursor.along_m);
    const double from = strip.figure().from_m, to = strip.figure().to_m;
    EXPECT_NEAR(*cursor.along_m, to - 0.4 * (to - from), 500);
    app::ViewState after = strip.followed(atlas_session(), before);
    EXPECT_EQ(after.on, day("2021-09-01"));
    EXPECT_EQ(after.centre, strip.answer().axis.at(*cursor.along_m));
    after.on = before.on;
    after.centre = before.centre;
    after.selected = before.selected;
    EXPECT_EQ(after, before) << "all else stays";
}

TEST(StripLink, AClickOnARowLeadsToItsPlace) {
    StripLink strip = opened();
    const auto& outside = strip.answer().chart.outside;
    std::size_t row = 0;
    while (row < outside.size() && outside[row].place != "kabul")
        ++row;
    ASSERT_LT(row, outside.size());
    const double index =
        static_cast<double>((day("2021-08-16") - strip.figure().first_day).count());
    strip.point_at_chart({strip.layout().x(index + 0.5),
                          (strip.layout().row_top[row] + strip.layout().row_top[row + 1]) / 2});
    const app::ViewState after = strip.followed(atlas_session(), view_of());
    EXPECT_EQ(after.on, day("2021-08-16"));
    const auto kabul = atlas_session().atlas().place("kabul")->position;
    ASSERT_TRUE(kabul);
    const MapPoint there = atlas_session().projection().to_map(*kabul);
    EXPECT_LT(distance_m(after.centre, there), 5000);
}

TEST(StripLink, AClickOnADiscSelectsItsEvent) {
    StripLink strip = opened();
    ASSERT_FALSE(strip.list().hits.empty());
    const display::HitArea& hit = strip.list().hits.front();
    strip.point_at_chart(hit.centre);
    EXPECT_EQ(strip.cursor().event, hit.id);
    EXPECT_EQ(strip.followed(atlas_session(), view_of()).selected, hit.id);
}

TEST(StripLink, AHandThatPointsAtNothingLeadsNowhere) {
    StripLink strip = opened();
    strip.point_at_map(strip.answer().axis.at(30000), 500);
    EXPECT_EQ(strip.cursor().over, Over::Map);
    EXPECT_NEAR(strip.cursor().along_m.value(), 30000, 1);
    MapPoint far = strip.answer().axis.at(30000);
    far.easting_m -= 40000;
    strip.point_at_map(far, 500);
    EXPECT_EQ(strip.cursor().over, Over::Nothing);
    EXPECT_EQ(strip.followed(atlas_session(), view_of()), view_of());
    strip.point_at_chart(spot(strip, "2021-09-01", 0, 0.5));
    strip.point_away();
    EXPECT_EQ(strip.followed(atlas_session(), view_of()), view_of());
    EXPECT_FALSE(strip.lit_day());
}

} // namespace
} // namespace panjshir::gui
