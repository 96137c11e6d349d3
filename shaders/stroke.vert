#version 120
// Lines: see README.md, "stroke".
attribute vec2 position;
attribute vec2 normal;
attribute float side;
attribute float along;
attribute float fraction;
uniform vec4 path_to_px;
uniform vec2 origin_px;
uniform float px_per_unit;
uniform vec2 half_width_px;
uniform float shift_px;
uniform vec2 target_px;
varying float from_middle_px;
varying float along_px;
varying float half_px;

vec2 turned(vec2 v) {
    return vec2(dot(path_to_px.xy, v), dot(path_to_px.zw, v));
}

void main() {
    half_px = mix(half_width_px.x, half_width_px.y, fraction);
    from_middle_px = side * (half_px + 0.5);
    along_px = along * px_per_unit;
    vec2 pixel = origin_px + turned(position) +
                 turned(normal) * ((shift_px + from_middle_px) / px_per_unit);
    gl_Position = vec4(2.0 * pixel.x / target_px.x - 1.0, 1.0 - 2.0 * pixel.y / target_px.y, 0.0, 1.0);
}
