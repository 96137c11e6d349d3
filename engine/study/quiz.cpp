#include "study/quiz.hpp"

#include "gazetteer/index/spelling_distance.hpp"
#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/normalise/keys.hpp"
#include "geo/geodesic.hpp"
#include "study/quiz_chronicle.hpp"
#include "study/quiz_land.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::study {
namespace {

using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr double kApart_m = 5000, kSideShare = 1.0 / 6, kBeside_m = 3000, kClear_m = 6000;
constexpr double kExact_m = 2000; // of a pass's place, that its sides may be told
constexpr std::size_t kWrong = 3, kNearest = 8;
constexpr std::array<std::string_view, 6> kKinds{"find", "name", "pass", "order", "claim", "own"};

enum class Group { None, Settlements, Passes };

Group group_of(PlaceKind kind) {
    if (kind == PlaceKind::City || kind == PlaceKind::Town || kind == PlaceKind::Village)
        return Group::Settlements;
    return kind == PlaceKind::Pass || kind == PlaceKind::Tunnel ? Group::Passes : Group::None;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts{""};
    for (const char c : text)
        if (c == '|')
            parts.emplace_back();
        else
            parts.back().push_back(c);
    return parts;
}

bool holds_both(const std::vector<std::string>& ids, const std::string& a, const std::string& b) {
    return std::count(ids.begin(), ids.end(), a) > 0 && std::count(ids.begin(), ids.end(), b) > 0;
}

} // namespace

std::string_view to_string(QuizKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<QuizKind> parse_quiz_kind(std::string_view text) {
    const auto it = std::find(kKinds.begin(), kKinds.end(), text);
    if (it == kKinds.end())
        return std::nullopt;
    return static_cast<QuizKind>(it - kKinds.begin());
}

struct QuizMaker::Parts {
    QuizFacts facts;
    QuizWords words;
    QuizLand land;
    std::vector<const Place*> asked; ///< settlements and passes of the sheet
    std::map<QuizKind, std::vector<std::string>> subjects;
    std::map<const Place*, std::string> letters; ///< of the English name, for likeness
    /// What may be met on either side of a pass: districts in its disc, provinces within 6 km.
    std::map<const Place*, std::pair<std::vector<std::string>, std::vector<std::string>>> met;
    std::map<const Place*, std::vector<std::string>> sides; ///< two, or none told

    Parts(QuizFacts given, std::string language)
        : facts(std::move(given)), words(std::move(language)), land(facts, words) {
        for (const Place& place : facts.places)
            if (place.position && facts.area.contains(*place.position) &&
                group_of(place.kind) != Group::None)
                asked.push_back(&place);
        for (const Place* place : asked) {
            letters[place] = gazetteer::keys_of(place->name_in("en")).letters;
            subjects[QuizKind::Find].push_back(place->id);
            subjects[QuizKind::Name].push_back(place->id);
            if (group_of(place->kind) == Group::Passes)
                add_pass(*place);
        }
        subjects[QuizKind::Order] = order_subjects(facts);
        subjects[QuizKind::Claim] = claim_subjects(facts);
        subjects[QuizKind::Own];
    }

    void add_pass(const Place& pass) {
        met[&pass] = {land.districts_beside(pass, 0), land.provinces_beside(pass, kClear_m)};
        if (pass.precision_m > kExact_m)
            return;
        for (const auto& two :
             {land.districts_beside(pass, kSideShare), land.provinces_beside(pass, kBeside_m)})
            if (two.size() == 2) {
                subjects[QuizKind::Pass].push_back(pass.id + "|" + two[0] + "|" + two[1]);
                sides.emplace(&pass, two);
            }
    }

    bool clear_of(const Place& a, const Place& b) const {
        return geodesic_distance_m(*a.position, *b.position) > kApart_m && !land.share_name(a, b);
    }

    /// Letters that differ, as a share of the name's.
    double unlike(const Place& a, const Place& b) const {
        const std::string &x = letters.at(&a), &y = letters.at(&b);
        const double longest =
            static_cast<double>(std::max<std::size_t>(1, std::max(x.size(), y.size())));
        return gazetteer::spelling_distance(x, y, gazetteer::Scripts::Same, 20) / longest;
    }

    /// Three others, or fewer where there are not so many: the likest name now and then, the rest
    /// near ones.
    template <typename Allowed>
    std::vector<const Place*> wrong_choices(const Place& target, QuizRandom& random,
                                            const Allowed& allowed) const {
        std::vector<const Place*> pool;
        for (const Place* other : asked)
            if (other != &target && group_of(other->kind) == group_of(target.kind) &&
                clear_of(target, *other) && allowed(*other))
                pool.push_back(other);
        std::stable_sort(pool.begin(), pool.end(), [&](const Place* a, const Place* b) {
            return geodesic_distance_m(*target.position, *a->position) <
                   geodesic_distance_m(*target.position, *b->position);
        });
        std::vector<const Place*> near(
            pool.begin(), pool.begin() + static_cast<long>(std::min(kNearest, pool.size())));
        random.shuffle(near);
        if (const auto likest = std::min_element(pool.begin(), pool.end(),
                                                 [&](const Place* a, const Place* b) {
                                                     return unlike(target, *a) < unlike(target, *b);
                                                 });
            likest != pool.end() && random.below(2) == 0)
            near.insert(near.begin(), *likest);
        near.insert(near.end(), pool.begin(), pool.end());
        std::vector<const Place*> chosen;
        for (const Place* other : near)
            if (chosen.size() < kWrong &&
                std::all_of(chosen.begin(), chosen.end(),
                            [&](const Place* taken) { return clear_of(*taken, *other); }))
                chosen.push_back(other);
        return chosen;
    }

    static QuizRound begin(QuizKind kind, const std::string& subject, const Place& target) {
        QuizRound round;
        round.kind = kind;
        round.subject = subject;
        round.answer = target.id;
        return round;
    }

    void settle(QuizRound& round, const Place& target, const std::vector<const Place*>& wrong,
                QuizRandom& random) const {
        round.choices.push_back({target.id, land.name(target.id)});
        for (const Place* other : wrong)
            round.choices.push_back({other->id, land.name(other->id)});
        random.shuffle(round.choices);
    }

    std::optional<QuizRound> find(const Place& target, QuizRandom& random) const {
        const auto wrong = wrong_choices(target, random, [](const Place&) { return true; });
        if (wrong.size() < kWrong)
            return std::nullopt;
        QuizRound round = begin(QuizKind::Find, target.id, target);
        const std::string name = land.name(target.id), kind = words.kind(target.kind);
        round.prompt = fmt::format(fmt::runtime(words.word("Find on the map: {} ({}).",
                                                           "Trouvez sur la carte\u202F: {} ({}).")),
                                   name, kind);
        settle(round, target, wrong, random);
        round.feedback[target.id] = fmt::format(
            fmt::runtime(words.word("Yes, that is {}.", "Oui, c’est {}.")), the(target));
        for (const Place* other : wrong)
            round.feedback[other->id] = fmt::format(
                fmt::runtime(words.word("That is {}. {} lies {}.", "C’est {}. {} se trouve à {}.")),
                the(*other), words.at_start(the(target)), land.way(*other, target));
        return round;
    }

    /// A well-known settlement to tell the ring's place from.
    const Place* anchor_for(const Place& target) const {
        const Place* best = nullptr;
        for (const Place* other : asked)
            if (group_of(other->kind) == Group::Settlements && other->rank <= 2 &&
                clear_of(*other, target) &&
                (!best || geodesic_distance_m(*target.position, *other->position) <
                              geodesic_distance_m(*target.position, *best->position)))
                best = other;
        return best;
    }

    std::optional<QuizRound> name(const Place& target, QuizRandom& random) const {
        const Place* anchor = anchor_for(target);
        if (!anchor)
            return std::nullopt;
        const GeodesicInverse here = geodesic(*anchor->position, *target.position);
        const auto wrong = wrong_choices(target, random, [&](const Place& other) {
            const GeodesicInverse there = geodesic(*anchor->position, *other.position);
            return &other != anchor &&
                   (eighth_of(there.azimuth_deg) != eighth_of(here.azimuth_deg) ||
                    std::abs(there.distance_m - here.distance_m) > 2000);
        });
        if (wrong.size() < kWrong)
            return std::nullopt;
        QuizRound round = begin(QuizKind::Name, target.id, target);
        round.place = target.id;
        round.prompt =
            fmt::format(fmt::runtime(words.word(
                            "What is the name of the ringed {0}, {1} {2} {3}?",
                            "Comment s’appelle le lieu cerclé ({0}), à {1} {2} {3}\u202F?")),
                        words.kind(target.kind), words.distance(here.distance_m),
                        words.toward(here.azimuth_deg), words.of(land.name(anchor->id)));
        settle(round, target, wrong, random);
        round.feedback[target.id] =
            fmt::format(fmt::runtime(words.word("Yes, it is {}.", "Oui, c’est {}.")), the(target));
        for (const Place* other : wrong)
            round.feedback[other->id] =
                fmt::format(fmt::runtime(words.word("This is {1}. From here {0} lies {2}.",
                                                    "C’est {1}. D’ici, {0} se trouve à {2}.")),
                            the(*other), the(target), land.way(target, *other));
        return round;
    }

    std::string the(const Place& place) const { return words.the(land.name(place.id)); }

    /// "Pul-e Hesar District", "le district de Pul-e Hesar".
    std::string area_name(const std::string& id) const {
        const std::string name = land.name(id), kind = words.kind(land.place(id)->kind);
        if (gazetteer::fold(name).find(gazetteer::fold(kind)) != std::string::npos)
            return words.the(name);
        return words.french() ? words.the(kind + " " + words.of(name))
                              : name + " " + words.at_start(kind);
    }

    std::string sides_of(const Place& pass) const {
        const auto known = sides.find(&pass);
        if (known == sides.end())
            return {};
        const std::vector<std::string>& two = known->second;
        return fmt::format(
            fmt::runtime(words.word(" It leads between {} and {}.", " Il relie {} et {}.")),
            area_name(two[0]), area_name(two[1]));
    }

    std::optional<QuizRound> pass(const std::string& subject, QuizRandom& random) const {
        const auto parts = split(subject);
        const Place* target = parts.size() == 3 ? land.place(parts[0]) : nullptr;
        if (!target || !land.place(parts[1]) || !land.place(parts[2]))
            return std::nullopt;
        const auto wrong = wrong_choices(*target, random, [&](const Place& other) {
            const auto& [districts, provinces] = met.at(&other);
            return !holds_both(districts, parts[1], parts[2]) &&
                   !holds_both(provinces, parts[1], parts[2]);
        });
        if (wrong.size() < kWrong)
            return std::nullopt;
        QuizRound round = begin(QuizKind::Pass, subject, *target);
        round.prompt = fmt::format(
            fmt::runtime(words.word("Which of these leads over the crest between {} and {}?",
                                    "Lequel franchit la crête entre {} et {}\u202F?")),
            area_name(parts[1]), area_name(parts[2]));
        settle(round, *target, wrong, random);
        round.feedback[target->id] =
            fmt::format(fmt::runtime(words.word("Yes: {}.", "Oui\u202F: {}.")), the(*target));
        for (const Place* other : wrong)
            round.feedback[other->id] = fmt::format(
                fmt::runtime(words.word("Not {0}.{1} From it {2} lies {3}.",
                                        "Non, pas {0}.{1} De là, {2} se trouve à {3}.")),
                the(*other), sides_of(*other), the(*target), land.way(*other, *target));
        return round;
    }
};

QuizMaker::QuizMaker(QuizFacts facts, std::string language)
    : m_parts(std::make_unique<Parts>(std::move(facts), std::move(language))) {}
QuizMaker::~QuizMaker() = default;
QuizMaker::QuizMaker(QuizMaker&&) noexcept = default;

const std::vector<std::string>& QuizMaker::subjects(QuizKind kind) const {
    return m_parts->subjects[kind];
}

std::optional<QuizRound> QuizMaker::make(QuizKind kind, const std::string& subject,
                                         QuizRandom& random) const {
    const auto& known = m_parts->subjects[kind];
    if (std::find(known.begin(), known.end(), subject) == known.end())
        return std::nullopt;
    switch (kind) {
    case QuizKind::Find:
        return m_parts->find(*m_parts->land.place(subject), random);
    case QuizKind::Name:
        return m_parts->name(*m_parts->land.place(subject), random);
    case QuizKind::Pass:
        return m_parts->pass(subject, random);
    case QuizKind::Order:
        return order_round(m_parts->facts, m_parts->words, subject, random);
    case QuizKind::Claim:
        return claim_round(m_parts->facts, m_parts->words, m_parts->land, subject, random);
    case QuizKind::Own:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace panjshir::study
