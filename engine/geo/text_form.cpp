#include "geo/text_form.hpp"

#include <charconv>
#include <fmt/format.h>

namespace panjshir {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool parse_number(std::string_view text, double& value) {
    text = trim(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

std::string number(double value) {
    std::string text = fmt::format("{:.5f}", value);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

template <typename T, typename Parse>
Result<std::vector<T>> parse_list(std::string_view text, char separator, Parse parse) {
    std::vector<T> items;
    for (;;) {
        const std::size_t at = text.find(separator);
        auto item = parse(text.substr(0, at));
        if (!item)
            return tl::unexpected(item.error());
        items.push_back(std::move(*item));
        if (at == std::string_view::npos)
            return items;
        text.remove_prefix(at + 1);
    }
}

} // namespace

Result<LonLat> parse_lon_lat(std::string_view text) {
    const std::size_t colon = text.find(':');
    double longitude = 0, latitude = 0;
    if (colon == std::string_view::npos || !parse_number(text.substr(0, colon), longitude) ||
        !parse_number(text.substr(colon + 1), latitude))
        return fail(fmt::format("'{}' is not longitude:latitude", trim(text)));
    if (!LonLat::is_valid(longitude, latitude))
        return fail(fmt::format("'{}' lies outside -180..180, -90..90 degrees", trim(text)));
    return LonLat::from_degrees(longitude, latitude);
}

Result<Polyline> parse_polyline(std::string_view text) {
    return parse_list<LonLat>(text, ',', parse_lon_lat);
}

Result<std::vector<Polyline>> parse_polylines(std::string_view text) {
    return parse_list<Polyline>(text, ';', parse_polyline);
}

std::string to_text(LonLat place) {
    return number(place.longitude_deg()) + ":" + number(place.latitude_deg());
}

std::string to_text(const Polyline& line) {
    std::string text;
    for (const LonLat p : line)
        text += (text.empty() ? "" : ", ") + to_text(p);
    return text;
}

} // namespace panjshir
