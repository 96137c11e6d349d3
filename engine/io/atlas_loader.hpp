#pragma once
// The steps of load_atlas, each of which adds rows and diagnostics. Used by the loader only.

#include "io/atlas.hpp"
#include "io/atlas_table.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace panjshir::io {

class AtlasLoader {
public:
    explicit AtlasLoader(Atlas& atlas) : m_atlas(atlas) {}

    /// datapackage.json, already parsed.
    void read_package(const nlohmann::json& package);

    // In this order: later tables refer to earlier ones.
    void read_sources();
    void read_actors();
    void read_places();
    void read_names();
    void read_extents();
    void read_claims();
    void read_events();
    void read_statements();
    void read_spot_heights();

    /// Places without names, actors and sources that nothing refers to, holders without a colour.
    void warn_of_orphans();
    /// Faults by file, line and column.
    void sort_diagnostics();

private:
    AtlasTable open(const std::string& name, std::initializer_list<std::string_view> columns);
    /// Takes the row's id; a second row of the same id is a fault.
    std::string take_id(AtlasRow& row, TableIds& ids);
    /// Files the row under `ids` as taken or left out; true if it is to be taken.
    bool settle(const AtlasRow& row, const std::string& table, const std::string& id, TableIds& ids);
    /// Faults of a span that leaves its source's part.
    void check_span(AtlasRow& row, const std::string& source, chronicle::TextSpan span);
    void warn_of_clocks(AtlasRow& row, const EdtfDate& when, const EdtfDate& said,
                        const std::string& source);
    void break_circles(const std::unordered_map<std::string, RowOrigin>& parents);
    void read_headlines(const nlohmann::json& headlines);
    void check_resources(const nlohmann::json& package);
    void package_fault(std::string message);
    void package_day(const nlohmann::json& value, std::string_view key, CivilDay& day);

    Atlas& m_atlas;
    TableIds m_sources, m_actors, m_places, m_claims, m_events, m_statements;
    std::unordered_map<std::string, std::size_t> m_place_rows; ///< where in m_atlas.places
    std::map<std::string, std::vector<std::string>> m_headers; ///< of every table read, by file
};

} // namespace panjshir::io
