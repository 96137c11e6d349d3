// The tables that tell what was said: sources, actors, claims, events, statements.

#include "io/atlas_loader.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace panjshir::io {
namespace {

using namespace chronicle;

std::optional<std::uint32_t> parse_colour(std::string_view text) {
    if (!text.empty() && text.front() == '#')
        text.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 6 || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// "300", "7-8", or nothing where only a word ("dozens") was said.
bool parse_figure_number(const std::string& text, Figure& figure) {
    if (text.empty())
        return !figure.qualifier.empty();
    const std::size_t dash = text.find('-', 1);
    const auto least = parse_number(std::string_view(text).substr(0, dash));
    const auto most =
        dash == std::string::npos ? least : parse_number(std::string_view(text).substr(dash + 1));
    if (!least || !most || *least < 0 || *most < *least)
        return false;
    figure.least = *least;
    figure.most = *most;
    return true;
}

// As split_list, but empty items stay.
std::vector<std::string> fields_of(const std::string& text, char separator) {
    std::vector<std::string> items;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        items.push_back(text.substr(begin, end - begin));
        if (end == text.size())
            return items;
        begin = end + 1;
    }
}

std::vector<Figure> read_figures(AtlasRow& row, const TableIds& actors) {
    std::vector<Figure> figures;
    for (const std::string& item : split_list(row.text("figures"), ';')) {
        const std::vector<std::string> fields = fields_of(item, ':');
        if (fields.size() != 5) {
            row.fault("figures",
                      fmt::format("'{}' is not what:number:qualifier:whose:speaker", item));
            continue;
        }
        Figure figure{fields[0], 0, 0, fields[2], fields[3], fields[4]};
        if (figure.what.empty())
            row.fault("figures", fmt::format("'{}' does not say what is counted", item));
        if (!parse_figure_number(fields[1], figure))
            row.fault("figures", fmt::format("'{}' is no number or range of numbers", fields[1]));
        if (!figure.whose.empty())
            row.check_reference("figures", figure.whose, actors, "actor");
        row.check_reference("figures", figure.speaker, actors, "speaker");
        figures.push_back(std::move(figure));
    }
    return figures;
}

std::vector<EventPlace> read_event_places(AtlasRow& row, const TableIds& places) {
    std::vector<EventPlace> list;
    for (const std::string& item : split_list(row.text("places"), ';')) {
        const std::size_t colon = item.find(':');
        const auto role = parse_place_role(std::string_view(item).substr(0, colon));
        if (colon == std::string::npos || !role) {
            row.fault("places",
                      fmt::format("'{}' is not role:place with at, from, to or toward", item));
            continue;
        }
        const std::string place = item.substr(colon + 1);
        if (row.check_reference("places", place, places, "place"))
            list.push_back({*role, place});
    }
    return list;
}

} // namespace

AtlasTable AtlasLoader::open(const std::string& name,
                             std::initializer_list<std::string_view> columns) {
    AtlasTable table(m_reader(name), name, columns, m_atlas.diagnostics);
    m_headers[table.file()] = table.header();
    return table;
}

std::string AtlasLoader::take_id(AtlasRow& row, TableIds& ids) {
    const std::string& id = row.id("id");
    if (const auto first = ids.taken.find(id); first != ids.taken.end())
        row.fault("id", fmt::format("'{}' stands already in line {}", id, first->second));
    return id;
}

bool AtlasLoader::settle(const AtlasRow& row, const std::string& table, const std::string& id,
                         TableIds& ids) {
    if (!row.good()) {
        ids.left_out.insert(id);
        return false;
    }
    ids.taken.emplace(id, row.line());
    m_atlas.origins[table][id] = {row.line(),
                                  row.column_of(table == "actors" ? "colour" : "begin")};
    return true;
}

void AtlasLoader::check_span(AtlasRow& row, const std::string& source, TextSpan span) {
    const Source* found = m_atlas.chronicle.source(source);
    if (!found || !row.good())
        return;
    if (span.begin < found->part.begin)
        row.fault("begin", fmt::format("{} lies before source {}, which begins at {}", span.begin,
                                       source, found->part.begin));
    if (span.end > found->part.end)
        row.fault("end", fmt::format("{} lies beyond source {}, which ends at {}", span.end, source,
                                     found->part.end));
}

void AtlasLoader::warn_of_clocks(AtlasRow& row, const EdtfDate& when, const EdtfDate& said,
                                 const std::string& source) {
    if (!row.good())
        return;
    if (when.days().first > said.days().last)
        row.warn("said", fmt::format("said on {}, before the days that it speaks of ({})",
                                     said.text(), when.text()));
    const Source* found = m_atlas.chronicle.source(source);
    if (found && !found->published.approximate() && !said.approximate() &&
        said.days().first > found->published.days().last)
        row.warn("said", fmt::format("said on {}, after source {} was published ({})", said.text(),
                                     source, found->published.text()));
}

void AtlasLoader::read_sources() {
    AtlasTable table =
        open("sources", {"id", "file", "begin", "end", "title", "publisher", "language",
                         "published", "sha256", "rests_on", "note_en", "note_fr"});
    table.for_each_row([&](AtlasRow& row) {
        Source source;
        source.id = take_id(row, m_sources);
        source.file = row.required_text("file");
        if (source.file.find_first_of("/\\") != std::string::npos)
            row.fault("file", fmt::format("'{}' is no plain file name", source.file));
        source.part = row.span();
        source.title = row.required_text("title");
        source.publisher = row.required_text("publisher");
        source.language = row.required_text("language");
        source.published = row.date("published");
        source.sha256 = row.required_text("sha256");
        if (source.sha256.size() != 64 ||
            source.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
            row.fault("sha256", "not 64 small hexadecimal digits");
        source.rests_on = row.text("rests_on");
        source.note_en = row.text("note_en");
        source.note_fr = row.text("note_fr");
        if (settle(row, "sources", source.id, m_sources))
            m_atlas.chronicle.sources.push_back(std::move(source));
    });
}

void AtlasLoader::read_actors() {
    AtlasTable table = open("actors", {"id", "name_en", "name_fr", "name_prs", "side", "role_en",
                                       "role_fr", "colour", "hatch"});
    table.for_each_row([&](AtlasRow& row) {
        Actor actor;
        actor.id = take_id(row, m_actors);
        actor.name_en = row.required_text("name_en");
        actor.name_fr = row.required_text("name_fr");
        actor.name_prs = row.text("name_prs");
        actor.side = row.text("side");
        actor.role_en = row.text("role_en");
        actor.role_fr = row.text("role_fr");
        actor.hatch = row.text("hatch");
        if (!row.text("colour").empty()) {
            actor.colour = parse_colour(row.text("colour"));
            if (!actor.colour)
                row.fault("colour", fmt::format("'{}' is no colour of six hexadecimal digits",
                                                row.text("colour")));
        }
        if (settle(row, "actors", actor.id, m_actors))
            m_atlas.chronicle.actors.push_back(std::move(actor));
    });
}

void AtlasLoader::read_claims() {
    AtlasTable table =
        open("claims", {"id", "place", "holder", "status", "part", "when", "speaker", "via", "said",
                        "source", "begin", "end", "against_interest", "note_en", "note_fr"});
    table.for_each_row([&](AtlasRow& row) {
        Claim claim;
        claim.id = take_id(row, m_claims);
        claim.place = row.reference("place", m_places, "place");
        claim.holder = row.reference("holder", m_actors, "actor");
        claim.status = row.word<ClaimStatus>("status", parse_claim_status, "status of a claim");
        claim.part = row.text("part");
        claim.when = row.date("when");
        claim.speaker = row.reference("speaker", m_actors, "speaker");
        claim.via = row.references("via", m_actors, "actor");
        claim.said = row.date("said");
        claim.source = row.reference("source", m_sources, "source");
        claim.span = row.span();
        claim.against_interest = row.yes_no("against_interest");
        claim.note_en = row.text("note_en");
        claim.note_fr = row.text("note_fr");
        check_span(row, claim.source, claim.span);
        warn_of_clocks(row, claim.when, claim.said, claim.source);
        if (settle(row, "claims", claim.id, m_claims))
            m_atlas.chronicle.claims.push_back(std::move(claim));
    });
}

void AtlasLoader::read_events() {
    AtlasTable table = open("events", {"id", "kind", "when", "places", "actors", "figures",
                                       "speaker", "via", "said", "source", "begin", "end",
                                       "background", "title_en", "title_fr", "note_en", "note_fr"});
    table.for_each_row([&](AtlasRow& row) {
        Event event;
        event.id = take_id(row, m_events);
        event.kind = row.word<EventKind>("kind", parse_event_kind, "kind of event");
        event.when = row.date("when");
        event.places = read_event_places(row, m_places);
        event.actors = row.references("actors", m_actors, "actor");
        event.figures = read_figures(row, m_actors);
        event.speaker = row.reference("speaker", m_actors, "speaker");
        event.via = row.references("via", m_actors, "actor");
        event.said = row.date("said");
        event.source = row.reference("source", m_sources, "source");
        event.span = row.span();
        event.background = row.yes_no("background");
        event.title_en = row.required_text("title_en");
        event.title_fr = row.required_text("title_fr");
        event.note_en = row.text("note_en");
        event.note_fr = row.text("note_fr");
        check_span(row, event.source, event.span);
        if (settle(row, "events", event.id, m_events))
            m_atlas.chronicle.events.push_back(std::move(event));
    });
}

void AtlasLoader::read_statements() {
    AtlasTable table =
        open("statements", {"id", "source", "begin", "end", "speaker", "subject", "subject_part",
                            "relation", "object", "value", "note_en", "note_fr"});
    table.for_each_row([&](AtlasRow& row) {
        LandStatement statement;
        statement.id = take_id(row, m_statements);
        statement.source = row.reference("source", m_sources, "source");
        statement.span = row.span();
        statement.speaker = row.reference("speaker", m_actors, "speaker");
        statement.subject = row.reference("subject", m_places, "place");
        statement.subject_part = row.text("subject_part");
        statement.relation = row.word<Relation>("relation", parse_relation, "relation");
        statement.object = statement.relation == Relation::Altitude
                               ? row.text("object")
                               : row.reference("object", m_places, "place");
        statement.value =
            statement.relation == Relation::Inside || statement.relation == Relation::Connects
                ? row.text("value")
                : row.required_text("value");
        statement.note_en = row.text("note_en");
        statement.note_fr = row.text("note_fr");
        check_span(row, statement.source, statement.span);
        if (settle(row, "statements", statement.id, m_statements))
            m_atlas.chronicle.statements.push_back(std::move(statement));
    });
}

} // namespace panjshir::io
