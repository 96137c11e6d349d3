#include "io/terrain_pyramid.hpp"

#include "base/file.hpp"
#include "io/dem_rows.hpp"
#include "io/dem_source.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;
using terrain::HeightGrid;

constexpr int kCoarsestCells = 512;
constexpr int kRowsAtATime = 256;
constexpr float kStepsPerMetre = 16;
constexpr double kShareOfBase = 0.7; // of the time that writing takes; the rest goes into levels

int level_count(int columns, int rows) {
    int levels = 0;
    while (std::max(columns, rows) >> levels > kCoarsestCells)
        ++levels;
    return levels;
}

int filled_up(int cells, int levels) {
    const int unit = 1 << levels;
    return (cells + unit - 1) / unit * unit;
}

int tell_progress(double done, const char*, void* data) {
    const auto& tell = *static_cast<const std::function<void(double)>*>(data);
    if (tell)
        tell(kShareOfBase + (1 - kShareOfBase) * done);
    return 1;
}

/// While it lives, GDAL compresses on all cores on this thread.
class AllCores {
public:
    AllCores() { CPLSetThreadLocalConfigOption("GDAL_NUM_THREADS", "ALL_CPUS"); }
    ~AllCores() { CPLSetThreadLocalConfigOption("GDAL_NUM_THREADS", nullptr); }
    AllCores(const AllCores&) = delete;
    AllCores& operator=(const AllCores&) = delete;
};

GdalDataset create(const fs::path& path, const HeightGrid& grid, int levels,
                   const std::string& well_known_text) {
    const GdalStrings options{"TILED=YES",      "COMPRESS=DEFLATE",    "ZLEVEL=1",
                              "PREDICTOR=3",    "BIGTIFF=IF_SAFER",    "BLOCKXSIZE=256",
                              "BLOCKYSIZE=256", "NUM_THREADS=ALL_CPUS"};
    GdalDataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), path.c_str(),
                                   filled_up(grid.columns(), levels),
                                   filled_up(grid.rows(), levels), 1, GDT_Float32, options.list()));
    if (!dataset)
        return dataset;
    double transform[6] = {
        grid.north_west().easting_m, grid.cell_size_m(), 0, grid.north_west().northing_m, 0,
        -grid.cell_size_m()};
    GDALSetGeoTransform(dataset.get(), transform);
    GDALSetProjection(dataset.get(), well_known_text.c_str());
    GDALRasterBandH band = GDALGetRasterBand(dataset.get(), 1);
    GDALSetRasterNoDataValue(band, std::numeric_limits<double>::quiet_NaN());
    GDALSetRasterUnitType(band, "metre");
    return dataset;
}

bool write_rows(GDALDatasetH dataset, const HeightGrid& grid,
                const std::function<void(double)>& progress) {
    GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    std::vector<float> rows;
    for (int row = 0; row < grid.rows(); row += kRowsAtATime) {
        const int count = std::min(kRowsAtATime, grid.rows() - row);
        const auto first = grid.heights().begin() + static_cast<std::ptrdiff_t>(grid.index(0, row));
        rows.assign(first, first + static_cast<std::ptrdiff_t>(grid.columns()) * count);
        for (float& height : rows)
            height = std::round(height * kStepsPerMetre) / kStepsPerMetre;
        if (GDALRasterIO(band, GF_Write, 0, row, grid.columns(), count, rows.data(), grid.columns(),
                         count, GDT_Float32, 0, 0) != CE_None)
            return false;
        if (progress)
            progress(kShareOfBase * (row + count) / grid.rows());
    }
    return true;
}

bool write_whole(const fs::path& path, const HeightGrid& grid, const std::string& well_known_text,
                 const std::function<void(double)>& progress) {
    const int levels = level_count(grid.columns(), grid.rows());
    const GdalDataset dataset = create(path, grid, levels, well_known_text);
    if (!dataset || !write_rows(dataset.get(), grid, progress))
        return false;
    std::vector<int> factors;
    for (int level = 1; level <= levels; ++level)
        factors.push_back(1 << level);
    if (factors.empty())
        return true;
    GDALFlushCache(dataset.get());
    auto tell = progress;
    return GDALBuildOverviews(dataset.get(), "AVERAGE", levels, factors.data(), 0, nullptr,
                              &tell_progress, &tell) == CE_None;
}

} // namespace

Result<void> write_terrain(const fs::path& path, const HeightGrid& grid,
                           const std::string& well_known_text,
                           const std::function<void(double)>& progress) {
    std::error_code ignored;
    const std::string name = path.string();
    if (fs::is_directory(path, ignored))
        return fail(fmt::format("{}: cannot be written: is a folder", name));
    if (!fs::is_directory(path.parent_path(), ignored))
        return fail(fmt::format("{}: cannot be written: no such folder", name));
    if (grid.empty())
        return fail(fmt::format("{}: cannot be written: there are no cells", name));
    const GdalMessages messages;
    register_elevation_drivers();
    const AllCores cores;
    const fs::path temporary = temporary_sibling(path);
    // Closing writes the rest, and may fail as well.
    if (!write_whole(temporary, grid, well_known_text, progress) || messages.failed()) {
        fs::remove(temporary, ignored);
        return fail(fmt::format("{}: cannot be written: {}", name, messages.reason()));
    }
    if (progress)
        progress(1);
    return replace_file(temporary, path);
}

struct TerrainPyramid::Impl {
    fs::path path;
    DemSource source;
    std::vector<Level> levels;
    std::vector<GDALRasterBandH> bands;
    MapPoint north_west;
};

TerrainPyramid::TerrainPyramid(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
TerrainPyramid::TerrainPyramid(TerrainPyramid&&) noexcept = default;
TerrainPyramid& TerrainPyramid::operator=(TerrainPyramid&&) noexcept = default;
TerrainPyramid::~TerrainPyramid() = default;

Result<TerrainPyramid> TerrainPyramid::open(const fs::path& path) {
    // Says what is wrong with the grid.
    if (const auto rows = DemRows::open(path); !rows)
        return tl::unexpected(rows.error());
    const GdalMessages messages;
    auto source = open_dem(path, messages);
    if (!source)
        return tl::unexpected(source.error());
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->source = std::move(*source);
    const double* t = impl->source.transform;
    impl->north_west = {t[0], t[3]};
    const int columns = impl->source.info.columns, rows = impl->source.info.rows;
    impl->levels.push_back({columns, rows, t[1]});
    impl->bands.push_back(impl->source.band);
    const int overviews = GDALGetOverviewCount(impl->source.band);
    for (int i = 0; i < overviews; ++i) {
        GDALRasterBandH band = GDALGetOverview(impl->source.band, i);
        const Level& finer = impl->levels.back();
        const Level level{GDALGetRasterBandXSize(band), GDALGetRasterBandYSize(band),
                          2 * finer.cell_size_m};
        if (level.columns * 2 != finer.columns || level.rows * 2 != finer.rows)
            break; // another program's levels, whose cells do not coincide
        impl->levels.push_back(level);
        impl->bands.push_back(band);
    }
    return TerrainPyramid(std::move(impl));
}

const std::vector<TerrainPyramid::Level>& TerrainPyramid::levels() const {
    return m_impl->levels;
}

MapBox TerrainPyramid::extent() const {
    const Level& level = m_impl->levels.front();
    const MapPoint corner = m_impl->north_west;
    return {corner.easting_m, corner.northing_m - level.rows * level.cell_size_m,
            corner.easting_m + level.columns * level.cell_size_m, corner.northing_m};
}

const std::string& TerrainPyramid::well_known_text() const {
    return m_impl->source.well_known_text;
}

TerrainPyramid::Window TerrainPyramid::window_of(std::size_t level, const MapBox& box) const {
    const Level& of = m_impl->levels[level];
    const auto cell = [&](double metres, int most) {
        return static_cast<int>(std::clamp(metres / of.cell_size_m, 0.0, double(most)));
    };
    const MapPoint corner = m_impl->north_west;
    const double last = 1 - 1e-9; // of a cell: its far edge belongs to the next
    Window window;
    window.column = cell(box.west_m - corner.easting_m, of.columns);
    window.row = cell(corner.northing_m - box.north_m, of.rows);
    window.columns =
        cell(box.east_m - corner.easting_m + last * of.cell_size_m, of.columns) - window.column;
    window.rows =
        cell(corner.northing_m - box.south_m + last * of.cell_size_m, of.rows) - window.row;
    if (window.columns <= 0 || window.rows <= 0)
        return {};
    return window;
}

Result<HeightGrid> TerrainPyramid::read(std::size_t level, const Window& window) const {
    assert(level < m_impl->levels.size());
    assert(window.columns > 0 && window.rows > 0);
    const Level& of = m_impl->levels[level];
    const MapPoint corner = m_impl->north_west;
    HeightGrid grid(window.columns, window.rows, of.cell_size_m,
                    {corner.easting_m + window.column * of.cell_size_m,
                     corner.northing_m - window.row * of.cell_size_m});
    const GdalMessages messages;
    if (GDALRasterIO(m_impl->bands[level], GF_Read, window.column, window.row, window.columns,
                     window.rows, grid.heights().data(), window.columns, window.rows, GDT_Float32,
                     0, 0) != CE_None ||
        messages.failed())
        return fail(fmt::format("{}: its heights cannot be read, it is cut off or damaged: {}",
                                m_impl->path.string(), messages.reason()));
    const DemInfo& info = m_impl->source.info;
    const auto void_value = static_cast<float>(info.void_value);
    for (float& height : grid.heights())
        height = info.has_void_value && height == void_value
                     ? std::numeric_limits<float>::quiet_NaN()
                     : m_impl->source.metres(height);
    return grid;
}

} // namespace panjshir::io
