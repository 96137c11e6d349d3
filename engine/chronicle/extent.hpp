#pragma once
// The area or line that a place covers: the rows of the atlas table `extents`.

#include "geo/lon_lat.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::chronicle {

enum class ExtentKind {
    Basin,   ///< the drainage basin above the pour point `at`, less those above the points of
             ///< `except`
    Outline, ///< a generalised ring of at most 40 vertices
    Border,  ///< lines stored once, between `place` and `other_place`
    Course   ///< way-points of a line; a river's drawn line follows the thalweg between them
};
std::string_view to_string(ExtentKind kind); ///< "basin", "outline", "border", "course"
std::optional<ExtentKind> parse_extent_kind(std::string_view text);

inline constexpr std::size_t kMostOutlineVertices = 40;

struct Extent {
    std::string place;
    std::string other_place; ///< only for a border
    ExtentKind how = ExtentKind::Outline;
    std::vector<Polyline> geometry; ///< rings, border lines or courses; empty for a basin
    std::optional<LonLat> at;       ///< only for a basin
    std::vector<LonLat> except;     ///< only for a basin
    std::string reference;
};

} // namespace panjshir::chronicle
