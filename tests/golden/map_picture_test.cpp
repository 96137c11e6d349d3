// The map as pixels, on black and on white paper, so that a wrong opacity shows on one of them.
// UPDATE_GOLDENS=1 writes the new pictures, and fails. On failure the build folder has the picture,
// what differs, and a page that shows them beside each other.

#include "print/page_painter.hpp"
#include "support/atlas_session.hpp"
#include "support/png_picture.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::testing;

namespace {

constexpr app::PageSize kPage{185.2, 158.75}; // 700 x 600 pixels at 96 an inch
constexpr int kLevels = 32;                   // a pixel further off than this counts
const char* const kLayers = "claims,rivers,borders,roads,graticule,events,furniture";

struct Case {
    const char* name;
    const char* on;
    const char* layers;
    scene::SheetLook look;
    display::Colour paper;
    double budget; ///< share of pixels that may differ
};

print::RasterPage painted(const Case& wanted, const std::string& layers) {
    app::ViewState view = view_on(wanted.on);
    view.look = wanted.look;
    view.layers = scene::parse_layers(layers).value();
    view = atlas_session().fitted_view(view, atlas_session().atlas().area, kPage);
    display::DisplayList list = atlas_session().draw_sheet(view, kPage);
    list.paper = wanted.paper;
    return print::paint_page(list, atlas_session().fonts(), {96, {}}).value();
}

void write_page_of_faults(const std::filesystem::path& folder, const std::string& name,
                          const print::RasterPage& actual, const print::RasterPage& expected) {
    std::filesystem::create_directories(folder);
    ASSERT_TRUE(print::write_png(actual, folder / (name + ".actual.png")));
    print::RasterPage difference = actual;
    for (std::size_t i = 0; i < difference.rgba.size(); ++i)
        if (i % 4 != 3 && expected.rgba.size() == actual.rgba.size())
            difference.rgba[i] = static_cast<std::uint8_t>(
                255 - std::abs(int{actual.rgba[i]} - int{expected.rgba[i]}));
    ASSERT_TRUE(print::write_png(difference, folder / (name + ".difference.png")));
    ASSERT_TRUE(print::write_png(expected, folder / (name + ".expected.png")));
    ASSERT_TRUE(write_file(
        folder / (name + ".html"),
        fmt::format("<!doctype html><title>{0}</title><h1>{0}</h1>\n"
                    "<figure><img src='{0}.expected.png'><figcaption>expected</figure>\n"
                    "<figure><img src='{0}.actual.png'><figcaption>actual</figure>\n"
                    "<figure><img src='{0}.difference.png'><figcaption>what differs</figure>\n",
                    name)));
}

std::filesystem::path expected_file(const Case& wanted) {
    return source_dir() / "tests" / "golden" / "expected" / (std::string(wanted.name) + ".png");
}

void compare(const Case& wanted) {
    const print::RasterPage actual = painted(wanted, wanted.layers);
    const auto file = expected_file(wanted);
    if (std::getenv("UPDATE_GOLDENS")) {
        ASSERT_TRUE(print::write_png(actual, file));
        FAIL() << "wrote " << file << "; look at it, and run again without UPDATE_GOLDENS";
    }
    const auto expected = read_picture(file);
    ASSERT_TRUE(expected) << file << ": no such picture";
    const double share = share_that_differs(actual, *expected, kLevels);
    if (share > wanted.budget) {
        const auto folder = std::filesystem::path(PANJSHIR_BUILD_DIR) / "golden-actual";
        write_page_of_faults(folder, wanted.name, actual, *expected);
        ADD_FAILURE() << wanted.name << ": " << 100 * share << " % of the pixels differ, "
                      << 100 * wanted.budget << " % may; see " << folder / wanted.name << ".html";
    }
}

const display::Colour kWhite{1, 1, 1, 1}, kBlack{0, 0, 0, 1};
const Case kOnWhite{"picture-white", "2021-08-23", kLayers, {}, kWhite, 0.001};
const Case kOnBlack{"picture-black", "2021-08-23", kLayers, {}, kBlack, 0.001};
const Case kGrey{"picture-grey", "2021-08-23",
                 kLayers,        {scene::SheetTemplate::Sheet, scene::PrintStyle::Grey, 0},
                 kWhite,         0.001};
const Case kRelief{"picture-relief", "2021-08-23", "relief", {}, kWhite, 0.002};

} // namespace

TEST(GoldenPicture, OnWhitePaper) {
    compare(kOnWhite);
}
TEST(GoldenPicture, OnBlackPaper) {
    compare(kOnBlack);
}
TEST(GoldenPicture, InBlackAndWhite) {
    compare(kGrey);
}
TEST(GoldenPicture, OfTheRelief) {
    compare(kRelief);
}

TEST(GoldenPicture, AMapInGreysHasNoColour) {
    const print::RasterPage page = painted(kGrey, "relief,claims,rivers,events,labels,furniture");
    std::size_t coloured = 0;
    for (std::size_t i = 0; i < page.rgba.size(); i += 4)
        coloured += std::abs(page.rgba[i] - page.rgba[i + 1]) > 2 ||
                    std::abs(page.rgba[i + 1] - page.rgba[i + 2]) > 2;
    EXPECT_EQ(coloured, 0u);
}

TEST(GoldenPicture, FailsWhenALayerIsLost) {
    const print::RasterPage whole = painted(kOnWhite, kLayers);
    for (const std::string layer :
         {"claims", "rivers", "borders", "roads", "graticule", "events", "furniture"}) {
        std::string left;
        for (const scene::Layer each : scene::all_layers())
            if (scene::parse_layers(kLayers).value().has(each) && to_string(each) != layer)
                left += (left.empty() ? "" : ",") + std::string(to_string(each));
        EXPECT_GT(share_that_differs(painted(kOnWhite, left), whole, kLevels), kOnWhite.budget)
            << layer;
    }
    EXPECT_GT(
        share_that_differs(painted(kRelief, "graticule"), painted(kRelief, "relief"), kLevels),
        kRelief.budget);
}
