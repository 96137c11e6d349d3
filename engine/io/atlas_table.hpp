#pragma once
// One table of an atlas, row by row, with every fault put down by line and column. Used by the
// loader only.

#include "base/csv.hpp"
#include "base/error.hpp"
#include "chronicle/model.hpp"
#include "geo/lon_lat.hpp"
#include "time/edtf_date.hpp"

#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace panjshir::io {

/// The ids of a table: those of rows taken, with their lines, and those of rows left out.
struct TableIds {
    std::unordered_map<std::string, int> taken;
    std::unordered_set<std::string> left_out;
};

struct NumberRange {
    double least = std::numeric_limits<double>::lowest();
    double most = std::numeric_limits<double>::max();
};

/// A row under way: each reader gives a usable value even where it reports a fault.
class AtlasRow {
public:
    AtlasRow(const CsvTable& table, const CsvRow& row, const std::string& file,
             Diagnostics& diagnostics)
        : m_table(table), m_row(row), m_file(file), m_diagnostics(diagnostics) {}

    const std::string& text(std::string_view column) const;
    const std::string& required_text(std::string_view column);
    /// Small letters, digits and hyphens.
    const std::string& id(std::string_view column);
    /// An id of another table; `what` is for the message: "place". Empty is a fault.
    const std::string& reference(std::string_view column, const TableIds& ids,
                                 std::string_view what);
    /// "a; b": each an id of another table.
    std::vector<std::string> references(std::string_view column, const TableIds& ids,
                                        std::string_view what);
    /// One id that does not stand in a column by itself.
    bool check_reference(std::string_view column, const std::string& id, const TableIds& ids,
                         std::string_view what);
    std::optional<double> number(std::string_view column, NumberRange range = {});
    double required_number(std::string_view column, NumberRange range = {});
    int integer(std::string_view column, int least, int most);
    EdtfDate date(std::string_view column);
    EdtfDate date_or(std::string_view column, const EdtfDate& otherwise);
    /// longitude and latitude: both, or neither.
    std::optional<LonLat> position();
    /// begin and end.
    chronicle::TextSpan span();
    /// yes or no; empty is no.
    bool yes_no(std::string_view column);

    template <typename T, typename Parse>
    T word(std::string_view column, Parse parse, std::string_view what) {
        const auto value = parse(text(column));
        if (!value)
            fault(column, no_such_word(text(column), what));
        return value.value_or(T{});
    }

    void fault(std::string_view column, std::string message);
    void warn(std::string_view column, std::string message);
    bool good() const { return m_good; }
    int line() const { return m_row.line; }
    int column_of(std::string_view column) const;

private:
    static std::string no_such_word(const std::string& word, std::string_view what);
    const CsvField* field(std::string_view column) const;

    const CsvTable& m_table;
    const CsvRow& m_row;
    const std::string& m_file;
    Diagnostics& m_diagnostics;
    bool m_good = true;
};

class AtlasTable {
public:
    /// A table or column that is missing is a fault; the table then has no rows.
    AtlasTable(Result<CsvTable> content, const std::string& name,
               std::initializer_list<std::string_view> columns, Diagnostics& diagnostics);

    template <typename Visit>
    void for_each_row(Visit&& visit) {
        for (const CsvRow& row : m_table.rows) {
            AtlasRow reader(m_table, row, m_file, m_diagnostics);
            visit(reader);
        }
    }

    const std::string& file() const { return m_file; }
    const std::vector<std::string>& header() const { return m_table.header; }

private:
    std::string m_file; ///< "claims.csv"
    CsvTable m_table;
    Diagnostics& m_diagnostics;
};

/// "a; b" without the blanks around; empty items are left out.
std::vector<std::string> split_list(std::string_view text, char separator);
/// The whole text as a finite number.
std::optional<double> parse_number(std::string_view text);

} // namespace panjshir::io
