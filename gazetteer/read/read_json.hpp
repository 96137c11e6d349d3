#pragma once
// The machine form of `panjshir read --json`.

#include "gazetteer/read/draft.hpp"
#include "gazetteer/read/reader.hpp"

#include <nlohmann/json_fwd.hpp>

namespace panjshir::gazetteer {

/// {"begin", "end", "text", "place", "kind", "longitude", "latitude", "confidence", "metonymy",
/// "candidates", "reasons"}; what is not known is null.
nlohmann::json to_json(const Mention& mention);

/// {"begin", "end", "text", "edtf", "anchor", "reasons"}; a date that is not resolved has null for
/// edtf and anchor.
nlohmann::json to_json(const DateMention& date);

/// {"published", "language", "mentions", "dates", "diagnostics"}.
nlohmann::json to_json(const ReadResult& result, const std::optional<EdtfDate>& published);

/// {"table": "claims|events", "what", "place", "actor", "speaker", "when", "figures": [{"what",
/// "number"}], "begin", "end", "verb", "confidence", "reasons"}; what was not seen is null.
nlohmann::json to_json(const DraftRow& row);

} // namespace panjshir::gazetteer
