#include "io/dem.hpp"

#include "io/dem_source.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <limits>
#include <ogr_spatialref.h>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;
using terrain::HeightGrid;

struct WarpOptionsDeleter {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};
struct TransformerDeleter {
    void operator()(void* transformer) const { GDALDestroyGenImgProjTransformer(transformer); }
};

/// A GDAL dataset over the grid's own memory.
GdalDataset dataset_over(HeightGrid& grid, const std::string& well_known_text) {
    GDALDriverH driver = GDALGetDriverByName("MEM");
    GdalDataset dataset(
        GDALCreate(driver, "", grid.columns(), grid.rows(), 0, GDT_Float32, nullptr));
    if (!dataset)
        return dataset;
    char pointer[64] = {};
    pointer[CPLPrintPointer(pointer, grid.heights().data(), sizeof pointer - 1)] = '\0';
    const GdalStrings options{fmt::format("DATAPOINTER={}", pointer).c_str()};
    if (GDALAddBand(dataset.get(), GDT_Float32, options.list()) != CE_None)
        return {};
    double transform[6] = {
        grid.north_west().easting_m, grid.cell_size_m(), 0, grid.north_west().northing_m, 0,
        -grid.cell_size_m()};
    GDALSetGeoTransform(dataset.get(), transform);
    GDALSetProjection(dataset.get(), well_known_text.c_str());
    GDALSetRasterNoDataValue(GDALGetRasterBand(dataset.get(), 1),
                             std::numeric_limits<double>::quiet_NaN());
    return dataset;
}

// How the window lies on the file: read through GDAL's own way from the one's cells to the other's.
struct Fit {
    bool overlaps = false;
    double cells_per_cell = 1; ///< of the file along one side of a cell of the window
};

Fit fit_of(const DemSource& source, GDALDatasetH target, const HeightGrid& grid) {
    const std::unique_ptr<void, TransformerDeleter> way(
        GDALCreateGenImgProjTransformer2(source.dataset.get(), target, nullptr));
    Fit fit;
    if (!way)
        return fit;
    std::vector<double> x, y;
    constexpr int kSteps = 16;
    for (int j = 0; j <= kSteps; ++j)
        for (int i = 0; i <= kSteps; ++i) {
            x.push_back(grid.columns() * i / static_cast<double>(kSteps));
            y.push_back(grid.rows() * j / static_cast<double>(kSteps));
        }
    const double middle_x = grid.columns() / 2.0, middle_y = grid.rows() / 2.0;
    const std::size_t middle = x.size();
    x.insert(x.end(), {middle_x, middle_x + 1, middle_x});
    y.insert(y.end(), {middle_y, middle_y, middle_y + 1});
    std::vector<double> z(x.size());
    std::vector<int> good(x.size());
    GDALGenImgProjTransform(way.get(), TRUE, static_cast<int>(x.size()), x.data(), y.data(),
                            z.data(), good.data());
    double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
    for (std::size_t i = 0; i < middle; ++i)
        if (good[i]) {
            left = std::min(left, x[i]), right = std::max(right, x[i]);
            top = std::min(top, y[i]), bottom = std::max(bottom, y[i]);
        }
    fit.overlaps = right > 0 && bottom > 0 && left < source.info.columns && top < source.info.rows;
    if (good[middle] && good[middle + 1] && good[middle + 2])
        fit.cells_per_cell =
            std::max(std::hypot(x[middle + 1] - x[middle], y[middle + 1] - y[middle]),
                     std::hypot(x[middle + 2] - x[middle], y[middle + 2] - y[middle]));
    return fit;
}

bool warp(const DemSource& source, GDALDatasetH target, double cells_per_cell) {
    GdalStrings arguments{"-r",  cells_per_cell > 1.5 ? "average" : "cubic",
                          "-wm", "64",
                          "-wo", "NUM_THREADS=ALL_CPUS",
                          "-wo", "INIT_DEST=NO_DATA",
                          "-et", "0.05"};
    if (source.info.has_void_value) {
        arguments.add("-srcnodata");
        arguments.add(fmt::format("{}", source.info.void_value));
    }
    arguments.add("-dstnodata");
    arguments.add("nan");
    const std::unique_ptr<GDALWarpAppOptions, WarpOptionsDeleter> options(
        GDALWarpAppOptionsNew(arguments.list(), nullptr));
    GDALDatasetH from = source.dataset.get();
    int usage_error = 0;
    return options && GDALWarp(nullptr, target, 1, &from, options.get(), &usage_error) != nullptr &&
           !usage_error;
}

Result<HeightGrid> empty_grid(const DemWindow& window, const std::string& name) {
    const double columns = std::ceil(window.extent.width_m() / window.cell_size_m - 1e-6);
    const double rows = std::ceil(window.extent.height_m() / window.cell_size_m - 1e-6);
    if (!(columns >= 1 && rows >= 1))
        return fail(fmt::format("{}: the part of the map to read is empty", name));
    if (columns * rows > static_cast<double>(kMaxDemCells) || columns > 1e6 || rows > 1e6)
        return fail(fmt::format("{}: {:.0f} x {:.0f} cells of {} m are more than can be held", name,
                                columns, rows, window.cell_size_m));
    return HeightGrid(static_cast<int>(columns), static_cast<int>(rows), window.cell_size_m,
                      {window.extent.west_m, window.extent.north_m});
}

bool all_void(const HeightGrid& grid) {
    return std::all_of(grid.heights().begin(), grid.heights().end(),
                       [](float h) { return std::isnan(h); });
}

} // namespace

Result<DemInfo> read_dem_info(const fs::path& path) {
    const GdalMessages messages;
    auto source = open_dem(path, messages);
    if (!source)
        return tl::unexpected(source.error());
    return source->info;
}

Result<HeightGrid> read_dem(const fs::path& path, const DemWindow& window) {
    const GdalMessages messages;
    const std::string name = path.string();
    auto grid = empty_grid(window, name);
    if (!grid)
        return grid;
    const auto source = open_dem(path, messages);
    if (!source)
        return tl::unexpected(source.error());
    {
        std::string reference = window.projection.well_known_text();
        if (reference.empty()) {
            OGRSpatialReference named;
            if (named.SetFromUserInput(window.projection.name().c_str()) != OGRERR_NONE)
                return fail(
                    fmt::format("{}: cannot be brought onto the map: PROJ's database is missing",
                                name),
                    ErrorKind::Missing);
            char* text = nullptr;
            if (named.exportToWkt(&text) == OGRERR_NONE)
                reference = text;
            CPLFree(text);
        }
        const GdalDataset target = dataset_over(*grid, reference);
        if (!target)
            return fail(
                fmt::format("{}: cannot be brought onto the map: {}", name, messages.reason()));
        const Fit fit = fit_of(*source, target.get(), *grid);
        const DemInfo& info = source->info;
        if (!fit.overlaps)
            return fail(
                fmt::format("{}: lies outside the map (it covers {:.2f} to {:.2f} E, {:.2f} to "
                            "{:.2f} N)",
                            name, info.west, info.east, info.south, info.north));
        if (!warp(*source, target.get(), fit.cells_per_cell) || messages.failed())
            return fail(fmt::format("{}: its heights cannot be read, it is cut off or damaged: {}",
                                    name, messages.reason()));
    }
    for (float& height : grid->heights())
        height = source->metres(height);
    if (all_void(*grid))
        return fail(fmt::format("{}: holds nothing but voids within the map", name));
    return grid;
}

} // namespace panjshir::io
