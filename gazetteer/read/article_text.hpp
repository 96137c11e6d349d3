#pragma once
// An article as the reader's parts see it: its words, with sentences, lines and what can be no
// place.

#include "gazetteer/read/text_tokens.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

struct ArticleText {
    explicit ArticleText(std::string_view text);

    std::string_view text;
    WordList words;
    std::string language; ///< en, fr, prs or und
    bool has_capitals = false;
    std::vector<std::uint8_t> organisation; ///< by word: within the name of an organisation
    std::vector<std::uint8_t> address;      ///< by word: of a web address or an account
    std::vector<std::uint8_t> headline; ///< by word: in a line of which most words have capitals

    std::size_t size() const { return words.size(); }
    std::string_view folded(std::size_t i) const { return words.folded(i); }
    std::uint16_t gap(std::size_t i) const { return words[i].gap; }
    bool has(std::size_t i, std::uint8_t bit) const { return (words[i].bits & bit) != 0; }
    std::string_view written(std::size_t first, std::size_t end) const {
        return text.substr(words[first].begin, words[end - 1].end - words[first].begin);
    }
    /// Whether a sentence or a line begins with this word.
    bool begins_sentence(std::size_t i) const {
        return i == 0 || (gap(i) & (kGapStop | kGapParagraph | kGapLine)) != 0;
    }
    bool begins_paragraph(std::size_t i) const { return i == 0 || (gap(i) & kGapParagraph) != 0; }
    /// Parted by blanks, a line end, hyphens or an apostrophe alone.
    bool joined_to_last(std::size_t i) const {
        return i > 0 &&
               (gap(i) & ~(kGapSpace | kGapHyphen | kGapApostrophe | kGapJoiner | kGapLine)) == 0;
    }
    std::size_t sentence_begin(std::size_t i) const;
    std::size_t sentence_end(std::size_t i) const;
    std::size_t paragraph_begin(std::size_t i) const;
    std::size_t paragraph_end(std::size_t i) const;
};

} // namespace panjshir::gazetteer
