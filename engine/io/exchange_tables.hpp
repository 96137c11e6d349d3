#pragma once
// An atlas as plain tables of text, the form in which it is given to other programs and taken back.

#include "io/atlas.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

/// Columns and cells as in the atlas's CSV file of that name.
struct ExchangeTable {
    std::string name; ///< "claims"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;

    int column(std::string_view name) const; ///< or -1
    /// A cell by its column's name; empty if there is no such column.
    const std::string& cell(std::size_t row, std::string_view column) const;
};

/// All tables: places, names, extents, sources, actors, claims, events, statements, spot_heights.
/// Numbers are written with as many digits as bring back the same number.
std::vector<ExchangeTable> exchange_tables(const Atlas& atlas);

/// Title, days, area, projection and headlines: the object `panjshir` of a datapackage.json.
nlohmann::json exchange_package(const Atlas& atlas);

/// The way back, by the rules of load_atlas and with its diagnostics. A fault's file reads
/// "FILE: claims", its line is the row's number from 1, its column that of the table from 1. A
/// table that is missing is a fault, and empty. Errors: none; what cannot be read is a diagnostic.
Atlas atlas_from_tables(const std::vector<ExchangeTable>& tables, const nlohmann::json& package,
                        const std::string& file);

/// True of columns that hold numbers in the atlas's own tables.
bool is_number_column(std::string_view column);
/// True of those numbers that are whole.
bool is_whole_number_column(std::string_view column);

} // namespace panjshir::io
