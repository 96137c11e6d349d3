// The rasters alone, in memory: hillshades beside GDAL's own, sky view, flow, the default relief.
// Run with --benchmark_filter and --benchmark_repetitions; the ground is made by formula.

#include "terrain/flow.hpp"
#include "terrain/relief.hpp"
#include "terrain/relief_hillshade.hpp"
#include "terrain/sky_view.hpp"

#include <benchmark/benchmark.h>
#include <cmath>
#include <cpl_string.h>
#include <cstdint>
#include <gdal.h>
#include <gdal_frmts.h>
#include <gdal_utils.h>
#include <map>
#include <memory>
#include <vector>

namespace {

using namespace panjshir;
using namespace panjshir::terrain;

// Ridges of many lengths, with a rough surface so that no cell is a copy of its neighbour.
const HeightGrid& ground(int side) {
    static std::map<int, HeightGrid> kept;
    if (const auto found = kept.find(side); found != kept.end())
        return found->second;
    kept.clear();
    HeightGrid grid(side, side, 39, {500000, 3900000});
    std::vector<float> across(static_cast<std::size_t>(side)), along(across.size());
    std::uint32_t random = 1;
    for (int r = 0; r < side; ++r)
        for (int c = 0; c < side; ++c) {
            random = random * 1664525u + 1013904223u;
            const auto x = static_cast<float>(c), y = static_cast<float>(r);
            grid.at(c, r) = 2800 + 900 * std::sin(x / 170 + std::sin(y / 310)) +
                            500 * std::sin((x + y) / 67) + 220 * std::sin((x - 2 * y) / 41) +
                            static_cast<float>(random >> 24) / 128;
        }
    return kept.emplace(side, std::move(grid)).first->second;
}

struct Closer {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, Closer>;

Dataset dataset_over(const HeightGrid& grid) {
    GDALRegister_MEM();
    Dataset source(GDALCreate(GDALGetDriverByName("MEM"), "", grid.columns(), grid.rows(), 0,
                              GDT_Float32, nullptr));
    char pointer[64] = {};
    CPLPrintPointer(pointer, const_cast<float*>(grid.heights().data()), sizeof pointer - 1);
    char** options = CSLSetNameValue(nullptr, "DATAPOINTER", pointer);
    GDALAddBand(source.get(), GDT_Float32, options);
    CSLDestroy(options);
    double transform[6] = {500000, grid.cell_size_m(), 0, 3900000, 0, -grid.cell_size_m()};
    GDALSetGeoTransform(source.get(), transform);
    return source;
}

constexpr int kSide = 7200; // 52 million cells

void gdal_hillshade(benchmark::State& state, const char* flag) {
    const Dataset source = dataset_over(ground(kSide));
    for (auto _ : state) {
        char** arguments = CSLAddString(CSLAddString(nullptr, "-of"), "MEM");
        if (flag != nullptr)
            arguments = CSLAddString(arguments, flag);
        GDALDEMProcessingOptions* options = GDALDEMProcessingOptionsNew(arguments, nullptr);
        CSLDestroy(arguments);
        int wrong = 0;
        const Dataset result(
            GDALDEMProcessing("", source.get(), "hillshade", nullptr, options, &wrong));
        GDALDEMProcessingOptionsFree(options);
        if (!result || wrong)
            state.SkipWithError("GDAL does not shade");
    }
}

void hillshade_of(benchmark::State& state, HillshadeMethod method) {
    const HeightGrid& grid = ground(kSide);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            hillshade(grid, {.method = method, .threads = static_cast<int>(state.range(0))}));
}

void sky_view(benchmark::State& state) {
    const HeightGrid& grid = ground(4100); // 17 million cells
    for (auto _ : state)
        benchmark::DoNotOptimize(sky_view_factor(grid));
}

void flow(benchmark::State& state) {
    const HeightGrid& grid = ground(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(compute_flow(grid));
}

void default_relief_prepared(benchmark::State& state) {
    const HeightGrid& grid = ground(2048);
    for (auto _ : state)
        benchmark::DoNotOptimize(prepare_relief(grid));
}

// The ground of an A3 sheet at 300 dots an inch, from a grid of 4 million cells.
void default_relief_drawn(benchmark::State& state) {
    const ReliefLayers layers = prepare_relief(ground(2048));
    const ReliefStyle style = default_relief_style();
    ReliefView view{.width = 4961, .height = 3508, .threads = static_cast<int>(state.range(0))};
    view.column_x = view.row_y = 2047.0 / 4961;
    view.column_0 = view.row_0 = 0;
    std::vector<std::uint8_t> rgb(3 * std::size_t{4961} * 3508);
    for (auto _ : state)
        shade_relief(layers.field(), style, view, rgb);
}

void default_relief_grey(benchmark::State& state) {
    const ReliefLayers layers = prepare_relief(ground(2048));
    const ReliefStyle style = default_relief_style();
    for (auto _ : state)
        benchmark::DoNotOptimize(shade_relief_grey(layers.field(), style));
}

#define PANJSHIR_BENCH(...) BENCHMARK(__VA_ARGS__)->Unit(benchmark::kMillisecond)->UseRealTime()

BENCHMARK_CAPTURE(gdal_hillshade, horn, nullptr)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(hillshade_of, horn, HillshadeMethod::Horn)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(gdal_hillshade, multidirectional, "-multidirectional")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(hillshade_of, multidirectional, HillshadeMethod::Multidirectional)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(gdal_hillshade, igor, "-igor")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(hillshade_of, igor, HillshadeMethod::Igor)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(gdal_hillshade, combined, "-combined")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(hillshade_of, combined, HillshadeMethod::Combined)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
PANJSHIR_BENCH(sky_view);
PANJSHIR_BENCH(flow)->Arg(2000)->Arg(kSide);
PANJSHIR_BENCH(default_relief_prepared);
PANJSHIR_BENCH(default_relief_drawn)->Arg(1)->Arg(2);
PANJSHIR_BENCH(default_relief_grey);

} // namespace

BENCHMARK_MAIN();
