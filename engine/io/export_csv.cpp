#include "base/csv.hpp"
#include "base/file.hpp"
#include "io/exchange_tables.hpp"
#include "io/export.hpp"
#include "io/export_facts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::io {
namespace {

void add_line(std::string& text, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        text.append(i == 0 ? "" : ",").append(csv_escape(cells[i]));
    text += '\n';
}

void add_rows(std::string& text, const ExchangeTable& table,
              const std::vector<std::string>& columns, const std::vector<ExportedFacts>& facts) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::string> cells{table.name};
        for (const std::string& column : columns)
            cells.push_back(table.cell(i, column));
        for (const auto& [name, value] : facts[i].fields())
            cells.push_back(value);
        const std::optional<LonLat> at = facts[i].position;
        cells.push_back(at ? fmt::format("{}", at->longitude_deg()) : "");
        cells.push_back(at ? fmt::format("{}", at->latitude_deg()) : "");
        add_line(text, cells);
    }
}

} // namespace

Result<void> export_csv(const Atlas& atlas, const ExportGeometry&,
                        const std::filesystem::path& path) {
    const std::vector<ExchangeTable> tables = exchange_tables(atlas);
    const auto table = [&](std::string_view name) -> const ExchangeTable& {
        return *std::find_if(tables.begin(), tables.end(),
                             [&](const ExchangeTable& t) { return t.name == name; });
    };
    std::vector<std::string> columns = table("claims").columns;
    for (const std::string& column : table("events").columns)
        if (std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(column);
    std::vector<std::string> header{"table"};
    header.insert(header.end(), columns.begin(), columns.end());
    for (const auto& [name, value] : ExportedFacts().fields())
        header.emplace_back(name);
    header.insert(header.end(), {"longitude", "latitude"});

    std::vector<ExportedFacts> of_claims, of_events;
    for (const chronicle::Claim& claim : atlas.chronicle.claims)
        of_claims.push_back(facts_of(atlas, claim));
    for (const chronicle::Event& event : atlas.chronicle.events)
        of_events.push_back(facts_of(atlas, event));
    std::string text;
    add_line(text, header);
    add_rows(text, table("claims"), columns, of_claims);
    add_rows(text, table("events"), columns, of_events);
    return write_file(path, text);
}

} // namespace panjshir::io
