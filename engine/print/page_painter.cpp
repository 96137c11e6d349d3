#include "print/page_painter.hpp"

#include "base/file.hpp"
#include "print/command_painter.hpp"
#include "print/pdf_page.hpp"
#include "print/png_writer.hpp"
#include "print/svg_page.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <functional>
#include <future>
#include <span>
#include <vector>

namespace panjshir::print {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr int kBandPixels = 4'000'000;

using RowSink =
    std::function<Result<void>(int first_row, int rows, const unsigned char* data, int stride)>;

/// Paints the page in bands from the top; the sink gets rows of 32-bit pixels, 0xXXRRGGBB.
Result<void> paint_bands(const display::DisplayList& list, const text::FontStore& fonts, double dpi,
                         std::pair<int, int> size, const RowSink& sink) {
    const double px_per_mm = dpi / kMillimetresPerInch;
    const auto [columns, rows] = size;
    const int band_rows = std::clamp(kBandPixels / columns, 1, rows);
    SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, band_rows));
    if (auto ok = check(cairo_surface_status(surface.get()), "the page cannot be painted"); !ok)
        return ok;
    const auto glyphs = make_pixel_glyph_painter(fonts, px_per_mm);
    for (int first = 0; first < rows; first += band_rows) {
        const int count = std::min(band_rows, rows - first);
        ContextHandle context(cairo_create(surface.get()));
        cairo_translate(context.get(), 0, -first);
        cairo_scale(context.get(), px_per_mm, px_per_mm);
        CommandPainterOptions options;
        options.dpi = dpi;
        options.visible = {0, first / px_per_mm, columns / px_per_mm, (first + count) / px_per_mm};
        options.finest_mm = 0.05 / px_per_mm;
        CommandPainter(context.get(), *glyphs, options).paint(list);
        if (auto ok = check(cairo_status(context.get()), "the page cannot be painted"); !ok)
            return ok;
        cairo_surface_flush(surface.get());
        if (auto taken = sink(first, count, cairo_image_surface_get_data(surface.get()),
                              cairo_image_surface_get_stride(surface.get()));
            !taken)
            return taken;
    }
    return {};
}

/// Three bytes a pixel.
void to_rgb(const unsigned char* row, int columns, std::uint8_t* to) {
    const auto* pixels = reinterpret_cast<const std::uint32_t*>(row);
    for (int x = 0; x < columns; ++x) {
        const std::uint32_t p = pixels[x];
        to[3 * x] = static_cast<std::uint8_t>(p >> 16);
        to[3 * x + 1] = static_cast<std::uint8_t>(p >> 8);
        to[3 * x + 2] = static_cast<std::uint8_t>(p);
    }
}

/// Packs rows on a thread of its own while the next ones are painted.
class RowsPackedBeside {
public:
    explicit RowsPackedBeside(PngEncoder& encoder) : m_encoder(encoder) {}

    /// The caller may write over the rows at once.
    void add(std::span<const std::uint8_t> rgb) {
        wait();
        m_rows.assign(rgb.begin(), rgb.end());
        m_packing = std::async(std::launch::async, [this] { m_encoder.add_rows(m_rows); });
    }
    void wait() {
        if (m_packing.valid())
            m_packing.get();
    }

private:
    PngEncoder& m_encoder;
    std::vector<std::uint8_t> m_rows;
    std::future<void> m_packing; ///< ends first: it waits for what is under way
};

Result<void> write_png_page(const display::DisplayList& list, const text::FontStore& fonts,
                            const std::filesystem::path& file, const PageOptions& options) {
    const auto size = page_size_px(list, options.dpi);
    if (!size)
        return tl::unexpected(size.error());
    PngEncoder encoder({size->first, size->second, options.dpi, options.metadata});
    RowsPackedBeside packed(encoder);
    const auto painted =
        paint_rows(list, fonts, options, [&](std::span<const std::uint8_t> rgb) -> Result<void> {
            packed.add(rgb);
            return {};
        });
    packed.wait();
    if (!painted)
        return painted;
    return write_file(file, encoder.finish());
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

Result<std::pair<int, int>> page_size_px(const display::DisplayList& list, double dpi) {
    if (!(dpi >= 10 && dpi <= 2400))
        return fail(fmt::format("{} dpi: must lie between 10 and 2400", dpi), ErrorKind::Usage);
    const double columns = std::round(list.width_mm * dpi / kMillimetresPerInch);
    const double rows = std::round(list.height_mm * dpi / kMillimetresPerInch);
    if (!(columns >= 1 && rows >= 1))
        return fail(fmt::format("a page of {} x {} mm at {} dpi has no pixels", list.width_mm,
                                list.height_mm, dpi),
                    ErrorKind::Usage);
    if (columns > kMaxSide_px || rows > kMaxSide_px || columns * rows > kMaxPagePixels)
        return fail(
            fmt::format("a page of {:.0f} x {:.0f} pixels is too large (at most {} a side and "
                        "{:.0f} million in all)",
                        columns, rows, kMaxSide_px, kMaxPagePixels / 1e6),
            ErrorKind::Usage);
    return std::pair{static_cast<int>(columns), static_cast<int>(rows)};
}

Result<void> paint_rows(const display::DisplayList& list, const text::FontStore& fonts,
                        const PageOptions& options,
                        const std::function<Result<void>(std::span<const std::uint8_t>)>& sink) {
    const auto size = page_size_px(list, options.dpi);
    if (!size)
        return tl::unexpected(size.error());
    const auto columns = static_cast<std::size_t>(size->first);
    std::vector<std::uint8_t> rgb;
    return paint_bands(list, fonts, options.dpi, *size,
                       [&](int, int rows, const unsigned char* data, int stride) {
                           rgb.resize(3 * columns * static_cast<std::size_t>(rows));
                           for (int row = 0; row < rows; ++row)
                               to_rgb(data + std::ptrdiff_t{row} * stride, size->first,
                                      rgb.data() + 3 * columns * static_cast<std::size_t>(row));
                           return sink(rgb);
                       });
}

Result<RasterPage> paint_page(const display::DisplayList& list, const text::FontStore& fonts,
                              const PageOptions& options) {
    const auto size = page_size_px(list, options.dpi);
    if (!size)
        return tl::unexpected(size.error());
    RasterPage page{size->first, size->second, {}};
    page.rgba.resize(4 * static_cast<std::size_t>(page.columns) *
                     static_cast<std::size_t>(page.rows));
    const auto painted = paint_bands(
        list, fonts, options.dpi, *size,
        [&](int first, int rows, const unsigned char* data, int stride) -> Result<void> {
            for (int row = 0; row < rows; ++row) {
                const auto* pixels =
                    reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t{row} * stride);
                std::uint8_t* to = page.rgba.data() + 4 * static_cast<std::size_t>(first + row) *
                                                          static_cast<std::size_t>(page.columns);
                for (int x = 0; x < page.columns; ++x, to += 4) {
                    to[0] = static_cast<std::uint8_t>(pixels[x] >> 16);
                    to[1] = static_cast<std::uint8_t>(pixels[x] >> 8);
                    to[2] = static_cast<std::uint8_t>(pixels[x]);
                    to[3] = 255;
                }
            }
            return {};
        });
    if (!painted)
        return tl::unexpected(painted.error());
    return page;
}

Result<void> write_png(const RasterPage& page, const std::filesystem::path& file,
                       const PageOptions& options) {
    PngEncoder encoder({page.columns, page.rows, options.dpi, options.metadata});
    std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(page.columns));
    constexpr int kRowsAtOnce = 256;
    for (int first = 0; first < page.rows; first += kRowsAtOnce) {
        const int rows = std::min(kRowsAtOnce, page.rows - first);
        const std::size_t pixels =
            static_cast<std::size_t>(rows) * static_cast<std::size_t>(page.columns);
        rgb.resize(3 * pixels);
        const std::uint8_t* from = page.rgba.data() + 4 * static_cast<std::size_t>(first) *
                                                          static_cast<std::size_t>(page.columns);
        for (std::size_t i = 0; i < pixels; ++i)
            std::memcpy(rgb.data() + 3 * i, from + 4 * i, 3);
        encoder.add_rows(rgb);
    }
    return write_file(file, encoder.finish());
}

Result<void> write_page(const display::DisplayList& list, const text::FontStore& fonts,
                        const std::filesystem::path& file, const PageOptions& options) {
    if (const auto size = page_size_px(list, options.dpi); !size)
        return tl::unexpected(
            Error{file.string() + ": " + size.error().message, size.error().kind});
    const std::string extension = lower_case(file.extension().string());
    if (extension == ".png")
        return write_png_page(list, fonts, file, options);
    if (extension == ".pdf")
        return write_pdf_page(list, fonts, file, options);
    if (extension == ".svg")
        return write_svg_page(list, fonts, file, options);
    return fail(fmt::format("{}: a page is written as .png, .pdf or .svg", file.string()),
                ErrorKind::Usage);
}

} // namespace panjshir::print
