#pragma once
// The sky-view factor from file to file, by bands, so that a file larger than memory can be done.

#include "base/error.hpp"
#include "terrain/sky_view.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace panjshir::io {

struct SkyViewFiles {
    std::filesystem::path input, output;
    std::vector<std::string> creation_options; ///< GDAL's, of GeoTIFF; empty: not compressed
    std::function<void(double)> progress;      ///< gets 0..1 after each band
    int band_rows = 0; ///< 0: as many as hold four million cells, or half the reach of the look
};

struct SkyViewResult {
    int columns = 0, rows = 0;
    double cell_size_m = 0;
};

/// terrain::sky_view_factor of the input's own grid as a 32-bit GeoTIFF, NaN for voids: the same
/// numbers as of the whole grid at once. Held are a band's rows and, on either side, as many as the
/// radius reaches. Errors: those of DemRows and GeoTiffWriter; nothing but voids; a radius so wide
/// that more than kMaxDemCells would have to be held. The old output stays until the new one is
/// whole.
Result<SkyViewResult> sky_view_file(const SkyViewFiles& files,
                                    const terrain::SkyViewOptions& options);

} // namespace panjshir::io
