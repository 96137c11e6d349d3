#pragma once
// Looks a written name up, tolerating the ways in which Afghan names are spelt, and says why each
// place was taken. Distances are geodesic metres on WGS 84.

#include "gazetteer/index.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

struct FindOptions {
    std::optional<PlaceKind> kind; ///< only places of this kind
    std::optional<LonLat> near;    ///< places near here come first
    int limit = 10;                ///< at most this many candidates; below 1 reads as 1
    double margin = 0.20; ///< candidates that score lower than the best by more are left out, 0..1
};

/// One place that the query may mean.
struct Candidate {
    std::string place;   ///< its id
    std::string name;    ///< its preferred name
    std::string matched; ///< the written form that the query met
    PlaceKind kind = PlaceKind::Village;
    std::optional<LonLat> position;
    double score =
        0; ///< 0..1: spelling, kind and nearness together; a `garbled` form is never above 0.5
    std::string
        rule; ///< a short stable word: exact, folded, ezafe, digraph, ..., edit1, skeleton, garbled
    std::vector<std::string> reasons; ///< English sentences for people
    std::vector<std::string>
        same_name;         ///< ids of the places near it that bear its name and are of other kinds
    std::string gazetteer; ///< title of the index it comes from
};

/// One key made from the query: what was looked for, and by which rule.
struct TriedKey {
    std::string key;
    std::string rule;
};

struct FindReport {
    std::string query;
    std::optional<PlaceKind> kind_in_query; ///< from a kind word: "Khawak Pass", "col de Khawak"
    std::vector<Candidate> candidates;      ///< best first
    std::vector<TriedKey> tried;            ///< never empty for a query that holds a letter
    Diagnostics diagnostics; ///< e.g. bytes that are not UTF-8, a query that was too long
};

/// A name longer than this many code points is cut, and a diagnostic says so.
inline constexpr std::size_t kLongestQuery = 200;

/// The places that `query` may mean, best first. Any bytes may be given. Places of equal score
/// stand by importance (rank), then by id.
std::vector<Candidate> find(const NameIndex& index, std::string_view query,
                            const FindOptions& options = {});

/// As `find`, saying what was tried.
FindReport find_report(const NameIndex& index, std::string_view query,
                       const FindOptions& options = {});

/// The same over several gazetteers, most trusted first: of places with equal score, those of the
/// earlier index stand first.
FindReport find_report(std::span<const NameIndex* const> indexes, std::string_view query,
                       const FindOptions& options = {});

} // namespace panjshir::gazetteer
