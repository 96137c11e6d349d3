#pragma once
// Delimited text (RFC 4180) with the line and column of every field, so that a fault can be named.

#include "base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir {

struct CsvField {
    std::string text;
    int column = 1; ///< column of its first character in its line, in code points from 1
    int line = 1;   ///< a quoted field may begin on a later line than its row
    bool quoted = false;
};

struct CsvRow {
    int line = 1; ///< the line on which the row begins
    std::vector<CsvField> fields;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows; ///< without the header; only rows of as many fields as the header
    Diagnostics diagnostics;  ///< every fault met; rows at fault are left out of `rows`

    /// Index of a column, or -1.
    int column(std::string_view name) const;
};

/// Reads the whole text. `file` is used in the diagnostics only. Faults named: no header, a column
/// named twice, a row with too few or too many fields, a quote that is never closed (the text was
/// cut), text after a closing quote, bytes that are not UTF-8. A byte order mark and CR LF are
/// accepted; empty lines are skipped.
CsvTable parse_csv(std::string_view text, const std::string& file, char separator = ',');

/// One field, quoted where it must be.
std::string csv_escape(std::string_view field, char separator = ',');

} // namespace panjshir
