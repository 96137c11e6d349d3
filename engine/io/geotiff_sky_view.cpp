#include "io/geotiff_sky_view.hpp"

#include "io/dem.hpp"
#include "io/dem_rows.hpp"
#include "io/geotiff_writer.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::io {
namespace {

using terrain::HeightGrid;

constexpr int kBandCells = 4'000'000;

/// Rows of the file that are held, moved on from band to band.
class HeldRows {
public:
    explicit HeldRows(DemRows& input) : m_input(input) {}

    /// Holds rows first..last-1; those held already are not read again.
    Result<void> hold(int first, int last) {
        const auto width = static_cast<std::size_t>(m_input.columns());
        HeightGrid grid(m_input.columns(), last - first, m_input.cell_size_m(), {});
        const int kept_from = std::max(first, m_first);
        const int kept_to = std::max(kept_from, std::min(last, m_first + m_grid.rows()));
        const auto at = [&](int row) { return static_cast<std::size_t>(row) * width; };
        if (kept_to > kept_from)
            std::copy_n(
                m_grid.heights().begin() + static_cast<std::ptrdiff_t>(at(kept_from - m_first)),
                at(kept_to - kept_from),
                grid.heights().begin() + static_cast<std::ptrdiff_t>(at(kept_from - first)));
        const int fresh = kept_to > kept_from ? kept_to : first;
        if (fresh < last) {
            const auto values = grid.heights().subspan(at(fresh - first), at(last - fresh));
            if (auto read = m_input.read(fresh, last - fresh, values); !read)
                return read;
            m_input.to_metres(values);
            m_any_height = m_any_height || std::any_of(values.begin(), values.end(),
                                                       [](float h) { return !std::isnan(h); });
        }
        m_grid = std::move(grid);
        m_first = first;
        return {};
    }
    const HeightGrid& grid() const { return m_grid; }
    int first() const { return m_first; }
    bool any_height() const { return m_any_height; }

private:
    DemRows& m_input;
    HeightGrid m_grid;
    int m_first = 0;
    bool m_any_height = false;
};

int band_rows(const SkyViewFiles& files, const DemRows& input, int reach) {
    if (files.band_rows > 0)
        return files.band_rows;
    const int block = std::max(1, input.block_rows());
    const int wanted = std::max(kBandCells / input.columns() + 1, reach / 2);
    return (wanted + block - 1) / block * block;
}

} // namespace

Result<SkyViewResult> sky_view_file(const SkyViewFiles& files,
                                    const terrain::SkyViewOptions& options) {
    auto input = DemRows::open(files.input);
    if (!input)
        return tl::unexpected(input.error());
    const SkyViewResult result{input->columns(), input->rows(), input->cell_size_m()};
    const int reach = terrain::sky_view_reach_rows(options, result.cell_size_m);
    const int rows = band_rows(files, *input, reach);
    const double held =
        std::min<double>(result.rows, rows + 2.0 * reach) * static_cast<double>(result.columns);
    if (held > static_cast<double>(kMaxDemCells))
        return fail(fmt::format("{}: a radius of {:g} m reaches over {} rows of {} cells, more "
                                "than can be held; take a smaller one",
                                files.input.string(), options.radius_m, reach, result.columns));
    auto output = GeoTiffWriter::create(files.output,
                                        {.columns = result.columns,
                                         .rows = result.rows,
                                         .cell_size_m = result.cell_size_m,
                                         .north_west = input->north_west(),
                                         .well_known_text = input->well_known_text(),
                                         .type = GDT_Float32,
                                         .void_value = std::numeric_limits<double>::quiet_NaN(),
                                         .unit = {}},
                                        files.creation_options);
    if (!output)
        return tl::unexpected(output.error());
    HeldRows held_rows(*input);
    for (int first = 0; first < result.rows; first += rows) {
        const int last = std::min(result.rows, first + rows);
        if (auto read =
                held_rows.hold(std::max(0, first - reach), std::min(result.rows, last + reach));
            !read)
            return tl::unexpected(read.error());
        const std::vector<float> sky = terrain::sky_view_rows(
            held_rows.grid(), options, first - held_rows.first(), last - held_rows.first());
        if (auto written = output->write_rows(first, last - first, sky.data()); !written)
            return tl::unexpected(written.error());
        if (files.progress)
            files.progress(static_cast<double>(last) / result.rows);
    }
    if (!held_rows.any_height())
        return fail(fmt::format("{}: holds nothing but voids", files.input.string()));
    if (auto finished = output->finish(); !finished)
        return tl::unexpected(finished.error());
    return result;
}

} // namespace panjshir::io
