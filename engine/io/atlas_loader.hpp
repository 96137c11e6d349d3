#pragma once
// The steps of load_atlas, each of which adds rows and diagnostics. Used by the loader only.

#include "io/atlas.hpp"
#include "io/atlas_table.hpp"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace panjshir::io {

/// A table by its name ("claims"), from wherever it is kept.
using TableReader = std::function<Result<CsvTable>(const std::string& name)>;

class AtlasLoader {
public:
    AtlasLoader(Atlas& atlas, TableReader reader) : m_atlas(atlas), m_reader(std::move(reader)) {}

    /// Every table, in an order in which later ones refer to earlier ones.
    void read_tables();
    /// The object `panjshir` of datapackage.json.
    void read_package(const nlohmann::json& own);
    /// Every table that was read must be described, with the columns that it has.
    void check_resources(const nlohmann::json& package);

    /// Places without names, actors and sources that nothing refers to, holders without a colour.
    void warn_of_orphans();
    /// Faults by file, line and column.
    void sort_diagnostics();

private:
    void read_sources();
    void read_actors();
    void read_places();
    void read_names();
    void read_extents();
    void read_claims();
    void read_events();
    void read_statements();
    void read_spot_heights();
    AtlasTable open(const std::string& name, std::initializer_list<std::string_view> columns);
    /// Takes the row's id; a second row of the same id is a fault.
    std::string take_id(AtlasRow& row, TableIds& ids);
    /// Files the row under `ids` as taken or left out; true if it is to be taken.
    bool settle(const AtlasRow& row, const std::string& table, const std::string& id,
                TableIds& ids);
    /// Faults of a span that leaves its source's part.
    void check_span(AtlasRow& row, const std::string& source, chronicle::TextSpan span);
    void warn_of_clocks(AtlasRow& row, const EdtfDate& when, const EdtfDate& said,
                        const std::string& source);
    void break_circles(const std::unordered_map<std::string, RowOrigin>& parents);
    void read_headlines(const nlohmann::json& headlines);
    void package_fault(std::string message);
    void package_day(const nlohmann::json& value, std::string_view key, CivilDay& day);

    Atlas& m_atlas;
    TableReader m_reader;
    TableIds m_sources, m_actors, m_places, m_claims, m_events, m_statements;
    std::unordered_map<std::string, std::size_t> m_place_rows; ///< where in m_atlas.places
    std::map<std::string, std::vector<std::string>> m_headers; ///< of every table read, by file
};

} // namespace panjshir::io
