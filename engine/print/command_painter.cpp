#include "print/command_painter.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::print {

using display::Box;
using display::Point;

namespace {

cairo_fill_rule_t cairo_rule(display::FillRule rule) {
    return rule == display::FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
}

/// Around all glyphs, generously: outlines reach at most some two ems from their origins.
Box glyph_bounds(const display::GlyphRun& run) {
    if (run.glyphs.empty())
        return {};
    const Point first = run.glyphs.front().position;
    Box box{first.x, first.y, first.x, first.y};
    for (const display::Glyph& glyph : run.glyphs)
        box = {std::min(box.left, glyph.position.x), std::min(box.top, glyph.position.y),
               std::max(box.right, glyph.position.x), std::max(box.bottom, glyph.position.y)};
    return box.grown(2 * run.size_mm + run.halo_mm);
}

} // namespace

void CommandPainter::paint(const display::DisplayList& list) {
    cairo_save(m_context);
    set_colour(list.paper, display::Blend::Normal);
    cairo_paint(m_context);
    for (const display::Command& command : list.commands)
        std::visit([this](const auto& c) { paint(c); }, command);
    for (; m_open_clips > 0; --m_open_clips)
        cairo_restore(m_context);
    cairo_restore(m_context);
}

void CommandPainter::set_colour(const display::Colour& c, display::Blend blend) {
    cairo_set_source_rgba(m_context, c.red, c.green, c.blue, c.alpha);
    cairo_set_operator(m_context, blend == display::Blend::Multiply ? CAIRO_OPERATOR_MULTIPLY
                                                                    : CAIRO_OPERATOR_OVER);
}

void CommandPainter::add_contour(const display::Contour& contour, const display::Affine& to_page) {
    const double finest = m_options.finest_mm * m_options.finest_mm;
    Point last;
    bool begun = false;
    const std::size_t count = contour.points.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Point p = to_page.apply(contour.points[i]);
        if (!std::isfinite(p.x) || !std::isfinite(p.y))
            continue;
        const double dx = p.x - last.x, dy = p.y - last.y;
        if (begun && i + 1 < count && dx * dx + dy * dy < finest)
            continue;
        if (begun)
            cairo_line_to(m_context, p.x, p.y);
        else
            cairo_move_to(m_context, p.x, p.y);
        begun = true;
        last = p;
    }
    if (begun && contour.closed)
        cairo_close_path(m_context);
}

void CommandPainter::add_path(const display::PlacedPath& shape) {
    cairo_new_path(m_context);
    if (!shape.path)
        return;
    for (const display::Contour& contour : shape.path->contours)
        add_contour(contour, shape.to_page);
}

void CommandPainter::set_pen(double width_mm, const std::vector<double>& dashes_mm) {
    cairo_set_line_width(m_context, width_mm);
    double sum = 0;
    bool sound = true;
    for (const double dash : dashes_mm) {
        sum += dash;
        sound = sound && dash >= 0;
    }
    // Dashes that Cairo would refuse, failing the whole page, leave the line whole.
    if (sound && sum > 0)
        cairo_set_dash(m_context, dashes_mm.data(), static_cast<int>(dashes_mm.size()), 0);
    else
        cairo_set_dash(m_context, nullptr, 0, 0);
}

void CommandPainter::paint(const display::FillPath& command) {
    if (!is_visible(bounds(command.shape)))
        return;
    add_path(command.shape);
    set_colour(command.colour, command.blend);
    cairo_set_fill_rule(m_context, cairo_rule(command.rule));
    cairo_fill(m_context);
}

void CommandPainter::paint(const display::HatchPath& command) {
    Box box = bounds(command.shape);
    if (!is_visible(box))
        return;
    box = {std::max(box.left, m_options.visible.left), std::max(box.top, m_options.visible.top),
           std::min(box.right, m_options.visible.right),
           std::min(box.bottom, m_options.visible.bottom)};
    cairo_save(m_context);
    add_path(command.shape);
    cairo_set_fill_rule(m_context, cairo_rule(command.rule));
    cairo_clip(m_context);
    cairo_set_fill_rule(m_context, CAIRO_FILL_RULE_WINDING);
    const std::vector<display::HatchBand> bands = hatch_bands(command, box);
    for (std::size_t colour = 0; colour < command.bands.size(); ++colour) {
        cairo_new_path(m_context);
        for (const display::HatchBand& band : bands) {
            if (band.colour != colour)
                continue;
            cairo_move_to(m_context, band.corners[0].x, band.corners[0].y);
            for (int i = 1; i < 4; ++i)
                cairo_line_to(m_context, band.corners[i].x, band.corners[i].y);
            cairo_close_path(m_context);
        }
        set_colour(command.bands[colour], command.blend);
        cairo_fill(m_context);
    }
    cairo_restore(m_context);
}

void CommandPainter::paint(const display::StrokePath& command) {
    const double reach = std::max(command.width_mm, command.end_width_mm);
    // A mitred corner reaches further than half the width.
    if (!(reach > 0) || !is_visible(bounds(command.shape).grown(2 * reach)))
        return;
    set_colour(command.colour, display::Blend::Normal);
    if (command.end_width_mm >= 0) {
        const display::Path page = on_page(command.shape);
        cairo_set_fill_rule(m_context, CAIRO_FILL_RULE_WINDING);
        cairo_new_path(m_context);
        for (const display::Contour& contour : page.contours)
            for (const display::Contour& outline :
                 tapered_outline(contour.points, command.width_mm, command.end_width_mm,
                                 command.cap)
                     .contours)
                add_contour(outline, {});
        cairo_fill(m_context);
        return;
    }
    add_path(command.shape);
    set_pen(command.width_mm, command.dashes_mm);
    cairo_set_line_cap(m_context, command.cap == display::Cap::Round ? CAIRO_LINE_CAP_ROUND
                                                                     : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(m_context, command.join == display::Join::Round ? CAIRO_LINE_JOIN_ROUND
                                                                        : CAIRO_LINE_JOIN_MITER);
    cairo_stroke(m_context);
}

void CommandPainter::paint(const display::InnerStrokePath& command) {
    if (!(command.width_mm > 0) || !is_visible(bounds(command.shape)))
        return;
    cairo_save(m_context);
    add_path(command.shape);
    cairo_set_fill_rule(m_context, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip_preserve(m_context);
    set_colour(command.colour, display::Blend::Normal);
    set_pen(2 * command.width_mm, command.dashes_mm);
    cairo_set_line_cap(m_context, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(m_context, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(m_context);
    cairo_restore(m_context);
}

void CommandPainter::paint(const display::GlyphRun& command) {
    if (!is_visible(glyph_bounds(command)))
        return;
    cairo_set_operator(m_context, CAIRO_OPERATOR_OVER);
    m_glyphs.paint(m_context, command);
}

void CommandPainter::paint(const display::Relief& command) {
    const double scale = m_options.page == CommandPainterOptions::Page::Pixels
                             ? m_options.dpi / 25.4
                             : relief_px_per_mm(command, m_options.dpi);
    const Box& v = m_options.visible;
    PixelBox within{static_cast<int>(std::floor(v.left * scale + 0.01)),
                    static_cast<int>(std::floor(v.top * scale + 0.01)), 0, 0};
    within.columns = static_cast<int>(std::ceil(v.right * scale - 0.01)) - within.left;
    within.rows = static_cast<int>(std::ceil(v.bottom * scale - 0.01)) - within.top;
    const PixelBox box = relief_pixels(command, scale, within);
    if (box.empty())
        return;
    SurfaceHandle image(cairo_image_surface_create(CAIRO_FORMAT_RGB24, box.columns, box.rows));
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) {
        // Leaves the context in error, so that the page fails as a whole.
        cairo_set_source_surface(m_context, image.get(), 0, 0);
        return;
    }
    {
        constexpr int kRowsAtOnce = 256; // the shades need not lie in memory twice
        std::vector<std::uint8_t> rgb;
        unsigned char* data = cairo_image_surface_get_data(image.get());
        const int stride = cairo_image_surface_get_stride(image.get());
        for (int row = 0; row < box.rows; ++row) {
            if (row % kRowsAtOnce == 0)
                rgb = shade_relief_pixels(
                    command, scale,
                    {box.left, box.top + row, box.columns, std::min(kRowsAtOnce, box.rows - row)});
            const std::uint8_t* from =
                rgb.data() + std::size_t{3} * static_cast<std::size_t>(row % kRowsAtOnce) *
                                 static_cast<std::size_t>(box.columns);
            auto* to = reinterpret_cast<std::uint32_t*>(data + std::ptrdiff_t{row} * stride);
            for (int x = 0; x < box.columns; ++x, from += 3)
                to[x] = 0xFF000000u | (std::uint32_t{from[0]} << 16) |
                        (std::uint32_t{from[1]} << 8) | from[2];
        }
        cairo_surface_mark_dirty(image.get());
    }
    cairo_save(m_context);
    cairo_set_operator(m_context, CAIRO_OPERATOR_OVER);
    cairo_rectangle(m_context, command.top_left.x, command.top_left.y,
                    command.bottom_right.x - command.top_left.x,
                    command.bottom_right.y - command.top_left.y);
    cairo_clip(m_context);
    cairo_scale(m_context, 1 / scale, 1 / scale);
    cairo_set_source_surface(m_context, image.get(), box.left, box.top);
    cairo_pattern_set_filter(cairo_get_source(m_context), CAIRO_FILTER_NEAREST);
    cairo_pattern_set_extend(cairo_get_source(m_context), CAIRO_EXTEND_PAD);
    cairo_paint(m_context);
    cairo_restore(m_context);
}

void CommandPainter::paint(const display::PushClip& command) {
    cairo_save(m_context);
    ++m_open_clips;
    add_path(command.shape);
    cairo_set_fill_rule(m_context, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(m_context);
}

void CommandPainter::paint(const display::PopClip&) {
    if (m_open_clips == 0)
        return;
    cairo_restore(m_context);
    --m_open_clips;
}

} // namespace panjshir::print
