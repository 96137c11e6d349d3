#include "terrain/skeleton_lines.hpp"

#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

namespace panjshir::terrain {

namespace {

/// Slopes of the monotone cubic through (s, z).
std::vector<double> monotone_slopes(const std::vector<double>& s, const std::vector<double>& z) {
    const std::size_t n = s.size();
    std::vector<double> slope(n, 0.0);
    const auto secant = [&](std::size_t i) { return (z[i + 1] - z[i]) / (s[i + 1] - s[i]); };
    slope.front() = secant(0);
    slope.back() = secant(n - 2);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const double before = secant(i - 1), after = secant(i);
        if (before * after <= 0)
            continue;
        const double h0 = s[i] - s[i - 1], h1 = s[i + 1] - s[i];
        const double w = (h0 + 2 * h1) / (3 * (h0 + h1));
        slope[i] = before * after / (w * after + (1 - w) * before);
    }
    return slope;
}

double hermite(double z0, double z1, double m0, double m1, double h, double t) {
    const double t2 = t * t, t3 = t2 * t;
    return z0 * (2 * t3 - 3 * t2 + 1) + z1 * (3 * t2 - 2 * t3) + h * m0 * (t3 - 2 * t2 + t) +
           h * m1 * (t3 - t2);
}

MapPoint mix(MapPoint a, MapPoint b, double t) {
    return {a.easting_m + (b.easting_m - a.easting_m) * t,
            a.northing_m + (b.northing_m - a.northing_m) * t};
}

StructureCurve curve_through(const std::vector<HeightPoint>& v, StructureKind kind, double step_m) {
    std::vector<double> s{0.0}, z{v[0].elevation_m};
    for (std::size_t i = 1; i < v.size(); ++i) {
        s.push_back(s.back() + distance_m(v[i - 1].position, v[i].position));
        z.push_back(v[i].elevation_m);
    }
    const std::vector<double> slope = monotone_slopes(s, z);
    StructureCurve curve{kind, {v[0]}, 0, 0};
    for (std::size_t i = 0; i + 1 < v.size(); ++i) {
        const MapPoint p1 = v[i].position, p2 = v[i + 1].position;
        const MapPoint p0 = i > 0 ? v[i - 1].position : mix(p1, p2, -1);
        const MapPoint p3 = i + 2 < v.size() ? v[i + 2].position : mix(p1, p2, 2);
        const double length = s[i + 1] - s[i];
        const int pieces = std::max(1, static_cast<int>(std::ceil(length / step_m)));
        for (int k = 1; k < pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            curve.points.push_back({centripetal_point(p0, p1, p2, p3, t),
                                    hermite(z[i], z[i + 1], slope[i], slope[i + 1], length, t)});
        }
        curve.points.push_back(v[i + 1]);
    }
    return curve;
}

constexpr double kLoose_m = 1000; ///< of a free end

/// Whole metres, to find the vertices that lines share.
std::pair<long, long> whole_metres(MapPoint p) {
    return {std::lround(p.easting_m), std::lround(p.northing_m)};
}

/// How many points from `from` on (in steps of `step`) lie within the stretch to let go.
std::size_t loose_points(const std::vector<HeightPoint>& points, std::ptrdiff_t from,
                         std::ptrdiff_t step) {
    double length_m = 0;
    std::size_t count = 0;
    while (count < points.size() / 3 && length_m < kLoose_m) {
        const auto at = static_cast<std::size_t>(from + static_cast<std::ptrdiff_t>(count) * step);
        const auto next = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + step);
        length_m += distance_m(points[at].position, points[next].position);
        ++count;
    }
    return count;
}

} // namespace

// Barry and Goldman 1988: a pyramid of linear mixtures.
MapPoint centripetal_point(MapPoint p0, MapPoint p1, MapPoint p2, MapPoint p3, double t) {
    const double k0 = 0, k1 = k0 + std::sqrt(distance_m(p0, p1)),
                 k2 = k1 + std::sqrt(distance_m(p1, p2)), k3 = k2 + std::sqrt(distance_m(p2, p3));
    const double k = k1 + (k2 - k1) * t;
    const auto between = [k](MapPoint a, MapPoint b, double ka, double kb) {
        return mix(a, b, (k - ka) / (kb - ka));
    };
    const MapPoint a1 = between(p0, p1, k0, k1), a2 = between(p1, p2, k1, k2),
                   a3 = between(p2, p3, k2, k3);
    return between(between(a1, a2, k0, k2), between(a2, a3, k1, k3), k1, k2);
}

SkeletonParts structure_curves(std::span<const SpotHeight> vertices, double step_m) {
    SkeletonParts parts;
    std::vector<std::vector<HeightPoint>> lines;
    std::vector<std::size_t> first; // vertex that names each line first
    std::unordered_map<std::string, std::size_t> line_of;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        const SpotHeight& vertex = vertices[i];
        if (vertex.line.empty()) {
            parts.singles.push_back(vertex);
            continue;
        }
        const auto [found, is_new] = line_of.try_emplace(vertex.line, lines.size());
        if (is_new) {
            lines.emplace_back();
            first.push_back(i);
        }
        auto& line = lines[found->second];
        if (line.empty() || distance_m(line.back().position, vertex.position) >= 1)
            line.push_back({vertex.position, vertex.elevation_m});
    }
    std::map<std::pair<long, long>, int> uses;
    for (const auto& line : lines)
        for (const HeightPoint& p : line)
            ++uses[whole_metres(p.position)];
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const SpotHeight& head = vertices[first[i]];
        if (lines[i].size() == 1)
            parts.singles.push_back(head);
        else {
            StructureCurve curve = curve_through(
                lines[i],
                head.line.starts_with("T:") ? StructureKind::Thalweg : StructureKind::Crest,
                step_m);
            const auto is_free = [&](const HeightPoint& end) {
                return uses[whole_metres(end.position)] == 1;
            };
            const auto last = static_cast<std::ptrdiff_t>(curve.points.size()) - 1;
            curve.held_begin = is_free(lines[i].front()) ? loose_points(curve.points, 0, 1) : 0;
            curve.held_end = curve.points.size() -
                             (is_free(lines[i].back()) ? loose_points(curve.points, last, -1) : 0);
            parts.curves.push_back(std::move(curve));
        }
    }
    return parts;
}

} // namespace panjshir::terrain
