#version 120
// Lines: see README.md, "stroke".
uniform vec4 colour;
uniform float dash_count;
uniform float dash_px[8];
uniform float dash_total_px;
uniform float round_cap;
uniform float part;
varying float from_middle_px;
varying float along_px;
varying float half_px;

// Share of a pixel's width that a band of half width h covers, d away from its middle.
float covered(float d, float h) {
    return clamp(min(d + 0.5, h) - max(d - 0.5, -h), 0.0, 1.0);
}

void main() {
    float d = abs(from_middle_px);
    float coverage = covered(d, half_px);
    if (dash_count > 0.5) {
        // How far outside the nearest drawn dash; negative inside.
        float t = mod(along_px, dash_total_px);
        float outside = 1e6;
        float begin = 0.0;
        for (int i = 0; i < 8; i += 2) {
            if (float(i) >= dash_count)
                break;
            float end = begin + dash_px[i];
            outside = min(outside, max(begin - t, t - end));
            outside = min(outside, max(begin + dash_total_px - t, t - end - dash_total_px));
            outside = min(outside, max(begin - dash_total_px - t, t - end + dash_total_px));
            begin = end + dash_px[i + 1];
        }
        if (round_cap > 0.5 && outside > 0.0)
            coverage = covered(length(vec2(outside, d)), half_px);
        else if (round_cap < 0.5)
            coverage *= clamp(0.5 - outside, 0.0, 1.0);
    }
    if (coverage < 0.004 || (part > 0.5 && part < 1.5 && coverage < 0.999))
        discard;
    float alpha = colour.a * coverage;
    gl_FragColor = vec4(colour.rgb * alpha, alpha);
}
