#version 120
// Areas: see README.md, "fill". Also the vertex stage of hatch.frag.
attribute vec2 position;
attribute vec2 normal;
attribute float side;
uniform vec4 path_to_px;
uniform vec2 origin_px;
uniform float px_per_unit;
uniform float seam_px;
uniform float laid;
uniform vec2 target_px;
varying float coverage;
varying vec2 pixel;

vec2 turned(vec2 v) {
    return vec2(dot(path_to_px.xy, v), dot(path_to_px.zw, v));
}

void main() {
    pixel = origin_px + turned(position) + turned(normal) * (side * 0.5 * seam_px / px_per_unit);
    coverage = laid > 0.5 ? 0.5 - 0.5 * side : (side > 0.0 ? 0.0 : 1.0);
    gl_Position = vec4(2.0 * pixel.x / target_px.x - 1.0, 1.0 - 2.0 * pixel.y / target_px.y, 0.0, 1.0);
}
