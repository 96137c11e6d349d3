#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/read/place_spots.hpp"
#include "gazetteer/read/word_lists.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace panjshir::gazetteer {
namespace {

// How often a bare name means a place of this kind, where nothing else is said.
double kind_weight(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::Country:
        return 1.2;
    case PlaceKind::City:
        return 0.9;
    case PlaceKind::Valley:
        return 0.7;
    case PlaceKind::Town:
        return 0.6;
    case PlaceKind::Province:
        return 0.5;
    case PlaceKind::Range:
    case PlaceKind::Plain:
        return 0.5;
    case PlaceKind::Region:
        return 0.4;
    case PlaceKind::District:
        return 0.35;
    case PlaceKind::Pass:
    case PlaceKind::Peak:
        return 0.3;
    case PlaceKind::Village:
        return 0.3;
    case PlaceKind::Tunnel:
        return 0;
    case PlaceKind::River:
        return -0.3;
    case PlaceKind::Gorge:
    case PlaceKind::Road:
    case PlaceKind::Airport:
        return -0.6;
    }
    return 0;
}

constexpr double kPerRank = 0.1;      // rank 1 is what the map is about
constexpr double kSaid = 3.0;         // a kind word
constexpr double kWholeForm = 2.0;    // the name with its kind word is a form
constexpr double kPerSpelling = 5.0;  // of the difference in the score of the spelling
constexpr double kLessTrusted = 1.0;  // of an imported gazetteer, beside the atlas
constexpr double kCalledBefore = 1.0; // by a kind word, last time
constexpr double kCalledShare = 0.6;  // by kind words, in the whole article
constexpr double kInside = 0.3;       // the place that it lies in is named too
constexpr double kInList = 0.5;       // its neighbours in a list are of the same kind
constexpr double kPreposition = 0.45;
constexpr double kOffice = 1.3;   // "governor of": a province
constexpr double kDwellers = 0.8; // "people of": a settlement
constexpr double kFar = 0.8;      // at most, for places far from the others named
constexpr double kFarScale_m = 250'000;
constexpr double kClue = 1.2;      // a word near it that goes with a kind of place
constexpr std::size_t kReach = 8;  // of such words
constexpr double kSharpness = 3.2; // of shares by scores; fitted with the confidence

bool settled(PlaceKind kind) {
    return kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village;
}
bool kinds_agree(PlaceKind a, PlaceKind b) {
    return a == b || (settled(a) && settled(b)) ||
           ((a == PlaceKind::Range || a == PlaceKind::Peak) &&
            (b == PlaceKind::Range || b == PlaceKind::Peak));
}

bool any_agrees(const Spot& spot) {
    return spot.said && std::any_of(spot.choices.begin(), spot.choices.end(), [&](const Choice& c) {
               return kinds_agree(c.candidate.kind, spot.said->kind);
           });
}

double preposition_weight(std::string_view preposition, bool with_article, PlaceKind kind,
                          std::string_view language) {
    if (language == "fr") {
        if (preposition == "a" && !with_article)
            return settled(kind) || kind == PlaceKind::District ? kPreposition : 0;
        if (preposition == "en")
            return kind == PlaceKind::Country ? kPreposition : 0;
        if (preposition == "au" || with_article)
            return kind == PlaceKind::Valley || kind == PlaceKind::Province ||
                           kind == PlaceKind::Country || kind == PlaceKind::River
                       ? kPreposition
                       : 0;
    }
    return preposition == "at" && settled(kind) ? kPreposition : 0;
}

// "governor of", "people in" and the like before the name.
struct Before {
    bool office = false, dwellers = false;
};

Before words_before(const ArticleText& article, const Spot& spot) {
    Before before;
    for (std::size_t back = 1; back <= 4 && back <= spot.name.first; ++back) {
        const std::size_t at = spot.name.first - back;
        if (!article.joined_to_last(at + 1))
            break;
        const std::string_view word = article.folded(at);
        if (lists::holds(lists::kProvinceOffices, word))
            before.office = true;
        else if (lists::holds(lists::kDwellers, word))
            before.dwellers = true;
        else if (!lists::holds(lists::kConnectors, word) && word != "in")
            break;
    }
    return before;
}

struct Clues {
    bool river = false, pass = false, road = false, district = false;
};

// Words within reach of a bare name, in its sentence, that go with one kind of place.
Clues clues_near(const ArticleText& article, const Spot& spot) {
    Clues clues;
    const std::size_t begin = std::max(article.sentence_begin(spot.name.first),
                                       spot.name.first > kReach ? spot.name.first - kReach : 0);
    const std::size_t end = std::min(article.sentence_end(spot.name.first), spot.name.end + kReach);
    for (std::size_t i = begin; i < end; ++i) {
        if (i >= spot.name.first && i < spot.name.end)
            continue;
        const std::string_view word = article.folded(i);
        clues.river |= lists::holds(lists::kRiverClues, word);
        clues.pass |= lists::holds(lists::kPassClues, word);
        clues.road |= lists::holds(lists::kRoadClues, word);
        clues.district |= lists::holds(lists::kDistrictClues, word);
    }
    return clues;
}

double clue_weight(const Clues& clues, PlaceKind kind) {
    switch (kind) {
    case PlaceKind::River:
        return clues.river ? kClue : 0;
    case PlaceKind::Pass:
        return clues.pass || clues.road ? 0.7 * kClue : 0;
    case PlaceKind::Road:
        return clues.road ? 0.9 * kClue : 0;
    case PlaceKind::District:
    case PlaceKind::Province:
        return clues.district ? 0.7 * kClue : 0;
    default:
        return 0;
    }
}

void score_words(const ArticleText& article, Spot& spot, const Before& before) {
    const double best_spelling = [&] {
        double best = 0;
        for (const Choice& c : spot.choices)
            best = std::max(best, c.spelling);
        return best;
    }();
    const bool kind_known = any_agrees(spot);
    const std::string_view preposition = preposition_before(article, spot.name.first);
    const bool with_article = spot.name.first > 0 && article.joined_to_last(spot.name.first) &&
                              (article.folded(spot.name.first - 1) == "le" ||
                               article.folded(spot.name.first - 1) == "la");
    const Clues clues = kind_known ? Clues{} : clues_near(article, spot);
    for (Choice& choice : spot.choices) {
        const PlaceKind kind = choice.candidate.kind;
        choice.score = kind_weight(kind) + kPerRank * (5 - choice.rank) +
                       kPerSpelling * (choice.spelling - best_spelling) -
                       (choice.trusted ? 0 : kLessTrusted);
        if (choice.whole_form)
            choice.score += kWholeForm;
        if (kind_known && kinds_agree(kind, spot.said->kind))
            choice.score += kSaid + (kind == spot.said->kind ? 0.2 : 0);
        if (!kind_known) {
            choice.score += preposition_weight(preposition, with_article, kind, article.language);
            choice.score += clue_weight(clues, kind);
            if (before.office && kind == PlaceKind::Province)
                choice.score += kOffice;
            if (before.dwellers && settled(kind))
                choice.score += kDwellers;
        }
    }
}

Choice* best_of(Spot& spot) {
    const auto best =
        std::max_element(spot.choices.begin(), spot.choices.end(),
                         [](const Choice& a, const Choice& b) { return a.score < b.score; });
    return best == spot.choices.end() ? nullptr : &*best;
}

std::string name_of(const ArticleText& article, const Spot& spot) {
    return fold(article.written(spot.name.first, spot.name.end));
}

// What kind words called a name elsewhere in the article holds here too, the last time most.
void score_discourse(std::vector<Spot>& spots) {
    std::map<std::string, double> called; // place id: times
    double all = 0;
    for (Spot& spot : spots)
        if (any_agrees(spot)) {
            called[best_of(spot)->candidate.place] += 1;
            all += 1;
        }
    if (all == 0)
        return;
    std::vector<std::string> recent; // by kind words, oldest first
    for (Spot& spot : spots) {
        if (any_agrees(spot)) {
            recent.push_back(best_of(spot)->candidate.place);
            continue;
        }
        double named = 0;
        for (const Choice& choice : spot.choices)
            if (const auto it = called.find(choice.candidate.place); it != called.end())
                named += it->second;
        const auto last = std::find_if(recent.rbegin(), recent.rend(), [&](const std::string& id) {
            return std::any_of(spot.choices.begin(), spot.choices.end(),
                               [&](const Choice& c) { return c.candidate.place == id; });
        });
        for (Choice& choice : spot.choices) {
            if (named > 0)
                if (const auto it = called.find(choice.candidate.place); it != called.end())
                    choice.score += kCalledShare * it->second / named;
            if (last != recent.rend() && choice.candidate.place == *last)
                choice.score += kCalledBefore;
        }
    }
}

void score_neighbours(const ArticleText& article, std::vector<Spot>& spots) {
    std::set<std::string> named; // the best readings so far, but for countries: all lie in one
    std::map<std::string, LonLat> where; // by the name that stands in the text
    for (Spot& spot : spots)
        if (Choice* best = best_of(spot)) {
            if (best->candidate.kind == PlaceKind::Country)
                continue;
            named.insert(best->candidate.place);
            if (best->candidate.position)
                where.emplace(name_of(article, spot), *best->candidate.position);
        }
    std::vector<std::optional<PlaceKind>> kinds;
    for (Spot& spot : spots) {
        Choice* best = best_of(spot);
        kinds.push_back(best && (any_agrees(spot) || spot.choices.size() == 1)
                            ? std::optional(best->candidate.kind)
                            : std::nullopt);
    }
    for (std::size_t i = 0; i < spots.size(); ++i) {
        Spot& spot = spots[i];
        if (spot.choices.size() < 2)
            continue;
        std::optional<PlaceKind> beside;
        if (i > 0 && kinds[i - 1] && in_one_list(article, spots[i - 1].name, spot.name))
            beside = kinds[i - 1];
        else if (i + 1 < spots.size() && kinds[i + 1] &&
                 in_one_list(article, spot.name, spots[i + 1].name))
            beside = kinds[i + 1];
        const std::string own = name_of(article, spot);
        for (Choice& choice : spot.choices) {
            if (!choice.parent.empty() && choice.parent != spot.choices.front().candidate.place &&
                named.contains(choice.parent))
                choice.score += kInside;
            if (beside && kinds_agree(*beside, choice.candidate.kind))
                choice.score += kInList;
            if (choice.candidate.position && where.size() > 1 &&
                choice.candidate.kind != PlaceKind::Country) {
                double nearest = 1e12;
                for (const auto& [name, other] : where)
                    if (name != own)
                        nearest = std::min(nearest,
                                           geodesic_distance_m(other, *choice.candidate.position));
                choice.score -= kFar * std::min(1.0, nearest / kFarScale_m);
            }
        }
    }
}

void share_out(Spot& spot) {
    double sum = 0, best = 0;
    for (const Choice& choice : spot.choices)
        best = std::max(best, choice.score);
    for (Choice& choice : spot.choices)
        sum += choice.share = std::exp(kSharpness * (choice.score - best));
    for (Choice& choice : spot.choices)
        choice.share /= sum;
    std::stable_sort(spot.choices.begin(), spot.choices.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
}

void explain(const ArticleText& article, Spot& spot) {
    if (spot.said) {
        const auto words =
            article.written(spot.said->word, spot.said->word + spot.said->word_count);
        spot.reasons.push_back(fmt::format("'{}' {} says that it is a {}", words,
                                           spot.said_of_list   ? "before or behind the list"
                                           : spot.said->behind ? "behind the name"
                                                               : "before the name",
                                           to_string(spot.said->kind)));
    }
    if (spot.choices.empty()) {
        spot.reasons.push_back("no gazetteer at hand knows a place of this name");
        return;
    }
    const Choice& best = spot.choices.front();
    spot.reasons.insert(spot.reasons.end(), best.candidate.reasons.begin(),
                        best.candidate.reasons.end());
    if (spot.said && !any_agrees(spot))
        spot.reasons.push_back(
            fmt::format("no {} of that name is known", to_string(spot.said->kind)));
    if (!spot.said && spot.choices.size() > 1)
        spot.reasons.push_back(fmt::format(
            "no kind word beside it: of {} places of that name this fits best the rest of "
            "the article (next: {})",
            spot.choices.size(), spot.choices[1].candidate.place));
}

} // namespace

void choose_places(const ArticleText& article, std::vector<Spot>& spots) {
    Before before;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const bool listed =
            i > 0 && before.dwellers && in_one_list(article, spots[i - 1].name, spots[i].name);
        before = words_before(article, spots[i]);
        before.dwellers |= listed; // "people in A and B"
        score_words(article, spots[i], before);
    }
    score_discourse(spots);
    score_neighbours(article, spots);
    for (Spot& spot : spots) {
        share_out(spot);
        explain(article, spot);
    }
}

} // namespace panjshir::gazetteer
