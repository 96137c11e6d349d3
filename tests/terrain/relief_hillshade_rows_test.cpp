// Shading by bands, and the short series that stand in for the library's functions.

#include "relief_grids.hpp"
#include "terrain/relief_hillshade.hpp"
#include "terrain/relief_vector.hpp"

#include <gtest/gtest.h>
#include <limits>

using namespace panjshir;
using namespace panjshir::terrain;
using panjshir::testing::mountains;

TEST(HillshadeRows, AnyBandWithItsNeighboursGivesTheGridsGreys) {
    HeightGrid grid = mountains(75, 90, 30);
    grid.at(40, 33) = grid.at(0, 50) = std::numeric_limits<float>::quiet_NaN();
    for (const HillshadeEdges edges : {HillshadeEdges::Void, HillshadeEdges::Extrapolate}) {
        const HillshadeOptions options{.method = HillshadeMethod::Multidirectional, .edges = edges};
        const auto whole = hillshade(grid, options);
        for (const int band : {1, 7, 32})
            for (int first = 0; first < grid.rows(); first += band) {
                const int last = std::min(first + band, grid.rows());
                const int held_from = std::max(0, first - 1), held_to = std::min(last + 1, 90);
                // A copy of only these rows, so that reading others would be seen.
                std::vector<float> held(grid.heights().begin() + 75 * held_from,
                                        grid.heights().begin() + 75 * held_to);
                std::vector<std::uint8_t> greys(static_cast<std::size_t>(75 * (last - first)));
                hillshade_rows({held.data(), 75, held_from, 90, 30}, options, first, last,
                               greys.data());
                ASSERT_TRUE(std::equal(greys.begin(), greys.end(), whole.begin() + 75 * first))
                    << "rows " << first << " to " << last;
            }
    }
}

TEST(FastFunctions, AgreeWithTheLibrary) {
    for (double x = 0; x < 60; x += 0.0137)
        ASSERT_NEAR(fast_arc_tangent(static_cast<float>(x)), std::atan(static_cast<float>(x)), 3e-7)
            << x;
    for (double x = -1; x <= 1; x += 0.00037)
        ASSERT_NEAR(fast_arc_cosine(static_cast<float>(x)), std::acos(static_cast<float>(x)), 1e-6)
            << x;
    EXPECT_FLOAT_EQ(fast_arc_cosine(1.0000001f), 0);
    EXPECT_FLOAT_EQ(fast_arc_cosine(-1.0000001f), std::numbers::pi_v<float>);
}
