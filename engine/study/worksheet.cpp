#include "study/worksheet.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace panjshir::study {
namespace {

using chronicle::Claim;

auto content_of(const Claim& claim) {
    return std::tuple(claim.place, claim.part, claim.holder, claim.status, claim.when.text());
}

std::vector<const Claim*> claims_with_one_speaker(const chronicle::Chronicle& chronicle) {
    std::map<decltype(content_of(chronicle.claims.front())), std::set<std::string>> speakers;
    for (const Claim& claim : chronicle.claims)
        speakers[content_of(claim)].insert(claim.speaker);
    std::vector<const Claim*> claims;
    for (const Claim& claim : chronicle.claims)
        if (speakers[content_of(claim)].size() == 1)
            claims.push_back(&claim);
    return claims;
}

} // namespace

Worksheet make_worksheet(const chronicle::Chronicle& chronicle,
                         std::span<const MapCandidate> candidates, const WorksheetRules& rules) {
    Worksheet sheet;
    sheet.seed = rules.seed;
    Lots lots(rules.seed);
    std::vector<MapCandidate> by_lot(candidates.begin(), candidates.end());
    lots.shuffle(by_lot);
    std::vector<LonLat> taken;
    for (const MapCandidate& candidate : by_lot) {
        if (sheet.places.size() == rules.places)
            break;
        if (std::any_of(taken.begin(), taken.end(), [&](LonLat other) {
                return geodesic_distance_m(other, candidate.at) < rules.apart_m;
            }))
            continue;
        taken.push_back(candidate.at);
        sheet.places.push_back(candidate.place);
    }
    std::vector<const Claim*> claims = claims_with_one_speaker(chronicle);
    lots.shuffle(claims);
    for (const Claim* claim : claims) {
        if (sheet.said.size() == rules.said)
            break;
        if (std::find(sheet.speakers.begin(), sheet.speakers.end(), claim->speaker) !=
            sheet.speakers.end())
            continue;
        sheet.speakers.push_back(claim->speaker);
        sheet.said.push_back({claim, 0});
    }
    lots.shuffle(sheet.speakers);
    for (WhoSaidIt& row : sheet.said)
        row.answer = static_cast<std::size_t>(
            std::find(sheet.speakers.begin(), sheet.speakers.end(), row.claim->speaker) -
            sheet.speakers.begin());
    return sheet;
}

} // namespace panjshir::study
