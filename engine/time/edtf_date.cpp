#include "time/edtf_date.hpp"

#include <fmt/format.h>

namespace panjshir {
namespace {

using namespace std::chrono;

struct Single {
    std::optional<CivilDay> first, last; // both empty for ".."
    std::optional<int> minute;
    bool approximate = false, uncertain = false;
};

bool read_digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
    if (at + count > text.size())
        return false;
    value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

// "+04:30", "-05:00", "Z" or nothing (Kabul); minutes east of Greenwich.
bool read_offset(std::string_view text, int& offset) {
    if (text.empty()) {
        offset = static_cast<int>(kKabulOffset.count());
        return true;
    }
    if (text == "Z") {
        offset = 0;
        return true;
    }
    int hours = 0, mins = 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' ||
        !read_digits(text, 1, 2, hours) || !read_digits(text, 4, 2, mins) || hours > 14 ||
        mins > 59)
        return false;
    offset = (hours * 60 + mins) * (text[0] == '-' ? -1 : 1);
    return true;
}

Result<Single> parse_moment(std::string_view text, std::string_view whole) {
    const auto day = parse_day(text.substr(0, 10));
    if (!day)
        return tl::unexpected(day.error());
    std::string_view time = text.substr(11);
    int hour = 0, minute = 0, second = 0, offset = 0;
    bool good = read_digits(time, 0, 2, hour) && time.size() >= 5 && time[2] == ':' &&
                read_digits(time, 3, 2, minute) && hour < 24 && minute < 60;
    std::size_t end = 5;
    if (good && time.size() > 5 && time[5] == ':') {
        good = read_digits(time, 6, 2, second) && second < 60;
        end = 8;
    }
    if (!good || !read_offset(time.substr(end), offset))
        return fail(fmt::format("'{}' is not a moment (YYYY-MM-DDThh:mm+04:30)", whole));
    const sys_time<minutes> utc = sys_time<minutes>(*day) + minutes(hour * 60 + minute - offset);
    const sys_time<minutes> kabul = utc + kKabulOffset;
    const CivilDay local = floor<days>(kabul);
    return Single{local, local, static_cast<int>((kabul - local).count())};
}

Result<Single> parse_single(std::string_view text) {
    const std::string_view whole = text;
    Single single;
    if (text == "..")
        return single;
    if (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) {
        single.approximate = text.back() != '?';
        single.uncertain = text.back() != '~';
        text.remove_suffix(1);
    }
    const auto set = [&](year_month_day first, year_month_day last) {
        single.first = CivilDay{first};
        single.last = CivilDay{last};
        return single;
    };
    int y = 0, m = 0;
    if (text.size() == 4 && text[3] == 'X' && read_digits(text, 0, 3, y))
        return set(year{y * 10} / January / 1, year{y * 10 + 9} / December / 31);
    if (text.size() == 4 && read_digits(text, 0, 4, y))
        return set(year{y} / January / 1, year{y} / December / 31);
    if (text.size() == 7 && text[4] == '-' && read_digits(text, 0, 4, y) &&
        read_digits(text, 5, 2, m)) {
        if (m < 1 || m > 12)
            return fail(fmt::format("'{}': there is no such month", whole));
        const year_month ym = year{y} / month{static_cast<unsigned>(m)};
        return set(ym / 1, year_month_day{ym / last});
    }
    if (text.size() > 11 && text[10] == 'T') {
        auto moment = parse_moment(text, whole);
        if (moment) {
            moment->approximate = single.approximate;
            moment->uncertain = single.uncertain;
        }
        return moment;
    }
    const auto day = parse_day(text);
    if (!day)
        return fail(day.error().message.find("no such day") != std::string::npos
                        ? day.error().message
                        : fmt::format("'{}' is not an EDTF date", whole));
    single.first = single.last = *day;
    return single;
}

} // namespace

Result<EdtfDate> EdtfDate::parse(std::string_view text) {
    EdtfDate date;
    date.m_text = std::string(text);
    const std::size_t slash = text.find('/');
    const auto begin = parse_single(text.substr(0, slash));
    if (!begin)
        return tl::unexpected(begin.error());
    date.m_first = begin->first;
    date.m_last = begin->last;
    date.m_minute = begin->minute;
    date.m_approximate = begin->approximate;
    date.m_uncertain = begin->uncertain;
    if (slash == std::string_view::npos) {
        if (!begin->first)
            return fail(fmt::format("'{}' is not an EDTF date", text));
        return date;
    }
    const auto end = parse_single(text.substr(slash + 1));
    if (!end)
        return tl::unexpected(end.error());
    if (!begin->first && !end->first)
        return fail(fmt::format("'{}': both ends of the interval are open", text));
    date.m_interval = true;
    date.m_last = end->last;
    date.m_approximate |= end->approximate;
    date.m_uncertain |= end->uncertain;
    const bool backwards =
        date.m_first && date.m_last &&
        (*begin->first > *end->last || (begin->first == end->first && begin->minute &&
                                        end->minute && *begin->minute > *end->minute));
    if (backwards)
        return fail(fmt::format("'{}': the interval ends before it starts", text));
    return date;
}

DayInterval EdtfDate::days() const {
    return {m_first.value_or(CivilDay{year{1} / January / 1}),
            m_last.value_or(CivilDay{year{9999} / December / 31})};
}

} // namespace panjshir
