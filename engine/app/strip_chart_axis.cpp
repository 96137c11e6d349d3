#include "app/strip_chart_axis.hpp"

#include "chronicle/timeline.hpp"
#include "geo/geodesic.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace panjshir::app {
namespace {

constexpr double kBeside_m = 5000, kRim_m = 3000, kBelowMouth_m = 5000, kJoin_m = 400;

// Nearest point of a line: how far along (index and share), how far off.
struct Foot {
    std::size_t leg = 0;
    double share = 0, off_m = std::numeric_limits<double>::infinity();
};

Foot foot_on(const MapLine& line, MapPoint p) {
    Foot best;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapPoint a = line[i - 1], b = line[i];
        const double dx = b.easting_m - a.easting_m, dy = b.northing_m - a.northing_m;
        const double length2 = dx * dx + dy * dy;
        const double t = length2 == 0 ? 0
                                      : std::clamp(((p.easting_m - a.easting_m) * dx +
                                                    (p.northing_m - a.northing_m) * dy) /
                                                       length2,
                                                   0.0, 1.0);
        const double off = distance_m(p, {a.easting_m + t * dx, a.northing_m + t * dy});
        if (off < best.off_m)
            best = {i - 1, t, off};
    }
    return best;
}

double off_rim(const MapArea& area, MapPoint at) {
    double off = std::numeric_limits<double>::infinity();
    for (MapLine ring : area.rings) {
        if (!ring.empty())
            ring.push_back(ring.front());
        off = std::min(off, foot_on(ring, at).off_m);
    }
    return off;
}

double length_within(const MapLine& line, const MapArea& area) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        if (contains(area, line[i]))
            length += distance_m(line[i - 1], line[i]);
    return length;
}

std::string most_claimed_valley(const io::Atlas& atlas, const scene::Ground& ground) {
    std::map<std::string, int> claims;
    for (const chronicle::Claim& claim : atlas.chronicle.claims)
        if (const gazetteer::Place* place = atlas.place(claim.place);
            place && place->kind == gazetteer::PlaceKind::Valley && ground.area(claim.place))
            ++claims[claim.place];
    std::string valley;
    for (const auto& [place, count] : claims)
        if (valley.empty() || count > claims[valley])
            valley = place;
    return valley;
}

} // namespace

bool contains(const MapArea& area, MapPoint p) {
    bool inside = false;
    for (const MapLine& ring : area.rings)
        for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
            const MapPoint a = ring[i], b = ring[k];
            if ((a.northing_m > p.northing_m) != (b.northing_m > p.northing_m) &&
                p.easting_m < (b.easting_m - a.easting_m) * (p.northing_m - a.northing_m) /
                                      (b.northing_m - a.northing_m) +
                                  a.easting_m)
                inside = !inside;
        }
    return inside;
}

Result<ValleyAxis> ValleyAxis::make(const Session& session, std::string valley, std::string river) {
    const io::Atlas& atlas = session.atlas();
    const scene::Ground& ground = session.ground();
    if (valley.empty())
        valley = most_claimed_valley(atlas, ground);
    if (valley.empty())
        return fail("extents.csv: no valley of which claims speak has a basin; --valley names one");
    const scene::AreaShape* area = ground.area(valley);
    if (!area || !area->mouth)
        return fail(fmt::format("--valley: '{}' has no basin in the atlas", valley));
    const scene::RiverShape* course = nullptr;
    double longest = 0;
    for (const scene::RiverShape& shape : ground.rivers) {
        if (shape.place.empty() || (!river.empty() && shape.place != river))
            continue;
        if (const double length = length_within(shape.line, area->area); length > longest) {
            longest = length;
            course = &shape;
        }
    }
    if (!course)
        return fail(
            river.empty()
                ? fmt::format("the atlas draws no named river within '{}'", valley)
                : fmt::format("--river: the atlas draws no '{}' within '{}'", river, valley));
    ValleyAxis axis(session);
    axis.m_valley = valley;
    axis.m_river = course->place;
    axis.measure({course->line.rbegin(), course->line.rend()}, *area->mouth);
    return axis;
}

void ValleyAxis::measure(MapLine upstream, MapPoint mouth) {
    const Projection& projection = m_session.projection();
    std::vector<double> distances{0};
    for (std::size_t i = 1; i < upstream.size(); ++i)
        distances.push_back(distances.back() +
                            geodesic_distance_m(projection.to_lon_lat(upstream[i - 1]),
                                                projection.to_lon_lat(upstream[i])));
    const Foot foot = foot_on(upstream, mouth);
    const double zero =
        distances[foot.leg] + foot.share * (distances[foot.leg + 1] - distances[foot.leg]);
    const auto& heights = m_session.ground().heights;
    double bed = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < upstream.size(); ++i) {
        const double at = distances[i] - zero;
        if (at < -kBelowMouth_m)
            continue;
        m_line.push_back(upstream[i]);
        m_distances.push_back(at);
    }
    // Seen from the head the bed only falls: the lowest ground so far.
    bed = std::numeric_limits<double>::infinity();
    for (std::size_t i = m_line.size(); i-- > 0;) {
        const float height = heights.height_at(m_line[i]);
        if (std::isfinite(height))
            bed = std::min(bed, static_cast<double>(height));
        if (std::isfinite(bed))
            m_bed.emplace_back(m_distances[i], bed);
    }
    std::reverse(m_bed.begin(), m_bed.end());
}

double ValleyAxis::nearest(MapPoint at, double* off_m) const {
    const Foot foot = foot_on(m_line, at);
    if (off_m)
        *off_m = foot.off_m;
    return m_distances[foot.leg] + foot.share * (m_distances[foot.leg + 1] - m_distances[foot.leg]);
}

MapPoint ValleyAxis::at(double distance_m) const {
    const auto next = std::lower_bound(m_distances.begin(), m_distances.end(), distance_m);
    if (next == m_distances.begin())
        return m_line.front();
    if (next == m_distances.end())
        return m_line.back();
    const auto i = static_cast<std::size_t>(next - m_distances.begin());
    const double share = (distance_m - m_distances[i - 1]) / (m_distances[i] - m_distances[i - 1]);
    const MapPoint a = m_line[i - 1], b = m_line[i];
    return {a.easting_m + share * (b.easting_m - a.easting_m),
            a.northing_m + share * (b.northing_m - a.northing_m)};
}

std::optional<double> ValleyAxis::along(MapPoint at, double within_m) const {
    double off = 0;
    const double distance = nearest(at, &off);
    return off <= within_m ? std::optional(distance) : std::nullopt;
}

// Down the nearest stream that leads to the river, stream by stream.
double ValleyAxis::confluence(MapPoint at) const {
    const auto& rivers = m_session.ground().rivers;
    const auto joins = [&](const scene::RiverShape& stream) -> std::optional<MapPoint> {
        const scene::RiverShape* now = &stream;
        for (int steps = 0; steps < 12; ++steps) {
            const MapPoint end = now->line.back();
            double off = 0;
            nearest(end, &off);
            if (off < kJoin_m)
                return end;
            const scene::RiverShape* next = nullptr;
            double least = kJoin_m;
            for (const scene::RiverShape& other : rivers)
                if (&other != now && other.line.size() > 1 && other.place != m_river)
                    if (const Foot foot = foot_on(other.line, end);
                        foot.off_m < least && foot.leg + 2 < other.line.size()) {
                        least = foot.off_m;
                        next = &other;
                    }
            if (!next)
                return std::nullopt;
            now = next;
        }
        return std::nullopt;
    };
    double least = 8000;
    MapPoint meets = at;
    for (const scene::RiverShape& stream : rivers) {
        if (stream.place == m_river || stream.line.size() < 2)
            continue;
        const double off = foot_on(stream.line, at).off_m;
        if (off >= least)
            continue;
        if (const auto end = joins(stream)) {
            least = off;
            meets = *end;
        }
    }
    return nearest(meets);
}

std::optional<study::StripSpan> ValleyAxis::span_within(const MapArea& area) const {
    std::optional<study::StripSpan> span;
    for (std::size_t i = 0; i < m_line.size(); ++i)
        if (m_distances[i] >= 0 && contains(area, m_line[i])) {
            if (!span)
                span = study::StripSpan{m_distances[i], m_distances[i]};
            span->to_m = m_distances[i];
        }
    return span;
}

std::optional<study::StripSpan> ValleyAxis::position(std::string_view id) const {
    using gazetteer::PlaceKind;
    const scene::Ground& ground = m_session.ground();
    const scene::AreaShape& valley = *ground.area(m_valley);
    if (id == m_valley)
        return study::StripSpan{0, to_m()};
    const gazetteer::Place* place = m_session.atlas().place(id);
    if (!place)
        return std::nullopt;
    if (const scene::AreaShape* area = ground.area(id)) {
        if (area->area_m2 > 1.2 * valley.area_m2 || !contains(valley.area, area->centre))
            return std::nullopt;
        if (const auto span = span_within(area->area))
            return span->to_m > 0.98 * to_m() && span->from_m < 0.02 * to_m()
                       ? study::StripSpan{0, to_m()}
                       : *span;
        const double at = confluence(area->mouth.value_or(area->centre));
        return study::StripSpan{at, at};
    }
    if (const scene::LineShape* road = ground.road(id); road && place->kind == PlaceKind::Road) {
        std::optional<study::StripSpan> span;
        std::size_t within = 0, all = 0;
        for (const MapLine& line : road->lines)
            for (const MapPoint p : line) {
                ++all;
                if (!contains(valley.area, p))
                    continue;
                ++within;
                const double at = nearest(p);
                span = span ? study::StripSpan{std::min(span->from_m, at), std::max(span->to_m, at)}
                            : study::StripSpan{at, at};
            }
        return 2 * within > all ? span : std::nullopt;
    }
    const bool wide = place->kind == PlaceKind::Country || place->kind == PlaceKind::Province ||
                      place->kind == PlaceKind::District || place->kind == PlaceKind::Range ||
                      place->kind == PlaceKind::Region || place->kind == PlaceKind::Plain ||
                      place->kind == PlaceKind::River || place->kind == PlaceKind::Road;
    if (!place->position || wide)
        return std::nullopt;
    const MapPoint at = m_session.projection().to_map(*place->position);
    double off = 0;
    const double along = nearest(at, &off);
    if (off <= kBeside_m && (along > from_m() || off < 1000))
        return study::StripSpan{along, along};
    if (!contains(valley.area, at) && off_rim(valley.area, at) > kRim_m)
        return std::nullopt;
    const double meets = confluence(at);
    return study::StripSpan{meets, meets};
}

} // namespace panjshir::app
