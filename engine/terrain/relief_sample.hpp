#pragma once
// The field of a relief between its cells, for the pixels of one line of a picture.

#include "terrain/relief.hpp"

#include <vector>

namespace panjshir::terrain {

/// What is known of some points of the ground, one array a property, all of one length.
struct ReliefPoints {
    std::vector<float> height_m;
    std::vector<float> slope_east, slope_south; ///< metres per cell
    std::vector<float> sky_view, texture;       ///< 1 and 0 where there is no such layer
    std::vector<float> turn_cosine, turn_sine;  ///< 0 where there is none
    std::vector<std::uint8_t> known; ///< 0: a void or outside; all else is then any finite number

    void resize(std::size_t count);
};

/// Takes the points of a picture's lines, by cubic B-spline; the field must outlive it. A point's
/// numbers do not depend on what else is drawn. Not for two threads at once.
class ReliefSampler {
public:
    ReliefSampler(const ReliefField& field, const ReliefView& view);

    /// All pixels of the line `y` of what is drawn.
    const ReliefPoints& line(int y);

private:
    void sample_straight(double row);
    void sample_turned(double page_y);
    void sample_one(double column, double row, std::size_t i);
    void blend(int cell_row, float t);
    void blend_turn(double row);

    const ReliefField& m_field;
    const ReliefView& m_view;
    bool m_straight; ///< lines of pixels run along the rows of cells
    // For each pixel of a straight line: its column, and how it lies between cells and pairs.
    std::vector<double> m_column;
    std::vector<int> m_cell, m_pair;
    std::vector<float> m_beyond_cell, m_beyond_pair;
    std::vector<std::uint8_t> m_inside;
    int m_first_cell = 0, m_last_cell = -1, m_first_pair = 0, m_last_pair = -1;
    // The cells' columns blended to the line's place between the rows, two more to either side.
    std::vector<float> m_height, m_slope, m_sky, m_texture, m_cosine, m_sine;
    ReliefPoints m_points;
};

} // namespace panjshir::terrain
