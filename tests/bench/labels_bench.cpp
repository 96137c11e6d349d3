// Placement of many labels: points strewn over 1920 x 1080 pixels by a seeded generator, named as
// villages of ../shared are, in Noto Sans of 9 pixels. A page millimetre stands for a pixel here.
//   bench_labels                                       measures
//   bench_labels points OUT.geojson COUNT              writes the points
//   bench_labels place OUT.csv COUNT HEIGHT            places them with labels HEIGHT pixels high
//   and
//                                                      writes the boxes: name,left,top,right,bottom
// The last two are for side_by_side_labels.py.

#include "scene/label_placement.hpp"
#include "support/shared.hpp"
#include "text/shaper.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

using namespace panjshir;
using namespace panjshir::scene;

namespace {

constexpr double kWidth_px = 1920, kHeight_px = 1080, kLetters_px = 9, kSymbolRadius_px = 1.5;

struct NamedPoint {
    std::string name;
    display::Point at;
    double width_px = 0;
};

std::vector<std::string> village_names() {
    std::ifstream file(panjshir::testing::shared_dir() / "survey" / "places" /
                       "afghanistan_places.tsv");
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        const std::size_t from = line.find('\t') + 1;
        names.push_back(line.substr(from, line.find('\t', from) - from));
    }
    return names;
}

// The same for the same count, wherever it runs: std::mt19937 is fixed by the standard and the
// numbers are drawn from it by hand.
std::vector<NamedPoint> strewn(std::size_t count) {
    const std::vector<std::string> names = village_names();
    if (names.empty())
        return {};
    auto fonts = text::FontStore::open();
    if (!fonts) {
        std::cerr << fonts.error().message << '\n';
        return {};
    }
    std::mt19937 random(2021);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
    std::vector<NamedPoint> points;
    while (points.size() < count) {
        NamedPoint point;
        point.name = names[random() % names.size()];
        point.at.x = share() * kWidth_px;
        point.at.y = share() * kHeight_px;
        if (point.name.empty())
            continue;
        text::ShapeOptions options;
        options.size_mm = kLetters_px;
        point.width_px = text::shape(**fonts, point.name, options).advance_mm;
        points.push_back(std::move(point));
    }
    return points;
}

std::vector<LabelRequest> requests_of(const std::vector<NamedPoint>& points, double height_px) {
    std::vector<LabelRequest> requests;
    for (const NamedPoint& point : points)
        requests.push_back({.at = point.at,
                            .symbol_radius_mm = kSymbolRadius_px,
                            .width_mm = point.width_px,
                            .ascent_mm = 0.78 * height_px,
                            .descent_mm = 0.22 * height_px});
    return requests;
}

PlacementOptions on_screen(Symbols symbols) {
    return {.gap_mm = 1,
            .clearance_mm = 0,
            .bounds = PageBox{0, 0, kWidth_px, kHeight_px},
            .symbols = symbols};
}

void place(benchmark::State& state, Symbols symbols) {
    const auto points = strewn(static_cast<std::size_t>(state.range(0)));
    if (points.empty()) {
        state.SkipWithError("needs ../shared/survey/places/afghanistan_places.tsv");
        return;
    }
    const auto requests = requests_of(points, 12);
    const PlacementOptions options = on_screen(symbols);
    std::size_t placed = 0;
    for (auto _ : state) {
        placed = place_labels(requests, {}, options).size();
        benchmark::DoNotOptimize(placed);
    }
    state.counters["placed"] = static_cast<double>(placed);
}
void labels_over_symbols(benchmark::State& state) {
    place(state, Symbols::MayBeCovered);
}
void labels_clear_of_symbols(benchmark::State& state) {
    place(state, Symbols::KeptClear);
}
BENCHMARK(labels_over_symbols)->Arg(500)->Arg(5000)->Arg(20000)->Unit(benchmark::kMillisecond);
BENCHMARK(labels_clear_of_symbols)->Arg(500)->Arg(5000)->Arg(20000)->Unit(benchmark::kMillisecond);

// Names of the survey hold quotation marks at times.
std::string json_text(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

int write_points(const std::string& file, std::size_t count) {
    std::ofstream out(file);
    out << "{\"type\":\"FeatureCollection\",\"features\":[\n";
    const auto points = strewn(count);
    for (std::size_t i = 0; i < points.size(); ++i)
        out << fmt::format("{{\"type\":\"Feature\",\"properties\":{{\"name\":{}}},\"geometry\":{{"
                           "\"type\":\"Point\",\"coordinates\":[{:.4f},{:.4f}]}}}}{}\n",
                           json_text(points[i].name), points[i].at.x, kHeight_px - points[i].at.y,
                           i + 1 < points.size() ? "," : "");
    out << "]}\n";
    return points.empty() || !out.flush() ? 3 : 0;
}

int write_boxes(const std::string& file, std::size_t count, double height_px,
                const std::string& widths_file) {
    auto points = strewn(count);
    std::ifstream widths(widths_file);
    for (NamedPoint& point : points)
        if (!(widths >> point.width_px)) {
            std::cerr << widths_file << ": fewer widths than points\n";
            return 1;
        }
    std::ofstream out(file);
    out << "left,top,right,bottom\n";
    const auto requests = requests_of(points, height_px);
    for (const PlacedLabel& p : place_labels(requests, {}, on_screen(Symbols::MayBeCovered)))
        out << fmt::format("{:.6f},{:.6f},{:.6f},{:.6f}\n", p.box.left, p.box.top, p.box.right,
                           p.box.bottom);
    return points.empty() || !out.flush() ? 3 : 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "points" && argc == 4)
        return write_points(argv[2], std::strtoul(argv[3], nullptr, 10));
    if (what == "place" && argc == 6)
        return write_boxes(argv[2], std::strtoul(argv[3], nullptr, 10),
                           std::strtod(argv[4], nullptr), argv[5]);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
