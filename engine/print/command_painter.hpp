#pragma once
// Carries out display commands on a Cairo context whose unit is the millimetre of the page.

#include "display/display_list.hpp"
#include "display/path_geometry.hpp"
#include "print/cairo_handle.hpp"
#include "print/relief_image.hpp"
#include "text/font_store.hpp"

#include <map>
#include <memory>

namespace panjshir::print {

/// How glyphs reach the page: as coverage (sub-pixel placed, for pixels) or as text of embedded
/// fonts.
class GlyphPainter {
public:
    virtual ~GlyphPainter() = default;
    virtual void paint(cairo_t* context, const display::GlyphRun& run) = 0;
};
std::unique_ptr<GlyphPainter> make_pixel_glyph_painter(const text::FontStore& fonts,
                                                       double px_per_mm);
std::unique_ptr<GlyphPainter> make_text_glyph_painter(const text::FontStore& fonts);

struct CommandPainterOptions {
    enum class Page { Pixels, Vectors } page = Page::Pixels;
    double dpi = 300;         ///< of the page's pixels; of the relief's where the page has none
    display::Box visible;     ///< what of the page is painted; the rest is passed over
    double finest_mm = 0.005; ///< points of a path nearer than this to the last are left out
};

class CommandPainter {
public:
    CommandPainter(cairo_t* context, GlyphPainter& glyphs, const CommandPainterOptions& options)
        : m_context(context), m_glyphs(glyphs), m_options(options) {}

    void paint(const display::DisplayList& list);

private:
    void paint(const display::FillPath& command);
    void paint(const display::HatchPath& command);
    void paint(const display::StrokePath& command);
    void paint(const display::InnerStrokePath& command);
    void paint(const display::GlyphRun& command);
    void paint(const display::Relief& command);
    void paint(const display::PushClip& command);
    void paint(const display::PopClip& command);
    void paint(const display::BeginGroup&) {}
    void paint(const display::EndGroup&) {}

    void add_path(const display::PlacedPath& shape);
    void add_contour(const display::Contour& contour, const display::Affine& to_page);
    void set_colour(const display::Colour& colour, display::Blend blend);
    void set_pen(double width_mm, const std::vector<double>& dashes_mm);
    bool is_visible(const display::Box& box) const { return box.intersects(m_options.visible); }

    cairo_t* m_context;
    GlyphPainter& m_glyphs;
    CommandPainterOptions m_options;
    int m_open_clips = 0;
};

} // namespace panjshir::print
