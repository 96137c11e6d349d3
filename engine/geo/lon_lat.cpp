#include "geo/lon_lat.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace panjshir {

bool LonLat::is_valid(double longitude, double latitude) {
    return std::isfinite(longitude) && std::isfinite(latitude) && std::abs(longitude) <= 180 &&
           std::abs(latitude) <= 90;
}

Result<LonLatBox> parse_box(std::string_view text) {
    double values[4];
    std::string_view rest = text;
    for (int i = 0; i < 4; ++i) {
        while (!rest.empty() && rest.front() == ' ')
            rest.remove_prefix(1);
        const auto [end, error] =
            std::from_chars(rest.data(), rest.data() + rest.size(), values[i]);
        if (error != std::errc{})
            return fail(fmt::format("area '{}': four numbers W,S,E,N are wanted", text));
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        if (i < 3) {
            if (rest.empty() || rest.front() != ',')
                return fail(fmt::format("area '{}': four numbers W,S,E,N are wanted", text));
            rest.remove_prefix(1);
        }
    }
    if (!rest.empty())
        return fail(fmt::format("area '{}': '{}' after the fourth number", text, rest));
    const LonLatBox box{values[0], values[1], values[2], values[3]};
    if (!LonLat::is_valid(box.west, box.south) || !LonLat::is_valid(box.east, box.north))
        return fail(fmt::format("area '{}': outside -180..180, -90..90 degrees", text));
    if (box.west >= box.east || box.south >= box.north)
        return fail(
            fmt::format("area '{}': west must be less than east, south less than north", text));
    return box;
}

} // namespace panjshir
