#include "terrain/height_grid.hpp"

namespace panjshir::terrain {

float HeightGrid::height_at(MapPoint p) const {
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    if (empty())
        return none;
    double column = column_of(p.easting_m), row = row_of(p.northing_m);
    if (!(column >= -0.5 && row >= -0.5 && column <= m_columns - 0.5 && row <= m_rows - 0.5))
        return none;
    column = std::clamp(column, 0.0, static_cast<double>(m_columns - 1));
    row = std::clamp(row, 0.0, static_cast<double>(m_rows - 1));
    const int c0 = std::min(static_cast<int>(column), std::max(0, m_columns - 2));
    const int r0 = std::min(static_cast<int>(row), std::max(0, m_rows - 2));
    const int c1 = std::min(c0 + 1, m_columns - 1), r1 = std::min(r0 + 1, m_rows - 1);
    const double u = column - c0, v = row - r0;
    return static_cast<float>((at(c0, r0) * (1 - u) + at(c1, r0) * u) * (1 - v) +
                              (at(c0, r1) * (1 - u) + at(c1, r1) * u) * v);
}

} // namespace panjshir::terrain
