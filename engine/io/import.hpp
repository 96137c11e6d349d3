#pragma once
// What export.hpp wrote, taken back.

#include "io/atlas.hpp"

#include <filesystem>

namespace panjshir::io {

/// A whole atlas from a file that export_geojson wrote. Rows are read by the rules of load_atlas;
/// faults are diagnostics of the atlas: "FILE: claims", line is the number of the feature of that
/// table from 1. Geometries are not read: where a place lies stands in its table. Errors: no such
/// file, not JSON, no feature collection with the member `panjshir`.
Result<Atlas> import_geojson(const std::filesystem::path& path);

/// A whole atlas from a file that export_geopackage wrote; lines are the numbers of a layer's
/// features from
/// 1. Errors: no such file, no GeoPackage.
Result<Atlas> import_geopackage(const std::filesystem::path& path);

/// The atlas `known` with the claims and events of a file that export_csv wrote in place of its
/// own. Errors: no such file. Diagnostics bear the file's own lines and columns.
Result<Atlas> import_csv(const std::filesystem::path& path, const Atlas& known);

} // namespace panjshir::io
