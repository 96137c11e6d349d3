// Steps of the tours that ship, as the window and the sheets show them.

#include "app/tour_steps.hpp"
#include "io/atlas.hpp"
#include "support/atlas_session.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;
using panjshir::testing::kTestPage;
using ::testing::HasSubstr;

const io::TourShelf& shelf() {
    static const io::TourShelf loaded = io::load_tours(atlas_session().atlas());
    return loaded;
}

TEST(TourSteps, ShowTheDayVoiceAndTextOfTheFile) {
    for (const io::Tour& tour : shelf().tours)
        for (const io::TourStep& step : tour.steps) {
            SCOPED_TRACE(tour.id + " " + step.id);
            const auto shown = tour_step_view(atlas_session(), tour, step, kTestPage, "fr");
            ASSERT_TRUE(shown) << shown.error().message;
            EXPECT_EQ(shown->view.on, step.date);
            EXPECT_EQ(shown->view.known_on, step.known_on);
            EXPECT_EQ(chronicle::to_text(shown->view.basis), step.according_to);
            EXPECT_EQ(shown->title, step.title_fr);
            EXPECT_EQ(shown->text, step.text_fr);
            EXPECT_EQ(shown->view.language, "fr");
        }
}

TEST(TourSteps, BearTheirOwnTitleWhereTheMapIsOfTheLandAlone) {
    int of_land = 0;
    for (const io::Tour& tour : shelf().tours)
        for (const io::TourStep& step : tour.steps) {
            const auto shown = tour_step_view(atlas_session(), tour, step, kTestPage, "en");
            ASSERT_TRUE(shown);
            const bool land = step.layers == "-claims,-events";
            ASSERT_EQ(shown->view.heading.has_value(), land) << step.id;
            of_land += land;
            if (land) {
                EXPECT_EQ(atlas_session().headline(shown->view), step.title_en);
                EXPECT_EQ(shown->view.heading->basis, tour.title_en);
            }
        }
    EXPECT_GE(of_land, 8);
}

TEST(TourSteps, HighlightWhatTheFileNames) {
    const io::Tour& tour = shelf().tours.at(0);
    io::TourStep step;
    step.id = "made";
    step.date = panjshir::testing::day("2021-08-22");
    step.area = LonLatBox{69, 34.4, 70, 35.8};
    step.rings = {"bazarak"};
    step.lines = {{"kabul", "bazarak"}};
    step.circles = {{"kabul", 80}};
    const auto shown = tour_step_view(atlas_session(), tour, step, kTestPage, "en");
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->overlays.size(), 3u);
    EXPECT_EQ(shown->places, (std::vector<std::string>{"bazarak", "kabul"}));
}

// A ring brings the name with it; the map must not say it a second time beside it.
TEST(TourSteps, NameWhatTheyRingOnce) {
    int rings = 0;
    for (const io::Tour& tour : shelf().tours)
        for (const io::TourStep& step : tour.steps) {
            const auto shown = tour_step_view(atlas_session(), tour, step, kTestPage, "en");
            ASSERT_TRUE(shown);
            const auto list = atlas_session().draw(shown->view, kTestPage, shown->overlays);
            for (const std::string& id : step.rings) {
                const std::string name = atlas_session().atlas().place(id)->name_in("en");
                int told = 0;
                for (const display::Command& command : list.commands)
                    if (const auto* run = std::get_if<display::GlyphRun>(&command)) {
                        const std::size_t first = run->text.find_first_not_of(' ');
                        told += first != std::string::npos && run->text.substr(first) == name;
                    }
                EXPECT_EQ(told, 1) << tour.id << " " << step.id << ": " << name;
                ++rings;
            }
        }
    EXPECT_GE(rings, 5);
}

TEST(TourSteps, NameFileLineAndStepOfAFault) {
    io::TourStep step;
    step.id = "made";
    step.line = 12;
    step.view = "not a view";
    io::Tour tour;
    tour.file = "tours/mine.md";
    const auto shown = tour_step_view(atlas_session(), tour, step, kTestPage, "en");
    ASSERT_FALSE(shown);
    EXPECT_THAT(shown.error().message, HasSubstr("tours/mine.md:12: step 'made': "));
}

} // namespace
} // namespace panjshir::app
