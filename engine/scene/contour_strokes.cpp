#include "scene/contour_strokes.hpp"

#include "geo/simplify.hpp"
#include "terrain/contours.hpp"
#include "terrain/generalise.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

namespace panjshir::scene {
namespace {

constexpr double kTile_mm = 150;
constexpr double kSmoothing_mm = 0.22;    // standard deviation: what relief at a scale can show
constexpr double kSmallestRing_mm2 = 0.9; // smaller ones are specks
constexpr double kShortestLine_mm = 3;
constexpr double kTolerance_mm = 0.025;
constexpr double kStationEvery_mm = 95;
constexpr double kFree_mm = 1.2; // beside rivers, roads and borders

// Contours of a slope of 30 degrees are never nearer to each other than 0.4 mm.
constexpr double kReduction = 4200;

int step_of(double scale_denominator) {
    return static_cast<int>(std::lround(2 * std::log2(scale_denominator / 100000)));
}
double scale_of(int step) {
    return 100000 * std::exp2(step / 2.0);
}

/// The ground along rivers, roads and borders, on which no height is set.
class KeptFree {
public:
    KeptFree(const Ground& ground, double side_m) : m_side_m(side_m) {
        for (const RiverShape& river : ground.rivers)
            add(river.line);
        for (const auto* shapes : {&ground.roads, &ground.borders})
            for (const LineShape& shape : *shapes)
                for (const MapLine& line : shape.lines)
                    add(line);
        for (const AreaShape& area : ground.areas)
            for (const MapLine& ring : area.area.rings)
                add(ring);
    }
    bool holds(MapPoint p) const {
        const auto [x, y] = cell_of(p);
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                if (m_cells.count({x + dx, y + dy}) > 0)
                    return true;
        return false;
    }

private:
    std::pair<int, int> cell_of(MapPoint p) const {
        return {static_cast<int>(std::floor(p.easting_m / m_side_m)),
                static_cast<int>(std::floor(p.northing_m / m_side_m))};
    }
    void add(const MapLine& line) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const MapPoint a = line[i], b = line[i + 1];
            const int steps = 1 + static_cast<int>(distance_m(a, b) / m_side_m * 2);
            for (int s = 0; s <= steps; ++s)
                m_cells.insert(cell_of({a.easting_m + (b.easting_m - a.easting_m) * s / steps,
                                        a.northing_m + (b.northing_m - a.northing_m) * s / steps}));
        }
    }
    double m_side_m;
    std::set<std::pair<int, int>> m_cells;
};

/// The heights that the relief is drawn from, fit for a scale; `mm` is a millimetre in metres.
terrain::HeightGrid heights_for(const Ground& ground, double mm) {
    const display::HeightRaster& raster = *ground.relief.heights;
    terrain::HeightGrid grid(raster.columns, raster.rows, raster.cell_size_m,
                             ground.relief.north_west);
    std::copy(raster.heights_m.begin(), raster.heights_m.end(), grid.heights().begin());
    grid = terrain::generalised(grid, kSmoothing_mm * mm);
    while (grid.cell_size_m() < 0.12 * mm)
        grid = terrain::halved(grid);
    return grid;
}

class SheetMaker {
public:
    SheetMaker(const Ground& ground, double scale)
        : m_ground(ground), m_mm(scale / 1000), m_kept_free(ground, kFree_mm * scale / 1000) {
        m_sheet.interval_m = contour_interval_m(scale);
    }

    ContourSheet make() {
        const terrain::HeightGrid grid = heights_for(m_ground, m_mm);
        const terrain::Contours contours = trace_contours(grid, {m_sheet.interval_m, 0});
        // Where cells are wide on paper the corners at their edges are rounded.
        m_passes = grid.cell_size_m() > 0.3 * m_mm ? 2 : 0;
        for (const auto& line : contours.lines())
            add(contours.points(line), line.closed, line.level % kIndexContour == 0,
                contours.elevation_m(line));
        for (auto& [place, tile] : m_tiles)
            m_sheet.tiles.push_back({tile.box, std::move(tile.thin), std::move(tile.index)});
        std::stable_sort(m_stations.begin(), m_stations.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [cost, station] : m_stations)
            m_sheet.stations.push_back(station);
        return std::move(m_sheet);
    }

private:
    void add(MapLine line, bool closed, bool is_index, double elevation_m) {
        if (closed && std::abs(ring_area_m2(line)) < kSmallestRing_mm2 * m_mm * m_mm)
            return;
        const double tolerance = kTolerance_mm * m_mm;
        if (closed) {
            line = simplify_ring(m_passes > 0 ? smooth_ring(line, m_passes) : line, tolerance);
            line.push_back(line.front());
        } else {
            line = simplify_line(m_passes > 0 ? smooth_line(line, m_passes) : line, tolerance);
        }
        std::vector<double> along{0}; // millimetres to each point
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            along.push_back(along.back() + distance_m(line[i], line[i + 1]) / m_mm);
        if (along.back() < kShortestLine_mm)
            return;
        lay_on_tiles(line, is_index);
        if (is_index)
            find_stations(line, along, elevation_m);
    }

    struct Tile {
        MapBox box;
        std::shared_ptr<display::Path> thin = std::make_shared<display::Path>();
        std::shared_ptr<display::Path> index = std::make_shared<display::Path>();
    };
    using TilePlace = std::pair<int, int>;

    TilePlace tile_of(MapPoint p) const {
        const double side = kTile_mm * m_mm;
        return {static_cast<int>(std::floor(p.easting_m / side)),
                static_cast<int>(std::floor(p.northing_m / side))};
    }

    // A line is cut where it comes into another tile, and belongs up to there to the one before.
    void lay_on_tiles(const MapLine& line, bool is_index) {
        for (std::size_t begin = 0; begin + 1 < line.size();) {
            const TilePlace place = tile_of(line[begin]);
            Tile& tile = m_tiles[place];
            display::Contour& contour =
                (is_index ? tile.index : tile.thin)->contours.emplace_back();
            std::size_t end = begin;
            do {
                take(line[end], tile, contour);
                ++end;
            } while (end < line.size() && tile_of(line[end]) == place);
            if (end < line.size())
                take(line[end], tile, contour);
            if (begin == 0 && end == line.size() && line.front() == line.back()) {
                contour.points.pop_back();
                contour.closed = true;
            }
            begin = end;
        }
    }

    static void take(MapPoint p, Tile& tile, display::Contour& contour) {
        if (tile.thin->contours.size() + tile.index->contours.size() == 1 && contour.points.empty())
            tile.box = {p.easting_m, p.northing_m, p.easting_m, p.northing_m};
        tile.box = {
            std::min(tile.box.west_m, p.easting_m), std::min(tile.box.south_m, p.northing_m),
            std::max(tile.box.east_m, p.easting_m), std::max(tile.box.north_m, p.northing_m)};
        contour.points.push_back({p.easting_m, p.northing_m});
    }

    static MapPoint at(const MapLine& line, const std::vector<double>& along, double distance) {
        const auto after = std::upper_bound(along.begin() + 1, along.end() - 1, distance);
        const auto i = static_cast<std::size_t>(after - along.begin());
        const double step = along[i] - along[i - 1];
        const double t = step > 0 ? std::clamp((distance - along[i - 1]) / step, 0.0, 1.0) : 0;
        return {line[i - 1].easting_m + t * (line[i].easting_m - line[i - 1].easting_m),
                line[i - 1].northing_m + t * (line[i].northing_m - line[i - 1].northing_m)};
    }

    // About every so often, at the straightest stretch nearby, rather where a height that is set
    // with its top uphill stands upright.
    void find_stations(const MapLine& line, const std::vector<double>& along, double elevation_m) {
        constexpr double kHalf_mm = 4.5, kStep_mm = 1.5;
        const double length = along.back();
        if (length < 22)
            return;
        const int count = std::max(1, static_cast<int>(length / kStationEvery_mm));
        for (int i = 0; i < count; ++i) {
            const double from = std::max(kHalf_mm, length * i / count + 0.1 * length / count);
            const double to = std::min(length - kHalf_mm, length * (i + 1) / count);
            std::pair<double, ContourStation> best{1e9, {}};
            for (double s = from; s < to; s += kStep_mm) {
                const MapPoint a = at(line, along, s - kHalf_mm), b = at(line, along, s + kHalf_mm);
                const double east = b.easting_m - a.easting_m, north = b.northing_m - a.northing_m;
                const double chord = std::hypot(east, north);
                if (chord < kHalf_mm * 1.8 * m_mm)
                    continue; // it turns back
                double off_mm = 0, mean_mm = 0;
                constexpr std::array<double, 5> kSamples{-0.66, -0.33, 0, 0.33, 0.66};
                for (const double share : kSamples) {
                    const MapPoint p = at(line, along, s + share * kHalf_mm);
                    const double off = ((p.northing_m - a.northing_m) * east -
                                        (p.easting_m - a.easting_m) * north) /
                                       chord / m_mm;
                    off_mm = std::max(off_mm, m_kept_free.holds(p) ? 1e6 : std::abs(off));
                    mean_mm += off / kSamples.size();
                }
                const double cost =
                    off_mm * 2 + (east < 0 ? 0.6 : 0) + 0.6 * std::abs(north) / chord;
                if (off_mm > 0.6 || cost >= best.first)
                    continue;
                const double shift = mean_mm * m_mm / chord;
                best = {cost,
                        {{(a.easting_m + b.easting_m) / 2 - north * shift,
                          (a.northing_m + b.northing_m) / 2 + east * shift},
                         std::atan2(north, east),
                         elevation_m}};
            }
            if (best.first < 1e8)
                m_stations.push_back(best);
        }
    }

    const Ground& m_ground;
    double m_mm;
    KeptFree m_kept_free;
    int m_passes = 0;
    std::map<TilePlace, Tile> m_tiles;
    std::vector<std::pair<double, ContourStation>> m_stations; ///< with what speaks against them
    ContourSheet m_sheet;
};

} // namespace

double contour_interval_m(double scale_denominator) {
    const double scale = scale_of(step_of(scale_denominator));
    constexpr std::array<double, 7> kIntervals{10, 20, 50, 100, 200, 500, 1000};
    const auto it = std::lower_bound(kIntervals.begin(), kIntervals.end(), scale / kReduction);
    return it == kIntervals.end() ? kIntervals.back() : *it;
}

const ContourSheet& ContourStrokes::at(const Ground& ground, double scale_denominator) const {
    const int step = step_of(scale_denominator);
    const auto [entry, is_new] = m_steps.try_emplace(step);
    if (is_new && ground.relief.heights)
        entry->second = SheetMaker(ground, scale_of(step)).make();
    return entry->second;
}

} // namespace panjshir::scene
