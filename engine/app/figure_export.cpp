#include "app/figure_export.hpp"

#include "app/paths.hpp"
#include "print/page_painter.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::app {

bool is_picture(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".png" || extension == ".pdf" || extension == ".svg";
}

Result<void> export_figure(const display::DisplayList& list, const text::FontStore& fonts,
                           const std::filesystem::path& file, const FigureWords& words,
                           double dpi) {
    print::PageOptions options;
    options.dpi = dpi;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty())
            options.metadata.emplace_back(key, text);
    };
    add("Title", words.title);
    add("Software", fmt::format("Panjshir {}", version()));
    add("Source", words.source);
    add("Description", words.description);
    return print::write_page(list, fonts, file, options);
}

} // namespace panjshir::app
