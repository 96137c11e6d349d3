#version 120
// Coverage from the glyph atlas in the glyph's colour: see README.md, "picture".
uniform sampler2D atlas;
varying vec2 at;
varying vec4 ink;

void main() {
    float alpha = ink.a * texture2D(atlas, at).r;
    gl_FragColor = vec4(ink.rgb * alpha, alpha);
}
