#include "terrain/thalweg.hpp"

#include "terrain/skeleton_lines.hpp"
#include "terrain/thalweg_path.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <queue>
#include <unordered_map>
#include <utility>

namespace panjshir::terrain {

namespace {

/// A way-point and the cell it was moved to (-1 outside the grid).
struct Station {
    MapPoint point;
    std::int64_t cell = -1;
};

/// Down from one cell to another, or nothing when the water goes elsewhere.
CellPath trace(const FlowField& flow, std::size_t from, std::size_t to) {
    const double straight_m = distance_m(flow.centre_of(from), flow.centre_of(to));
    const auto limit = static_cast<std::size_t>(4 * straight_m / flow.cell_size_m()) + 50;
    CellPath path{from};
    while (path.back() != to) {
        const std::int64_t next = flow.receiver(path.back());
        if (next < 0 || path.size() > limit)
            return {};
        path.push_back(static_cast<std::size_t>(next));
    }
    return path;
}

/// Down from a cell to where the water passes nearest to a point, or nothing when it does not come
/// within `reach_m` of it.
CellPath descend_past(const FlowField& flow, std::size_t from, MapPoint point, double reach_m) {
    CellPath path{from};
    std::size_t nearest = 0;
    double nearest_m = distance_m(flow.centre_of(from), point);
    const auto limit = static_cast<std::size_t>(4 * nearest_m / flow.cell_size_m()) + 50;
    while (path.size() < limit) {
        const std::int64_t next = flow.receiver(path.back());
        if (next < 0)
            break;
        path.push_back(static_cast<std::size_t>(next));
        const double away_m = distance_m(flow.centre_of(path.back()), point);
        if (away_m < nearest_m) {
            nearest_m = away_m;
            nearest = path.size() - 1;
        } else if (nearest_m <= reach_m && away_m > nearest_m + 2 * reach_m) {
            break;
        }
    }
    if (nearest_m > reach_m || nearest == 0)
        return {};
    path.resize(nearest + 1);
    return path;
}

/// The way from one cell to another that keeps to strong flow and does not climb, within a corridor
/// (Dijkstra); for ways where the grid's own flow leaves the real river.
CellPath least_cost(const FlowField& flow, std::size_t from, std::size_t to) {
    struct Visit {
        double cost = 0;
        std::size_t before = 0;
        bool settled = false;
    };
    using Entry = std::pair<double, std::size_t>;
    const MapPoint a = flow.centre_of(from), b = flow.centre_of(to);
    const double straight_m = distance_m(a, b), slack_m = std::max(3000.0, 0.5 * straight_m);
    const int columns = flow.columns(), rows = flow.rows();
    const auto z = flow.heights().heights();
    std::unordered_map<std::size_t, Visit> visits;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    visits[from] = {0, from, false};
    queue.emplace(0.0, from);
    while (!queue.empty()) {
        const std::size_t cell = queue.top().second;
        queue.pop();
        Visit& visit = visits[cell];
        if (visit.settled)
            continue;
        visit.settled = true;
        const double cost = visit.cost;
        if (cell == to) {
            CellPath path{to};
            while (path.back() != from)
                path.push_back(visits[path.back()].before);
            std::reverse(path.begin(), path.end());
            return path;
        }
        const int column = static_cast<int>(cell % static_cast<std::size_t>(columns));
        const int row = static_cast<int>(cell / static_cast<std::size_t>(columns));
        for (std::size_t d = 0; d < 8; ++d) {
            const int c = column + FlowField::kColumnStep[d], r = row + FlowField::kRowStep[d];
            if (c < 0 || r < 0 || c >= columns || r >= rows)
                continue;
            const std::size_t other = flow.heights().index(c, r);
            const MapPoint p = flow.centre_of(other);
            if (std::isnan(z[other]) || distance_m(a, p) + distance_m(p, b) > straight_m + slack_m)
                continue;
            const double step_m = flow.cell_size_m() * (d % 2 == 0 ? 1.0 : std::sqrt(2.0));
            const double drained_km2 = flow.accumulation_m2(other) / 1e6;
            const double total = cost + step_m * (0.05 + 1 / (1 + std::sqrt(drained_km2))) +
                                 10 * std::max(0.0F, z[other] - z[cell]);
            const auto [entry, is_new] = visits.try_emplace(other, Visit{total, cell, false});
            if (!is_new && !entry->second.settled && total < entry->second.cost)
                entry->second = {total, cell, false};
            else if (!is_new)
                continue;
            queue.emplace(total, other);
        }
    }
    return {};
}

bool mostly_in_valley(const FlowField& flow, const CellPath& path, const ValleyOptions& options) {
    const std::vector<std::uint8_t> valley = in_valley(flow, path, options);
    return std::count(valley.begin(), valley.end(), 1) * 2 >=
           static_cast<std::ptrdiff_t>(valley.size());
}

/// The reach's cells, or nothing where a curve is to be drawn.
CellPath reach_path(const FlowField& flow, std::int64_t from, const Station& to,
                    const ThalwegOptions& options) {
    if (from < 0 || to.cell < 0 || from == to.cell)
        return {};
    const auto a = static_cast<std::size_t>(from), b = static_cast<std::size_t>(to.cell);
    CellPath path = descend_past(flow, a, to.point, options.snap_m);
    if (path.empty())
        path = trace(flow, a, b);
    if (path.empty())
        path = least_cost(flow, a, b);
    // A short way that winds about leads from one stray cell to another.
    const double straight_m =
        distance_m(flow.centre_of(a), flow.centre_of(path.empty() ? b : path.back()));
    if (static_cast<double>(path.size()) * flow.cell_size_m() >
        1.4 * straight_m + options.snap_m / 2)
        return {};
    if (!mostly_in_valley(flow, path, options.valley))
        return {};
    return path;
}

/// A way-point beside the water may have led the path there and back: where it comes next to one of
/// its own cells again within the next 40, what lies between is taken out.
CellPath without_loops(const FlowField& flow, const CellPath& path) {
    const auto columns = static_cast<std::size_t>(flow.columns());
    const auto apart = [columns](std::size_t a, std::size_t b) {
        const auto difference = [](std::size_t x, std::size_t y) { return x > y ? x - y : y - x; };
        return std::max(difference(a % columns, b % columns), difference(a / columns, b / columns));
    };
    CellPath result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        for (std::size_t j = std::min(i + 40, path.size() - 1); j > i + 2; --j)
            if (apart(path[i], path[j]) <= (j > i + 8 ? 4U : 1U)) {
                result.push_back(path[i]);
                i = j;
                break;
            }
        result.push_back(path[i]);
    }
    return result;
}

/// Takes points out at which the line turns by more than 80 degrees: where traced reaches and
/// curves meet beside a stray way-point, it would jut out.
void take_hooks_out(Watercourse& course) {
    constexpr double sharpest = 80 * std::numbers::pi / 180;
    Watercourse kept;
    for (std::size_t i = 0; i < course.line.size(); ++i) {
        const MapPoint c = course.line[i];
        while (kept.line.size() >= 2) {
            const MapPoint a = kept.line[kept.line.size() - 2], b = kept.line.back();
            const double turn = std::remainder(
                std::atan2(c.northing_m - b.northing_m, c.easting_m - b.easting_m) -
                    std::atan2(b.northing_m - a.northing_m, b.easting_m - a.easting_m),
                2 * std::numbers::pi);
            if (std::abs(turn) <= sharpest)
                break;
            kept.line.pop_back();
            kept.accumulation_m2.pop_back();
        }
        kept.line.push_back(c);
        kept.accumulation_m2.push_back(course.accumulation_m2[i]);
    }
    course = std::move(kept);
}

/// The end of a tributary lies in the larger river and must not take its size.
void keep_own_size(Watercourse& course, double within_m) {
    double from_end_m = 0;
    for (std::size_t i = course.line.size(); i-- > 1 && from_end_m <= within_m;) {
        from_end_m += distance_m(course.line[i - 1], course.line[i]);
        if (course.accumulation_m2[i] > 2.5F * course.accumulation_m2[i - 1]) {
            std::fill(course.accumulation_m2.begin() + static_cast<std::ptrdiff_t>(i),
                      course.accumulation_m2.end(), course.accumulation_m2[i - 1]);
            return;
        }
    }
}

} // namespace

Watercourse thalweg(const FlowField& flow, std::span<const MapPoint> way_points,
                    const ThalwegOptions& options) {
    Watercourse course;
    if (way_points.size() < 2)
        return course;
    std::vector<Station> stations;
    for (const MapPoint& p : way_points)
        stations.push_back({p, flow.strongest_near(p, options.snap_m)});
    std::vector<CellPath> reaches;
    for (std::size_t i = 0; i + 1 < stations.size(); ++i) {
        reaches.push_back(reach_path(flow, stations[i].cell, stations[i + 1], options));
        if (!reaches.back().empty())
            stations[i + 1].cell = static_cast<std::int64_t>(reaches.back().back());
    }

    // A way-point beside a traced reach lies where the water is; elsewhere it stays where it was
    // given.
    std::vector<MapPoint> knots;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const bool traced =
            (i > 0 && !reaches[i - 1].empty()) || (i < reaches.size() && !reaches[i].empty());
        const MapPoint p =
            traced ? flow.centre_of(static_cast<std::size_t>(stations[i].cell)) : way_points[i];
        knots.push_back(p);
    }
    float drained_m2 = 0;
    const auto add = [&](MapPoint p, float m2) {
        if (!course.line.empty() && distance_m(course.line.back(), p) < 1)
            return;
        drained_m2 = std::max(drained_m2, m2);
        course.line.push_back(p);
        course.accumulation_m2.push_back(drained_m2);
    };
    const auto drained_at = [&](const Station& s) {
        return s.cell < 0 ? 0.0F : flow.accumulation_m2(static_cast<std::size_t>(s.cell));
    };
    for (std::size_t i = 0; i < reaches.size(); ++i) {
        CellPath path = reaches[i];
        if (!path.empty()) {
            while (i + 1 < reaches.size() && !reaches[i + 1].empty()) // smoothed as one
                path.insert(path.end(), reaches[i + 1].begin() + 1, reaches[i + 1].end()), ++i;
            path = without_loops(flow, path);
            const MapLine line = smooth_path(flow, path);
            for (std::size_t k = 0; k < line.size(); k += k + 3 < line.size() ? 2 : 1)
                add(line[k], flow.accumulation_m2(path[k]));
            continue;
        }
        const MapPoint b = knots[i], c = knots[i + 1];
        const double length_m = distance_m(b, c);
        if (length_m < 1)
            continue;
        const auto beyond = [](MapPoint p, MapPoint q) {
            return MapPoint{2 * p.easting_m - q.easting_m, 2 * p.northing_m - q.northing_m};
        };
        const bool has_before = i > 0 && distance_m(knots[i - 1], b) >= 1;
        const bool has_after = i + 2 < knots.size() && distance_m(knots[i + 2], c) >= 1;
        const MapPoint a = has_before ? knots[i - 1] : beyond(b, c);
        const MapPoint d = has_after ? knots[i + 2] : beyond(c, b);
        const int pieces = std::max(1, static_cast<int>(length_m / (3 * flow.cell_size_m())));
        const float m2_b = drained_at(stations[i]), m2_c = drained_at(stations[i + 1]);
        for (int k = 0; k <= pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            add(centripetal_point(a, b, c, d, t), static_cast<float>(m2_b + (m2_c - m2_b) * t));
        }
    }
    take_hooks_out(course);
    keep_own_size(course, options.snap_m);
    return course;
}

} // namespace panjshir::terrain
