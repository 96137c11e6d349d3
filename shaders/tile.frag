#version 120
// An opaque picture as it is: see README.md, "picture".
uniform sampler2D picture;
varying vec2 at;

void main() {
    gl_FragColor = vec4(texture2D(picture, at).rgb, 1.0);
}
