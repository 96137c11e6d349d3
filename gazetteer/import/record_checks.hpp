#pragma once
// Looks through a gazetteer's records for what is doubtful, before they go into the index.

#include "gazetteer/import.hpp"
#include "gazetteer/index/builder.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace panjshir::gazetteer {

/// Checks on single records are made at once, those on neighbours (provinces and districts, held
/// back till the end) by finish(). Doubts:
/// - an id that another place already has (the second is kept under "id~2");
/// - coordinates 0,0 (kept without position), or outside the country's box;
/// - a name that is the preferred name of a neighbouring place of the same kind;
/// - a place at the position of another of its kind, where its own name stands elsewhere too.
class RecordChecks {
public:
    RecordChecks(IndexBuilder& builder, std::string file, std::optional<LonLatBox> country);

    void add(Place place, int line);

    /// A record that cannot be kept.
    void skip(int line, int column, std::string message);

    /// A record of no kind that maps show: only counted.
    void skip_kind(std::string_view code);

    void warn(int line, std::string message) {
        note(Severity::Warning, line, 0, std::move(message));
    }

    /// The checks on neighbours; hands the places held back on.
    void finish();

    std::size_t place_count() const { return m_places; }
    ImportSummary& summary() { return m_summary; }

private:
    struct Held {
        Place place;
        int line;
        IndexBuilder::Doubts doubts;
    };

    void note(Severity severity, int line, int column, std::string message);
    void build(const Place& place, const IndexBuilder::Doubts& doubts);
    void check_names_of_neighbours();
    void check_shared_positions();

    IndexBuilder& m_builder;
    std::string m_file;
    std::optional<LonLatBox> m_country;
    std::unordered_map<std::string, int> m_lines_of_ids; // id -> line
    std::vector<Held> m_held;
    std::unordered_map<std::string, std::size_t> m_skipped_kinds;
    ImportSummary m_summary;
    std::size_t m_places = 0;
    std::size_t m_unsaid = 0;
};

} // namespace panjshir::gazetteer
