#version 120
// Many small shapes at once, already in pixels: see README.md, "batch".
attribute vec2 position;
attribute vec2 edge;
attribute vec4 tint;
uniform vec2 target_px;
varying float from_middle_px;
varying float half_px;
varying vec4 ink;

void main() {
    from_middle_px = edge.x;
    half_px = edge.y;
    ink = tint;
    gl_Position =
        vec4(2.0 * position.x / target_px.x - 1.0, 1.0 - 2.0 * position.y / target_px.y, 0.0, 1.0);
}
