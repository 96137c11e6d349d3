#include "study/comparison_tellings.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <tuple>

namespace panjshir::study {
namespace {

using namespace chronicle;

unsigned kin_of(ClaimStatus status) {
    switch (status) {
    case ClaimStatus::Takes:
    case ClaimStatus::Retakes:
    case ClaimStatus::Loses:
        return kControl;
    case ClaimStatus::Besieges:
    case ClaimStatus::Blocks:
        return kSiege;
    case ClaimStatus::Enters:
        return kFighting;
    case ClaimStatus::Denied:
        return kFighting | kControl;
    case ClaimStatus::Holds:
        return 0;
    }
    return 0;
}

unsigned kin_of(EventKind kind) {
    switch (kind) {
    case EventKind::Clash:
    case EventKind::Offensive:
    case EventKind::Ambush:
        return kFighting;
    case EventKind::ChangeOfPower:
        return kControl;
    case EventKind::Blockade:
        return kSiege;
    case EventKind::Talks:
    case EventKind::Ultimatum:
        return kTalks;
    case EventKind::Statement:
        return kWords;
    case EventKind::Exercise:
    case EventKind::Displacement:
    case EventKind::Visit:
    case EventKind::Protest:
        return kOther;
    }
    return 0;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

KinTelling telling_of(const Claim& claim) {
    KinTelling made;
    Telling& telling = made.telling;
    telling.source = claim.source;
    telling.speaker = claim.speaker;
    telling.via = claim.via;
    telling.span = claim.span;
    telling.rows = {claim.id};
    telling.kinds = {std::string(to_string(claim.status))};
    if (!claim.part.empty() && claim.part != "whole")
        telling.kinds.front() += fmt::format(" ({})", claim.part);
    telling.places = {claim.place};
    telling.parties = {claim.holder};
    telling.when = claim.when.text();
    telling.days = claim.when.days();
    made.kin = kin_of(claim.status);
    made.of_claims = true;
    return made;
}

KinTelling telling_of(const Event& event) {
    KinTelling made;
    Telling& telling = made.telling;
    telling.source = event.source;
    telling.speaker = event.speaker;
    telling.via = event.via;
    telling.span = event.span;
    telling.rows = {event.id};
    telling.kinds = {std::string(to_string(event.kind))};
    for (const EventPlace& place : event.places)
        add_once(telling.places, place.place);
    telling.parties = event.actors;
    telling.figures = event.figures;
    telling.when = event.when.text();
    telling.days = event.when.days();
    made.kin = kin_of(event.kind);
    if (made.kin == kOther)
        made.other_kinds = {event.kind};
    return made;
}

bool touch(const DayInterval& a, const DayInterval& b) {
    const std::chrono::days one(1);
    return a.first <= b.last + one && b.first <= a.last + one;
}

bool one_voice(const Telling& a, const Telling& b) {
    return a.source == b.source && a.speaker == b.speaker;
}

bool one_passage(const Telling& a, const Telling& b, const Containment& places) {
    return a.span.begin < b.span.end && b.span.begin < a.span.end && touch(a.days, b.days) &&
           (a.span == b.span || (a.places.empty() && b.places.empty()) ||
            places.meet(a.places, b.places));
}

void join(KinTelling& into, const KinTelling& from) {
    Telling& a = into.telling;
    const Telling& b = from.telling;
    a.span = {std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)};
    for (const std::string& row : b.rows)
        add_once(a.rows, row);
    // "takes" says more than "change of power": of the same kin the claim's verb stands for the
    // event's kind.
    const bool same_kin = (into.kin & from.kin) != 0 && into.of_claims != from.of_claims;
    if (same_kin && from.of_claims)
        a.kinds.clear();
    if (!same_kin || from.of_claims)
        for (const std::string& kind : b.kinds)
            add_once(a.kinds, kind);
    into.of_claims = into.of_claims || from.of_claims;
    for (const std::string& place : b.places)
        add_once(a.places, place);
    for (const std::string& party : b.parties)
        add_once(a.parties, party);
    a.figures.insert(a.figures.end(), b.figures.begin(), b.figures.end());
    // The date of the narrower row is the better one to show.
    if (b.days.length_days() < a.days.length_days())
        a.when = b.when;
    a.days = {std::min(a.days.first, b.days.first), std::max(a.days.last, b.days.last)};
    into.kin |= from.kin;
    into.other_kinds.insert(into.other_kinds.end(), from.other_kinds.begin(),
                            from.other_kinds.end());
}

} // namespace

Containment::Containment(std::span<const gazetteer::Place> places) {
    for (const gazetteer::Place& place : places)
        m_places.emplace(place.id, &place);
}

bool Containment::meet(const std::vector<std::string>& a, const std::vector<std::string>& b) const {
    for (const std::string& x : a)
        for (const std::string& y : b)
            if (lies_in(x, y) || lies_in(y, x))
                return true;
    return false;
}

// Circles of parents have been broken by the loader; the count of steps guards chronicles from
// elsewhere.
bool Containment::lies_in(const std::string& id, const std::string& outer) const {
    if (id == outer)
        return true;
    auto at = m_places.find(id);
    for (std::size_t step = 0; step <= m_places.size() && at != m_places.end(); ++step) {
        const std::string& parent = at->second->parent;
        at = m_places.find(parent);
        if (parent == outer)
            return at != m_places.end() && at->second->kind != gazetteer::PlaceKind::Country;
    }
    return false;
}

std::vector<KinTelling> tellings_of_happenings(const Chronicle& chronicle,
                                               const Containment& places) {
    std::vector<KinTelling> rows, tellings;
    for (const Event& event : chronicle.events)
        rows.push_back(telling_of(event));
    for (const Claim& claim : chronicle.claims)
        if (claim.status != ClaimStatus::Holds)
            rows.push_back(telling_of(claim));
    // Each voice's rows stand together, those that may be one passage near to each other.
    std::stable_sort(rows.begin(), rows.end(), [](const KinTelling& a, const KinTelling& b) {
        const Telling &x = a.telling, &y = b.telling;
        return std::tie(x.source, x.speaker, x.span.begin) <
               std::tie(y.source, y.speaker, y.span.begin);
    });
    for (const KinTelling& row : rows) {
        auto earlier = tellings.rbegin();
        while (earlier != tellings.rend() && one_voice(earlier->telling, row.telling) &&
               !one_passage(earlier->telling, row.telling, places))
            ++earlier;
        if (earlier != tellings.rend() && one_voice(earlier->telling, row.telling))
            join(*earlier, row);
        else
            tellings.push_back(row);
    }
    return tellings;
}

Telling telling_of(const LandStatement& statement) {
    Telling telling;
    telling.source = statement.source;
    telling.speaker = statement.speaker;
    telling.span = statement.span;
    telling.rows = {statement.id};
    telling.kinds = {std::string(to_string(statement.relation))};
    telling.places = {statement.subject};
    if (!statement.object.empty())
        telling.places.push_back(statement.object);
    telling.value = statement.value;
    telling.part = statement.subject_part;
    return telling;
}

} // namespace panjshir::study
