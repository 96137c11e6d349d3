#pragma once
// What is closed to a way: cells of the terrain, roads, tunnels. Only for app/reach*.cpp.

#include "app/reach.hpp"
#include "terrain/reach_gate.hpp"

#include <cstdint>
#include <map>
#include <set>

namespace panjshir::app {

/// The crests of passes, each sought once.
class PassGates {
public:
    PassGates(const Session& session) : m_session(session) {}
    /// Null where the terrain has no divide there, or the pass lies outside it.
    const terrain::PassGate* gate(const gazetteer::Place& pass);

private:
    const Session& m_session;
    std::map<std::string, std::optional<terrain::PassGate>, std::less<>> m_gates;
};

struct Closures {
    std::vector<Closure> list;
    std::vector<std::uint8_t> cells; ///< a byte a cell of the terrain; empty: all open
    std::set<std::string> roads;     ///< roads and tunnels
    std::vector<std::string> notes;

    bool empty() const { return list.empty(); }
    bool closed(std::size_t cell) const { return !cells.empty() && cells[cell] != 0; }
    /// The name of what closes a cell, or empty.
    std::string what_closes(MapPoint at) const;
};

/// Errors: as find_ways.
Result<Closures> find_closures(const Session& session, const ReachRequest& request,
                               PassGates& gates);

} // namespace panjshir::app
