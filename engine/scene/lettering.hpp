#pragma once
// Lettering by kind of place, and the pieces that set it.

#include "scene/layer_parts.hpp"

#include <optional>
#include <string>

namespace panjshir::scene {

/// How the names of a kind of place are set at a rank.
struct Lettering {
    double size_mm = 2.6;
    int weight = 400;
    text::Slant slant = text::Slant::Upright;
    display::Colour colour;
    double spacing_em = 0; ///< letterspacing for Latin, in ems
    enum class Case { AsIs, Capitals } letter_case = Case::AsIs;
};
Lettering lettering_of(gazetteer::PlaceKind kind, int rank);

/// Whether names of this kind lie over an area or along a line instead of beside a symbol.
bool named_over_area(gazetteer::PlaceKind kind);

/// The largest rank that is named at a scale: 1:600,000 shows up to 6.
int greatest_rank(double scale_denominator);

/// Shapes a name as it is lettered, or finds it shaped before. The reference stays valid as long as
/// the drawing's content.
const text::ShapedText& shape_name(const Drawing& drawing, const std::string& name,
                                   const Lettering& lettering, const std::string& language);

/// Upper case for Latin letters with their marks; other scripts stay.
std::string capitals(const std::string& text);

} // namespace panjshir::scene
