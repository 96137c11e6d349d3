// The name of an area stands in it: in another's it would be a false statement about the land.

#include "support/atlas_session.hpp"

#include "geo/simplify.hpp"
#include "scene/lettering.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <vector>

using namespace panjshir;
using namespace panjshir::testing;

namespace {

// The middle of a run's letters, at half their height.
display::Point middle_of(const display::GlyphRun& run) {
    const display::Glyph &first = run.glyphs.front(), &last = run.glyphs.back();
    const double angle = first.rotation_deg * M_PI / 180;
    const double up = 0.35 * run.size_mm, on = 0.3 * run.size_mm; // to a letter's own middle
    return {(first.position.x + last.position.x) / 2 + on * std::cos(angle) + up * std::sin(angle),
            (first.position.y + last.position.y) / 2 + on * std::sin(angle) - up * std::cos(angle)};
}

} // namespace

TEST(AreaNames, StandWithTheirMiddleInTheirArea) {
    const scene::Ground& ground = atlas_session().ground();
    std::map<std::string, const scene::AreaShape*> by_name;
    for (const gazetteer::Place& place : atlas_session().atlas().places)
        if (const scene::AreaShape* area = ground.area(place.id); area && !ground.axis(place.id))
            by_name[scene::capitals(place.name_in("en"))] = area;
    std::map<std::string, int> checked;
    for (const char* day : {"2021-08-20", "2021-08-23", "2021-09-04"})
        for (const double scale : {1200000.0, 900000.0, 700000.0, 500000.0, 350000.0, 200000.0}) {
            app::ViewState view = view_on(day);
            view.scale_denominator = scale;
            for (const display::Command& command : atlas_session().draw(view, kTestPage).commands) {
                const auto* run = std::get_if<display::GlyphRun>(&command);
                const auto area = run ? by_name.find(run->text) : by_name.end();
                if (area == by_name.end() || run->glyphs.empty())
                    continue;
                const MapPoint at = atlas_session().to_map(view, kTestPage, middle_of(*run));
                EXPECT_TRUE(contains(area->second->area, at))
                    << run->text << " on " << day << " at 1:" << scale;
                ++checked[run->text];
            }
        }
    for (const char* name : {"PANJSHIR VALLEY", "ANDARAB", "PUL-E HESAR", "DEH SALAH"})
        EXPECT_GE(checked[name], 3) << name;
}

TEST(AreaNames, NineLettersInTenOfLongCaptionsLieInTheirArea) {
    const scene::AreaShape* valley = atlas_session().ground().area("panjshir-valley");
    ASSERT_TRUE(valley);
    int lines = 0, broken = 0, letters = 0, outside = 0;
    for (const double scale : {1200000.0, 1070000.0, 900000.0, 700000.0}) {
        app::ViewState view = view_on("2021-08-23");
        view.scale_denominator = scale;
        for (const display::Command& command : atlas_session().draw(view, kTestPage).commands) {
            const auto* run = std::get_if<display::GlyphRun>(&command);
            const auto says = [&](const char* words) {
                return run && run->text.find(words) != std::string::npos;
            };
            if (!says("surrounded on") && !says("three sides") && !says("granted by") &&
                !says("side 22"))
                continue;
            ++lines;
            broken += run->text == "three sides 23 August" || run->text == "side 22 August";
            for (const display::Glyph& glyph : run->glyphs) {
                ++letters;
                outside += !contains(valley->area,
                                     atlas_session().to_map(view, kTestPage, glyph.position));
            }
        }
    }
    EXPECT_GE(lines, 6);
    EXPECT_GE(broken, 1);
    EXPECT_LE(10 * outside, letters);
}

TEST(AreaNames, OfProvincesStayInReachAndOffGroundThatOthersAreSaidToHold) {
    const scene::Ground& ground = atlas_session().ground();
    std::vector<const scene::AreaShape*> claimed;
    for (const chronicle::Claim& claim : atlas_session().atlas().chronicle.claims)
        if (const scene::AreaShape* area = ground.area(claim.place))
            claimed.push_back(area);
    ASSERT_FALSE(claimed.empty());
    std::map<std::string, MapPoint> own;
    std::map<std::string, double> reach_m;
    for (const gazetteer::Place& place : atlas_session().atlas().places)
        if (place.kind == gazetteer::PlaceKind::Province && place.position) {
            const std::string name = scene::capitals(place.name_in("en"));
            own[name] = atlas_session().projection().to_map(*place.position);
            reach_m[name] = place.precision_m;
        }
    int checked = 0;
    for (const char* day : {"2021-08-20", "2021-08-23", "2021-09-04"})
        for (const double scale : {2200000.0, 1900000.0, 1500000.0, 1200000.0, 900000.0}) {
            app::ViewState view = view_on(day);
            view.scale_denominator = scale;
            for (const display::Command& command : atlas_session().draw(view, kTestPage).commands) {
                const auto* run = std::get_if<display::GlyphRun>(&command);
                const auto name = run ? own.find(run->text) : own.end();
                if (name == own.end())
                    continue;
                ++checked;
                const MapPoint middle = atlas_session().to_map(view, kTestPage, middle_of(*run));
                EXPECT_LE(distance_m(middle, name->second), reach_m[run->text] + 3000)
                    << run->text << ", " << day << " at 1:" << scale;
                int outside = 0;
                for (const display::Glyph& glyph : run->glyphs) {
                    const MapPoint at = atlas_session().to_map(view, kTestPage, glyph.position);
                    outside += std::any_of(
                        claimed.begin(), claimed.end(), [&](const scene::AreaShape* area) {
                            return contains(area->area, at) && !contains(area->area, name->second);
                        });
                }
                // The test is made of the word's middle line; a letter's foot may reach further.
                EXPECT_LE(outside, 1) << run->text << ", " << day << " at 1:" << scale;
            }
        }
    EXPECT_GE(checked, 20);
}
