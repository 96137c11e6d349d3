#include "io/dem_rows.hpp"

#include "io/dem_source.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cpl_conv.h>
#include <fmt/format.h>
#include <limits>
#include <ogr_spatialref.h>

namespace panjshir::io {
namespace {

// While it lives, what this thread opens is read past GDAL's cache where it is not compressed, and
// unpacked by all cores where it is.
class FastReading {
public:
    FastReading() { set("YES", "ALL_CPUS"); }
    ~FastReading() { set(nullptr, nullptr); }
    FastReading(const FastReading&) = delete;
    FastReading& operator=(const FastReading&) = delete;

private:
    static void set(const char* direct, const char* threads) {
        CPLSetThreadLocalConfigOption("GTIFF_DIRECT_IO", direct);
        CPLSetThreadLocalConfigOption("GDAL_NUM_THREADS", threads);
    }
};

Result<void> check_grid(const DemSource& source, const std::string& name) {
    OGRSpatialReference reference;
    reference.importFromWkt(source.well_known_text.c_str());
    if (!reference.IsProjected())
        return fail(
            fmt::format("{}: its cells are measured in degrees; warp it to a projection in metres "
                        "first",
                        name));
    if (std::abs(reference.GetLinearUnits() - 1) > 1e-9)
        return fail(fmt::format("{}: its projection is not in metres", name));
    const double* t = source.transform;
    if (std::abs(t[2]) > 1e-9 * std::abs(t[1]) || std::abs(t[4]) > 1e-9 * std::abs(t[1]) ||
        t[1] <= 0)
        return fail(fmt::format("{}: its grid is rotated; warp it north up first", name));
    if (t[5] >= 0)
        return fail(fmt::format("{}: its grid is south up; warp it north up first", name));
    if (std::abs(t[1] + t[5]) > 1e-6 * t[1])
        return fail(fmt::format("{}: its cells are not square ({} by {})", name, t[1], -t[5]));
    return {};
}

} // namespace

DemRows::DemRows(std::filesystem::path path, std::unique_ptr<DemSource> source)
    : m_path(std::move(path)), m_source(std::move(source)) {}
DemRows::DemRows(DemRows&&) noexcept = default;
DemRows& DemRows::operator=(DemRows&&) noexcept = default;
DemRows::~DemRows() = default;

Result<DemRows> DemRows::open(const std::filesystem::path& path) {
    const GdalMessages messages;
    const FastReading fast;
    auto source = open_dem(path, messages);
    if (!source)
        return tl::unexpected(source.error());
    if (auto grid = check_grid(*source, path.string()); !grid)
        return tl::unexpected(grid.error());
    return DemRows(path, std::make_unique<DemSource>(std::move(*source)));
}

const DemInfo& DemRows::info() const {
    return m_source->info;
}

double DemRows::cell_size_m() const {
    return m_source->transform[1];
}

MapPoint DemRows::north_west() const {
    return {m_source->transform[0], m_source->transform[3]};
}

const std::string& DemRows::well_known_text() const {
    return m_source->well_known_text;
}

int DemRows::block_rows() const {
    int block_columns = 0, block_rows = 0;
    GDALGetBlockSize(m_source->band, &block_columns, &block_rows);
    return block_rows;
}

Result<void> DemRows::read(int first, int count, std::span<float> values) {
    return read_part(0, columns(), first, count, values);
}

Result<void> DemRows::read_part(int first_column, int columns_count, int first, int count,
                                std::span<float> values) {
    assert(values.size() ==
           static_cast<std::size_t>(count) * static_cast<std::size_t>(columns_count));
    const GdalMessages messages;
    if (GDALRasterIO(m_source->band, GF_Read, first_column, first, columns_count, count,
                     values.data(), columns_count, count, GDT_Float32, 0, 0) != CE_None)
        return fail(fmt::format("{}: its heights cannot be read, it is cut off or damaged: {}",
                                m_path.string(), messages.reason()));
    return {};
}

void DemRows::to_metres(std::span<float> values) const {
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    const DemSource& source = *m_source;
    if (source.info.has_void_value) {
        const auto void_value = static_cast<float>(source.info.void_value);
        for (float& value : values)
            value = value == void_value ? none : value;
    }
    if (source.scale != 1 || source.offset != 0 || source.info.metres_per_unit != 1) {
        for (float& value : values)
            value = source.metres(value);
        return;
    }
    for (float& value : values)
        value = value >= kLowestHeight_m && value <= kHighestHeight_m ? value : none;
}

Result<ProjectedDem> read_projected_dem(const std::filesystem::path& path) {
    const std::string name = path.string();
    auto rows = DemRows::open(path);
    if (!rows)
        return tl::unexpected(rows.error());
    if (static_cast<double>(rows->columns()) * rows->rows() > static_cast<double>(kMaxDemCells))
        return fail(fmt::format("{}: {} x {} cells are more than can be held", name,
                                rows->columns(), rows->rows()));
    ProjectedDem dem{
        terrain::HeightGrid(rows->columns(), rows->rows(), rows->cell_size_m(), rows->north_west()),
        rows->well_known_text()};
    const std::span<float> heights = dem.grid.heights();
    if (auto read = rows->read(0, rows->rows(), heights); !read)
        return tl::unexpected(read.error());
    rows->to_metres(heights);
    if (std::all_of(heights.begin(), heights.end(), [](float h) { return std::isnan(h); }))
        return fail(fmt::format("{}: holds nothing but voids", name));
    return dem;
}

} // namespace panjshir::io
