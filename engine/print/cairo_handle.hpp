#pragma once
// Owners of Cairo's objects, and its error states as Results.

#include "base/error.hpp"

#include <cairo.h>
#include <memory>
#include <string>

namespace panjshir::print {

template <auto release>
struct CairoReleaser {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};

using SurfaceHandle = std::unique_ptr<cairo_surface_t, CairoReleaser<&cairo_surface_destroy>>;
using ContextHandle = std::unique_ptr<cairo_t, CairoReleaser<&cairo_destroy>>;
using FontFaceHandle = std::unique_ptr<cairo_font_face_t, CairoReleaser<&cairo_font_face_destroy>>;
using FontOptionsHandle =
    std::unique_ptr<cairo_font_options_t, CairoReleaser<&cairo_font_options_destroy>>;

inline Result<void> check(cairo_status_t status, const std::string& what) {
    if (status == CAIRO_STATUS_SUCCESS)
        return {};
    return fail(what + ": " + cairo_status_to_string(status));
}

} // namespace panjshir::print
