// The ground kept in the cache folder: found again with all that was said of it.

#include "app/terrain_cache.hpp"
#include "app/terrain_source.hpp"
#include "base/file.hpp"
#include "io/dem.hpp"
#include "support/shared.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <unistd.h>

namespace {

using namespace panjshir;
namespace fs = std::filesystem;

class TerrainCache : public ::testing::Test {
protected:
    TerrainCache()
        : m_folder(fs::temp_directory_path() /
                   ("panjshir-ground-" + std::to_string(::getpid()) + "-" +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
        fs::create_directories(m_folder);
    }
    ~TerrainCache() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    scene::Ground ground() const {
        terrain::HeightGrid grid(40, 30, 500, {500000, 3930000});
        for (int r = 0; r < 30; ++r)
            for (int c = 0; c < 40; ++c)
                grid.at(c, r) = static_cast<float>(1500 + 10 * c + 5 * r);
        Diagnostics none;
        return scene::make_ground({*m_projection, {}, {}, std::move(grid)}, none);
    }
    fs::path kept_file() const {
        for (const auto& entry : fs::directory_iterator(m_folder))
            return entry.path();
        return {};
    }
    std::unique_ptr<Projection> m_projection = make_map_projection();
    fs::path m_folder;
};

constexpr const char* kKey = "0123456789abcdef0123456789abcdef";

} // namespace

TEST_F(TerrainCache, GivesBackTheGroundAndWhatWasSaidOfIt) {
    const scene::Ground made = ground();
    const Diagnostics said{
        {Severity::Warning, "extents.csv", 7, 3, "lies \"outside\"\nthe terrain"},
        {Severity::Error, "", 0, 0, "été"}};
    app::keep_ground(m_folder, kKey, made, said);
    const auto kept = app::find_kept_ground(m_folder, kKey);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->diagnostics, said);
    EXPECT_EQ(scene::write_ground(kept->ground, kKey), scene::write_ground(made, kKey));
    EXPECT_FALSE(app::find_kept_ground(m_folder, "fedcba9876543210"));
}

TEST_F(TerrainCache, DamagedBytesAreAsNone) {
    app::keep_ground(m_folder, kKey, ground(), {});
    const auto bytes = read_file(kept_file());
    ASSERT_TRUE(bytes);
    for (const std::string& damaged : {bytes->substr(0, bytes->size() / 2), bytes->substr(1),
                                       std::string("[]"), std::string()}) {
        ASSERT_TRUE(write_file(kept_file(), damaged));
        EXPECT_FALSE(app::find_kept_ground(m_folder, kKey)) << damaged.size();
    }
}

TEST_F(TerrainCache, KeepsTheThreeUsedLast) {
    const scene::Ground made = ground();
    const auto key = [](int i) { return std::string(16, static_cast<char>('a' + i)); };
    const auto age = [&](int i, int minutes) {
        fs::last_write_time(m_folder / ("ground-" + key(i) + ".bin"),
                            fs::file_time_type::clock::now() - std::chrono::minutes(minutes));
    };
    for (int i = 0; i < 3; ++i) {
        app::keep_ground(m_folder, key(i), made, {});
        age(i, 30 - i);
    }
    ASSERT_TRUE(app::find_kept_ground(m_folder, key(0))); // now used last
    app::keep_ground(m_folder, key(3), made, {});
    EXPECT_TRUE(app::find_kept_ground(m_folder, key(0)));
    EXPECT_FALSE(app::find_kept_ground(m_folder, key(1)));
    EXPECT_TRUE(app::find_kept_ground(m_folder, key(2)));
    EXPECT_TRUE(app::find_kept_ground(m_folder, key(3)));
}

TEST_F(TerrainCache, ASecondStartSaysAgainWhatTheExtentsLackAndBuildsNothing) {
    // Terrain of a corner of the atlas: most pour points lie outside it.
    terrain::HeightGrid corner(300, 300, 100, {500000, 3930000});
    for (int r = 0; r < 300; ++r)
        for (int c = 0; c < 300; ++c)
            corner.at(c, r) = static_cast<float>(2500 + 300 * std::sin(c / 20.0) - 2 * r);
    ASSERT_TRUE(io::write_dem(m_folder / "corner.tif", corner, *m_projection));
    const auto atlas = io::load_atlas(panjshir::testing::atlas_dir());
    ASSERT_TRUE(atlas) << atlas.error().message;
    const auto open = [&](Diagnostics& diagnostics) {
        std::vector<std::string> work;
        const auto ground =
            app::load_ground(*atlas, *m_projection,
                             {(m_folder / "corner.tif").string(), m_folder / "cache",
                              [&](std::string_view what) { work.emplace_back(what); }},
                             diagnostics);
        EXPECT_TRUE(ground) << (ground ? "" : ground.error().message);
        return work;
    };
    Diagnostics first, second{{Severity::Warning, "places.csv", 2, 1, "from before"}};
    EXPECT_FALSE(open(first).empty());
    ASSERT_FALSE(first.empty());
    EXPECT_TRUE(open(second).empty());
    ASSERT_EQ(second.size(), first.size() + 1);
    EXPECT_EQ(Diagnostics(second.begin() + 1, second.end()), first);
}
