#pragma once
// The contours of an elevation file as FlatGeobuf or GeoJSON.

#include "base/error.hpp"
#include "terrain/contours.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace panjshir::io {

struct ContourOptions {
    terrain::ContourLevels levels; ///< as terrain::contour_levels made them
    int index_every = 5;           ///< each so many levels from the base an index contour; 0: none
    int threads = 0;               ///< 0: as many as there are cores
};

struct ContourSummary {
    std::size_t lines = 0, points = 0; ///< closed lines count their first point twice
    double lowest_m = 0, highest_m = 0;
    double cell_size_m = 0;
    std::string reference; ///< of the elevation file: "WGS 84 / UTM zone 42N"
};

/// Traces the whole file and writes one line string a contour with the fields elevation_m (a real
/// number) and index (a boolean); rings repeat their first point. `output` ends in .fgb (FlatGeobuf
/// without an index, in the file's own reference system) or .geojson or .json (RFC 7946: longitude
/// and latitude on WGS 84, seven decimals). Lines run as terrain::Contours says. The old file stays
/// until the new one is whole; a file without contours is written too (flat ground).
/// Errors: another ending (ErrorKind Usage); what DemRows tells of its file; nothing but voids; a
/// place that cannot be written.
Result<ContourSummary> write_contours(const std::filesystem::path& input,
                                      const std::filesystem::path& output,
                                      const ContourOptions& options);

} // namespace panjshir::io
