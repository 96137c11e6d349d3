// The timeline over a million claims and events: 500,000 of each over 12,000 days, 2,000 places, 200 speakers.

#include "chronicle/timeline.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <random>
#include <string>

namespace {

using namespace panjshir;
using namespace panjshir::chronicle;

constexpr int kRows = 500'000, kDays = 12'000, kPlaces = 2'000, kActors = 200, kSources = 50;
const CivilDay kFirst = parse_day("1989-01-01").value();

EdtfDate date(int first, int length) {
    const std::string begin = panjshir::to_text(kFirst + std::chrono::days(first));
    return EdtfDate::parse(length == 0 ? begin
                                       : begin + "/" + panjshir::to_text(kFirst + std::chrono::days(first + length)))
        .value();
}

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
        const int length = random() % 100 == 0 ? static_cast<int>(random() % 30) : static_cast<int>(random() % 3);
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
        benchmark::DoNotOptimize(timeline().events_count(kFirst + std::chrono::days(day = (day + 37) % kDays)));
}
BENCHMARK(events_count);

} // namespace

BENCHMARK_MAIN();
