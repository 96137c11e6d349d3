#pragma once
// The land as it is drawn, made once from the atlas and the terrain: relief rasters, areas,
// watercourses, borders and roads, in metres on the map's plane.

#include "chronicle/extent.hpp"
#include "display/display_list.hpp"
#include "gazetteer/place.hpp"
#include "geo/map_point.hpp"
#include "projection/projection.hpp"
#include "terrain/height_grid.hpp"
#include "terrain/relief.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace panjshir::scene {

/// A path at several degrees of detail, each within its tolerance of the finest.
class DetailedPath {
public:
    DetailedPath() = default;
    static DetailedPath of_lines(const std::vector<MapLine>& lines);
    static DetailedPath of_area(const MapArea& area);

    /// The coarsest that stays within a tenth of a millimetre of the finest at that scale. Never
    /// null.
    const display::PathPtr& at(double metres_per_mm) const;

private:
    std::vector<std::pair<double, display::PathPtr>> m_levels; // tolerance in metres, finest first
};

/// What an area covers, with what lettering and symbols need of it.
struct AreaShape {
    std::string place;
    MapArea area;
    DetailedPath outline;
    double area_m2 = 0;
    MapBox box;
    MapPoint centre;     ///< inside the area, about its middle
    double axis_rad = 0; ///< of its length, counter-clockwise from east, -pi/2..pi/2
    double length_m = 0; ///< along the axis through the centre, within the area
    std::optional<MapPoint> mouth, head; ///< of a basin: pour point, and the furthest point from it
};

/// A watercourse from head to mouth.
struct RiverShape {
    std::string place; ///< empty: a stream that the atlas does not name
    MapLine line;
    std::vector<float> accumulation_m2; ///< area drained at each point, never falling
    MapBox box;
};

/// A border, a road or tunnel, or the line along which a range, valley or gorge lies.
struct LineShape {
    std::string place, other_place; ///< of a border the two sides
    gazetteer::PlaceKind kind =
        gazetteer::PlaceKind::Road; ///< of the place; of a border that of its sides
    std::vector<MapLine> lines;
    DetailedPath path;
};

struct ReliefRasters {
    std::shared_ptr<const display::HeightRaster> heights;
    std::shared_ptr<const display::ByteRaster> sky_view, texture, light_turn;
    MapPoint north_west;    ///< outer corner of the first cell
    bool schematic = false; ///< made from the atlas's spot heights
};

struct Ground {
    MapBox extent;
    terrain::HeightGrid heights; ///< as read or built, for questions about the ground
    ReliefRasters relief;
    std::vector<AreaShape> areas;
    std::vector<RiverShape> rivers;
    std::vector<LineShape> borders;
    std::vector<LineShape> roads; ///< and tunnels
    std::vector<LineShape> axes;  ///< of ranges, valleys and gorges; not drawn, but lettered along

    const AreaShape* area(std::string_view place) const;
    const LineShape* road(std::string_view place) const;
    const LineShape* axis(std::string_view place) const;
};

struct GroundInput {
    const Projection& projection;
    std::span<const gazetteer::Place> places;
    std::span<const chronicle::Extent> extents;
    terrain::HeightGrid heights;
    bool schematic = false;
    /// How much the drawn relief is smoothed: see terrain::ReliefPreparation. About half the cell
    /// of what the heights were read from, where that is coarser than their grid.
    double generalise_m = 0;
};

/// Computes basins, thalwegs and the relief's derived rasters: a second or less for four million
/// cells on one core. Extents that give nothing (a pour point outside the terrain) are left out and
/// named in `diagnostics`.
Ground make_ground(GroundInput input, Diagnostics& diagnostics);

/// The parts that take long, as bytes, so that the next start finds them; `key` names all that they
/// were made from. Writing goes on behind `head`. Reading gives nothing where the bytes (without a
/// head) are of another key or version, or damaged.
std::string write_ground(const Ground& ground, std::string_view key, std::string head = {});
std::optional<Ground> read_ground(std::string_view bytes, std::string_view key);

} // namespace panjshir::scene
