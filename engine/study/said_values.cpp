#include "study/said_values.hpp"

#include "geo/geodesic.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace panjshir::study {
namespace {

void skip_blanks(std::string_view& text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view word) {
    skip_blanks(text);
    if (text.substr(0, word.size()) != word)
        return false;
    text.remove_prefix(word.size());
    return true;
}

// A number with noughts at its end, "80" or "100", is a round one.
bool take_number(std::string_view& text, double& value, bool& round) {
    skip_blanks(text);
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(value) || value <= 0)
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    round = std::fmod(value, 10) == 0;
    return true;
}

} // namespace

std::optional<SaidLength> parse_length(std::string_view text) {
    SaidLength length;
    bool round = false, round_most = false;
    length.about = take(text, "~") || take(text, "about");
    if (!take_number(text, length.least_m, round))
        return std::nullopt;
    length.most_m = length.least_m;
    round_most = round;
    if (take(text, "-") && !take_number(text, length.most_m, round_most))
        return std::nullopt;
    length.about = take(text, "~") || length.about;
    double metres = 0;
    if (take(text, "km"))
        metres = 1000;
    else if (take(text, "m"))
        metres = 1;
    length.about = take(text, "~") || length.about || (round && round_most);
    skip_blanks(text);
    if (metres == 0 || !text.empty() || length.most_m < length.least_m)
        return std::nullopt;
    length.least_m *= metres;
    length.most_m *= metres;
    return length;
}

std::optional<double> parse_compass_word(std::string_view text) {
    for (int i = 0; i < 16; ++i)
        if (compass_point(i * 22.5) == text)
            return i * 22.5;
    return std::nullopt;
}

} // namespace panjshir::study
