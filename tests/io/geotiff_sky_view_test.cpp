// The sky-view factor by bands, and the question whether a grid fits into memory.

#include "dem_fixture.hpp"
#include "io/dem_rows.hpp"
#include "io/geotiff_sky_view.hpp"
#include "io/memory_need.hpp"

#include <cmath>

namespace {

using namespace panjshir;
using panjshir::testing::DemFolder;
using panjshir::testing::make_tiff;
using panjshir::testing::TiffPlan;

class SkyViewFile : public DemFolder {
protected:
    // Rough ground with a void, on the map's plane.
    void make_input() const {
        TiffPlan plan;
        plan.reference = "EPSG:32642";
        plan.columns = 90;
        plan.rows = 210;
        plan.transform = {500000, 50, 0, 3900000, 0, -50};
        plan.height = [](int c, int r) {
            return c > 40 && c < 45 && r > 100 && r < 104
                       ? NAN
                       : 2000 + 300 * std::sin(c / 7.0) * std::cos(r / 9.0) +
                             (c * 7919 + r * 104729) % 90;
        };
        make_tiff(file("in.tif"), plan);
    }
    std::vector<float> values_of(const char* name) const {
        auto rows = io::DemRows::open(file(name));
        EXPECT_TRUE(rows) << (rows ? "" : rows.error().message);
        std::vector<float> values(static_cast<std::size_t>(rows->columns()) *
                                  static_cast<std::size_t>(rows->rows()));
        EXPECT_TRUE(rows->read(0, rows->rows(), values));
        return values;
    }
};

} // namespace

TEST_F(SkyViewFile, BandsOfAnyHeightEqualTheWholeToTheLastBit) {
    make_input();
    const auto dem = io::read_projected_dem(file("in.tif"));
    ASSERT_TRUE(dem) << dem.error().message;
    for (const double radius_m : {120.0, 1500.0, 1e6}) {
        const terrain::SkyViewOptions options{.radius_m = radius_m};
        const std::vector<float> whole = terrain::sky_view_factor(dem->grid, options);
        for (const int band_rows : {1, 7, 64, 0}) {
            const auto made = io::sky_view_file({.input = file("in.tif"),
                                                 .output = file("out.tif"),
                                                 .creation_options = {},
                                                 .progress = {},
                                                 .band_rows = band_rows},
                                                options);
            ASSERT_TRUE(made) << made.error().message;
            const std::vector<float> banded = values_of("out.tif");
            ASSERT_EQ(banded.size(), whole.size());
            for (std::size_t i = 0; i < whole.size(); ++i)
                ASSERT_TRUE(banded[i] == whole[i] ||
                            (std::isnan(banded[i]) && std::isnan(whole[i])))
                    << radius_m << ", " << band_rows << ", " << i;
        }
    }
}

TEST_F(SkyViewFile, LooksNoFurtherThanItsReach) {
    // Rows beyond the reach may be anything.
    const terrain::SkyViewOptions options{.radius_m = 1000};
    const int reach = terrain::sky_view_reach_rows(options, 50);
    EXPECT_GE(reach, 17); // the last sample before 1,000 m lies at least four fifths of the way out
    EXPECT_LE(reach, 21);
    terrain::HeightGrid grid(30, 2 * reach + 1, 50, {});
    std::fill(grid.heights().begin(), grid.heights().end(), 100.0f);
    for (int c = 0; c < 30; ++c)
        grid.at(c, reach - 3) = 180;
    const auto sky = terrain::sky_view_rows(grid, options, reach, reach + 1);
    terrain::HeightGrid wider(30, 2 * reach + 7, 50, {});
    std::fill(wider.heights().begin(), wider.heights().end(), 9000.0f);
    for (int r = 0; r < grid.rows(); ++r)
        for (int c = 0; c < 30; ++c)
            wider.at(c, r + 3) = grid.at(c, r);
    EXPECT_EQ(terrain::sky_view_rows(wider, options, reach + 3, reach + 4), sky);
}

TEST_F(SkyViewFile, WhatIsWrongIsSaidAndTheOldFileStays) {
    write_text("out.tif", "old");
    TiffPlan voids;
    voids.reference = "EPSG:32642";
    voids.transform = {500000, 50, 0, 3900000, 0, -50};
    voids.height = [](int, int) { return NAN; };
    make_tiff(file("void.tif"), voids);
    const auto nothing = io::sky_view_file({file("void.tif"), file("out.tif"), {}, {}, 0}, {});
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().message, file("void.tif").string() + ": holds nothing but voids");
    make_input();
    std::filesystem::resize_file(file("in.tif"), 30000);
    const auto cut = io::sky_view_file({file("in.tif"), file("out.tif"), {}, {}, 0}, {});
    ASSERT_FALSE(cut);
    EXPECT_NE(cut.error().message.find("cut off or damaged"), std::string::npos);
    EXPECT_EQ(std::filesystem::file_size(file("out.tif")), 3u);
}

TEST(MemoryNeed, IsComparedWithWhatIsFree) {
    EXPECT_TRUE(io::check_memory("a.tif", "flow", 1e8, 40, 5e9));
    EXPECT_TRUE(io::check_memory("a.tif", "flow", 1e8, 40, std::nullopt));
    const auto refused = io::check_memory("a.tif", "following the water", 1e8, 40, 1.5e9);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Missing);
    EXPECT_EQ(refused.error().message,
              "a.tif: following the water holds all its 100 million cells at once, which takes 4.0 "
              "GB; 1.5 GB are free on this machine");
    const auto free = io::free_memory_bytes();
    ASSERT_TRUE(free);
    EXPECT_GT(*free, 1e6);
}
