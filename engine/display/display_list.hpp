#pragma once
// What is drawn, with nothing left of geography, style or time: commands in painting order, lengths
// in paper millimetres from the page's top left corner, x to the right, y down. Two painters carry
// it out: print/ (Cairo) and screen/ (SFML, GL); a third, dump.hpp, writes it as text for tests.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace panjshir::display {

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

/// sRGB, straight alpha, each 0..1.
struct Colour {
    float red = 0, green = 0, blue = 0, alpha = 1;
    bool operator==(const Colour&) const = default;
    /// 0xRRGGBB.
    static constexpr Colour rgb(std::uint32_t hex, float alpha = 1) {
        return {static_cast<float>((hex >> 16) & 0xFF) / 255.0f,
                static_cast<float>((hex >> 8) & 0xFF) / 255.0f,
                static_cast<float>(hex & 0xFF) / 255.0f, alpha};
    }
    constexpr Colour with_alpha(float a) const { return {red, green, blue, a}; }
};

/// From a path's own units to page millimetres: x' = xx x + xy y + dx, y' = yx x + yy y + dy.
struct Affine {
    double xx = 1, xy = 0, yx = 0, yy = 1, dx = 0, dy = 0;
    Point apply(Point p) const { return {xx * p.x + xy * p.y + dx, yx * p.x + yy * p.y + dy}; }
    bool operator==(const Affine&) const = default;
    /// Ground metres (east, north) to the page: `mm_per_m` and the page position of the origin.
    static Affine ground(double mm_per_m, double dx, double dy) {
        return {mm_per_m, 0, 0, -mm_per_m, dx, dy};
    }
};

/// Straight segments; curves are flattened where a path is made (to 0.02 mm).
struct Contour {
    std::vector<Point> points;
    bool closed = false; ///< does not repeat its first point
};

/// Immutable once it stands in a command, so that painters may keep what they made of it
/// (triangles, buffers) by its address; hence the shared_ptr in the commands.
struct Path {
    std::vector<Contour> contours;
};
using PathPtr = std::shared_ptr<const Path>;

/// A path placed on the page. Ground geometry keeps its points in metres on the map's plane and
/// moves by its transform alone while the map is panned or zoomed.
struct PlacedPath {
    PathPtr path;
    Affine to_page;
};

enum class Blend { Normal, Multiply };
enum class FillRule { EvenOdd, NonZero };
enum class Cap { Butt, Round };
enum class Join { Round, Miter };

/// Areas filled with one colour. Multiply: result = ground * (1 - alpha + alpha * colour), in sRGB
/// values.
struct FillPath {
    PlacedPath shape;
    Colour colour;
    Blend blend = Blend::Normal;
    FillRule rule = FillRule::EvenOdd;
};

/// Parallel bands within an area, each `band_mm` wide, of the colours in turn (an alpha of 0 leaves
/// a gap). `anchor` is a page position through which the first band's first edge runs, so that the
/// bands keep to the ground when the page moves. Angle in degrees counter-clockwise from the x
/// axis: 45 rises to the right.
struct HatchPath {
    PlacedPath shape;
    std::vector<Colour> bands;
    double band_mm = 1.2;
    double angle_deg = 45;
    Point anchor;
    Blend blend = Blend::Multiply;
    FillRule rule = FillRule::EvenOdd;
};

struct StrokePath {
    PlacedPath shape;
    Colour colour;
    double width_mm = 0.2;
    std::vector<double> dashes_mm; ///< drawn, gap, drawn, ... ; empty for a whole line
    Cap cap = Cap::Round;
    Join join = Join::Round;
    /// Width at the far end of each open contour, for rivers and arrows; `width_mm` is that at its
    /// start. Grows in even proportion to the length. Negative: the same all along.
    double end_width_mm = -1;
};

/// Where an area's edge line lies wholly inside: the stroke is clipped to the area.
struct InnerStrokePath {
    PlacedPath shape;
    Colour colour;
    double width_mm = 0.6; ///< seen width, inside the edge
    std::vector<double> dashes_mm;
};

/// A font as text/ numbers it (text::FontId); painters ask text/ for outlines by this number.
using FontNumber = std::uint32_t;

struct Glyph {
    std::uint32_t id = 0;      ///< glyph index within the font
    Point position;            ///< of the glyph's origin on the baseline, page mm
    float rotation_deg = 0;    ///< clockwise on the page
    std::uint32_t cluster = 0; ///< byte offset into GlyphRun::text
};

/// Shaped text of one font and size. Halo: the glyphs' outline grown by `halo_mm`, soft, under all
/// ink of the same run.
struct GlyphRun {
    FontNumber font = 0;
    double size_mm = 3; ///< the em
    std::vector<Glyph> glyphs;
    Colour colour;
    Colour halo;
    double halo_mm = 0; ///< 0: none
    std::string text;   ///< logical order, UTF-8; for search and copy in PDF and for the text dump
    bool right_to_left = false;
};

/// A raster of heights, NaN for voids, north up; rows from the north. `to_page` maps cell centres
/// (column, row) to page mm. Shared because grids are large and never change once drawn.
struct HeightRaster {
    int columns = 0, rows = 0;
    std::vector<float> heights_m;
    double cell_size_m = 0;
};
/// 8-bit values on the same layout, laid with a HeightRaster (sky view, texture); see
/// terrain/relief.hpp.
struct ByteRaster {
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> values;
};

/// The numbers that shade a relief: see terrain/relief.hpp, which defines what each does.
struct ReliefLight {
    float azimuth_deg = 315; ///< direction the light comes from, from north
    float altitude_deg = 45;
    float exaggeration = 1.6f;
    float shade_strength = 0.85f;   ///< 0 flat, 1 full
    float texture_strength = 0.35f; ///< crests lifted, valley floors sunk
    float sky_strength = 0.35f;     ///< darkening where little sky is seen
    bool operator==(const ReliefLight&) const = default;
};

/// A tint: colour at a height; between them blended in linear light.
struct TintStop {
    float elevation_m = 0;
    Colour colour;
};

/// Shaded, tinted ground filling a rectangle of the page.
struct Relief {
    Point top_left, bottom_right; ///< page mm; nothing is drawn outside
    std::shared_ptr<const HeightRaster> heights;
    Affine to_page; ///< (column, row) of cell centres to page mm
    /// Derived rasters of the same layout, may be null: see terrain/relief.hpp.
    std::shared_ptr<const ByteRaster> sky_view, texture, light_turn;
    ReliefLight light;
    std::vector<TintStop> tints; ///< by rising height
    Colour void_colour;
};

/// Everything until the matching PopClip is clipped to the area.
struct PushClip {
    PlacedPath shape;
};
struct PopClip {};

/// Names a layer or a mark, for the dump, for SVG groups and for tests; draws nothing.
struct BeginGroup {
    std::string name;
};
struct EndGroup {};

using Command = std::variant<FillPath, HatchPath, StrokePath, InnerStrokePath, GlyphRun, Relief,
                             PushClip, PopClip, BeginGroup, EndGroup>;

/// A place on the page that answers to a click; the topmost hit is the last in the list.
struct HitArea {
    std::string id;   ///< "claim:...", "event:...", "place:..."
    PlacedPath shape; ///< an area, or empty where `radius_mm` counts
    Point centre;
    double radius_mm = 0;
};

struct DisplayList {
    double width_mm = 0, height_mm = 0;
    Colour paper{1, 1, 1, 1};
    std::vector<Command> commands;
    std::vector<HitArea> hits;
};

} // namespace panjshir::display
