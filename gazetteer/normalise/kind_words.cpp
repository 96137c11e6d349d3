#include "gazetteer/normalise/kind_words.hpp"

#include "gazetteer/normalise/fold.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace panjshir::gazetteer {
namespace {

using enum PlaceKind;
using enum WordSide;

constexpr std::array kWords{
    KindWord{"province", Province, Either, false},
    KindWord{"velayat", Province, Either, false},
    KindWord{"wilayat", Province, Either, false},
    KindWord{"ولایت", Province, Either, false},
    KindWord{"ولایه", Province, Either, false},
    KindWord{"district", District, Either, false},
    KindWord{"woluswali", District, Either, false},
    KindWord{"wuleswali", District, Either, false},
    KindWord{"ولسوالی", District, Either, false},
    KindWord{"valley", Valley, Either, false},
    KindWord{"vallee", Valley, Before, false},
    KindWord{"dara", Valley, Either, true},
    KindWord{"darra", Valley, Either, true},
    KindWord{"darah", Valley, Either, true},
    KindWord{"دره", Valley, Either, true},
    KindWord{"pass", Pass, Either, false},
    KindWord{"mountain pass", Pass, After, false},
    KindWord{"col", Pass, Before, false},
    KindWord{"passe", Pass, Before, false},
    KindWord{"kotal", Pass, Either, true},
    KindWord{"kowtal", Pass, Either, true},
    KindWord{"کوتل", Pass, Either, true},
    KindWord{"tunnel", Tunnel, Either, false},
    KindWord{"تونل", Tunnel, Before, false},
    KindWord{"river", River, Either, false},
    KindWord{"riviere", River, Before, false},
    KindWord{"fleuve", River, Before, false},
    KindWord{"darya", River, Either, true},
    KindWord{"دریا", River, Either, true},
    KindWord{"دریای", River, Before, true},
    KindWord{"رود", River, Before, true},
    KindWord{"mount", Peak, Before, false},
    KindWord{"mont", Peak, Before, false},
    KindWord{"peak", Peak, After, false},
    KindWord{"pic", Peak, Before, false},
    KindWord{"koh", Peak, Before, true},
    KindWord{"kuh", Peak, Before, true},
    KindWord{"کوه", Peak, Before, true},
    KindWord{"mountains", Range, After, false},
    KindWord{"mountain range", Range, After, false},
    KindWord{"range", Range, After, false},
    KindWord{"monts", Range, Before, false},
    KindWord{"montagnes", Range, Before, false},
    KindWord{"chaine", Range, Before, false},
    KindWord{"massif", Range, Before, false},
    KindWord{"plain", Plain, Either, false},
    KindWord{"plaine", Plain, Before, false},
    KindWord{"plaines", Plain, Before, false},
    KindWord{"dasht", Plain, Before, true},
    KindWord{"دشت", Plain, Before, true},
    KindWord{"gorge", Gorge, Either, false},
    KindWord{"gorges", Gorge, Either, false},
    KindWord{"defile", Gorge, Either, false},
    KindWord{"tang", Gorge, Before, true},
    KindWord{"tangi", Gorge, Either, true},
    KindWord{"تنگ", Gorge, Before, true},
    KindWord{"تنگی", Gorge, Either, true},
    KindWord{"road", Road, After, false},
    KindWord{"highway", Road, After, false},
    KindWord{"route", Road, Before, false},
    KindWord{"autoroute", Road, Before, false},
    KindWord{"شاهراه", Road, Before, false},
    KindWord{"airport", Airport, After, false},
    KindWord{"air base", Airport, After, false},
    KindWord{"airbase", Airport, After, false},
    KindWord{"aeroport", Airport, Before, false},
    KindWord{"میدان هوایی", Airport, Before, false},
    KindWord{"city", City, Either, false},
    KindWord{"ville", City, Before, false},
    KindWord{"town", Town, Either, false},
    KindWord{"bourg", Town, Before, false},
    KindWord{"شهر", City, Before, true},
    KindWord{"village", Village, Either, false},
    KindWord{"قریه", Village, Before, false},
    KindWord{"region", Region, Either, false},
    KindWord{"منطقه", Region, Before, false},
};

struct Token {
    std::size_t begin, end; // bytes of the text
    std::string folded;
};

bool is_apostrophe_at(std::string_view text, std::size_t at, std::size_t& length) {
    for (std::string_view mark : {"'", "’"})
        if (text.substr(at).starts_with(mark)) {
            length = mark.size();
            return true;
        }
    return false;
}

// Words parted by spaces and hyphens; the d' and l' of French are words of their own.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    const auto parts = [](char c) {
        return c == ' ' || c == '-' || c == '\t' || c == '\n' || c == ',';
    };
    for (std::size_t i = 0; i < text.size();) {
        if (parts(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i, mark = 0;
        while (end < text.size() && !parts(text[end]))
            ++end;
        if (end - i > 3 && std::string_view("dDlL").find(text[i]) != std::string_view::npos &&
            is_apostrophe_at(text, i + 1, mark)) {
            tokens.push_back({i, i + 1, fold(text.substr(i, 1))});
            i += 1 + mark;
        }
        tokens.push_back({i, end, fold(text.substr(i, end - i))});
        i = end;
    }
    return tokens;
}

bool is_connector(std::string_view folded) {
    static constexpr std::array kConnectors{"de", "du",  "des", "d",  "la", "le", "les", "l",
                                            "of", "the", "e",   "ye", "i",  "yi", "د"};
    return std::find(kConnectors.begin(), kConnectors.end(), folded) != kConnectors.end();
}

bool is_article(std::string_view folded) {
    return folded == "the" || folded == "la" || folded == "le" || folded == "les" ||
           folded == "l" || folded == "د";
}

std::size_t words_in(std::string_view folded) {
    return static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

// Whether the tokens, as many as the phrase has words, are those words.
bool same_words(std::span<const Token> tokens, std::string_view phrase) {
    for (const Token& token : tokens) {
        if (!phrase.starts_with(token.folded))
            return false;
        phrase.remove_prefix(token.folded.size());
        if (phrase.starts_with(' '))
            phrase.remove_prefix(1);
        else if (!phrase.empty())
            return false;
    }
    return phrase.empty();
}

} // namespace

std::span<const KindWord> kind_words() {
    return kWords;
}

std::optional<NameAndKind> split_kind_word(std::string_view text) {
    if (text.size() > 4 * kLongestName)
        return std::nullopt;
    const std::vector<Token> all = tokens_of(text);
    std::span<const Token> tokens(all);
    while (tokens.size() > 1 && is_article(tokens.front().folded))
        tokens = tokens.subspan(1);
    const KindWord* best = nullptr;
    std::span<const Token> rest;
    for (const KindWord& word : kWords) {
        const std::size_t count = words_in(word.folded);
        if (tokens.size() <= count || (best && words_in(best->folded) >= count))
            continue;
        if (word.side != After && same_words(tokens.first(count), word.folded)) {
            std::span<const Token> after = tokens.subspan(count);
            while (after.size() > 1 && is_connector(after.front().folded))
                after = after.subspan(1);
            best = &word, rest = after;
        } else if (word.side != Before && same_words(tokens.last(count), word.folded)) {
            best = &word, rest = tokens.first(tokens.size() - count);
        }
    }
    if (!best)
        return std::nullopt;
    const std::size_t begin = rest.front().begin, end = rest.back().end;
    return NameAndKind{std::string(text.substr(begin, end - begin)), best->kind, best->in_names};
}

} // namespace panjshir::gazetteer
