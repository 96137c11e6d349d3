#include "app/export_map.hpp"
#include "display/dump.hpp"
#include "io/atlas.hpp"
#include "support/atlas_session.hpp"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

using namespace panjshir;
using namespace panjshir::testing;
using ::testing::HasSubstr;

namespace {

template <typename T>
std::vector<T> commands_of(const display::DisplayList& list) {
    std::vector<T> found;
    for (const display::Command& command : list.commands)
        if (const T* wanted = std::get_if<T>(&command))
            found.push_back(*wanted);
    return found;
}

bool has_hit(const display::DisplayList& list, const std::string& id) {
    return std::any_of(list.hits.begin(), list.hits.end(),
                       [&](const auto& hit) { return hit.id == id; });
}

bool multiplies_with(const display::DisplayList& list, std::uint32_t rgb) {
    const auto wanted = display::Colour::rgb(rgb);
    for (const auto& fill : commands_of<display::FillPath>(list))
        if (fill.blend == display::Blend::Multiply && fill.colour.with_alpha(1) == wanted &&
            fill.shape.to_page.xx != 1)
            return true;
    return false;
}

// Hatches on the ground; the legend's own swatch keeps page units.
std::size_t contested_areas(const display::DisplayList& list) {
    const auto hatches = commands_of<display::HatchPath>(list);
    return static_cast<std::size_t>(std::count_if(
        hatches.begin(), hatches.end(), [](const auto& h) { return h.shape.to_page.xx != 1; }));
}

std::string all_text(const app::Card& card) {
    std::string text = card.title + "\n" + card.subtitle + "\n";
    for (const app::CardSection& section : card.sections) {
        text += section.heading + "\n";
        for (const app::CardRow& row : section.rows)
            text += row.label + ": " + row.text + "\n";
    }
    return text;
}

} // namespace

TEST(MapOf23August, ShowsThreeDistrictsContestedThePanjshirHeldAndTheSalangRoadBlocked) {
    const auto list = atlas_session().draw_sheet(view_on("2021-08-23"), kTestPage);
    EXPECT_EQ(contested_areas(list), 3u);
    EXPECT_TRUE(multiplies_with(list, 0x0072B2));
    EXPECT_FALSE(multiplies_with(list, 0xD55E00));
    EXPECT_TRUE(has_hit(list, "claim:c-000-salang-road-blocked"));
    EXPECT_THAT(display::dump(list), HasSubstr("23 August 2021"));
}

TEST(MapOf23August, AccordingToTheTalibanTheDistrictsAreRetaken) {
    const auto list = atlas_session().draw_sheet(view_on("2021-08-23", "taliban"), kTestPage);
    EXPECT_EQ(contested_areas(list), 0u);
    EXPECT_TRUE(multiplies_with(list, 0xD55E00));
    for (const char* place : {"andarab-district", "deh-salah-district", "pul-e-hesar-district"}) {
        const auto card =
            atlas_session().card(view_on("2021-08-23", "taliban"), std::string("place:") + place);
        ASSERT_TRUE(card) << place;
        EXPECT_THAT(all_text(*card), HasSubstr("Retaken by"));
    }
}

TEST(MapOf6September, ThePanjshirIsContestedAndTheResistancesWordIsAgedNotStale) {
    const auto view = view_on("2021-09-06");
    EXPECT_EQ(contested_areas(atlas_session().draw_sheet(view, kTestPage)), 1u);
    const auto card = atlas_session().card(view, "place:panjshir-valley");
    ASSERT_TRUE(card);
    const std::string text = all_text(*card);
    EXPECT_THAT(text, HasSubstr("Contested"));
    EXPECT_THAT(text, HasSubstr("ageing, still counts"));
    EXPECT_THAT(text, HasSubstr("none of the five articles carries a denial"));
}

TEST(Maps, TheSameViewGivesTheSameList) {
    const auto view = view_on("2021-08-31");
    EXPECT_EQ(display::dump(atlas_session().draw(view, kTestPage)),
              display::dump(atlas_session().draw(view, kTestPage)));
}

TEST(Maps, EveryMarkLeadsToACard) {
    for (const char* on : {"2021-08-15", "2021-08-22", "2021-08-30", "2021-09-06"}) {
        const auto view = view_on(on);
        for (const auto& hit : atlas_session().draw(view, kTestPage).hits)
            EXPECT_TRUE(atlas_session().card(view, hit.id)) << on << " " << hit.id;
    }
}

TEST(Maps, LayersCanBeLeftOut) {
    auto view = view_on("2021-08-23");
    view.layers = scene::parse_layers("-claims,-relief").value();
    const auto list = atlas_session().draw_sheet(view, kTestPage);
    EXPECT_EQ(contested_areas(list), 0u);
    EXPECT_TRUE(commands_of<display::Relief>(list).empty());
}

TEST(Maps, SpeakFrenchAndDari) {
    auto view = view_on("2021-08-23");
    view.language = "fr";
    EXPECT_THAT(display::dump(atlas_session().draw_sheet(view, kTestPage)),
                HasSubstr("23 août 2021"));
    view.language = "prs";
    EXPECT_THAT(display::dump(atlas_session().draw_sheet(view, kTestPage)), HasSubstr("پنجشیر"));
}

TEST(Search, FindsThePassByAFrenchSpellingAndAPersonByPartOfTheName) {
    const auto view = view_on("2021-08-23");
    const auto passes = atlas_session().search("col de Khawak", view);
    ASSERT_FALSE(passes.empty());
    EXPECT_EQ(passes[0].id, "place:khawak-pass");
    const auto persons = atlas_session().search("nazary", view);
    EXPECT_TRUE(std::any_of(persons.begin(), persons.end(),
                            [](const auto& h) { return h.id == "actor:nazary"; }));
}

TEST(Search, KnowsAWordThatIsStillBeingWritten) {
    const auto hits = atlas_session().search("khaw", view_on("2021-08-23"));
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].id, "place:khawak-pass");
}

TEST(Unlocated, ListsWhatTheMapCannotShow) {
    // The protest in Mazar-i-Sharif lies beyond the sheet; Kabul's lies on it.
    const auto items = atlas_session().unlocated(view_on("2021-09-06"));
    EXPECT_FALSE(items.empty());
    for (const auto& item : items)
        EXPECT_FALSE(item.detail.empty()) << item.id;
}

TEST(ViewStrings, RoundTrip) {
    auto view = view_on("2021-08-23", "taliban");
    view.known_on = day("2021-08-24");
    view.language = "fr";
    view.second_language = "prs";
    view.layers = scene::parse_layers("-events").value();
    view.centre = {521000, 3925000};
    view.scale_denominator = 450000;
    const auto back =
        app::parse_view_string(app::view_string(view), atlas_session().atlas().chronicle);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, view);
    for (const char* text :
         {"", "on=2021-02-30", "on=2021-08-23;scale=0", "on=2021-08-23;colour=red", "scale=4"})
        EXPECT_FALSE(app::parse_view_string(text, atlas_session().atlas().chronicle)) << text;
}

TEST(Export, LeavesAnOldFileAsItWasWhereItCannotWrite) {
    const auto folder = std::filesystem::path(PANJSHIR_BUILD_DIR) / "test-export";
    std::filesystem::create_directories(folder / "in-the-way.png");
    const auto paper = app::parse_size("400x340").value();
    const auto blocked =
        app::export_map(atlas_session(), view_on("2021-08-23"), paper, folder / "in-the-way.png");
    ASSERT_FALSE(blocked);
    EXPECT_THAT(blocked.error().message, HasSubstr("in-the-way.png"));
    EXPECT_TRUE(std::filesystem::is_directory(folder / "in-the-way.png"));
    const auto missing =
        app::export_map(atlas_session(), view_on("2021-08-23"), paper, folder / "none" / "a.png");
    ASSERT_FALSE(missing);
    EXPECT_FALSE(std::filesystem::exists(folder / "none"));
    const auto unknown =
        app::export_map(atlas_session(), view_on("2021-08-23"), paper, folder / "a.bmp");
    EXPECT_FALSE(unknown);
}

TEST(Sizes, AreReadOrRefusedWithAReason) {
    EXPECT_NEAR(app::parse_size("1400x1190").value().page.width_mm, 370.4, 0.1);
    EXPECT_DOUBLE_EQ(app::parse_paper("a4-portrait", 300).value().page.width_mm, 210);
    for (const char* text : {"", "0x0", "100", "1000000x1000000", "400x", "axb", "400x300x2"})
        EXPECT_FALSE(app::parse_size(text)) << text;
    EXPECT_THAT(app::parse_paper("a9", 300).error().message, HasSubstr("a4"));
    EXPECT_FALSE(app::parse_paper("a4", 0));
}
