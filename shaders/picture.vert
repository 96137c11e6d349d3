#version 120
// Glyphs and relief tiles: see README.md, "picture".
attribute vec2 position;
attribute vec2 texel;
attribute vec4 tint;
uniform vec2 target_px;
varying vec2 at;
varying vec4 ink;

void main() {
    at = texel;
    ink = tint;
    gl_Position =
        vec4(2.0 * position.x / target_px.x - 1.0, 1.0 - 2.0 * position.y / target_px.y, 0.0, 1.0);
}
