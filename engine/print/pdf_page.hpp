#pragma once
// Pages of vectors and text as a PDF file, the relief as an image in it.

#include "print/page_painter.hpp"

namespace panjshir::print {

/// Errors as write_page.
Result<void> write_pdf_page(const display::DisplayList& list, const text::FontStore& fonts,
                            const std::filesystem::path& file, const PageOptions& options);

/// Several pages, each of its own size, in order. Requires: at least one. Errors as write_page, and
/// a file whose extension is not .pdf (wrong usage).
Result<void> write_pdf_pages(std::span<const display::DisplayList> pages,
                             const text::FontStore& fonts, const std::filesystem::path& file,
                             const PageOptions& options);

} // namespace panjshir::print
