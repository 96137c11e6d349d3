#pragma once
// A hillshade from file to file, by bands: reading, shading and writing at the same time.

#include "base/error.hpp"
#include "terrain/relief_hillshade.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace panjshir::io {

struct HillshadeFiles {
    std::filesystem::path input, output;
    std::vector<std::string> creation_options; ///< GDAL's, of GeoTIFF; empty: not compressed
    /// Told from time to time, from any thread but never from two at once, which share 0..1 is
    /// done.
    std::function<void(double)> progress;
};

struct HillshadeResult {
    int columns = 0, rows = 0;
    double cell_size_m = 0;
};

/// The greys of terrain::hillshade on the input's own grid as an 8-bit GeoTIFF, 0 for voids. Memory
/// does not grow with the number of rows. Errors: those of DemRows and GeoTiffWriter; nothing but
/// voids. The old output stays until the new one is whole.
Result<HillshadeResult> shade_file(const HillshadeFiles& files,
                                   const terrain::HillshadeOptions& options);

} // namespace panjshir::io
