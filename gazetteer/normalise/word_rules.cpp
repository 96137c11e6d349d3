#include "gazetteer/normalise/word_rules.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace panjshir::gazetteer {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Takes out the words between the first and the last for which `drop(word, next)` holds.
template <typename Drop>
void drop_inner_words(Words& words, Drop drop) {
    for (std::size_t i = 1; i + 1 < words.size();) {
        if (drop(words[i], words[i + 1]))
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

void drop_end(std::string& word, std::size_t count) {
    word.resize(word.size() - count);
}

// Pul-e Khumri, Pul i Khumri, Pule Khumri, Puli Khumri, Qalaye Naw.
void ezafe(Words& words) {
    drop_inner_words(words, [](const std::string& word, const std::string&) {
        return is_one_of(word, {"e", "ye", "i", "yi", "y", "ی"});
    });
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        std::string& word = words[i];
        if (is_persian_word(word) || word.size() < 4)
            continue;
        if (word.size() >= 5 && (word.ends_with("ye") || word.ends_with("yi")))
            drop_end(word, 2);
        else if ((word.back() == 'e' || word.back() == 'i') && !is_vowel(word[word.size() - 2]))
            drop_end(word, 1);
    }
}

void conjunction(Words& words) {
    drop_inner_words(words, [](const std::string& word, const std::string&) {
        return is_one_of(word, {"wa", "va", "o", "u", "w", "v", "ou", "و"});
    });
}

// Jabal os-Saraj, Jabal al Siraj, Shams ud-Din: l, or the sun letter that the next word begins
// with.
bool is_article(std::string_view word, std::string_view next) {
    if (word.size() < 2 || word.size() > 3 || !is_vowel(word[0]))
        return false;
    const std::string_view sound = word.substr(1);
    return sound == "l" || (std::string_view("stdrnz").find(sound[0]) != std::string_view::npos &&
                            (sound.size() == 1 || sound == "sh") && next.starts_with(sound));
}

void article(Words& words) {
    drop_inner_words(words, [](const std::string& word, const std::string& next) {
        return is_article(word, next);
    });
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i].starts_with("ال") && words[i].size() >= 8)
            words[i].erase(0, std::string_view("ال").size());
}

struct Spelling {
    std::string_view from, to;
};

// Longest first. -zai ("sons of") after a d is no dz.
constexpr std::array kLatin{
    Spelling{"dzai", "dzai"}, Spelling{"dzay", "dzay"}, Spelling{"tsch", "C"},
    Spelling{"dsch", "j"},    Spelling{"tch", "C"},     Spelling{"dzh", "j"},
    Spelling{"sch", "S"},     Spelling{"dj", "j"},      Spelling{"dz", "j"},
    Spelling{"kh", "X"},      Spelling{"gh", "G"},      Spelling{"zh", "Z"},
    Spelling{"sh", "S"},      Spelling{"ch", "C"},      Spelling{"ts", "c"},
    Spelling{"ck", "k"},      Spelling{"ph", "f"},      Spelling{"th", "t"},
    Spelling{"c", "k"},       Spelling{"x", "X"},
};

constexpr std::array kPersian{
    Spelling{"ا", "a"}, Spelling{"ب", "b"}, Spelling{"پ", "p"}, Spelling{"ت", "t"},
    Spelling{"ټ", "t"}, Spelling{"ث", "s"}, Spelling{"ج", "j"}, Spelling{"ځ", "j"},
    Spelling{"چ", "C"}, Spelling{"څ", "c"}, Spelling{"ح", "h"}, Spelling{"خ", "X"},
    Spelling{"د", "d"}, Spelling{"ډ", "d"}, Spelling{"ذ", "z"}, Spelling{"ر", "r"},
    Spelling{"ړ", "r"}, Spelling{"ز", "z"}, Spelling{"ژ", "Z"}, Spelling{"ږ", "Z"},
    Spelling{"س", "s"}, Spelling{"ش", "S"}, Spelling{"ښ", "S"}, Spelling{"ص", "s"},
    Spelling{"ض", "z"}, Spelling{"ط", "t"}, Spelling{"ظ", "z"}, Spelling{"ع", ""},
    Spelling{"غ", "G"}, Spelling{"ف", "f"}, Spelling{"ق", "q"}, Spelling{"ک", "k"},
    Spelling{"گ", "g"}, Spelling{"ل", "l"}, Spelling{"م", "m"}, Spelling{"ن", "n"},
    Spelling{"ڼ", "n"}, Spelling{"ں", "n"}, Spelling{"و", "w"}, Spelling{"ه", "h"},
    Spelling{"ی", "y"}, Spelling{"ڑ", "r"}, Spelling{"ٹ", "t"}, Spelling{"ڈ", "d"},
};

template <std::size_t N>
std::string respelled(std::string_view word, const std::array<Spelling, N>& table) {
    std::string out;
    out.reserve(word.size());
    for (std::size_t i = 0; i < word.size();) {
        const auto it = std::find_if(table.begin(), table.end(), [&](const Spelling& spelling) {
            return word.substr(i).starts_with(spelling.from);
        });
        if (it == table.end()) {
            out += word[i++];
        } else {
            out += it->to;
            i += it->from.size();
        }
    }
    return out;
}

void digraph(Words& words) {
    for (std::string& word : words)
        word = is_persian_word(word) ? respelled(word, kPersian) : respelled(word, kLatin);
}

void replace_letters(Words& words, std::string_view from, std::string_view to) {
    for (std::string& word : words) {
        if (word.find(from) == std::string::npos)
            continue;
        std::string out;
        for (std::size_t i = 0; i < word.size();) {
            const bool here = std::string_view(word).substr(i).starts_with(from);
            out.append(here ? to : std::string_view(word).substr(i, 1));
            i += here ? from.size() : 1;
        }
        word = std::move(out);
    }
}

// The w of khwaja and khwar is written and not spoken.
void khwa(Words& words) {
    replace_letters(words, "Xwa", "Xa");
    replace_letters(words, "Xva", "Xa");
    replace_letters(words, "Xoua", "Xa");
}

void q(Words& words) {
    replace_letters(words, "q", "k");
}
void w(Words& words) {
    replace_letters(words, "v", "w");
}

void double_letters(Words& words) {
    for (std::string& word : words)
        word.erase(std::unique(word.begin(), word.end()), word.end());
}

void french_ch(Words& words) {
    replace_letters(words, "C", "S");
}
void jsh(Words& words) {
    replace_letters(words, "jS", "S");
}

// -ah, -eh, -a, -e at the end of a word, where two letters remain.
void final_vowel(Words& words) {
    for (std::string& word : words) {
        std::size_t size = word.size();
        if (size > 1 && word[size - 1] == 'h')
            --size;
        if (size > 1 && (word[size - 1] == 'a' || word[size - 1] == 'e'))
            --size;
        if (size >= 2)
            word.resize(size);
    }
}

// ou, oo, u, o, ow, au, w are u; ai, ei, ay, ey, e, i, y are i.
void vowel(Words& words) {
    for (std::string& word : words) {
        std::string out;
        for (char c : word) {
            c = c == 'e' || c == 'y' ? 'i' : c == 'o' || c == 'w' ? 'u' : c;
            if (!out.empty() && c == out.back() && is_vowel(c))
                continue;
            if (!out.empty() && out.back() == 'a' && (c == 'u' || c == 'i'))
                out.back() = c;
            else
                out += c;
        }
        word = std::move(out);
        word.erase(std::unique(word.begin(), word.end()), word.end());
    }
}

void join(Words& words) {
    std::string all;
    for (const std::string& word : words)
        all += word;
    words.assign(1, std::move(all));
}

void a_i(Words& words) {
    replace_letters(words, "i", "a");
    double_letters(words);
}

char skeleton_letter(char c) {
    switch (c) {
    case 'Z':
        return 'j';
    case 'c':
        return 'S';
    case 'G':
        return 'g';
    default:
        return c;
    }
}

// Requires joined words. h is kept only in front; a vowel in front is A.
void skeleton(Words& words) {
    for (std::string& word : words) {
        std::string out;
        for (char c : word) {
            if (is_vowel(c) || c == 'h') {
                if (out.empty())
                    out += is_vowel(c) ? 'A' : 'h';
            } else if (const char letter = skeleton_letter(c);
                       out.empty() || out.back() != letter) {
                out += letter;
            }
        }
        word = std::move(out);
    }
}

constexpr std::array kRules{
    WordRule{"ezafe", "the ezafe (-e, -ye, -i, -yi)", 0.03, ezafe},
    WordRule{"and", "wa, va, o, u between words", 0.03, conjunction},
    WordRule{"article", "the Arabic article", 0.03, article},
    WordRule{"digraph", "how one sound is spelt (kh, gh, zh, tch, dj) and the script", 0.04,
             digraph},
    WordRule{"khwa", "the silent w of khwa", 0.05, khwa},
    WordRule{"q", "q and k", 0.05, q},
    WordRule{"w", "w and v", 0.05, w},
    WordRule{"double", "double letters", 0.05, double_letters},
    WordRule{"french_ch", "ch as French writes sh", 0.06, french_ch},
    WordRule{"jsh", "the j before sh (Panjshir, Panchir)", 0.07, jsh},
    WordRule{"final", "a final -ah, -eh, -a or -e", 0.08, final_vowel},
    WordRule{"vowel", "vowels of one class (ou, oo, u, o; ai, ei, ey, e, i)", 0.08, vowel},
    WordRule{"join", "where words are parted", 0.1, join},
    WordRule{"a_i", "a and i", 0.11, a_i},
    WordRule{"skeleton", "all vowels", 0.12, skeleton},
};
static_assert(kRules[kLetterRules - 1].name == "khwa" && kRules[kKeyRules - 1].name == "join");

} // namespace

std::span<const WordRule> word_rules() {
    return kRules;
}

bool is_persian_word(std::string_view word) {
    return !word.empty() && static_cast<unsigned char>(word[0]) >= 0xD8 &&
           static_cast<unsigned char>(word[0]) <= 0xDB;
}

Words split_words(std::string_view folded) {
    Words words;
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', i), folded.size());
        if (end > i)
            words.emplace_back(folded.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

} // namespace panjshir::gazetteer
