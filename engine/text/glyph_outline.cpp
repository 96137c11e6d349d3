#include "text/glyph_outline.hpp"

#include "display/path_builder.hpp"
#include "text/library_handles.hpp"

#include <utility>

namespace panjshir::text {
namespace {

constexpr double kTolerance_em = 0.0005;

struct Pen {
    display::PathBuilder builder{kTolerance_em};
    double ems_per_unit = 0.001;
    display::Point at(float x, float y) const { return {x * ems_per_unit, -y * ems_per_unit}; }
};

Pen& pen(void* data) {
    return *static_cast<Pen*>(data);
}

hb_draw_funcs_t* make_draw_functions() {
    hb_draw_funcs_t* functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(
        functions,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
            pen(data).builder.move_to(pen(data).at(x, y));
        },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        functions,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
            pen(data).builder.line_to(pen(data).at(x, y));
        },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        functions,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y,
           void*) { pen(data).builder.quadratic_to(pen(data).at(cx, cy), pen(data).at(x, y)); },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        functions,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by,
           float x, float y, void*) {
            pen(data).builder.cubic_to(pen(data).at(ax, ay), pen(data).at(bx, by),
                                       pen(data).at(x, y));
        },
        nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(
        functions,
        [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { pen(data).builder.close(); },
        nullptr, nullptr);
    hb_draw_funcs_make_immutable(functions);
    return functions;
}

} // namespace

display::Path glyph_outline(const Font& font, std::uint32_t glyph_id) {
    static hb_draw_funcs_t* const functions = make_draw_functions();
    Pen drawing;
    drawing.ems_per_unit = 1.0 / font.units_per_em();
    hb_font_get_glyph_shape(font.shaping_font(), glyph_id, functions, &drawing);
    return std::move(drawing.builder).path();
}

} // namespace panjshir::text
