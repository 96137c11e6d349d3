#include "gazetteer/read/place_spots.hpp"

#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/read/date_words.hpp"
#include "gazetteer/read/word_lists.hpp"
#include "gazetteer/read/world.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_map>

namespace panjshir::gazetteer {
namespace {

constexpr double kSameSpelling =
    0.13; // candidates that score less than the best by more are others
constexpr double kSoundsAlike = 0.895; // a name that no gazetteer writes so, without a kind word
constexpr double kBesideKindWord = 0.78;
constexpr std::size_t kLeastLetters = 5; // shorter names sound like too many words
constexpr double kKnownSlip = 0.97;      // a garbled form that is noted in the gazetteer
constexpr double kSamePlace_m = 60'000, kSameSettlement_m = 15'000; // in two gazetteers
constexpr double kSameForm = 0.05;                                  // of their spellings' scores

bool settled(PlaceKind kind) {
    return kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village;
}

bool kinds_agree(PlaceKind a, PlaceKind b) {
    return a == b || (settled(a) && settled(b)) ||
           ((a == PlaceKind::Range || a == PlaceKind::Peak) &&
            (b == PlaceKind::Range || b == PlaceKind::Peak));
}

class SpotFinder {
public:
    SpotFinder(const ArticleText& article, const FormScanner& scanner)
        : m_article(article), m_scanner(scanner) {}

    std::vector<Spot> find_all() {
        for (std::size_t i = 0; i < m_article.size();) {
            const std::size_t count = m_scanner.longest_form_at(m_article.words, i);
            std::size_t next = i + 1;
            if (count > 0)
                next = take_form(i, i + count);
            else if (const std::size_t end = take_unwritten(i))
                next = end;
            i = next;
        }
        return std::move(m_spots);
    }

private:
    bool left_out(NameSpan name) const {
        for (std::size_t i = name.first; i < name.end; ++i)
            if (m_article.organisation[i] || m_article.address[i])
                return true;
        return false;
    }

    // "vallée d'Andarab" -> "Andarab"; words that belong to names ("Koh-e") stay unless a place is
    // known by the rest.
    NameSpan without_kind_words(std::size_t first, std::size_t end) const {
        NameSpan name{first, end};
        std::size_t at = first;
        if (kind_word_at(m_article, at)) {
            ++at;
            while (at < end && lists::holds(lists::kConnectors, m_article.folded(at)))
                ++at;
            if (at < end &&
                (m_article.has(at, kPersian) || !m_article.has(first, kCapital) ||
                 m_article.begins_sentence(first)) &&
                m_scanner.longest_form_at(m_article.words, at) >= end - at)
                name.first = at;
        }
        if (name.end - name.first > 1 && kind_word_at(m_article, name.end - 1) &&
            m_scanner.longest_form_at(m_article.words, name.first) > 0) {
            const NameSpan shorter{name.first, name.end - 1};
            if (!choices_of(shorter).empty())
                name = shorter;
        }
        return name;
    }

    std::vector<Choice> choices_of(NameSpan name) const {
        const std::string text(m_article.written(name.first, name.end));
        const auto known = m_known.find(text);
        if (known != m_known.end())
            return known->second;
        std::vector<Choice> choices;
        FindOptions options;
        options.limit = 24;
        options.margin = 0.5;
        for (Candidate& candidate : find_report(m_scanner.indexes(), text, options).candidates)
            choices.push_back(choice_of(std::move(candidate), text));
        drop_doubles(choices);
        m_known.emplace(text, choices);
        return choices;
    }

    Choice choice_of(Candidate candidate, std::string_view text) const {
        Choice choice;
        for (const NameIndex* index : m_scanner.indexes()) {
            if (index->title() != candidate.gazetteer)
                continue;
            if (const auto number = index->place_of_id(candidate.place)) {
                choice.parent = index->place(*number).parent;
                choice.rank = index->place(*number).rank;
            }
        }
        choice.trusted = candidate.gazetteer == m_scanner.indexes().front()->title() ||
                         candidate.gazetteer == world_index().title();
        const bool known_slip =
            candidate.rule == "garbled" && fold(candidate.matched) == fold(text);
        choice.spelling = known_slip ? kKnownSlip : candidate.score;
        choice.candidate = std::move(candidate);
        return choice;
    }

    // The same place in two gazetteers: the more trusted one's stays.
    void drop_doubles(std::vector<Choice>& choices) const {
        const auto order = [&](const Choice& choice) {
            for (std::size_t i = 0; i < m_scanner.indexes().size(); ++i)
                if (m_scanner.indexes()[i]->title() == choice.candidate.gazetteer)
                    return i;
            return m_scanner.indexes().size();
        };
        const auto same = [](const Choice& one, const Choice& other) {
            const Candidate &a = one.candidate, &b = other.candidate;
            if (a.place == b.place)
                return true;
            if (!kinds_agree(a.kind, b.kind) || a.gazetteer == b.gazetteer || !a.position ||
                !b.position || std::abs(one.spelling - other.spelling) > kSameForm)
                return false;
            return a.kind == PlaceKind::Country ||
                   geodesic_distance_m(*a.position, *b.position) <
                       (settled(a.kind) ? kSameSettlement_m : kSamePlace_m);
        };
        for (std::size_t i = 0; i < choices.size(); ++i)
            for (std::size_t k = 0; k < choices.size(); ++k)
                if (i != k && order(choices[k]) < order(choices[i]) &&
                    same(choices[i], choices[k])) {
                    choices[k].spelling = std::max(choices[k].spelling, choices[i].spelling);
                    choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(i));
                    --i;
                    break;
                }
        std::stable_sort(choices.begin(), choices.end(),
                         [](const Choice& a, const Choice& b) { return a.spelling > b.spelling; });
    }

    static void keep_near_best(std::vector<Choice>& choices) {
        if (choices.empty())
            return;
        const double least = choices.front().spelling - kSameSpelling;
        std::erase_if(choices, [&](const Choice& c) { return c.spelling < least; });
    }

    // "the US" stands for the country; "US troops" is an adjective.
    bool is_adjective(NameSpan name) const {
        if (m_article.written(name.first, name.end) != "US")
            return false;
        if (name.first == 0 || m_article.folded(name.first - 1) != "the")
            return true;
        return name.end < m_article.size() && m_article.joined_to_last(name.end) &&
               !lists::holds(lists::kFunctionWords, m_article.folded(name.end)) &&
               !lists::holds(lists::kSayingVerbs, m_article.folded(name.end)) &&
               !lists::holds(lists::kAuxiliaries, m_article.folded(name.end));
    }

    bool written_as_name(NameSpan name) const {
        if (m_article.has(name.first, kPersian))
            return true;
        // "US", "UAE": what is so short is an abbreviation or a word.
        if (m_article.has_capitals && name.end - name.first == 1 &&
            m_article.folded(name.first).size() < 4 && !m_article.has(name.first, kAllCapitals))
            return false;
        if (m_article.has(name.first, kCapital) || m_article.has(name.first, kHashtag))
            return true;
        if (m_article.has(name.first, kDigits))
            return false;
        // A text without capitals: only names that can hardly be words.
        return !m_article.has_capitals && m_article.words[name.first].folded_size > 5;
    }

    // Whole-country gazetteers hold villages called Ahmad, Now or Saleh: what they alone know is a
    // place only beside a kind word, or behind "in", "near" and the like and not within a longer
    // name.
    bool well_founded(const Spot& spot) const {
        if (spot.said || std::any_of(spot.choices.begin(), spot.choices.end(),
                                     [](const Choice& c) { return c.trusted; }))
            return true;
        const NameSpan name = spot.name;
        if (m_article.words[name.end - 1].end_point - m_article.words[name.first].first_point < 4)
            return false;
        const bool goes_on = name.end < m_article.size() && m_article.gap(name.end) == kGapSpace &&
                             m_article.has(name.end, kCapital);
        return !goes_on && lists::holds(lists::kWhere, preposition_before(m_article, name.first)) &&
               !lists::holds(lists::kGivenNames, m_article.folded(name.first));
    }

    // A common word that is a name only beside a kind word.
    bool is_common_word(NameSpan name, const std::optional<SaidKind>& said) const {
        if (name.end - name.first > 1)
            return false;
        const std::string_view folded = m_article.folded(name.first);
        const bool persian = m_article.has(name.first, kPersian);
        if (persian && folded.size() <= 4 && !said)
            return true;
        if (!lists::holds(persian ? lists::kPersianCommon : lists::kPeoples, folded))
            return false;
        return !said;
    }

    NameSpan told_span(NameSpan name, const std::optional<SaidKind>& said) const {
        NameSpan span = name;
        if (said && said->behind && said->number == Number::One && said->word == name.end &&
            m_article.has(said->word, kCapital) && !m_article.headline[said->word])
            span.end = said->word + said->word_count;
        return span;
    }

    std::size_t take_form(std::size_t first, std::size_t end) {
        NameSpan name = without_kind_words(first, end);
        if (left_out(name) || !written_as_name(name) || is_adjective(name))
            return first + 1 < name.first ? name.first : first + 1;
        Spot spot;
        spot.name = name;
        spot.said = said_kind(m_article, name);
        if (is_common_word(name, spot.said))
            return end;
        if (const auto why = why_a_person(m_article, name))
            return end;
        spot.choices = choices_of(name);
        keep_near_best(spot.choices);
        if (name.first != first || name.end != end) {
            std::vector<Choice> whole = choices_of({first, end});
            keep_near_best(whole);
            for (Choice& choice : whole) {
                if (choice.candidate.rule != "exact" && choice.candidate.rule != "folded")
                    continue;
                const auto there =
                    std::find_if(spot.choices.begin(), spot.choices.end(), [&](const Choice& c) {
                        return c.candidate.place == choice.candidate.place;
                    });
                if (there != spot.choices.end())
                    there->whole_form = true;
                else
                    spot.choices.push_back(std::move(choice)),
                        spot.choices.back().whole_form = true;
            }
        }
        if (spot.choices.empty() || !well_founded(spot))
            return first + 1;
        spot.span = told_span(name, spot.said);
        m_spots.push_back(std::move(spot));
        return std::max(m_spots.back().span.end, name.end);
    }

    // A capitalised name of which no form is written so: known by its sound, or by a kind word
    // beside it. Gives the end of the words taken, or 0.
    std::size_t take_unwritten(std::size_t first) {
        const std::string_view folded = m_article.folded(first);
        if (!m_article.has(first, kCapital) || m_article.has(first, kDigits) ||
            m_article.has(first, kAllCapitals) || month_word(folded) || weekday_word(folded) ||
            lists::holds(lists::kFunctionWords, folded) || kind_word_at(m_article, first) ||
            left_out({first, first + 1}))
            return 0;
        NameSpan name{first, first + 1};
        // "Pul i Hissar", "Dih-e Salah": on over connectors to the next capital.
        while (name.end < m_article.size() && name.end - first < 4) {
            std::size_t next = name.end;
            if (!m_article.joined_to_last(next) || m_article.begins_sentence(next))
                break;
            const std::string_view word = m_article.folded(next);
            const bool ezafe = word == "e" || word == "i" || word == "ye" || word == "yi";
            if (ezafe && next + 1 < m_article.size() && m_article.joined_to_last(next + 1) &&
                m_article.has(next + 1, kCapital)) {
                name.end = next + 2;
                continue;
            }
            const bool hyphen = (m_article.gap(next) & kGapHyphen) != 0;
            if ((hyphen || m_article.has(next, kCapital)) && !kind_word_at(m_article, next) &&
                !lists::holds(lists::kFunctionWords, word) &&
                (hyphen || !m_article.headline[next])) {
                ++name.end;
                continue;
            }
            break;
        }
        const std::size_t letters =
            m_article.words[name.end - 1].end_point - m_article.words[first].first_point;
        if (letters < 4)
            return 0;
        Spot spot;
        spot.name = name;
        spot.said = said_kind(m_article, name);
        if (why_a_person(m_article, name))
            return 0;
        std::vector<Choice> choices = choices_of(name);
        if (choices.empty() && name.end - name.first > 1 && !spot.said)
            return 0;
        keep_near_best(choices);
        const double best = choices.empty() ? 0 : choices.front().spelling;
        spot.fuzzy = true;
        const bool kind_there =
            spot.said && std::any_of(choices.begin(), choices.end(), [&](const Choice& c) {
                return kinds_agree(c.candidate.kind, spot.said->kind);
            });
        const bool sure =
            best >= kSoundsAlike && letters >= kLeastLetters && !choices.empty() &&
            choices.front().candidate.gazetteer == m_scanner.indexes().front()->title();
        if (sure || (kind_there && best >= kBesideKindWord)) {
            const bool plain = !is_demonym(name, choices.front());
            if (!plain)
                return 0;
            spot.choices = std::move(choices);
        } else if (!spot.said || !names_new_place(*spot.said, name)) {
            return 0;
        }
        spot.span = told_span(name, spot.said);
        m_spots.push_back(std::move(spot));
        return m_spots.back().span.end;
    }

    // "Panjshiri", "Kaboulis" come from a name; they are no place.
    bool is_demonym(NameSpan name, const Choice& best) const {
        const std::string_view folded = m_article.folded(name.end - 1);
        const std::string_view form = best.candidate.matched;
        return (folded.ends_with("i") || folded.ends_with("is") || folded.ends_with("ais") ||
                folded.ends_with("iens") || folded.ends_with("ien")) &&
               !form.ends_with("i");
    }

    bool names_new_place(const SaidKind& said, NameSpan name) const {
        using enum PlaceKind;
        const PlaceKind kind = said.kind;
        const bool firm = kind == Valley || kind == Pass || kind == District || kind == Province ||
                          kind == Village || kind == Town || kind == City || kind == River ||
                          kind == Gorge || kind == Plain;
        if (!firm || said.number == Number::Many || m_article.headline[name.first])
            return false;
        if (lists::holds(lists::kDirectionWords, m_article.folded(name.first)) ||
            lists::holds(lists::kGivenNames, m_article.folded(name.first)))
            return false;
        // "City" and "Pass" behind any capital at the beginning of a sentence say little.
        if (said.behind)
            return !m_article.begins_sentence(name.first) && said.word == name.end;
        // In front of a name the kind word needs its connector ("vallée de", "district of"), or
        // Persian.
        return said.word + said.word_count < name.first;
    }

    const ArticleText& m_article;
    const FormScanner& m_scanner;
    std::vector<Spot> m_spots;
    mutable std::unordered_map<std::string, std::vector<Choice>> m_known;
};

// "les districts d'A, B et C", "le col de A et celui de B": the kind goes on to the whole list.
void spread_said_kinds(const ArticleText& article, std::vector<Spot>& spots) {
    const auto many = [](const Spot& s) { return s.said && s.said->number == Number::Many; };
    for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
        Spot &left = spots[i], &right = spots[i + 1];
        if (!left.said || left.said->behind || right.said ||
            !in_one_list(article, left.name, right.name))
            continue;
        bool like_the_last = false;
        for (std::size_t w = left.name.end; w < right.name.first; ++w)
            like_the_last |= lists::holds(lists::kLikeTheLast, article.folded(w));
        if (!many(left) && !like_the_last)
            continue;
        right.said = left.said;
        right.said_of_list = left.said_of_list = true;
        if (like_the_last)
            left.said_of_list = false;
    }
    for (std::size_t i = spots.size(); i-- > 1;) {
        Spot &left = spots[i - 1], &right = spots[i];
        if (!many(right) || !right.said->behind || left.said ||
            !in_one_list(article, left.name, right.name))
            continue;
        left.said = right.said;
        left.said_of_list = right.said_of_list = true;
    }
    // "three districts of Baghlan": the one name behind is what they lie in, not one of them.
    for (Spot& spot : spots)
        if (many(spot) && !spot.said_of_list)
            spot.said.reset();
}

} // namespace

std::vector<Spot> find_spots(const ArticleText& article, const FormScanner& scanner) {
    std::vector<Spot> spots = SpotFinder(article, scanner).find_all();
    spread_said_kinds(article, spots);
    return spots;
}

} // namespace panjshir::gazetteer
