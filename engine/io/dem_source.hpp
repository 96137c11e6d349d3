#pragma once
// An elevation file opened and examined, before any height is read. Only for engine/io/dem*.

#include "io/dem.hpp"
#include "io/gdal_handle.hpp"

namespace panjshir::io {

/// Beyond these nothing is a height on earth.
inline constexpr float kLowestHeight_m = -12000, kHighestHeight_m = 9500;

struct DemSource {
    GdalDataset dataset;
    GDALRasterBandH band = nullptr;
    DemInfo info;
    double transform[6] = {0, 1, 0, 0, 0, 1}; ///< pixel corner to the file's coordinates
    std::string well_known_text;
    double scale = 1, offset = 0; ///< stored value to the file's unit

    /// A stored value, void or not, to metres; NaN for what cannot be a height on earth.
    float metres(float stored) const;
};

/// All errors of read_dem_info. `messages` must be the innermost on this thread.
Result<DemSource> open_dem(const std::filesystem::path& path, const GdalMessages& messages);

} // namespace panjshir::io
