#include "scene/lettering_lines.hpp"

#include "geo/simplify.hpp"

#include <cmath>

namespace panjshir::scene {

const MapLine& LetteringLines::along(const MapLine& line, double scale_denominator) const {
    const int step = static_cast<int>(std::lround(2 * std::log2(scale_denominator / 100000)));
    const auto [entry, is_new] = m_lines.try_emplace({&line, step});
    if (is_new) {
        const double mm = 100 * std::exp2(step / 2.0); // a millimetre in metres
        entry->second = smooth_line(simplify_line(line, 1.0 * mm), 4);
    }
    return entry->second;
}

} // namespace panjshir::scene
