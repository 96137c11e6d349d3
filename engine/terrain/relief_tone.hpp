#pragma once
// The numbers of the default relief's shading of one point, shared by what draws it on the
// processor. shaders/relief.frag holds the same constants and steps under the same names.

#include "terrain/relief.hpp"

#include <array>

namespace panjshir::terrain {

struct LinearColour {
    float red = 0, green = 0, blue = 0;
};

/// sRGB to linear light and back (IEC 61966-2-1); 0..1.
float linear_light(float srgb);
float srgb_value(float linear);

/// A ReliefStyle made ready for many points.
struct ReliefTone {
    float light_angle = 0;                      // radians from north, clockwise
    float light_sine = 0, light_cosine = 0;     // of the altitude
    float doubled_cosine = 0, doubled_sine = 0; // of twice the angle counter-clockwise from east
    float gradient_scale = 0;                   // exaggeration / cell size
    float shade = 0, texture = 0, sky = 0, turn = 0;
    int tint_count = 0;
    std::array<float, kMaxReliefTints> tint_elevation_m{};
    std::array<LinearColour, kMaxReliefTints> tint_colour{};
};
ReliefTone relief_tone(const ReliefField& field, const ReliefStyle& style);

/// What is known of a point of the ground.
struct ReliefPoint {
    float height_m = 0;
    float slope_east = 0, slope_south = 0; ///< metres per cell
    float sky_view = 1, texture = 0;
    float turn_cosine = 0, turn_sine = 0;
};

/// Below 0 shade, above 0 light, 0 level ground.
float tone_of(const ReliefTone& tone, const ReliefPoint& point);
/// The tone bent into -1..1.
float bent(float tone);
LinearColour ground_colour(const ReliefTone& tone, float height_m, float bent_tone);

} // namespace panjshir::terrain
