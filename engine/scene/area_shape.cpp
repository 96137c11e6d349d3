#include "scene/area_shape.hpp"

#include "geo/simplify.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::scene {
namespace {

constexpr int kSamples = 64; // along the longer side of the box

double distance_to_outline_m(const MapArea& area, MapPoint p) {
    double least = INFINITY;
    for (const MapLine& ring : area.rings)
        for (const MapPoint q : ring)
            least = std::min(least, distance_m(p, q));
    return least;
}

// How far one can go from `from` in a direction and stay inside.
double reach_m(const MapArea& area, MapPoint from, double angle, double step_m) {
    double reach = 0;
    while (reach < 1e6) {
        const double next = reach + step_m;
        if (!contains(area, {from.easting_m + std::cos(angle) * next,
                             from.northing_m + std::sin(angle) * next}))
            break;
        reach = next;
    }
    return reach;
}

} // namespace

MapBox box_of(const MapLine& line) {
    MapBox box{line[0].easting_m, line[0].northing_m, line[0].easting_m, line[0].northing_m};
    for (const MapPoint p : line) {
        box.west_m = std::min(box.west_m, p.easting_m);
        box.east_m = std::max(box.east_m, p.easting_m);
        box.south_m = std::min(box.south_m, p.northing_m);
        box.north_m = std::max(box.north_m, p.northing_m);
    }
    return box;
}

AreaShape make_area_shape(std::string place, MapArea area) {
    AreaShape shape;
    shape.place = std::move(place);
    MapLine all;
    for (const MapLine& ring : area.rings)
        all.insert(all.end(), ring.begin(), ring.end());
    shape.box = box_of(all);
    shape.area_m2 = area_m2(area);

    // A coarser outline is enough to sample.
    MapArea coarse;
    const double step = std::max(shape.box.width_m(), shape.box.height_m()) / kSamples;
    for (const MapLine& ring : area.rings)
        coarse.rings.push_back(simplify_ring(ring, step / 4));
    std::vector<MapPoint> inside;
    for (double y = shape.box.south_m + step / 2; y < shape.box.north_m; y += step)
        for (double x = shape.box.west_m + step / 2; x < shape.box.east_m; x += step)
            if (contains(coarse, {x, y}))
                inside.push_back({x, y});
    if (inside.empty())
        inside.push_back(shape.box.centre());

    MapPoint centroid;
    for (const MapPoint p : inside) {
        centroid.easting_m += p.easting_m / static_cast<double>(inside.size());
        centroid.northing_m += p.northing_m / static_cast<double>(inside.size());
    }
    double xx = 0, xy = 0, yy = 0;
    for (const MapPoint p : inside) {
        const double dx = p.easting_m - centroid.easting_m, dy = p.northing_m - centroid.northing_m;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    shape.axis_rad = 0.5 * std::atan2(2 * xy, xx - yy);

    double best = -INFINITY;
    for (const MapPoint p : inside) {
        const double score = distance_to_outline_m(coarse, p) - 0.6 * distance_m(p, centroid);
        if (score > best) {
            best = score;
            shape.centre = p;
        }
    }
    shape.length_m = reach_m(coarse, shape.centre, shape.axis_rad, step / 2) +
                     reach_m(coarse, shape.centre, shape.axis_rad + M_PI, step / 2);
    shape.outline = DetailedPath::of_area(area);
    shape.area = std::move(area);
    return shape;
}

} // namespace panjshir::scene
