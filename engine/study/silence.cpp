#include "study/silence.hpp"

#include <algorithm>
#include <map>

namespace panjshir::study {
namespace {

using namespace chronicle;

struct Word {
    DayInterval days;
    const std::string* speaker = nullptr;
    const std::string* source = nullptr;
};
using WordsOfPlaces = std::map<std::string, std::vector<Word>, std::less<>>;

bool counts(const Basis& basis, const Chronicle& chronicle, const std::string& speaker,
            const std::string& source) {
    switch (basis.kind) {
    case Basis::Kind::All:
        return true;
    case Basis::Kind::Side:
        return chronicle.side_of(speaker) == basis.id;
    case Basis::Kind::Actor:
        return speaker == basis.id;
    case Basis::Kind::Source:
        return source == basis.id;
    }
    return false;
}

bool published_by(const Chronicle& chronicle, const std::string& id, std::optional<CivilDay> day) {
    const Source* source = chronicle.source(id);
    return source && (!day || source->published.days().first <= *day);
}

// Nobody can speak of days later than the one on which he speaks.
DayInterval spoken_of(const EdtfDate& when, const EdtfDate& said) {
    DayInterval days = when.days();
    if (!when.last_day())
        days.last = std::max(days.first, said.days().last);
    return days;
}

WordsOfPlaces words_of(const Chronicle& chronicle, std::optional<CivilDay> known_on,
                       const Basis& basis) {
    WordsOfPlaces words;
    const auto usable = [&](const auto& row) {
        return published_by(chronicle, row.source, known_on) &&
               counts(basis, chronicle, row.speaker, row.source);
    };
    for (const Claim& claim : chronicle.claims)
        if (usable(claim))
            words[claim.place].push_back(
                {spoken_of(claim.when, claim.said), &claim.speaker, &claim.source});
    for (const Event& event : chronicle.events)
        if (!event.background && usable(event))
            for (const EventPlace& at : event.places)
                words[at.place].push_back(
                    {spoken_of(event.when, event.said), &event.speaker, &event.source});
    return words;
}

} // namespace

std::vector<SilentPlace> silent_places(std::span<const std::string> places,
                                       const Chronicle& chronicle, const DayInterval& span,
                                       const Basis& basis, std::optional<CivilDay> known_on) {
    const WordsOfPlaces words = words_of(chronicle, known_on, basis);
    std::vector<SilentPlace> silent;
    for (const std::string& place : places) {
        SilentPlace found{place, std::nullopt, {}, {}, span.length_days()};
        bool heard = false;
        if (const auto of_place = words.find(place); of_place != words.end())
            for (const Word& word : of_place->second) {
                heard = heard || word.days.overlaps(span);
                if (word.days.last < span.first &&
                    (!found.last_heard || word.days.last > *found.last_heard)) {
                    found.last_heard = word.days.last;
                    found.speaker = *word.speaker;
                    found.source = *word.source;
                }
            }
        if (heard)
            continue;
        if (found.last_heard)
            found.days = static_cast<int>((span.last - *found.last_heard).count());
        silent.push_back(std::move(found));
    }
    return silent;
}

} // namespace panjshir::study
