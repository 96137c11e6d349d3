#pragma once
// Places and lines as one line of text, for tables, fixtures and the command line:
// "69.52:35.31, 69.79:35.67" is longitude:latitude, points parted by commas, parts by semicolons.

#include "geo/lon_lat.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir {

/// Errors: a point that is not two numbers parted by ':', out of range, or nothing at all.
Result<LonLat> parse_lon_lat(std::string_view text);
Result<Polyline> parse_polyline(std::string_view text);
Result<std::vector<Polyline>> parse_polylines(std::string_view text);

/// Five decimals (about a metre), without trailing zeros.
std::string to_text(LonLat place);
std::string to_text(const Polyline& line);

} // namespace panjshir
