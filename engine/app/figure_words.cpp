#include "app/figure_words.hpp"

namespace panjshir::app {

std::string in_language(std::string_view language, std::string_view english,
                        std::string_view french, std::string_view dari) {
    if (language == "prs")
        return std::string(dari);
    if (language != "fr")
        return std::string(english);
    std::string text;
    for (std::size_t i = 0; i < french.size(); ++i) {
        const bool before_sign =
            french[i] == ' ' && i + 1 < french.size() &&
            std::string_view(":;!?").find(french[i + 1]) != std::string_view::npos;
        if (before_sign)
            text += "\u202f";
        else
            text += french[i];
    }
    return text;
}

std::string as_sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    else if (text.rfind("\xC3", 0) == 0 && text.size() > 1 &&
             static_cast<unsigned char>(text[1]) >= 0xA0 &&
             static_cast<unsigned char>(text[1]) != 0xB7 &&
             static_cast<unsigned char>(text[1]) != 0xBF)
        // é and its like; not the sign of division, nor ÿ, whose capital lies elsewhere
        text[1] = static_cast<char>(text[1] - 0x20);
    return text;
}

std::string left_to_right(std::string_view text) {
    return "\u2066" + std::string(text) + "\u2069";
}

} // namespace panjshir::app
