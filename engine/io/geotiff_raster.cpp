#include "io/geotiff_raster.hpp"

#include "io/geotiff_writer.hpp"

#include <cassert>
#include <limits>

namespace panjshir::io {
namespace {

Result<void> write_whole(const RasterFile& file, const terrain::HeightGrid& grid,
                         GeoTiffLayout layout, const void* values) {
    layout.columns = grid.columns();
    layout.rows = grid.rows();
    layout.cell_size_m = grid.cell_size_m();
    layout.north_west = grid.north_west();
    layout.well_known_text = file.well_known_text;
    auto writer = GeoTiffWriter::create(file.path, layout, file.creation_options);
    if (!writer)
        return tl::unexpected(writer.error());
    if (auto written = writer->write_rows(0, layout.rows, values); !written)
        return written;
    return writer->finish();
}

} // namespace

Result<void> write_values(const RasterFile& file, const terrain::HeightGrid& grid,
                          std::span<const float> values, const std::string& unit) {
    assert(values.size() == grid.heights().size());
    GeoTiffLayout layout;
    layout.type = GDT_Float32;
    layout.void_value = std::numeric_limits<double>::quiet_NaN();
    layout.unit = unit;
    return write_whole(file, grid, std::move(layout), values.data());
}

Result<void> write_bytes(const RasterFile& file, const terrain::HeightGrid& grid,
                         std::span<const std::uint8_t> values, std::uint8_t void_value) {
    assert(values.size() == grid.heights().size());
    GeoTiffLayout layout;
    layout.type = GDT_Byte;
    layout.void_value = void_value;
    return write_whole(file, grid, std::move(layout), values.data());
}

} // namespace panjshir::io
