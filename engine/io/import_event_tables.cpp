#include "io/import_event_tables.hpp"

#include "base/csv.hpp"
#include "base/file.hpp"
#include "io/atlas_table.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace panjshir::io {
namespace {

using namespace chronicle;

struct PrecisionCode {
    std::string_view meaning;
    double precision_m; ///< our reading: half the width of such a thing in Afghanistan, roughly
};

// UCDP GED Codebook 21.1, where_prec and date_prec.
constexpr std::array<PrecisionCode, 7> kUcdpWhere{
    {{"the exact place", 1000},
     {"within about 25 km of a known point", 25'000},
     {"a second-order administrative division", 25'000},
     {"a first-order administrative division", 50'000},
     {"a linear feature or region", 100'000},
     {"the country alone", 500'000},
     {"international waters or air", 500'000}}};
constexpr std::array<std::string_view, 5> kUcdpWhen{"the day", "two to six days", "the week",
                                                    "the month", "more than a month"};
// ACLED Codebook 2023, geo_precision and time_precision.
constexpr std::array<PrecisionCode, 3> kAcledWhere{{{"the town", 2000},
                                                    {"part of a region, at a town near it", 25'000},
                                                    {"a region, at its capital", 50'000}}};
constexpr std::array<std::string_view, 3> kAcledWhen{"the day", "the week", "the month"};

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

// "2021-08-22 00:00:00.000" of UCDP, "22 August 2021" or "2021-08-22" of ACLED.
Result<CivilDay> parse_table_day(const std::string& text) {
    const std::vector<std::string> words = split_list(text, ' ');
    if (words.size() == 3) {
        const auto month = std::find(kMonths.begin(), kMonths.end(), words[1]);
        if (month != kMonths.end())
            return parse_day(
                fmt::format("{}-{:02}-{:0>2}", words[2], month - kMonths.begin() + 1, words[0]));
    }
    return parse_day(text.substr(0, 10));
}

std::string plain_id(std::string_view text) {
    std::string id;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id += c;
        else if (c >= 'A' && c <= 'Z')
            id += static_cast<char>(c - 'A' + 'a');
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id;
}

class TableImport {
public:
    TableImport(const CsvTable& csv, const std::filesystem::path& path, EventTableLayout layout)
        : m_csv(csv), m_file(path.string()),
          m_prefix(layout == EventTableLayout::UcdpGed ? "ucdp-" : "acled-") {
        m_table.layout = layout;
        m_table.diagnostics = csv.diagnostics;
        Source source;
        source.id = m_prefix + "table";
        source.file = path.filename().string();
        source.title = source.publisher = std::string(to_string(layout));
        source.language = "en";
        m_table.sources.push_back(source);
        m_speaker = actor(std::string(to_string(layout)));
    }

    EventTable run() {
        std::optional<CivilDay> latest;
        for (const CsvRow& row : m_csv.rows) {
            AtlasRow reader(m_csv, row, m_file, m_table.diagnostics);
            Event event;
            EventPrecision precision;
            m_line_actors.clear();
            if (m_table.layout == EventTableLayout::UcdpGed)
                read_ucdp(reader, event, precision);
            else
                read_acled(reader, event, precision);
            const auto at = reader.position();
            if (!reader.good())
                continue;
            event.speaker = m_speaker;
            event.said = event.when;
            event.source = m_table.sources.front().id;
            event.span = {static_cast<std::size_t>(row.line),
                          static_cast<std::size_t>(row.line) + 1};
            for (const std::string& name : m_line_actors)
                event.actors.push_back(actor(name));
            if (at)
                add_place(*at, event);
            if (const auto last = event.when.last_day())
                latest = std::max(latest.value_or(*last), *last);
            m_table.events.push_back(std::move(event));
            m_table.precision.push_back(std::move(precision));
        }
        if (latest) // such tables appear after all that they tell
            m_table.sources.front().published = EdtfDate::parse(to_text(*latest)).value();
        m_table.sources.front().part.end =
            m_csv.rows.empty() ? 1 : static_cast<std::size_t>(m_csv.rows.back().line) + 1;
        return std::move(m_table);
    }

private:
    std::string actor(const std::string& name) {
        const std::string id = m_prefix + plain_id(name);
        if (m_actors.insert(id).second) {
            Actor made;
            made.id = id;
            made.name_en = made.name_fr = name;
            m_table.actors.push_back(made);
        }
        return id;
    }

    void take_id(AtlasRow& row, std::string_view column, Event& event) {
        event.id = m_prefix + plain_id(row.required_text(column));
        if (row.good() && !m_ids.insert(event.id).second)
            row.fault(column,
                      fmt::format("'{}' stands already in an earlier row", row.text(column)));
    }

    std::optional<CivilDay> day(AtlasRow& row, std::string_view column) {
        const std::string& text = row.required_text(column);
        const auto parsed = parse_table_day(text);
        if (parsed)
            return *parsed;
        if (!text.empty())
            row.fault(column, parsed.error().message);
        return std::nullopt;
    }

    void count(AtlasRow& row, std::string_view column, std::string_view whose, Event& event) {
        const auto killed = row.number(column, {0, 1e7});
        if (killed && *killed > 0)
            event.figures.push_back({"killed", *killed, *killed, "",
                                     whose.empty() ? "" : actor(std::string(whose)), m_speaker});
    }

    void read_ucdp(AtlasRow& row, Event& event, EventPrecision& precision) {
        take_id(row, "id", event);
        const int violence = row.integer("type_of_violence", 1, 3);
        event.kind = violence == 3 ? EventKind::Offensive : EventKind::Clash;
        m_line_actors = {row.required_text("side_a")};
        if (!row.text("side_b").empty())
            m_line_actors.push_back(row.text("side_b"));
        precision.where = row.integer("where_prec", 1, static_cast<int>(kUcdpWhere.size()));
        precision.when = row.integer("date_prec", 1, static_cast<int>(kUcdpWhen.size()));
        const auto where = kUcdpWhere[static_cast<std::size_t>(precision.where) - 1];
        precision.meaning = fmt::format("{}; {}", where.meaning,
                                        kUcdpWhen[static_cast<std::size_t>(precision.when) - 1]);
        m_precision_m = where.precision_m;
        m_place_name = row.text("where_coordinates");
        set_days(row, event, day(row, "date_start"), day(row, "date_end"), "date_end");
        const auto best = row.number("best", {0, 1e7}), low = row.number("low", {0, 1e7}),
                   high = row.number("high", {0, 1e7});
        if (low && high && *high < *low)
            row.fault("high", fmt::format("{} is less than low, {}", *high, *low));
        if (best && high && *high > 0)
            event.figures.push_back({"killed", low.value_or(*best), *high,
                                     low == high ? "" : fmt::format("best {}", *best), "",
                                     m_speaker});
        count(row, "deaths_a", row.text("side_a"), event);
        count(row, "deaths_b", row.text("side_b"), event);
        event.title_en = event.title_fr =
            fmt::format("{} - {}", row.text("side_a"), row.text("side_b"));
        event.note_en = row.text("source_article");
    }

    void read_acled(AtlasRow& row, Event& event, EventPrecision& precision) {
        take_id(row, "event_id_cnty", event);
        event.kind = acled_kind(row.required_text("event_type"), row.text("sub_event_type"));
        m_line_actors = {row.required_text("actor1")};
        if (!row.text("actor2").empty())
            m_line_actors.push_back(row.text("actor2"));
        precision.where = row.integer("geo_precision", 1, static_cast<int>(kAcledWhere.size()));
        precision.when = row.integer("time_precision", 1, static_cast<int>(kAcledWhen.size()));
        const auto where = kAcledWhere[static_cast<std::size_t>(precision.where) - 1];
        precision.meaning = fmt::format("{}; {}", where.meaning,
                                        kAcledWhen[static_cast<std::size_t>(precision.when) - 1]);
        m_precision_m = where.precision_m;
        m_place_name = row.text("location");
        if (const auto on = day(row, "event_date"))
            set_acled_days(row, event, *on, precision.when);
        count(row, "fatalities", "", event);
        event.title_en = event.title_fr = row.text("sub_event_type").empty()
                                              ? row.text("event_type")
                                              : row.text("sub_event_type");
        event.note_en = row.text("notes");
        for (const std::string& name : split_list(row.text("source"), ';'))
            event.via.push_back(actor(name));
    }

    static EventKind acled_kind(const std::string& type, const std::string& sub_type) {
        if (type == "Battles")
            return sub_type.find("overtakes territory") != std::string::npos ||
                           sub_type.find("regains territory") != std::string::npos
                       ? EventKind::ChangeOfPower
                       : EventKind::Clash;
        if (type == "Protests" || type == "Riots")
            return EventKind::Protest;
        if (type == "Strategic developments")
            return sub_type == "Non-violent transfer of territory" ? EventKind::ChangeOfPower
                   : sub_type == "Agreement"                       ? EventKind::Talks
                                                                   : EventKind::Statement;
        return EventKind::Offensive; // violence against civilians, explosions
    }

    static void set_days(AtlasRow& row, Event& event, std::optional<CivilDay> first,
                         std::optional<CivilDay> last, std::string_view column) {
        if (!first || !last)
            return;
        const std::string text =
            *first == *last ? to_text(*first) : to_text(*first) + "/" + to_text(*last);
        if (auto when = EdtfDate::parse(text))
            event.when = *when;
        else
            row.fault(column, when.error().message);
    }

    // The codebook gives the middle or the first day of what is known.
    static void set_acled_days(AtlasRow& row, Event& event, CivilDay on, int time_precision) {
        const std::string text = time_precision == 3 ? to_text(on).substr(0, 7)
                                 : time_precision == 2
                                     ? fmt::format("{}~/{}~", to_text(on - std::chrono::days(3)),
                                                   to_text(on + std::chrono::days(3)))
                                     : to_text(on);
        if (auto when = EdtfDate::parse(text))
            event.when = *when;
        else
            row.fault("event_date", when.error().message);
    }

    void add_place(LonLat at, Event& event) {
        const auto key = std::tuple(at.longitude_deg(), at.latitude_deg(), m_precision_m);
        auto known = m_places.find(key);
        if (known == m_places.end()) {
            gazetteer::Place place;
            place.id = fmt::format("{}place-{}", m_prefix, m_table.places.size() + 1);
            place.kind = m_precision_m >= 25'000 ? gazetteer::PlaceKind::Region
                                                 : gazetteer::PlaceKind::Village;
            place.position = at;
            place.precision_m = m_precision_m;
            place.reference = std::string(to_string(m_table.layout));
            if (!m_place_name.empty())
                place.names.push_back({m_place_name, "en", "Latn", gazetteer::NameStatus::Preferred,
                                       place.reference});
            known = m_places.emplace(key, place.id).first;
            m_table.places.push_back(std::move(place));
        }
        event.places = {{PlaceRole::At, known->second}};
    }

    const CsvTable& m_csv;
    std::string m_file, m_prefix, m_speaker, m_place_name;
    double m_precision_m = 0;
    std::vector<std::string> m_line_actors;
    std::set<std::string> m_ids, m_actors;
    std::map<std::tuple<double, double, double>, std::string> m_places;
    EventTable m_table;
};

std::optional<EventTableLayout> layout_of(const CsvTable& csv) {
    const auto has = [&](std::initializer_list<std::string_view> columns) {
        return std::all_of(columns.begin(), columns.end(),
                           [&](std::string_view column) { return csv.column(column) >= 0; });
    };
    if (has({"id", "type_of_violence", "side_a", "side_b", "where_prec", "date_prec", "date_start",
             "date_end", "latitude", "longitude", "best", "low", "high"}))
        return EventTableLayout::UcdpGed;
    if (has({"event_id_cnty", "event_date", "time_precision", "event_type", "actor1", "latitude",
             "longitude", "geo_precision", "fatalities"}))
        return EventTableLayout::Acled;
    return std::nullopt;
}

} // namespace

std::string_view to_string(EventTableLayout layout) {
    return layout == EventTableLayout::UcdpGed ? "UCDP GED" : "ACLED";
}

Result<EventTable> import_event_table(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text)
        return tl::unexpected(text.error());
    const bool semicolons = text->substr(0, text->find('\n')).find(';') != std::string::npos;
    const CsvTable csv = parse_csv(*text, path.string(), semicolons ? ';' : ',');
    const auto layout = layout_of(csv);
    if (!layout)
        return fail(
            fmt::format("{}: neither the columns of UCDP GED nor those of ACLED", path.string()));
    return TableImport(csv, path, *layout).run();
}

} // namespace panjshir::io
