// The reader: scanning running text for every form of a whole country's gazetteer, folded on both
// sides, and reading an article. Needs ../shared/survey/places/afghanistan_places.tsv and
// ../shared/articles.

#include "base/file.hpp"
#include "gazetteer/import.hpp"
#include "gazetteer/read/reader.hpp"
#include "support/shared.hpp"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace panjshir;
using namespace panjshir::gazetteer;

const NameIndex& country() {
    static const NameIndex index = [] {
        auto imported = import_gazetteer(panjshir::testing::shared_dir() /
                                         "survey/places/afghanistan_places.tsv");
        return std::move(imported.value().index);
    }();
    return index;
}

std::string articles() {
    std::string text;
    for (const char* name : {"000.txt", "001.txt", "002.txt", "003.txt", "004.txt"})
        text += read_file(panjshir::testing::shared_dir() / "articles" / name).value() + "\n\n";
    return text;
}

/// 16 MB of the articles' text, over and over.
const std::string& long_text() {
    static const std::string text = [] {
        const std::string once = articles();
        std::string made;
        while (made.size() < (16u << 20))
            made += once;
        return made;
    }();
    return text;
}

void scan_for_all_forms(benchmark::State& state) {
    const FormScanner scanner({&country()});
    std::size_t hits = 0;
    for (auto _ : state)
        scanner.scan_text(long_text(), [&](const TextHit&) { ++hits; });
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * long_text().size()));
    state.counters["forms"] = static_cast<double>(country().form_count());
    state.counters["hits_per_MB"] = static_cast<double>(hits) /
                                    static_cast<double>(state.iterations()) /
                                    (static_cast<double>(long_text().size()) / 1e6);
}
BENCHMARK(scan_for_all_forms)->Unit(benchmark::kMillisecond);

void words_alone(benchmark::State& state) {
    for (auto _ : state)
        for (std::size_t at = 0; at < long_text().size(); at += 65536) {
            WordList words;
            words.read(std::string_view(long_text()).substr(at, 65536));
            benchmark::DoNotOptimize(words.size());
        }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * long_text().size()));
}
BENCHMARK(words_alone)->Unit(benchmark::kMillisecond);

void make_scanner(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(FormScanner({&country()}));
}
BENCHMARK(make_scanner)->Unit(benchmark::kMillisecond);

void read_five_articles(benchmark::State& state) {
    const ArticleReader reader({&country()});
    const std::string text = articles();
    ReadOptions options;
    options.published = EdtfDate::parse("2021-08-24").value();
    for (auto _ : state)
        benchmark::DoNotOptimize(reader.read(text, options).mentions.size());
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(read_five_articles)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    if (!std::filesystem::exists(panjshir::testing::shared_dir() /
                                 "survey/places/afghanistan_places.tsv") ||
        !std::filesystem::exists(panjshir::testing::shared_dir() / "articles/000.txt")) {
        std::puts("needs ../shared/survey/places/afghanistan_places.tsv and ../shared/articles");
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
