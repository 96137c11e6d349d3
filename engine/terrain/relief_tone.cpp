#include "terrain/relief_tone.hpp"

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

float mix(float a, float b, float t) {
    return a + (b - a) * t;
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

float tone_of(const ReliefTone& tone, const ReliefPoint& point) {
    const float east = point.slope_east * tone.gradient_scale;
    const float north = -point.slope_south * tone.gradient_scale;
    const float squared = east * east + north * north;

    // The light's direction counter-clockwise from east, turned towards the landform's slope:
    // nearly the tangent of the angle between them, from the doubled-angle vector.
    const float angle = std::numbers::pi_v<float> / 2 - tone.light_angle;
    const float across =
        point.turn_sine * tone.doubled_cosine - point.turn_cosine * tone.doubled_sine;
    const float along =
        point.turn_cosine * tone.doubled_cosine + point.turn_sine * tone.doubled_sine;
    const float length =
        std::sqrt(point.turn_cosine * point.turn_cosine + point.turn_sine * point.turn_sine);
    const float turned = angle + tone.turn * kTurn * across / (length + along + kTurnEase);

    const float lambert = (tone.light_sine - tone.light_cosine * (east * std::cos(turned) +
                                                                  north * std::sin(turned))) /
                          std::sqrt(1 + squared);
    const float relative = lambert / tone.light_sine - 1;

    const float lowest = tone.tint_elevation_m[0];
    const float highest = tone.tint_elevation_m[static_cast<std::size_t>(tone.tint_count) - 1];
    const float rise =
        std::clamp((point.height_m - lowest) / std::max(highest - lowest, 1.0f), 0.0f, 1.0f);
    const float gain = mix(kLowGain, kHighGain, rise);
    return tone.shade * gain * relative * (relative > 0 ? kLightGain : kShadeGain) +
           tone.texture * kTextureGain * gain * point.texture -
           tone.sky * kSkyGain * (1 - point.sky_view);
}

float bent(float tone) {
    return tone / std::sqrt(1 + tone * tone);
}

LinearColour ground_colour(const ReliefTone& tone, float height_m, float bent_tone) {
    std::size_t above = 0;
    const auto count = static_cast<std::size_t>(tone.tint_count);
    while (above < count && tone.tint_elevation_m[above] < height_m)
        ++above;
    LinearColour ground = tone.tint_colour[std::min(above, count - 1)];
    if (above > 0 && above < count) {
        const LinearColour& low = tone.tint_colour[above - 1];
        const float t = (height_m - tone.tint_elevation_m[above - 1]) /
                        (tone.tint_elevation_m[above] - tone.tint_elevation_m[above - 1]);
        ground = {mix(low.red, ground.red, t), mix(low.green, ground.green, t),
                  mix(low.blue, ground.blue, t)};
    }
    if (bent_tone < 0) {
        const float red = mix(1, kShadow.red, -bent_tone),
                    green = mix(1, kShadow.green, -bent_tone),
                    blue = mix(1, kShadow.blue, -bent_tone);
        return {ground.red * red * red, ground.green * green * green, ground.blue * blue * blue};
    }
    return {mix(ground.red, kHighlight.red, bent_tone),
            mix(ground.green, kHighlight.green, bent_tone),
            mix(ground.blue, kHighlight.blue, bent_tone)};
}

} // namespace panjshir::terrain
