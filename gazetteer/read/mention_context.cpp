#include "gazetteer/read/mention_context.hpp"

#include "gazetteer/normalise/kind_words.hpp"
#include "gazetteer/read/date_words.hpp"
#include "gazetteer/read/word_lists.hpp"

#include <fmt/format.h>
#include <map>

namespace panjshir::gazetteer {
namespace {

struct KindEntry {
    PlaceKind kind;
    WordSide side;
    Number number;
};

const std::map<std::string, KindEntry, std::less<>>& kind_table() {
    static const auto table = [] {
        std::map<std::string, KindEntry, std::less<>> made;
        for (const KindWord& word : kind_words())
            made.emplace(std::string(word.folded), KindEntry{word.kind, word.side, Number::One});
        using enum PlaceKind;
        const auto add = [&](const char* text, PlaceKind kind, WordSide side, Number number) {
            made.emplace(text, KindEntry{kind, side, number});
        };
        for (const auto& [text, kind] : {std::pair{"districts", District},
                                         {"provinces", Province},
                                         {"vallees", Valley},
                                         {"valleys", Valley},
                                         {"cols", Pass},
                                         {"passes", Pass},
                                         {"villes", City},
                                         {"villages", Village},
                                         {"cities", City},
                                         {"towns", Town},
                                         {"tunnels", Tunnel},
                                         {"rivieres", River},
                                         {"rivers", River}})
            add(text, kind, WordSide::Either, Number::Many);
        add("capitale", City, WordSide::Before, Number::One);
        add("capital", City, WordSide::Before, Number::One);
        add("پایتخت", City, WordSide::Before, Number::One);
        add("defile", Gorge, WordSide::Either, Number::One);
        add("aerodrome", Airport, WordSide::Either, Number::One);
        add("airfield", Airport, WordSide::After, Number::One);
        add("base aerienne", Airport, WordSide::Before, Number::One);
        add("hameau", Village, WordSide::Before, Number::One);
        add("bourgade", Town, WordSide::Before, Number::One);
        add("bourg", Town, WordSide::Before, Number::One);
        add("hamlet", Village, WordSide::Before, Number::One);
        add("sommet", Peak, WordSide::Before, Number::One);
        add("mountain", Range, WordSide::After, Number::One);
        add("massifs", Range, WordSide::Before, Number::One);
        add("سرک", Road, WordSide::Before, Number::One);
        add("کوهها", Range, WordSide::Before, Number::One);
        add("کوههای", Range, WordSide::Before, Number::One);
        add("قریه", Village, WordSide::Before, Number::One);
        add("رودخانه", River, WordSide::Before, Number::One);
        add("درهٔ", Valley, WordSide::Before, Number::One);
        return made;
    }();
    return table;
}

const KindEntry* kind_entry(std::string_view folded) {
    const auto it = kind_table().find(folded);
    return it == kind_table().end() ? nullptr : &it->second;
}

std::optional<SaidKind> kind_ending_at(const ArticleText& article, std::size_t i) {
    if (i > 0 && article.joined_to_last(i)) {
        const std::string two =
            std::string(article.folded(i - 1)) + " " + std::string(article.folded(i));
        if (const KindEntry* entry = kind_entry(two); entry && entry->side != WordSide::After)
            return SaidKind{entry->kind, entry->number, i - 1, 2, false};
    }
    if (const KindEntry* entry = kind_entry(article.folded(i));
        entry && entry->side != WordSide::After)
        return SaidKind{entry->kind, entry->number, i, 1, false};
    return std::nullopt;
}

std::optional<SaidKind> kind_before(const ArticleText& article, NameSpan name) {
    std::size_t at = name.first;
    std::size_t connectors = 0, adjectives = 0;
    bool plural_mark = false;
    while (at > 0 && article.joined_to_last(at) && connectors < 4 &&
           lists::holds(lists::kConnectors, article.folded(at - 1))) {
        plural_mark |= article.folded(at - 1) == "های" || article.folded(at - 1) == "ها";
        --at, ++connectors;
    }
    while (at > 0 && article.joined_to_last(at) && adjectives < 2 &&
           lists::holds(lists::kKindAdjectives, article.folded(at - 1)))
        --at, ++adjectives;
    if (at == 0 || !article.joined_to_last(at))
        return std::nullopt;
    auto said = kind_ending_at(article, at - 1);
    if (said && plural_mark)
        said->number = Number::Many;
    if (said && adjectives > 0 && connectors == 0 && !article.has(at - 1, kPersian))
        return std::nullopt; // "col étroit Salang" says nothing
    return said;
}

std::optional<SaidKind> kind_behind(const ArticleText& article, NameSpan name) {
    const std::size_t at = name.end;
    if (at >= article.size() || !article.joined_to_last(at) || (article.gap(at) & kGapLine))
        return std::nullopt;
    if (at + 1 < article.size() && article.joined_to_last(at + 1)) {
        const std::string two =
            std::string(article.folded(at)) + " " + std::string(article.folded(at + 1));
        if (const KindEntry* entry = kind_entry(two); entry && entry->side != WordSide::Before)
            return SaidKind{entry->kind, entry->number, at, 2, true};
    }
    const KindEntry* entry = kind_entry(article.folded(at));
    if (!entry || entry->side == WordSide::Before)
        return std::nullopt;
    return SaidKind{entry->kind, entry->number, at, 1, true};
}

bool is_apart(const ArticleText& article, std::size_t i) {
    return !article.joined_to_last(i) || article.begins_sentence(i);
}

// The first word of the name's clause: behind articles.
std::size_t before_articles(const ArticleText& article, std::size_t first) {
    while (first > 0 && article.joined_to_last(first)) {
        const std::string_view last = article.folded(first - 1);
        if (last != "le" && last != "la" && last != "les" && last != "l" && last != "the")
            break;
        --first;
    }
    return first;
}

bool persian_subject(const ArticleText& article, NameSpan name) {
    const std::size_t begin = article.sentence_begin(name.first);
    if (name.first > begin && article.joined_to_last(name.first)) {
        const std::string_view last = article.folded(name.first - 1);
        if (last != "و")
            return false;
    }
    if (name.end < article.size() && article.has(name.end, kPersian) &&
        article.joined_to_last(name.end) && kind_entry(article.folded(name.end)))
        return false;
    const std::size_t end = article.sentence_end(name.first);
    for (std::size_t i = name.end; i < end; ++i)
        if (lists::holds(lists::kPersianSayings, article.folded(i)))
            return true;
    return false;
}

bool says_something(const ArticleText& article, NameSpan name) {
    std::size_t at = name.end;
    int steps = 0;
    while (at < article.size() && steps < 5 && !article.begins_sentence(at)) {
        const bool gap_is_plain = article.joined_to_last(at);
        if (!gap_is_plain && !(article.gap(at) & kGapDash) && steps > 0)
            return false;
        if (!gap_is_plain && !(article.gap(at) & kGapDash))
            return false;
        if (lists::holds(lists::kSayingVerbs, article.folded(at)))
            return true;
        if (!lists::holds(lists::kAuxiliaries, article.folded(at)))
            return false;
        ++at, ++steps;
    }
    return false;
}

// "X and Y called for ...": a subject shared with the next name.
bool shares_subject(const ArticleText& article, NameSpan name) {
    std::size_t at = name.end;
    if (at >= article.size() || !article.joined_to_last(at))
        return false;
    if (article.folded(at) != "et" && article.folded(at) != "and")
        return false;
    ++at;
    while (at < article.size() && article.joined_to_last(at) &&
           lists::holds(lists::kConnectors, article.folded(at)))
        ++at;
    std::size_t end = at;
    while (end < article.size() && end - at < 3 && article.has(end, kCapital) &&
           (end == at || article.joined_to_last(end)))
        ++end;
    return end > at && says_something(article, {at, end});
}

} // namespace

std::optional<SaidKind> kind_word_at(const ArticleText& article, std::size_t i) {
    if (const KindEntry* entry = kind_entry(article.folded(i)))
        return SaidKind{entry->kind, entry->number, i, 1, false};
    return std::nullopt;
}

std::optional<SaidKind> said_kind(const ArticleText& article, NameSpan name) {
    auto before = kind_before(article, name);
    auto behind = kind_behind(article, name);
    if (behind && before && article.has(name.first, kPersian))
        return before;
    // "district of Panjshir province": the word that touches the name is its own.
    if (behind && (!before || before->word + before->word_count < name.first))
        return behind;
    return before;
}

bool in_one_list(const ArticleText& article, NameSpan left, NameSpan right) {
    if (right.first <= left.end && right.first < article.size() && right.first == left.end) {
        return (article.gap(right.first) & kGapComma) && !article.begins_sentence(right.first);
    }
    if (right.first < left.end || right.first - left.end > 5)
        return false;
    bool joined = false;
    for (std::size_t i = left.end; i <= right.first; ++i) {
        if (article.begins_sentence(i) || (article.gap(i) & (kGapColon | kGapBracket | kGapQuote)))
            return false;
        joined |= (article.gap(i) & kGapComma) != 0;
        if (i == right.first)
            break;
        const std::string_view folded = article.folded(i);
        joined |= folded == "et" || folded == "and" || folded == "و" || folded == "ou" ||
                  folded == "or" || folded == "puis";
        if (!lists::holds(lists::kAnd, folded) && !lists::holds(lists::kLikeTheLast, folded))
            return false;
    }
    return joined;
}

std::optional<std::string> why_a_person(const ArticleText& article, NameSpan name) {
    const std::size_t first = name.first;
    if (name.end < article.size() && article.joined_to_last(name.end) &&
        lists::holds(lists::kNamesBehind, article.folded(name.end)))
        return "a personal name goes on behind it";
    if (name.end < article.size() && article.gap(name.end) == kGapSpace &&
        article.has(name.end, kCapital) && !article.headline[name.end] && name.end - first == 1 &&
        lists::holds(lists::kAlsoGivenNames, article.folded(first)) &&
        !weekday_word(article.folded(name.end)) && !month_word(article.folded(name.end)))
        return "a given name here: a name with a capital goes on behind it";
    if (first == 0 || (article.gap(first) & ~(kGapSpace | kGapHyphen)) != 0)
        return std::nullopt;
    const std::string_view last = article.folded(first - 1);
    if (article.has(first, kPersian))
        return std::nullopt;
    if (lists::holds(lists::kPersonTitles, last))
        return fmt::format("'{}' before it says that it is a person",
                           article.written(first - 1, first));
    if (!article.has(first - 1, kCapital) || article.has(first - 1, kHashtag) ||
        (article.headline[first] && !lists::holds(lists::kGivenNames, last)))
        return std::nullopt;
    if (lists::holds(lists::kGivenNames, last) || lists::holds(lists::kAlsoGivenNames, last))
        return fmt::format("'{}' before it is a given name", article.written(first - 1, first));
    if (lists::holds(lists::kFunctionWords, last) || lists::holds(lists::kDirectionWords, last) ||
        kind_entry(last) || month_word(last) || article.organisation[first - 1] ||
        article.has(first - 1, kAllCapitals) || article.begins_sentence(first - 1))
        return std::nullopt;
    return fmt::format("'{}' with a capital right before it makes it a part of another name",
                       article.written(first - 1, first));
}

std::string_view preposition_before(const ArticleText& article, std::size_t first) {
    const std::size_t at = before_articles(article, first);
    if (at == 0 || is_apart(article, at) || !lists::holds(lists::kLocative, article.folded(at - 1)))
        return {};
    return article.folded(at - 1);
}

std::optional<std::string> why_metonymy(const ArticleText& article, NameSpan name, PlaceKind kind) {
    const std::size_t first = before_articles(article, name.first);
    const auto word = [&](std::size_t back) {
        return first >= back ? article.folded(first - back) : std::string_view();
    };
    const bool touches =
        first > 0 && article.joined_to_last(first) && !article.begins_sentence(first);
    if (touches) {
        const std::string_view last = word(1);
        if (last == "vive" || (first > 1 && last == "live" && word(2) == "long") || last == "باد")
            return "a cheer: the country or the people is meant";
        if (first > 1 && (((last == "a" || last == "au" || last == "aux" || last == "to") &&
                           (word(2) == "mort" || word(2) == "death")) ||
                          (last == "بر" && word(2) == "مرگ")))
            return "a cry against it: the state is meant";
        if (lists::holds(lists::kEpithets, last) && article.has(name.first, kPersian))
            return "it stands in an epithet";
        if (first > 1 &&
            (last == "de" || last == "du" || last == "d" || last == "of" || last == "des") &&
            lists::holds(lists::kEpithets, word(2)))
            return "it stands in an epithet";
        if (first > 1 && (last == "par" || last == "by") &&
            lists::holds(lists::kSayingVerbs, word(2)) &&
            (kind == PlaceKind::Country || kind == PlaceKind::City))
            return "the doer of a verb of speaking or deciding: its government is meant";
    }
    if (article.has(name.first, kPersian))
        return persian_subject(article, name)
                   ? std::optional<std::string>("the subject of a verb of speaking or deciding: "
                                                "those who govern are meant")
                   : std::nullopt;
    const std::string_view preposition = preposition_before(article, name.first);
    if (preposition.empty() || preposition == "on" || preposition == "a" || preposition == "au") {
        // "call on X to surrender", "accuse le Pakistan de"
        std::size_t at = first;
        for (int back = 0; back < 4 && at > 0 && !article.begins_sentence(at); ++back) {
            --at;
            if (!lists::holds(lists::kAddressed, article.folded(at)))
                continue;
            const std::string_view next =
                name.end < article.size() ? article.folded(name.end) : std::string_view();
            if (next == "to" || next == "de" || next == "d" || next == "a" || next == "of")
                return "it is spoken to or of as one who acts: its people or government is meant";
        }
    }
    if (preposition.empty()) {
        if (says_something(article, name))
            return "the subject of a verb of speaking or deciding: those who govern are meant";
        if (shares_subject(article, name))
            return "one of the subjects of a verb of speaking or deciding";
    }
    return std::nullopt;
}

} // namespace panjshir::gazetteer
