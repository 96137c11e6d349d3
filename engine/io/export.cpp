#include "io/export.hpp"

#include <fmt/format.h>
#include <string>

namespace panjshir::io {

Result<void> export_atlas(const Atlas& atlas, const ExportGeometry& geometry,
                          const std::filesystem::path& path) {
    using Export =
        Result<void> (*)(const Atlas&, const ExportGeometry&, const std::filesystem::path&);
    static constexpr std::pair<std::string_view, Export> kinds[]{
        {".lpf.json", export_linked_places},
        {".geojson", export_geojson},
        {".gpkg", export_geopackage},
        {".kml", export_kml},
        {".csv", export_csv}};
    const std::string name = path.filename().string();
    for (const auto& [ending, write] : kinds)
        if (name.size() > ending.size() &&
            name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
            return write(atlas, geometry, path);
    return fail(
        fmt::format("{}: no such format (written are .geojson, .gpkg, .kml, .csv and .lpf.json)",
                    path.string()),
        ErrorKind::Usage);
}

} // namespace panjshir::io
