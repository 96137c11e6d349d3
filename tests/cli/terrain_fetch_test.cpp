// panjshir terrain fetch from a server on the loopback address: what is said, kept and resumed.

#include "cli/terrain_cache_fixture.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::CommandRun;
using panjshir::testing::file_bytes;
using panjshir::testing::run_command;
using panjshir::testing::serve_tile;
using panjshir::testing::ServerFault;
using panjshir::testing::TerrainCache;
using panjshir::testing::TileServer;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kCredit = "Copernicus DEM GLO-30: © DLR e.V. 2010-2014";

class TerrainFetchCommand : public TerrainCache {
protected:
    void serve_two() {
        serve_tile(m_server, file("scratch.tif"), 69, 35);
        serve_tile(m_server, file("scratch.tif"), 70, 35);
    }
    /// With options of a test's own, which may replace the usual ones.
    CommandRun fetch(const std::vector<std::string>& own = {}) const {
        std::vector<std::string> arguments{"terrain", "fetch"};
        arguments.insert(arguments.end(), own.begin(), own.end());
        for (const auto& [option, value] :
             {std::pair<std::string, std::string>{"--source", m_server.address()},
              {"--area", "69.6,35.3,70.4,35.7"},
              {"--wait", "0.001"},
              {"--tries", "3"}})
            if (std::find(own.begin(), own.end(), option) == own.end())
                arguments.insert(arguments.end(), {option, value});
        return run_command(arguments);
    }
    std::string kept() const { return terrain_file("copernicus"); }

    mutable TileServer m_server;
};

} // namespace

TEST_F(TerrainFetchCommand, BringsTheTilesAndTellsProgressAndCredit) {
    serve_two();
    const CommandRun run = fetch();
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_THAT(run.err, StartsWith(std::string("panjshir: ") + kCredit));
    EXPECT_THAT(run.err, HasSubstr("tile 1 of 2, N35 E069: asking ..."));
    EXPECT_THAT(run.err, HasSubstr("tile 2 of 2, N35 E070: block 1 of 1"));
    EXPECT_THAT(run.err, HasSubstr("2 tiles: 2 blocks read, 0 kept from before"));
    EXPECT_THAT(run.out, StartsWith("terrain 'copernicus': "));
    EXPECT_THAT(run.out, HasSubstr("joints: 1 checked"));
    EXPECT_THAT(run.out, HasSubstr(std::string("credit: ") + kCredit));
    EXPECT_TRUE(fs::is_regular_file(kept()));

    m_server.forget_requests();
    const CommandRun again = fetch({"--json"});
    ASSERT_EQ(again.exit_code, kDone) << again.err;
    EXPECT_THAT(again.err, HasSubstr("0 blocks read, 2 kept from before"));
    EXPECT_TRUE(m_server.requests().empty());
    EXPECT_EQ(again.json().at("name"), "copernicus");
    EXPECT_EQ(again.json().at("source"), m_server.address());
    EXPECT_THAT(again.json().at("credit").get<std::string>(), StartsWith(kCredit));
    EXPECT_EQ(again.json().at("worst_joint").at("sound"), true);
}

TEST_F(TerrainFetchCommand, WhatWasFetchedIsATerrainByTwoNames) {
    serve_two();
    ASSERT_EQ(fetch({"--quiet"}).err, "");
    for (const char* name : {"fetched", "copernicus"}) {
        // The land that the tiles were cut from, at a place in the first tile.
        const CommandRun run = run_command(
            {"--terrain", name, "sight", "--from", "69.8,35.5,2", "--to", "69.82,35.5", "--json"});
        ASSERT_EQ(run.exit_code, kDone) << run.err;
        EXPECT_NEAR(run.json().at("observer").at("ground_m").get<double>(),
                    panjshir::testing::tile_height(69.8, 35.5), 2);
    }
}

TEST_F(TerrainFetchCommand, AServerGoneMidWayLeavesTheCacheWholeAndTheNextCallGoesOn) {
    serve_two();
    ASSERT_EQ(fetch({"--area", "69.6,35.3,69.9,35.7"}).exit_code, kDone);
    const std::string before = file_bytes(kept());
    const std::string second = io::copernicus_tile_name(70, 35);
    m_server.set_fault([&](std::size_t, const std::string& path) {
        return ServerFault{.drop_mid_body = path.find(second) != std::string::npos};
    });
    const CommandRun broken = fetch();
    EXPECT_EQ(broken.exit_code, kMissing);
    EXPECT_THAT(broken.err, HasSubstr("(tried 3 times)"));
    EXPECT_THAT(broken.err, HasSubstr(second));
    EXPECT_EQ(file_bytes(kept()), before);
    EXPECT_EQ(run_command(
                  {"--terrain", "fetched", "sight", "--from", "69.8,35.5,2", "--to", "69.82,35.5"})
                  .exit_code,
              kDone);
    m_server.set_fault({});
    m_server.forget_requests();
    const CommandRun resumed = fetch();
    ASSERT_EQ(resumed.exit_code, kDone) << resumed.err;
    EXPECT_THAT(resumed.err, HasSubstr("2 tiles: 1 blocks read, 1 kept from before"));
    for (const auto& request : m_server.requests())
        EXPECT_THAT(request.path, HasSubstr(second));
}

TEST_F(TerrainFetchCommand, DroppedConnectionsAreToldAndOutlived) {
    serve_two();
    m_server.set_fault([](std::size_t number, const std::string&) {
        return number == 1   ? ServerFault{.status = 503}
               : number == 3 ? ServerFault{.drop_at_once = true}
                             : ServerFault{};
    });
    const CommandRun run = fetch({"--tries", "6"});
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_THAT(run.err, HasSubstr("2 tiles: 2 blocks read"));
}

TEST_F(TerrainFetchCommand, AnAbsentTileIsToldAndNoneAtAllIsAnError) {
    serve_tile(m_server, file("scratch.tif"), 69, 35);
    const CommandRun run = fetch();
    ASSERT_EQ(run.exit_code, kDone) << run.err;
    EXPECT_THAT(run.err, HasSubstr("the server has no tile N35 E070: taken as open sea"));
    const CommandRun none = fetch({"--area", "71.2,34.2,71.8,34.8"});
    EXPECT_NE(none.exit_code, kDone);
    EXPECT_THAT(none.err, HasSubstr("has none of the 1 tiles"));
    EXPECT_TRUE(fs::is_regular_file(kept()));
}

TEST_F(TerrainFetchCommand, RefusesWhatCannotBeAndPrintsTheCreditAlone) {
    EXPECT_EQ(fetch({"--source", "ftp://127.0.0.1/tiles"}).exit_code, kWrongUsage);
    EXPECT_EQ(fetch({"--area", "here"}).exit_code, kWrongUsage);
    EXPECT_EQ(fetch({"--tries", "0"}).exit_code, kWrongUsage);
    const CommandRun credit = run_command({"terrain", "fetch", "--credit"});
    EXPECT_EQ(credit.exit_code, kDone);
    EXPECT_THAT(credit.out, StartsWith(kCredit));
    EXPECT_EQ(credit.err, "");
    EXPECT_TRUE(m_server.requests().empty());
    m_server.set_fault([](std::size_t, const std::string&) { return ServerFault{.status = 403}; });
    const CommandRun refused = fetch();
    EXPECT_EQ(refused.exit_code, kInputAtFault);
    EXPECT_THAT(refused.err, HasSubstr("the server refuses it (403)"));
    EXPECT_FALSE(fs::exists(kept()));
}

} // namespace panjshir::cli
