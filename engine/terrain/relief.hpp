#pragma once
// The default relief: what the printed page draws, and the reference that shaders/relief.frag
// follows.
//
// A hillshade that depends on the aspect alone must lose some ridge: both its sides get the same
// grey. So the tone of a point is made of three parts, all nought on level ground, which keeps its
// tint:
//   light    Lambert's cosine of the slope, relative to level ground, the light turned locally
//   towards
//            the slopes of the larger landforms (after Imhof's rule; structure tensor of the
//            heights);
//   texture  how far the point stands above or below its surroundings, at several scales (after L.
//   Brown,
//            "Texture shading", 2010, in space instead of frequency): crests lifted, valley floors
//            sunk;
//   sky      how much of the sky is hidden (Zaksek, Ostir, Kokalj 2011, eq. 6).
// Light and shade grow with height (aerial perspective). Tints are blended, and shaded, in linear
// light.

#include "terrain/height_grid.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace panjshir::terrain {

/// sRGB values, each 0..1.
struct ReliefColour {
    float red = 0, green = 0, blue = 0;
    bool operator==(const ReliefColour&) const = default;
};

/// The ground's colour at a height; between two tints blended in linear light, beyond the ends
/// constant.
struct ReliefTint {
    float elevation_m = 0;
    ReliefColour colour;
    bool operator==(const ReliefTint&) const = default;
};

struct ReliefStyle {
    float azimuth_deg = 315;        ///< direction the light comes from, clockwise from grid north
    float altitude_deg = 45;        ///< of the light above the horizon, 15..75
    float exaggeration = 1.6f;      ///< heights are multiplied by it for the light alone, 0..5
    float shade_strength = 0.85f;   ///< of the light: 0 none, 1 full
    float texture_strength = 0.35f; ///< of the texture: 0 none, 1 full
    float sky_strength = 0.35f;     ///< of the sky: 0 none, 1 full
    std::vector<ReliefTint> tints;  ///< by rising height, at least one, at most kMaxReliefTints
    ReliefColour void_colour;       ///< where nothing is known
};
inline constexpr std::size_t kMaxReliefTints = 16;

/// Arid tints, light and warm, that keep the shaded ground between 55 and 97 % lightness (CIE L*).
ReliefStyle default_relief_style();

/// What the relief is drawn from; rasters of one layout, rows from the north.
struct ReliefField {
    int columns = 0, rows = 0;
    double cell_size_m = 0;
    std::span<const float> heights;         ///< metres, NaN for voids
    std::span<const std::uint8_t> sky_view; ///< sky-view factor, 0..255 for 0..1; empty: 1
    std::span<const std::uint8_t> texture;  ///< 128 level, 255 crest, 1 valley; empty: 128
    /// Orientation of the larger landforms: the doubled-angle vector (cos 2a, sin 2a) of the
    /// direction a of steepest slope (from east towards north), shortened where there is no one
    /// direction; each component -1..1 as 1..255. The two alternate along a row: even columns the
    /// cosine, odd columns the sine, both standing for the line between the two columns. Empty:
    /// none, the light is not turned.
    std::span<const std::uint8_t> light_turn;
};

/// The rasters of a ReliefField, computed once for a grid. Hidden sky and sunken texture are
/// softened on level valley floors, which so keep their tint and stand out from the slopes' feet.
/// The rasters do not depend on the light, which can be moved live.
struct ReliefLayers {
    int columns = 0, rows = 0;
    double cell_size_m = 0;
    std::vector<float>
        heights; ///< generalised; made so that the cubic B-spline through them is true
    std::vector<std::uint8_t> sky_view, texture, light_turn;
    ReliefField field() const;
};

struct ReliefPreparation {
    /// Standard deviation in metres of the Gaussian that takes away forms too small for the map;
    /// about a third of a millimetre at the map's scale. 0: none.
    /// For a grid finer than its source: half a cell of the source (io::DemInfo::ground_cell_m).
    double generalise_m = 0;
    /// At least so many cells of the grid, so that a crease does not show the grid's steps. 0:
    /// none.
    double generalise_cells = 0.8;
    /// Radius in which the horizon is searched.
    double sky_radius_m = 3000;
    /// Standard deviation in metres over which the direction of the larger landforms is gathered.
    double landform_m = 1400;
    int threads = 0; ///< 0: as many as the machine has cores
};

/// Same result for any number of threads. An empty grid gives empty layers.
ReliefLayers prepare_relief(const HeightGrid& grid, const ReliefPreparation& preparation = {});

/// Which pixels to draw. The centre of pixel (x, y) of the picture, (x + 0.5, y + 0.5), lies at
/// column = column_x X + column_y Y + column_0 and row likewise, where (0, 0) is the centre of the
/// first cell. A tile gives the whole picture's numbers and its own place in it, so that tiles
/// equal the whole byte for byte.
struct ReliefView {
    int width = 0, height = 0;      ///< of what is drawn, pixels
    int origin_x = 0, origin_y = 0; ///< first pixel of what is drawn, in the whole picture
    double column_x = 1, column_y = 0, column_0 = -0.5;
    double row_x = 0, row_y = 1, row_0 = -0.5;
    int threads = 0; ///< 0: as many as the machine has cores
};

/// Draws width x height pixels as sRGB bytes, red, green, blue, row by row. Heights between cell
/// centres by cubic B-spline, so that an enlarged relief stays smooth; beyond the outermost cells,
/// and nearest to a void cell, the void colour. Where a pixel spans more than two cells hand in a
/// coarser grid (generalise.hpp's halved). Requires: rgb.size() == 3 * width * height; rasters of
/// columns * rows.
void shade_relief(const ReliefField& field, const ReliefStyle& style, const ReliefView& view,
                  std::span<std::uint8_t> rgb);

/// The same shading without tints, one grey a cell: level ground 181, like the standard methods of
/// relief_hillshade.hpp; a void 0, all else 1..254.
std::vector<std::uint8_t> shade_relief_grey(const ReliefField& field, const ReliefStyle& style);

/// One uniform of shaders/relief.frag: `values` holds `count` times `components` numbers.
struct ReliefUniform {
    std::string name;
    int components = 1; ///< 1 float, 2 vec2, 3 vec3
    int count = 1;      ///< above 1 an array
    std::vector<float> values;
};
/// All uniforms of the fragment shader that follow from the style and the grid, besides its
/// samplers and the two of the vertex shader: see shaders/README.md.
std::vector<ReliefUniform> relief_uniforms(const ReliefField& field, const ReliefStyle& style);
/// Stands for a void in the shader's height texture, as NaN is not safe on every graphics card.
inline constexpr float kShaderVoid_m = -1e6f;

} // namespace panjshir::terrain
