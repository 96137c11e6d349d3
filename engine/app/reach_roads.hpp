#pragma once
// The atlas's roads as a net of nodes and stretches. Only for app/reach*.cpp.

#include "app/reach_closures.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

/// Stretches of at most 200 m along the drawn courses. The ends of roads and tunnels join the
/// nearest other road within 600 m; where a road's course runs through a tunnel of the atlas, the
/// tunnel's stretches stand in for it.
class RoadNet {
public:
    explicit RoadNet(const Session& session);

    struct Node {
        MapPoint at;
    };
    struct Way {
        double hours = 0;
        std::vector<int> nodes;
        std::vector<bool> in_tunnel;      ///< by stretch: one fewer than nodes
        std::vector<std::string> tunnels; ///< in the order of the way
    };

    MapPoint at(int node) const { return m_nodes[static_cast<std::size_t>(node)].at; }
    /// Takes out closed roads and tunnels, and stretches over closed cells (not of tunnels).
    void close(const Closures& closures, const terrain::HeightGrid& heights);
    /// The nearest node that a stretch still leads to, within `most_m`.
    std::optional<int> nearest(MapPoint p, double most_m) const;

    /// Hours from a node to all others; infinite where no road leads.
    void spread(int from);
    double hours(int node) const { return m_hours[static_cast<std::size_t>(node)]; }
    /// After spread. Empty nodes where no road leads.
    Way way_to(int node) const;

private:
    struct Stretch {
        int a = 0, b = 0;
        double hours = 0;
        std::string road;
        bool tunnel = false;
        bool open = true;
    };
    struct Course {
        std::string road;
        bool tunnel = false;
        int first = 0, last = 0; ///< nodes, in order
    };

    void add_course(const MapLine& line, const std::string& road, bool tunnel, double speed_kmh);
    void join_ends();
    void let_tunnels_replace_roads();
    void add_stretch(int a, int b, const std::string& road, bool tunnel, double speed_kmh);
    void index_stretches();

    std::vector<Node> m_nodes;
    std::vector<Course> m_courses;
    std::vector<double> m_course_speeds;
    std::vector<Stretch> m_stretches;
    std::vector<std::vector<int>> m_stretches_at; ///< by node
    struct Joint {
        int end = 0, other = 0; ///< nodes
    };
    std::vector<Joint> m_joints;
    std::vector<double> m_hours;
    std::vector<int> m_before; ///< stretch that leads to a node
    int m_start = -1;
};

} // namespace panjshir::app
