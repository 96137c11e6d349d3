#include "gazetteer/read/read_json.hpp"

#include "gazetteer/find_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace panjshir::gazetteer {

nlohmann::json to_json(const Mention& mention) {
    nlohmann::json json = {{"begin", mention.begin},
                           {"end", mention.end},
                           {"text", mention.text},
                           {"place", nullptr},
                           {"kind", nullptr},
                           {"longitude", nullptr},
                           {"latitude", nullptr},
                           {"confidence", std::round(mention.confidence * 1000) / 1000},
                           {"metonymy", mention.metonymy},
                           {"candidates", nlohmann::json::array()},
                           {"reasons", mention.reasons}};
    if (mention.place)
        json["place"] = *mention.place;
    if (mention.kind)
        json["kind"] = to_string(*mention.kind);
    if (mention.position) {
        json["longitude"] = mention.position->longitude_deg();
        json["latitude"] = mention.position->latitude_deg();
    }
    for (const Candidate& candidate : mention.candidates)
        json["candidates"].push_back(to_json(candidate));
    return json;
}

nlohmann::json to_json(const DateMention& date) {
    nlohmann::json json = {{"begin", date.begin}, {"end", date.end},   {"text", date.text},
                           {"edtf", nullptr},     {"anchor", nullptr}, {"reasons", date.reasons}};
    if (date.edtf)
        json["edtf"] = date.edtf->text();
    if (!date.anchor.empty())
        json["anchor"] = date.anchor;
    return json;
}

nlohmann::json to_json(const ReadResult& result, const std::optional<EdtfDate>& published) {
    nlohmann::json json = {{"published", nullptr},
                           {"language", result.language},
                           {"mentions", nlohmann::json::array()},
                           {"dates", nlohmann::json::array()},
                           {"diagnostics", nlohmann::json::array()}};
    if (published)
        json["published"] = published->text();
    for (const Mention& mention : result.mentions)
        json["mentions"].push_back(to_json(mention));
    for (const DateMention& date : result.dates)
        json["dates"].push_back(to_json(date));
    for (const Diagnostic& diagnostic : result.diagnostics)
        json["diagnostics"].push_back(to_string(diagnostic));
    return json;
}

nlohmann::json to_json(const DraftRow& row) {
    const auto text = [](const std::string& value) {
        return value.empty() ? nlohmann::json(nullptr) : nlohmann::json(value);
    };
    nlohmann::json json = {{"table", row.table == DraftTable::Claims ? "claims" : "events"},
                           {"what", row.what},
                           {"place", text(row.place)},
                           {"actor", text(row.actor)},
                           {"speaker", text(row.speaker)},
                           {"when", text(row.when)},
                           {"figures", nlohmann::json::array()},
                           {"begin", row.begin},
                           {"end", row.end},
                           {"verb", row.verb},
                           {"confidence", std::round(row.confidence * 1000) / 1000},
                           {"reasons", row.reasons}};
    for (const DraftFigure& figure : row.figures)
        json["figures"].push_back({{"what", figure.what}, {"number", figure.number}});
    return json;
}

} // namespace panjshir::gazetteer
