// Terrains kept by name, and the finer relief that a zoomed-in view draws from them.

#include "app/terrain_store.hpp"
#include "app/terrain_store_relief.hpp"
#include "io/dem.hpp"
#include "io/terrain_pyramid.hpp"
#include "support/shared.hpp"

#include <chrono>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace panjshir;
namespace fs = std::filesystem;

class TerrainStore : public ::testing::Test {
protected:
    TerrainStore()
        : m_folder(fs::temp_directory_path() /
                   ("panjshir-store-" + std::to_string(::getpid()) + "-" +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
        fs::create_directories(m_folder);
    }
    ~TerrainStore() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    /// Hills of some kilometres on 30 m cells.
    static terrain::HeightGrid hills(int columns, int rows) {
        terrain::HeightGrid grid(columns, rows, 30, {500000, 3930000});
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns; ++c)
                grid.at(c, r) = static_cast<float>(2500 + 600 * std::sin(c / 40.0) +
                                                   500 * std::cos(r / 31.0 + c / 90.0));
        return grid;
    }
    Result<app::StoreResult> store(const fs::path& file, const fs::path& cache) const {
        return app::store_terrain({.name = "hills",
                                   .title = "Hills",
                                   .credit = "Nobody's survey",
                                   .source = "hills.tif",
                                   .files = {file},
                                   .projection = *m_projection,
                                   .extent = {503000, 3910000, 520000, 3927000},
                                   .cache_folder = cache});
    }
    std::unique_ptr<Projection> m_projection = make_map_projection();
    fs::path m_folder;
};

} // namespace

TEST_F(TerrainStore, WhatIsStoredIsFoundByItsName) {
    ASSERT_TRUE(io::write_dem(m_folder / "hills.tif", hills(900, 800), *m_projection));
    const auto stored = store(m_folder / "hills.tif", m_folder);
    ASSERT_TRUE(stored) << stored.error().message;
    EXPECT_EQ(stored->terrain.cell_size_m, 30);
    const auto chosen = app::choose_terrain("hills", m_folder);
    ASSERT_TRUE(chosen) << chosen.error().message;
    EXPECT_EQ(chosen->title, "Hills");
    EXPECT_EQ(chosen->stored->credit, "Nobody's survey");
    EXPECT_EQ(chosen->stored->columns, stored->terrain.columns);
    EXPECT_EQ(app::stored_terrains(m_folder).size(), 1u);
}

TEST_F(TerrainStore, ANameThatIsNoneIsSaid) {
    const auto unknown = app::choose_terrain("alos", m_folder);
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().message.find("no terrain of that name (there is built-in;"),
              std::string::npos);
    const auto copernicus = app::choose_terrain("fetched", m_folder);
    ASSERT_FALSE(copernicus);
    EXPECT_EQ(copernicus.error().kind, ErrorKind::Missing);
    EXPECT_TRUE(app::choose_terrain("built-in", m_folder)->built_in);
    EXPECT_EQ(app::choose_terrain("some/file.tif", m_folder)->title, "file.tif");
    for (const char* name : {"", "built-in", "fetched", "../up", "Upper", "-x"})
        EXPECT_FALSE(app::is_terrain_name(name)) << name;
}

TEST_F(TerrainStore, AFailedImportLeavesTheOldTerrain) {
    ASSERT_TRUE(io::write_dem(m_folder / "hills.tif", hills(900, 800), *m_projection));
    const auto stored = store(m_folder / "hills.tif", m_folder);
    ASSERT_TRUE(stored);
    const auto size = fs::file_size(stored->terrain.file);
    fs::resize_file(m_folder / "hills.tif", fs::file_size(m_folder / "hills.tif") / 2);
    EXPECT_FALSE(store(m_folder / "hills.tif", m_folder));
    EXPECT_EQ(fs::file_size(stored->terrain.file), size);
    EXPECT_TRUE(app::choose_terrain("hills", m_folder));
}

TEST_F(TerrainStore, ATerrainIsNamedAfterItsFile) {
    EXPECT_EQ(app::terrain_name_from("/maps/Alps DEM.tif"), "alps-dem");
    EXPECT_EQ(app::terrain_name_from("N35E069 (SRTM).hgt"), "n35e069-srtm");
    EXPECT_EQ(app::terrain_name_from("پنجشیر.tif"), "imported");
    EXPECT_EQ(app::terrain_name_from("Built-in.tif"), "imported")
        << "that is another relief's name";
    EXPECT_EQ(app::terrain_name_from(std::string(60, 'x') + ".tif"), std::string(40, 'x'));
}

TEST_F(TerrainStore, ANameThatIsTakenGetsANumber) {
    EXPECT_EQ(app::free_terrain_name(m_folder, "Hills.tif"), "hills");
    ASSERT_TRUE(io::write_dem(m_folder / "hills.tif", hills(900, 800), *m_projection));
    ASSERT_TRUE(store(m_folder / "hills.tif", m_folder));
    EXPECT_EQ(app::free_terrain_name(m_folder, "Hills.tif"), "hills-2");
    fs::copy(app::terrain_folder(m_folder, "hills"), app::terrain_folder(m_folder, "hills-2"));
    EXPECT_EQ(app::free_terrain_name(m_folder, "hills.hgt"), "hills-3");
    EXPECT_EQ(app::free_terrain_name(m_folder, "Copernicus.tif"), "copernicus-2") << "is fetched";
    EXPECT_TRUE(app::is_terrain_name(app::free_terrain_name(m_folder, std::string(60, 'x'))));
}

TEST_F(TerrainStore, AFailedImportLeavesNoEmptyFolder) {
    EXPECT_FALSE(store(m_folder / "none.tif", m_folder));
    EXPECT_FALSE(fs::exists(app::terrain_folder(m_folder, "hills")));
}

TEST_F(TerrainStore, WhatAnEndedImportLeftIsRemoved) {
    const fs::path abandoned = app::terrain_folder(m_folder, "abandoned");
    const fs::path kept = app::terrain_folder(m_folder, "kept");
    const auto part = [](long process) {
        return ".terrain." + std::to_string(process) + ".part.tif";
    };
    constexpr long kNobody = 0x7FFFFFFF; // beyond the numbers that a process can have
    for (const fs::path& folder : {abandoned, kept}) {
        fs::create_directories(folder);
        std::ofstream(folder / part(kNobody)) << "x";
    }
    std::ofstream(kept / part(::getpid())) << "x";
    std::ofstream(kept / ".terrain.x.part.tif") << "x";
    app::remove_abandoned_terrains(m_folder);
    EXPECT_FALSE(fs::exists(abandoned));
    EXPECT_FALSE(fs::exists(kept / part(kNobody)));
    EXPECT_TRUE(fs::exists(kept / part(::getpid()))) << "its import is still going";
    EXPECT_TRUE(fs::exists(kept / ".terrain.x.part.tif"));
}

TEST_F(TerrainStore, ACacheThatCannotBeMadeIsSaid) {
    std::ofstream(m_folder / "a-file") << "x";
    ASSERT_TRUE(io::write_dem(m_folder / "hills.tif", hills(900, 800), *m_projection));
    const auto stored = store(m_folder / "hills.tif", m_folder / "a-file");
    ASSERT_FALSE(stored);
    EXPECT_EQ(stored.error().kind, ErrorKind::Missing);
    EXPECT_NE(stored.error().message.find("cannot be made"), std::string::npos);
}

TEST_F(TerrainStore, AZoomedInViewGetsFinerReliefThatCoversIt) {
    const fs::path file = m_folder / "terrain.tif";
    ASSERT_TRUE(io::write_terrain(file, hills(2400, 2000), m_projection->well_known_text()));
    const auto source = app::make_relief_levels({file, 240, app::ReliefDetail::Awaited, {}});
    ASSERT_TRUE(source) << source.error().message;
    ASSERT_NE(*source, nullptr);
    const MapBox view{530000, 3895000, 540000, 3902000};
    for (const auto& [metres_per_mm, cell_m] :
         {std::pair{50.0, 30.0}, {250.0, 60.0}, {500.0, 120.0}}) {
        const auto rasters = (*source)->rasters(view, metres_per_mm);
        ASSERT_TRUE(rasters) << metres_per_mm;
        EXPECT_EQ(rasters->heights->cell_size_m, cell_m);
        EXPECT_LE(rasters->north_west.easting_m, view.west_m);
        EXPECT_GE(rasters->north_west.northing_m, view.north_m);
        EXPECT_GE(rasters->north_west.easting_m + rasters->heights->columns * cell_m, view.east_m);
        EXPECT_LE(rasters->north_west.northing_m - rasters->heights->rows * cell_m, view.south_m);
        const std::size_t cells = rasters->heights->heights_m.size();
        EXPECT_EQ(rasters->sky_view->values.size(), cells);
        EXPECT_EQ(rasters->light_turn->values.size(), cells);
    }
    EXPECT_FALSE((*source)->rasters(view, 2000)); // the ground's own are as fine
    EXPECT_FALSE((*source)->rasters({0, 0, 1000, 1000}, 50));
}

TEST_F(TerrainStore, ReliefMadeBesideTheWindowArrives) {
    const fs::path file = m_folder / "terrain.tif";
    ASSERT_TRUE(io::write_terrain(file, hills(2400, 2000), m_projection->well_known_text()));
    const auto source = app::make_relief_levels({file, 240, app::ReliefDetail::Beside, {}});
    ASSERT_TRUE(source);
    const MapBox view{530000, 3895000, 540000, 3902000};
    EXPECT_FALSE((*source)->rasters(view, 50)) << "not there at once";
    while ((*source)->made() == 0)
        std::this_thread::yield();
    const auto first = (*source)->rasters(view, 50);
    ASSERT_TRUE(first);
    // A step of a few pixels draws from the same rasters.
    const auto moved = (*source)->rasters({530100, 3895000, 540100, 3902000}, 50);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->heights, first->heights);
}

TEST_F(TerrainStore, NeighbouringWindowsShadeTheirCommonGroundAlike) {
    const fs::path file = m_folder / "terrain.tif";
    ASSERT_TRUE(io::write_terrain(file, hills(2400, 2000), m_projection->well_known_text()));
    const auto source = app::make_relief_levels({file, 240, app::ReliefDetail::Awaited, {}});
    ASSERT_TRUE(source);
    const auto a = (*source)->rasters({530000, 3895000, 537000, 3902000}, 50);
    const auto b = (*source)->rasters({535000, 3895000, 548000, 3902000}, 50);
    ASSERT_TRUE(a && b);
    const auto offset =
        static_cast<int>(std::lround((b->north_west.easting_m - a->north_west.easting_m) / 30));
    ASSERT_GT(a->heights->columns, offset + 20);
    ASSERT_EQ(a->heights->rows, b->heights->rows);
    int worst = 0;
    double worst_m = 0;
    for (int r = 0; r < a->heights->rows; ++r)
        for (int c = offset; c < a->heights->columns; ++c) {
            const auto i = static_cast<std::size_t>(r * a->heights->columns + c);
            const auto k = static_cast<std::size_t>(r * b->heights->columns + c - offset);
            worst_m = std::max<double>(
                worst_m, std::abs(a->heights->heights_m[i] - b->heights->heights_m[k]));
            worst = std::max(worst, std::abs(a->sky_view->values[i] - b->sky_view->values[k]));
            worst = std::max(worst, std::abs(a->light_turn->values[i] - b->light_turn->values[k]));
        }
    EXPECT_LT(worst_m, 0.01);
    EXPECT_LE(worst, 6);
}

namespace {

/// Overwrites the middle of a file, where the finest level's blocks lie.
void damage(const fs::path& file) {
    const auto size = static_cast<std::streamoff>(fs::file_size(file));
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(size / 20);
    bytes << std::string(static_cast<std::size_t>(size / 2), 'x');
}

} // namespace

TEST_F(TerrainStore, AFinerLevelThatCannotBeReadIsToldOnceAndNotAskedForAgain) {
    const fs::path file = m_folder / "terrain.tif";
    ASSERT_TRUE(io::write_terrain(file, hills(2400, 2000), m_projection->well_known_text()));
    damage(file);
    const MapBox view{530000, 3895000, 540000, 3902000};
    std::vector<std::string> told;
    const auto source =
        app::make_relief_levels({file, 240, app::ReliefDetail::Awaited,
                                 [&](const std::string& fault) { told.push_back(fault); }});
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_EQ((*source)->fault(), "");
    EXPECT_FALSE((*source)->rasters(view, 50));
    EXPECT_FALSE((*source)->rasters(view, 50));
    EXPECT_FALSE((*source)->rasters({510000, 3895000, 520000, 3902000}, 50));
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ((*source)->fault(), told[0]);
    EXPECT_EQ(told[0].rfind(file.string() + ": its heights cannot be read", 0), 0u) << told[0];
    EXPECT_NE(told[0].find("; the relief stays coarse there"), std::string::npos) << told[0];
}

TEST_F(TerrainStore, BesideTheWindowAFaultIsToldToo) {
    const fs::path file = m_folder / "terrain.tif";
    ASSERT_TRUE(io::write_terrain(file, hills(2400, 2000), m_projection->well_known_text()));
    damage(file);
    const auto source = app::make_relief_levels({file, 240, app::ReliefDetail::Beside, {}});
    ASSERT_TRUE(source);
    const MapBox view{530000, 3895000, 540000, 3902000};
    EXPECT_FALSE((*source)->rasters(view, 50));
    while ((*source)->fault().empty())
        std::this_thread::yield();
    EXPECT_FALSE((*source)->rasters(view, 50));
    EXPECT_EQ((*source)->made(), 0u);
}
