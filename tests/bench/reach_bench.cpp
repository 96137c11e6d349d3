// Walking cost from file to file, for comparison with others' programs:
//   bench_reach DEM.tif EASTING NORTHING OUT.tif [langmuir|tobler] [8|16|32]
// The result is hours, as the program writes them; the time of the computing alone goes to standard
// output.

#include "io/dem.hpp"
#include "io/hours_raster.hpp"
#include "terrain/reach.hpp"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <string>

using namespace panjshir;

int main(int argc, char** argv) {
    if (argc < 5) {
        fmt::print(stderr,
                   "bench_reach DEM.tif EASTING NORTHING OUT.tif [langmuir|tobler] [8|16|32]\n");
        return 2;
    }
    const auto dem = io::read_projected_dem(argv[1]);
    if (!dem) {
        fmt::print(stderr, "{}\n", dem.error().message);
        return 1;
    }
    const auto start = terrain::cell_under(dem->grid, {std::atof(argv[2]), std::atof(argv[3])});
    if (!start) {
        fmt::print(stderr, "{}: the start lies outside\n", argv[1]);
        return 1;
    }
    terrain::ReachOptions options;
    if (argc <= 5 || std::string(argv[5]) == "langmuir") { // as r.walk -k with a friction of nought
        options.rule = terrain::LangmuirWalk{};
        options.step_slope = terrain::StepSlope::EndToEnd;
    }
    if (argc > 6)
        options.moves = static_cast<terrain::Moves>(std::atoi(argv[6]));
    const auto begin = std::chrono::steady_clock::now();
    const terrain::ReachField field = terrain::spread_reach(dem->grid, *start, options);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print("{:.3f} s to compute {} cells\n", took.count(), dem->grid.heights().size());
    if (const auto written = io::write_hours(argv[4], field.hours(dem->grid), dem->well_known_text);
        !written) {
        fmt::print(stderr, "{}\n", written.error().message);
        return 1;
    }
    return 0;
}
