#include "gazetteer/read/text_tokens.hpp"

#include "base/utf8.hpp"
#include "gazetteer/normalise/fold.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace panjshir::gazetteer {
namespace {

enum class Class : std::uint8_t { Gap, Letter, Digit, Mark, Apostrophe };

struct Entry {
    std::array<char, 4> folded{};
    std::uint8_t folded_size = 0;
    Class kind = Class::Gap;
    std::uint8_t bits = 0; // WordBits that the letter gives
    bool capital = false, small = false;
    std::uint16_t gap = kGapOther;
};

std::uint16_t gap_of(char32_t c) {
    switch (c) {
    case U' ':
    case U'\t':
    case 0xA0:
    case 0x202F:
    case 0x2009:
        return kGapSpace;
    case U'-':
    case 0x2010:
    case 0x2011:
        return kGapHyphen;
    case U',':
    case U';':
    case U'،':
    case U'؛':
        return kGapComma;
    case U'.':
    case U'!':
    case U'?':
    case U'؟':
    case 0x2026:
    case U'۔':
        return kGapStop;
    case U':':
        return kGapColon;
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return kGapDash;
    case U'"':
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2039:
    case 0x203A:
        return kGapQuote;
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'{':
    case U'}':
    case U'<':
    case U'>':
        return kGapBracket;
    case U'\n':
    case 0x2028:
        return kGapLine;
    case 0x2029:
        return kGapParagraph;
    case U'#':
        return kGapHash;
    case U'@':
        return kGapAt;
    case 0x200C:
        return kGapJoiner;
    case U'\r':
    case 0xFEFF:
    case 0x200B:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x202A:
    case 0x202B:
    case 0x202C:
    case 0x202D:
    case 0x202E:
    case 0x2066:
    case 0x2067:
    case 0x2068:
    case 0x2069:
        return 0;
    default:
        return kGapOther;
    }
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 ||
           (c >= 0x2B9 && c <= 0x2BF);
}

Class class_of(char32_t c) {
    if (is_apostrophe(c))
        return Class::Apostrophe;
    const auto point = static_cast<UChar32>(c);
    if (u_isdigit(point))
        return Class::Digit;
    if (u_isalpha(point))
        return Class::Letter;
    const auto type = u_charType(point);
    if (type == U_NON_SPACING_MARK || c == 0x640)
        return Class::Mark;
    return Class::Gap;
}

bool is_arabic(char32_t c) {
    return (c >= 0x600 && c <= 0x6FF) || (c >= 0xFB50 && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE);
}

Entry entry_of(char32_t c) {
    Entry entry;
    entry.kind = class_of(c);
    entry.gap = gap_of(c);
    if (entry.kind == Class::Letter || entry.kind == Class::Digit) {
        const std::string folded = fold(utf8::from_utf32(std::u32string(1, c)));
        entry.folded_size = static_cast<std::uint8_t>(std::min<std::size_t>(4, folded.size()));
        std::copy_n(folded.begin(), entry.folded_size, entry.folded.begin());
        entry.bits = is_arabic(c) && entry.kind == Class::Letter ? kPersian : 0;
        const auto type = u_charType(static_cast<UChar32>(c));
        entry.capital = type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
        entry.small = type == U_LOWERCASE_LETTER;
    }
    return entry;
}

constexpr char32_t kTableEnd = 0x700;

const std::array<Entry, kTableEnd>& table() {
    static const std::array<Entry, kTableEnd> entries = [] {
        std::array<Entry, kTableEnd> made;
        for (char32_t c = 0; c < kTableEnd; ++c)
            made[c] = entry_of(c);
        return made;
    }();
    return entries;
}

// French words that lose their vowel before another: what follows is a word of its own.
bool is_elided(std::string_view folded) {
    static constexpr std::array<std::string_view, 13> kElided{
        "l", "d", "qu", "s", "n", "j", "c", "m", "t", "jusqu", "lorsqu", "puisqu", "quelqu"};
    return std::find(kElided.begin(), kElided.end(), folded) != kElided.end();
}

// Whether the apostrophe whose end is `byte` is followed by a lone s: Kabul's.
bool is_possessive(std::string_view text, std::size_t byte) {
    if (byte >= text.size() || (text[byte] != 's' && text[byte] != 'S'))
        return false;
    ++byte;
    if (byte >= text.size())
        return true;
    const char32_t next = utf8::decode(text, byte);
    const Class kind = next < kTableEnd ? table()[next].kind : class_of(next);
    return kind == Class::Gap || kind == Class::Apostrophe;
}

constexpr std::uint16_t kLongestFolded = 1000;

} // namespace

void WordList::clear() {
    m_words.clear();
    m_folded.clear();
    m_last_gap = 0;
}

void WordList::finish_word(std::string_view text, Word& word, std::uint32_t byte_base, bool rare) {
    if (rare) { // marks or rare letters: they need their neighbours
        m_folded.resize(word.folded);
        m_folded += fold(text.substr(word.begin - byte_base, word.end - word.begin));
    }
    const std::size_t size = m_folded.size() - word.folded;
    word.folded_size = static_cast<std::uint16_t>(std::min<std::size_t>(size, kLongestFolded));
    if (word.folded_size > 0)
        m_words.push_back(word);
}

std::uint32_t WordList::read(std::string_view text, std::uint32_t byte_base,
                             std::uint32_t point_base) {
    const auto& entries = table();
    std::size_t byte = 0;
    std::uint32_t point = point_base;
    std::uint16_t gap = m_last_gap;
    while (byte < text.size()) {
        // The gap before a word.
        char32_t c = 0;
        std::size_t start = byte;
        Entry rare_entry;
        const Entry* entry = nullptr;
        bool line = (gap & kGapLine) != 0;
        for (; byte < text.size(); ++point) {
            start = byte;
            c = static_cast<unsigned char>(text[byte]) < 0x80 ? static_cast<char32_t>(text[byte++])
                                                              : utf8::decode(text, byte);
            if (c < kTableEnd)
                entry = &entries[c];
            else
                entry = &(rare_entry = entry_of(c));
            if (entry->kind == Class::Letter || entry->kind == Class::Digit)
                break;
            if (entry->gap == kGapLine && line)
                gap |= kGapParagraph;
            line = line || entry->gap == kGapLine;
            if (entry->kind == Class::Apostrophe)
                gap |= kGapQuote;
            else if (entry->kind == Class::Gap)
                gap |= entry->gap;
            entry = nullptr;
        }
        if (!entry)
            break;
        // The word.
        Word word;
        word.begin = static_cast<std::uint32_t>(start) + byte_base;
        word.first_point = point;
        word.folded = static_cast<std::uint32_t>(m_folded.size());
        word.gap = gap;
        const bool hashtag = (gap & kGapHash) != 0 && text[start > 0 ? start - 1 : 0] == '#';
        bool continues_hashtag = !m_words.empty() && gap == 0 && (m_words.back().bits & kHashtag);
        word.bits = static_cast<std::uint8_t>((entry->capital ? kCapital : 0) |
                                              (entry->kind == Class::Digit ? kDigits : 0) |
                                              (hashtag || continues_hashtag ? kHashtag : 0));
        bool rare = false;
        int capitals = 0, smalls = 0;
        gap = 0;
        bool last_small = false;
        while (true) {
            word.bits |= entry->bits;
            capitals += entry->capital;
            smalls += entry->small;
            last_small = entry->small;
            if (c >= kTableEnd || entry->kind == Class::Mark)
                rare = true;
            m_folded.append(entry->folded.data(), entry->folded_size);
            word.end = static_cast<std::uint32_t>(byte) + byte_base;
            word.end_point = ++point;
            if (byte >= text.size())
                break;
            std::size_t next = byte;
            c = static_cast<unsigned char>(text[next]) < 0x80 ? static_cast<char32_t>(text[next++])
                                                              : utf8::decode(text, next);
            if (c < kTableEnd)
                entry = &entries[c];
            else
                entry = &(rare_entry = entry_of(c));
            if (entry->kind == Class::Apostrophe) {
                std::size_t behind = next;
                const char32_t after = behind < text.size() ? utf8::decode(text, behind) : U' ';
                const Class kind = after < kTableEnd ? entries[after].kind : class_of(after);
                const std::string_view folded = std::string_view(m_folded).substr(word.folded);
                if (kind != Class::Letter)
                    break;
                if (is_elided(folded) || is_possessive(text, next)) {
                    gap = kGapApostrophe;
                    byte = next;
                    ++point;
                    break;
                }
                byte = next; // ayn or hamza within a word
                continue;
            }
            if (entry->kind == Class::Gap)
                break;
            if ((word.bits & kHashtag) && entry->capital && last_small)
                break; // #PanjshirValley
            byte = next;
        }
        if (capitals > 1 && smalls == 0)
            word.bits |= kAllCapitals;
        finish_word(text, word, byte_base, rare);
    }
    m_last_gap = gap;
    return point - point_base;
}

} // namespace panjshir::gazetteer
