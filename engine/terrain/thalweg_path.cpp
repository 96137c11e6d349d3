#include "terrain/thalweg_path.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace panjshir::terrain {

std::vector<std::uint8_t> in_valley(const FlowField& flow, const CellPath& path,
                                    const ValleyOptions& options) {
    constexpr std::size_t look = 4; // cells along the path that give its direction
    const HeightGrid& grid = flow.heights();
    std::vector<std::uint8_t> result(path.size(), 0);
    for (std::size_t i = 0; i < path.size(); ++i) {
        const MapPoint here = flow.centre_of(path[i]);
        const MapPoint before = flow.centre_of(path[i >= look ? i - look : 0]);
        const MapPoint after = flow.centre_of(path[std::min(i + look, path.size() - 1)]);
        const double length = distance_m(before, after);
        if (length == 0)
            continue;
        const double side_x = (after.northing_m - before.northing_m) / length;
        const double side_y = -(after.easting_m - before.easting_m) / length;
        const float floor_m = grid.heights()[path[i]];
        const auto rises = [&](double sign) {
            for (double d = grid.cell_size_m(); d <= options.half_width_m; d += grid.cell_size_m())
                if (grid.height_at({here.easting_m + sign * d * side_x,
                                    here.northing_m + sign * d * side_y}) >=
                    floor_m + options.depth_m)
                    return true;
            return false;
        };
        result[i] = rises(1) && rises(-1);
    }
    const auto widest_gap = static_cast<std::size_t>(options.half_width_m / grid.cell_size_m());
    for (std::size_t i = 1; i < result.size(); ++i) {
        if (result[i] || !result[i - 1])
            continue;
        std::size_t end = i;
        while (end < result.size() && !result[end])
            ++end;
        if (end < result.size() && end - i <= widest_gap)
            std::fill(result.begin() + static_cast<std::ptrdiff_t>(i),
                      result.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{1});
    }
    return result;
}

MapLine smooth_path(const FlowField& flow, const CellPath& path) {
    static constexpr std::array<double, 5> weight{70, 56, 28, 8, 1}; // binomial
    MapLine line;
    line.reserve(path.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::size_t reach = std::min({weight.size() - 1, i, path.size() - 1 - i});
        MapPoint sum{0, 0};
        double total = 0;
        const auto add = [&](std::size_t cell, double w) {
            const MapPoint p = flow.centre_of(cell);
            sum.easting_m += w * p.easting_m;
            sum.northing_m += w * p.northing_m;
            total += w;
        };
        add(path[i], weight[0]);
        for (std::size_t k = 1; k <= reach; ++k) {
            add(path[i - k], weight[k]);
            add(path[i + k], weight[k]);
        }
        line.push_back({sum.easting_m / total, sum.northing_m / total});
    }
    return line;
}

} // namespace panjshir::terrain
