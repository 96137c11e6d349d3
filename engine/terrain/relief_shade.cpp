// Drawing: sampling the field, tone and colour of every pixel.

#include "terrain/relief.hpp"
#include "terrain/relief_parallel.hpp"
#include "terrain/relief_tone.hpp"

#include <cassert>

namespace panjshir::terrain {
namespace {

// Weights of a uniform cubic B-spline and of its derivative at `t` beyond the second of four
// points.
struct Spline {
    float weight[4], slope[4];
    explicit Spline(float t) {
        const float s = 1 - t;
        weight[0] = s * s * s / 6;
        weight[1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
        weight[2] = (4 - 6 * s * s + 3 * s * s * s) / 6;
        weight[3] = t * t * t / 6;
        slope[0] = -s * s / 2;
        slope[1] = (3 * t * t - 4 * t) / 2;
        slope[2] = (4 * s - 3 * s * s) / 2;
        slope[3] = t * t / 2;
    }
};

// Four neighbours along a line of cells, those beyond its ends repeated.
struct Neighbours {
    int index[4];
    Neighbours(int second, int count) {
        for (int k = 0; k < 4; ++k)
            index[k] = std::clamp(second + k - 1, 0, count - 1);
    }
};

class Sampler {
public:
    explicit Sampler(const ReliefField& field) : m_field(field) {}

    /// False where nothing is known.
    bool sample(double column, double row, ReliefPoint& point) const {
        const int columns = m_field.columns, rows = m_field.rows;
        if (!(column >= -0.5 && row >= -0.5 && column <= columns - 0.5 && row <= rows - 0.5))
            return false;
        const float nearest =
            height(std::clamp(static_cast<int>(std::floor(column + 0.5)), 0, columns - 1),
                   std::clamp(static_cast<int>(std::floor(row + 0.5)), 0, rows - 1));
        if (std::isnan(nearest))
            return false;
        const int c = static_cast<int>(std::floor(column)), r = static_cast<int>(std::floor(row));
        const Spline x(static_cast<float>(column - c)), y(static_cast<float>(row - r));
        const Neighbours across(c, columns), down(r, rows);

        point = {};
        float difference = 0; // relative to the nearest height, for the sake of precision
        for (int j = 0; j < 4; ++j) {
            float value = 0, slope = 0;
            for (int i = 0; i < 4; ++i) {
                float h = height(across.index[i], down.index[j]) - nearest;
                h = std::isnan(h) ? 0.0f : h;
                value += x.weight[i] * h;
                slope += x.slope[i] * h;
            }
            difference += y.weight[j] * value;
            point.slope_east += y.weight[j] * slope;
            point.slope_south += y.slope[j] * value;
        }
        point.height_m = nearest + difference;
        if (!m_field.sky_view.empty())
            point.sky_view = smooth(m_field.sky_view, x, y, across, down) / 255;
        if (!m_field.texture.empty())
            point.texture = (smooth(m_field.texture, x, y, across, down) - 128) / 127;
        if (!m_field.light_turn.empty() && columns >= 2)
            sample_turn(column, row, point);
        return true;
    }

private:
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_field.columns) +
               static_cast<std::size_t>(column);
    }
    float height(int column, int row) const { return m_field.heights[index(column, row)]; }

    float smooth(std::span<const std::uint8_t> values, const Spline& x, const Spline& y,
                 const Neighbours& across, const Neighbours& down) const {
        float sum = 0;
        for (int j = 0; j < 4; ++j) {
            const std::uint8_t* line = values.data() + index(0, down.index[j]);
            sum += y.weight[j] *
                   (x.weight[0] * line[across.index[0]] + x.weight[1] * line[across.index[1]] +
                    x.weight[2] * line[across.index[2]] + x.weight[3] * line[across.index[3]]);
        }
        return sum;
    }

    // Bilinear between pairs of columns: see ReliefField::light_turn.
    void sample_turn(double column, double row, ReliefPoint& point) const {
        const int pairs = m_field.columns / 2;
        const double pair = std::clamp((column - 0.5) / 2, 0.0, pairs - 1.0);
        const double down = std::clamp(row, 0.0, m_field.rows - 1.0);
        const int p = static_cast<int>(pair), r = static_cast<int>(down);
        const auto u = static_cast<float>(pair - p), v = static_cast<float>(down - r);
        const int p1 = std::min(p + 1, pairs - 1), r1 = std::min(r + 1, m_field.rows - 1);
        const float a = (1 - u) * (1 - v), b = u * (1 - v), c = (1 - u) * v, d = u * v;
        const std::span<const std::uint8_t> turn = m_field.light_turn;
        const auto blend = [&](int offset) {
            return (a * turn[index(2 * p + offset, r)] + b * turn[index(2 * p1 + offset, r)] +
                    c * turn[index(2 * p + offset, r1)] + d * turn[index(2 * p1 + offset, r1)] -
                    128) /
                   127;
        };
        point.turn_cosine = blend(0);
        point.turn_sine = blend(1);
    }

    const ReliefField& m_field;
};

// Linear light to an sRGB byte, from a table fine enough that no byte is off by one above linear
// 0.001.
class SrgbBytes {
public:
    SrgbBytes() {
        for (int i = 0; i <= kSteps; ++i)
            m_bytes[static_cast<std::size_t>(i)] =
                static_cast<std::uint8_t>(srgb_value(static_cast<float>(i) / kSteps) * 255 + 0.5f);
    }
    std::uint8_t operator()(float linear) const {
        return m_bytes[static_cast<std::size_t>(std::clamp(linear, 0.0f, 1.0f) * kSteps + 0.5f)];
    }

private:
    static constexpr int kSteps = 1 << 14;
    std::array<std::uint8_t, kSteps + 1> m_bytes;
};

std::uint8_t to_byte(float zero_to_one) {
    return static_cast<std::uint8_t>(std::clamp(zero_to_one, 0.0f, 1.0f) * 255 + 0.5f);
}

} // namespace

void shade_relief(const ReliefField& field, const ReliefStyle& style, const ReliefView& view,
                  std::span<std::uint8_t> rgb) {
    assert(rgb.size() ==
           3 * static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height));
    static const SrgbBytes srgb;
    const ReliefTone tone = relief_tone(field, style);
    const Sampler sampler(field);
    const std::uint8_t nothing[3] = {to_byte(style.void_colour.red),
                                     to_byte(style.void_colour.green),
                                     to_byte(style.void_colour.blue)};
    for_row_bands(view.height, view.threads, [&](int first, int last) {
        for (int y = first; y < last; ++y) {
            std::uint8_t* out =
                rgb.data() + 3 * static_cast<std::size_t>(y) * static_cast<std::size_t>(view.width);
            const double page_y = view.origin_y + y + 0.5;
            for (int x = 0; x < view.width; ++x, out += 3) {
                const double page_x = view.origin_x + x + 0.5;
                ReliefPoint point;
                if (!sampler.sample(view.column_x * page_x + view.column_y * page_y + view.column_0,
                                    view.row_x * page_x + view.row_y * page_y + view.row_0,
                                    point)) {
                    std::copy(nothing, nothing + 3, out);
                    continue;
                }
                const LinearColour colour =
                    ground_colour(tone, point.height_m, bent(tone_of(tone, point)));
                out[0] = srgb(colour.red);
                out[1] = srgb(colour.green);
                out[2] = srgb(colour.blue);
            }
        }
    });
}

std::vector<std::uint8_t> shade_relief_grey(const ReliefField& field, const ReliefStyle& style) {
    constexpr float level = 181, darkest = 1, lightest = 254;
    const ReliefTone tone = relief_tone(field, style);
    const Sampler sampler(field);
    std::vector<std::uint8_t> grey(field.heights.size());
    for_row_bands(field.rows, 0, [&](int first, int last) {
        std::size_t i = static_cast<std::size_t>(first) * static_cast<std::size_t>(field.columns);
        for (int r = first; r < last; ++r)
            for (int c = 0; c < field.columns; ++c, ++i) {
                ReliefPoint point;
                if (!sampler.sample(c, r, point))
                    continue;
                const float t = bent(tone_of(tone, point));
                const float value = level + t * (t < 0 ? level - darkest : lightest - level);
                grey[i] = static_cast<std::uint8_t>(value + 0.5f);
            }
    });
    return grey;
}

} // namespace panjshir::terrain
