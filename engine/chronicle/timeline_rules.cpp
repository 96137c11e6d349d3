// The rules that make a place's state of the claims about it.

#include "chronicle/timeline.hpp"

#include <algorithm>
#include <string_view>

namespace panjshir::chronicle {
namespace {

std::string_view part_of(const Claim& claim) {
    return claim.part == "whole" ? std::string_view() : std::string_view(claim.part);
}

bool decides(ClaimStatus status) { return makes_holder(status) || opposes_holder(status); }

// Of one voice, about one place.
bool supersedes(const Claim& later, std::uint32_t later_party, const Claim& earlier,
                std::uint32_t earlier_party) {
    const std::string_view part = part_of(later);
    if (!part.empty() && part != part_of(earlier))
        return false;
    if (makes_holder(later.status) && decides(earlier.status))
        return true;
    if (later_party != earlier_party)
        return false;
    return decides(later.status) || later.status == earlier.status;
}

} // namespace

std::uint32_t Timeline::voice_of(const Claim* claim, const Basis& basis) const {
    return basis.kind == Basis::Kind::Side ? 0 : m_claims[row_of(claim)].speaker;
}

std::uint32_t Timeline::party_of(const Claim* claim) const {
    return m_party[m_claims[row_of(claim)].holder];
}

bool Timeline::is_later_word(std::uint32_t a, std::uint32_t b, std::int32_t day) const {
    const ClaimEntry &x = m_claims[a], &y = m_claims[b];
    const std::int32_t x_last = std::min(x.last, day), y_last = std::min(y.last, day);
    if (x_last != y_last)
        return x_last > y_last;
    if (x.said != y.said)
        return x.said > y.said;
    if (x.first != y.first)
        return x.first > y.first;
    return x.published != y.published ? x.published > y.published : a > b;
}

// `place.claims` stand with the latest word first. A word that was itself superseded still ends what came
// before it: an old claim does not come back to life when a newer one is withdrawn.
void Timeline::mark_superseded(PlaceOnDay& place, const Basis& basis) const {
    for (std::size_t i = 1; i < place.claims.size(); ++i) {
        ClaimOnDay& earlier = place.claims[i];
        const std::uint32_t voice = voice_of(earlier.claim, basis);
        earlier.superseded = std::any_of(
            place.claims.begin(), place.claims.begin() + static_cast<std::ptrdiff_t>(i),
            [&](const ClaimOnDay& later) {
                return voice_of(later.claim, basis) == voice &&
                       supersedes(*later.claim, party_of(later.claim), *earlier.claim,
                                  party_of(earlier.claim));
            });
    }
}

void Timeline::decide(PlaceOnDay& place, const Basis& basis) const {
    std::vector<const Claim*> holding, opposing, last_heard;
    for (const ClaimOnDay& claim : place.claims) {
        if (claim.superseded)
            continue;
        const ClaimStatus status = m_claims[row_of(claim.claim)].status;
        if (claim.freshness == Freshness::Stale) {
            if (makes_holder(status))
                last_heard.push_back(claim.claim);
        } else if (makes_holder(status)) {
            holding.push_back(claim.claim);
            place.strength = std::max(place.strength, claim.strength);
        } else if (opposes_holder(status)) {
            opposing.push_back(claim.claim);
        }
    }
    const auto opposed = [&](const Claim* holder) {
        return std::any_of(opposing.begin(), opposing.end(), [&](const Claim* opponent) {
            return party_of(opponent) == party_of(holder) &&
                   voice_of(opponent, basis) != voice_of(holder, basis);
        });
    };
    const auto of_another_side = [&](const Claim* holder) {
        return party_of(holder) != party_of(holding.front());
    };
    if (holding.empty())
        place.state = last_heard.empty() ? PlaceState::Silent : PlaceState::Stale;
    else if (std::any_of(holding.begin(), holding.end(), of_another_side) ||
             std::any_of(holding.begin(), holding.end(), opposed))
        place.state = PlaceState::Contested;
    else
        place.state = PlaceState::Held;

    std::vector<std::uint32_t> holders;
    for (const Claim* claim : holding.empty() ? last_heard : holding)
        holders.push_back(m_claims[row_of(claim)].holder);
    std::sort(holders.begin(), holders.end());
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
    for (const std::uint32_t holder : holders)
        place.holders.push_back(m_actors[holder]);
}

} // namespace panjshir::chronicle
