#pragma once
// What is laid over the map besides the atlas: ways, viewsheds, annotations, a tour's highlights.
// Places are metres on the map's plane, lengths page millimetres.

#include "display/display_list.hpp"
#include "geo/map_point.hpp"

#include <string>
#include <variant>
#include <vector>

namespace panjshir::scene {

enum class LineEnd { Plain, Arrow };

/// Lines drawn over the ground, under symbols and names.
struct OverlayStroke {
    std::vector<MapLine> lines;
    display::Colour colour;
    double width_mm = 0.7;
    std::vector<double> dashes_mm; ///< empty: a whole line
    LineEnd end = LineEnd::Plain;  ///< of each line's last point
    double casing_mm =
        0; ///< a paper-coloured rim on both sides, which sets a way off from the ground
};

/// An area, multiplied into the relief.
struct OverlayFill {
    MapArea area;
    display::Colour colour; ///< its alpha is the strength; 0: no fill
    display::Colour edge;   ///< an inner edge line
    double edge_mm = 0;     ///< 0: none
};

enum class MarkShape {
    Dot,
    Ring,  ///< `radius_mm` is its middle
    Cross, ///< closed, or struck out
    Disc,  ///< paper, ringed in the colour, with `text` in it: a number
    Observer
};

/// A symbol at a point, over the names' ground: labels keep clear of it.
struct OverlayMark {
    MapPoint at;
    MarkShape shape = MarkShape::Dot;
    display::Colour colour;
    double radius_mm = 1.2;
    std::string text; ///< of a Disc: one or two characters
};

enum class TextPlace {
    Beside, ///< to the right of the point, or to its left where the frame ends
    Centred
};

/// A line of text with a paper halo. Labels of the map keep clear of it.
struct OverlayText {
    MapPoint at;
    std::string text; ///< lines are parted by '\n'
    display::Colour colour;
    double size_mm = 2.6;
    int weight = 600;
    TextPlace place = TextPlace::Beside;
};

using OverlayItem = std::variant<OverlayStroke, OverlayFill, OverlayMark, OverlayText>;

/// One thing laid over the map. Items are drawn by kind (areas, lines, marks, texts), within a kind
/// in order.
struct Overlay {
    std::string id; ///< answers to a click ("annotation:3"); empty: does not
    std::string
        legend; ///< what it is, in the legend; empty: nothing there. Its swatch is the first item
    std::vector<OverlayItem> items;
};

} // namespace panjshir::scene
