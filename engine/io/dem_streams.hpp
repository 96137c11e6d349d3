#pragma once
// Streams found on an elevation file, as lines that other programs read.

#include "base/error.hpp"
#include "terrain/thalweg.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace panjshir::io {

/// One line a stream from its head to its end, with the area that it drains there (`area_km2`),
/// larger streams first. By the ending of the name GeoJSON (in degrees), FlatGeobuf or GeoPackage
/// (on the plane of `well_known_text`). The old file stays until the new one is whole. Errors:
/// another ending (ErrorKind Usage); cannot be written.
Result<void> write_streams(const std::filesystem::path& path,
                           std::span<const terrain::Watercourse> streams,
                           const std::string& well_known_text);

} // namespace panjshir::io
