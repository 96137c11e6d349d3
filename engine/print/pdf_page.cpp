#include "print/pdf_page.hpp"

#include "base/file.hpp"
#include "print/command_painter.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

namespace panjshir::print {
namespace {

constexpr double kPointsPerMillimetre = 72 / 25.4;

/// The fields that PDF knows by name; the rest together as keywords.
void set_metadata(cairo_surface_t* surface, const PageOptions& options) {
    std::string keywords;
    for (const auto& [key, text] : options.metadata) {
        const auto set = [&, &value = text](cairo_pdf_metadata_t field) {
            cairo_pdf_surface_set_metadata(surface, field, value.c_str());
        };
        if (key == "Title")
            set(CAIRO_PDF_METADATA_TITLE);
        else if (key == "Author")
            set(CAIRO_PDF_METADATA_AUTHOR);
        else if (key == "Description")
            set(CAIRO_PDF_METADATA_SUBJECT);
        else if (key == "Software")
            set(CAIRO_PDF_METADATA_CREATOR);
        else if (key == "Creation Time")
            set(CAIRO_PDF_METADATA_CREATE_DATE);
        else
            keywords.append(keywords.empty() ? "" : "; ").append(key).append(": ").append(text);
    }
    if (!keywords.empty())
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, keywords.c_str());
}

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

Result<void> write_pages(std::span<const display::DisplayList> pages, const text::FontStore& fonts,
                         const std::filesystem::path& file, const PageOptions& options) {
    std::string bytes;
    SurfaceHandle surface(cairo_pdf_surface_create_for_stream(
        &append_bytes, &bytes, pages.front().width_mm * kPointsPerMillimetre,
        pages.front().height_mm * kPointsPerMillimetre));
    set_metadata(surface.get(), options);
    for (const display::DisplayList& list : pages) {
        cairo_pdf_surface_set_size(surface.get(), list.width_mm * kPointsPerMillimetre,
                                   list.height_mm * kPointsPerMillimetre);
        ContextHandle context(cairo_create(surface.get()));
        cairo_scale(context.get(), kPointsPerMillimetre, kPointsPerMillimetre);
        const auto glyphs = make_text_glyph_painter(fonts);
        CommandPainterOptions painting;
        painting.page = CommandPainterOptions::Page::Vectors;
        painting.dpi = options.dpi;
        painting.visible = {0, 0, list.width_mm, list.height_mm};
        CommandPainter(context.get(), *glyphs, painting).paint(list);
        cairo_show_page(context.get());
        if (auto ok = check(cairo_status(context.get()), file.string()); !ok)
            return ok;
    }
    cairo_surface_finish(surface.get());
    if (auto ok = check(cairo_surface_status(surface.get()), file.string()); !ok)
        return ok;
    return write_file(file, bytes);
}

} // namespace

Result<void> write_pdf_page(const display::DisplayList& list, const text::FontStore& fonts,
                            const std::filesystem::path& file, const PageOptions& options) {
    return write_pages({&list, 1}, fonts, file, options);
}

Result<void> write_pdf_pages(std::span<const display::DisplayList> pages,
                             const text::FontStore& fonts, const std::filesystem::path& file,
                             const PageOptions& options) {
    if (file.extension() != ".pdf")
        return fail(fmt::format("{}: several pages are written as .pdf", file.string()),
                    ErrorKind::Usage);
    for (const display::DisplayList& page : pages)
        if (const auto size = page_size_px(page, options.dpi); !size)
            return fail(fmt::format("{}: {}", file.string(), size.error().message),
                        size.error().kind);
    return write_pages(pages, fonts, file, options);
}

} // namespace panjshir::print
