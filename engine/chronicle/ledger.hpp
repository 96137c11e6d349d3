#pragma once
// A chronicle of a million rows: claims and events as numbers, without their texts, asked as a
// Timeline is.

#include "chronicle/claim_index.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace panjshir::chronicle {

/// The names that the rows' ranks stand for.
struct LedgerNames {
    struct Actor {
        std::string id, side;
    };
    struct Source {
        std::string id;
        std::int32_t published = kNeverPublished;
    };
    std::vector<std::string> places; ///< sorted
    std::vector<Actor> actors;
    std::vector<Source> sources;
};

struct LedgerDay {
    std::vector<PlaceRows> places; ///< one a place, by rank
};

/// The rules are those of the Timeline. About 70 bytes a claim and 50 an event.
class Ledger {
public:
    Ledger() = default;
    /// Requires: every rank of a row is one of `names`; an event's speaker and source may be
    /// kNoRank.
    Ledger(LedgerNames names, std::vector<ClaimRow> claims, std::vector<EventRow> events,
           TimelineSettings settings = {});

    const LedgerNames& names() const { return m_names; }
    const std::vector<ClaimRow>& claims() const { return m_claims.rows(); }
    const std::vector<EventRow>& events() const { return m_events.rows(); }

    LedgerDay on(CivilDay day, const Basis& basis = {},
                 std::optional<CivilDay> known_on = std::nullopt) const;
    std::vector<EventIndex::Hit> events_on(CivilDay day, const Basis& basis = {},
                                           std::optional<CivilDay> known_on = std::nullopt) const;
    int events_count(CivilDay day) const { return m_events.count(day_count(day)); }

private:
    RowFilter make_filter(const Basis& basis, std::optional<CivilDay> known_on) const;

    LedgerNames m_names;
    ClaimIndex m_claims;
    EventIndex m_events;
};

} // namespace panjshir::chronicle
