#pragma once
// Dates as sources give them: the part of EDTF (ISO 8601-2:2019) that news writing needs.

#include "time/civil_day.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace panjshir {

/// A date with its precision. Forms read:
///   2021-08-22            a day            2021-08   a month       2021   a year     198X  a
///   decade 2021-08-22~  (about)  2021-08-22?  (uncertain)   2021-08-22%  (both)
///   2021-08-22T16:00+04:30    a moment; also with Z, and without offset (then Kabul time)
///   2021-08-21/2021-08-22     an interval, both ends included; each end any of the forms above
///   2021-08-22/..  and  ../2021-08-22   open intervals
class EdtfDate {
public:
    /// Errors: none of the forms, no such day or hour, an interval that ends before it starts.
    static Result<EdtfDate> parse(std::string_view text);

    /// As it was written.
    const std::string& text() const { return m_text; }
    /// First and last civil day in Kabul that it touches; nothing where that end is open.
    std::optional<CivilDay> first_day() const { return m_first; }
    std::optional<CivilDay> last_day() const { return m_last; }
    /// Both ends, open ones put at year 0001 and 9999.
    DayInterval days() const;
    bool approximate() const { return m_approximate; } ///< '~' or '%' anywhere
    bool uncertain() const { return m_uncertain; }     ///< '?' or '%' anywhere
    bool is_interval() const { return m_interval; }
    /// Minutes after midnight in Kabul of a moment; for an interval of two moments that of its
    /// start.
    std::optional<int> minute_of_day() const { return m_minute; }

    bool operator==(const EdtfDate& other) const { return m_text == other.m_text; }

private:
    std::string m_text;
    std::optional<CivilDay> m_first, m_last;
    std::optional<int> m_minute;
    bool m_approximate = false, m_uncertain = false, m_interval = false;
};

} // namespace panjshir
