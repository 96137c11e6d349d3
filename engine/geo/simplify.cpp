#include "geo/simplify.hpp"

#include <cstddef>
#include <utility>

namespace panjshir {
namespace {

double distance_to_segment_m(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.easting_m - a.easting_m, dy = b.northing_m - a.northing_m;
    const double length2 = dx * dx + dy * dy;
    double t = 0;
    if (length2 > 0)
        t = std::clamp(((p.easting_m - a.easting_m) * dx + (p.northing_m - a.northing_m) * dy) /
                           length2,
                       0.0, 1.0);
    return std::hypot(p.easting_m - a.easting_m - t * dx, p.northing_m - a.northing_m - t * dy);
}

} // namespace

MapLine simplify_line(const MapLine& line, double tolerance_m) {
    if (line.size() < 3 || tolerance_m <= 0)
        return line;
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double worst = tolerance_m;
        std::size_t at = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double d = distance_to_segment_m(line[i], line[first], line[last]);
            if (d > worst) {
                worst = d;
                at = i;
            }
        }
        if (at == 0)
            continue;
        keep[at] = true;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    MapLine out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (keep[i])
            out.push_back(line[i]);
    return out;
}

MapLine simplify_ring(const MapLine& ring, double tolerance_m) {
    if (ring.size() <= 4)
        return ring;
    // Two halves between the first point and the one furthest from it.
    std::size_t far = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        if (distance_m(ring[0], ring[i]) > distance_m(ring[0], ring[far]))
            far = i;
    MapLine half(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(far) + 1);
    MapLine out = simplify_line(half, tolerance_m);
    half.assign(ring.begin() + static_cast<std::ptrdiff_t>(far), ring.end());
    half.push_back(ring[0]);
    const MapLine back = simplify_line(half, tolerance_m);
    out.insert(out.end(), back.begin() + 1, back.end() - 1);
    if (out.size() >= 4)
        return out;
    const std::size_t n = ring.size();
    return {ring[0], ring[n / 4], ring[n / 2], ring[3 * n / 4]};
}

MapLine smooth_line(const MapLine& line, int passes) {
    MapLine current = line;
    for (int pass = 0; pass < passes && current.size() > 2; ++pass) {
        MapLine next{current.front()};
        for (std::size_t i = 0; i + 1 < current.size(); ++i) {
            const MapPoint a = current[i], b = current[i + 1];
            if (i > 0)
                next.push_back({0.75 * a.easting_m + 0.25 * b.easting_m,
                                0.75 * a.northing_m + 0.25 * b.northing_m});
            if (i + 2 < current.size())
                next.push_back({0.25 * a.easting_m + 0.75 * b.easting_m,
                                0.25 * a.northing_m + 0.75 * b.northing_m});
        }
        next.push_back(current.back());
        current = std::move(next);
    }
    return current;
}

MapLine smooth_ring(const MapLine& ring, int passes) {
    MapLine current = ring;
    for (int pass = 0; pass < passes && current.size() > 2; ++pass) {
        MapLine next;
        next.reserve(current.size() * 2);
        for (std::size_t i = 0; i < current.size(); ++i) {
            const MapPoint a = current[i], b = current[(i + 1) % current.size()];
            next.push_back({0.75 * a.easting_m + 0.25 * b.easting_m,
                            0.75 * a.northing_m + 0.25 * b.northing_m});
            next.push_back({0.25 * a.easting_m + 0.75 * b.easting_m,
                            0.25 * a.northing_m + 0.75 * b.northing_m});
        }
        current = std::move(next);
    }
    return current;
}

double ring_area_m2(const MapLine& ring) {
    if (ring.size() < 3)
        return 0;
    double sum = 0;
    const MapPoint o = ring[0];
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += (a.easting_m - o.easting_m) * (b.northing_m - o.northing_m) -
               (b.easting_m - o.easting_m) * (a.northing_m - o.northing_m);
    }
    return sum / 2;
}

bool contains(const MapArea& area, MapPoint p) {
    bool inside = false;
    for (const MapLine& ring : area.rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const MapPoint a = ring[i], b = ring[j];
            if ((a.northing_m > p.northing_m) != (b.northing_m > p.northing_m) &&
                p.easting_m < (b.easting_m - a.easting_m) * (p.northing_m - a.northing_m) /
                                      (b.northing_m - a.northing_m) +
                                  a.easting_m)
                inside = !inside;
        }
    return inside;
}

double area_m2(const MapArea& area) {
    double sum = 0;
    for (std::size_t i = 0; i < area.rings.size(); ++i) {
        if (area.rings[i].size() < 3)
            continue;
        MapArea others;
        for (std::size_t k = 0; k < area.rings.size(); ++k)
            if (k != i)
                others.rings.push_back(area.rings[k]);
        const double size = std::abs(ring_area_m2(area.rings[i]));
        sum += contains(others, area.rings[i][0]) ? -size : size;
    }
    return sum;
}

} // namespace panjshir
