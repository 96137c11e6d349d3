#include "base/file.hpp"
#include "io/exchange_tables.hpp"
#include "io/export.hpp"
#include "io/export_facts.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using nlohmann::ordered_json;

ordered_json value_of(std::string_view column, const std::string& text) {
    if (!is_number_column(column))
        return text;
    if (text.empty())
        return nullptr;
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (is_whole_number_column(column))
        return static_cast<std::int64_t>(number);
    return number;
}

ordered_json feature(const ExchangeTable& table, std::size_t row, const ExportedFacts& facts,
                     const nlohmann::json& geometry) {
    ordered_json properties{{"table", table.name}};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        properties[table.columns[i]] = value_of(table.columns[i], table.rows[row][i]);
    for (const auto& [name, text] : facts.fields()) {
        const bool absent = text.empty() && (name == "first_day" || name == "last_day");
        properties[std::string(name)] = absent ? ordered_json() : value_of(name, text);
    }
    return {{"type", "Feature"},
            {"id", table.cell(row, "id")},
            {"geometry", ordered_json::parse(geometry.dump())},
            {"properties", properties}};
}

} // namespace

Result<void> export_geojson(const Atlas& atlas, const ExportGeometry& geometry,
                            const std::filesystem::path& path) {
    const GeometryWriter shapes(atlas, geometry);
    ordered_json features = ordered_json::array(), others = ordered_json::object();
    for (const ExchangeTable& table : exchange_tables(atlas)) {
        if (table.name == "claims")
            for (std::size_t i = 0; i < table.rows.size(); ++i)
                features.push_back(feature(table, i, facts_of(atlas, atlas.chronicle.claims[i]),
                                           shapes.of_place(atlas.chronicle.claims[i].place)));
        else if (table.name == "events")
            for (std::size_t i = 0; i < table.rows.size(); ++i)
                features.push_back(feature(table, i, facts_of(atlas, atlas.chronicle.events[i]),
                                           shapes.of_event(atlas.chronicle.events[i])));
        else
            others[table.name] = {{"columns", table.columns}, {"rows", table.rows}};
    }
    const ordered_json collection{
        {"type", "FeatureCollection"},
        {"name", atlas.title_en},
        {"panjshir",
         {{"package", ordered_json::parse(exchange_package(atlas).dump())}, {"tables", others}}},
        {"features", features}};
    return write_file(path, collection.dump(1) + "\n");
}

} // namespace panjshir::io
