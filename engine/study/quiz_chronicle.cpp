#include "study/quiz_chronicle.hpp"

#include "chronicle/timeline.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace panjshir::study {
namespace {

using chronicle::Basis;
using chronicle::Chronicle;
using chronicle::ClaimOnDay;
using chronicle::Event;
using chronicle::Freshness;
using chronicle::PlaceOnDay;
using chronicle::PlaceState;

constexpr std::size_t kEvents = 3, kChoices = 4;
constexpr int kLongestSilence_days = 14;
constexpr const char* kContested = "contested";
constexpr const char* kNobody = "nobody";

bool exactly_dated(const Event& event) {
    return !event.background && !event.when.approximate() && !event.when.uncertain() &&
           event.when.first_day() && event.when.last_day() && !event.title_en.empty() &&
           !event.title_fr.empty();
}

const Event* event_of(const Chronicle& chronicle, std::string_view id) {
    for (const Event& event : chronicle.events)
        if (event.id == id)
            return &event;
    return nullptr;
}

// The events in a row, ids and titles.
QuizChoice row_of(const std::vector<const Event*>& events, const QuizWords& words) {
    QuizChoice choice;
    for (const Event* event : events) {
        choice.id += (choice.id.empty() ? "" : ">") + event->id;
        choice.text += (choice.text.empty() ? "" : " → ") +
                       (words.french() ? event->title_fr : event->title_en);
    }
    return choice;
}

std::string dated(const Event& event, const QuizWords& words) {
    return fmt::format(fmt::runtime(words.word("“{}” ({})", "«\u202F{}\u202F» ({})")),
                       words.french() ? event.title_fr : event.title_en,
                       words.days(event.when.days()));
}

// The voices that may be asked for: all, the sides, and everyone who speaks a claim.
std::vector<Basis> bases_of(const Chronicle& chronicle) {
    std::vector<Basis> bases{{}};
    for (const chronicle::Actor& actor : chronicle.actors) {
        if (actor.colour)
            bases.push_back({Basis::Kind::Side, actor.id});
        const bool speaks =
            std::any_of(chronicle.claims.begin(), chronicle.claims.end(),
                        [&](const chronicle::Claim& claim) { return claim.speaker == actor.id; });
        if (speaks && !actor.colour)
            bases.push_back({Basis::Kind::Actor, actor.id});
    }
    return bases;
}

// The answer's id, or nothing where the question would be a trap.
std::optional<std::string> answer_of(const Chronicle& chronicle, const PlaceOnDay& place,
                                     CivilDay on) {
    std::set<std::string> sides;
    for (const std::string& holder : place.holders) {
        const std::string side = chronicle.side_of(holder);
        sides.insert(side.empty() ? holder : side);
    }
    switch (place.state) {
    case PlaceState::Held:
        return sides.size() == 1 ? std::optional(*sides.begin()) : std::nullopt;
    case PlaceState::Contested:
        return sides.size() > 1 ? std::optional<std::string>(kContested)
                                : std::nullopt; // not by a denial alone
    case PlaceState::Stale:
        if (place.last_heard && (on - *place.last_heard).count() <= kLongestSilence_days)
            return kNobody;
        return std::nullopt;
    case PlaceState::Silent:
        return std::nullopt; // a siege alone, a loss alone: neither answer would be fair
    }
    return std::nullopt;
}

struct ClaimSubject {
    std::string place, who;
    CivilDay on;
};

std::optional<ClaimSubject> parse_subject(const std::string& text) {
    const auto first = text.find('|'), second = text.rfind('|');
    if (first == std::string::npos || second == first)
        return std::nullopt;
    const auto day = parse_day(text.substr(second + 1));
    if (!day)
        return std::nullopt;
    return ClaimSubject{text.substr(0, first), text.substr(first + 1, second - first - 1), *day};
}

// "held by the National Resistance Front". French, which would want the right article, has a colon
// instead.
std::string holding(const Chronicle& chronicle, const chronicle::Claim& claim,
                    const QuizWords& words) {
    const chronicle::Actor* holder = chronicle.actor(claim.holder);
    const char* joint = words.french() ? "\u202F: " : holder && holder->colour ? " the " : " ";
    return words.status(claim.status) + joint + words.actor(chronicle, claim.holder);
}

// The claims that decide, freshest first; at most three, but every holder once before any twice.
std::vector<const chronicle::Claim*> deciding(const PlaceOnDay& place, bool stale) {
    std::vector<const chronicle::Claim*> first, more;
    for (const ClaimOnDay& said : place.claims) {
        const chronicle::Claim* claim = said.claim;
        if (!chronicle::makes_holder(claim->status) || (!stale && said.superseded) ||
            (said.freshness == Freshness::Stale) != stale)
            continue;
        const bool named =
            std::any_of(first.begin(), first.end(), [&](const chronicle::Claim* other) {
                return other->holder == claim->holder;
            });
        (named ? more : first).push_back(claim);
    }
    first.insert(first.end(), more.begin(), more.end());
    first.resize(std::min<std::size_t>(3, first.size()));
    return first;
}

// "Ali Nazary: held by the National Resistance Front (22 August 2021)".
std::string evidence(const Chronicle& chronicle, const PlaceOnDay& place, const QuizWords& words,
                     bool stale) {
    std::string text;
    for (const chronicle::Claim* claim : deciding(place, stale)) {
        const bool one_day = claim->when.days().first == claim->when.days().last;
        const std::string_view about = !claim->when.approximate() ? ""
                                       : one_day                  ? words.word("about ", "vers le ")
                                                 : words.word("about ", "environ ");
        text +=
            fmt::format("{}{}{} {} ({}{})", text.empty() ? "" : words.word("; ", "\u202F; "),
                        words.actor(chronicle, claim->speaker), words.word(":", "\u202F:"),
                        holding(chronicle, *claim, words), about, words.days(claim->when.days()));
    }
    return text;
}

std::string choice_text(const Chronicle& chronicle, const QuizWords& words, const std::string& id) {
    if (id == kContested)
        return std::string(
            words.word("Contested: the voices differ", "Disputé\u202F: les voix divergent"));
    if (id == kNobody)
        return std::string(words.word("Nobody: the last word is too old",
                                      "Personne\u202F: le dernier mot est trop ancien"));
    return words.actor(chronicle, id);
}

std::string voice_text(const Chronicle& chronicle, const QuizWords& words, const Basis& basis) {
    if (basis.kind == Basis::Kind::All)
        return std::string(words.word("All voices together", "Toutes les voix ensemble"));
    return fmt::format(
        fmt::runtime(basis.kind == Basis::Kind::Side
                         ? words.word("Voices on the side of the {}", "Voix du camp\u202F: {}")
                         : words.word("Voice: {}", "Voix\u202F: {}")),
        words.actor(chronicle, basis.id));
}

} // namespace

std::vector<std::string> order_subjects(const QuizFacts& facts) {
    std::vector<std::string> ids;
    for (const Event& event : facts.chronicle->events)
        if (exactly_dated(event))
            ids.push_back(event.id);
    return ids;
}

std::optional<QuizRound> order_round(const QuizFacts& facts, const QuizWords& words,
                                     const std::string& subject, QuizRandom& random) {
    const Event* first = event_of(*facts.chronicle, subject);
    if (!first || !exactly_dated(*first))
        return std::nullopt;
    std::vector<const Event*> others, chosen{first};
    for (const Event& event : facts.chronicle->events)
        if (exactly_dated(event))
            others.push_back(&event);
    random.shuffle(others);
    for (const Event* other : others)
        if (chosen.size() < kEvents &&
            std::none_of(chosen.begin(), chosen.end(), [&](const Event* taken) {
                return taken->when.days().overlaps(other->when.days()) ||
                       taken->title_en == other->title_en || taken->title_fr == other->title_fr;
            }))
            chosen.push_back(other);
    if (chosen.size() < kEvents)
        return std::nullopt;
    std::sort(chosen.begin(), chosen.end(), [](const Event* a, const Event* b) {
        return a->when.days().first < b->when.days().first;
    });
    std::vector<std::vector<std::size_t>> wrong;
    std::vector<std::size_t> order{0, 1, 2};
    while (std::next_permutation(order.begin(), order.end()))
        wrong.push_back(order);
    random.shuffle(wrong);

    QuizRound round;
    round.kind = QuizKind::Order;
    round.subject = subject;
    round.prompt = words.word("In which order are these said to have happened?",
                              "Dans quel ordre dit-on que cela s’est passé\u202F?");
    const QuizChoice right = row_of(chosen, words);
    round.answer = right.id;
    round.choices.push_back(right);
    round.feedback[right.id] =
        fmt::format("{}{}, {}, {}.", words.word("Yes: ", "Oui\u202F: "), dated(*chosen[0], words),
                    dated(*chosen[1], words), dated(*chosen[2], words));
    for (std::size_t i = 0; i + 1 < kChoices; ++i) {
        std::vector<const Event*> row;
        for (const std::size_t at : wrong[i])
            row.push_back(chosen[at]);
        const std::size_t fault =
            wrong[i][0] > wrong[i][1] ? 0 : 1; // the first pair that is the wrong way round
        const QuizChoice choice = row_of(row, words);
        round.choices.push_back(choice);
        round.feedback[choice.id] = fmt::format(
            fmt::runtime(words.word("No: {} came before {}.", "Non\u202F: {} précède {}.")),
            dated(*row[fault + 1], words), dated(*row[fault], words));
    }
    random.shuffle(round.choices);
    return round;
}

std::vector<std::string> claim_subjects(const QuizFacts& facts) {
    std::vector<std::string> subjects;
    for (const Basis& basis : bases_of(*facts.chronicle))
        for (CivilDay day = facts.days.first; day <= facts.days.last; day += std::chrono::days{1})
            for (const PlaceOnDay& place : facts.timeline->on(day, basis).places)
                if (answer_of(*facts.chronicle, place, day))
                    subjects.push_back(place.place + "|" + chronicle::to_text(basis) + "|" +
                                       to_text(day));
    return subjects;
}

std::optional<QuizRound> claim_round(const QuizFacts& facts, const QuizWords& words,
                                     const QuizLand& land, const std::string& subject,
                                     QuizRandom& random) {
    const Chronicle& chronicle = *facts.chronicle;
    const auto asked = parse_subject(subject);
    const auto basis = asked ? chronicle::parse_basis(asked->who, chronicle) : fail("");
    if (!basis)
        return std::nullopt;
    const chronicle::DayState state = facts.timeline->on(asked->on, *basis);
    const PlaceOnDay* place = state.place(asked->place);
    const auto answer = place ? answer_of(chronicle, *place, asked->on) : std::nullopt;
    if (!answer)
        return std::nullopt;
    QuizRound round;
    round.kind = QuizKind::Claim;
    round.subject = subject;
    round.place = asked->place;
    round.answer = *answer;
    round.prompt = fmt::format(fmt::runtime(words.word("For whom is {} claimed on {}? ({})",
                                                       "À qui attribue-t-on {} le {}\u202F? ({})")),
                               words.the(land.name(asked->place)), words.day(asked->on),
                               voice_text(chronicle, words, *basis));
    std::vector<std::string> ids;
    for (const chronicle::Actor& actor : chronicle.actors)
        if (actor.colour && actor.id != *answer)
            ids.push_back(actor.id);
    random.shuffle(ids);
    for (const char* other : {kContested, kNobody})
        if (*answer != other)
            ids.insert(ids.begin(), other);
    ids.resize(std::min(ids.size(), kChoices - 1));
    ids.push_back(*answer);
    random.shuffle(ids);
    const bool stale = place->state == PlaceState::Stale;
    std::string why = evidence(chronicle, *place, words, stale);
    if (stale)
        why = fmt::format(fmt::runtime(words.word("the last word is over {} days old ({})",
                                                  "le dernier mot a plus de {} jours ({})")),
                          facts.timeline->settings().stale_after_days, why);
    for (const std::string& id : ids) {
        round.choices.push_back({id, choice_text(chronicle, words, id)});
        round.feedback[id] = fmt::format(
            "{}{}.", id == *answer ? words.word("Yes. ", "Oui. ") : words.word("No. ", "Non. "),
            words.at_start(why));
    }
    return round;
}

} // namespace panjshir::study
