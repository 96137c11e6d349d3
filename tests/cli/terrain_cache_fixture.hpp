#pragma once
// A folder of the test's own that is also the program's cache folder, for commands that keep
// terrains.

#include "cli/command_runner.hpp"
#include "io/terrain_tiles.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace panjshir::testing {

class TerrainCache : public DemFolder {
protected:
    TerrainCache() {
        for (const char* name : {"XDG_CACHE_HOME", "no_proxy"})
            m_before.push_back({name, std::getenv(name) ? std::getenv(name) : ""});
        ::setenv("XDG_CACHE_HOME", file("cache").c_str(), 1);
        ::setenv("no_proxy", "127.0.0.1", 1);
    }
    ~TerrainCache() override {
        for (const auto& [name, value] : m_before)
            value.empty() ? ::unsetenv(name) : ::setenv(name, value.c_str(), 1);
    }

    /// Land of 69 to 69.3 E and 35.25 to 35.5 N, in degrees; `west` moves it by whole files.
    static TiffPlan land(int west = 0, double lift_m = 0) {
        TiffPlan plan;
        const double left = 69 + 0.3 * west;
        plan.transform = {left, 0.005, 0, 35.5, 0, -0.005};
        plan.height = [=](int c, int r) {
            return tile_height(left + (c + 0.5) * 0.005, 35.5 - (r + 0.5) * 0.005) + lift_m;
        };
        return plan;
    }
    std::string terrain_file(const std::string& name) const {
        return (file("cache") / "panjshir" / "terrain" / name / "terrain.tif").string();
    }

private:
    std::vector<std::pair<const char*, std::string>> m_before;
};

} // namespace panjshir::testing
