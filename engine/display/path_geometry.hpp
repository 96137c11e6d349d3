#pragma once
// Measures of paths and what both painters make of them alike: tapered lines and hatch bands.

#include "display/display_list.hpp"

#include <span>
#include <vector>

namespace panjshir::display {

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool intersects(const Box& o) const {
        return left <= o.right && o.left <= right && top <= o.bottom && o.top <= bottom;
    }
    bool contains(Point p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }
    Box grown(double margin) const {
        return {left - margin, top - margin, right + margin, bottom + margin};
    }
    bool operator==(const Box&) const = default;
};

/// The box around all points on the page; a box of zeros for a path without points.
Box bounds(const PlacedPath& shape);
Box bounds(const Path& path);
/// Half the sum of the products, by the shoelace formula; positive where contours run clockwise on
/// the page.
double signed_area(std::span<const Point> ring);
double length(std::span<const Point> line);
/// Whether the point lies within the area on the page.
bool contains(const PlacedPath& shape, Point page_point, FillRule rule = FillRule::EvenOdd);
/// The path's points on the page.
Path on_page(const PlacedPath& shape);

/// A line whose width grows evenly with its length from `start_width` to `end_width`, as an area to
/// be filled by the non-zero rule: one closed contour with the caps asked for, corners mitred up to
/// twice the width and cut beyond.
Path tapered_outline(std::span<const Point> line, double start_width, double end_width, Cap cap);

/// One band of a hatch: a long rectangle across the box, its corners in order.
struct HatchBand {
    std::size_t colour = 0; ///< index into HatchPath::bands
    Point corners[4];
};
/// The bands of a hatch that reach into the box (page mm), without the gaps. Empty for a band that
/// is not wider than 0.01 mm, no colours, or a box that would take more than 100,000 bands.
std::vector<HatchBand> hatch_bands(const HatchPath& hatch, const Box& box);

/// The drawn pieces of a dashed line; the whole line for empty dashes or dashes whose sum is not
/// above 0. A closed contour is dashed from its first point on and back to it.
Path dashed(const Path& path, std::span<const double> dashes);

} // namespace panjshir::display
