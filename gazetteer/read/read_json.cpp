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

} // namespace panjshir::gazetteer
