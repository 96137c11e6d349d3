#include "time/civil_day.hpp"

#include <fmt/format.h>

namespace panjshir {

Result<CivilDay> parse_day(std::string_view text) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || digits(0, 4) < 0 ||
        digits(5, 2) < 0 || digits(8, 2) < 0)
        return fail(fmt::format("'{}' is not a day (YYYY-MM-DD)", text));
    const std::chrono::year_month_day date{std::chrono::year{digits(0, 4)},
                                           std::chrono::month{static_cast<unsigned>(digits(5, 2))},
                                           std::chrono::day{static_cast<unsigned>(digits(8, 2))}};
    if (!date.ok())
        return fail(fmt::format("'{}': there is no such day", text));
    return CivilDay{date};
}

std::string to_text(CivilDay day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int iso_weekday(CivilDay day) {
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

} // namespace panjshir
