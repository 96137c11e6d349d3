#include "io/atlas_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::io {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::string range_text(NumberRange range) {
    const bool open_below = range.least == NumberRange{}.least,
               open_above = range.most == NumberRange{}.most;
    if (open_below && open_above)
        return "";
    if (open_above)
        return fmt::format(" of at least {}", range.least);
    return open_below ? fmt::format(" of at most {}", range.most)
                      : fmt::format(" from {} to {}", range.least, range.most);
}

} // namespace

std::vector<std::string> split_list(std::string_view text, char separator) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        if (const std::string_view item = trim(text.substr(0, at)); !item.empty())
            items.emplace_back(item);
        text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    }
    return items;
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

const CsvField* AtlasRow::field(std::string_view column) const {
    const int at = m_table.column(column);
    return at < 0 ? nullptr : &m_row.fields[static_cast<std::size_t>(at)];
}

int AtlasRow::column_of(std::string_view column) const {
    const CsvField* found = field(column);
    return found ? found->column : 0;
}

void AtlasRow::fault(std::string_view column, std::string message) {
    const CsvField* found = field(column);
    m_diagnostics.push_back({Severity::Error, m_file, found ? found->line : m_row.line,
                             found ? found->column : 0, fmt::format("{}: {}", column, message)});
    m_good = false;
}

void AtlasRow::warn(std::string_view column, std::string message) {
    const CsvField* found = field(column);
    m_diagnostics.push_back({Severity::Warning, m_file, found ? found->line : m_row.line,
                             found ? found->column : 0, fmt::format("{}: {}", column, message)});
}

std::string AtlasRow::no_such_word(const std::string& word, std::string_view what) {
    return word.empty() ? fmt::format("{} is missing", what)
                        : fmt::format("'{}' is no {}", word, what);
}

const std::string& AtlasRow::text(std::string_view column) const {
    static const std::string nothing;
    const CsvField* found = field(column);
    return found ? found->text : nothing;
}

const std::string& AtlasRow::required_text(std::string_view column) {
    const std::string& value = text(column);
    if (value.empty())
        fault(column, "must not be empty");
    return value;
}

const std::string& AtlasRow::id(std::string_view column) {
    const std::string& value = required_text(column);
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!plain)
        fault(column,
              fmt::format("'{}' is no id (small letters a to z, digits and hyphens)", value));
    return value;
}

bool AtlasRow::check_reference(std::string_view column, const std::string& id, const TableIds& ids,
                               std::string_view what) {
    if (ids.taken.count(id))
        return true;
    fault(column, ids.left_out.count(id)
                      ? fmt::format("the row of {} '{}' is itself at fault", what, id)
                      : fmt::format("unknown {} '{}'", what, id));
    return false;
}

const std::string& AtlasRow::reference(std::string_view column, const TableIds& ids,
                                       std::string_view what) {
    const std::string& value = required_text(column);
    if (!value.empty())
        check_reference(column, value, ids, what);
    return value;
}

std::vector<std::string> AtlasRow::references(std::string_view column, const TableIds& ids,
                                              std::string_view what) {
    std::vector<std::string> items = split_list(text(column), ';');
    for (const std::string& item : items)
        check_reference(column, item, ids, what);
    return items;
}

std::optional<double> AtlasRow::number(std::string_view column, NumberRange range) {
    const std::string& value = text(column);
    if (value.empty())
        return std::nullopt;
    const auto parsed = parse_number(value);
    if (parsed && *parsed >= range.least && *parsed <= range.most)
        return parsed;
    fault(column, fmt::format("'{}' is no number{}", value, range_text(range)));
    return std::nullopt;
}

double AtlasRow::required_number(std::string_view column, NumberRange range) {
    required_text(column);
    return number(column, range).value_or(0);
}

int AtlasRow::integer(std::string_view column, int least, int most) {
    const std::string& value = required_text(column);
    int parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (!value.empty() && (error != std::errc{} || end != value.data() + value.size() ||
                           parsed < least || parsed > most))
        fault(column, fmt::format("'{}' is no whole number from {} to {}", value, least, most));
    return std::clamp(parsed, least, most);
}

EdtfDate AtlasRow::date(std::string_view column) {
    const std::string& value = required_text(column);
    if (value.empty())
        return {};
    auto parsed = EdtfDate::parse(value);
    if (!parsed)
        fault(column, parsed.error().message);
    return parsed.value_or(EdtfDate{});
}

EdtfDate AtlasRow::date_or(std::string_view column, const EdtfDate& otherwise) {
    return text(column).empty() ? otherwise : date(column);
}

std::optional<LonLat> AtlasRow::position() {
    const auto longitude = number("longitude", {-180, 180}),
               latitude = number("latitude", {-90, 90});
    if (text("longitude").empty() != text("latitude").empty())
        fault(text("longitude").empty() ? "longitude" : "latitude",
              "longitude and latitude must stand together");
    if (!longitude || !latitude)
        return std::nullopt;
    return LonLat::from_degrees(*longitude, *latitude);
}

chronicle::TextSpan AtlasRow::span() {
    constexpr int most = std::numeric_limits<int>::max();
    const int begin = integer("begin", 0, most), end = integer("end", 0, most);
    if (m_good && end <= begin)
        fault("end", fmt::format("the span ends at {} before it begins at {}", end, begin));
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

bool AtlasRow::yes_no(std::string_view column) {
    const std::string& value = text(column);
    if (!value.empty() && value != "yes" && value != "no")
        fault(column, fmt::format("'{}' is neither yes nor no", value));
    return value == "yes";
}

AtlasTable::AtlasTable(Result<CsvTable> content, const std::string& name,
                       std::initializer_list<std::string_view> columns, Diagnostics& diagnostics)
    : m_file(name + ".csv"), m_diagnostics(diagnostics) {
    if (!content) {
        diagnostics.push_back({Severity::Error, m_file, 0, 0, content.error().message});
        return;
    }
    m_table = std::move(*content);
    diagnostics.insert(diagnostics.end(), m_table.diagnostics.begin(), m_table.diagnostics.end());
    if (m_table.header.empty())
        return;
    bool complete = true;
    for (const std::string_view column : columns)
        if (m_table.column(column) < 0) {
            diagnostics.push_back(
                {Severity::Error, m_file, 1, 1, fmt::format("no column '{}'", column)});
            complete = false;
        }
    int at = 1;
    for (const std::string& column : m_table.header) {
        if (std::find(columns.begin(), columns.end(), column) == columns.end())
            diagnostics.push_back({Severity::Warning, m_file, 1, at,
                                   fmt::format("column '{}' is none that an atlas has", column)});
        at += static_cast<int>(column.size()) + 1;
    }
    if (!complete)
        m_table.rows.clear();
}

} // namespace panjshir::io
