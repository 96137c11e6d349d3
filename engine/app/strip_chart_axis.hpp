#pragma once
// The river of a valley as the axis of its strip chart.

#include "app/session.hpp"
#include "study/strip_chart.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::app {

/// Distances run upstream along the drawn river, on the ellipsoid, from the point nearest to the
/// mouth of the valley's basin; below it they are negative.
class ValleyAxis {
public:
    /// `valley` empty: the valley with an area of which most claims speak; `river` empty: the named
    /// river that runs longest within it. Errors: no such valley with a basin in the atlas, no
    /// river.
    static Result<ValleyAxis> make(const Session& session, std::string valley, std::string river);

    const std::string& valley() const { return m_valley; }
    const std::string& river() const { return m_river; }
    double from_m() const { return m_distances.front(); }
    double to_m() const { return m_distances.back(); }
    /// Distance and height of the bed, upstream; it nowhere falls.
    const std::vector<std::pair<double, double>>& bed() const { return m_bed; }

    /// A place within 5 km of the river stands where it comes nearest; another in the basin, or
    /// within 3 km of its rim, where its stream joins the river (the named point's nearest stream);
    /// an area in the basin covers what it holds of the river, or stands at its own mouth's
    /// confluence; a road runs between its ends. Nothing for whatever lies elsewhere.
    std::optional<study::StripSpan> position(std::string_view place) const;

    /// The river at that distance; beyond its ends the end.
    MapPoint at(double distance_m) const;
    /// How far along the river comes nearest to a point; nothing where it stays farther off than
    /// that.
    std::optional<double> along(MapPoint at, double within_m) const;

private:
    explicit ValleyAxis(const Session& session) : m_session(session) {}
    double nearest(MapPoint at, double* off_m = nullptr) const;
    double confluence(MapPoint at) const;
    std::optional<study::StripSpan> span_within(const MapArea& area) const;
    void measure(MapLine upstream, MapPoint mouth);

    const Session& m_session;
    std::string m_valley, m_river;
    MapLine m_line; ///< upstream
    std::vector<double> m_distances;
    std::vector<std::pair<double, double>> m_bed;
};

/// Even-odd rule.
bool contains(const MapArea& area, MapPoint at);

} // namespace panjshir::app
