// The valley strip chart, the worksheet and the figure of checks on the real atlas.

#include "app/checks_figure.hpp"
#include "app/strip_chart.hpp"

#include "app/event_icons.hpp"
#include "app/worksheet.hpp"
#include "geo/geodesic.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "support/atlas_session.hpp"

#include <gtest/gtest.h>
#include <set>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;

const ValleyAxis& axis() {
    static const ValleyAxis made = ValleyAxis::make(atlas_session(), "", "").value();
    return made;
}

TEST(ValleyAxis, IsThePanjshirUnlessToldOtherwise) {
    EXPECT_EQ(axis().valley(), "panjshir-valley");
    EXPECT_EQ(axis().river(), "panjshir-river");
    EXPECT_EQ(axis().position("panjshir-valley"), (study::StripSpan{0, axis().to_m()}));
}

TEST(ValleyAxis, MeasuresAlongTheRiverOnTheEllipsoid) {
    // Independent: the drawn river cut at the vertices nearest to two places, leg by leg.
    const auto& session = atlas_session();
    const scene::RiverShape* river = nullptr;
    for (const scene::RiverShape& shape : session.ground().rivers)
        if (shape.place == "panjshir-river" && (!river || shape.line.size() > river->line.size()))
            river = &shape;
    ASSERT_TRUE(river);
    const auto nearest = [&](const char* id) {
        const LonLat at = *session.atlas().place(id)->position;
        std::size_t best = 0;
        double least = 1e9;
        for (std::size_t i = 0; i < river->line.size(); ++i)
            if (const double off =
                    geodesic_distance_m(at, session.projection().to_lon_lat(river->line[i]));
                off < least) {
                least = off;
                best = i;
            }
        return best;
    };
    const std::size_t upper = nearest("khenj"), lower = nearest("anaba");
    ASSERT_LT(upper, lower); // rivers are drawn from head to mouth
    double length = 0;
    for (std::size_t i = upper + 1; i <= lower; ++i)
        length += geodesic_distance_m(session.projection().to_lon_lat(river->line[i - 1]),
                                      session.projection().to_lon_lat(river->line[i]));
    EXPECT_NEAR(axis().position("khenj")->from_m - axis().position("anaba")->from_m, length, 600);
}

TEST(ValleyAxis, PlacesFollowEachOtherUpTheValley) {
    double before = -5000;
    for (const char* id : {"panjshir-gorge", "anaba", "rukha", "bazarak", "khenj", "dasht-e-rewat",
                           "khawak-pass", "paryan", "anjoman-pass"}) {
        const auto span = axis().position(id);
        ASSERT_TRUE(span) << id;
        EXPECT_TRUE(span->is_point()) << id;
        EXPECT_GT(span->from_m, before) << id;
        before = span->from_m;
    }
    for (const char* id : {"kabul", "salang-road", "andarab-district", "deh-salah-district",
                           "pul-e-hesar-district", "parwan-province", "afghanistan", "no-such"})
        EXPECT_FALSE(axis().position(id)) << id;
}

TEST(ValleyAxis, BedNowhereFalls) {
    const auto& bed = axis().bed();
    for (std::size_t i = 1; i < bed.size(); ++i) {
        EXPECT_GT(bed[i].first, bed[i - 1].first);
        EXPECT_GE(bed[i].second, bed[i - 1].second);
    }
    EXPECT_NEAR(bed.front().second, 1600, 150);
    EXPECT_GT(bed.back().second, 3500);
}

TEST(ValleyAxis, SaysWhatIsWrong) {
    EXPECT_EQ(ValleyAxis::make(atlas_session(), "kabul", "").error().message,
              "--valley: 'kabul' has no basin in the atlas");
    EXPECT_FALSE(ValleyAxis::make(atlas_session(), "", "kabul-river"));
}

TEST(StripFigure, DrawsADiscForEveryEventOfTheDays) {
    const auto answer = make_strip_chart(atlas_session(), {});
    ASSERT_TRUE(answer);
    const auto icons = event_icons();
    ASSERT_TRUE(icons) << icons.error().message;
    const auto list = scene::draw_strip_chart(
        strip_figure(atlas_session(), *answer, *icons, {420, 297}), atlas_session().fonts());
    std::set<std::string> drawn, wanted;
    for (const display::Command& command : list.commands)
        if (const auto* group = std::get_if<display::BeginGroup>(&command))
            if (group->name.starts_with("event:") && group->name != "event:key")
                drawn.insert(group->name.substr(6));
    for (const chronicle::Event& event : atlas_session().atlas().chronicle.events)
        if (!event.background)
            wanted.insert(event.id);
    EXPECT_EQ(drawn, wanted);
}

TEST(WorksheetPages, KeyNamesTheNumberedPlacesAndEveryPageIsA4) {
    const auto made = make_worksheet(atlas_session(), {.seed = 3});
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->pages.size(), 6u);
    for (const display::DisplayList& page : made->pages) {
        EXPECT_DOUBLE_EQ(page.width_mm, 297);
        EXPECT_DOUBLE_EQ(page.height_mm, 210);
    }
    std::string key;
    for (const display::Command& command : made->pages[4].commands)
        if (const auto* run = std::get_if<display::GlyphRun>(&command))
            key += run->text + "\n";
    for (const std::string& id : made->sheet.places)
        EXPECT_NE(key.find(atlas_session().atlas().place(id)->name_in("en")), std::string::npos)
            << id;
    for (const study::WhoSaidIt& row : made->sheet.said)
        EXPECT_NE(key.find(scene::answer_letter(row.answer, "en") + " – " +
                           atlas_session().atlas().chronicle.actor(row.claim->speaker)->name_en),
                  std::string::npos)
            << row.claim->id;
}

TEST(CheckOverlays, DrawTheSaidLengthsAndBearings) {
    const study::LandFacts facts = land_facts(atlas_session());
    const auto checks =
        study::check_statements(atlas_session().atlas().chronicle.statements, facts, {});
    const auto overlays = check_overlays(atlas_session(), checks, facts, "en");
    const LonLat kabul = *atlas_session().atlas().place("kabul")->position;
    std::set<int> circles_km;
    bool khawak = false;
    for (const scene::Overlay& overlay : overlays) {
        const auto* stroke = std::get_if<scene::OverlayStroke>(&overlay.items.front());
        if (stroke && !stroke->dashes_mm.empty())
            for (const MapPoint p : stroke->lines.front())
                circles_km.insert(static_cast<int>(std::lround(
                    geodesic_distance_m(kabul, atlas_session().projection().to_lon_lat(p)) /
                    1000)));
        khawak = khawak || (overlay.id == "statement:s-huffpost-khawak-west" &&
                            overlay.legend.find("depends") != std::string::npos);
    }
    EXPECT_EQ(circles_km, (std::set<int>{80, 100}));
    EXPECT_TRUE(khawak);
}

} // namespace
} // namespace panjshir::app
