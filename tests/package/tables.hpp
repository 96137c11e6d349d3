#pragma once
// The atlas package's tables as plain rows of text, read without the program's own loader.

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "support/shared.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::testing {

struct TableRow {
    std::string file;
    int line = 0;
    std::map<std::string, std::string, std::less<>> fields;

    /// The field's text; a column that the table lacks fails the test and reads as empty.
    const std::string& operator[](std::string_view column) const {
        static const std::string empty;
        const auto found = fields.find(column);
        if (found != fields.end())
            return found->second;
        ADD_FAILURE() << file << " has no column " << column;
        return empty;
    }
    /// "claims.csv:12 (c-fighter-panjshir-held)"
    std::string where() const {
        const auto id = fields.find("id");
        return file + ":" + std::to_string(line) +
               (id == fields.end() ? "" : " (" + id->second + ")");
    }
    std::size_t number(std::string_view column) const { return std::stoul((*this)[column]); }
};

inline std::vector<TableRow> read_table(const std::string& name) {
    const std::string file = name + ".csv";
    std::vector<TableRow> rows;
    const auto bytes = read_file(atlas_dir() / file);
    if (!bytes) {
        ADD_FAILURE() << bytes.error().message;
        return rows;
    }
    const CsvTable table = parse_csv(*bytes, file);
    for (const Diagnostic& diagnostic : table.diagnostics)
        ADD_FAILURE() << to_string(diagnostic);
    for (const CsvRow& row : table.rows) {
        TableRow& out = rows.emplace_back(TableRow{file, row.line, {}});
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            out.fields[table.header[i]] = row.fields[i].text;
    }
    EXPECT_FALSE(rows.empty()) << file;
    return rows;
}

/// The values of one column.
inline std::set<std::string> values_of(const std::vector<TableRow>& rows, std::string_view column) {
    std::set<std::string> values;
    for (const TableRow& row : rows)
        values.insert(row[column]);
    return values;
}

/// "a; b;c" as its parts, without blanks around them; an empty text has none.
inline std::vector<std::string> parts_of(const std::string& text, char separator = ';') {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        const std::size_t first = std::min(text.find_first_not_of(' ', begin), end);
        parts.push_back(text.substr(first, end - first));
        begin = end + 1;
    }
    return parts;
}

/// As parts_of, but empty fields stay: "a::b" has three.
inline std::vector<std::string> fields_of(const std::string& text, char separator = ':') {
    std::vector<std::string> fields(1);
    for (const char c : text) {
        if (c == separator)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

} // namespace panjshir::testing
