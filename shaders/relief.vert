#version 130
// The relief's rectangle on the page; what each uniform means stands in README.md.

uniform vec4 page_to_clip;
uniform vec3 page_to_column;
uniform vec3 page_to_row;

in vec2 position_mm;

out vec2 cell; // column, row

void main() {
    vec3 page = vec3(position_mm, 1.0);
    cell = vec2(dot(page_to_column, page), dot(page_to_row, page));
    gl_Position = vec4(position_mm * page_to_clip.xy + page_to_clip.zw, 0.0, 1.0);
}
