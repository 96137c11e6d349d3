#include "io/article_mentions.hpp"

#include "base/utf8.hpp"
#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/normalise/kind_words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::io {
namespace {

constexpr std::size_t kLongestElided = 2; // d', l', qu'

// Where a folded form last stands in folded words, or npos.
std::size_t last_of(const std::string& words, std::string_view form) {
    const std::string folded = gazetteer::fold(form);
    return folded.empty() ? std::string::npos : words.rfind(fmt::format(" {} ", folded));
}

bool has_noun(const std::string& words, gazetteer::PlaceKind kind) {
    const auto nouns = gazetteer::kind_words();
    return std::any_of(nouns.begin(), nouns.end(), [&](const gazetteer::KindWord& noun) {
        return noun.kind == kind &&
               words.find(fmt::format(" {} ", noun.folded)) != std::string::npos;
    });
}

// Where the place is last called by a form that says its kind ("vallée du Panjshir"), or npos.
std::size_t last_called(const gazetteer::Place& place, const std::string& words) {
    std::size_t latest = std::string::npos;
    for (const gazetteer::PlaceName& name : place.names) {
        const auto split = gazetteer::split_kind_word(name.text);
        if (!split || split->kind != place.kind)
            continue;
        if (const std::size_t at = last_of(words, name.text);
            at != std::string::npos && (latest == std::string::npos || at > latest))
            latest = at;
    }
    return latest;
}

bool is_last_called(const gazetteer::Place& place, std::span<const gazetteer::Place> places,
                    const std::string& before) {
    const std::size_t own = last_called(place, before);
    if (own == std::string::npos)
        return false;
    return std::none_of(places.begin(), places.end(), [&](const gazetteer::Place& other) {
        if (other.kind != place.kind || other.id == place.id)
            return false;
        const std::size_t at = last_called(other, before);
        return at != std::string::npos && at > own;
    });
}

} // namespace

std::string folded_words(std::u32string_view text) {
    std::string folded = " ";
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        if (const std::string word =
                gazetteer::fold(utf8::from_utf32(text.substr(begin, end - begin)));
            !word.empty())
            folded.append(word).append(" ");
        begin = end;
    };
    for (std::size_t i = 0; i <= text.size(); ++i) {
        // French elision: "d'Andarab" is two words, "Ta'if" is one.
        const bool elided = i < text.size() && i > begin && i - begin <= kLongestElided &&
                            (text[i] == U'\'' || text[i] == U'\u2019');
        if (i == text.size() || text[i] == U' ' || text[i] == U'\n' || elided)
            add(i);
        if (elided)
            ++begin;
        if (i < text.size() && (text[i] == U' ' || text[i] == U'\n'))
            begin = i + 1;
    }
    return folded;
}

Mention find_mention(const gazetteer::Place& place, std::span<const gazetteer::Place> places,
                     const std::string& passage, const std::string& before) {
    for (const gazetteer::PlaceName& name : place.names)
        if (last_of(passage, name.text) != std::string::npos)
            return Mention::Named;
    if (!has_noun(passage, place.kind))
        return Mention::None;
    for (const gazetteer::PlaceName& name : place.names)
        if (const auto split = gazetteer::split_kind_word(name.text);
            split && split->kind == place.kind &&
            last_of(passage, split->name) != std::string::npos)
            return Mention::NounAndName;
    return is_last_called(place, places, before) ? Mention::BackReference : Mention::None;
}

} // namespace panjshir::io
