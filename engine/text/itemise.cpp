#include "text/itemise.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <fribidi.h>

namespace panjshir::text {
namespace {

struct Character {
    char32_t code_point;
    ScriptTag script;
    display::FontNumber font;
    int level; // odd: right to left
};

std::vector<FriBidiLevel> bidi_levels(const std::u32string& text, BaseDirection base,
                                      FriBidiParType& resolved) {
    const auto count = static_cast<FriBidiStrIndex>(text.size());
    const std::vector<FriBidiChar> characters(text.begin(), text.end());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> levels(text.size(), 0);
    fribidi_get_bidi_types(characters.data(), count, types.data());
    fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
    resolved = base == BaseDirection::RightToLeft   ? FRIBIDI_PAR_RTL
               : base == BaseDirection::LeftToRight ? FRIBIDI_PAR_LTR
                                                    : FRIBIDI_PAR_ON;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &resolved,
                                            levels.data()) == 0)
        std::fill(levels.begin(), levels.end(), FriBidiLevel{0}); // out of memory alone
    return levels;
}

void assign_scripts(std::vector<Character>& characters) {
    std::size_t first_own = characters.size();
    for (std::size_t i = 0; i < characters.size(); ++i) {
        characters[i].script = script_of(characters[i].code_point);
        if (!is_shared(characters[i].script))
            first_own = std::min(first_own, i);
        else if (i > first_own)
            characters[i].script = characters[i - 1].script;
    }
    if (first_own < characters.size())
        for (std::size_t i = 0; i < first_own; ++i)
            characters[i].script = characters[first_own].script;
}

void assign_fonts(std::vector<Character>& characters, const FontStore& fonts,
                  const FontSpec& spec) {
    std::size_t first_own = characters.size();
    const auto suits = [&](char32_t c, display::FontNumber font) {
        return is_invisible(c) || fonts[font].covers(c);
    };
    for (std::size_t i = 0; i < characters.size(); ++i) {
        Character& c = characters[i];
        const bool shared = is_shared(script_of(c.code_point));
        if (shared && i > first_own && suits(c.code_point, characters[i - 1].font))
            c.font = characters[i - 1].font;
        else
            c.font = fonts.font_for(spec, c.code_point);
        if (!shared)
            first_own = std::min(first_own, i);
    }
    if (first_own < characters.size())
        for (std::size_t i = first_own; i-- > 0;)
            if (suits(characters[i].code_point, characters[i + 1].font))
                characters[i].font = characters[i + 1].font;
}

/// Rule L2: from the highest level down to the lowest odd one, turn every stretch at or above it.
void to_visual_order(std::vector<TextItem>& items, std::vector<int> levels) {
    const int highest = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
    for (int level = highest; level >= 1; --level)
        for (std::size_t i = 0; i < items.size();) {
            std::size_t end = i;
            while (end < items.size() && levels[end] >= level)
                ++end;
            const auto from = static_cast<std::ptrdiff_t>(i), to = static_cast<std::ptrdiff_t>(end);
            std::reverse(items.begin() + from, items.begin() + to);
            std::reverse(levels.begin() + from, levels.begin() + to);
            i = std::max(end, i + 1);
        }
}

/// Marks that only steer direction: done with once the levels are known.
bool steers_direction(char32_t c) {
    return (c >= U'\u202A' && c <= U'\u202E') || (c >= U'\u2066' && c <= U'\u2069') ||
           c == U'\u200E' || c == U'\u200F' || c == U'\u061C';
}

} // namespace

ItemisedLine itemise(const FontStore& fonts, std::string_view text, const FontSpec& spec,
                     BaseDirection base) {
    ItemisedLine line;
    std::u32string code_points = utf8::to_utf32(text);
    for (char32_t& c : code_points)
        if (c == U'\n' || c == U'\r' || c == U'\t' || c == U'\u2028' || c == U'\u2029')
            c = U' ';
    if (code_points.empty())
        return line;

    FriBidiParType direction = FRIBIDI_PAR_ON;
    const std::vector<FriBidiLevel> levels = bidi_levels(code_points, base, direction);
    line.right_to_left = FRIBIDI_IS_RTL(direction);

    std::vector<Character> characters;
    for (std::size_t i = 0; i < code_points.size(); ++i) {
        if (steers_direction(code_points[i]))
            continue;
        characters.push_back({code_points[i], 0, 0, levels[i]});
        utf8::append(line.utf8, code_points[i]);
    }
    assign_scripts(characters);
    assign_fonts(characters, fonts, spec);

    const std::vector<std::uint32_t> offsets = utf8::byte_offsets(line.utf8);
    std::vector<int> item_levels;
    for (std::size_t i = 0; i < characters.size();) {
        std::size_t end = i + 1;
        while (end < characters.size() && characters[end].level == characters[i].level &&
               characters[end].script == characters[i].script &&
               characters[end].font == characters[i].font)
            ++end;
        line.items.push_back({offsets[i], offsets[end] - offsets[i], characters[i].script,
                              characters[i].font, characters[i].level % 2 == 1});
        item_levels.push_back(characters[i].level);
        i = end;
    }
    to_visual_order(line.items, item_levels);
    return line;
}

} // namespace panjshir::text
