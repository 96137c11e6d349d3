#pragma once
// What is said to hold on a day, according to whom: the answer that every map and table is drawn
// from.

#include "chronicle/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::chronicle {

/// According to whom the map is drawn.
struct Basis {
    enum class Kind { All, Side, Actor, Source };
    Kind kind = Kind::All;
    std::string id; ///< side, actor or source id; empty for All

    bool operator==(const Basis&) const = default;
};

/// WHO as on the command line: "all", a side id, an actor id or a source id (a side before an actor
/// of the same id). Errors: none of these; the message lists what would have been.
Result<Basis> parse_basis(std::string_view who, const Chronicle& chronicle);
std::string to_text(const Basis& basis);

enum class Freshness { Full, Fading, Stale };

/// A claim as it stands on the day asked for.
struct ClaimOnDay {
    const Claim* claim = nullptr;
    Freshness freshness = Freshness::Full;
    int age_days = 0;        ///< days since the last day it speaks of; 0 on its interval
    double strength = 1;     ///< 1 on its interval, falling evenly with age, 0 where stale
    bool superseded = false; ///< the same voice has since said otherwise of the same place
};

enum class PlaceState { Held, Contested, Silent, Stale };
std::string_view to_string(PlaceState state); ///< "held", "contested", "silent", "stale"

struct PlaceOnDay {
    std::string place;
    PlaceState state = PlaceState::Silent;
    /// Who is said to hold it, by actor id, in the order of the chronicle's actors. For held all of
    /// one side: one as a rule, more where voices name several who belong together (a front and its
    /// militias). For contested two or more of different sides, or one with an opposing denial; for
    /// stale those last heard of.
    std::vector<std::string> holders;
    double strength = 0;                ///< of the freshest claim that makes the state
    std::optional<CivilDay> last_heard; ///< last day that any claim of `claims` speaks of
    std::vector<ClaimOnDay> claims;     ///< every claim about the place known by then, newest first
};

struct DayState {
    CivilDay on;
    std::optional<CivilDay> known_on; ///< nothing: everything published
    Basis basis;
    std::vector<PlaceOnDay> places; ///< every place that any claim of the chronicle names, by id

    const PlaceOnDay* place(std::string_view id) const;
};

/// An event as it stands on the day: today's at full strength, those of the last days fading.
struct EventOnDay {
    const Event* event = nullptr;
    int age_days = 0;
    double strength = 1;
};

} // namespace panjshir::chronicle
