#include "terrain/thalweg.hpp"
#include "terrain/thalweg_path.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace panjshir::terrain {

namespace {

struct Stream {
    CellPath
        path; ///< from the head to the cell of the larger stream that it joins, or to its own last
    bool joins = false;
    float drained_m2 = 0; ///< at its mouth, before the confluence
};

/// Upstream from `mouth` along the stronger branch; the others are added to `pending`.
CellPath climb(const FlowField& flow, std::size_t mouth, float min_m2,
               std::vector<std::pair<std::size_t, std::size_t>>& pending) {
    CellPath path{mouth};
    for (;;) {
        const std::size_t at = path.back();
        const int column = static_cast<int>(at % static_cast<std::size_t>(flow.columns()));
        const int row = static_cast<int>(at / static_cast<std::size_t>(flow.columns()));
        std::vector<std::size_t> donors;
        for (std::size_t d = 0; d < 8; ++d) {
            const int c = column + FlowField::kColumnStep[d], r = row + FlowField::kRowStep[d];
            if (c < 0 || r < 0 || c >= flow.columns() || r >= flow.rows())
                continue;
            const std::size_t other = flow.heights().index(c, r);
            if (flow.direction(other) == (d + 4) % 8 && flow.accumulation_m2(other) >= min_m2)
                donors.push_back(other);
        }
        if (donors.empty())
            break;
        const auto strongest = std::max_element(donors.begin(), donors.end(), [&](auto a, auto b) {
            return flow.accumulation_m2(a) < flow.accumulation_m2(b);
        });
        for (const std::size_t donor : donors)
            if (donor != *strongest)
                pending.emplace_back(donor, at);
        path.push_back(*strongest);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace

std::vector<Watercourse> drainage_network(const FlowField& flow, const DrainageOptions& options) {
    const auto min_m2 = static_cast<float>(options.min_area_m2);
    std::vector<Stream> streams;
    std::vector<std::pair<std::size_t, std::size_t>>
        pending; // mouth, and the cell it joins (or itself)
    for (std::size_t i = 0; i < flow.size(); ++i)
        if (flow.accumulation_m2(i) >= min_m2 && flow.direction(i) == FlowField::kLeaves)
            pending.emplace_back(i, i);
    while (!pending.empty()) {
        const auto [mouth, joined] = pending.back();
        pending.pop_back();
        Stream stream{climb(flow, mouth, min_m2, pending), joined != mouth,
                      flow.accumulation_m2(mouth)};
        if (stream.joins)
            stream.path.push_back(joined);
        streams.push_back(std::move(stream));
    }
    std::stable_sort(streams.begin(), streams.end(),
                     [](const Stream& a, const Stream& b) { return a.drained_m2 > b.drained_m2; });

    std::unordered_map<std::size_t, MapPoint> confluence; // where each joined cell is drawn
    for (const Stream& s : streams)
        if (s.joins)
            confluence.emplace(s.path.back(), MapPoint{});
    std::unordered_set<std::size_t> drawn_in_valley; // of the confluences
    std::vector<Watercourse> network;
    constexpr std::size_t shortest = 6; // cells
    for (const Stream& s : streams) {
        MapLine line = smooth_path(flow, s.path);
        if (s.joins)
            line.back() = confluence[s.path.back()];
        const std::size_t own = s.path.size() - (s.joins ? 1 : 0);
        for (std::size_t k = 0; k < own; ++k)
            if (const auto met = confluence.find(s.path[k]); met != confluence.end())
                met->second = line[k];
        std::vector<std::uint8_t> valley = in_valley(flow, s.path, options.valley);
        if (s.joins) { // where it comes out into the valley of the larger stream, it has no sides
                       // of its own
            const auto opening =
                static_cast<std::ptrdiff_t>(options.valley.half_width_m / flow.cell_size_m());
            const auto last_in = std::find(valley.rbegin(), valley.rend(), 1);
            if (last_in != valley.rend() && last_in - valley.rbegin() <= opening &&
                drawn_in_valley.contains(s.path.back()))
                std::fill(valley.rbegin(), last_in, std::uint8_t{1});
        }
        for (std::size_t k = 0; k < own; ++k)
            if (valley[k] && confluence.contains(s.path[k]))
                drawn_in_valley.insert(s.path[k]);
        for (std::size_t begin = 0; begin < s.path.size();) {
            std::size_t end = begin;
            while (end < s.path.size() && valley[end])
                ++end;
            if (end - begin >= shortest) {
                Watercourse piece;
                for (std::size_t k = begin; k < end; ++k) {
                    const bool kept =
                        (k - begin) % 2 == 0 || k + 1 == end || confluence.contains(s.path[k]);
                    if (!kept)
                        continue;
                    piece.line.push_back(line[k]);
                    piece.accumulation_m2.push_back(
                        flow.accumulation_m2(s.path[std::min(k, own - 1)]));
                }
                network.push_back(std::move(piece));
            }
            begin = std::max(end, begin + 1);
        }
    }
    return network;
}

} // namespace panjshir::terrain
