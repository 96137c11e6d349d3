#pragma once
// Named outlines from a GeoJSON file: districts, provinces.

#include "base/error.hpp"
#include "geo/lon_lat.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::io {

struct NamedOutline {
    std::string name;
    std::vector<Polyline> rings; ///< outer rings and holes, by the even-odd rule
};

/// Polygons and MultiPolygons of a FeatureCollection in longitude and latitude; features of other
/// kinds are left out. `name_property` is the one that names them. Errors: no such file; no GeoJSON
/// FeatureCollection; a feature without that property, with a ring of fewer than three points or a
/// position that is none (all named by the feature's number); no outline at all.
Result<std::vector<NamedOutline>> read_outlines(const std::filesystem::path& path,
                                                const std::string& name_property);

} // namespace panjshir::io
