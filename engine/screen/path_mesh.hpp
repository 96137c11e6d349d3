#pragma once
// Triangles made of a path, independent of where and how large it is drawn: every vertex knows
// which way its edge looks, and the vertex shader moves it by pixels. No GL is called here.

#include "display/display_list.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace panjshir::screen {

/// Position in path units relative to PathMesh::origin; the rest as fill.vert and stroke.vert read
/// it.
struct MeshVertex {
    float x = 0, y = 0;
    float normal_x = 0, normal_y = 0; ///< direction of the offset, longer than 1 at mitred corners
    float side = 0;  ///< fill: -1 inside to +1 outside the edge; stroke: -1 right to +1 left, 0 a
                     ///< joint's centre
    float along = 0; ///< stroke: length from the contour's start, in path units
    float fraction = 0; ///< stroke: `along` over the contour's whole length
};

struct PathMesh {
    display::Point origin; ///< keeps the single-precision coordinates small
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> triangles; ///< three indices each; of a fill the seam's first
    std::size_t seam_indices = 0;         ///< of a fill: how many of the indices are the seam's
    bool empty() const { return triangles.empty(); }
};

/// Box of all points; inverted (min > max) for a path without points.
struct PathBox {
    double min_x = 1, min_y = 1, max_x = -1, max_y = -1;
    bool empty() const { return min_x > max_x; }
};
PathBox box_of(const display::Path& path);

/// Leaves out points that lie within `tolerance` (path units) of the line kept
/// (Douglas and Peucker 1973). Keeps ends and at least three points of a closed contour.
display::Path simplified(const display::Path& path, double tolerance);

/// The edge of the filled area: closed contours that do not cross themselves, the area on their
/// left (where y runs up), holes on the contrary way.
display::Path outline(const display::Path& path, display::FillRule rule);

/// How a fill's edge is made to fade over one pixel.
enum class Seam {
    Pulled, ///< the area's corners are pulled half a pixel in and a rim is pushed half a pixel out:
            ///< for shapes of few corners, some pixels apart
    Laid    ///< the area stays; a band of a pixel lies along its edge, to be drawn before it, every
            ///< pixel once
};
/// The area's triangles. Requires: `edges` as outline() gives them.
PathMesh fill_mesh(const display::Path& edges, display::Point origin, Seam seam);

/// A band along every contour with joints and caps; its width is the shader's.
PathMesh stroke_mesh(const display::Path& path, display::Cap cap, display::Join join,
                     display::Point origin);

/// A band on the inner side of every contour. Requires: `edges` as outline() gives them.
PathMesh inner_stroke_mesh(const display::Path& edges, display::Point origin);

} // namespace panjshir::screen
