// One clear line for whatever is wrong with an elevation file.

#include "dem_fixture.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

namespace {

using namespace panjshir;
using panjshir::testing::DemFolder;
using panjshir::testing::make_tiff;
using panjshir::testing::TiffPlan;

class BadDem : public DemFolder {
protected:
    std::unique_ptr<Projection> m_projection = make_map_projection();

    /// The message of reading the file, after its name; "read" if it could be.
    std::string complaint(const std::string& name) const {
        const MapPoint a = m_projection->to_map(LonLat::from_degrees(69.06, 35.3));
        const MapPoint b = m_projection->to_map(LonLat::from_degrees(69.24, 35.45));
        ::testing::internal::CaptureStdout();
        ::testing::internal::CaptureStderr();
        const auto grid = io::read_dem(
            file(name),
            {*m_projection, {a.easting_m, a.northing_m, b.easting_m, b.northing_m}, 250});
        // GDAL itself must not speak to the user.
        EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
        EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
        if (grid)
            return "read";
        const std::string& message = grid.error().message;
        EXPECT_EQ(message.find('\n'), std::string::npos) << message;
        const std::string prefix = file(name).string() + ": ";
        EXPECT_EQ(message.rfind(prefix, 0), 0u) << message;
        return message.substr(std::min(prefix.size(), message.size()));
    }
    static bool starts(const std::string& text, const std::string& with) {
        return text.rfind(with, 0) == 0;
    }
};

} // namespace

TEST_F(BadDem, NoFileFolderLinkOrPipe) {
    EXPECT_EQ(complaint("none.tif"), "no such file");
    std::filesystem::create_directory(file("folder.tif"));
    EXPECT_EQ(complaint("folder.tif"), "is a folder, not an elevation file");
    make_tiff(file("good.tif"), {});
    std::filesystem::create_symlink(file("good.tif"), file("link.tif"));
    EXPECT_EQ(complaint("link.tif"), "is a link; name the file itself");
    ASSERT_EQ(::mkfifo(file("pipe.tif").c_str(), 0600), 0);
    EXPECT_EQ(complaint("pipe.tif"), "is not a regular file");
}

TEST_F(BadDem, TextNamedTifAndEmptyFile) {
    const std::string not_read =
        "is not an elevation file (read are GeoTIFF, SRTM .hgt, Arc/Info ASCII grid and DTED)";
    write_text("text.tif", "Once upon a time\n");
    EXPECT_EQ(complaint("text.tif"), not_read);
    write_text("empty.tif", "");
    EXPECT_EQ(complaint("empty.tif"), not_read);
    write_text("virtual.tif", "<VRTDataset rasterXSize=\"10\" rasterYSize=\"10\"></VRTDataset>");
    EXPECT_EQ(complaint("virtual.tif"), not_read);
}

TEST_F(BadDem, ColourPicture) {
    TiffPlan plan;
    plan.bands = 3;
    plan.type = GDT_Byte;
    plan.options = {"PHOTOMETRIC=RGB"};
    make_tiff(file("picture.tif"), plan);
    EXPECT_EQ(complaint("picture.tif"), "no elevation band (found 3 colour bands)");
}

TEST_F(BadDem, NoGeoreference) {
    TiffPlan plan;
    plan.reference = nullptr;
    plan.transform = {};
    make_tiff(file("nowhere.tif"), plan);
    EXPECT_EQ(complaint("nowhere.tif"), "has no georeference (nothing tells where its cells lie)");
    plan.transform = {69, 0.005, 0, 35.5, 0, -0.005};
    make_tiff(file("unnamed.tif"), plan);
    EXPECT_EQ(complaint("unnamed.tif"), "has no georeference (its coordinate system is not named)");
}

TEST_F(BadDem, GeoreferenceOutsideTheEarth) {
    TiffPlan plan;
    plan.transform = {500000, 100, 0, 4000000, 0, -100}; // metres said to be degrees
    make_tiff(file("far.tif"), plan);
    EXPECT_EQ(complaint("far.tif"), "its georeference lies outside its coordinate system");
}

TEST_F(BadDem, OtherPartOfTheEarth) {
    TiffPlan plan;
    plan.transform = {10, 0.005, 0, 47, 0, -0.005};
    make_tiff(file("alps.tif"), plan);
    EXPECT_EQ(complaint("alps.tif"),
              "lies outside the map (it covers 10.00 to 10.30 E, 46.75 to 47.00 N)");
}

TEST_F(BadDem, UnitThatIsNoLength) {
    TiffPlan plan;
    plan.unit = "degC";
    make_tiff(file("warm.tif"), plan);
    EXPECT_EQ(complaint("warm.tif"),
              "its values are in 'degC', which is no unit of height known here");
}

TEST_F(BadDem, NothingButVoids) {
    TiffPlan plan;
    plan.void_value = -9999;
    plan.height = [](int, int) { return -9999; };
    make_tiff(file("void.tif"), plan);
    EXPECT_EQ(complaint("void.tif"), "holds nothing but voids within the map");
    plan.void_value = std::numeric_limits<double>::quiet_NaN();
    plan.height = [](int, int) { return std::numeric_limits<double>::quiet_NaN(); };
    make_tiff(file("nan.tif"), plan);
    EXPECT_EQ(complaint("nan.tif"), "holds nothing but voids within the map");
    plan.height = [](int, int) { return 1e30; }; // no height on earth
    make_tiff(file("sky.tif"), plan);
    EXPECT_EQ(complaint("sky.tif"), "holds nothing but voids within the map");
}

TEST_F(BadDem, CutOff) {
    TiffPlan plan;
    plan.columns = plan.rows = 300;
    plan.transform = {69, 0.001, 0, 35.5, 0, -0.001};
    plan.height = [](int c, int r) { return 1000 + (c * 7919 + r * 104729) % 1000; };
    make_tiff(file("cut.tif"), plan);
    std::filesystem::resize_file(file("cut.tif"), std::filesystem::file_size(file("cut.tif")) / 2);
    const std::string said = complaint("cut.tif");
    EXPECT_TRUE(starts(said, "its heights cannot be read, it is cut off or damaged: ") ||
                starts(said, "cannot be read: "))
        << said;
}

TEST_F(BadDem, ClaimOfTwoMillionBySquareIsRefusedWithoutMemory) {
    TiffPlan plan;
    plan.columns = plan.rows = 2'000'000;
    plan.type = GDT_Int16;
    plan.height = nullptr;
    plan.transform = {60, 1e-5, 0, 40, 0, -1e-5};
    plan.options = {"SPARSE_OK=TRUE", "BIGTIFF=YES", "TILED=YES", "BLOCKXSIZE=16384",
                    "BLOCKYSIZE=16384"};
    make_tiff(file("huge.tif"), plan);
    rusage before{}, after{};
    ::getrusage(RUSAGE_SELF, &before);
    EXPECT_EQ(complaint("huge.tif"), "claims 2000000 x 2000000 cells, more than can be read");
    ::getrusage(RUSAGE_SELF, &after);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 64 * 1024); // KiB
}

TEST_F(BadDem, WindowThatIsEmptyOrTooFine) {
    make_tiff(file("good.tif"), {});
    const auto empty = io::read_dem(file("good.tif"), {*m_projection, {10, 10, 10, 10}, 100});
    ASSERT_FALSE(empty.has_value());
    EXPECT_NE(empty.error().message.find("is empty"), std::string::npos);
    const auto fine = io::read_dem(file("good.tif"), {*m_projection, {0, 0, 1e6, 1e6}, 1});
    ASSERT_FALSE(fine.has_value());
    EXPECT_NE(fine.error().message.find("more than can be held"), std::string::npos);
}

TEST_F(BadDem, RasterToolsNeedAPlaneInMetresNorthUp) {
    const auto reason = [&](const TiffPlan& plan) {
        make_tiff(file("plane.tif"), plan);
        const auto dem = io::read_projected_dem(file("plane.tif"));
        std::filesystem::remove(file("plane.tif"));
        return dem ? std::string("read")
                   : dem.error().message.substr(file("plane.tif").string().size() + 2);
    };
    TiffPlan plan;
    EXPECT_EQ(reason(plan),
              "its cells are measured in degrees; warp it to a projection in metres first");
    plan.reference = "EPSG:32642";
    plan.transform = {500000, 100, 0, 3900000, 0, 100};
    EXPECT_EQ(reason(plan), "its grid is south up; warp it north up first");
    plan.transform = {500000, 80, 60, 3900000, 60, -80};
    EXPECT_EQ(reason(plan), "its grid is rotated; warp it north up first");
    plan.transform = {500000, 100, 0, 3900000, 0, -90};
    EXPECT_EQ(reason(plan), "its cells are not square (100 by 90)");
    plan.transform = {500000, 100, 0, 3900000, 0, -100};
    EXPECT_EQ(reason(plan), "read");
}

TEST_F(BadDem, WritingFailsWithTheReasonAndLeavesTheOldFile) {
    terrain::HeightGrid grid(4, 4, 100, {500000, 3900000});
    std::fill(grid.heights().begin(), grid.heights().end(), 5.0f);
    const auto message = [&](const std::filesystem::path& path) {
        const auto done = io::write_dem(path, grid, *m_projection);
        return done ? std::string("written") : done.error().message;
    };
    std::filesystem::create_directory(file("folder.tif"));
    EXPECT_EQ(message(file("folder.tif")),
              file("folder.tif").string() + ": cannot be written: is a folder");
    EXPECT_EQ(message(file("none/out.tif")),
              file("none/out.tif").string() + ": cannot be written: no such folder");
    ASSERT_EQ(::mkfifo(file("pipe.tif").c_str(), 0600), 0);
    EXPECT_EQ(message(file("pipe.tif")),
              file("pipe.tif").string() + ": cannot be written: is not a regular file");
    write_text("old.tif", "old");
    const auto empty = io::write_dem(file("old.tif"), terrain::HeightGrid(), *m_projection);
    ASSERT_FALSE(empty.has_value());
    EXPECT_EQ(std::filesystem::file_size(file("old.tif")), 3u);
}
