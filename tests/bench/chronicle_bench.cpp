// A million claims and events: 500,000 of each over 12,000 days, 2,000 places, 200 speakers; as a
// CSV file in a ledger (the way for so many), and as the atlas's own rows in a timeline. The ledger
// comes first, so that peak_MB, the most that the process ever held, is its own.

#include "chronicle/timeline.hpp"
#include "io/ledger_table.hpp"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <string>
#include <sys/resource.h>

namespace {

using namespace panjshir;
using namespace panjshir::chronicle;

constexpr int kRows = 500'000, kDays = 12'000, kPlaces = 2'000, kActors = 200, kSources = 50;
const CivilDay kFirst = parse_day("1989-01-01").value();

std::string date_text(int first, int length) {
    const std::string begin = panjshir::to_text(kFirst + std::chrono::days(first));
    return length == 0 ? begin
                       : fmt::format("{}/{}", begin,
                                     panjshir::to_text(kFirst + std::chrono::days(first + length)));
}

EdtfDate date(int first, int length) {
    return EdtfDate::parse(date_text(first, length)).value();
}

// Written row by row, so that the process holds no more than one.
const std::filesystem::path& table_file() {
    static const std::filesystem::path path = [] {
        const auto file = std::filesystem::temp_directory_path() / "panjshir-chronicle-bench.csv";
        std::mt19937 random(20210815);
        std::FILE* out = std::fopen(file.c_str(), "wb");
        fmt::print(out, "table,id,place,holder,status,part,when,speaker,via,said,source,begin,end,"
                        "kind,published,note_en\n");
        const char* statuses[] = {"holds",    "takes",  "loses",  "retakes",
                                  "besieges", "blocks", "enters", "denied"};
        const auto when = [&] {
            const int length = random() % 100 == 0 ? static_cast<int>(random() % 30)
                                                   : static_cast<int>(random() % 3);
            return date_text(static_cast<int>(random() % kDays), length);
        };
        for (int i = 0; i < kRows; ++i) {
            const auto source = static_cast<int>(random() % kSources);
            const std::string said = date_text(static_cast<int>(random() % kDays), 0);
            const std::string published = date_text(source * kDays / kSources, 0);
            fmt::print(
                out,
                "claims,c{},place-{},a{},{},,{},a{},agency;paper,{},p{},100,250,,{},\"said, so\"\n",
                i, random() % kPlaces, random() % kActors, statuses[random() % 8], when(),
                random() % kActors, said, source, published);
            fmt::print(out, "events,e{},,,,,{},a{},agency;paper,{},p{},100,250,clash,{},\n", i,
                       when(), random() % kActors, said, source, published);
        }
        std::fclose(out);
        return file;
    }();
    return path;
}

// Actors a0 to a199 in eight sides; the table itself tells when its sources appeared.
const Chronicle& known() {
    static const Chronicle made = [] {
        Chronicle chronicle;
        for (int i = 0; i < kActors; ++i) {
            chronicle.actors.emplace_back().id = fmt::format("a{}", i);
            chronicle.actors.back().side = fmt::format("s{}", i % 8);
        }
        return chronicle;
    }();
    return made;
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void ledger_load(benchmark::State& state) {
    table_file();
    known();
    for (auto _ : state) {
        const auto table = io::load_ledger(table_file(), known());
        if (!table || table->ledger.claims().size() != kRows ||
            table->ledger.events().size() != kRows)
            state.SkipWithError("the table did not load");
    }
    state.counters["peak_MB"] = peak_megabytes();
    state.counters["file_MB"] =
        static_cast<double>(std::filesystem::file_size(table_file())) / (1 << 20);
}
BENCHMARK(ledger_load)->Unit(benchmark::kMillisecond)->Iterations(3);

const io::LedgerTable& ledger_table() {
    static const io::LedgerTable made = io::load_ledger(table_file(), known()).value();
    return made;
}

void ledger_any_day(benchmark::State& state, Basis basis) {
    const Ledger& ledger = ledger_table().ledger;
    std::mt19937 random(7);
    for (auto _ : state) {
        const CivilDay day = kFirst + std::chrono::days(static_cast<int>(random() % kDays));
        benchmark::DoNotOptimize(ledger.on(day, basis));
        benchmark::DoNotOptimize(ledger.events_on(day, basis));
    }
    state.counters["peak_MB"] = peak_megabytes();
}
BENCHMARK_CAPTURE(ledger_any_day, all, Basis{})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ledger_any_day, side, Basis{Basis::Kind::Side, "s3"})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ledger_any_day, actor, Basis{Basis::Kind::Actor, "a17"})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ledger_any_day, source, Basis{Basis::Kind::Source, "p7"})
    ->Unit(benchmark::kMillisecond);

void ledger_row(benchmark::State& state) {
    std::uint32_t row = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            io::ledger_row(ledger_table(), ledger_table().claim_offsets[row = (row + 37) % kRows]));
    std::filesystem::remove(table_file());
}
BENCHMARK(ledger_row)->Iterations(1000);

Chronicle synthetic() {
    std::mt19937 random(20210815);
    Chronicle chronicle;
    for (int i = 0; i < kActors; ++i) {
        chronicle.actors.push_back({});
        chronicle.actors.back().id = fmt::format("a{}", i);
        chronicle.actors.back().side = fmt::format("s{}", i % 8);
    }
    for (int i = 0; i < kSources; ++i) {
        chronicle.sources.push_back({});
        chronicle.sources.back().id = fmt::format("p{}", i);
        chronicle.sources.back().published = date(i * kDays / kSources, 0);
    }
    const auto actor = [&] { return chronicle.actors[random() % kActors].id; };
    const auto when = [&] {
        const int length =
            random() % 100 == 0 ? static_cast<int>(random() % 30) : static_cast<int>(random() % 3);
        return date(static_cast<int>(random() % kDays), length);
    };
    for (int i = 0; i < kRows; ++i) {
        Claim& claim = chronicle.claims.emplace_back();
        claim.id = fmt::format("c{}", i);
        claim.place = fmt::format("place-{}", random() % kPlaces);
        claim.holder = actor();
        claim.speaker = actor();
        claim.status = static_cast<ClaimStatus>(random() % 8);
        claim.when = claim.said = when();
        claim.source = chronicle.sources[random() % kSources].id;
        Event& event = chronicle.events.emplace_back();
        event.id = fmt::format("e{}", i);
        event.when = event.said = when();
        event.speaker = actor();
        event.source = claim.source;
    }
    return chronicle;
}

const Chronicle& chronicle() {
    static const Chronicle made = synthetic();
    return made;
}

const Timeline& timeline() {
    static const Timeline made(chronicle());
    return made;
}

void build(benchmark::State& state) {
    chronicle();
    for (auto _ : state)
        benchmark::DoNotOptimize(Timeline(chronicle()).events_count(kFirst));
}
BENCHMARK(build)->Unit(benchmark::kMillisecond)->Iterations(2);

void any_day(benchmark::State& state, Basis basis) {
    timeline();
    std::mt19937 random(7);
    for (auto _ : state) {
        const CivilDay day = kFirst + std::chrono::days(static_cast<int>(random() % kDays));
        benchmark::DoNotOptimize(timeline().on(day, basis));
        benchmark::DoNotOptimize(timeline().events_on(day, basis));
    }
}
BENCHMARK_CAPTURE(any_day, all, Basis{})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(any_day, side, Basis{Basis::Kind::Side, "s3"})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(any_day, actor, Basis{Basis::Kind::Actor, "a17"})->Unit(benchmark::kMillisecond);

void events_count(benchmark::State& state) {
    timeline();
    int day = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            timeline().events_count(kFirst + std::chrono::days(day = (day + 37) % kDays)));
}
BENCHMARK(events_count);

} // namespace

BENCHMARK_MAIN();
