// The ledger of a large table says what a timeline of the same rows says.

#include "chronicle/timeline.hpp"
#include "io/atlas.hpp"
#include "io/export.hpp"
#include "io/ledger_table.hpp"
#include "support/shared.hpp"

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <random>

namespace panjshir::io {
namespace {

using namespace chronicle;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::filesystem::path file() {
    return std::filesystem::path(::testing::TempDir()) /
           (std::string("ledger-") +
            ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".csv");
}

LedgerTable load(const std::string& text, const Chronicle& known = {}) {
    std::ofstream(file(), std::ios::binary) << text;
    auto table = load_ledger(file(), known);
    EXPECT_TRUE(table) << table.error().message;
    return table ? std::move(*table) : LedgerTable{};
}

std::string text_of(const Chronicle& chronicle, const DayState& state) {
    std::string text;
    for (const PlaceOnDay& place : state.places) {
        text += fmt::format("{} {} {} {:.3f} {}:", place.place, to_string(place.state),
                            fmt::join(place.holders, "+"), place.strength,
                            place.last_heard ? to_text(*place.last_heard) : "");
        for (const ClaimOnDay& claim : place.claims)
            text += fmt::format(" {}/{}/{}", claim.claim - chronicle.claims.data(), claim.age_days,
                                claim.superseded);
        text += '\n';
    }
    return text;
}

std::string text_of(const Ledger& ledger, const LedgerDay& state) {
    std::string text;
    for (const PlaceRows& place : state.places) {
        std::vector<std::string> holders;
        for (const std::uint32_t holder : place.holders)
            holders.push_back(ledger.names().actors[holder].id);
        text += fmt::format(
            "{} {} {} {:.3f} {}:", ledger.names().places[place.place], to_string(place.state),
            fmt::join(holders, "+"), place.strength,
            place.last_heard ? to_text(CivilDay(std::chrono::days(*place.last_heard))) : "");
        for (const RowOnDay& claim : place.claims)
            text += fmt::format(" {}/{}/{}", claim.row, claim.age_days, claim.superseded);
        text += '\n';
    }
    return text;
}

void expect_same(const Chronicle& chronicle, const Ledger& ledger, CivilDay first, CivilDay last,
                 const std::vector<Basis>& bases) {
    const Timeline timeline(chronicle);
    for (CivilDay day = first; day <= last; day += std::chrono::days(1)) {
        EXPECT_EQ(timeline.events_count(day), ledger.events_count(day));
        for (const Basis& basis : bases)
            for (const auto& known_on : {std::optional<CivilDay>(), std::optional(day)}) {
                EXPECT_EQ(text_of(chronicle, timeline.on(day, basis, known_on)),
                          text_of(ledger, ledger.on(day, basis, known_on)))
                    << to_text(day) << " " << to_text(basis);
                const auto events = timeline.events_on(day, basis, known_on);
                const auto rows = ledger.events_on(day, basis, known_on);
                ASSERT_EQ(events.size(), rows.size());
                for (std::size_t i = 0; i < rows.size(); ++i)
                    EXPECT_EQ(events[i].event, &chronicle.events[rows[i].row]);
            }
    }
}

TEST(Ledger, SaysOfThePackageWhatItsTimelineSays) {
    const Atlas atlas = load_atlas(panjshir::testing::atlas_dir()).value();
    ASSERT_TRUE(export_csv(atlas, {}, file()));
    const auto table = load_ledger(file(), atlas.chronicle);
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_THAT(table->diagnostics, IsEmpty());
    expect_same(atlas.chronicle, table->ledger, parse_day("2021-08-10").value(),
                parse_day("2021-09-20").value(),
                {Basis{},
                 {Basis::Kind::Side, "taliban"},
                 {Basis::Kind::Side, "resistance"},
                 {Basis::Kind::Actor, "saleh"},
                 {Basis::Kind::Source, "004"}});
    // What the ledger leaves out stands in the file.
    const auto row = ledger_row(*table, table->claim_offsets[13]);
    ASSERT_TRUE(row) << row.error().message;
    EXPECT_THAT(*row, ::testing::Contains(atlas.chronicle.claims[13].note_fr));
    EXPECT_EQ((*row)[1], atlas.chronicle.claims[13].id);
}

TEST(Ledger, SaysOfRandomRowsWhatTheirTimelineSays) {
    std::mt19937 random(4);
    Atlas atlas;
    for (int i = 0; i < 12; ++i) {
        atlas.chronicle.actors.emplace_back().id = fmt::format("a{}", i);
        atlas.chronicle.actors.back().side = i < 9 ? fmt::format("s{}", i % 3) : "";
    }
    for (int i = 0; i < 4; ++i) {
        atlas.chronicle.sources.emplace_back().id = fmt::format("p{}", i);
        atlas.chronicle.sources.back().published =
            EdtfDate::parse(fmt::format("2021-08-{:02}", 5 + 7 * i)).value();
    }
    const auto day = [&](int most) {
        return 1 + static_cast<int>(random() % static_cast<unsigned>(most));
    };
    const auto when = [&] {
        const int first = day(27);
        switch (random() % 5) {
        case 0:
            return fmt::format("2021-08-{:02}/..", first);
        case 1:
            return fmt::format("2021-08-{:02}~/2021-08-{:02}", first, first + 2);
        case 2:
            return fmt::format("../2021-08-{:02}", first);
        case 3:
            return fmt::format("2021-08-{:02}/2021-08-{:02}", first, first + 1);
        default:
            return fmt::format("2021-08-{:02}", first);
        }
    };
    const char* parts[] = {"", "whole", "road", "entrance"};
    for (int i = 0; i < 600; ++i) {
        Claim& claim = atlas.chronicle.claims.emplace_back();
        claim.id = fmt::format("c{}", i);
        claim.place = fmt::format("place-{}", random() % 7);
        claim.holder = fmt::format("a{}", random() % 12);
        claim.speaker = fmt::format("a{}", random() % 12);
        claim.status = static_cast<ClaimStatus>(random() % 8);
        claim.when = EdtfDate::parse(when()).value();
        claim.said = EdtfDate::parse(fmt::format("2021-08-{:02}", day(30))).value();
        claim.source = fmt::format("p{}", random() % 4);
        claim.part = parts[random() % 4];
        Event& event = atlas.chronicle.events.emplace_back();
        event.id = fmt::format("e{}", i);
        event.when = claim.when;
        event.said = claim.said;
        event.speaker = claim.speaker;
        event.source = claim.source;
        event.background = random() % 10 == 0;
    }
    ASSERT_TRUE(export_csv(atlas, {}, file()));
    const auto table = load_ledger(file(), atlas.chronicle);
    ASSERT_TRUE(table) << table.error().message;
    ASSERT_THAT(table->diagnostics, IsEmpty());
    expect_same(atlas.chronicle, table->ledger, parse_day("2021-07-28").value(),
                parse_day("2021-09-12").value(),
                {Basis{},
                 {Basis::Kind::Side, "s1"},
                 {Basis::Kind::Actor, "a10"},
                 {Basis::Kind::Source, "p2"}});
}

constexpr const char* kHeader =
    "table,id,place,holder,status,when,speaker,source,published,kind,note\n";

TEST(Ledger, RowsAtFaultAreNamedByLineAndColumnAndTheGoodOnesLoad) {
    const LedgerTable table =
        load(std::string(kHeader) +
             "claims,c1,ford,red,holds,2021-08-22,red,paper,2021-08-24,,\"two\nlines\"\n"
             "claims,c2,ford,red,holds,2021-02-30,red,paper,,,\n"
             "claims,c3,ford,red,owns,2021-08-22,red,paper,,,\n"
             "claims,c4,ford,red,holds,2021-08-22/2021-08-20,red,paper,,,\n"
             "songs,c5,ford,red,holds,2021-08-22,red,paper,,,\n"
             "claims,c6,ford,red\n"
             "claims,c1,ford,red,holds,2021-08-23,red,paper,,,\n"
             "events,e1,,,,2021-08-22,,paper,,clash,\n"
             "events,c1,,,,2021-08-22,red,paper,,clash,\n"
             "claims,c7,ford,red,holds,2021-08-22,red,paper,,,\"cut");
    EXPECT_THAT(table.ledger.claims(), SizeIs(1));
    EXPECT_THAT(table.ledger.events(), SizeIs(1)) << "an event may bear the id of a claim";
    std::vector<std::string> faults;
    for (const Diagnostic& fault : table.diagnostics)
        faults.push_back(to_string(fault).substr(fault.file.size()));
    EXPECT_THAT(faults,
                ElementsAre(HasSubstr(":4:26: error: when: '2021-02-30': there is no such day"),
                            HasSubstr(":5:20: error: status: 'owns' is no status of a claim"),
                            HasSubstr("the interval ends before it starts"),
                            HasSubstr(":7:1: error: table: 'songs' is neither claims nor events"),
                            HasSubstr(":8:1: error: 4 fields where the header has 11"),
                            HasSubstr(":10:25: error: speaker: must not be empty"),
                            HasSubstr(":12:1: error: a quoted field is never closed"),
                            HasSubstr(":9:8: error: id: 'c1' stands already in an earlier row")));
    EXPECT_THAT(*ledger_row(table, table.claim_offsets[0]), ::testing::Contains("two\nlines"));
}

TEST(Ledger, AFileOfFaultsIsToldOfInAThousandAndOneLines) {
    std::string text = kHeader;
    for (int i = 0; i < 3000; ++i)
        text += fmt::format("claims,c{},ford,red,holds,2021-02-30,red,paper,,,\n", i);
    const LedgerTable table = load(text);
    ASSERT_THAT(table.diagnostics, SizeIs(kMostLedgerFaults + 1));
    EXPECT_EQ(table.diagnostics.back().message, "2000 more faults");
    EXPECT_THAT(table.ledger.claims(), IsEmpty());
}

TEST(Ledger, RowsThatCrossThePiecesReadAreWhole) {
    // Rows of uneven length over several pieces of a mebibyte, with quotes and line feeds in them.
    std::string text = kHeader;
    for (int i = 0; i < 20'000; ++i)
        text += fmt::format("claims,c{},p{},red,holds,2021-08-22,red,paper,,,\"{}\"\"\n{}\"\r\n", i,
                            i % 9, std::string(static_cast<std::size_t>(i % 190), 'x'), i);
    const LedgerTable table = load(text);
    EXPECT_THAT(table.diagnostics, IsEmpty());
    ASSERT_THAT(table.ledger.claims(), SizeIs(20'000));
    for (const std::uint32_t i : {0u, 5'517u, 11'000u, 19'999u})
        EXPECT_EQ((*ledger_row(table, table.claim_offsets[i]))[10],
                  fmt::format("{}\"\n{}", std::string(i % 190, 'x'), i));
}

TEST(Ledger, ATableWithoutItsColumnsIsNone) {
    std::ofstream(file()) << "table,id\nclaims,c1\n";
    const auto table = load_ledger(file());
    ASSERT_FALSE(table);
    EXPECT_THAT(table.error().message, HasSubstr("no column 'when'"));
    std::ofstream(file(), std::ios::trunc).flush();
    EXPECT_FALSE(load_ledger(file()));
    EXPECT_FALSE(load_ledger("/no/such/file"));
    EXPECT_FALSE(load_ledger(::testing::TempDir()));
}

} // namespace
} // namespace panjshir::io
