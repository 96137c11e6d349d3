#pragma once
// Running text as words, each with where it stands, its folded form, and what parts it from the
// word before. Reads French, English and Persian-Arabic writing, also mixed.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

/// What stands between a word and the one before it; several may.
enum GapBit : std::uint16_t {
    kGapSpace = 1,        ///< a blank or a tab
    kGapHyphen = 2,       ///< - ‐ ‑
    kGapApostrophe = 4,   ///< of an elision or a possessive: l'Afghanistan, Kabul's
    kGapJoiner = 8,       ///< the zero-width non-joiner of Persian
    kGapComma = 16,       ///< , ، ;
    kGapStop = 32,        ///< . ! ? ؟ … and the end of a sentence by them
    kGapColon = 64,       ///< :
    kGapDash = 128,       ///< – —
    kGapQuote = 256,      ///< quotation marks
    kGapBracket = 512,    ///< ( ) [ ] { } < >
    kGapLine = 1024,      ///< one line break
    kGapParagraph = 2048, ///< an empty line
    kGapHash = 4096,      ///< # of a hashtag
    kGapAt = 8192,        ///< @ of a name of an account
    kGapOther = 16384,    ///< / _ + and everything else
};

enum WordBit : std::uint8_t {
    kCapital = 1,     ///< begins with a capital letter
    kAllCapitals = 2, ///< two capital letters and more, no small one
    kPersian = 4,     ///< holds Persian-Arabic letters
    kDigits = 8,      ///< begins with a digit
    kHashtag = 16,    ///< of a hashtag
    kInAddress = 32,  ///< of a web address or the name of an account: never a place
};

struct Word {
    std::uint32_t begin = 0, end = 0;             ///< bytes of the text
    std::uint32_t first_point = 0, end_point = 0; ///< code points of the text
    std::uint32_t folded = 0;                     ///< offset of the folded form
    std::uint16_t folded_size = 0;
    std::uint16_t gap = 0; ///< GapBits before it
    std::uint8_t bits = 0; ///< WordBits
};

/// The words of a text. Views live as long as both the text and this.
class WordList {
public:
    /// Appends the words of `text`, whose first byte is number `byte` and code point `point` of the
    /// whole. Malformed bytes are gaps of one code point. Gives the number of code points read.
    std::uint32_t read(std::string_view text, std::uint32_t byte = 0, std::uint32_t point = 0);
    void clear();

    std::size_t size() const { return m_words.size(); }
    const Word& operator[](std::size_t i) const { return m_words[i]; }
    std::string_view folded(std::size_t i) const {
        return std::string_view(m_folded).substr(m_words[i].folded, m_words[i].folded_size);
    }
    /// The bits after the last word.
    std::uint16_t last_gap() const { return m_last_gap; }

private:
    void finish_word(std::string_view text, Word& word, std::uint32_t byte_base, bool rare);

    std::vector<Word> m_words;
    std::string m_folded;
    std::uint16_t m_last_gap = 0;
};

} // namespace panjshir::gazetteer
