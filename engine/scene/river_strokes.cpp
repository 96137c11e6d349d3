#include "scene/river_strokes.hpp"

#include "geo/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace panjshir::scene {
namespace {

// Wider with a power of the land drained, as rivers are; millimetres on paper, in steps of a
// fortieth so that pieces of like width can be drawn together.
double river_width_mm(float accumulation_m2) {
    const double area_km2 = std::max(1.0, static_cast<double>(accumulation_m2) / 1e6);
    const double width = std::clamp(0.075 * std::pow(area_km2 / 10, 0.36), 0.1, 0.85);
    return std::round(width * 40) / 40;
}

float least_area_m2(double scale_denominator) {
    return static_cast<float>(22e6 * std::pow(scale_denominator / 600000, 1.6));
}

using Pieces = std::map<std::pair<double, double>, std::shared_ptr<display::Path>>;

void add_pieces(const RiverShape& river, float least_area, double tolerance_m, Pieces& pieces) {
    std::size_t begin = 0;
    if (river.place.empty())
        while (begin < river.line.size() && river.accumulation_m2[begin] < least_area)
            ++begin;
    while (begin + 1 < river.line.size()) {
        const double start_width = river_width_mm(river.accumulation_m2[begin]);
        std::size_t end = begin + 1;
        while (end + 1 < river.line.size() &&
               river_width_mm(river.accumulation_m2[end]) <= start_width)
            ++end;
        const MapLine piece =
            simplify_line({river.line.begin() + static_cast<std::ptrdiff_t>(begin),
                           river.line.begin() + static_cast<std::ptrdiff_t>(end) + 1},
                          tolerance_m);
        auto& path = pieces[{start_width, river_width_mm(river.accumulation_m2[end])}];
        if (!path)
            path = std::make_shared<display::Path>();
        display::Contour& contour = path->contours.emplace_back();
        for (const MapPoint p : piece)
            contour.points.push_back({p.easting_m, p.northing_m});
        begin = end;
    }
}

} // namespace

const std::vector<RiverStroke>& RiverStrokes::at(double scale_denominator) const {
    const int step = static_cast<int>(std::lround(2 * std::log2(scale_denominator / 100000)));
    const auto known = m_steps.find(step);
    if (known != m_steps.end())
        return known->second;
    const double scale = 100000 * std::exp2(step / 2.0);
    Pieces pieces;
    for (const RiverShape& river : m_ground.rivers)
        add_pieces(river, least_area_m2(scale), 0.06 * scale / 1000, pieces);
    std::vector<RiverStroke> strokes;
    for (auto& [widths, path] : pieces)
        strokes.push_back({std::move(path), widths.first, widths.second});
    return m_steps[step] = std::move(strokes);
}

} // namespace panjshir::scene
