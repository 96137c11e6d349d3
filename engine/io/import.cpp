#include "io/import.hpp"

#include "base/csv.hpp"
#include "base/file.hpp"
#include "io/exchange_tables.hpp"
#include "io/gdal_handle.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <ogr_api.h>

namespace panjshir::io {
namespace {

using nlohmann::json;

// A value of a feature as the atlas's tables write it.
std::string text_of(const json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return "";
    if (value.is_number_float())
        return fmt::format("{}", value.get<double>());
    return value.dump();
}

// The columns that an atlas's table has, from an atlas without rows.
std::vector<ExchangeTable> empty_tables() {
    return exchange_tables(Atlas{});
}

void add_row(ExchangeTable& table, const json& properties) {
    std::vector<std::string> row;
    for (const std::string& column : table.columns)
        row.push_back(text_of(properties.value(column, json())));
    table.rows.push_back(std::move(row));
}

// {"columns": [...], "rows": [[...]]}; columns that the atlas does not know are left out.
bool read_member(ExchangeTable& table, const json& member) {
    if (!member.is_object() || !member.contains("columns") || !member.contains("rows") ||
        !member.at("columns").is_array() || !member.at("rows").is_array())
        return false;
    const json& columns = member.at("columns");
    for (const json& cells : member.at("rows")) {
        json row = json::object();
        for (std::size_t i = 0; cells.is_array() && i < cells.size() && i < columns.size(); ++i)
            row[text_of(columns[i])] = cells[i];
        add_row(table, row);
    }
    return true;
}

std::string field_text(OGRFeatureH feature, int at) {
    if (!OGR_F_IsFieldSetAndNotNull(feature, at))
        return "";
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, at))) {
    case OFTReal:
        return fmt::format("{}", OGR_F_GetFieldAsDouble(feature, at));
    default:
        return OGR_F_GetFieldAsString(feature, at);
    }
}

bool read_layer(GDALDatasetH dataset, ExchangeTable& table) {
    OGRLayerH layer = GDALDatasetGetLayerByName(dataset, table.name.c_str());
    if (layer == nullptr)
        return false;
    OGR_L_ResetReading(layer);
    while (OGRFeatureH next = OGR_L_GetNextFeature(layer)) {
        const std::unique_ptr<void, decltype(&OGR_F_Destroy)> feature(next, &OGR_F_Destroy);
        std::vector<std::string> row;
        for (const std::string& column : table.columns) {
            const int at = OGR_F_GetFieldIndex(next, column.c_str());
            row.push_back(at < 0 ? "" : field_text(next, at));
        }
        table.rows.push_back(std::move(row));
    }
    return true;
}

json read_package_layer(GDALDatasetH dataset) {
    ExchangeTable table{"package", {"json"}, {}};
    if (!read_layer(dataset, table) || table.rows.empty())
        return {};
    json package = json::parse(table.rows.front().front(), nullptr, false);
    return package.is_discarded() ? json() : package;
}

// A file of claims and events together, and where the rows of either stand in it.
class CombinedCsv {
public:
    CombinedCsv(const std::string& text, std::string file)
        : m_csv(parse_csv(text, file)), m_file(std::move(file)),
          m_table_column(m_csv.column("table")) {}

    // The rows of one table in place of those that it has.
    void read(ExchangeTable& table) {
        table.rows.clear();
        for (const CsvRow& row : m_csv.rows) {
            if (table_of(row) != table.name)
                continue;
            std::vector<std::string>& cells = table.rows.emplace_back();
            for (const std::string& column : table.columns) {
                const int at = m_csv.column(column);
                cells.push_back(at < 0 ? "" : row.fields[static_cast<std::size_t>(at)].text);
            }
            m_rows[m_file + ": " + table.name].push_back(&row);
        }
    }

    // From the number of a row in its table to line and column of the file.
    void locate(Diagnostic& diagnostic, const std::vector<ExchangeTable>& tables) const {
        const auto rows = m_rows.find(diagnostic.file);
        if (rows == m_rows.end() || diagnostic.line < 1)
            return;
        const CsvRow& row = *rows->second[static_cast<std::size_t>(diagnostic.line) - 1];
        const std::string_view name = std::string_view(diagnostic.file).substr(m_file.size() + 2);
        const auto table = std::find_if(tables.begin(), tables.end(),
                                        [&](const auto& t) { return t.name == name; });
        const int column =
            diagnostic.column < 1
                ? -1
                : m_csv.column(table->columns[static_cast<std::size_t>(diagnostic.column) - 1]);
        diagnostic.file = m_file;
        diagnostic.line = row.line;
        diagnostic.column = column < 0 ? 0 : row.fields[static_cast<std::size_t>(column)].column;
    }

    Diagnostics faults() const {
        Diagnostics faults = m_csv.diagnostics;
        if (m_table_column < 0 && faults.empty())
            faults.push_back({Severity::Error, m_file, 1, 1, "no column 'table'"});
        for (const CsvRow& row : m_csv.rows)
            if (const std::string_view word = table_of(row);
                m_table_column >= 0 && word != "claims" && word != "events")
                faults.push_back({Severity::Error, m_file, row.line,
                                  row.fields[static_cast<std::size_t>(m_table_column)].column,
                                  fmt::format("table: '{}' is neither claims nor events", word)});
        return faults;
    }

private:
    std::string_view table_of(const CsvRow& row) const {
        return m_table_column < 0 ? std::string_view()
                                  : row.fields[static_cast<std::size_t>(m_table_column)].text;
    }

    CsvTable m_csv;
    std::string m_file;
    int m_table_column;
    std::map<std::string, std::vector<const CsvRow*>>
        m_rows; ///< by what diagnostics call the table
};

} // namespace

Result<Atlas> import_geojson(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text)
        return tl::unexpected(text.error());
    const json collection = json::parse(*text, nullptr, false);
    if (collection.is_discarded())
        return fail(fmt::format("{}: not JSON", path.string()));
    if (!collection.is_object() || collection.value("type", json()) != "FeatureCollection" ||
        !collection.value("features", json()).is_array() ||
        !collection.value("panjshir", json()).is_object())
        return fail(fmt::format("{}: no feature collection that was written by this program",
                                path.string()));
    const json& own = collection.at("panjshir");
    const json members = own.value("tables", json::object());
    std::vector<ExchangeTable> tables = empty_tables();
    Diagnostics faults;
    for (ExchangeTable& table : tables)
        if (table.name != "claims" && table.name != "events" && members.is_object() &&
            !read_member(table, members.value(table.name, json())))
            faults.push_back({Severity::Error, path.string(), 0, 0,
                              fmt::format("no table '{}' in the member 'panjshir'", table.name)});
    int number = 0;
    for (const json& feature : collection.at("features")) {
        ++number;
        const json properties = feature.is_object() ? feature.value("properties", json()) : json();
        const auto table =
            std::find_if(tables.begin(), tables.end(), [&](const ExchangeTable& candidate) {
                return (candidate.name == "claims" || candidate.name == "events") &&
                       properties.is_object() &&
                       properties.value("table", json()) == candidate.name;
            });
        if (table == tables.end())
            faults.push_back(
                {Severity::Error, path.string(), 0, 0,
                 fmt::format("feature {} is neither of the table claims nor of events", number)});
        else
            add_row(*table, properties);
    }
    Atlas atlas = atlas_from_tables(tables, own.value("package", json()), path.string());
    atlas.diagnostics.insert(atlas.diagnostics.begin(), faults.begin(), faults.end());
    return atlas;
}

Result<Atlas> import_geopackage(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return fail(fmt::format("{}: no such file", path.string()));
    const GdalMessages messages;
    register_vector_drivers();
    const GdalStrings drivers{"GPKG"};
    const GdalDataset dataset(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                         drivers.list(), nullptr, nullptr));
    if (!dataset)
        return fail(fmt::format("{}: is no GeoPackage", path.string()));
    std::vector<ExchangeTable> tables = empty_tables();
    std::erase_if(tables, [&](ExchangeTable& table) { return !read_layer(dataset.get(), table); });
    if (messages.failed())
        return fail(fmt::format("{}: cannot be read: {}", path.string(), messages.reason()));
    return atlas_from_tables(tables, read_package_layer(dataset.get()), path.string());
}

Result<Atlas> import_csv(const std::filesystem::path& path, const Atlas& known) {
    const auto text = read_file(path);
    if (!text)
        return tl::unexpected(text.error());
    CombinedCsv csv(*text, path.string());
    std::vector<ExchangeTable> tables = exchange_tables(known);
    for (ExchangeTable& table : tables)
        if (table.name == "claims" || table.name == "events")
            csv.read(table);
    Atlas atlas = atlas_from_tables(tables, exchange_package(known), path.string());
    for (Diagnostic& diagnostic : atlas.diagnostics)
        csv.locate(diagnostic, tables);
    const Diagnostics faults = csv.faults();
    atlas.diagnostics.insert(atlas.diagnostics.begin(), faults.begin(), faults.end());
    return atlas;
}

} // namespace panjshir::io
