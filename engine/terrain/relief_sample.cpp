#include "terrain/relief_sample.hpp"

#include "terrain/relief_vector.hpp"

#include <algorithm>

namespace panjshir::terrain {
namespace {

// Weights of a uniform cubic B-spline and of its derivative at `t` beyond the second of four
// points.
struct Spline {
    float w0, w1, w2, w3;
    float d0, d1, d2, d3;
};
inline Spline spline_at(float t) {
    const float s = 1 - t;
    return {s * s * s / 6,
            (4 - 6 * t * t + 3 * t * t * t) / 6,
            (4 - 6 * s * s + 3 * s * s * s) / 6,
            t * t * t / 6,
            -s * s / 2,
            (3 * t * t - 4 * t) / 2,
            (4 * s - 3 * s * s) / 2,
            t * t / 2};
}

PANJSHIR_VECTORISED
void blend_heights(const float* __restrict a, const float* __restrict b, const float* __restrict c,
                   const float* __restrict d, const Spline& spline, int count,
                   float* __restrict height, float* __restrict slope) {
    const Spline y = spline;
    for (int i = 0; i < count; ++i) {
        height[i] = y.w0 * a[i] + y.w1 * b[i] + y.w2 * c[i] + y.w3 * d[i];
        slope[i] = y.d0 * a[i] + y.d1 * b[i] + y.d2 * c[i] + y.d3 * d[i];
    }
}

/// (blended byte - zero) / span.
PANJSHIR_VECTORISED
void blend_bytes(const std::uint8_t* __restrict a, const std::uint8_t* __restrict b,
                 const std::uint8_t* __restrict c, const std::uint8_t* __restrict d,
                 const Spline& spline, float zero, float span, int count, float* __restrict out) {
    const Spline y = spline;
    for (int i = 0; i < count; ++i)
        out[i] = (y.w0 * a[i] + y.w1 * b[i] + y.w2 * c[i] + y.w3 * d[i] - zero) / span;
}

PANJSHIR_VECTORISED
void across_heights(const int* __restrict cell, const float* __restrict beyond,
                    const float* __restrict height, const float* __restrict slope, int count,
                    float* __restrict height_m, float* __restrict east, float* __restrict south) {
    for (int i = 0; i < count; ++i) {
        const Spline x = spline_at(beyond[i]);
        const int k = cell[i];
        const float h0 = height[k], h1 = height[k + 1], h2 = height[k + 2], h3 = height[k + 3];
        height_m[i] = x.w0 * h0 + x.w1 * h1 + x.w2 * h2 + x.w3 * h3;
        east[i] = x.d0 * h0 + x.d1 * h1 + x.d2 * h2 + x.d3 * h3;
        south[i] =
            x.w0 * slope[k] + x.w1 * slope[k + 1] + x.w2 * slope[k + 2] + x.w3 * slope[k + 3];
    }
}

PANJSHIR_VECTORISED
void across_values(const int* __restrict cell, const float* __restrict beyond,
                   const float* __restrict values, int count, float* __restrict out) {
    for (int i = 0; i < count; ++i) {
        const Spline x = spline_at(beyond[i]);
        const int k = cell[i];
        out[i] =
            x.w0 * values[k] + x.w1 * values[k + 1] + x.w2 * values[k + 2] + x.w3 * values[k + 3];
    }
}

PANJSHIR_VECTORISED
void across_pairs(const int* __restrict pair, const float* __restrict beyond,
                  const float* __restrict cosine, const float* __restrict sine, int count,
                  float* __restrict out_cosine, float* __restrict out_sine) {
    for (int i = 0; i < count; ++i) {
        const float u = beyond[i];
        const int k = pair[i];
        out_cosine[i] = (1 - u) * cosine[k] + u * cosine[k + 1];
        out_sine[i] = (1 - u) * sine[k] + u * sine[k + 1];
    }
}

std::size_t cell_index(const ReliefField& field, int column, int row) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(field.columns) +
           static_cast<std::size_t>(column);
}

// Two more values at either end, like the outermost.
void pad(std::vector<float>& line) {
    const std::size_t n = line.size();
    line[0] = line[1] = line[2];
    line[n - 1] = line[n - 2] = line[n - 3];
}

} // namespace

void ReliefPoints::resize(std::size_t count) {
    for (auto* values :
         {&height_m, &slope_east, &slope_south, &sky_view, &texture, &turn_cosine, &turn_sine})
        values->assign(count, 0.0f);
    sky_view.assign(count, 1.0f);
    known.assign(count, 0);
}

ReliefSampler::ReliefSampler(const ReliefField& field, const ReliefView& view)
    : m_field(field), m_view(view), m_straight(view.column_y == 0 && view.row_x == 0) {
    const auto width = static_cast<std::size_t>(std::max(view.width, 0));
    m_points.resize(width);
    if (!m_straight)
        return;
    m_column.resize(width);
    for (auto* places : {&m_cell, &m_pair})
        places->assign(width, 0);
    for (auto* beyond : {&m_beyond_cell, &m_beyond_pair})
        beyond->assign(width, 0.0f);
    m_inside.assign(width, 0);
    const int columns = field.columns, pairs = columns / 2;
    m_first_cell = columns, m_first_pair = pairs;
    for (std::size_t i = 0; i < width; ++i) {
        const double column =
            view.column_x * (view.origin_x + static_cast<double>(i) + 0.5) + view.column_0;
        m_column[i] = column;
        if (!(column >= -0.5 && column <= columns - 0.5))
            continue;
        m_inside[i] = 1;
        const int c = static_cast<int>(std::floor(column));
        m_cell[i] = c + 1; // of the first of four, in a line with two more cells before it
        m_beyond_cell[i] = static_cast<float>(column - c);
        m_first_cell = std::min(m_first_cell, std::max(0, c - 1));
        m_last_cell = std::max(m_last_cell, std::min(columns - 1, c + 2));
        if (pairs == 0)
            continue;
        const double pair = std::clamp((column - 0.5) / 2, 0.0, pairs - 1.0);
        const int p = static_cast<int>(pair);
        m_pair[i] = p;
        m_beyond_pair[i] = static_cast<float>(pair - p);
        m_first_pair = std::min(m_first_pair, p);
        m_last_pair = std::max(m_last_pair, std::min(pairs - 1, p + 1));
    }
    for (auto* line : {&m_height, &m_slope, &m_sky, &m_texture})
        line->assign(static_cast<std::size_t>(columns) + 4, 0.0f);
    for (auto* line : {&m_cosine, &m_sine})
        line->assign(static_cast<std::size_t>(pairs) + 1, 0.0f);
}

const ReliefPoints& ReliefSampler::line(int y) {
    const double page_y = m_view.origin_y + y + 0.5;
    if (m_straight)
        sample_straight(m_view.row_y * page_y + m_view.row_0);
    else
        sample_turned(page_y);
    return m_points;
}

void ReliefSampler::blend(int cell_row, float t) {
    const Spline y = spline_at(t);
    std::size_t at[4];
    for (int k = 0; k < 4; ++k)
        at[k] =
            cell_index(m_field, m_first_cell, std::clamp(cell_row + k - 1, 0, m_field.rows - 1));
    const int count = m_last_cell - m_first_cell + 1;
    const auto place = static_cast<std::size_t>(m_first_cell) + 2;
    const float* h = m_field.heights.data();
    blend_heights(h + at[0], h + at[1], h + at[2], h + at[3], y, count, m_height.data() + place,
                  m_slope.data() + place);
    pad(m_height);
    pad(m_slope);
    const auto bytes = [&](std::span<const std::uint8_t> layer, float zero, float span,
                           std::vector<float>& line) {
        if (layer.empty())
            return;
        const std::uint8_t* b = layer.data();
        blend_bytes(b + at[0], b + at[1], b + at[2], b + at[3], y, zero, span, count,
                    line.data() + place);
        pad(line);
    };
    bytes(m_field.sky_view, 0, 255, m_sky);
    bytes(m_field.texture, 128, 127, m_texture);
}

// Bilinear between pairs of columns: see ReliefField::light_turn.
void ReliefSampler::blend_turn(double row) {
    const double down = std::clamp(row, 0.0, m_field.rows - 1.0);
    const int r = static_cast<int>(down), r1 = std::min(r + 1, m_field.rows - 1);
    const auto v = static_cast<float>(down - r);
    const std::uint8_t* upper = m_field.light_turn.data() + cell_index(m_field, 0, r);
    const std::uint8_t* lower = m_field.light_turn.data() + cell_index(m_field, 0, r1);
    for (int p = m_first_pair; p <= m_last_pair; ++p) {
        const auto i = static_cast<std::size_t>(p);
        m_cosine[i] = ((1 - v) * upper[2 * p] + v * lower[2 * p] - 128) / 127;
        m_sine[i] = ((1 - v) * upper[2 * p + 1] + v * lower[2 * p + 1] - 128) / 127;
    }
    const auto pairs = static_cast<std::size_t>(m_field.columns / 2);
    m_cosine[pairs] = m_cosine[pairs - 1];
    m_sine[pairs] = m_sine[pairs - 1];
}

void ReliefSampler::sample_straight(double row) {
    ReliefPoints& p = m_points;
    if (m_last_cell < 0 || !(row >= -0.5 && row <= m_field.rows - 0.5)) {
        std::fill(p.known.begin(), p.known.end(), std::uint8_t{0});
        return;
    }
    const int r = static_cast<int>(std::floor(row)), count = m_view.width;
    blend(r, static_cast<float>(row - r));
    const int* cell = m_cell.data();
    const float* beyond = m_beyond_cell.data();
    across_heights(cell, beyond, m_height.data(), m_slope.data(), count, p.height_m.data(),
                   p.slope_east.data(), p.slope_south.data());
    if (!m_field.sky_view.empty())
        across_values(cell, beyond, m_sky.data(), count, p.sky_view.data());
    if (!m_field.texture.empty())
        across_values(cell, beyond, m_texture.data(), count, p.texture.data());
    if (!m_field.light_turn.empty() && m_field.columns >= 2) {
        blend_turn(row);
        across_pairs(m_pair.data(), m_beyond_pair.data(), m_cosine.data(), m_sine.data(), count,
                     p.turn_cosine.data(), p.turn_sine.data());
    }
    for (std::size_t i = 0; i < p.known.size(); ++i) {
        p.known[i] = m_inside[i];
        if (m_inside[i] && std::isnan(p.height_m[i])) // a void is near
            sample_one(m_column[i], row, i);
    }
}

void ReliefSampler::sample_turned(double page_y) {
    for (int x = 0; x < m_view.width; ++x) {
        const double page_x = m_view.origin_x + x + 0.5;
        sample_one(m_view.column_x * page_x + m_view.column_y * page_y + m_view.column_0,
                   m_view.row_x * page_x + m_view.row_y * page_y + m_view.row_0,
                   static_cast<std::size_t>(x));
    }
}

void ReliefSampler::sample_one(double column, double row, std::size_t i) {
    ReliefPoints& p = m_points;
    p.known[i] = 0;
    p.height_m[i] = p.slope_east[i] = p.slope_south[i] = 0;
    const int columns = m_field.columns, rows = m_field.rows;
    if (!(column >= -0.5 && row >= -0.5 && column <= columns - 0.5 && row <= rows - 0.5))
        return;
    const auto height = [&](int c, int r) { return m_field.heights[cell_index(m_field, c, r)]; };
    const float nearest =
        height(std::clamp(static_cast<int>(std::floor(column + 0.5)), 0, columns - 1),
               std::clamp(static_cast<int>(std::floor(row + 0.5)), 0, rows - 1));
    if (std::isnan(nearest))
        return;
    p.known[i] = 1;
    const int c = static_cast<int>(std::floor(column)), r = static_cast<int>(std::floor(row));
    const Spline x = spline_at(static_cast<float>(column - c));
    const Spline y = spline_at(static_cast<float>(row - r));
    const float x_weight[4] = {x.w0, x.w1, x.w2, x.w3}, x_slope[4] = {x.d0, x.d1, x.d2, x.d3};
    const float y_weight[4] = {y.w0, y.w1, y.w2, y.w3}, y_slope[4] = {y.d0, y.d1, y.d2, y.d3};
    int across[4], down[4];
    for (int k = 0; k < 4; ++k) {
        across[k] = std::clamp(c + k - 1, 0, columns - 1);
        down[k] = std::clamp(r + k - 1, 0, rows - 1);
    }
    float difference = 0; // relative to the nearest height, which stands in for voids
    float sky = 0, texture = 0;
    for (int j = 0; j < 4; ++j) {
        float value = 0, slope = 0, sky_line = 0, texture_line = 0;
        for (int k = 0; k < 4; ++k) {
            const std::size_t at = cell_index(m_field, across[k], down[j]);
            float h = m_field.heights[at] - nearest;
            h = std::isnan(h) ? 0.0f : h;
            value += x_weight[k] * h;
            slope += x_slope[k] * h;
            if (!m_field.sky_view.empty())
                sky_line += x_weight[k] * m_field.sky_view[at];
            if (!m_field.texture.empty())
                texture_line += x_weight[k] * m_field.texture[at];
        }
        difference += y_weight[j] * value;
        p.slope_east[i] += y_weight[j] * slope;
        p.slope_south[i] += y_slope[j] * value;
        sky += y_weight[j] * sky_line;
        texture += y_weight[j] * texture_line;
    }
    p.height_m[i] = nearest + difference;
    p.sky_view[i] = m_field.sky_view.empty() ? 1 : sky / 255;
    p.texture[i] = m_field.texture.empty() ? 0 : (texture - 128) / 127;
    if (m_field.light_turn.empty() || columns < 2)
        return;
    const int pairs = columns / 2;
    const double pair = std::clamp((column - 0.5) / 2, 0.0, pairs - 1.0);
    const double below = std::clamp(row, 0.0, rows - 1.0);
    const int q = static_cast<int>(pair), s = static_cast<int>(below);
    const auto u = static_cast<float>(pair - q), v = static_cast<float>(below - s);
    const int q1 = std::min(q + 1, pairs - 1), s1 = std::min(s + 1, rows - 1);
    const auto turn = [&](int offset) {
        const auto at = [&](int pair_column, int cell_row) {
            return static_cast<float>(
                m_field.light_turn[cell_index(m_field, 2 * pair_column + offset, cell_row)]);
        };
        return ((1 - u) * (1 - v) * at(q, s) + u * (1 - v) * at(q1, s) + (1 - u) * v * at(q, s1) +
                u * v * at(q1, s1) - 128) /
               127;
    };
    p.turn_cosine[i] = turn(0);
    p.turn_sine[i] = turn(1);
}

} // namespace panjshir::terrain
