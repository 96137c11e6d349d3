#pragma once
// The smooth lines along which rivers, ranges and valleys are lettered.

#include "geo/map_point.hpp"

#include <map>
#include <utility>

namespace panjshir::scene {

class LetteringLines {
public:
    /// A line fit for lettering at a scale, on the plane: generalised to a millimetre and smoothed.
    /// Steps are half a doubling of the scale. Requires: `line` lives as long as this object; it is
    /// known by its address. Not for two threads at once.
    const MapLine& along(const MapLine& line, double scale_denominator) const;

private:
    mutable std::map<std::pair<const MapLine*, int>, MapLine> m_lines; // a cache
};

} // namespace panjshir::scene
