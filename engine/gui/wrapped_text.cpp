#include "gui/wrapped_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace panjshir::gui {

std::vector<WrappedLine> wrapped_lines(std::u32string_view text, float width,
                                       const std::function<float(char32_t)>& advance) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<WrappedLine> lines;
    std::size_t begin = 0, space = kNone; // the last space of the line
    float used = 0, behind_space = 0;     // width of the line, and of what stands behind that space
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (c == U'\n') {
            lines.push_back({begin, i > begin && text[i - 1] == U'\r' ? i - 1 : i});
            begin = i + 1;
            space = kNone;
            used = behind_space = 0;
            continue;
        }
        const float step = c == U'\r' ? 0 : advance(c);
        if (c == U' ' || c == U'\t') {
            space = i;
            behind_space = 0;
            used += step;
            continue;
        }
        if (used + step > width && i > begin) {
            const bool at_space = space != kNone && space > begin;
            lines.push_back({begin, at_space ? space : i});
            begin = at_space ? space + 1 : i;
            used = at_space ? behind_space : 0;
            space = kNone;
        }
        used += step;
        behind_space += step;
    }
    lines.push_back({begin, text.size()});
    return lines;
}

std::size_t line_at(const std::vector<WrappedLine>& lines, std::size_t position) {
    const auto after =
        std::upper_bound(lines.begin(), lines.end(), position,
                         [](std::size_t at, const WrappedLine& line) { return at < line.begin; });
    return after == lines.begin() ? 0 : static_cast<std::size_t>(after - lines.begin()) - 1;
}

bool is_arabic(char32_t c) {
    return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
           (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

bool has_arabic(std::string_view utf8) {
    for (std::size_t byte = 0; byte < utf8.size();)
        if (static_cast<unsigned char>(utf8[byte]) < 0x80)
            ++byte;
        else if (is_arabic(utf8::decode(utf8, byte)))
            return true;
    return false;
}

} // namespace panjshir::gui
