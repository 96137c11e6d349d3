#version 130
// The default relief, step by step as in engine/terrain/relief_shade.cpp and relief_tone.cpp, whose
// constants these are; what each uniform means stands in README.md.

uniform sampler2D heights;
uniform sampler2D sky_view;
uniform sampler2D texture_shading;
uniform sampler2D light_turn;

uniform vec2 grid_size;
uniform float cell_size_m;
uniform vec3 light;
uniform float exaggeration;
uniform float shade_strength;
uniform float texture_strength;
uniform float sky_strength;
uniform float turn_strength;
uniform float tint_count;
uniform float tint_elevation_m[16];
uniform vec3 tint_colour[16];
uniform vec3 void_colour;

in vec2 cell;
out vec4 fragment_colour;

const float kVoid = -1.0e5; // below it: void
const float kHalfPi = 1.57079632679;

const float kTurn = 0.55;
const float kTurnEase = 0.30;
const float kLowGain = 0.80;
const float kHighGain = 1.20;
const float kLightGain = 1.2;
const float kShadeGain = 1.15;
const float kTextureGain = 1.35;
const float kSkyGain = 2.4;
const vec3 kShadow = vec3(0.565, 0.575, 0.635);
const vec3 kHighlight = vec3(0.940, 0.921, 0.870);

ivec2 last_cell;

vec4 spline_weights(float t) {
    float s = 1.0 - t;
    return vec4(s * s * s, 4.0 - 6.0 * t * t + 3.0 * t * t * t, 4.0 - 6.0 * s * s + 3.0 * s * s * s,
                t * t * t) / 6.0;
}

vec4 spline_slopes(float t) {
    float s = 1.0 - t;
    return vec4(-s * s, 3.0 * t * t - 4.0 * t, 4.0 * s - 3.0 * s * s, t * t) / 2.0;
}

ivec2 inside(ivec2 at) {
    return clamp(at, ivec2(0), last_cell);
}

// Relative to the nearest height, which stands in for voids.
float height_beyond(ivec2 at, float nearest) {
    float h = texelFetch(heights, inside(at), 0).r;
    return h < kVoid ? 0.0 : h - nearest;
}

vec4 heights_beyond(ivec2 first, float nearest) {
    return vec4(height_beyond(first, nearest), height_beyond(first + ivec2(1, 0), nearest),
                height_beyond(first + ivec2(2, 0), nearest), height_beyond(first + ivec2(3, 0), nearest));
}

vec4 four(sampler2D bytes, ivec2 first) {
    return vec4(texelFetch(bytes, inside(first), 0).r, texelFetch(bytes, inside(first + ivec2(1, 0)), 0).r,
                texelFetch(bytes, inside(first + ivec2(2, 0)), 0).r,
                texelFetch(bytes, inside(first + ivec2(3, 0)), 0).r);
}

float smooth_byte(sampler2D bytes, ivec2 first, vec4 x, vec4 y) {
    return dot(y, vec4(dot(x, four(bytes, first)), dot(x, four(bytes, first + ivec2(0, 1))),
                       dot(x, four(bytes, first + ivec2(0, 2))), dot(x, four(bytes, first + ivec2(0, 3)))));
}

// Cosine and sine stand in turn along a row.
vec2 orientation_at(ivec2 pair) {
    ivec2 at = ivec2(2 * pair.x, pair.y);
    return vec2(texelFetch(light_turn, at, 0).r, texelFetch(light_turn, at + ivec2(1, 0), 0).r);
}

vec2 orientation() {
    ivec2 last = ivec2((last_cell.x + 1) / 2 - 1, last_cell.y);
    vec2 at = clamp(vec2((cell.x - 0.5) / 2.0, cell.y), vec2(0.0), vec2(last));
    ivec2 p = ivec2(at);
    ivec2 q = min(p + 1, last);
    vec2 t = at - vec2(p);
    vec2 blend = mix(mix(orientation_at(p), orientation_at(ivec2(q.x, p.y)), t.x),
                     mix(orientation_at(ivec2(p.x, q.y)), orientation_at(q), t.x), t.y);
    return (blend * 255.0 - 128.0) / 127.0;
}

// The light's direction, counter-clockwise from east, turned towards the landform's slope.
float turned_light() {
    float angle = kHalfPi - light.x;
    if (turn_strength <= 0.0)
        return angle;
    vec2 turn = orientation();
    float cosine = cos(2.0 * angle), sine = sin(2.0 * angle);
    float across = turn.y * cosine - turn.x * sine;
    float along = turn.x * cosine + turn.y * sine;
    return angle + turn_strength * kTurn * across / (length(turn) + along + kTurnEase);
}

// `gradient` east and north, exaggerated; texture and hidden sky nought on level ground.
float tone_of(float height_m, vec2 gradient, float texture_value, float hidden_sky) {
    float turned = turned_light();
    float lambert = (light.y - light.z * dot(gradient, vec2(cos(turned), sin(turned)))) /
                    sqrt(1.0 + dot(gradient, gradient));
    float relative = lambert / light.y - 1.0;
    float lowest = tint_elevation_m[0];
    float highest = tint_elevation_m[int(tint_count) - 1];
    float rise = clamp((height_m - lowest) / max(highest - lowest, 1.0), 0.0, 1.0);
    float gain = mix(kLowGain, kHighGain, rise);
    return shade_strength * gain * relative * (relative > 0.0 ? kLightGain : kShadeGain) +
           texture_strength * kTextureGain * gain * texture_value - sky_strength * kSkyGain * hidden_sky;
}

vec3 tint_at(float height_m) {
    int count = int(tint_count);
    vec3 tint = tint_colour[0];
    for (int i = 1; i < 16; ++i) {
        if (i >= count || height_m <= tint_elevation_m[i - 1])
            break;
        float t = (height_m - tint_elevation_m[i - 1]) / (tint_elevation_m[i] - tint_elevation_m[i - 1]);
        tint = mix(tint_colour[i - 1], tint_colour[i], min(t, 1.0));
    }
    return tint;
}

vec3 srgb_values(vec3 linear) {
    return mix(linear * 12.92, 1.055 * pow(max(linear, vec3(1.0e-6)), vec3(1.0 / 2.4)) - 0.055,
               step(0.0031308, linear));
}

void main() {
    last_cell = ivec2(grid_size) - 1;
    fragment_colour = vec4(void_colour, 1.0);
    if (any(lessThan(cell, vec2(-0.5))) || any(greaterThan(cell, grid_size - 0.5)))
        return;
    float nearest = texelFetch(heights, inside(ivec2(floor(cell + 0.5))), 0).r;
    if (nearest < kVoid)
        return;

    vec2 corner = floor(cell);
    ivec2 first = ivec2(corner) - 1;
    vec2 t = cell - corner;
    vec4 x = spline_weights(t.x), y = spline_weights(t.y);
    vec4 h0 = heights_beyond(first, nearest), h1 = heights_beyond(first + ivec2(0, 1), nearest),
         h2 = heights_beyond(first + ivec2(0, 2), nearest), h3 = heights_beyond(first + ivec2(0, 3), nearest);
    vec4 values = vec4(dot(x, h0), dot(x, h1), dot(x, h2), dot(x, h3));
    vec4 dx = spline_slopes(t.x);
    vec4 slopes = vec4(dot(dx, h0), dot(dx, h1), dot(dx, h2), dot(dx, h3));
    float height_m = nearest + dot(y, values);
    vec2 gradient = vec2(dot(y, slopes), -dot(spline_slopes(t.y), values)) * (exaggeration / cell_size_m);

    float texture_value = 0.0, hidden_sky = 0.0;
    if (texture_strength > 0.0)
        texture_value = (smooth_byte(texture_shading, first, x, y) * 255.0 - 128.0) / 127.0;
    if (sky_strength > 0.0)
        hidden_sky = 1.0 - smooth_byte(sky_view, first, x, y);

    float tone = tone_of(height_m, gradient, texture_value, hidden_sky);
    tone /= sqrt(1.0 + tone * tone);
    vec3 ground = tint_at(height_m);
    vec3 kept = mix(vec3(1.0), kShadow, max(-tone, 0.0));
    ground = tone < 0.0 ? ground * kept * kept : mix(ground, kHighlight, tone);
    fragment_colour = vec4(srgb_values(ground), 1.0);
}
