#pragma once
// The numbers of the default relief's shading of points, shared by what draws it on the
// processor. shaders/relief.frag holds the same constants and steps under the same names.

#include "terrain/relief_sample.hpp"

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

/// Of each point: below 0 shade, above 0 light, 0 level ground; bent into -1..1.
void bent_tones(const ReliefTone& tone, const ReliefPoints& points, std::vector<float>& tones);

/// The ground's colour in linear light, one array a channel, at the points' heights and tones.
struct LinearColours {
    std::vector<float> red, green, blue;
};
void ground_colours(const ReliefTone& tone, const ReliefPoints& points,
                    const std::vector<float>& tones, LinearColours& colours);

} // namespace panjshir::terrain
