#include "gazetteer/normalise/fold.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

namespace panjshir::gazetteer {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_persian_block(char32_t c) {
    return (c >= 0x600 && c <= 0x6FF) || c == 0x200C || (c >= 0xFB50 && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE);
}

std::u32string from_icu(const icu::UnicodeString& text) {
    std::u32string out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(text.char32At(i)));
    return out;
}

std::u32string normalised(const icu::Normalizer2* normalizer, const std::u32string& text) {
    if (!normalizer)
        return text;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString source = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
    const icu::UnicodeString result = normalizer->normalize(source, status);
    return U_SUCCESS(status) ? from_icu(result) : text;
}

const icu::Normalizer2* composing() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
}
const icu::Normalizer2* decomposing() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
}
const icu::Normalizer2* compatible() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCInstance(status);
}

// A mark that belongs to the letter before it, so that the text must be composed first.
bool may_compose(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x653 && c <= 0x655);
}

std::u32string nfc(const std::u32string& text) {
    std::u32string kept;
    for (char32_t c :
         text) // marks of direction and joiners, but not the one that parts Persian words
        if (c == 0x200C || u_charType(static_cast<UChar32>(c)) != U_FORMAT_CHAR)
            kept.push_back(c);
    return normalised(composing(), kept);
}

std::u32string fold_case(const std::u32string& text) {
    std::u32string out = text;
    for (char32_t& c : out)
        c = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    return out;
}

struct Respelling {
    char32_t letter;
    std::u32string_view spelling;
};

constexpr std::array kCarons{
    Respelling{U'š', U"sh"}, Respelling{U'č', U"ch"}, Respelling{U'ž', U"zh"},
    Respelling{U'ǰ', U"j"},  Respelling{U'ğ', U"gh"}, Respelling{U'ġ', U"gh"},
    Respelling{U'ç', U"ch"},
};

// Letters that Unicode does not take apart into a letter and a mark.
constexpr std::array kUndecomposed{
    Respelling{U'ł', U"l"},  Respelling{U'ø', U"o"},  Respelling{U'đ', U"d"},
    Respelling{U'ð', U"d"},  Respelling{U'ı', U"i"},  Respelling{U'ə', U"e"},
    Respelling{U'æ', U"ae"}, Respelling{U'œ', U"oe"}, Respelling{U'ß', U"ss"},
    Respelling{U'þ', U"th"},
};

template <std::size_t N>
const Respelling* respelling(const std::array<Respelling, N>& table, char32_t c) {
    const auto it = std::find_if(table.begin(), table.end(),
                                 [c](const Respelling& r) { return r.letter == c; });
    return it == table.end() ? nullptr : &*it;
}

std::u32string caron(const std::u32string& text) {
    std::u32string out;
    for (char32_t c : text) {
        const Respelling* found = respelling(kCarons, c);
        found ? out.append(found->spelling) : out.append(1, c);
    }
    return out;
}

std::u32string marks(const std::u32string& text) {
    std::u32string out;
    for (char32_t c : text) {
        if (c < 0x80 || is_persian_block(c)) {
            out.push_back(c);
        } else if (const Respelling* found = respelling(kUndecomposed, c)) {
            out.append(found->spelling);
        } else {
            for (char32_t part : normalised(decomposing(), std::u32string(1, c)))
                if (u_charType(static_cast<UChar32>(part)) != U_NON_SPACING_MARK)
                    out.push_back(part);
        }
    }
    return out;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 ||
           (c >= 0x2B9 && c <= 0x2BF);
}

std::u32string apostrophe(const std::u32string& text) {
    std::u32string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char32_t c) { return !is_apostrophe(c); });
    return out;
}

// One plain letter for the forms of yeh, kaf, heh and alef, and digits; 0 for what is left out.
char32_t plain_persian(char32_t c) {
    switch (c) {
    case U'ي':
    case U'ى':
    case U'ئ':
    case U'ې':
    case U'ۍ':
    case U'ێ':
    case U'ے':
        return U'ی';
    case U'ك':
    case U'ڪ':
        return U'ک';
    case U'ګ':
    case U'ڰ':
        return U'گ';
    case U'ة':
    case U'ۀ':
    case U'ۂ':
    case U'ۃ':
    case U'ہ':
    case U'ھ':
    case U'ە':
        return U'ه';
    case U'آ':
    case U'أ':
    case U'إ':
    case U'ٱ':
        return U'ا';
    case U'ؤ':
    case U'ۇ':
    case U'ۆ':
        return U'و';
    case U'ء':
    case U'ـ':
        return 0;
    case 0x200C:
        return U' ';
    default:
        break;
    }
    if ((c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9))
        return U'0' + (c & 0xF);
    if ((c >= 0x64B && c <= 0x65F) || c == 0x670 ||
        (c >= 0x6D6 && c <= 0x6ED && c != 0x6DE && c != 0x6E9))
        return 0;
    return c;
}

std::u32string persian(const std::u32string& text) {
    std::u32string out;
    for (char32_t c : text) {
        if (!is_persian_block(c)) {
            out.push_back(c);
            continue;
        }
        const std::u32string parts =
            c >= 0xFB50 ? normalised(compatible(), std::u32string(1, c)) : std::u32string(1, c);
        for (char32_t part : parts)
            if (const char32_t plain = plain_persian(part))
                out.push_back(plain);
    }
    return out;
}

std::u32string separator(const std::u32string& text) {
    std::u32string out;
    for (char32_t c : text) {
        if (c != kReplacement && u_isalnum(static_cast<UChar32>(c)))
            out.push_back(c);
        else if (!out.empty() && out.back() != U' ')
            out.push_back(U' ');
    }
    if (!out.empty() && out.back() == U' ')
        out.pop_back();
    return out;
}

constexpr std::array kRules{
    CharacterRule{"nfc", "how accented letters are encoded", 0.0, nfc},
    CharacterRule{"case", "capital letters", 0.005, fold_case},
    CharacterRule{"caron", "letters with carons for sh, ch, zh, j, gh", 0.01, caron},
    CharacterRule{"marks", "marks on letters", 0.01, marks},
    CharacterRule{"apostrophe", "apostrophes for ayn and hamza", 0.01, apostrophe},
    CharacterRule{"persian", "the forms of yeh, kaf, heh, alef and digits, and vowel signs", 0.01,
                  persian},
    CharacterRule{"separator", "hyphens, brackets and spaces", 0.015, separator},
};

std::u32string fold_slowly(std::u32string text) {
    for (const CharacterRule& rule : kRules)
        text = rule.apply(text);
    return text;
}

// What every common character alone becomes under all rules, so that a name without combining marks
// is folded by looking its characters up. A character that parts words is a space here.
class FoldTable {
public:
    FoldTable() {
        for (char32_t c = 1; c < kEnd; ++c) {
            const std::u32string folded = fold_slowly(std::u32string(1, c));
            std::string& entry = m_entries[c];
            entry = utf8::from_utf32(folded);
            if (entry.empty() && !vanishes(c))
                entry.push_back(' ');
        }
        m_entries[0].push_back(' ');
    }
    static constexpr char32_t kEnd = 0x700;
    const std::string& operator[](char32_t c) const { return m_entries[c]; }

private:
    static bool vanishes(char32_t c) {
        return is_apostrophe(c) || may_compose(c) ||
               (is_persian_block(c) && plain_persian(c) == 0) ||
               u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
    }
    std::array<std::string, kEnd> m_entries;
};

const FoldTable& fold_table() {
    static const FoldTable table;
    return table;
}

} // namespace

std::span<const CharacterRule> character_rules() {
    return kRules;
}

std::string fold(std::string_view text) {
    const FoldTable& table = fold_table();
    std::string out;
    out.reserve(text.size());
    std::size_t count = 0;
    for (std::size_t byte = 0; byte < text.size() && count < kLongestName; ++count) {
        const char32_t c = utf8::decode(text, byte);
        const bool quick = c < FoldTable::kEnd && !may_compose(c);
        if (!quick) {
            // The rest of the rules' work needs neighbours or rare characters: fold the whole text.
            std::u32string all;
            for (std::size_t b = 0; b < text.size() && all.size() < kLongestName;)
                all.push_back(utf8::decode(text, b));
            return utf8::from_utf32(fold_slowly(std::move(all)));
        }
        const std::string& folded = table[c];
        if (folded != " ")
            out += folded;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

} // namespace panjshir::gazetteer
