// The gazetteer over a whole country: import, start from the mapped file, and look-up of names that
// were left out, written wrongly or written exactly. Needs
// ../shared/survey/places/afghanistan_places.tsv.

#include "base/file.hpp"
#include "gazetteer/find.hpp"
#include "gazetteer/import.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace panjshir;
using namespace panjshir::gazetteer;

std::filesystem::path source() {
    return panjshir::testing::shared_dir() / "survey/places/afghanistan_places.tsv";
}

/// The imported country's index as a file, written once and removed at the end.
class IndexFile {
public:
    IndexFile()
        : m_path(std::filesystem::temp_directory_path() /
                 ("gazetteer_bench_" + std::to_string(::getpid()))) {
        const auto imported = import_gazetteer(source());
        m_good = imported && write_file(m_path, imported->index.bytes());
    }
    ~IndexFile() {
        std::error_code error;
        std::filesystem::remove(m_path, error);
    }
    IndexFile(const IndexFile&) = delete;
    IndexFile& operator=(const IndexFile&) = delete;
    const std::filesystem::path& path() const { return m_path; }
    bool good() const { return m_good; }

private:
    std::filesystem::path m_path;
    bool m_good = false;
};

const IndexFile& index_file() {
    static const IndexFile file;
    return file;
}

void import_country(benchmark::State& state) {
    for (auto _ : state) {
        auto imported = import_gazetteer(source());
        if (!imported)
            return state.SkipWithError(imported.error().message.c_str());
        benchmark::DoNotOptimize(imported->index.place_count());
    }
}
BENCHMARK(import_country)->Unit(benchmark::kMillisecond);

void open_mapped(benchmark::State& state) {
    if (!index_file().good())
        return state.SkipWithError("no index");
    for (auto _ : state) {
        auto index = NameIndex::open(index_file().path());
        benchmark::DoNotOptimize(find(*index, "Panjshir"));
    }
    state.counters["file_MiB"] =
        static_cast<double>(std::filesystem::file_size(index_file().path())) / (1 << 20);
}
BENCHMARK(open_mapped)->Unit(benchmark::kMillisecond);

/// The largest resident size of a process of its own that opens the index and looks 1,000 names up.
void memory_when_mapped(benchmark::State& state) {
    if (!index_file().good())
        return state.SkipWithError("no index");
    double peak_MiB = 0;
    for (auto _ : state) {
        const std::string path = index_file().path().string();
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl("/proc/self/exe", "bench_gazetteer", "--measure-memory", path.c_str(),
                    static_cast<char*>(nullptr));
            ::_exit(127);
        }
        int status = 0;
        rusage usage{};
        ::wait4(child, &status, 0, &usage);
        if (status != 0)
            return state.SkipWithError("the measuring process failed");
        peak_MiB = static_cast<double>(usage.ru_maxrss) / 1024;
    }
    state.counters["peak_MiB"] = peak_MiB;
}
BENCHMARK(memory_when_mapped)->Unit(benchmark::kMillisecond)->Iterations(1);

enum class Writing { Exact, Misspelt };

struct Query {
    std::string text;
    std::string place; ///< the id of the place whose name it is
};

std::vector<Query> queries(const NameIndex& index, Writing writing) {
    std::mt19937 random(5);
    std::vector<Query> result;
    while (result.size() < 2'000) {
        const IndexedForm form = index.form(static_cast<FormNumber>(random() % index.form_count()));
        std::string text(form.text);
        if (text.size() < 4)
            continue;
        const bool latin = std::all_of(text.begin(), text.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (writing == Writing::Misspelt) {
            if (!latin)
                continue;
            const std::size_t at = 1 + random() % (text.size() - 1);
            switch (random() % 3) {
            case 0:
                text.erase(at, 1);
                break;
            case 1:
                text[at] = static_cast<char>('a' + random() % 26);
                break;
            default:
                text.insert(at, 1, static_cast<char>('a' + random() % 26));
                break;
            }
        }
        result.push_back({std::move(text), std::string(index.place(form.place).id)});
    }
    return result;
}

/// Google Benchmark gives means; a look-up's time is told by its median and its 95th percentile.
void look_up(benchmark::State& state, Writing writing) {
    if (!index_file().good())
        return state.SkipWithError("no index");
    const auto index = NameIndex::open(index_file().path());
    const std::vector<Query> names = queries(*index, writing);
    std::vector<double> times_us;
    std::size_t next = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(find(*index, names[next++ % names.size()].text));
        times_us.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                .count());
    }
    std::sort(times_us.begin(), times_us.end());
    state.counters["median_us"] = times_us[times_us.size() / 2];
    state.counters["p95_us"] = times_us[times_us.size() * 95 / 100];
}
BENCHMARK_CAPTURE(look_up, exact, Writing::Exact)->Unit(benchmark::kMicrosecond)->MinTime(2);
BENCHMARK_CAPTURE(look_up, misspelt, Writing::Misspelt)->Unit(benchmark::kMicrosecond)->MinTime(2);

int measure_memory(const char* path) {
    const auto index = NameIndex::open(path);
    if (!index)
        return 1;
    for (const Query& query : queries(*index, Writing::Misspelt))
        benchmark::DoNotOptimize(find(*index, query.text));
    return 0;
}

/// For gazetteer_side_by_side.py: writes the misspelt names as "id<tab>name" lines and prints how
/// the look-up does on them.
int side_by_side(const char* path) {
    if (!index_file().good())
        return 1;
    const auto index = NameIndex::open(index_file().path());
    std::ofstream out(path);
    std::vector<double> times_us;
    std::size_t found = 0;
    const std::vector<Query> names = queries(*index, Writing::Misspelt);
    for (const Query& query : names) {
        out << query.place << '\t' << query.text << '\n';
        const auto begin = std::chrono::steady_clock::now();
        const auto candidates = find(*index, query.text);
        times_us.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
                .count());
        found += std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
            return candidate.place == query.place;
        });
    }
    std::sort(times_us.begin(), times_us.end());
    std::printf("panjshir find: %.0f us at the median, %.1f %% found among at most 10\n",
                times_us[times_us.size() / 2],
                100.0 * static_cast<double>(found) / static_cast<double>(names.size()));
    return out.good() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "--measure-memory")
        return measure_memory(argv[2]);
    if (!std::filesystem::exists(source())) {
        std::puts("needs ../shared/survey/places/afghanistan_places.tsv");
        return 0;
    }
    if (argc == 3 && std::string_view(argv[1]) == "--side-by-side")
        return side_by_side(argv[2]);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
