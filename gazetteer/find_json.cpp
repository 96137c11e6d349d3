#include "gazetteer/find_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace panjshir::gazetteer {

namespace {

double rounded(double value, double step) {
    return std::round(value / step) * step;
}

} // namespace

nlohmann::json to_json(const Candidate& candidate) {
    nlohmann::json json = {{"place", candidate.place},
                           {"name", candidate.name},
                           {"kind", to_string(candidate.kind)},
                           {"longitude", nullptr},
                           {"latitude", nullptr},
                           {"score", rounded(candidate.score, 0.001)},
                           {"matched", candidate.matched},
                           {"rule", candidate.rule},
                           {"reasons", candidate.reasons},
                           {"same_name", candidate.same_name},
                           {"gazetteer", candidate.gazetteer}};
    if (candidate.position) {
        json["longitude"] = candidate.position->longitude_deg();
        json["latitude"] = candidate.position->latitude_deg();
    }
    return json;
}

nlohmann::json to_json(const FindReport& report) {
    nlohmann::json json = {{"query", report.query},
                           {"kind", nullptr},
                           {"candidates", nlohmann::json::array()},
                           {"tried", nlohmann::json::array()},
                           {"diagnostics", nlohmann::json::array()}};
    if (report.kind_in_query)
        json["kind"] = to_string(*report.kind_in_query);
    for (const Candidate& candidate : report.candidates)
        json["candidates"].push_back(to_json(candidate));
    for (const TriedKey& tried : report.tried)
        json["tried"].push_back({{"key", tried.key}, {"rule", tried.rule}});
    for (const Diagnostic& diagnostic : report.diagnostics)
        json["diagnostics"].push_back(diagnostic.message);
    return json;
}

} // namespace panjshir::gazetteer
