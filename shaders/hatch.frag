#version 120
// Bands that keep to the ground: see README.md, "hatch".
uniform vec2 across;
uniform float phase_px;
uniform float band_px;
uniform float band_count;
uniform vec4 band_colour[8];
uniform float multiply;
varying float coverage;
varying vec2 pixel;

vec4 premultiplied(float index) {
    vec4 c = band_colour[int(mod(index + 0.5, band_count))];
    return vec4(c.rgb * c.a, c.a);
}

void main() {
    float t = mod(dot(pixel, across) + phase_px, band_px * band_count) / band_px;
    float index = floor(t);
    float from_edge = (t - index) * band_px;
    vec4 c = premultiplied(index);
    if (from_edge < 0.5)
        c = mix(premultiplied(index + band_count - 1.0), c, 0.5 + from_edge);
    else if (band_px - from_edge < 0.5)
        c = mix(premultiplied(index + 1.0), c, 0.5 + band_px - from_edge);
    c *= coverage;
    gl_FragColor = multiply > 0.5 ? vec4(1.0 - c.a + c.rgb, 1.0) : c;
}
