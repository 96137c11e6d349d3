// Names keep their places while the map moves, and hardly come and go while it grows.

#include "support/atlas_session.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <set>

using namespace panjshir;
using namespace panjshir::testing;

namespace {

constexpr double kEdge_mm = 15; // names nearer the edge may make way for the graticule's figures

struct Name {
    std::string text;
    MapPoint at;                     // of its first letter, on the ground
    double left, top, right, bottom; // on the page, roughly
};

app::ViewState without_furniture(app::ViewState view) {
    view.layers = view.layers.without(scene::Layer::Furniture);
    return view;
}

std::vector<Name> names_on(const app::ViewState& view) {
    const auto list = atlas_session().draw(view, kTestPage);
    std::vector<Name> names;
    bool lettering = false;
    for (const display::Command& command : list.commands) {
        if (const auto* group = std::get_if<display::BeginGroup>(&command))
            lettering = lettering || group->name == "places";
        else if (std::holds_alternative<display::EndGroup>(command))
            lettering = false;
        const auto* run = std::get_if<display::GlyphRun>(&command);
        if (!lettering || !run || run->glyphs.empty())
            continue;
        Name name{run->text, atlas_session().to_map(view, kTestPage, run->glyphs.front().position),
                  1e9,       1e9,
                  -1e9,      -1e9};
        for (const display::Glyph& glyph : run->glyphs) {
            name.left = std::min(name.left, glyph.position.x - run->size_mm);
            name.right = std::max(name.right, glyph.position.x + run->size_mm);
            name.top = std::min(name.top, glyph.position.y - run->size_mm);
            name.bottom = std::max(name.bottom, glyph.position.y + run->size_mm);
        }
        names.push_back(std::move(name));
    }
    return names;
}

// Whether the name lies well within the page after the view moved by (dx, dy) millimetres.
bool lies_within(const Name& name, double dx, double dy) {
    return name.left + dx > kEdge_mm && name.right + dx < kTestPage.width_mm - kEdge_mm &&
           name.top + dy > kEdge_mm && name.bottom + dy < kTestPage.height_mm - kEdge_mm;
}

bool stands(const std::vector<Name>& names, const Name& wanted, double tolerance_m) {
    return std::any_of(names.begin(), names.end(), [&](const Name& name) {
        return name.text == wanted.text &&
               std::hypot(name.at.easting_m - wanted.at.easting_m,
                          name.at.northing_m - wanted.at.northing_m) < tolerance_m;
    });
}

} // namespace

TEST(LabelStability, PanningMovesNoNameThatStaysInSight) {
    std::mt19937 random(11);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
    std::size_t compared = 0;
    for (const double scale : {600000.0, 300000.0, 160000.0, 90000.0}) {
        app::ViewState view = without_furniture(view_on("2021-08-23"));
        view.scale_denominator = scale;
        const MapPoint home = view.centre;
        std::vector<Name> before = names_on(view);
        for (int step = 0; step < 50; ++step) {
            app::ViewState next = view;
            next.centre.easting_m += share() * 0.12 * scale; // up to 60 mm of the page
            next.centre.northing_m += share() * 0.12 * scale;
            if (std::hypot(next.centre.easting_m - home.easting_m,
                           next.centre.northing_m - home.northing_m) > 60000)
                next.centre = {view.centre.easting_m + (home.easting_m - view.centre.easting_m) / 8,
                               view.centre.northing_m +
                                   (home.northing_m - view.centre.northing_m) / 8};
            const double dx = (view.centre.easting_m - next.centre.easting_m) / scale * 1000;
            const double dy = (next.centre.northing_m - view.centre.northing_m) / scale * 1000;
            const std::vector<Name> after = names_on(next);
            const double tolerance_m = scale / 1000 * 0.02; // a fiftieth of a millimetre
            for (const Name& name : before)
                if (lies_within(name, 0, 0) && lies_within(name, dx, dy)) {
                    ++compared;
                    EXPECT_TRUE(stands(after, name, tolerance_m))
                        << name.text << " at 1:" << scale << ", step " << step;
                }
            for (const Name& name : after) { // nor does any come from nowhere
                if (lies_within(name, 0, 0) && lies_within(name, -dx, -dy)) {
                    EXPECT_TRUE(stands(before, name, tolerance_m))
                        << name.text << " at 1:" << scale << ", step " << step;
                }
            }
            view = next;
            before = after;
        }
    }
    EXPECT_GT(compared, 2000u);
}

TEST(LabelStability, ZoomingInHardlyAnyNameGoesAndComesBack) {
    constexpr int kSteps = 40;
    std::map<std::string, std::vector<bool>> seen;
    app::ViewState view = without_furniture(view_on("2021-08-23"));
    for (int step = 0; step < kSteps; ++step) {
        view.scale_denominator = 700000 * std::pow(90.0 / 700, step / (kSteps - 1.0));
        for (const Name& name : names_on(view)) {
            auto& steps = seen[name.text];
            steps.resize(kSteps);
            steps[static_cast<std::size_t>(step)] = true;
        }
    }
    int flickers = 0;
    for (const auto& [text, steps] : seen) {
        const auto first = std::find(steps.begin(), steps.end(), true);
        const auto last = std::find(steps.rbegin(), steps.rend(), true).base();
        for (auto at = first; at + 1 < last; ++at)
            if (*at && !*(at + 1)) {
                ++flickers;
                if (std::getenv("PANJSHIR_TELL"))
                    std::printf("%s after step %d\n", text.c_str(),
                                static_cast<int>(at - steps.begin()));
            }
    }
    RecordProperty("names", static_cast<int>(seen.size()));
    RecordProperty("flickers", flickers);
    EXPECT_GT(seen.size(), 60u);
    EXPECT_LE(flickers, static_cast<int>(seen.size()) / 10);
}

TEST(LabelStability, TheSameViewGivesTheSameNamesWhereverOneCameFrom) {
    app::ViewState view = without_furniture(view_on("2021-08-23"));
    view.scale_denominator = 200000;
    const auto straight = names_on(view);
    app::ViewState elsewhere = view;
    elsewhere.centre.easting_m += 31234;
    elsewhere.scale_denominator = 123456;
    names_on(elsewhere);
    const auto again = names_on(view);
    ASSERT_EQ(straight.size(), again.size());
    for (std::size_t i = 0; i < again.size(); ++i)
        EXPECT_TRUE(stands({straight[i]}, again[i], 1e-9)) << again[i].text;
}
