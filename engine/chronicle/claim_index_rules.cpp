// The rules that make a place's state of the claims about it.

#include "chronicle/claim_index.hpp"

#include <algorithm>

namespace panjshir::chronicle {
namespace {

bool decides(ClaimStatus status) {
    return makes_holder(status) || opposes_holder(status);
}

// Of one voice, about one place.
bool supersedes(const ClaimRow& later, std::uint32_t later_party, const ClaimRow& earlier,
                std::uint32_t earlier_party) {
    if (later.part != 0 && later.part != earlier.part)
        return false;
    if (makes_holder(later.status) && decides(earlier.status))
        return true;
    if (later_party != earlier_party)
        return false;
    return decides(later.status) || later.status == earlier.status;
}

} // namespace

std::uint32_t ClaimIndex::voice_of(std::uint32_t row, const RowFilter& filter) const {
    return filter.kind == Basis::Kind::Side ? 0 : m_rows[row].speaker;
}

bool ClaimIndex::is_later_word(std::uint32_t a, std::uint32_t b, std::int32_t day) const {
    const ClaimRow &x = m_rows[a], &y = m_rows[b];
    const std::int32_t x_last = std::min(x.last, day), y_last = std::min(y.last, day);
    if (x_last != y_last)
        return x_last > y_last;
    if (x.said != y.said)
        return x.said > y.said;
    if (x.first != y.first)
        return x.first > y.first;
    return x.published != y.published ? x.published > y.published : a > b;
}

// `place.claims` stand with the latest word first. A word that was itself superseded still ends
// what came before it: an old claim does not come back to life when a newer one is withdrawn.
void ClaimIndex::mark_superseded(PlaceRows& place, const RowFilter& filter) const {
    for (std::size_t i = 1; i < place.claims.size(); ++i) {
        const std::uint32_t earlier = place.claims[i].row;
        const std::uint32_t voice = voice_of(earlier, filter);
        for (std::size_t j = 0; j < i && !place.claims[i].superseded; ++j) {
            const std::uint32_t later = place.claims[j].row;
            place.claims[i].superseded =
                voice_of(later, filter) == voice &&
                supersedes(m_rows[later], party_of(later), m_rows[earlier], party_of(earlier));
        }
    }
}

void ClaimIndex::decide(PlaceRows& place, const RowFilter& filter) const {
    std::vector<std::uint32_t> holding, opposing, last_heard;
    for (const RowOnDay& claim : place.claims) {
        if (claim.superseded)
            continue;
        const ClaimStatus status = m_rows[claim.row].status;
        if (claim.freshness == Freshness::Stale) {
            if (makes_holder(status))
                last_heard.push_back(claim.row);
        } else if (makes_holder(status)) {
            holding.push_back(claim.row);
            place.strength = std::max(place.strength, claim.strength);
        } else if (opposes_holder(status)) {
            opposing.push_back(claim.row);
        }
    }
    const auto opposed = [&](std::uint32_t holder) {
        return std::any_of(opposing.begin(), opposing.end(), [&](std::uint32_t opponent) {
            return party_of(opponent) == party_of(holder) &&
                   voice_of(opponent, filter) != voice_of(holder, filter);
        });
    };
    const auto of_another_side = [&](std::uint32_t holder) {
        return party_of(holder) != party_of(holding.front());
    };
    if (holding.empty())
        place.state = last_heard.empty() ? PlaceState::Silent : PlaceState::Stale;
    else if (std::any_of(holding.begin(), holding.end(), of_another_side) ||
             std::any_of(holding.begin(), holding.end(), opposed))
        place.state = PlaceState::Contested;
    else
        place.state = PlaceState::Held;

    for (const std::uint32_t row : holding.empty() ? last_heard : holding)
        place.holders.push_back(m_rows[row].holder);
    std::sort(place.holders.begin(), place.holders.end());
    place.holders.erase(std::unique(place.holders.begin(), place.holders.end()),
                        place.holders.end());
}

} // namespace panjshir::chronicle
