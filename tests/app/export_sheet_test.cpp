#include "app/export_map.hpp"
#include "app/view_request.hpp"
#include "base/file.hpp"
#include "chronicle/timeline.hpp"
#include "display/dump.hpp"
#include "io/geo_page.hpp"
#include "projection/projection.hpp"
#include "scene/content.hpp"
#include "scene/event_frames.hpp"
#include "support/atlas_session.hpp"

#include <cmath>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/resource.h>

using namespace panjshir;
using namespace panjshir::testing;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

const app::PaperOptions kPaper{{180, 140}, 60};

class SheetFiles : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(PANJSHIR_BUILD_DIR) / "test-sheet-files" /
                   ::testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    static app::ViewState view() {
        app::ViewState view = view_on("2021-08-23", "taliban");
        view = atlas_session().fitted_view(view, atlas_session().atlas().area, kPaper.page);
        view.language = "fr";
        view.known_on = day("2021-09-01");
        view.layers = scene::parse_layers("-borders").value();
        return view;
    }
    fs::path write(const char* name, const app::ViewState& view,
                   app::WorldFile world = app::WorldFile::None) const {
        const auto written =
            app::export_map(atlas_session(), view, kPaper, m_folder / name, {}, world);
        EXPECT_TRUE(written) << written.error().message;
        return m_folder / name;
    }
    std::size_t file_count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()));
    }

    fs::path m_folder;
};

/// Where the page's corner lies, from the view alone.
MapPoint page_point(const app::ViewState& view, double x, double y) {
    const auto frame = scene::map_frame(scene::Layout::Sheet, kPaper.page.width_mm,
                                        kPaper.page.height_mm, view.look.page);
    const double metres = view.scale_denominator / 1000;
    return {view.centre.easting_m + (x - frame.centre().x) * metres,
            view.centre.northing_m - (y - frame.centre().y) * metres};
}

} // namespace

TEST_F(SheetFiles, EveryKindReopensAsTheViewItWasDrawnFrom) {
    app::ViewState drawn = view();
    drawn.look = {scene::SheetTemplate::Slide, scene::PrintStyle::Grey, 5000,
                  scene::EventSymbols::Frames};
    for (const char* name : {"a.png", "a.pdf", "a.svg", "a.tif"}) {
        const auto text = app::view_of_file(write(name, drawn));
        ASSERT_TRUE(text) << text.error().message;
        const auto back = app::parse_view_string(*text, atlas_session().atlas().chronicle);
        ASSERT_TRUE(back) << back.error().message;
        EXPECT_EQ(*back, drawn) << name << " " << *text;
        app::ViewRequest request;
        request.view = (m_folder / name).string();
        EXPECT_EQ(app::make_view(atlas_session(), request, kPaper.page).value(), drawn) << name;
    }
}

TEST_F(SheetFiles, FilesWithoutAViewAreNamed) {
    ASSERT_TRUE(write_file(m_folder / "b.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\0IEND", 16)));
    ASSERT_TRUE(write_file(m_folder / "b.svg", "<?xml version='1.0'?><svg/>"));
    ASSERT_TRUE(write_file(m_folder / "b.txt", "on the map"));
    ASSERT_TRUE(write_file(m_folder / "b.pdf", "%PDF-1.5\nnothing"));
    for (const char* name : {"b.png", "b.svg", "b.txt", "b.pdf", "none.png"}) {
        const auto text = app::view_of_file(m_folder / name);
        ASSERT_FALSE(text) << name;
        EXPECT_THAT(text.error().message, HasSubstr(name));
    }
}

TEST_F(SheetFiles, GeoPdfAndGeoTiffLieWithinAMetreOfTheView) {
    const app::ViewState drawn = view();
    const auto pdf = io::page_corners(write("a.pdf", drawn));
    ASSERT_TRUE(pdf && *pdf) << "the PDF says where it lies";
    const MapPoint nw = page_point(drawn, 0, 0), se = page_point(drawn, 180, 140);
    EXPECT_LT(distance_m((*pdf)->north_west, nw), 1);
    EXPECT_LT(distance_m((*pdf)->south_east, se), 1);

    const auto frame = scene::map_frame(scene::Layout::Sheet, 180, 140);
    const auto tif = io::page_corners(write("a.tif", drawn));
    ASSERT_TRUE(tif && *tif);
    EXPECT_LT(distance_m((*tif)->north_west, page_point(drawn, frame.left, frame.top)), 1);
    // The last pixel is whole.
    const double pixel_m = 25.4 / kPaper.dpi * drawn.scale_denominator / 1000;
    EXPECT_LT(distance_m((*tif)->south_east, page_point(drawn, frame.right, frame.bottom)),
              pixel_m);
}

TEST_F(SheetFiles, TheWorldFileGivesTheMiddleOfTheFirstPixel) {
    const app::ViewState drawn = view();
    write("a.png", drawn, app::WorldFile::Beside);
    std::istringstream lines(read_file(m_folder / "a.pgw").value());
    double a = 0, d = 0, b = 0, e = 0, c = 0, f = 0;
    ASSERT_TRUE(lines >> a >> d >> b >> e >> c >> f);
    const double pixel_mm = 25.4 / kPaper.dpi;
    const MapPoint middle = page_point(drawn, pixel_mm / 2, pixel_mm / 2);
    EXPECT_NEAR(a, pixel_mm * drawn.scale_denominator / 1000, 1e-6);
    EXPECT_NEAR(e, -a, 1e-9);
    EXPECT_EQ(b, 0);
    EXPECT_EQ(d, 0);
    EXPECT_NEAR(c, middle.easting_m, 0.01);
    EXPECT_NEAR(f, middle.northing_m, 0.01);
    EXPECT_THAT(read_file(m_folder / "a.png.aux.xml").value(), HasSubstr("UTM zone 42N"));
    const auto refused = app::export_map(atlas_session(), drawn, kPaper, m_folder / "a.svg", {},
                                         app::WorldFile::Beside);
    EXPECT_FALSE(refused);
}

TEST_F(SheetFiles, AFullDiskLeavesTheOldFileAndNothingElse) {
    // A limit on the size of files stands for the full disk: writing stops halfway.
    struct Limit {
        Limit() {
            ::getrlimit(RLIMIT_FSIZE, &before);
            handler = std::signal(SIGXFSZ, SIG_IGN);
            const rlimit small{20000, before.rlim_max};
            ::setrlimit(RLIMIT_FSIZE, &small);
        }
        ~Limit() {
            ::setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, handler);
        }
        rlimit before{};
        void (*handler)(int) = nullptr;
    };
    for (const char* name : {"a.png", "a.pdf", "a.svg", "a.tif"}) {
        ASSERT_TRUE(write_file(m_folder / name, "old"));
        Result<void> written;
        {
            const Limit limit;
            written = app::export_map(atlas_session(), view(), kPaper, m_folder / name);
        }
        ASSERT_FALSE(written) << name;
        EXPECT_THAT(written.error().message, HasSubstr(name));
        EXPECT_EQ(written.error().message.find(".part"), std::string::npos)
            << written.error().message;
        EXPECT_EQ(read_file(m_folder / name).value(), "old");
    }
    EXPECT_EQ(file_count(), 4u) << "no temporary file is left";
}

TEST_F(SheetFiles, PanelsHaveNoOnePlaceOnEarth) {
    const auto refused = app::export_panels(
        atlas_session(), view(), {app::PanelKind::Voices, "", "", {}}, kPaper, m_folder / "a.tif");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Usage);
    EXPECT_EQ(file_count(), 0u);
}

TEST(Panels, ADayEachFromTheFirstToTheLast) {
    const app::ViewState view = view_on("2021-08-23");
    const auto days = app::panel_views(atlas_session(), view,
                                       {app::PanelKind::Days, "2021-08-30", "2021-09-02", {}});
    ASSERT_TRUE(days);
    ASSERT_EQ(days->size(), 4u);
    EXPECT_EQ(days->front().on, day("2021-08-30"));
    EXPECT_EQ(days->back().on, day("2021-09-02"));
    const auto list =
        atlas_session().draw_panels(*days, {app::PanelKind::Days, "", "", {}}, {297, 210});
    int reliefs = 0;
    std::vector<std::string> titles;
    for (const display::Command& command : list.commands) {
        reliefs += std::holds_alternative<display::Relief>(command);
        if (const auto* group = std::get_if<display::BeginGroup>(&command);
            group && group->name.rfind("panel ", 0) == 0)
            titles.push_back(group->name);
    }
    EXPECT_EQ(reliefs, 4);
    EXPECT_THAT(titles, ::testing::ElementsAre("panel 30 August", "panel 31 August",
                                               "panel 1 September", "panel 2 September"));
    for (const auto& wrong :
         {std::pair{"2021-09-02", "2021-08-30"}, {"2021-01-01", "2021-12-31"}, {"soon", ""}})
        EXPECT_FALSE(app::panel_views(atlas_session(), view,
                                      {app::PanelKind::Days, wrong.first, wrong.second, {}}));
}

TEST(Panels, AVoiceEachBeginningWithAll) {
    const auto voices = app::panel_views(atlas_session(), view_on("2021-08-23"),
                                         {app::PanelKind::Voices, "", "", {}});
    ASSERT_TRUE(voices);
    ASSERT_GE(voices->size(), 3u);
    EXPECT_EQ(to_text(voices->front().basis), "all");
    for (const app::ViewState& view : *voices)
        EXPECT_EQ(view.on, day("2021-08-23"));
}

// Whoever belongs to no side has a panel exactly if the map according to him alone shows a claim.
TEST(Panels, WhoeverHasAWordThatCountsHasAPanel) {
    using chronicle::Basis;
    const auto& session = atlas_session();
    const auto has_word = [&](const Basis& basis, CivilDay on) {
        for (const auto& place : session.timeline().on(on, basis, {}).places)
            for (const auto& claim : place.claims)
                if (claim.strength > 0 && !claim.superseded)
                    return true;
        return false;
    };
    std::size_t others = 0, papers = 0;
    for (const char* on : {"2021-08-15", "2021-08-23", "2021-09-06"}) {
        const auto view = view_on(on);
        for (const auto kind : {app::PanelKind::Voices, app::PanelKind::Papers}) {
            const auto views = app::panel_views(session, view, {kind, "", "", {}});
            ASSERT_TRUE(views);
            EXPECT_EQ(to_text(views->front().basis), "all");
            const auto is_shown = [&](const Basis& basis) {
                return std::any_of(views->begin(), views->end(),
                                   [&](const app::ViewState& v) { return v.basis == basis; });
            };
            if (kind == app::PanelKind::Voices)
                for (const auto& actor : session.atlas().chronicle.actors)
                    if (session.atlas().chronicle.side_of(actor.id).empty()) {
                        const Basis basis{Basis::Kind::Actor, actor.id};
                        EXPECT_EQ(is_shown(basis), has_word(basis, day(on)))
                            << actor.id << " " << on;
                        others += is_shown(basis);
                    }
            if (kind == app::PanelKind::Papers)
                for (const auto& source : session.atlas().chronicle.sources) {
                    const Basis basis{Basis::Kind::Source, source.id};
                    EXPECT_EQ(is_shown(basis), has_word(basis, day(on))) << source.id << " " << on;
                    papers += is_shown(basis);
                }
        }
    }
    EXPECT_GT(others, 0u);
    EXPECT_GT(papers, 0u);
}

// The sides' frames differ in shape and are neither the rectangle nor the diamond of military maps.
TEST(EventFrames, HaveAShapeForEachSideAndNoneThatJudges) {
    const auto& chronicle = atlas_session().atlas().chronicle;
    const auto corners = [&](scene::EventSymbols symbols, const char* side) {
        return scene::event_outline(chronicle, symbols, side, {0, 0}, 1)
            .path->contours.front()
            .points.size();
    };
    using scene::EventSymbols;
    const std::size_t round = corners(EventSymbols::Discs, "taliban");
    EXPECT_EQ(corners(EventSymbols::Discs, "resistance"), round);
    EXPECT_EQ(corners(EventSymbols::Frames, ""), round);
    const std::size_t a = corners(EventSymbols::Frames, "resistance"),
                      b = corners(EventSymbols::Frames, "taliban");
    EXPECT_NE(a, b);
    for (const std::size_t count : {a, b}) {
        EXPECT_GT(count, 4u);
        EXPECT_LT(count, 9u);
    }
    app::ViewState view = view_on("2021-08-23");
    view.look.symbols = EventSymbols::Frames;
    EXPECT_THAT(app::view_string(view), HasSubstr(";symbols=frames"));
    EXPECT_THAT(display::dump(atlas_session().draw_sheet(view, kTestPage)),
                HasSubstr("not friend or foe"));
}

TEST(Coarsening, MovesHappeningsAtPointsToTheMiddleOfTheirSquareAndSaysSo) {
    app::ViewState view = view_on("2021-08-23");
    const auto spots = [&](const app::ViewState& state) {
        std::map<std::string, display::Point> at;
        for (const auto& hit : atlas_session().draw_sheet(state, kTestPage).hits)
            if (hit.id.rfind("event:", 0) == 0)
                at[hit.id] = hit.centre;
        return at;
    };
    const auto words = [&](const app::ViewState& state) {
        std::string all;
        for (const auto& command : atlas_session().draw_sheet(state, kTestPage).commands)
            if (const auto* run = std::get_if<display::GlyphRun>(&command))
                all += run->text + "\n";
        return all;
    };
    const auto exact = spots(view);
    EXPECT_EQ(words(view).find("coarse"), std::string::npos);
    view.look.coarsen_m = 20000;
    const auto coarse = spots(view);
    ASSERT_EQ(exact.size(), coarse.size()) << "nothing is lost";
    int moved = 0;
    for (const auto& [id, at] : exact)
        moved += std::hypot(at.x - coarse.at(id).x, at.y - coarse.at(id).y) > 1;
    EXPECT_GT(moved, 0);
    EXPECT_THAT(words(view), HasSubstr("coarse"));
    EXPECT_THAT(app::view_string(view), HasSubstr("coarsen=20000m"));
}
