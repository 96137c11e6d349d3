#include "io/terrain_mosaic_lattice.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::io {
namespace {

constexpr int kRowsAtATime = 256;
constexpr double kSameCell = 0.01;
constexpr std::size_t kMostSamples = 40000;

LatticePiece intersection(const LatticePiece& a, const LatticePiece& b) {
    return {a.path, std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}
bool is_empty(const LatticePiece& piece) {
    return piece.left >= piece.right || piece.top >= piece.bottom;
}

void sample_overlap(const LatticePiece& both, const LatticePiece& piece, long long first_row,
                    long long rows, const std::vector<float>& values, const JoinedLattice& joined,
                    std::vector<float>& differences) {
    const double cells = static_cast<double>((both.right - both.left) * (both.bottom - both.top));
    const auto stride = static_cast<long long>(
        std::max(1.0, std::ceil(std::sqrt(cells / static_cast<double>(kMostSamples)))));
    for (long long row = std::max(both.top, first_row);
         row < std::min(both.bottom, first_row + rows); ++row) {
        if ((row - both.top) % stride != 0)
            continue;
        for (long long column = both.left; column < both.right; column += stride) {
            const float known = joined.at(column, row);
            const float value = values[static_cast<std::size_t>(
                (row - first_row) * (piece.right - piece.left) + column - piece.left)];
            if (!std::isnan(known) && !std::isnan(value))
                differences.push_back(std::abs(known - value));
        }
    }
}

// Lays one file into the joined heights; where something lies already, that stays.
Result<void> lay(const Lattice& lattice, std::size_t index, const LatticePiece& wanted,
                 JoinedLattice& joined) {
    const LatticePiece& whole = lattice.pieces[index];
    const LatticePiece piece = intersection(whole, wanted);
    if (is_empty(piece))
        return {};
    std::vector<std::pair<LatticePiece, std::vector<float>>> overlaps;
    for (std::size_t earlier = 0; earlier < index; ++earlier)
        if (const LatticePiece both =
                intersection(intersection(lattice.pieces[earlier], wanted), piece);
            !is_empty(both))
            overlaps.emplace_back(both, std::vector<float>());
    const GdalMessages messages;
    const auto source = open_dem(whole.path, messages);
    if (!source)
        return tl::unexpected(source.error());
    const auto columns = static_cast<int>(piece.right - piece.left);
    std::vector<float> values;
    for (long long row = piece.top; row < piece.bottom; row += kRowsAtATime) {
        const auto rows = static_cast<int>(std::min<long long>(kRowsAtATime, piece.bottom - row));
        values.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
        if (GDALRasterIO(source->band, GF_Read, static_cast<int>(piece.left - whole.left),
                         static_cast<int>(row - whole.top), columns, rows, values.data(), columns,
                         rows, GDT_Float32, 0, 0) != CE_None ||
            messages.failed())
            return fail(fmt::format("{}: its heights cannot be read, it is cut off or damaged: {}",
                                    whole.path.string(), messages.reason()));
        const auto void_value = static_cast<float>(source->info.void_value);
        for (float& value : values)
            value = source->info.has_void_value && value == void_value
                        ? std::numeric_limits<float>::quiet_NaN()
                        : source->metres(value);
        for (auto& [both, differences] : overlaps)
            sample_overlap(both, piece, row, rows, values, joined, differences);
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns; ++c) {
                float& height =
                    joined.heights[static_cast<std::size_t>(row + r - joined.top) *
                                       static_cast<std::size_t>(joined.columns) +
                                   static_cast<std::size_t>(piece.left + c - joined.left)];
                if (std::isnan(height))
                    height =
                        values[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                               static_cast<std::size_t>(c)];
            }
    }
    for (auto& [both, differences] : overlaps)
        joined.joints.push_back(overlap_of(both.path.filename().string(),
                                           whole.path.filename().string(), std::move(differences)));
    return {};
}

double median(std::vector<float>& values) {
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Heights along a line across a joint, by distance from it: -3, -2, -1 before, 0, 1, 2 behind.
template <typename HeightAt>
TerrainJoint joint_along(const HeightAt& height_at, long long begin, long long end) {
    std::vector<float> steps, roughness, inside;
    for (long long i = begin; i < end; ++i) {
        const float h[6] = {height_at(i, -3), height_at(i, -2), height_at(i, -1),
                            height_at(i, 0),  height_at(i, 1),  height_at(i, 2)};
        const float across = (h[3] - h[2]) - ((h[2] - h[1]) + (h[4] - h[3])) / 2;
        const float before = std::abs(h[0] - 2 * h[1] + h[2]) / 2;
        const float behind = std::abs(h[3] - 2 * h[4] + h[5]) / 2;
        if (std::isnan(across) || std::isnan(before) || std::isnan(behind))
            continue;
        steps.push_back(across);
        roughness.push_back(std::abs(across));
        inside.push_back(std::max(before, behind));
    }
    TerrainJoint joint;
    joint.cells = steps.size();
    joint.step_m = std::abs(median(steps));
    joint.roughness_m = median(roughness);
    joint.inside_m = median(inside);
    constexpr double kLeast_m = 5, kTimes = 4, kStandardErrors = 6;
    const double by_chance =
        kStandardErrors * joint.inside_m / std::sqrt(static_cast<double>(joint.cells) + 1);
    joint.sound = joint.step_m <= std::max(kLeast_m, by_chance) &&
                  joint.roughness_m <= std::max(kLeast_m, kTimes * joint.inside_m);
    return joint;
}

constexpr std::size_t kFewestCells = 8;

} // namespace

Lattice Lattice::of(const std::filesystem::path& path, const DemSource& source) {
    Lattice lattice;
    lattice.well_known_text = source.well_known_text;
    std::copy(source.transform, source.transform + 6, lattice.transform.begin());
    lattice.info = source.info;
    lattice.pieces.push_back({path, 0, 0, source.info.columns, source.info.rows});
    return lattice;
}

bool Lattice::take(const std::filesystem::path& path, const DemSource& source) {
    const double* t = source.transform;
    const bool upright = t[1] > 0 && t[5] < 0 && t[2] == 0 && t[4] == 0 && transform[1] > 0 &&
                         transform[5] < 0 && transform[2] == 0 && transform[4] == 0;
    if (!upright || source.well_known_text != well_known_text)
        return false;
    const double left = (t[0] - transform[0]) / transform[1];
    const double top = (t[3] - transform[3]) / transform[5];
    const double drift_x = (t[1] / transform[1] - 1) * source.info.columns;
    const double drift_y = (t[5] / transform[5] - 1) * source.info.rows;
    const auto off = [](double cells) { return std::abs(cells - std::round(cells)); };
    if (off(left) > kSameCell || off(top) > kSameCell || std::abs(drift_x) > kSameCell ||
        std::abs(drift_y) > kSameCell || std::abs(left) > 1e9 || std::abs(top) > 1e9)
        return false;
    const long long l = std::llround(left), u = std::llround(top);
    pieces.push_back({path, l, u, l + source.info.columns, u + source.info.rows});
    return true;
}

Result<JoinedLattice> join_lattice(const Lattice& lattice, const LatticePiece& wanted,
                                   const std::function<void(double)>& progress) {
    LatticePiece needed{{}, wanted.right, wanted.bottom, wanted.left, wanted.top};
    for (const LatticePiece& piece : lattice.pieces)
        if (const LatticePiece part = intersection(piece, wanted); !is_empty(part)) {
            needed.left = std::min(needed.left, part.left);
            needed.top = std::min(needed.top, part.top);
            needed.right = std::max(needed.right, part.right);
            needed.bottom = std::max(needed.bottom, part.bottom);
        }
    JoinedLattice joined;
    if (is_empty(needed))
        return joined;
    const double columns = static_cast<double>(needed.right - needed.left);
    const double rows = static_cast<double>(needed.bottom - needed.top);
    if (columns * rows > 1.5 * static_cast<double>(kMaxDemCells))
        return fail(fmt::format("{}: with the files beside it {:.0f} x {:.0f} cells, more than can "
                                "be held; choose a smaller area",
                                lattice.pieces.front().path.string(), columns, rows));
    joined.left = needed.left, joined.top = needed.top;
    joined.columns = static_cast<int>(columns), joined.rows = static_cast<int>(rows);
    joined.heights.assign(static_cast<std::size_t>(columns * rows),
                          std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < lattice.pieces.size(); ++i) {
        if (auto laid = lay(lattice, i, needed, joined); !laid)
            return tl::unexpected(laid.error());
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(lattice.pieces.size()));
    }
    for (TerrainJoint& joint : check_joints(lattice, joined))
        joined.joints.push_back(std::move(joint));
    return joined;
}

std::vector<TerrainJoint> check_joints(const Lattice& lattice, const JoinedLattice& joined) {
    constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();
    const long long right = joined.left + joined.columns, bottom = joined.top + joined.rows;
    const auto height_at = [&](long long column, long long row) {
        const bool inside =
            column >= joined.left && row >= joined.top && column < right && row < bottom;
        return inside ? joined.at(column, row) : kNothing;
    };
    std::vector<TerrainJoint> joints;
    const auto keep = [&](TerrainJoint joint, const LatticePiece& a, const LatticePiece& b) {
        if (joint.cells < kFewestCells)
            return;
        joint.first = a.path.filename().string();
        joint.second = b.path.filename().string();
        joints.push_back(std::move(joint));
    };
    for (std::size_t i = 0; i < lattice.pieces.size(); ++i)
        for (std::size_t k = 0; k < lattice.pieces.size(); ++k) {
            // b begins within a or right behind it, and goes on beyond it.
            const LatticePiece &a = lattice.pieces[i], &b = lattice.pieces[k];
            const long long top = std::max(a.top, b.top), low = std::min(a.bottom, b.bottom);
            const long long west = std::max(a.left, b.left), east = std::min(a.right, b.right);
            if (i != k && a.left < b.left && b.left <= a.right && a.right < b.right && top < low) {
                const long long line = i < k ? a.right : b.left; // the earlier file's edge
                keep(joint_along([&](long long row, int d) { return height_at(line + d, row); },
                                 top, low),
                     a, b);
            }
            if (i != k && a.top < b.top && b.top <= a.bottom && a.bottom < b.bottom &&
                west < east) {
                const long long line = i < k ? a.bottom : b.top;
                keep(joint_along(
                         [&](long long column, int d) { return height_at(column, line + d); }, west,
                         east),
                     a, b);
            }
        }
    return joints;
}

void grow_into_voids(JoinedLattice& joined) {
    constexpr int kRings = 3;
    const auto columns = static_cast<std::size_t>(joined.columns);
    std::vector<std::pair<std::size_t, float>> grown;
    for (int ring = 0; ring < kRings; ++ring) {
        grown.clear();
        for (int r = 0; r < joined.rows; ++r)
            for (int c = 0; c < joined.columns; ++c) {
                const std::size_t at =
                    static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c);
                if (!std::isnan(joined.heights[at]))
                    continue;
                float sum = 0;
                int count = 0;
                for (int y = std::max(0, r - 1); y <= std::min(joined.rows - 1, r + 1); ++y)
                    for (int x = std::max(0, c - 1); x <= std::min(joined.columns - 1, c + 1); ++x)
                        if (const float h = joined.heights[static_cast<std::size_t>(y) * columns +
                                                           static_cast<std::size_t>(x)];
                            !std::isnan(h))
                            sum += h, ++count;
                if (count > 0)
                    grown.emplace_back(at, sum / static_cast<float>(count));
            }
        for (const auto& [at, height] : grown)
            joined.heights[at] = height;
    }
}

TerrainJoint overlap_of(std::string first, std::string second, std::vector<float> differences) {
    constexpr double kMost_m = 50;
    TerrainJoint joint;
    joint.first = std::move(first);
    joint.second = std::move(second);
    joint.overlap = true;
    joint.cells = differences.size();
    joint.step_m = median(differences);
    joint.sound = joint.step_m <= kMost_m;
    return joint;
}

} // namespace panjshir::io
