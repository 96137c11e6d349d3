#pragma once
// Colours and measures of the map: page millimetres, sRGB. One place, so that the map has one hand.

#include "display/display_list.hpp"

namespace panjshir::scene::style {

using display::Colour;

inline constexpr Colour kPaper = Colour::rgb(0xFBFAF6);
inline constexpr Colour kInk = Colour::rgb(0x23262B);
inline constexpr Colour kQuietInk = Colour::rgb(0x5D6169);
inline constexpr Colour kRule = Colour::rgb(0xC9C4B8);
inline constexpr Colour kHalo = Colour::rgb(0xFCFAF4, 0.82f);

inline constexpr Colour kWater = Colour::rgb(0x2F6FA8);
inline constexpr Colour kWaterName = Colour::rgb(0x1F5586);
inline constexpr Colour kContour = Colour::rgb(0x8A5A2B, 0.50f);
inline constexpr Colour kIndexContour = Colour::rgb(0x7A4A1E, 0.68f);
inline constexpr Colour kContourFigure = Colour::rgb(0x6E4119);
inline constexpr Colour kRoad = Colour::rgb(0x8C5A3C);
inline constexpr Colour kRoadCasing = Colour::rgb(0xFFFDF8, 0.9f);
inline constexpr Colour kBorder = Colour::rgb(0x6B5B73, 0.85f);
inline constexpr Colour kLandName = Colour::rgb(0x6E4B2A);
inline constexpr Colour kFineLandName = Colour::rgb(0x46290F); ///< thin letters, over any fill
inline constexpr Colour kProvinceName = Colour::rgb(0x6A6670);
inline constexpr Colour kGraticule = Colour::rgb(0x3A3F46, 0.55f);
inline constexpr Colour kSelection = Colour::rgb(0x111111);

inline constexpr double kClaimAlpha = 0.46;
/// Bands want more colour than a whole fill to read as two colours and not as their mixture.
inline constexpr double kBandAlpha = 0.55;
inline constexpr double kClaimEdge_mm = 0.55;
inline constexpr double kHatchBand_mm = 1.7;
inline constexpr double kEventDisc_mm = 4.5;
inline constexpr double kHaloWidth_mm = 0.55;

} // namespace panjshir::scene::style
