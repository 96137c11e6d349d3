#include "app/silence_overlays.hpp"

#include "app/strip_chart_axis.hpp"
#include "io/atlas.hpp"
#include "scene/ground.hpp"
#include "scene/phrases.hpp"
#include "study/silence.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::app {
namespace {

constexpr display::Colour kGrey = display::Colour::rgb(0x5A5A5A);
constexpr double kDotsApart_mm = 2.0, kDot_mm = 0.35;

std::string_view word(const ViewState& view, std::string_view english, std::string_view french) {
    return view.language == "fr" ? french : english;
}

std::vector<std::string> drawn_areas(const Session& session, gazetteer::PlaceKind kind) {
    std::vector<std::string> ids;
    for (const gazetteer::Place& place : session.atlas().places)
        if (place.kind == kind && session.ground().area(place.id))
            ids.push_back(place.id);
    return ids;
}

// Level lines through an area, a row of dots each; even-odd like the area itself.
std::vector<MapLine> rows_across(const MapArea& area, double apart_m) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const MapLine& ring : area.rings)
        for (const MapPoint p : ring) {
            low = std::min(low, p.northing_m);
            high = std::max(high, p.northing_m);
        }
    std::vector<MapLine> rows;
    for (double north = std::ceil(low / apart_m) * apart_m; north < high; north += apart_m) {
        std::vector<double> crossings;
        for (const MapLine& ring : area.rings)
            for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
                const MapPoint a = ring[i], b = ring[k];
                if ((a.northing_m > north) != (b.northing_m > north))
                    crossings.push_back(a.easting_m + (b.easting_m - a.easting_m) *
                                                          (north - a.northing_m) /
                                                          (b.northing_m - a.northing_m));
            }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            if (crossings[i + 1] - crossings[i] > apart_m)
                rows.push_back(
                    {{crossings[i] + apart_m / 2, north}, {crossings[i + 1] - apart_m / 4, north}});
    }
    return rows;
}

// A valley that is spoken of and holds the place; of several the smallest.
const scene::AreaShape* spoken_valley(const Session& session, MapPoint at,
                                      const std::vector<std::string>& valleys) {
    const scene::AreaShape* best = nullptr;
    for (const std::string& id : valleys) {
        const scene::AreaShape* shape = session.ground().area(id);
        if (contains(shape->area, at) && (!best || shape->area_m2 < best->area_m2))
            best = shape;
    }
    return best;
}

std::string words_for(const Session& session, const ViewState& view,
                      const study::SilentPlace& silent, const scene::AreaShape* valley) {
    if (valley)
        return fmt::format(
            fmt::runtime(word(view, "mentioned only\nwith {}", "cité seulement\navec\u202F: {}")),
            session.atlas().place(valley->place)->name_in(view.language));
    if (!silent.last_heard)
        return std::string(word(view, "no word at all", "pas un mot"));
    return fmt::format(fmt::runtime(word(view, "no word since\n{}", "pas un mot\ndepuis le {}")),
                       scene::short_date(*silent.last_heard, view.language));
}

} // namespace

std::vector<scene::Overlay> silence_overlays(const Session& session, const ViewState& view,
                                             const DayInterval& span) {
    const chronicle::Chronicle& chronicle = session.atlas().chronicle;
    const auto silent_of = [&](const std::vector<std::string>& ids) {
        return study::silent_places(ids, chronicle, span, view.basis, view.known_on);
    };
    std::vector<std::string> spoken = drawn_areas(session, gazetteer::PlaceKind::Valley);
    for (const study::SilentPlace& valley : silent_of(spoken))
        spoken.erase(std::remove(spoken.begin(), spoken.end(), valley.place), spoken.end());
    std::vector<scene::Overlay> overlays;
    for (const study::SilentPlace& silent :
         silent_of(drawn_areas(session, gazetteer::PlaceKind::District))) {
        const scene::AreaShape& shape = *session.ground().area(silent.place);
        scene::OverlayFill fill;
        fill.area = shape.area;
        fill.colour = kGrey.with_alpha(0.16);
        fill.edge = kGrey.with_alpha(0.6);
        fill.edge_mm = 0.25;
        scene::OverlayStroke dots;
        dots.lines = rows_across(shape.area, kDotsApart_mm * view.scale_denominator / 1000);
        dots.colour = kGrey.with_alpha(0.65);
        dots.width_mm = kDot_mm;
        dots.dashes_mm = {kDot_mm, kDotsApart_mm - kDot_mm};
        scene::OverlayText text;
        text.at = shape.centre;
        text.text = words_for(session, view, silent, spoken_valley(session, shape.centre, spoken));
        text.colour = kGrey;
        text.size_mm = 2.3;
        text.place = scene::TextPlace::Centred;
        scene::Overlay overlay;
        overlay.id = "place:" + silent.place;
        if (overlays.empty())
            overlay.legend = word(view, "Nobody speaks of it", "Personne n’en parle");
        overlay.items = {fill, dots, text};
        overlays.push_back(std::move(overlay));
    }
    return overlays;
}

} // namespace panjshir::app
