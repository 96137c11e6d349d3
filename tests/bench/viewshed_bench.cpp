// viewshed_bench ELEVATION.tif [RADIUS_M] [STANDS]: the computing alone beside GDAL's, from heights
// in memory, and how both agree with exact lines. The stands are seeded. GDAL is given the cell's
// centre in which the observer is, and so are we.

#include "io/dem.hpp"
#include "terrain/viewshed.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cstdio>
#include <cstdlib>
#include <gdal.h>
#include <gdal_alg.h>
#include <gdal_frmts.h>
#include <random>
#include <vector>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;

struct Closer {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, Closer>;

Dataset dataset_over(const HeightGrid& grid) {
    Dataset dataset(GDALCreate(GDALGetDriverByName("MEM"), "", grid.columns(), grid.rows(), 0,
                               GDT_Float32, nullptr));
    char pointer[64] = {};
    CPLPrintPointer(pointer, const_cast<float*>(grid.heights().data()), sizeof pointer - 1);
    char** options = CSLSetNameValue(nullptr, "DATAPOINTER", pointer);
    GDALAddBand(dataset.get(), GDT_Float32, options);
    CSLDestroy(options);
    double transform[6] = {
        grid.north_west().easting_m, grid.cell_size_m(), 0, grid.north_west().northing_m, 0,
        -grid.cell_size_m()};
    GDALSetGeoTransform(dataset.get(), transform);
    return dataset;
}

template <typename Work>
double best_ms(int runs, const Work& work) {
    double best = 1e12;
    for (int i = 0; i < runs; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double, std::milli>(
                                  std::chrono::steady_clock::now() - begun)
                                  .count());
    }
    return best;
}

Dataset gdal_viewshed(GDALRasterBandH band, const ViewshedOptions& o) {
    return Dataset(GDALViewshedGenerate(band, "MEM", "", nullptr, o.observer.at.easting_m,
                                        o.observer.at.northing_m, o.observer.above_ground_m, 0, 255,
                                        0, 0, -1, 1 - o.rules.refraction, GVM_Edge, o.radius_m,
                                        nullptr, nullptr, GVOT_NORMAL, nullptr));
}

struct Count {
    long both = 0, either = 0;
    void add(bool a, bool b) {
        both += a && b ? 1 : 0;
        either += a || b ? 1 : 0;
    }
    double share() const {
        return either > 0 ? static_cast<double>(both) / static_cast<double>(either) : 1;
    }
};

// GDAL's answer in the cells of ours.
Count compare(const Viewshed& exact, void* theirs, const HeightGrid& grid) {
    const int columns = GDALGetRasterXSize(theirs), rows = GDALGetRasterYSize(theirs);
    std::vector<std::uint8_t> values(static_cast<std::size_t>(columns) *
                                     static_cast<std::size_t>(rows));
    Count count;
    if (GDALRasterIO(GDALGetRasterBand(theirs, 1), GF_Read, 0, 0, columns, rows, values.data(),
                     columns, rows, GDT_Byte, 0, 0) != CE_None)
        return count;
    double t[6];
    GDALGetGeoTransform(theirs, t);
    const int first_column =
        static_cast<int>(std::lround((t[0] - exact.north_west.easting_m) / grid.cell_size_m()));
    const int first_row =
        static_cast<int>(std::lround((exact.north_west.northing_m - t[3]) / grid.cell_size_m()));
    for (int row = 0; row < exact.window.rows; ++row)
        for (int column = 0; column < exact.window.columns; ++column) {
            const int c = column - first_column, r = row - first_row;
            const bool there = c >= 0 && r >= 0 && c < columns && r < rows;
            count.add(exact.at(column, row),
                      there &&
                          values[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                                 static_cast<std::size_t>(c)]);
        }
    return count;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("viewshed_bench ELEVATION.tif [RADIUS_M] [STANDS]\n", stderr);
        return 2;
    }
    const double radius = argc > 2 ? std::atof(argv[2]) : 30000;
    const int stands = argc > 3 ? std::atoi(argv[3]) : 5;
    const auto dem = io::read_projected_dem(argv[1]);
    if (!dem) {
        std::fprintf(stderr, "%s\n", dem.error().message.c_str());
        return 1;
    }
    const HeightGrid& grid = dem->grid;
    GDALRegister_MEM();
    const Dataset source = dataset_over(grid);
    const MapBox inner = grid.extent().grown(-radius);
    std::mt19937 random(20210823);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
    double ours_sum = 0, theirs_sum = 0, ours_worst = 1;
    std::vector<double> ratios;
    for (int i = 0; i < stands;) {
        const int column =
            static_cast<int>(grid.column_of(inner.west_m + inner.width_m() * share()));
        const int row = static_cast<int>(grid.row_of(inner.south_m + inner.height_m() * share()));
        const double height = 2 + 18 * share();
        if (!grid.contains(column, row) || std::isnan(grid.at(column, row)))
            continue;
        ++i;
        const ViewshedOptions options{.observer = {grid.centre_of(column, row), height},
                                      .radius_m = radius};
        Result<Viewshed> ours;
        Dataset theirs;
        double ours_ms = 1e12, theirs_ms = 1e12;
        for (int turn = 0; turn < 3; ++turn) {
            ours_ms = std::min(ours_ms, best_ms(2, [&] { ours = viewshed(grid, options); }));
            theirs_ms = std::min(theirs_ms, best_ms(1, [&] {
                                     theirs =
                                         gdal_viewshed(GDALGetRasterBand(source.get(), 1), options);
                                 }));
        }
        const auto exact = exact_viewshed(grid, options);
        if (!ours || !exact || !theirs)
            return 1;
        Count mine;
        for (std::size_t k = 0; k < exact->seen.size(); ++k)
            mine.add(exact->seen[k], ours->seen[k]);
        const double their_share = compare(*exact, theirs.get(), grid).share();
        ratios.push_back(theirs_ms / ours_ms);
        ours_sum += mine.share();
        ours_worst = std::min(ours_worst, mine.share());
        theirs_sum += their_share;
        std::printf("%.1f m high: ours %.2f ms, IoU with exact lines %.4f; GDAL %.2f ms, %.4f\n",
                    height, ours_ms, mine.share(), theirs_ms, their_share);
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf(
        "mean IoU: ours %.4f (worst %.4f), GDAL %.4f; GDAL takes %.1f times as long (median)\n",
        ours_sum / stands, ours_worst, theirs_sum / stands, ratios[ratios.size() / 2]);
}
