#include "terrain/relief_tone.hpp"

#include "terrain/relief_vector.hpp"

#include <algorithm>
#include <cassert>
#include <numbers>

namespace panjshir::terrain {
namespace {

constexpr float kTurn = 0.55f;     // radians: how far the light is turned at most, nearly
constexpr float kTurnEase = 0.30f; // keeps the turn smooth where a landform runs along the light
constexpr float kLowGain = 0.80f;  // of light and shade at the lowest tint,
constexpr float kHighGain = 1.20f; // and at the highest
constexpr float kLightGain = 1.2f,
                kShadeGain = 1.15f; // of slopes towards the light and away from it
constexpr float kTextureGain = 1.35f, kSkyGain = 2.4f;
// Full shade keeps these shares of the ground's sRGB value (squared in linear light): a cool grey.
constexpr LinearColour kShadow{0.565f, 0.575f, 0.635f};
// Full light draws the ground to this, in linear light: a warm white of lightness 97.
constexpr LinearColour kHighlight{0.940f, 0.921f, 0.870f};

inline float mix(float a, float b, float t) {
    return a + (b - a) * t;
}

/// What tones need of the points, as plain arrays.
struct PointArrays {
    const float *height_m, *east, *south, *sky_view, *texture, *turn_cosine, *turn_sine;
};

PANJSHIR_VECTORISED
void tones_of_points(const ReliefTone& given, float sine_of_angle, float cosine_of_angle,
                     const PointArrays& arrays, int count, float* __restrict tones) {
    const ReliefTone& tone = given;
    const PointArrays p = arrays;
    const float lowest = tone.tint_elevation_m[0];
    const float highest = tone.tint_elevation_m[static_cast<std::size_t>(tone.tint_count) - 1];
    const float per_height = 1 / std::max(highest - lowest, 1.0f);
    const float doubled_cosine = tone.doubled_cosine, doubled_sine = tone.doubled_sine;
    const float light_sine = tone.light_sine, light_cosine = tone.light_cosine;
    const float scale = tone.gradient_scale, turn = tone.turn * kTurn, shade = tone.shade;
    const float texture_gain = tone.texture * kTextureGain, sky_gain = tone.sky * kSkyGain;
    for (int i = 0; i < count; ++i) {
        const float east = p.east[i] * scale, north = -p.south[i] * scale;
        const float cosine = p.turn_cosine[i], sine = p.turn_sine[i];
        // The light is turned towards the landform's slope by nearly the tangent of the angle
        // between them, from the doubled-angle vector; less than 0.7, so that series are short.
        const float across = sine * doubled_cosine - cosine * doubled_sine;
        const float along = cosine * doubled_cosine + sine * doubled_sine;
        const float length = std::sqrt(cosine * cosine + sine * sine);
        const float by = turn * across / (length + along + kTurnEase), squared = by * by;
        const float sine_by =
            by * (1 - squared / 6 * (1 - squared / 20 * (1 - squared / 42 * (1 - squared / 72))));
        const float cosine_by =
            1 - squared / 2 * (1 - squared / 12 * (1 - squared / 30 * (1 - squared / 56)));
        const float light_east = cosine_of_angle * cosine_by - sine_of_angle * sine_by;
        const float light_north = sine_of_angle * cosine_by + cosine_of_angle * sine_by;

        const float lambert =
            (light_sine - light_cosine * (east * light_east + north * light_north)) /
            std::sqrt(1 + (east * east + north * north));
        const float relative = lambert / light_sine - 1;
        float rise = (p.height_m[i] - lowest) * per_height;
        rise = rise > 0 ? rise : 0.0f;
        rise = rise < 1 ? rise : 1.0f;
        const float gain = kLowGain + (kHighGain - kLowGain) * rise;
        const float tone_here = shade * gain * relative * (relative > 0 ? kLightGain : kShadeGain) +
                                texture_gain * gain * p.texture[i] - sky_gain * (1 - p.sky_view[i]);
        tones[i] = tone_here / std::sqrt(1 + tone_here * tone_here);
    }
}

/// One channel of the tints as a line of bends: at `from` metres it begins to rise by `slope`, for
/// `span` metres.
struct TintBends {
    int count = 0;
    float first = 0; ///< below the lowest
    std::array<float, kMaxReliefTints> from{}, span{}, slope{};
};

TintBends bends_of(const ReliefTone& tone, float LinearColour::*channel) {
    TintBends bends{.count = tone.tint_count - 1, .first = tone.tint_colour[0].*channel};
    for (std::size_t k = 0; k < static_cast<std::size_t>(bends.count); ++k) {
        bends.from[k] = tone.tint_elevation_m[k];
        bends.span[k] = std::max(tone.tint_elevation_m[k + 1] - tone.tint_elevation_m[k], 1e-3f);
        bends.slope[k] =
            (tone.tint_colour[k + 1].*channel - tone.tint_colour[k].*channel) / bends.span[k];
    }
    return bends;
}

PANJSHIR_VECTORISED
void channel_of_points(const TintBends& bends, float shadow, float highlight,
                       const float* __restrict height_m, const float* __restrict tones, int count,
                       float* __restrict out) {
    for (int i = 0; i < count; ++i)
        out[i] = bends.first;
    for (int k = 0; k < bends.count; ++k) {
        const auto at = static_cast<std::size_t>(k);
        const float from = bends.from[at], span = bends.span[at], slope = bends.slope[at];
        for (int i = 0; i < count; ++i) {
            float above = height_m[i] - from;
            above = above > 0 ? above : 0.0f;
            out[i] += slope * (above < span ? above : span);
        }
    }
    for (int i = 0; i < count; ++i) {
        const float kept = 1 + (1 - shadow) * tones[i];
        const float ground = out[i];
        out[i] = tones[i] < 0 ? ground * kept * kept : ground + (highlight - ground) * tones[i];
    }
}

} // namespace

float linear_light(float srgb) {
    return srgb <= 0.04045f ? srgb / 12.92f : std::pow((srgb + 0.055f) / 1.055f, 2.4f);
}

float srgb_value(float linear) {
    return linear <= 0.0031308f ? linear * 12.92f : 1.055f * std::pow(linear, 1 / 2.4f) - 0.055f;
}

ReliefTone relief_tone(const ReliefField& field, const ReliefStyle& style) {
    assert(!style.tints.empty() && style.tints.size() <= kMaxReliefTints);
    constexpr float radians = std::numbers::pi_v<float> / 180;
    ReliefTone tone;
    tone.light_angle = style.azimuth_deg * radians;
    tone.light_sine = std::sin(style.altitude_deg * radians);
    tone.light_cosine = std::cos(style.altitude_deg * radians);
    const float angle = std::numbers::pi_v<float> / 2 - tone.light_angle;
    tone.doubled_cosine = std::cos(2 * angle);
    tone.doubled_sine = std::sin(2 * angle);
    tone.gradient_scale = style.exaggeration / static_cast<float>(field.cell_size_m);
    tone.shade = style.shade_strength;
    tone.texture = field.texture.empty() ? 0 : style.texture_strength;
    tone.sky = field.sky_view.empty() ? 0 : style.sky_strength;
    tone.turn = field.light_turn.empty() || field.columns < 2 ? 0.0f : 1.0f;
    tone.tint_count = static_cast<int>(std::min(style.tints.size(), kMaxReliefTints));
    for (std::size_t i = 0; i < static_cast<std::size_t>(tone.tint_count); ++i) {
        const ReliefColour& c = style.tints[i].colour;
        tone.tint_elevation_m[i] = style.tints[i].elevation_m;
        tone.tint_colour[i] = {linear_light(c.red), linear_light(c.green), linear_light(c.blue)};
    }
    return tone;
}

void bent_tones(const ReliefTone& tone, const ReliefPoints& points, std::vector<float>& tones) {
    tones.resize(points.height_m.size());
    // The light's direction counter-clockwise from east.
    const float angle = std::numbers::pi_v<float> / 2 - tone.light_angle;
    tones_of_points(tone, std::sin(angle), std::cos(angle),
                    {points.height_m.data(), points.slope_east.data(), points.slope_south.data(),
                     points.sky_view.data(), points.texture.data(), points.turn_cosine.data(),
                     points.turn_sine.data()},
                    static_cast<int>(tones.size()), tones.data());
}

void ground_colours(const ReliefTone& tone, const ReliefPoints& points,
                    const std::vector<float>& tones, LinearColours& colours) {
    const auto channel = [&](float LinearColour::*which, std::vector<float>& out) {
        out.resize(tones.size());
        channel_of_points(bends_of(tone, which), kShadow.*which, kHighlight.*which,
                          points.height_m.data(), tones.data(), static_cast<int>(tones.size()),
                          out.data());
    };
    channel(&LinearColour::red, colours.red);
    channel(&LinearColour::green, colours.green);
    channel(&LinearColour::blue, colours.blue);
}

} // namespace panjshir::terrain
