#pragma once
// Where the map's plane lies on the page.

#include "display/display_list.hpp"
#include "geo/map_point.hpp"

namespace panjshir::scene {

/// A rectangle of the page, millimetres; top is less than bottom.
struct PageBox {
    double left = 0, top = 0, right = 0, bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    display::Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
    bool contains(display::Point p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
    bool contains(const PageBox& b) const {
        return b.left >= left && b.right <= right && b.top >= top && b.bottom <= bottom;
    }
    bool overlaps(const PageBox& b) const {
        return left < b.right && b.left < right && top < b.bottom && b.top < bottom;
    }
    PageBox grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

/// A window of the plane shown in a frame of the page, north up.
class MapView {
public:
    /// Requires: scale_denominator > 0 (600000 for 1:600,000). The centre of the plane's window
    /// falls on the centre of the frame.
    MapView(MapPoint centre, double scale_denominator, const PageBox& frame)
        : m_centre(centre), m_mm_per_m(1000.0 / scale_denominator), m_frame(frame) {}

    const PageBox& frame() const { return m_frame; }
    MapPoint centre() const { return m_centre; }
    double scale_denominator() const { return 1000.0 / m_mm_per_m; }
    double mm_per_m() const { return m_mm_per_m; }
    double metres(double mm) const { return mm / m_mm_per_m; }

    display::Point to_page(MapPoint p) const {
        return {m_frame.centre().x + (p.easting_m - m_centre.easting_m) * m_mm_per_m,
                m_frame.centre().y - (p.northing_m - m_centre.northing_m) * m_mm_per_m};
    }
    MapPoint to_map(display::Point p) const {
        return {m_centre.easting_m + (p.x - m_frame.centre().x) / m_mm_per_m,
                m_centre.northing_m - (p.y - m_frame.centre().y) / m_mm_per_m};
    }
    /// For paths whose points are metres on the plane.
    display::Affine ground() const {
        return display::Affine::ground(m_mm_per_m,
                                       m_frame.centre().x - m_centre.easting_m * m_mm_per_m,
                                       m_frame.centre().y + m_centre.northing_m * m_mm_per_m);
    }
    MapBox extent() const {
        const MapPoint nw = to_map({m_frame.left, m_frame.top});
        const MapPoint se = to_map({m_frame.right, m_frame.bottom});
        return {nw.easting_m, se.northing_m, se.easting_m, nw.northing_m};
    }

private:
    MapPoint m_centre;
    double m_mm_per_m;
    PageBox m_frame;
};

/// The least reduced view that shows all of `extent` in the frame.
MapView fit(const MapBox& extent, const PageBox& frame);

} // namespace panjshir::scene
