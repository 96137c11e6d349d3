#include "io/exchange_tables.hpp"

#include "io/atlas_loader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using namespace chronicle;
using Row = std::vector<std::string>;

std::string number(double value) {
    return fmt::format("{}", value);
}
std::string number(std::optional<double> value) {
    return value ? number(*value) : "";
}
std::string yes_no(bool value) {
    return value ? "yes" : "no";
}

std::string point(LonLat at) {
    return fmt::format("{}:{}", at.longitude_deg(), at.latitude_deg());
}

std::string points(const std::vector<LonLat>& list) {
    std::string text;
    for (const LonLat at : list)
        text += (text.empty() ? "" : ", ") + point(at);
    return text;
}

std::string lines(const std::vector<Polyline>& list) {
    std::string text;
    for (const Polyline& line : list)
        text += (text.empty() ? "" : "; ") + points(line);
    return text;
}

std::string figures(const std::vector<Figure>& list) {
    std::string text;
    for (const Figure& figure : list) {
        // A word alone ("dozens") has no number; parse_figure_number leaves both ends at nought.
        const bool word_alone = figure.least == 0 && figure.most == 0 && !figure.qualifier.empty();
        const std::string value = word_alone ? ""
                                  : figure.least == figure.most
                                      ? number(figure.least)
                                      : number(figure.least) + "-" + number(figure.most);
        text += fmt::format("{}{}:{}:{}:{}:{}", text.empty() ? "" : "; ", figure.what, value,
                            figure.qualifier, figure.whose, figure.speaker);
    }
    return text;
}

std::string roles(const std::vector<EventPlace>& list) {
    std::string text;
    for (const EventPlace& place : list)
        text +=
            fmt::format("{}{}:{}", text.empty() ? "" : "; ", to_string(place.role), place.place);
    return text;
}

std::string list(const std::vector<std::string>& ids) {
    return fmt::format("{}", fmt::join(ids, "; "));
}

ExchangeTable places(const Atlas& atlas) {
    ExchangeTable table{"places",
                        {"id", "kind", "longitude", "latitude", "precision_m", "elevation_m",
                         "parent", "rank", "reference", "note_en", "note_fr"},
                        {}};
    for (const gazetteer::Place& place : atlas.places)
        table.rows.push_back({place.id, std::string(to_string(place.kind)),
                              place.position ? number(place.position->longitude_deg()) : "",
                              place.position ? number(place.position->latitude_deg()) : "",
                              number(place.precision_m), number(place.elevation_m), place.parent,
                              std::to_string(place.rank), place.reference, place.note_en,
                              place.note_fr});
    return table;
}

ExchangeTable names(const Atlas& atlas) {
    ExchangeTable table{
        "names", {"place", "name", "language", "script", "status", "reference"}, {}};
    for (const gazetteer::Place& place : atlas.places)
        for (const gazetteer::PlaceName& name : place.names)
            table.rows.push_back({place.id, name.text, name.language, name.script,
                                  std::string(to_string(name.status)), name.reference});
    return table;
}

ExchangeTable extents(const Atlas& atlas) {
    ExchangeTable table{"extents", {"place", "how", "geometry", "at", "except", "reference"}, {}};
    for (const Extent& extent : atlas.extents)
        table.rows.push_back(
            {extent.other_place.empty() ? extent.place : extent.place + "|" + extent.other_place,
             std::string(to_string(extent.how)), lines(extent.geometry),
             extent.at ? point(*extent.at) : "", points(extent.except), extent.reference});
    return table;
}

ExchangeTable sources(const Atlas& atlas) {
    ExchangeTable table{"sources",
                        {"id", "file", "begin", "end", "title", "publisher", "language",
                         "published", "sha256", "rests_on", "note_en", "note_fr"},
                        {}};
    for (const Source& source : atlas.chronicle.sources)
        table.rows.push_back({source.id, source.file, std::to_string(source.part.begin),
                              std::to_string(source.part.end), source.title, source.publisher,
                              source.language, source.published.text(), source.sha256,
                              source.rests_on, source.note_en, source.note_fr});
    return table;
}

ExchangeTable actors(const Atlas& atlas) {
    ExchangeTable table{
        "actors",
        {"id", "name_en", "name_fr", "name_prs", "side", "role_en", "role_fr", "colour", "hatch"},
        {}};
    for (const Actor& actor : atlas.chronicle.actors)
        table.rows.push_back(
            {actor.id, actor.name_en, actor.name_fr, actor.name_prs, actor.side, actor.role_en,
             actor.role_fr, actor.colour ? fmt::format("{:06X}", *actor.colour) : "", actor.hatch});
    return table;
}

ExchangeTable claims(const Atlas& atlas) {
    ExchangeTable table{"claims",
                        {"id", "place", "holder", "status", "part", "when", "speaker", "via",
                         "said", "source", "begin", "end", "against_interest", "note_en",
                         "note_fr"},
                        {}};
    for (const Claim& claim : atlas.chronicle.claims)
        table.rows.push_back({claim.id, claim.place, claim.holder,
                              std::string(to_string(claim.status)), claim.part, claim.when.text(),
                              claim.speaker, list(claim.via), claim.said.text(), claim.source,
                              std::to_string(claim.span.begin), std::to_string(claim.span.end),
                              yes_no(claim.against_interest), claim.note_en, claim.note_fr});
    return table;
}

ExchangeTable events(const Atlas& atlas) {
    ExchangeTable table{"events",
                        {"id", "kind", "when", "places", "actors", "figures", "speaker", "via",
                         "said", "source", "begin", "end", "background", "title_en", "title_fr",
                         "note_en", "note_fr"},
                        {}};
    for (const Event& event : atlas.chronicle.events)
        table.rows.push_back({event.id, std::string(to_string(event.kind)), event.when.text(),
                              roles(event.places), list(event.actors), figures(event.figures),
                              event.speaker, list(event.via), event.said.text(), event.source,
                              std::to_string(event.span.begin), std::to_string(event.span.end),
                              yes_no(event.background), event.title_en, event.title_fr,
                              event.note_en, event.note_fr});
    return table;
}

ExchangeTable statements(const Atlas& atlas) {
    ExchangeTable table{"statements",
                        {"id", "source", "begin", "end", "speaker", "subject", "subject_part",
                         "relation", "object", "value", "note_en", "note_fr"},
                        {}};
    for (const LandStatement& statement : atlas.chronicle.statements)
        table.rows.push_back({statement.id, statement.source, std::to_string(statement.span.begin),
                              std::to_string(statement.span.end), statement.speaker,
                              statement.subject, statement.subject_part,
                              std::string(to_string(statement.relation)), statement.object,
                              statement.value, statement.note_en, statement.note_fr});
    return table;
}

ExchangeTable spot_heights(const Atlas& atlas) {
    ExchangeTable table{
        "spot_heights", {"longitude", "latitude", "elevation_m", "line", "rank", "reference"}, {}};
    for (const SpotHeightRow& spot : atlas.spot_heights)
        table.rows.push_back({number(spot.at.longitude_deg()), number(spot.at.latitude_deg()),
                              number(spot.elevation_m), spot.line, std::to_string(spot.rank),
                              spot.reference});
    return table;
}

// As the loader reads tables; a field's line is the row's number, its column the table's.
CsvTable as_csv(const ExchangeTable& table) {
    CsvTable csv;
    csv.header = table.columns;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        CsvRow& row = csv.rows.emplace_back();
        row.line = static_cast<int>(i) + 1;
        for (std::size_t j = 0; j < table.rows[i].size(); ++j)
            row.fields.push_back({table.rows[i][j], static_cast<int>(j) + 1, row.line});
    }
    return csv;
}

} // namespace

int ExchangeTable::column(std::string_view wanted) const {
    const auto found = std::find(columns.begin(), columns.end(), wanted);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

const std::string& ExchangeTable::cell(std::size_t row, std::string_view wanted) const {
    static const std::string nothing;
    const int at = column(wanted);
    return at < 0 ? nothing : rows[row][static_cast<std::size_t>(at)];
}

std::vector<ExchangeTable> exchange_tables(const Atlas& atlas) {
    return {places(atlas), names(atlas),  extents(atlas),    sources(atlas),     actors(atlas),
            claims(atlas), events(atlas), statements(atlas), spot_heights(atlas)};
}

nlohmann::json exchange_package(const Atlas& atlas) {
    nlohmann::json headlines = nlohmann::json::array();
    for (const Headline& line : atlas.headlines)
        headlines.push_back({{"when", to_text(line.when.first) + "/" + to_text(line.when.last)},
                             {"en", line.en},
                             {"fr", line.fr}});
    return {{"title_en", atlas.title_en},
            {"title_fr", atlas.title_fr},
            {"first_day", to_text(atlas.days.first)},
            {"last_day", to_text(atlas.days.last)},
            {"area", fmt::format("{},{},{},{}", atlas.area.west, atlas.area.south, atlas.area.east,
                                 atlas.area.north)},
            {"projection", atlas.projection},
            {"headlines", headlines}};
}

Atlas atlas_from_tables(const std::vector<ExchangeTable>& tables, const nlohmann::json& package,
                        const std::string& file) {
    Atlas atlas;
    AtlasLoader loader(atlas, [&](const std::string& name) -> Result<CsvTable> {
        for (const ExchangeTable& table : tables)
            if (table.name == name)
                return as_csv(table);
        return fail(fmt::format("no table '{}'", name));
    });
    loader.read_tables();
    loader.read_package(package);
    loader.warn_of_orphans();
    loader.sort_diagnostics();
    for (Diagnostic& diagnostic : atlas.diagnostics) {
        const std::string name = diagnostic.file.substr(0, diagnostic.file.rfind('.'));
        diagnostic.file = name == "datapackage" ? file : file + ": " + name;
    }
    return atlas;
}

bool is_whole_number_column(std::string_view column) {
    static constexpr std::array<std::string_view, 3> names{"begin", "end", "rank"};
    return std::find(names.begin(), names.end(), column) != names.end();
}

bool is_number_column(std::string_view column) {
    static constexpr std::array<std::string_view, 4> names{"longitude", "latitude", "precision_m",
                                                           "elevation_m"};
    return is_whole_number_column(column) ||
           std::find(names.begin(), names.end(), column) != names.end();
}

} // namespace panjshir::io
