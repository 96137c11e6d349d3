// The default look, and the same numbers for the shader.

#include "terrain/relief.hpp"
#include "terrain/relief_tone.hpp"

namespace panjshir::terrain {
namespace {

ReliefColour rgb(unsigned hex) {
    return {static_cast<float>(hex >> 16 & 0xFF) / 255, static_cast<float>(hex >> 8 & 0xFF) / 255,
            static_cast<float>(hex & 0xFF) / 255};
}

} // namespace

ReliefStyle default_relief_style() {
    ReliefStyle style;
    style.tints = {{500, rgb(0xD5D8C1)},  {1300, rgb(0xDEDBC2)}, {2000, rgb(0xE6DDC3)},
                   {2700, rgb(0xEADDC6)}, {3400, rgb(0xEADFD1)}, {4100, rgb(0xECE8E3)},
                   {4800, rgb(0xEEF0F2)}, {6000, rgb(0xF1F4F8)}};
    style.void_colour = rgb(0xECEAE4);
    return style;
}

std::vector<ReliefUniform> relief_uniforms(const ReliefField& field, const ReliefStyle& style) {
    const ReliefTone tone = relief_tone(field, style);
    std::vector<ReliefUniform> uniforms;
    const auto add = [&](const char* name, int components, std::vector<float> values) {
        const int count = static_cast<int>(values.size()) / components;
        uniforms.push_back({name, components, count, std::move(values)});
    };
    add("grid_size", 2, {static_cast<float>(field.columns), static_cast<float>(field.rows)});
    add("cell_size_m", 1, {static_cast<float>(field.cell_size_m)});
    add("light", 3, {tone.light_angle, tone.light_sine, tone.light_cosine});
    add("exaggeration", 1, {style.exaggeration});
    add("shade_strength", 1, {tone.shade});
    add("texture_strength", 1, {tone.texture});
    add("sky_strength", 1, {tone.sky});
    add("turn_strength", 1, {tone.turn});
    add("tint_count", 1, {static_cast<float>(tone.tint_count)});
    add("tint_elevation_m", 1, {tone.tint_elevation_m.begin(), tone.tint_elevation_m.end()});
    std::vector<float> colours;
    for (const LinearColour& c : tone.tint_colour)
        colours.insert(colours.end(), {c.red, c.green, c.blue});
    add("tint_colour", 3, std::move(colours));
    add("void_colour", 3, {style.void_colour.red, style.void_colour.green, style.void_colour.blue});
    return uniforms;
}

} // namespace panjshir::terrain
