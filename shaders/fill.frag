#version 120
// Areas of one colour: see README.md, "fill".
uniform vec4 colour;
uniform float multiply;
varying float coverage;

void main() {
    float alpha = colour.a * coverage;
    gl_FragColor = multiply > 0.5 ? vec4(mix(vec3(1.0), colour.rgb, alpha), 1.0)
                                  : vec4(colour.rgb * alpha, alpha);
}
