#include "io/ledger_table.hpp"

#include "base/utf8.hpp"
#include "io/ledger_rows.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

namespace panjshir::io {
namespace {

using namespace chronicle;

enum Column {
    kTable,
    kId,
    kWhen,
    kSpeaker,
    kSource,
    kPlace,
    kHolder,
    kStatus,
    kSaid,
    kPart,
    kKind,
    kBackground,
    kPublished,
    kColumns
};
constexpr std::array<std::string_view, kColumns> kNames{
    "table",  "id",   "when", "speaker", "source",     "place",    "holder",
    "status", "said", "part", "kind",    "background", "published"};
constexpr int kRequired = kStatus + 1;

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
using Ranks = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

std::uint32_t rank(Ranks& ranks, std::string_view text) {
    const auto found = ranks.find(text);
    return found != ranks.end()
               ? found->second
               : ranks.emplace(text, static_cast<std::uint32_t>(ranks.size())).first->second;
}

struct Days {
    std::int32_t first = 0, last = 0;
    bool open_end = false;
};

std::int32_t digits(std::string_view text, std::size_t at, std::size_t length) {
    std::int32_t value = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// "2021-08-22", which most dates are; the others are left to EdtfDate.
bool plain_day(std::string_view text, std::int32_t& day) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const std::int32_t year = digits(text, 0, 4), month = digits(text, 5, 2),
                       of_month = digits(text, 8, 2);
    if (year < 0 || month < 0 || of_month < 0)
        return false;
    const std::chrono::year_month_day date(std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(of_month)});
    if (!date.ok())
        return false;
    day = day_count(CivilDay(date));
    return true;
}

Result<Days> parse_days(std::string_view text) {
    Days days;
    if (plain_day(text, days.first)) {
        days.last = days.first;
        return days;
    }
    if (text.size() == 21 && text[10] == '/' && plain_day(text.substr(0, 10), days.first) &&
        plain_day(text.substr(11), days.last) && days.first <= days.last)
        return days;
    const auto date = EdtfDate::parse(text);
    if (!date)
        return tl::unexpected(date.error());
    return Days{day_count(date->days().first), day_count(date->days().last), !date->last_day()};
}

class LedgerReader {
public:
    LedgerReader(LedgerTable& table, const Chronicle& known) : m_table(table) {
        for (const Actor& actor : known.actors) {
            rank(m_actors, actor.id);
            m_sides.push_back(actor.side);
        }
        for (const Source& source : known.sources) {
            rank(m_sources, source.id);
            m_published.push_back(day_count(source.published.days().first));
        }
        rank(m_parts, "");
    }

    Result<void> read_header(const LedgerRow& header) {
        m_at.fill(-1);
        for (std::size_t i = 0; i < header.fields.size(); ++i)
            for (std::size_t name = 0; name < kNames.size(); ++name)
                if (header.fields[i].text == kNames[name])
                    m_at[name] = static_cast<int>(i);
        m_fields = header.fields.size();
        for (int column = 0; column < kRequired; ++column)
            if (m_at[static_cast<std::size_t>(column)] < 0)
                return fail(fmt::format("{}: no column '{}'", m_table.file.string(),
                                        kNames[static_cast<std::size_t>(column)]));
        return {};
    }

    void read_row(const LedgerRow& row) {
        m_row = &row;
        if (!row.fault.empty())
            return report(row.line, 1, row.fault);
        if (row.fields.size() != m_fields)
            return report(
                row.line, 1,
                fmt::format("{} fields where the header has {}", row.fields.size(), m_fields));
        m_good = true;
        if (field(kTable) == "claims")
            read_claim();
        else if (field(kTable) == "events")
            read_event();
        else
            fault(kTable, fmt::format("'{}' is neither claims nor events", field(kTable)));
    }

    void finish(TimelineSettings settings) {
        drop_repeated_ids();
        if (m_faults > kMostLedgerFaults)
            m_table.diagnostics.push_back(
                {Severity::Error, m_table.file.string(), 0, 0,
                 fmt::format("{} more faults", m_faults - kMostLedgerFaults)});
        LedgerNames names;
        names.places = sorted_places();
        names.actors.resize(m_actors.size());
        m_sides.resize(m_actors.size());
        for (const auto& [id, at] : m_actors)
            names.actors[at] = {id, m_sides[at]};
        names.sources.resize(m_sources.size());
        for (const auto& [id, at] : m_sources)
            names.sources[at] = {id, m_published[at]};
        m_claims.shrink_to_fit();
        m_events.shrink_to_fit();
        m_table.ledger =
            Ledger(std::move(names), std::move(m_claims), std::move(m_events), settings);
    }

private:
    std::string_view field(Column column) const {
        const int at = m_at[column];
        return at < 0 ? std::string_view() : m_row->fields[static_cast<std::size_t>(at)].text;
    }

    void report(int line, int column, std::string message) {
        if (++m_faults <= kMostLedgerFaults)
            m_table.diagnostics.push_back(
                {Severity::Error, m_table.file.string(), line, column, std::move(message)});
        m_good = false;
    }

    void fault(Column column, const std::string& message) {
        const int at = m_at[column];
        report(m_row->line, at < 0 ? 0 : m_row->column_of(static_cast<std::size_t>(at)),
               fmt::format("{}: {}", kNames[column], message));
    }

    std::string_view required(Column column) {
        const std::string_view text = field(column);
        if (text.empty())
            fault(column, "must not be empty");
        return text;
    }

    std::uint32_t actor(Column column) {
        const std::string_view text = required(column);
        return rank(m_actors, text);
    }

    std::uint32_t source() {
        const std::uint32_t at = rank(m_sources, required(kSource));
        if (at == m_published.size()) {
            const auto days = field(kPublished).empty() ? Result<Days>(Days{kNeverPublished})
                                                        : parse_days(field(kPublished));
            if (!days)
                fault(kPublished, days.error().message);
            m_published.push_back(days ? days->first : kNeverPublished);
        }
        return at;
    }

    std::optional<Days> days(Column column) {
        const std::string_view text = required(column);
        if (text.empty())
            return std::nullopt;
        const auto parsed = parse_days(text);
        if (!parsed) {
            fault(column, parsed.error().message);
            return std::nullopt;
        }
        return *parsed;
    }

    // `when` and `said` of a row; an open end reaches to the day of saying.
    template <typename Row>
    void read_common(Row& row, std::int32_t& said_first) {
        const std::string_view id = required(kId);
        if (utf8::first_invalid_byte(id))
            fault(kId, "bytes that are not UTF-8");
        row.speaker = actor(kSpeaker);
        row.source = source();
        row.published = m_published[row.source];
        const auto when = days(kWhen);
        const auto said = field(kSaid).empty() ? when : days(kSaid);
        if (!when || !said)
            return;
        row.first = when->first;
        row.last = when->open_end ? std::max(when->first, said->open_end ? said->first : said->last)
                                  : when->last;
        said_first = said->first;
    }

    void read_claim() {
        ClaimRow row;
        read_common(row, row.said);
        row.place = rank(m_places, required(kPlace));
        row.holder = actor(kHolder);
        const std::string_view part = field(kPart);
        row.part =
            part == "whole" ? std::uint16_t{0} : static_cast<std::uint16_t>(rank(m_parts, part));
        if (const auto status = parse_claim_status(field(kStatus)))
            row.status = *status;
        else
            fault(kStatus, fmt::format("'{}' is no status of a claim", field(kStatus)));
        if (!m_good)
            return;
        m_claims.push_back(row);
        m_table.claim_offsets.push_back(m_row->offset);
        m_ids.push_back({std::hash<std::string_view>{}(field(kId)),
                         static_cast<std::uint32_t>(m_row->line),
                         static_cast<std::uint32_t>(m_claims.size() - 1)});
    }

    void read_event() {
        EventRow row;
        std::int32_t said = 0;
        read_common(row, said);
        if (const auto kind = parse_event_kind(field(kKind)))
            row.kind = *kind;
        else
            fault(kKind, fmt::format("'{}' is no kind of event", field(kKind)));
        row.background = field(kBackground) == "yes";
        if (!m_good)
            return;
        m_events.push_back(row);
        m_table.event_offsets.push_back(m_row->offset);
        m_ids.push_back({std::hash<std::string_view>{}(field(kId)),
                         static_cast<std::uint32_t>(m_row->line),
                         static_cast<std::uint32_t>(m_events.size() - 1) | kIsEvent});
    }

    static constexpr std::uint32_t kIsEvent = 1u << 31;
    struct IdOfRow {
        std::size_t hash;
        std::uint32_t line, row; ///< the row with kIsEvent set for events
    };

    // Ids are kept as hashes; where two agree, the ids themselves are read again.
    void drop_repeated_ids() {
        std::sort(m_ids.begin(), m_ids.end(), [](const IdOfRow& a, const IdOfRow& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.line < b.line;
        });
        std::vector<IdOfRow> repeated;
        for (std::size_t i = 1; i < m_ids.size(); ++i)
            for (std::size_t j = i; j-- > 0 && m_ids[j].hash == m_ids[i].hash;)
                if ((m_ids[j].row & kIsEvent) == (m_ids[i].row & kIsEvent) &&
                    id_of(m_ids[j]) == id_of(m_ids[i])) {
                    repeated.push_back(m_ids[i]);
                    break;
                }
        m_ids = {};
        std::sort(repeated.begin(), repeated.end(),
                  [](const IdOfRow& a, const IdOfRow& b) { return a.line < b.line; });
        std::vector<bool> drop_claim(m_claims.size()), drop_event(m_events.size());
        for (const IdOfRow& row : repeated) {
            report(static_cast<int>(row.line), column_of_id(row),
                   fmt::format("id: '{}' stands already in an earlier row", id_of(row)));
            (row.row & kIsEvent ? drop_event : drop_claim)[row.row & ~kIsEvent] = true;
        }
        drop(m_claims, drop_claim);
        drop(m_table.claim_offsets, drop_claim);
        drop(m_events, drop_event);
        drop(m_table.event_offsets, drop_event);
    }

    template <typename Row>
    static void drop(std::vector<Row>& rows, const std::vector<bool>& dropped) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!dropped[i])
                rows[kept++] = rows[i];
        rows.resize(kept);
    }

    std::uint32_t offset_of(const IdOfRow& row) const {
        return (row.row & kIsEvent ? m_table.event_offsets
                                   : m_table.claim_offsets)[row.row & ~kIsEvent];
    }

    std::string id_of(const IdOfRow& row) const {
        const auto fields = ledger_row(m_table, offset_of(row));
        return fields ? (*fields)[static_cast<std::size_t>(m_at[kId])] : "";
    }

    int column_of_id(const IdOfRow& row) const {
        auto rows = LedgerRows::open(m_table.file, offset_of(row));
        LedgerRow found;
        return rows && rows->next(found) ? found.column_of(static_cast<std::size_t>(m_at[kId])) : 0;
    }

    // Ranks follow the ids, as in a Timeline; a place that only rows at fault name is left out.
    std::vector<std::string> sorted_places() {
        std::vector<bool> used(m_places.size());
        for (const ClaimRow& row : m_claims)
            used[row.place] = true;
        std::vector<std::pair<std::string, std::uint32_t>> order;
        for (const auto& [id, at] : m_places)
            if (used[at])
                order.emplace_back(id, at);
        std::sort(order.begin(), order.end());
        std::vector<std::uint32_t> place(m_places.size());
        std::vector<std::string> ids;
        for (const auto& [id, at] : order) {
            place[at] = static_cast<std::uint32_t>(ids.size());
            ids.push_back(id);
        }
        for (ClaimRow& row : m_claims)
            row.place = place[row.place];
        return ids;
    }

    LedgerTable& m_table;
    const LedgerRow* m_row = nullptr;
    std::array<int, kColumns> m_at{};
    std::size_t m_fields = 0, m_faults = 0;
    bool m_good = true;
    Ranks m_places, m_actors, m_sources, m_parts;
    std::vector<std::string> m_sides;
    std::vector<std::int32_t> m_published;
    std::vector<ClaimRow> m_claims;
    std::vector<EventRow> m_events;
    std::vector<IdOfRow> m_ids;
};

} // namespace

Result<LedgerTable> load_ledger(const std::filesystem::path& path, const Chronicle& known,
                                TimelineSettings settings) {
    LedgerTable table;
    table.file = path;
    auto rows = LedgerRows::open(path);
    if (!rows)
        return tl::unexpected(rows.error());
    LedgerReader reader(table, known);
    LedgerRow row;
    if (!rows->next(row))
        return fail(fmt::format("{}: no header line: the file is empty", path.string()));
    if (const auto header = reader.read_header(row); !header)
        return tl::unexpected(header.error());
    while (rows->next(row))
        reader.read_row(row);
    reader.finish(settings);
    return table;
}

Result<std::vector<std::string>> ledger_row(const LedgerTable& table, std::uint32_t offset) {
    auto rows = LedgerRows::open(table.file, offset);
    if (!rows)
        return tl::unexpected(rows.error());
    LedgerRow row;
    if (!rows->next(row) || !row.fault.empty())
        return fail(fmt::format("{}: no row at byte {}: the file was changed", table.file.string(),
                                offset));
    std::vector<std::string> fields;
    for (const LedgerRow::Field& field : row.fields)
        fields.emplace_back(field.text);
    return fields;
}

} // namespace panjshir::io
