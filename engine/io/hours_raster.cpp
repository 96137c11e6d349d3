#include "io/hours_raster.hpp"

#include "io/geotiff_writer.hpp"

#include <limits>

namespace panjshir::io {

Result<void> write_hours(const std::filesystem::path& path, const terrain::HeightGrid& hours,
                         const std::string& well_known_text) {
    const GeoTiffLayout layout{.columns = hours.columns(),
                               .rows = hours.rows(),
                               .cell_size_m = hours.cell_size_m(),
                               .north_west = hours.north_west(),
                               .well_known_text = well_known_text,
                               .type = GDT_Float32,
                               .void_value = std::numeric_limits<double>::quiet_NaN(),
                               .unit = "hour"};
    auto writer = GeoTiffWriter::create(path, layout, {});
    if (!writer)
        return tl::unexpected(writer.error());
    if (auto written = writer->write_rows(0, layout.rows, hours.heights().data()); !written)
        return written;
    return writer->finish();
}

Result<void> write_hours(const std::filesystem::path& path, const terrain::HeightGrid& hours,
                         const Projection& projection) {
    return write_hours(path, hours, projection.well_known_text());
}

} // namespace panjshir::io
