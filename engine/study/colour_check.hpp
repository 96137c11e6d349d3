#pragma once
// Whether the colours of those who can hold ground stay apart for every eye.

#include "chronicle/model.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::study {

/// CIE L*a*b* under D65, 2 degrees.
struct Lab {
    double lightness = 0, a = 0, b = 0;
};

/// From 0xRRGGBB of sRGB (IEC 61966-2-1).
Lab to_lab(std::uint32_t colour);

/// The difference of two colours, with all three weights 1 (Sharma, Wu and Dalal, Color Research
/// and Application 30, 2005, equations 2 to 22). 1 is hardly seen, 15 is plain on a map.
double ciede2000(const Lab& first, const Lab& second);

enum class Vision { Normal, Protan, Deutan, Tritan };
inline constexpr std::array<Vision, 4> kVisions{Vision::Normal, Vision::Protan, Vision::Deutan,
                                                Vision::Tritan};
std::string_view to_string(Vision vision); ///< "normal", "protan", "deutan", "tritan"

/// The colour as somebody with that vision, fully dichromatic, sees it (Machado, Oliveira and
/// Fernandes, IEEE Transactions on Visualization and Computer Graphics 15, 2009, table 1,
/// severity 1.0, on linear light).
std::uint32_t seen_by(std::uint32_t colour, Vision vision);

inline constexpr double kLeastColourDifference = 15;

struct ColourClash {
    std::string first, second;      ///< actor ids, in the chronicle's order
    Vision vision = Vision::Normal; ///< the one that tells them apart least
    double difference = 0;
};

/// Every pair of actors with a colour, of different sides, whose colours lie nearer than `least`
/// (CIEDE2000) in any of the four visions. Actors of one side may look alike.
std::vector<ColourClash> colour_clashes(std::span<const chronicle::Actor> actors,
                                        double least = kLeastColourDifference);

} // namespace panjshir::study
