#pragma once
// Points and areas of the atlas's places, for measuring.

#include "study/statement_checks.hpp"

namespace panjshir::study {

class Land {
public:
    /// Requires: `facts` outlives it.
    explicit Land(const LandFacts& facts) : m_facts(facts) {}

    const gazetteer::Place* place(std::string_view id) const;
    /// Name in a language, or the id of a place that is not there.
    std::string name(std::string_view id, std::string_view language) const;

    /// The caller's points; the mouth of a basin (its pour point); the place's own position:
    /// "centroid" of an administrative area, else "position"; of a valley, province or district its
    /// settlements down to rank 4, by their ids. Where `part` is given, only the point of that
    /// name.
    std::vector<NamedPoint> points(std::string_view id, std::string_view part = {}) const;

    /// The rings that the place covers: the caller's, or its outlines; empty where none is known.
    std::vector<Polyline> areas(std::string_view id) const;
    /// Courses of a road or river.
    std::vector<Polyline> courses(std::string_view id) const;
    /// Whether a border line stands in the atlas between two places.
    bool share_border(std::string_view a, std::string_view b) const;
    /// Whether any border line ends at the place.
    bool has_borders(std::string_view id) const;
    /// Whether `id` lies in `outer` by the atlas's parents.
    bool has_ancestor(std::string_view id, std::string_view outer) const;
    /// The nearest ancestor of a kind, or null.
    const gazetteer::Place* ancestor_of_kind(std::string_view id, gazetteer::PlaceKind kind) const;

private:
    bool same_basin(std::string_view a, std::string_view b) const;
    bool lies_in(const gazetteer::Place& settlement, std::string_view outer) const;

    const LandFacts& m_facts;
};

/// Whether a point lies in any of the rings (even-odd rule on longitude and latitude).
bool inside(LonLat point, const std::vector<Polyline>& rings);

/// Geodesic metres between the nearest vertices of two sets of rings. Requires: neither is empty.
double distance_between_m(const std::vector<Polyline>& a, const std::vector<Polyline>& b);

/// Geodesic metres from a point to the nearest point of a line, each leg cut in steps of about 500
/// m (too long by at most 500 m).
double distance_to_line_m(LonLat point, const Polyline& line);

} // namespace panjshir::study
