#pragma once
// Rows of the chronicle made into tellings. Used by the comparison only.

#include "study/comparison.hpp"

#include <unordered_map>

namespace panjshir::study {

/// Kinds that may tell of one happening; bits, as a telling may be of several.
enum Kin : unsigned {
    kFighting = 1,
    kControl = 2,
    kSiege = 4,
    kTalks = 8,
    kOther = 16,
    kWords = 32
};

/// Which places contain which, by the atlas's parents.
class Containment {
public:
    /// Requires: `places` outlives it.
    explicit Containment(std::span<const gazetteer::Place> places);
    /// Whether one of `a` is one of `b`, or lies in one, or contains one. A country is only itself.
    bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) const;

private:
    bool lies_in(const std::string& id, const std::string& outer) const;
    std::unordered_map<std::string, const gazetteer::Place*> m_places;
};

struct KinTelling {
    Telling telling;
    unsigned kin = 0;
    bool of_claims = false; ///< at least one of its rows is a claim
    std::vector<chronicle::EventKind>
        other_kinds; ///< those of kOther, which are kin to their like alone
};

/// Claims and events, joined where they are one passage. Claims of holding are left out.
std::vector<KinTelling> tellings_of_happenings(const chronicle::Chronicle& chronicle,
                                               const Containment& places);

Telling telling_of(const chronicle::LandStatement& statement);

/// What the tellings of a happening do not agree on.
std::vector<Difference> differences_between(const std::vector<Telling>& tellings);

} // namespace panjshir::study
