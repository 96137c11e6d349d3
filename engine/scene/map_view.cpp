#include "scene/map_view.hpp"

#include <algorithm>

namespace panjshir::scene {

MapView fit(const MapBox& extent, const PageBox& frame) {
    const double metres_per_mm =
        std::max(extent.width_m() / frame.width(), extent.height_m() / frame.height());
    return {extent.centre(), metres_per_mm * 1000, frame};
}

} // namespace panjshir::scene
