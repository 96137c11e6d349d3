#include "print/command_painter.hpp"
#include "text/glyph_bitmap.hpp"

#include <algorithm>
#include <climits>
#include <cmath>
#include <tuple>

namespace panjshir::print {
namespace {

constexpr int kPlacesPerPixel = 8; // finer places of a glyph cannot be told apart

/// Adds one glyph's coverage to that of a run.
enum class Mix {
    Greater, ///< halos do not add up
    Cover    ///< ink over ink, each hiding its share of what is left
};

class PixelGlyphPainter final : public GlyphPainter {
public:
    PixelGlyphPainter(const text::FontStore& fonts, double px_per_mm)
        : m_fonts(fonts), m_px_per_mm(px_per_mm) {}

    void paint(cairo_t* context, const display::GlyphRun& run) override {
        if (run.halo_mm > 0 && run.halo.alpha > 0)
            paint_layer(context, run, run.halo, run.halo_mm * m_px_per_mm, Mix::Greater);
        if (run.colour.alpha > 0)
            paint_layer(context, run, run.colour, 0, Mix::Cover);
    }

private:
    using Key = std::tuple<display::FontNumber, std::uint32_t, double, float, int, int, double>;
    struct Placed {
        const text::GlyphBitmap* bitmap;
        int left, top; // page pixels
    };

    const text::GlyphBitmap& bitmap(const display::GlyphRun& run, const display::Glyph& glyph,
                                    int part_x, int part_y, double halo_px) {
        const double em_px = run.size_mm * m_px_per_mm;
        const Key key{run.font, glyph.id, em_px, glyph.rotation_deg, part_x, part_y, halo_px};
        const auto known = m_bitmaps.find(key);
        if (known != m_bitmaps.end())
            return known->second;
        if (m_bitmaps.size() > 20'000) // a page of turned names fills it with what is used once
            m_bitmaps.clear();
        text::GlyphBitmapOptions options;
        options.em_px = em_px;
        options.offset_x_px = static_cast<double>(part_x) / kPlacesPerPixel;
        options.offset_y_px = static_cast<double>(part_y) / kPlacesPerPixel;
        options.rotation_deg = glyph.rotation_deg;
        const text::Font& font = m_fonts[run.font];
        return m_bitmaps
            .emplace(key, halo_px > 0 ? text::halo_bitmap(font, glyph.id, options, halo_px)
                                      : text::glyph_bitmap(font, glyph.id, options))
            .first->second;
    }

    Placed place(const display::GlyphRun& run, const display::Glyph& glyph, double halo_px) {
        const auto split = [&](double mm, int& whole, int& part) {
            const auto places =
                static_cast<long>(std::floor(mm * m_px_per_mm * kPlacesPerPixel + 0.5));
            whole = static_cast<int>(std::floor(static_cast<double>(places) / kPlacesPerPixel));
            part = static_cast<int>(places - static_cast<long>(whole) * kPlacesPerPixel);
        };
        int x = 0, y = 0, part_x = 0, part_y = 0;
        split(glyph.position.x, x, part_x);
        split(glyph.position.y, y, part_y);
        const text::GlyphBitmap& picture = bitmap(run, glyph, part_x, part_y, halo_px);
        return {&picture, x + picture.left_px, y + picture.top_px};
    }

    void paint_layer(cairo_t* context, const display::GlyphRun& run, const display::Colour& colour,
                     double halo_px, Mix mix) {
        std::vector<Placed> placed;
        int left = INT_MAX, top = INT_MAX, right = INT_MIN, bottom = INT_MIN;
        for (const display::Glyph& glyph : run.glyphs) {
            if (!std::isfinite(glyph.position.x) || !std::isfinite(glyph.position.y))
                continue;
            const Placed p = place(run, glyph, halo_px);
            if (p.bitmap->empty())
                continue;
            placed.push_back(p);
            left = std::min(left, p.left);
            top = std::min(top, p.top);
            right = std::max(right, p.left + p.bitmap->columns);
            bottom = std::max(bottom, p.top + p.bitmap->rows);
        }
        if (placed.empty())
            return;
        SurfaceHandle mask(cairo_image_surface_create(CAIRO_FORMAT_A8, right - left, bottom - top));
        if (cairo_surface_status(mask.get()) == CAIRO_STATUS_SUCCESS) {
            unsigned char* data = cairo_image_surface_get_data(mask.get());
            const int stride = cairo_image_surface_get_stride(mask.get());
            for (const Placed& p : placed)
                mix_in(p, data + std::ptrdiff_t{p.top - top} * stride + (p.left - left), stride,
                       mix);
            cairo_surface_mark_dirty(mask.get());
        }
        cairo_save(context);
        cairo_scale(context, 1 / m_px_per_mm, 1 / m_px_per_mm);
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha);
        cairo_mask_surface(context, mask.get(), left, top);
        cairo_restore(context);
    }

    static void mix_in(const Placed& p, unsigned char* to, int stride, Mix mix) {
        for (int row = 0; row < p.bitmap->rows; ++row, to += stride) {
            const std::uint8_t* from =
                p.bitmap->coverage.data() + std::ptrdiff_t{row} * p.bitmap->columns;
            for (int x = 0; x < p.bitmap->columns; ++x)
                to[x] = mix == Mix::Greater
                            ? std::max(to[x], from[x])
                            : static_cast<unsigned char>(
                                  255 - ((255 - to[x]) * (255 - from[x]) + 127) / 255);
        }
    }

    const text::FontStore& m_fonts;
    double m_px_per_mm;
    std::map<Key, text::GlyphBitmap> m_bitmaps;
};

} // namespace

std::unique_ptr<GlyphPainter> make_pixel_glyph_painter(const text::FontStore& fonts,
                                                       double px_per_mm) {
    return std::make_unique<PixelGlyphPainter>(fonts, px_per_mm);
}

} // namespace panjshir::print
