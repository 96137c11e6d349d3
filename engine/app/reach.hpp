#pragma once
// Least-cost ways over the terrain and along the roads, with passes, roads and whole areas open or
// closed. A cost of terrain, never a prediction of a march: no weather, snow, load, rest, night,
// river, mine or guard is in it.

#include "app/session.hpp"
#include "gazetteer/place.hpp"
#include "terrain/height_grid.hpp"
#include "terrain/reach_rule.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

enum class ReachMode { OnFoot, ByRoad };
/// How far hours are told: as far as the end is, or to every cell of the terrain.
enum class ReachSurface { ToTheEnd, Whole };

struct ReachEnd {
    std::string id; ///< of the atlas, or empty
    std::string name;
    LonLat at;
};

struct ReachRequest {
    ReachEnd from;
    std::optional<ReachEnd> to; ///< nothing: every town and village of the atlas
    ReachMode mode = ReachMode::OnFoot;
    std::vector<std::string> close; ///< ids of passes, roads, tunnels, areas or settlements
    std::string closed_by; ///< a side or an actor: what they are said to hold or block; or empty
    std::optional<CivilDay> on; ///< with `closed_by`
    terrain::ToblerWalk walk;
    std::string language = "en";
    ReachSurface surface = ReachSurface::ToTheEnd; ///< without `to` the whole
};

/// A way from the start. Lengths on the map's plane.
struct ReachWay {
    ReachEnd to;
    double hours = 0;
    double walked_hours = 0; ///< the part on foot; by road, from and to the road
    double length_m = 0, ascent_m = 0, descent_m = 0;
    double highest_m = 0;
    LonLat highest_at;
    /// Passes and tunnels in the order of the way: it crosses the crest within 1.5 km of the
    /// saddle.
    std::vector<std::string> passes;
    MapLine line;
};

/// What is closed, and why.
struct Closure {
    std::string place, name;
    std::string reason;         ///< "by hand", or whose holding, in the request's language
    std::vector<MapLine> lines; ///< the crest of a pass, a road's course, a blocked area's rim
    std::optional<MapPoint> at; ///< a pass or settlement
    MapArea area;
};

struct ReachAnswer {
    ReachMode mode = ReachMode::OnFoot;
    ReachEnd from;
    std::vector<ReachWay> ways;       ///< by hours
    std::optional<ReachWay> open_way; ///< with `to` and closures: the way if nothing were closed
    struct NoWay {
        ReachEnd to;
        std::string reason;
    };
    std::vector<NoWay> no_ways; ///< by name
    std::vector<Closure> closures;
    std::vector<std::string> notes; ///< what was asked and could not be done
    terrain::HeightGrid
        hours; ///< on foot, as far as `surface` asks; NaN beyond and where no way leads
};

/// Where a way to a place ends: an area's own seat (its first settlement by rank), else its point.
/// Errors: a place without a position.
Result<ReachEnd> reach_end(const io::Atlas& atlas, const gazetteer::Place& place,
                           std::string_view language);

/// Errors: an end outside the terrain or in a void; start and end the same; by road, no road near
/// the start; `closed_by` neither a side nor an actor, or without a day; nothing to close under a
/// name.
Result<ReachAnswer> find_ways(const Session& session, const ReachRequest& request);

/// Speed assumed on a road of the atlas, by its rank, kilometres an hour: 50 to rank 2, 30 to rank
/// 4, 12 beyond (tracks); tunnels 30.
double road_speed_kmh(gazetteer::PlaceKind kind, int rank);

} // namespace panjshir::app
