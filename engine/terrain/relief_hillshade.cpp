#include "terrain/relief_hillshade.hpp"

#include "terrain/relief_hillshade_row.hpp"
#include "terrain/relief_parallel.hpp"

#include <array>
#include <cassert>
#include <cstring>

namespace panjshir::terrain {
namespace {

/// The straight continuation beyond `near`.
float beyond(float near, float next) {
    return 2 * near - next;
}

class Shader {
public:
    Shader(const HeightRows& rows, const HillshadeOptions& options)
        : m_rows(rows), m_method(options.method),
          m_light(hillshade_light(options, rows.cell_size_m)),
          m_extrapolate(options.edges == HillshadeEdges::Extrapolate && rows.columns >= 2 &&
                        rows.grid_rows >= 2) {}

    void shade(int row, std::uint8_t* out) const {
        const int columns = m_rows.columns;
        const auto width = static_cast<std::size_t>(columns);
        if (row == 0 || row == m_rows.grid_rows - 1 || columns < 3) {
            std::fill(out, out + columns, std::uint8_t{0});
        } else {
            const float* here = line(row);
            shade_row(m_method, m_light, here - columns + 1, here + 1, here + columns + 1,
                      columns - 2, out + 1);
            out[0] = out[columns - 1] = 0;
        }
        if (!m_extrapolate)
            return;
        // What lies at an edge or beside a void is 0 so far.
        for (std::size_t c = 0; c < width; ++c) {
            const void* zero = std::memchr(out + c, 0, width - c);
            if (zero == nullptr)
                return;
            c = static_cast<std::size_t>(static_cast<const std::uint8_t*>(zero) - out);
            out[c] = shade_hard_cell(static_cast<int>(c), row);
        }
    }

private:
    const float* line(int row) const {
        return m_rows.heights +
               static_cast<std::ptrdiff_t>(row - m_rows.first_row) * m_rows.columns;
    }
    float at(int column, int row) const { return line(row)[column]; }

    std::uint8_t shade_hard_cell(int column, int row) const {
        if (std::isnan(at(column, row)))
            return 0;
        const std::array<float, 9> w = continued_window(column, row);
        std::uint8_t grey = 0;
        shade_row(m_method, m_light, &w[1], &w[4], &w[7], 1, &grey);
        return grey;
    }

    // The cell, number 4, and its neighbours, from the north-west, row by row, as gdaldem
    // -compute_edges has them: what lies outside the grid continues straight across the edge, what
    // is void takes the cell's own height.
    std::array<float, 9> continued_window(int column, int row) const {
        const int last_column = m_rows.columns - 1, last_row = m_rows.grid_rows - 1;
        const bool end_row = row == 0 || row == last_row;
        std::array<float, 9> window{};
        for (int k = 0; k < 9; ++k) {
            int c = column + k % 3 - 1;
            const int r = row + k / 3 - 1;
            if (end_row)
                c = std::clamp(c, 0, last_column);
            float& height = window[static_cast<std::size_t>(k)];
            if (r < 0)
                height = beyond(at(c, 0), at(c, 1));
            else if (r > last_row)
                height = beyond(at(c, last_row), at(c, last_row - 1));
            else if (c < 0)
                height = beyond(at(0, r), at(1, r));
            else if (c > last_column)
                height = beyond(at(last_column, r), at(last_column - 1, r));
            else
                height = at(c, r);
        }
        for (float& height : window)
            if (std::isnan(height))
                height = window[4];
        return window;
    }

    HeightRows m_rows;
    HillshadeMethod m_method;
    HillshadeLight m_light;
    bool m_extrapolate;
};

} // namespace

void hillshade_rows(const HeightRows& rows, const HillshadeOptions& options, int first, int last,
                    std::uint8_t* greys) {
    const Shader shader(rows, options);
    for (int r = first; r < last; ++r, greys += rows.columns)
        shader.shade(r, greys);
}

std::vector<std::uint8_t> hillshade(const HeightGrid& grid, const HillshadeOptions& options) {
    std::vector<std::uint8_t> greys(grid.heights().size());
    const HeightRows rows{grid.heights().data(), grid.columns(), 0, grid.rows(),
                          grid.cell_size_m()};
    for_row_bands(grid.rows(), options.threads, [&](int first, int last) {
        hillshade_rows(rows, options, first, last, greys.data() + grid.index(0, first));
    });
    return greys;
}

} // namespace panjshir::terrain
