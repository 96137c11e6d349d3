#include "io/dem_streams.hpp"

#include "base/file.hpp"
#include "io/gdal_handle.hpp"

#include <fmt/format.h>
#include <mutex>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <optional>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> driver_for(const fs::path& path) {
    const std::string ending = path.extension().string();
    if (ending == ".geojson" || ending == ".json")
        return "GeoJSON";
    if (ending == ".fgb")
        return "FlatGeobuf";
    if (ending == ".gpkg")
        return "GPKG";
    return std::nullopt;
}

void register_line_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoJSON();
        RegisterOGRFlatGeobuf();
    });
    register_vector_drivers();
}

bool add_stream(OGRLayer& layer, const terrain::Watercourse& stream) {
    OGRLineString line;
    line.setNumPoints(static_cast<int>(stream.line.size()), FALSE);
    for (std::size_t i = 0; i < stream.line.size(); ++i)
        line.setPoint(static_cast<int>(i), stream.line[i].easting_m, stream.line[i].northing_m);
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetField(0, static_cast<double>(stream.accumulation_m2.back()) / 1e6);
    feature.SetGeometry(&line);
    return layer.CreateFeature(&feature) == OGRERR_NONE;
}

bool write_layer(const fs::path& path, const std::string& driver,
                 std::span<const terrain::Watercourse> streams,
                 const std::string& well_known_text) {
    const GdalDataset dataset(GDALCreate(GDALGetDriverByName(driver.c_str()), path.c_str(), 0, 0, 0,
                                         GDT_Unknown, nullptr));
    if (!dataset)
        return false;
    OGRSpatialReference reference;
    reference.importFromWkt(well_known_text.c_str());
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GdalStrings options;
    if (driver == "GeoJSON")
        options.add("RFC7946=YES"); // in degrees, whatever the plane
    OGRLayer* layer = GDALDataset::FromHandle(dataset.get())
                          ->CreateLayer("streams", &reference, wkbLineString, options.list());
    OGRFieldDefn area("area_km2", OFTReal);
    if (layer == nullptr || layer->CreateField(&area) != OGRERR_NONE)
        return false;
    for (const terrain::Watercourse& stream : streams)
        if (stream.line.size() >= 2 && !add_stream(*layer, stream))
            return false;
    return true;
}

} // namespace

Result<void> write_streams(const fs::path& path, std::span<const terrain::Watercourse> streams,
                           const std::string& well_known_text) {
    const std::string name = path.string();
    const auto driver = driver_for(path);
    if (!driver)
        return fail(fmt::format("{}: streams are written as .geojson, .fgb or .gpkg", name),
                    ErrorKind::Usage);
    std::error_code ignored;
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        return fail(fmt::format("{}: cannot be written: is not a regular file", name));
    if (const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
        !fs::is_directory(folder, ignored))
        return fail(fmt::format("{}: cannot be written: no such folder", name));
    const GdalMessages messages;
    register_line_drivers();
    const fs::path temporary = temporary_sibling(path);
    if (!write_layer(temporary, *driver, streams, well_known_text) || messages.failed()) {
        fs::remove(temporary, ignored);
        return fail(fmt::format("{}: cannot be written: {}", name, messages.reason()));
    }
    return replace_file(temporary, path);
}

} // namespace panjshir::io
