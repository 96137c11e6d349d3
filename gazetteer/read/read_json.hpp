#pragma once
// The machine form of `panjshir read --json`.

#include "gazetteer/read/reader.hpp"

#include <nlohmann/json_fwd.hpp>

namespace panjshir::gazetteer {

/// {"begin", "end", "text", "place", "kind", "longitude", "latitude", "confidence", "metonymy",
/// "candidates", "reasons"}; what is not known is null.
nlohmann::json to_json(const Mention& mention);

/// {"begin", "end", "text", "edtf", "anchor", "reasons"}; a date that is not resolved has null for edtf
/// and anchor.
nlohmann::json to_json(const DateMention& date);

/// {"published", "language", "mentions", "dates", "diagnostics"}.
nlohmann::json to_json(const ReadResult& result, const std::optional<EdtfDate>& published);

} // namespace panjshir::gazetteer
