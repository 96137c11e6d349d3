#include "cli/place_argument.hpp"

#include "gazetteer/find.hpp"
#include "geo/text_form.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::cli {
namespace {

// Below this a candidate only resembles the name; a garbled form that the atlas knows scores up to
// 0.5.
constexpr double kLeastScore = 0.45;
constexpr double kAsGoodAsTheBest = 0.05;

bool looks_like_coordinates(std::string_view text) {
    return text.find_first_not_of("0123456789.,:- ") == std::string_view::npos &&
           text.find_first_of(",:") != std::string_view::npos;
}

} // namespace

Result<std::vector<const gazetteer::Place*>> resolve_atlas_places(const io::Atlas& atlas,
                                                                  std::string_view text) {
    if (const gazetteer::Place* place = atlas.place(text))
        return std::vector{place};
    const auto index = gazetteer::NameIndex::build(atlas.places, atlas.title_en);
    if (!index)
        return tl::unexpected(index.error());
    const auto candidates = gazetteer::find(*index, text, {.margin = kAsGoodAsTheBest});
    if (candidates.empty() || candidates.front().score < kLeastScore)
        return fail(fmt::format("unknown place '{}'", text));
    std::vector<const gazetteer::Place*> places;
    for (const gazetteer::Candidate& candidate : candidates)
        if (const gazetteer::Place* place = atlas.place(candidate.place))
            places.push_back(place);
    return places;
}

Result<NamedPlace> resolve_place(const io::Atlas& atlas, std::string_view text) {
    if (looks_like_coordinates(text)) {
        std::string pair(text);
        std::replace(pair.begin(), pair.end(), ',', ':');
        const auto at = parse_lon_lat(pair);
        if (!at)
            return tl::unexpected(at.error());
        return NamedPlace{
            "", fmt::format("{},{}", at->longitude_deg(), at->latitude_deg()), *at, {}};
    }
    const auto places = resolve_atlas_places(atlas, text);
    if (!places)
        return tl::unexpected(places.error());
    const gazetteer::Place& place = *places->front();
    if (!place.position)
        return fail(fmt::format("{} has no position in this atlas", place.id));
    return NamedPlace{place.id, place.name_in("en"), *place.position, place.elevation_m};
}

} // namespace panjshir::cli
