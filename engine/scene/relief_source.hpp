#pragma once
// Where the relief layer finds rasters finer than the ground's own for a view that is zoomed in.

#include "geo/map_point.hpp"
#include "scene/ground.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace panjshir::scene {

class ReliefSource {
public:
    virtual ~ReliefSource() = default;

    /// Rasters that cover what of the terrain lies in `extent`, fit for a map of that scale;
    /// nothing where the ground's own are as good, or where finer ones are still being made.
    virtual std::optional<ReliefRasters> rasters(const MapBox& extent,
                                                 double metres_per_mm) const = 0;
    /// Rises when rasters that were asked for have been made: the view is to be drawn anew.
    virtual std::uint64_t made() const = 0;
    /// Why finer rasters could not be made, the first time that this happened; empty until then.
    /// Where they are missing the ground's own stay.
    virtual std::string fault() const = 0;
};

} // namespace panjshir::scene
