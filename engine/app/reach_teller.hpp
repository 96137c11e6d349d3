#pragma once
// What a way is like: its line, lengths, climbs and passes. Only for app/reach.cpp.

#include "app/reach_closures.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

class WayTeller {
public:
    /// Both outlive it.
    WayTeller(const Session& session, PassGates& gates);

    /// The cells' centres, with the true places at both ends; empty where there are no cells.
    MapLine line_along(const std::vector<std::size_t>& cells, MapPoint first, MapPoint last) const;

    /// Everything about a way but its time and passes. Of a stretch through a tunnel only the
    /// difference in height of its ends counts, not the mountain above it. `in_tunnel` tells it of
    /// each stretch of the line; empty: none is.
    ReachWay describe(const ReachEnd& to, MapLine line,
                      const std::vector<bool>& in_tunnel = {}) const;

    /// Passes of the atlas whose crest the line crosses, in its order.
    std::vector<std::string> passes_of(const MapLine& line) const;

    /// Whether a pass of the atlas lies above one of these tunnels.
    bool over_tunnel(const std::string& pass, const std::vector<std::string>& tunnels) const;

private:
    void add_measure(ReachWay& way, const MapLine& part, bool tunnel) const;
    std::optional<double> crossing_of(const gazetteer::Place& pass, const MapLine& line) const;

    const Session& m_session;
    const terrain::HeightGrid& m_heights;
    PassGates& m_gates;
};

} // namespace panjshir::app
