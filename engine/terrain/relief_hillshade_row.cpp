#include "terrain/relief_hillshade_row.hpp"

#include "terrain/relief_vector.hpp"

namespace panjshir::terrain {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kHalfRoot = std::numbers::sqrt2_v<float> / 2;

/// How steeply the ground falls, metres per metre, and how steep it is, squared.
struct Fall {
    float east, south, squared;
};

// Horn 1981: differences over two cells, weights 1 2 1 across. NaN where a neighbour is.
inline Fall horn_fall(const float* n, const float* h, const float* s, int i, float scale) {
    const float east =
        ((n[i - 1] - n[i + 1]) + 2 * (h[i - 1] - h[i + 1]) + (s[i - 1] - s[i + 1])) * scale;
    const float south = ((n[i - 1] - s[i - 1]) + 2 * (n[i] - s[i]) + (n[i + 1] - s[i + 1])) * scale;
    return {east, south, east * east + south * south};
}

/// Lambert's cosine times the length of the unscaled normal.
inline float raw_light(const HillshadeLight& light, const Fall& f) {
    return light.sine + light.cosine * (f.east * light.east + f.south * light.south);
}

/// 0..1 as 1..255; 0 where the fall or the cell itself is not known.
inline std::uint8_t to_grey(float share, const Fall& f, float height) {
    const float grey = 1.5f + 254 * (share > 0 ? share : 0.0f);
    const float known = f.squared + height;
    return static_cast<std::uint8_t>(static_cast<int>(known == known ? grey : 0.0f));
}

PANJSHIR_VECTORISED
void horn_row(const HillshadeLight& given, const float* __restrict n, const float* __restrict h,
              const float* __restrict s, int count, std::uint8_t* __restrict out) {
    const HillshadeLight light = given;
    for (int i = 0; i < count; ++i) {
        const Fall f = horn_fall(n, h, s, i, light.scale);
        out[i] = to_grey(raw_light(light, f) / std::sqrt(1 + f.squared), f, h[i]);
    }
}

/// What a light from a direction adds, weighted by the squared cosine between it and the fall.
inline float weighted_light(const HillshadeLight& light, float along) {
    const float raw = light.sine + light.cosine * along;
    return along * along * (raw > 0 ? raw : 0.0f);
}

// Half the sum of four lights: from the south-west, west, north-west and north.
PANJSHIR_VECTORISED
void multidirectional_row(const HillshadeLight& given, const float* __restrict n,
                          const float* __restrict h, const float* __restrict s, int count,
                          std::uint8_t* __restrict out) {
    const HillshadeLight light = given;
    for (int i = 0; i < count; ++i) {
        const Fall f = horn_fall(n, h, s, i, light.scale);
        const float sum = weighted_light(light, kHalfRoot * (f.south - f.east)) +
                          weighted_light(light, -f.east) +
                          weighted_light(light, -kHalfRoot * (f.south + f.east)) +
                          weighted_light(light, -f.south);
        const float share = sum / (2 * f.squared * std::sqrt(1 + f.squared));
        out[i] = to_grey(f.squared == 0 ? light.sine : share, f, h[i]);
    }
}

// Darkened by the slope's angle times how far it turns from the light.
PANJSHIR_VECTORISED
void igor_row(const HillshadeLight& given, const float* __restrict n, const float* __restrict h,
              const float* __restrict s, int count, std::uint8_t* __restrict out) {
    const HillshadeLight light = given;
    for (int i = 0; i < count; ++i) {
        const Fall f = horn_fall(n, h, s, i, light.scale);
        const float slope = std::sqrt(f.squared);
        const float steepness = fast_arc_tangent(slope) / (kPi / 2);
        // Level ground falls in no direction, and its steepness is 0.
        const float towards =
            (f.east * light.east + f.south * light.south) / (slope > 1e-30f ? slope : 1e-30f);
        const float off = fast_arc_cosine(towards) / kPi;
        const float grey = 255 * (1 - steepness * off) + 0.5f;
        const float known = f.squared + h[i];
        out[i] = static_cast<std::uint8_t>(
            static_cast<int>(known == known ? (grey > 1 ? grey : 1.0f) : 0.0f));
    }
}

PANJSHIR_VECTORISED
void combined_row(const HillshadeLight& given, const float* __restrict n, const float* __restrict h,
                  const float* __restrict s, int count, std::uint8_t* __restrict out) {
    const HillshadeLight light = given;
    for (int i = 0; i < count; ++i) {
        const Fall f = horn_fall(n, h, s, i, light.scale);
        const float incidence = fast_arc_cosine(raw_light(light, f) / std::sqrt(1 + f.squared));
        const float slope = fast_arc_tangent(std::sqrt(f.squared));
        out[i] = to_grey(1 - incidence * slope / (kPi * kPi / 4), f, h[i]);
    }
}

} // namespace

HillshadeLight hillshade_light(const HillshadeOptions& options, double cell_size_m) {
    constexpr double radians = std::numbers::pi / 180;
    const double azimuth = options.azimuth_deg * radians, altitude = options.altitude_deg * radians;
    return {.scale = static_cast<float>(options.exaggeration / (8 * cell_size_m)),
            .sine = static_cast<float>(std::sin(altitude)),
            .cosine = static_cast<float>(std::cos(altitude)),
            .east = static_cast<float>(std::sin(azimuth)),
            .south = static_cast<float>(-std::cos(azimuth))};
}

void shade_row(HillshadeMethod method, const HillshadeLight& light, const float* north,
               const float* here, const float* south, int count, std::uint8_t* greys) {
    switch (method) {
    case HillshadeMethod::Horn:
        return horn_row(light, north, here, south, count, greys);
    case HillshadeMethod::Multidirectional:
        return multidirectional_row(light, north, here, south, count, greys);
    case HillshadeMethod::Igor:
        return igor_row(light, north, here, south, count, greys);
    case HillshadeMethod::Combined:
        return combined_row(light, north, here, south, count, greys);
    }
}

} // namespace panjshir::terrain
