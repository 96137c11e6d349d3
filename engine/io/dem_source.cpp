#include "io/dem_source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <ogr_spatialref.h>
#include <optional>
#include <vector>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;

constexpr double kMaxFileCells = 1.6e10;     // all of Afghanistan at one arc-second is 5e8
constexpr double kMaxBlockBytes = 64 << 20;  // what must be decoded at once
constexpr double kMetresPerDegree = 111'200; // of the meridian, near enough

Result<void> check_regular(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(path, error);
    const std::string name = path.string();
    if (!fs::exists(status))
        return fail(fmt::format("{}: no such file", name));
    if (fs::is_directory(status))
        return fail(fmt::format("{}: is a folder, not an elevation file", name));
    if (fs::is_symlink(status))
        return fail(fmt::format("{}: is a link; name the file itself", name));
    if (!fs::is_regular_file(status))
        return fail(fmt::format("{}: is not a regular file", name));
    return {};
}

Result<GdalDataset> open_dataset(const fs::path& path, const GdalMessages& messages) {
    if (auto regular = check_regular(path); !regular)
        return tl::unexpected(regular.error());
    register_elevation_drivers();
    const GdalStrings drivers{"GTiff", "SRTMHGT", "AAIGrid", "DTED"};
    // GDAL may look at the file and at the .prj beside it, and at nothing else in the folder.
    const fs::path absolute = fs::absolute(path);
    GdalStrings siblings{absolute.filename().c_str()};
    if (const fs::path prj = fs::path(absolute).replace_extension(".prj"); fs::is_regular_file(prj))
        siblings.add(prj.filename().string());
    GdalDataset dataset(GDALOpenEx(absolute.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                                   drivers.list(), nullptr, siblings.list()));
    if (!dataset && messages.failed())
        return fail(fmt::format("{}: cannot be read: {}", path.string(), messages.reason()));
    if (!dataset)
        return fail(
            fmt::format("{}: is not an elevation file (read are GeoTIFF, SRTM .hgt, Arc/Info "
                        "ASCII grid and DTED)",
                        path.string()));
    return dataset;
}

Result<GDALRasterBandH> elevation_band(GDALDatasetH dataset, const std::string& name) {
    const int bands = GDALGetRasterCount(dataset);
    if (bands < 1)
        return fail(fmt::format("{}: no elevation band (found none)", name));
    GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    const bool masked = bands == 2 && GDALGetRasterColorInterpretation(
                                          GDALGetRasterBand(dataset, 2)) == GCI_AlphaBand;
    if (bands > 1 && !masked)
        return fail(
            fmt::format("{}: no elevation band (found {} {}bands)", name, bands,
                        GDALGetRasterColorInterpretation(band) == GCI_RedBand ? "colour " : ""));
    if (GDALGetRasterColorTable(band) != nullptr)
        return fail(fmt::format("{}: no elevation band (found colours of a table)", name));
    if (GDALDataTypeIsComplex(GDALGetRasterDataType(band)))
        return fail(fmt::format("{}: no elevation band (found complex numbers)", name));
    return band;
}

Result<void> check_size(const DemSource& source, const std::string& name) {
    const double cells = static_cast<double>(source.info.columns) * source.info.rows;
    if (cells > kMaxFileCells)
        return fail(fmt::format("{}: claims {} x {} cells, more than can be read", name,
                                source.info.columns, source.info.rows));
    int block_columns = 0, block_rows = 0;
    GDALGetBlockSize(source.band, &block_columns, &block_rows);
    const double block_bytes = static_cast<double>(block_columns) * block_rows *
                               GDALGetDataTypeSizeBytes(GDALGetRasterDataType(source.band));
    if (block_bytes > kMaxBlockBytes)
        return fail(
            fmt::format("{}: is stored in blocks of {} x {} cells, more than can be read at once",
                        name, block_columns, block_rows));
    return {};
}

std::optional<double> metres_per(std::string unit) {
    std::transform(unit.begin(), unit.end(), unit.begin(),
                   [](unsigned char c) { return c == '_' || c == '-' ? ' ' : std::tolower(c); });
    if (unit.empty() || unit == "m" || unit == "metre" || unit == "meter" || unit == "metres" ||
        unit == "meters")
        return 1.0;
    if (unit == "ft" || unit == "foot" || unit == "feet" || unit == "international foot")
        return 0.3048;
    if (unit == "us survey foot" || unit == "foot us" || unit == "us ft" || unit == "ftus" ||
        unit == "us survey feet" || unit == "u.s. survey foot")
        return 1200.0 / 3937.0;
    return std::nullopt;
}

Result<void> read_unit(DemSource& source, const OGRSpatialReference& reference,
                       const std::string& name) {
    source.info.unit = GDALGetRasterUnitType(source.band);
    if (source.info.unit.empty() && (reference.IsCompound() || reference.IsVertical())) {
        const char* unit = nullptr;
        const double factor = reference.GetTargetLinearUnits("VERT_CS", &unit);
        source.info.unit = unit != nullptr && factor > 0 && factor != 1 ? unit : "m";
    }
    const auto factor = metres_per(source.info.unit);
    if (!factor)
        return fail(fmt::format("{}: its values are in '{}', which is no unit of height known here",
                                name, source.info.unit));
    source.info.metres_per_unit = *factor;
    if (source.info.unit.empty())
        source.info.unit = "m";
    int has = 0;
    if (const double scale = GDALGetRasterScale(source.band, &has); has && scale != 0)
        source.scale = scale;
    if (const double offset = GDALGetRasterOffset(source.band, &has); has)
        source.offset = offset;
    return {};
}

void read_void_value(DemSource& source) {
    int has = 0;
    const double value = GDALGetRasterNoDataValue(source.band, &has);
    source.info.has_void_value = has != 0;
    if (has)
        source.info.void_value = value;
    // Old SRTM files do not say so.
    else if (GDALGetRasterDataType(source.band) == GDT_Int16) {
        source.info.has_void_value = true;
        source.info.void_value = -32768;
    }
}

// The outer edges in degrees, from points along the outline.
Result<void> read_outline(DemSource& source, const OGRSpatialReference& reference,
                          const std::string& name) {
    OGRSpatialReference degrees;
    degrees.importFromEPSG(4326);
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> way(
        OGRCreateCoordinateTransformation(&reference, &degrees));
    if (!way)
        return fail(fmt::format("{}: its coordinate system '{}' has no known place on the earth",
                                name, source.info.reference));
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    constexpr int kSteps = 8;
    for (int i = 0; i < 4 * kSteps; ++i) {
        const double t = (i % kSteps) / static_cast<double>(kSteps);
        const int side = i / kSteps;
        const double u = side == 0 ? t : side == 1 ? 1 : side == 2 ? 1 - t : 0;
        const double v = side == 0 ? 0 : side == 1 ? t : side == 2 ? 1 : 1 - t;
        double x = 0, y = 0;
        std::array<double, 6> transform;
        std::copy(source.transform, source.transform + 6, transform.begin());
        GDALApplyGeoTransform(transform.data(), u * source.info.columns, v * source.info.rows, &x,
                              &y);
        if (!way->Transform(1, &x, &y) || !(std::abs(x) <= 540) || !(std::abs(y) <= 90.01))
            return fail(
                fmt::format("{}: its georeference lies outside its coordinate system", name));
        west = std::min(west, x), east = std::max(east, x);
        south = std::min(south, y), north = std::max(north, y);
    }
    source.info.west = west, source.info.south = south;
    source.info.east = east, source.info.north = north;
    return {};
}

Result<void> read_georeference(DemSource& source, const std::string& name) {
    const char* wkt = GDALGetProjectionRef(source.dataset.get());
    const bool placed = GDALGetGeoTransform(source.dataset.get(), source.transform) == CE_None;
    if (!placed || wkt == nullptr || *wkt == '\0')
        return fail(fmt::format("{}: has no georeference ({})", name,
                                placed ? "its coordinate system is not named"
                                       : "nothing tells where its cells lie"));
    source.well_known_text = wkt;
    OGRSpatialReference reference;
    reference.importFromWkt(wkt);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    source.info.reference = reference.GetName() != nullptr ? reference.GetName() : "unnamed";
    const double* t = source.transform;
    if (!std::all_of(t, t + 6, [](double v) { return std::isfinite(v); }) ||
        std::abs(t[1] * t[5] - t[2] * t[4]) < 1e-18)
        return fail(fmt::format("{}: its georeference gives its cells no size", name));
    source.info.cell_width = std::hypot(t[1], t[4]);
    source.info.cell_height = std::hypot(t[2], t[5]);
    const double metres = reference.IsGeographic() ? kMetresPerDegree : reference.GetLinearUnits();
    source.info.ground_cell_m = std::max(source.info.cell_width, source.info.cell_height) * metres;
    if (auto unit = read_unit(source, reference, name); !unit)
        return unit;
    return read_outline(source, reference, name);
}

} // namespace

float DemSource::metres(float stored) const {
    const double height = (stored * scale + offset) * info.metres_per_unit;
    return height >= kLowestHeight_m && height <= kHighestHeight_m
               ? static_cast<float>(height)
               : std::numeric_limits<float>::quiet_NaN();
}

Result<DemSource> open_dem(const fs::path& path, const GdalMessages& messages) {
    const std::string name = path.string();
    auto dataset = open_dataset(path, messages);
    if (!dataset)
        return tl::unexpected(dataset.error());
    DemSource source;
    source.dataset = std::move(*dataset);
    source.info.driver = GDALGetDriverShortName(GDALGetDatasetDriver(source.dataset.get()));
    source.info.columns = GDALGetRasterXSize(source.dataset.get());
    source.info.rows = GDALGetRasterYSize(source.dataset.get());
    const auto band = elevation_band(source.dataset.get(), name);
    if (!band)
        return tl::unexpected(band.error());
    source.band = *band;
    if (auto size = check_size(source, name); !size)
        return tl::unexpected(size.error());
    if (auto placed = read_georeference(source, name); !placed)
        return tl::unexpected(placed.error());
    read_void_value(source);
    return source;
}

} // namespace panjshir::io
