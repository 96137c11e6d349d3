// Drawing: sampling the field, tone and colour of every pixel.

#include "terrain/relief.hpp"
#include "terrain/relief_parallel.hpp"
#include "terrain/relief_sample.hpp"
#include "terrain/relief_tone.hpp"

#include <cassert>

namespace panjshir::terrain {
namespace {

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
    const std::uint8_t nothing[3] = {to_byte(style.void_colour.red),
                                     to_byte(style.void_colour.green),
                                     to_byte(style.void_colour.blue)};
    for_row_bands(view.height, view.threads, [&](int first, int last) {
        ReliefSampler sampler(field, view);
        std::vector<float> tones;
        LinearColours colours;
        for (int y = first; y < last; ++y) {
            const ReliefPoints& points = sampler.line(y);
            bent_tones(tone, points, tones);
            ground_colours(tone, points, tones, colours);
            std::uint8_t* out =
                rgb.data() + 3 * static_cast<std::size_t>(y) * static_cast<std::size_t>(view.width);
            for (std::size_t x = 0; x < tones.size(); ++x, out += 3) {
                if (!points.known[x]) {
                    std::copy(nothing, nothing + 3, out);
                    continue;
                }
                out[0] = srgb(colours.red[x]);
                out[1] = srgb(colours.green[x]);
                out[2] = srgb(colours.blue[x]);
            }
        }
    });
}

std::vector<std::uint8_t> shade_relief_grey(const ReliefField& field, const ReliefStyle& style) {
    constexpr float level = 181, darkest = 1, lightest = 254;
    const ReliefTone tone = relief_tone(field, style);
    const ReliefView cell_for_cell{.width = field.columns, .height = field.rows};
    std::vector<std::uint8_t> grey(field.heights.size());
    for_row_bands(field.rows, 0, [&](int first, int last) {
        ReliefSampler sampler(field, cell_for_cell);
        std::vector<float> tones;
        for (int r = first; r < last; ++r) {
            const ReliefPoints& points = sampler.line(r);
            bent_tones(tone, points, tones);
            std::uint8_t* out = grey.data() + static_cast<std::size_t>(r) * tones.size();
            for (std::size_t c = 0; c < tones.size(); ++c) {
                const float t = tones[c];
                const float value = level + t * (t < 0 ? level - darkest : lightest - level);
                out[c] = points.known[c] ? static_cast<std::uint8_t>(value + 0.5f) : 0;
            }
        }
    });
    return grey;
}

} // namespace panjshir::terrain
