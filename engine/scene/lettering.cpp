#include "scene/lettering.hpp"

#include "base/utf8.hpp"
#include "scene/style.hpp"

#include <cmath>

namespace panjshir::scene {

using gazetteer::PlaceKind;

Lettering lettering_of(PlaceKind kind, int rank) {
    Lettering l;
    l.colour = style::kInk;
    switch (kind) {
    case PlaceKind::Country:
        l = {4.2, 400, text::Slant::Upright, style::kProvinceName, 0.5, Lettering::Case::Capitals};
        break;
    case PlaceKind::Province:
        l = {rank <= 2 ? 3.3 : 2.9, 500,  text::Slant::Upright,
             style::kProvinceName,  0.32, Lettering::Case::Capitals};
        break;
    case PlaceKind::District:
        l = {2.5, 700, text::Slant::Upright, style::kLandName, 0.16, Lettering::Case::Capitals};
        break;
    case PlaceKind::Valley:
    case PlaceKind::Region:
        l = {rank <= 1   ? 5.0
             : rank <= 2 ? 3.6
                         : 2.7,
             rank <= 2 ? 500 : 400,
             text::Slant::Upright,
             style::kLandName,
             0.3,
             Lettering::Case::Capitals};
        break;
    case PlaceKind::Range:
        l = {rank <= 1 ? 4.4 : 2.8, 400,
             text::Slant::Upright,  style::kLandName,
             rank <= 1 ? 0.9 : 0.4, Lettering::Case::Capitals};
        break;
    case PlaceKind::Plain:
    case PlaceKind::Gorge:
        l = {2.6, 400, text::Slant::Italic, style::kLandName, 0.12, Lettering::Case::AsIs};
        break;
    case PlaceKind::River:
        l = {2.5, 400, text::Slant::Italic, style::kWaterName, 0.06, Lettering::Case::AsIs};
        break;
    case PlaceKind::Road:
        l = {2.2, 400, text::Slant::Italic, style::kRoad, 0, Lettering::Case::AsIs};
        break;
    case PlaceKind::Pass:
    case PlaceKind::Tunnel:
        l = {2.35,
             rank <= 3 ? 700 : 500,
             text::Slant::Upright,
             rank <= 3 ? style::kLandName : style::kFineLandName,
             0,
             Lettering::Case::AsIs};
        break;
    case PlaceKind::Peak:
        l = {2.2, 500, text::Slant::Upright, style::kFineLandName, 0, Lettering::Case::AsIs};
        break;
    case PlaceKind::Airport:
        l = {2.2, 400, text::Slant::Italic, style::kQuietInk, 0, Lettering::Case::AsIs};
        break;
    case PlaceKind::City:
        l.size_mm = rank <= 1 ? 3.8 : 3.2;
        l.weight = 700;
        break;
    case PlaceKind::Town:
        l.size_mm = rank <= 2 ? 3.1 : 2.75;
        l.weight = rank <= 3 ? 700 : 500;
        break;
    case PlaceKind::Village:
        l.size_mm = 2.4;
        l.weight = 400;
        break;
    }
    return l;
}

bool named_over_area(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::Country:
    case PlaceKind::Province:
    case PlaceKind::District:
    case PlaceKind::Valley:
    case PlaceKind::Region:
    case PlaceKind::Range:
    case PlaceKind::Plain:
    case PlaceKind::Gorge:
        return true;
    default:
        return false;
    }
}

int greatest_rank(double scale_denominator) {
    const double steps = std::log2(600000 / scale_denominator); // 0 at 1:600,000, 1 at 1:300,000
    return std::clamp(static_cast<int>(std::floor(6.2 + 1.5 * steps)), 2, 9);
}

std::string capitals(const std::string& text) {
    std::u32string letters = utf8::to_utf32(text);
    for (char32_t& c : letters) {
        const bool latin1 = (c >= U'\u00E0' && c <= U'\u00FE' && c != U'\u00F7');
        if ((c >= U'a' && c <= U'z') || latin1)
            c -= 32;
        else if (c >= 0x100 && c <= 0x137 && (c & 1)) // Latin Extended-A: pairs, the capital even
            c -= 1;
        else if (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && !(c & 1))
            c -= 1;
        else if (c >= 0x14A && c <= 0x177 && (c & 1))
            c -= 1;
    }
    return utf8::from_utf32(letters);
}

const text::ShapedText& shape_name(const Drawing& drawing, const std::string& name,
                                   const Lettering& lettering, const std::string& language) {
    std::string key = name;
    key.append("|").append(language);
    for (const double part :
         {lettering.size_mm, lettering.spacing_em, static_cast<double>(lettering.weight),
          static_cast<double>(lettering.slant), static_cast<double>(lettering.letter_case),
          static_cast<double>(lettering.colour.red), static_cast<double>(lettering.colour.green),
          static_cast<double>(lettering.colour.blue)})
        key.append("|").append(std::to_string(part));
    const auto [entry, is_new] = drawing.content.shaped_names->try_emplace(std::move(key));
    if (!is_new)
        return entry->second;
    text::ShapeOptions options;
    options.font.weight = lettering.weight;
    options.font.slant = lettering.slant;
    options.size_mm = lettering.size_mm;
    options.letter_spacing_mm = lettering.spacing_em * lettering.size_mm;
    options.language = language;
    options.colour = lettering.colour;
    options.halo = style::kHalo;
    options.halo_mm = style::kHaloWidth_mm;
    entry->second = text::shape(
        *drawing.content.fonts,
        lettering.letter_case == Lettering::Case::Capitals ? capitals(name) : name, options);
    return entry->second;
}

} // namespace panjshir::scene
