#pragma once
// The machine form of `panjshir find --json`: stable keys, in English whatever the language.

#include "gazetteer/find.hpp"

#include <nlohmann/json_fwd.hpp>

namespace panjshir::gazetteer {

/// {"place", "name", "kind", "longitude", "latitude", "score", "matched", "rule", "reasons",
/// "same_name", "gazetteer"}; a place without position has null coordinates.
nlohmann::json to_json(const Candidate& candidate);

/// {"query", "kind", "candidates", "tried": [{"key", "rule"}], "diagnostics": [...]}.
nlohmann::json to_json(const FindReport& report);

} // namespace panjshir::gazetteer
