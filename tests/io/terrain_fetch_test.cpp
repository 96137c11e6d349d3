// Tiles read over HTTP from a server on the loopback address: only what is needed, once, and whole.

#include "terrain_tiles.hpp"

#include "io/terrain_mosaic.hpp"

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>

namespace {

using namespace panjshir;
using panjshir::testing::DemFolder;
using panjshir::testing::serve_tile;
using panjshir::testing::ServerFault;
using panjshir::testing::TileServer;

class TerrainFetch : public DemFolder {
protected:
    TerrainFetch() { ::setenv("no_proxy", "127.0.0.1", 1); }

    io::FetchOptions options(LonLatBox area = {69.2, 35.2, 70.4, 35.8}) const {
        io::FetchOptions wanted;
        wanted.source = m_server.address();
        wanted.area = area;
        wanted.folder = file("tiles");
        wanted.tries = 4;
        wanted.first_wait = std::chrono::milliseconds(1);
        wanted.patience = std::chrono::seconds(5);
        return wanted;
    }
    void serve_two(const panjshir::testing::TilePlan& plan = {}) {
        serve_tile(m_server, file("scratch.tif"), 69, 35, plan);
        serve_tile(m_server, file("scratch.tif"), 70, 35, plan);
    }
    /// Greatest difference from the land that the tiles were cut from, at the blocks' own cells.
    static double worst_error(const io::FetchedTiles& fetched) {
        double worst = 0;
        for (const auto& block : fetched.blocks) {
            GDALDatasetH dataset = GDALOpen(block.c_str(), GA_ReadOnly);
            if (!dataset)
                return INFINITY;
            double t[6];
            GDALGetGeoTransform(dataset, t);
            const int columns = GDALGetRasterXSize(dataset), rows = GDALGetRasterYSize(dataset);
            std::vector<float> values(static_cast<std::size_t>(columns) *
                                      static_cast<std::size_t>(rows));
            if (GDALRasterIO(GDALGetRasterBand(dataset, 1), GF_Read, 0, 0, columns, rows,
                             values.data(), columns, rows, GDT_Float32, 0, 0) != CE_None)
                worst = INFINITY;
            for (int r = 0; r < rows; ++r)
                for (int c = 0; c < columns; ++c)
                    worst = std::max(
                        worst, std::abs(values[static_cast<std::size_t>(r * columns + c)] -
                                        panjshir::testing::tile_height(t[0] + (c + 0.5) * t[1],
                                                                       t[3] + (r + 0.5) * t[5])));
            GDALClose(dataset);
        }
        return worst;
    }

    mutable TileServer m_server;
};

} // namespace

TEST(CopernicusTiles, AreNamedByTheirSouthWestCorner) {
    EXPECT_EQ(io::copernicus_tile_name(69, 35), "Copernicus_DSM_COG_10_N35_00_E069_00_DEM");
    EXPECT_EQ(io::copernicus_tile_name(-70, -5), "Copernicus_DSM_COG_10_S05_00_W070_00_DEM");
}

TEST_F(TerrainFetch, BringsTheTilesUnchanged) {
    serve_two();
    const auto fetched = io::fetch_tiles(options());
    ASSERT_TRUE(fetched) << fetched.error().message;
    EXPECT_EQ(fetched->tiles, (std::vector<std::string>{"N35 E069", "N35 E070"}));
    EXPECT_EQ(fetched->blocks_read, 2);
    EXPECT_LT(worst_error(*fetched), 0.001);
}

TEST_F(TerrainFetch, ReadsOverTlsAndRefusesACertificateThatNobodyVouchesFor) {
    TileServer server(panjshir::testing::Transport::Tls);
    serve_tile(server, file("scratch.tif"), 69, 35, {});
    serve_tile(server, file("scratch.tif"), 70, 35, {});
    io::FetchOptions wanted = options();
    wanted.source = server.address();
    wanted.tries = 1;
    ASSERT_EQ(wanted.source.rfind("https://", 0), 0u);
    const auto refused = io::fetch_tiles(wanted);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("certificate"), std::string::npos)
        << refused.error().message;
    EXPECT_EQ(server.bytes_sent(), 0u);

    // GDAL 3.6 reads files by the system's certificates alone, so that one more cannot be trusted.
    ::setenv("GDAL_HTTP_UNSAFESSL", "YES", 1);
    const auto fetched = io::fetch_tiles(wanted);
    ::unsetenv("GDAL_HTTP_UNSAFESSL");
    ASSERT_TRUE(fetched) << fetched.error().message;
    EXPECT_EQ(fetched->blocks_read, 2);
    EXPECT_LT(worst_error(*fetched), 0.001);
}

TEST_F(TerrainFetch, ASecondCallAsksForNothing) {
    serve_two();
    ASSERT_TRUE(io::fetch_tiles(options()));
    m_server.forget_requests();
    const auto again = io::fetch_tiles(options());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->blocks_read, 0);
    EXPECT_EQ(again->blocks_kept, 2);
    EXPECT_TRUE(m_server.requests().empty());
}

TEST_F(TerrainFetch, ReadsASmallPartOfABigTileAndLaterOnlyWhatLacks) {
    serve_tile(m_server, file("scratch.tif"), 69, 35, {.side = 3600, .block = "512"});
    const std::size_t whole = 3600u * 3600u * 4u;
    const auto corner = io::fetch_tiles(options({69.02, 35.9, 69.08, 35.98}));
    ASSERT_TRUE(corner) << corner.error().message;
    EXPECT_EQ(corner->blocks_read, 1);
    EXPECT_LT(m_server.bytes_sent(), whole / 30);
    for (const auto& request : m_server.requests())
        EXPECT_TRUE(request.first >= 0 || request.bytes == 0) << "asked without a range";
    m_server.forget_requests();
    const auto wider = io::fetch_tiles(options({69.02, 35.9, 69.2, 35.98}));
    ASSERT_TRUE(wider);
    EXPECT_EQ(wider->blocks_kept, 1);
    EXPECT_EQ(wider->blocks_read, 1);
    EXPECT_LT(m_server.bytes_sent(), whole / 30);
    EXPECT_LT(worst_error(*wider), 0.001);
}

TEST_F(TerrainFetch, AnAbsentTileIsSeaAndNoneAtAllIsAnError) {
    serve_tile(m_server, file("scratch.tif"), 69, 35);
    const auto fetched = io::fetch_tiles(options());
    ASSERT_TRUE(fetched) << fetched.error().message;
    EXPECT_EQ(fetched->absent, std::vector<std::string>{"N35 E070"});
    const auto nothing = io::fetch_tiles(options({10.2, 10.2, 10.8, 10.8}));
    ASSERT_FALSE(nothing);
    EXPECT_NE(nothing.error().message.find("has none of the 1 tiles"), std::string::npos)
        << nothing.error().message;
}

TEST_F(TerrainFetch, OutlivesDroppedConnectionsAndBusyServers) {
    serve_two();
    const std::vector<ServerFault> faults{
        {.status = 503},         {.status = 500},        {.drop_at_once = true}, {},
        {.drop_mid_body = true}, {.wrong_length = true}, {.wait_ms = 30}};
    m_server.set_fault([=](std::size_t number, const std::string&) {
        return number < faults.size() ? faults[number] : ServerFault{};
    });
    std::vector<std::string> notes;
    auto wanted = options();
    wanted.note = [&](const std::string& note) { notes.push_back(note); };
    const auto fetched = io::fetch_tiles(wanted);
    ASSERT_TRUE(fetched) << fetched.error().message;
    EXPECT_GE(notes.size(), 3u);
    EXPECT_LT(worst_error(*fetched), 0.001);
}

TEST_F(TerrainFetch, AServerGoneMidWayLosesNothing) {
    serve_two();
    std::size_t first_tile = 0;
    const std::string second = io::copernicus_tile_name(70, 35);
    m_server.set_fault([&](std::size_t, const std::string& path) {
        const bool gone = path.find(second) != std::string::npos;
        first_tile += !gone;
        return ServerFault{.drop_at_once = gone};
    });
    const auto broken = io::fetch_tiles(options());
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().kind, ErrorKind::Missing);
    EXPECT_NE(broken.error().message.find("(tried 4 times)"), std::string::npos);
    EXPECT_EQ(broken.error().message.find('\n'), std::string::npos);
    m_server.set_fault({});
    m_server.forget_requests();
    const auto resumed = io::fetch_tiles(options());
    ASSERT_TRUE(resumed);
    EXPECT_EQ(resumed->blocks_kept, 1);
    EXPECT_EQ(resumed->blocks_read, 1);
    for (const auto& request : m_server.requests())
        EXPECT_NE(request.path.find(second), std::string::npos) << "read again: " << request.path;
    EXPECT_LT(worst_error(*resumed), 0.001);
}

TEST_F(TerrainFetch, ResumesAfterBeingKilled) {
    serve_tile(m_server, file("scratch.tif"), 69, 35, {.side = 1200, .block = "512"});
    const LonLatBox area{69.1, 35.1, 69.9, 35.9};
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        auto wanted = options(area);
        wanted.progress = [](const io::FetchProgress& at) {
            if (at.block == 4)
                ::raise(SIGKILL);
        };
        (void)io::fetch_tiles(wanted);
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    const auto resumed = io::fetch_tiles(options(area));
    ASSERT_TRUE(resumed) << resumed.error().message;
    EXPECT_EQ(resumed->blocks_kept, 4);
    EXPECT_EQ(resumed->blocks_read, 5);
    EXPECT_LT(worst_error(*resumed), 0.001);
}

TEST_F(TerrainFetch, ADamagedBlockIsReadAgain) {
    serve_two();
    const auto first = io::fetch_tiles(options());
    ASSERT_TRUE(first);
    std::fstream(first->blocks[0], std::ios::in | std::ios::out | std::ios::binary).seekp(600)
        << "damage";
    const auto again = io::fetch_tiles(options());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->blocks_read, 1);
    EXPECT_LT(worst_error(*again), 0.001);
}

TEST_F(TerrainFetch, SaysWhatIsWrongInOneLine) {
    const auto complaint = [&](const io::FetchOptions& wanted) {
        const auto fetched = io::fetch_tiles(wanted);
        return fetched ? std::string("fetched") : fetched.error().message;
    };
    const std::string name = io::copernicus_tile_name(69, 35);
    const std::string path = "/" + name + "/" + name + ".tif";
    const LonLatBox one{69.2, 35.2, 69.4, 35.4};
    auto bad = options(one);
    bad.source = "ftp://127.0.0.1/tiles";
    EXPECT_EQ(complaint(bad),
              "--source: 'ftp://127.0.0.1/tiles' is no address of the form https://...");
    m_server.put(path, "<html>not here</html>");
    EXPECT_EQ(complaint(options(one)), m_server.address() + path + ": is not a GeoTIFF");
    m_server.set_fault([](std::size_t, const std::string&) { return ServerFault{.status = 403}; });
    EXPECT_EQ(complaint(options(one)), m_server.address() + path + ": the server refuses it (403)");
    m_server.set_fault({});
    serve_tile(m_server, file("scratch.tif"), 71, 35); // another place's tile under this name
    const std::string other = io::copernicus_tile_name(71, 35);
    panjshir::testing::TiffPlan plan;
    plan.columns = plan.rows = 100;
    plan.transform = {71, 0.01, 0, 36, 0, -0.01};
    panjshir::testing::make_tiff(file("elsewhere.tif"), plan);
    m_server.put(path, panjshir::testing::file_bytes(file("elsewhere.tif")));
    EXPECT_NE(complaint(options(one)).find("lies elsewhere (71.000 to 72.000 E"),
              std::string::npos);
    plan.transform = {69, 0.01, 0, 36, 0, -0.01};
    plan.bands = 3;
    panjshir::testing::make_tiff(file("picture.tif"), plan);
    m_server.put(path, panjshir::testing::file_bytes(file("picture.tif")));
    EXPECT_NE(complaint(options(one)).find("no elevation tile (found 3 bands)"), std::string::npos);
    write_text("a-file", "");
    auto closed = options(one);
    closed.folder = file("a-file") / "tiles";
    EXPECT_NE(complaint(closed).find("cannot be made: Not a directory"), std::string::npos);
}

TEST_F(TerrainFetch, BlocksJoinToTheLandTheyWereCutFrom) {
    serve_two({.side = 1200, .block = "512"});
    const auto fetched = io::fetch_tiles(options());
    ASSERT_TRUE(fetched) << fetched.error().message;
    const auto projection = make_map_projection();
    const MapPoint a = projection->to_map(LonLat::from_degrees(69.8, 35.3));
    const MapPoint b = projection->to_map(LonLat::from_degrees(70.2, 35.7));
    const auto mosaic = io::join_terrain(
        fetched->blocks, {*projection, {a.easting_m, a.northing_m, b.easting_m, b.northing_m}});
    ASSERT_TRUE(mosaic) << mosaic.error().message;
    double worst = 0;
    for (int r = 0; r < mosaic->grid.rows(); ++r)
        for (int c = 0; c < mosaic->grid.columns(); ++c) {
            const LonLat at = projection->to_lon_lat(mosaic->grid.centre_of(c, r));
            worst = std::max(worst, std::abs(mosaic->grid.at(c, r) -
                                             panjshir::testing::tile_height(at.longitude_deg(),
                                                                            at.latitude_deg())));
        }
    EXPECT_LT(worst, 0.15); // a twentieth of a cell of 77 m on slopes of 3 %; across 70 E too
    ASSERT_FALSE(mosaic->joints.empty());
    EXPECT_TRUE(mosaic->joints.front().sound);
}
