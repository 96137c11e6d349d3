#include "terrain/area_overlap.hpp"

#include "geo/simplify.hpp"

#include <gtest/gtest.h>
#include <numbers>

namespace panjshir::terrain {
namespace {

MapLine ring(MapPoint centre, double radius_m, int corners) {
    MapLine line;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        line.push_back({centre.easting_m + radius_m * std::cos(angle),
                        centre.northing_m + radius_m * std::sin(angle)});
    }
    return line;
}

TEST(AreaOverlap, CountsThePointsThatLieInside) {
    // A star with a hole and an island, against the point-by-point question.
    MapArea area{{ring({5000, 4000}, 3000, 7), ring({5000, 4000}, 1500, 5),
                  ring({5200, 4100}, 400, 3), ring({9000, 8000}, 2500, 4)}};
    const MapBox box{1000, 500, 10000, 9000};
    const AreaLattice lattice = on_lattice(area, box, 130);
    ASSERT_EQ(lattice.columns, 70);
    ASSERT_EQ(lattice.rows, 66);
    for (int row = 0; row < lattice.rows; ++row)
        for (int column = 0; column < lattice.columns; ++column)
            EXPECT_EQ(lattice.inside[static_cast<std::size_t>(row * lattice.columns + column)] == 1,
                      contains(area, {1000 + (column + 0.5) * 130, 500 + (row + 0.5) * 130}))
                << column << ", " << row;
    EXPECT_EQ(on_lattice({}, box, 130).count(), 0u);
}

TEST(AreaOverlap, OfTwoCirclesIsThatOfGeometry) {
    // Radius r, centres r apart: the lens is r^2 (2 pi / 3 - sqrt(3) / 2).
    const double r = 4000, lens = r * r * (2 * std::numbers::pi / 3 - std::sqrt(3.0) / 2);
    const MapBox box{0, 0, 20000, 20000};
    const auto a = on_lattice({{ring({8000, 10000}, r, 720)}}, box, 20);
    const auto b = on_lattice({{ring({12000, 10000}, r, 720)}}, box, 20);
    EXPECT_NEAR(a.area_m2(), std::numbers::pi * r * r, 0.001 * r * r);
    EXPECT_NEAR(overlap(a, b).share(), lens / (2 * std::numbers::pi * r * r - lens), 0.001);
    EXPECT_EQ(overlap(a, a).share(), 1);
}

} // namespace
} // namespace panjshir::terrain
