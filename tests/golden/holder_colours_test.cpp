// Whether the colours of those who hold ground stay apart where they really lie: on the lightest
// and on the darkest relief of the map, for every eye.

#include "print/page_painter.hpp"
#include "scene/sheet_template.hpp"
#include "scene/style.hpp"
#include "study/colour_check.hpp"
#include "support/atlas_session.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <optional>

using namespace panjshir;
using namespace panjshir::testing;

namespace {

constexpr app::PageSize kPage{132, 112};
constexpr print::PageOptions kCoarse{96, {}};

/// The relief of the sheet, with a holder's colour laid over all of it as the map lays it.
print::RasterPage relief_under(const std::optional<std::uint32_t>& holder) {
    app::ViewState view = view_on("2021-08-23");
    view.layers = scene::parse_layers("relief").value();
    view = atlas_session().fitted_view(view, atlas_session().atlas().area, kPage);
    display::DisplayList list = atlas_session().draw_sheet(view, kPage);
    if (holder)
        list.commands.push_back(display::FillPath{
            {display::share(display::rectangle({0, 0}, {kPage.width_mm, kPage.height_mm})), {}},
            display::Colour::rgb(*holder, static_cast<float>(scene::style::kClaimAlpha)),
            display::Blend::Multiply});
    return print::paint_page(list, atlas_session().fonts(), kCoarse).value();
}

std::uint32_t colour_at(const print::RasterPage& page, std::size_t pixel) {
    const std::uint8_t* p = page.rgba.data() + 4 * pixel;
    return static_cast<std::uint32_t>(p[0]) << 16 | static_cast<std::uint32_t>(p[1]) << 8 | p[2];
}

/// Pixels of the map's frame by rising lightness.
std::vector<std::size_t> by_lightness(const print::RasterPage& page) {
    const auto frame =
        scene::plan_sheet(scene::SheetTemplate::Sheet, kPage.width_mm, kPage.height_mm)
            .frame.grown(-1);
    std::vector<std::size_t> pixels;
    for (int y = 0; y < page.rows; ++y)
        for (int x = 0; x < page.columns; ++x)
            if (frame.contains(display::Point{x * 25.4 / 96, y * 25.4 / 96}))
                pixels.push_back(static_cast<std::size_t>(y) *
                                     static_cast<std::size_t>(page.columns) +
                                 static_cast<std::size_t>(x));
    std::vector<double> lightness(page.rgba.size() / 4);
    for (const std::size_t pixel : pixels)
        lightness[pixel] = study::to_lab(colour_at(page, pixel)).lightness;
    std::stable_sort(pixels.begin(), pixels.end(),
                     [&](std::size_t a, std::size_t b) { return lightness[a] < lightness[b]; });
    return pixels;
}

} // namespace

TEST(HolderColours, StayApartOnTheLightestAndTheDarkestReliefForEveryEye) {
    const auto& chronicle = atlas_session().atlas().chronicle;
    std::vector<const chronicle::Actor*> holders;
    for (const chronicle::Actor& actor : chronicle.actors)
        if (actor.colour && (actor.side.empty() || actor.side == actor.id))
            holders.push_back(&actor);
    ASSERT_GE(holders.size(), 2u);
    const print::RasterPage bare = relief_under(std::nullopt);
    const std::vector<std::size_t> pixels = by_lightness(bare);
    ASSERT_GT(pixels.size(), 10000u);
    const double darkest = study::to_lab(colour_at(bare, pixels.front())).lightness;
    const double lightest = study::to_lab(colour_at(bare, pixels.back())).lightness;
    EXPECT_GT(lightest - darkest, 20) << "the relief has light and shade";
    for (std::size_t i = 0; i < holders.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const print::RasterPage a = relief_under(holders[i]->colour),
                                    b = relief_under(holders[k]->colour);
            for (const study::Vision vision : study::kVisions) {
                double least = 1e9;
                for (std::size_t step = 0; step < 200; ++step) { // darkest, lightest, and between
                    const std::size_t pixel = pixels[step * (pixels.size() - 1) / 199];
                    least = std::min(
                        least, study::ciede2000(
                                   study::to_lab(study::seen_by(colour_at(a, pixel), vision)),
                                   study::to_lab(study::seen_by(colour_at(b, pixel), vision))));
                }
                EXPECT_GE(least, study::kLeastColourDifference)
                    << holders[i]->id << " and " << holders[k]->id << ", " << to_string(vision);
                RecordProperty(holders[i]->id + "-" + holders[k]->id + "-" +
                                   std::string(to_string(vision)),
                               fmt::format("{:.1f}", least));
                fmt::print("{} / {} {}: least CIEDE2000 {:.1f} (relief L* {:.0f} to {:.0f})\n",
                           holders[i]->id, holders[k]->id, to_string(vision), least, darkest,
                           lightest);
            }
        }
}
