#version 120
// Many small shapes at once: see README.md, "batch".
uniform float multiply;
varying float from_middle_px;
varying float half_px;
varying vec4 ink;

void main() {
    float d = abs(from_middle_px);
    float alpha = ink.a * clamp(min(d + 0.5, half_px) - max(d - 0.5, -half_px), 0.0, 1.0);
    gl_FragColor = multiply > 0.5 ? vec4(mix(vec3(1.0), ink.rgb, alpha), 1.0) : vec4(ink.rgb * alpha, alpha);
}
