#include "scene/figures/profile_figure.hpp"

#include "display/dump.hpp"
#include "scene/figures/chart.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace panjshir::scene {
namespace {

terrain::Profile hill() {
    terrain::Profile profile;
    for (int i = 0; i <= 400; ++i)
        profile.points.push_back(
            {i * 100.0, {}, {i * 100.0, 0}, 2000 + 1500 * std::sin(i * M_PI / 400)});
    profile.length_m = 40000;
    profile.corners = {0, 400};
    profile.highest = 200;
    profile.ascent_m = profile.descent_m = 1500;
    return profile;
}

ProfileFigure figure_of(const terrain::Profile& profile, const char* language = "en") {
    ProfileFigure figure{.profile = profile, .title = "Up and down", .language = language};
    for (int i = 0; i < 60; ++i)
        figure.stops.push_back({"", "A place of name " + std::to_string(i),
                                gazetteer::PlaceKind::Village, 5, i * 650.0, 0,
                                profile.points[static_cast<std::size_t>(i) * 6].elevation_m, 2000.0,
                                i == 0});
    return figure;
}

const text::FontStore& fonts() {
    static const auto store = text::FontStore::open();
    return **store;
}

TEST(Chart, StepsAreRound) {
    EXPECT_DOUBLE_EQ(round_step(1000, 10), 100);
    EXPECT_DOUBLE_EQ(round_step(1000, 8), 200);
    EXPECT_DOUBLE_EQ(round_step(3.9, 8), 0.5);
    EXPECT_DOUBLE_EQ(round_step(4100, 9), 500);
    EXPECT_EQ(ticks(950, 2100, 500), (std::vector<double>{1000, 1500, 2000}));
    EXPECT_EQ(ticks(0, 1000, 500), (std::vector<double>{0, 500, 1000}));
    EXPECT_EQ(axis_number(2.5, 0.5, "fr"), "2,5");
    EXPECT_EQ(axis_number(2500, 500, "en"), "2,500");
}

TEST(ProfileFigure, NamesDoNotTouchEachOtherAndStayOnThePage) {
    const terrain::Profile profile = hill();
    const display::DisplayList list = draw_profile(figure_of(profile), fonts());
    struct Box {
        double left, right, y;
    };
    std::vector<Box> names;
    for (const display::Command& command : list.commands)
        if (const auto* run = std::get_if<display::GlyphRun>(&command)) {
            for (const display::Glyph& glyph : run->glyphs) {
                EXPECT_GE(glyph.position.x, 0);
                EXPECT_LE(glyph.position.x, list.width_mm);
                EXPECT_GE(glyph.position.y, 0);
                EXPECT_LE(glyph.position.y, list.height_mm);
            }
            if (run->text.rfind("A place", 0) == 0)
                names.push_back({run->glyphs.front().position.x, run->glyphs.back().position.x,
                                 run->glyphs.front().position.y});
        }
    ASSERT_GE(names.size(), 6U); // some find no room, most of those that do are far apart
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t k = i + 1; k < names.size(); ++k)
            EXPECT_FALSE(names[i].left < names[k].right && names[k].left < names[i].right &&
                         std::abs(names[i].y - names[k].y) < 2.9);
}

TEST(ProfileFigure, SaysHowMuchHeightsAreExaggerated) {
    const terrain::Profile profile = hill();
    const ProfileFigure figure = figure_of(profile);
    const double times = vertical_exaggeration(figure);
    EXPECT_GT(times, 1);
    const std::string dump = display::dump(draw_profile(figure, fonts()));
    char number[16];
    std::snprintf(number, sizeof number, "%.1f times", times);
    EXPECT_NE(dump.find(number), std::string::npos) << number;
}

TEST(ProfileFigure, IsTheSameEachTimeAndSpeaksThreeLanguages) {
    const terrain::Profile profile = hill();
    EXPECT_EQ(display::dump(draw_profile(figure_of(profile), fonts())),
              display::dump(draw_profile(figure_of(profile), fonts())));
    EXPECT_NE(display::dump(draw_profile(figure_of(profile, "fr"), fonts())).find("montée"),
              std::string::npos);
    EXPECT_NE(display::dump(draw_profile(figure_of(profile, "prs"), fonts())).find("صعود"),
              std::string::npos);
}

} // namespace
} // namespace panjshir::scene
