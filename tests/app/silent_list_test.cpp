// The places of which nobody speaks: the window's list, the dotted districts and the command tell
// the same.

#include "app/silence_overlays.hpp"
#include "app/silent_list.hpp"
#include "io/atlas.hpp"
#include "study/silence.hpp"
#include "support/atlas_session.hpp"

#include <gmock/gmock.h>
#include <set>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;
using panjshir::testing::day;
using panjshir::testing::view_on;
using ::testing::HasSubstr;

std::set<std::string> listed(const ViewState& view) {
    std::set<std::string> ids;
    for (const ListedItem& item : silent_list(atlas_session(), view))
        ids.insert(item.id);
    return ids;
}

std::set<std::string> studied(const ViewState& view) {
    const io::Atlas& atlas = atlas_session().atlas();
    std::set<std::string> ids;
    for (const auto& place : study::silent_places(places_to_speak_of(atlas), atlas.chronicle,
                                                  {view.on, view.on}, view.basis, view.known_on))
        ids.insert("place:" + place.place);
    return ids;
}

TEST(SilentList, IsWhatTheStudyFindsOnEveryDayForEveryVoiceAndClock) {
    const DayInterval days = atlas_session().days();
    const std::vector<chronicle::Basis> bases{{},
                                              {chronicle::Basis::Kind::Side, "taliban"},
                                              {chronicle::Basis::Kind::Actor, "alemarah"},
                                              {chronicle::Basis::Kind::Source, "001"}};
    for (CivilDay on = days.first; on <= days.last; on += std::chrono::days(1))
        for (const chronicle::Basis& basis : bases)
            for (const bool of_the_day : {false, true}) {
                ViewState view = view_on(to_text(on).c_str());
                view.basis = basis;
                if (of_the_day)
                    view.known_on = on;
                EXPECT_EQ(listed(view), studied(view))
                    << to_text(on) << " " << chronicle::to_text(basis);
            }
}

TEST(SilentList, HoldsTheDistrictsThatAreDotted) {
    for (const char* known : {"", "2021-08-23"}) {
        ViewState view = view_on("2021-08-22");
        if (*known)
            view.known_on = day(known);
        const auto list = listed(view);
        std::size_t dotted = 0;
        for (const scene::Overlay& overlay :
             silence_overlays(atlas_session(), view, {view.on, view.on})) {
            EXPECT_TRUE(list.count(overlay.id)) << overlay.id << " known by " << known;
            ++dotted;
        }
        EXPECT_GT(dotted, 0u);
        EXPECT_EQ(list.count("place:andarab-district"), *known ? 1u : 0u)
            << "the article that names it came out about 24 August";
    }
}

TEST(SilentList, TellsSinceWhen) {
    const auto list = silent_list(atlas_session(), view_on("2021-08-29"));
    const auto andarab = std::find_if(list.begin(), list.end(), [](const ListedItem& item) {
        return item.id == "place:andarab-district";
    });
    ASSERT_NE(andarab, list.end());
    EXPECT_THAT(andarab->detail, HasSubstr("no word since 23 August"));
}

} // namespace
} // namespace panjshir::app
