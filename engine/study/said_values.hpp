#pragma once
// The figures and compass words of statements about the land, as the atlas writes them.

#include <optional>
#include <string_view>

namespace panjshir::study {

/// "80 km~", "about 80 km", "100 km", "80-100 km", "3848 m". Metres.
struct SaidLength {
    double least_m = 0, most_m = 0;
    bool about = false; ///< '~' or 'about', or a figure that ends in a nought
};
/// Nothing where the text is no length above nought.
std::optional<SaidLength> parse_length(std::string_view text);

/// Degrees from true north of a word of 16 ("N", "NNE", ...); nothing where it is none.
std::optional<double> parse_compass_word(std::string_view text);

} // namespace panjshir::study
