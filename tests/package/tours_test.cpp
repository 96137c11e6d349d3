// The tours that ship, walked to their end: what a step names is there, lies in its frame, and its
// text can be read aloud in both languages.

#include "io/tour_file.hpp"
#include "support/shared.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace panjshir::io {
namespace {

const Atlas& atlas() {
    static const Atlas loaded = load_atlas(panjshir::testing::atlas_dir()).value();
    return loaded;
}
const TourShelf& shelf() {
    static const TourShelf loaded = load_tours(atlas());
    return loaded;
}

int words(const std::string& text) {
    std::istringstream in(text);
    int count = 0;
    for (std::string word; in >> word;)
        count += word.size() > 3 || std::isalnum(static_cast<unsigned char>(word[0])) ? 1 : 0;
    return count;
}

template <typename Visit>
void for_each_step(Visit&& visit) {
    for (const Tour& tour : shelf().tours)
        for (const TourStep& step : tour.steps) {
            SCOPED_TRACE(tour.file + " " + step.id);
            visit(step);
        }
}

TEST(Tours, AreThreeWithoutAFault) {
    for (const Diagnostic& diagnostic : shelf().diagnostics)
        ADD_FAILURE() << to_string(diagnostic);
    for (const char* id : {"lie-of-the-land", "seventeen-days", "how-do-they-know"}) {
        const Tour* tour = shelf().tour(id);
        ASSERT_TRUE(tour) << id;
        EXPECT_GE(tour->steps.size(), 7u);
        EXPECT_LE(tour->steps.size(), 12u);
        EXPECT_FALSE(tour->summary_fr.empty());
    }
}

TEST(Tours, StepsAreShortInBothLanguages) {
    for_each_step([](const TourStep& step) {
        for (const std::string* text : {&step.text_en, &step.text_fr}) {
            EXPECT_GE(words(*text), 35) << *text;
            EXPECT_LE(words(*text), 90) << *text;
            EXPECT_EQ(text->find('\''), std::string::npos) << "an apostrophe of typewriters";
        }
    });
}

TEST(Tours, FrenchSignsStandBehindANarrowSpace) {
    for_each_step([](const TourStep& step) {
        for (const char* sign : {" :", " ;", " !", " ?"})
            EXPECT_EQ((step.title_fr + step.text_fr).find(sign), std::string::npos) << sign;
    });
}

TEST(Tours, RingedAndJoinedPlacesLieInTheFrame) {
    for_each_step([](const TourStep& step) {
        ASSERT_TRUE(step.area);
        std::vector<std::string> ids = step.rings;
        for (const auto& [from, to] : step.lines)
            ids.insert(ids.end(), {from, to});
        for (const std::string& id : ids)
            EXPECT_TRUE(step.area->contains(*atlas().place(id)->position)) << id;
    });
}

TEST(Tours, SeventeenDaysGoForward) {
    std::optional<CivilDay> before;
    for (const TourStep& step : shelf().tour("seventeen-days")->steps) {
        ASSERT_TRUE(step.date);
        if (before) {
            EXPECT_LE(*before, *step.date) << step.id;
        }
        before = step.date;
    }
}

} // namespace
} // namespace panjshir::io
