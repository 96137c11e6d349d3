// CSV with named columns.

#include "base/csv.hpp"
#include "gazetteer/import/source.hpp"
#include "gazetteer/normalise/fold.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <initializer_list>

namespace panjshir::gazetteer::import {
namespace {

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty()
               ? std::optional(value)
               : std::nullopt;
}

/// Which column says what; -1: none does.
struct Columns {
    int id = -1, name = -1, longitude = -1, latitude = -1, kind = -1, parent = -1, elevation = -1,
        variants = -1, language = -1;
    std::vector<std::pair<int, std::string>> names; ///< name_en, name:prs ... and the language
    std::vector<std::string> header;
};

Columns columns_of(const CsvTable& table) {
    Columns columns;
    columns.header = table.header;
    const auto first_of = [&](std::initializer_list<std::string_view> words) {
        for (std::string_view word : words)
            for (std::size_t i = 0; i < table.header.size(); ++i)
                if (fold(table.header[i]) == word)
                    return static_cast<int>(i);
        return -1;
    };
    columns.id = first_of({"id", "geonameid", "identifier", "uri"});
    columns.name = first_of({"name", "toponym", "title", "label", "nom"});
    columns.longitude = first_of({"longitude", "lon", "lng", "long", "x"});
    columns.latitude = first_of({"latitude", "lat", "y"});
    columns.kind = first_of({"kind", "type", "feature type", "featuretype"});
    columns.parent = first_of({"parent", "district", "province"});
    columns.elevation = first_of({"elevation m", "elevation", "altitude"});
    columns.variants = first_of({"variants", "alternatenames", "alternate names", "aliases"});
    columns.language = first_of({"language", "lang"});
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (const std::string word = fold(table.header[i]);
            word.starts_with("name ") && word.size() > 5)
            columns.names.emplace_back(static_cast<int>(i), word.substr(5));
    return columns;
}

class CsvReader {
public:
    CsvReader(Source& source, Columns columns) : m_source(source), m_columns(std::move(columns)) {}

    void read_row(const CsvRow& row, int line) {
        const auto field = [&](int column) {
            return column < 0 ? std::string_view()
                              : std::string_view(row.fields[static_cast<std::size_t>(column)].text);
        };
        Place place;
        const std::string_view language = field(m_columns.language);
        add_name(place, field(m_columns.name), language.empty() ? "und" : language,
                 NameStatus::Preferred, m_columns.name);
        for (const auto& [column, its_language] : m_columns.names)
            add_name(place, field(column), its_language, NameStatus::Preferred, column);
        std::string_view variants = field(m_columns.variants);
        while (!variants.empty()) {
            const std::size_t end = std::min(variants.find_first_of(";|"), variants.size());
            add_name(place, variants.substr(0, end), "und", NameStatus::Variant,
                     m_columns.variants);
            variants.remove_prefix(std::min(end + 1, variants.size()));
        }
        if (place.names.empty()) {
            m_source.checks.skip(line, 0, "no name; the record is left out");
            return;
        }
        const auto longitude = number(field(m_columns.longitude)),
                   latitude = number(field(m_columns.latitude));
        if (!longitude || !latitude || !LonLat::is_valid(*longitude, *latitude)) {
            m_source.checks.skip(
                line, 0,
                fmt::format("'{}', '{}' are no longitude and latitude; the record is left out",
                            field(m_columns.longitude), field(m_columns.latitude)));
            return;
        }
        place.position = LonLat::from_degrees(*longitude, *latitude);
        const std::string_view id = field(m_columns.id);
        place.id = id.empty() ? fmt::format("{}:{}", m_source.name, line) : std::string(id);
        place.kind = kind_of_words(field(m_columns.kind)).value_or(PlaceKind::Village);
        place.elevation_m = number(field(m_columns.elevation));
        place.parent = field(m_columns.parent);
        place.rank = rank_of(place.kind, 0);
        place.reference = m_source.name;
        m_source.checks.add(std::move(place), line);
    }

private:
    void add_name(Place& place, std::string_view text, std::string_view language, NameStatus status,
                  int column) {
        while (text.starts_with(' '))
            text.remove_prefix(1);
        while (text.ends_with(' '))
            text.remove_suffix(1);
        if (!text.empty())
            place.names.push_back(
                {std::string(text), std::string(language), std::string(script_of(text)), status,
                 m_source.name + ", " + m_columns.header[static_cast<std::size_t>(column)]});
    }

    Source& m_source;
    Columns m_columns;
};

// Behind the last line end that no open quote holds; 0: none.
std::size_t end_of_whole_rows(std::string_view text) {
    bool quoted = false;
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '\n' && !quoted)
            end = i + 1;
    }
    return end;
}

char separator_of(std::string_view header) {
    const auto count = [&](char c) { return std::count(header.begin(), header.end(), c); };
    return count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
}

} // namespace

// Part by part: each part's whole rows are parsed under the file's header.
void read_csv(Source& source) {
    constexpr std::size_t kChunk = std::size_t{1} << 20, kLongestRow = std::size_t{64} << 20;
    std::string header;
    if (!std::getline(source.in, header)) {
        source.checks.skip(1, 0, "the file is empty");
        return;
    }
    header += '\n';
    const char separator = separator_of(header);
    const Columns columns = columns_of(parse_csv(header, source.name, separator));
    if ((columns.name < 0 && columns.names.empty()) || columns.longitude < 0 ||
        columns.latitude < 0) {
        source.checks.skip(1, 0, "the columns name, longitude and latitude are needed");
        return;
    }
    CsvReader reader(source, columns);
    std::string pending, chunk(kChunk, '\0');
    std::uint64_t bytes = header.size();
    int lines_before = 0; // of the rows already read
    const auto parse = [&](std::string_view rows) {
        const CsvTable table = parse_csv(header + std::string(rows), source.name, separator);
        for (const Diagnostic& fault : table.diagnostics)
            source.checks.skip(fault.line + lines_before, fault.column, fault.message);
        for (const CsvRow& row : table.rows)
            reader.read_row(row, row.line + lines_before);
        lines_before += static_cast<int>(std::count(rows.begin(), rows.end(), '\n'));
    };
    while (source.in.read(chunk.data(), kChunk), source.in.gcount() > 0) {
        const auto got = static_cast<std::size_t>(source.in.gcount());
        bytes += got;
        pending.append(chunk, 0, got);
        // A quote that is never closed must not gather the whole file.
        std::size_t end = end_of_whole_rows(pending);
        if (end == 0 && pending.size() > kLongestRow)
            end = pending.size();
        parse(std::string_view(pending).substr(0, end));
        pending.erase(0, end);
        source.report(bytes);
    }
    if (!pending.empty())
        parse(pending);
    source.report(bytes);
}

} // namespace panjshir::gazetteer::import
