#include "terrain/reach.hpp"

#include "terrain/reach_steps.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <deque>
#include <utility>

namespace panjshir::terrain {
namespace {

// A step that takes longer than this many of the quickest is no way; it bounds the queue.
constexpr float kLongestStep_buckets = 1 << 20;

/// Cells by their time, in buckets a little narrower than the quickest step: a cell that is taken
/// out can no longer be improved, in whatever order a bucket is emptied (Dial 1969, Comm. ACM 12).
class BucketQueue {
public:
    explicit BucketQueue(float width_s) : m_per_s(1 / width_s) {}

    long long bucket_of(float seconds) const { return static_cast<long long>(seconds * m_per_s); }

    void push(std::size_t cell, long long bucket) {
        const auto ahead = static_cast<std::size_t>(bucket - m_first);
        while (m_buckets.size() <= ahead)
            m_buckets.push_back(spare());
        m_buckets[ahead].push_back(static_cast<std::uint32_t>(cell));
    }

    bool empty() const { return m_buckets.empty(); }
    long long first() const { return m_first; }
    std::vector<std::uint32_t>& front() { return m_buckets.front(); }
    void drop_front() {
        if (m_buckets.front().capacity() > 0) {
            m_buckets.front().clear();
            m_spare.push_back(std::move(m_buckets.front()));
        }
        m_buckets.pop_front();
        ++m_first;
    }

private:
    std::vector<std::uint32_t> spare() {
        if (m_spare.empty())
            return {};
        auto bucket = std::move(m_spare.back());
        m_spare.pop_back();
        return bucket;
    }

    float m_per_s;
    long long m_first = 0;
    std::deque<std::vector<std::uint32_t>> m_buckets;
    std::vector<std::vector<std::uint32_t>> m_spare;
};

template <StepSlope kSlope, typename Pace, typename Call>
decltype(auto) with_moves(Moves moves, Pace pace, const Call& call) {
    switch (moves) {
    case Moves::Eight:
        return call.template operator()<8, kSlope>(pace);
    case Moves::ThirtyTwo:
        return call.template operator()<32, kSlope>(pace);
    case Moves::Sixteen:
        break;
    }
    return call.template operator()<16, kSlope>(pace);
}

// Calls with the number of moves and kind of slope as template arguments and the rule as a
// function.
template <typename Call>
decltype(auto) with_steps(const WalkRule& rule, Moves moves, StepSlope slope, const Call& call) {
    const auto with_pace = [&](auto pace) {
        return slope == StepSlope::EndToEnd
                   ? with_moves<StepSlope::EndToEnd>(moves, pace, call)
                   : with_moves<StepSlope::OverTheGround>(moves, pace, call);
    };
    if (const auto* tobler = std::get_if<ToblerWalk>(&rule))
        return with_pace(ToblerPace(*tobler));
    return with_pace(LangmuirPace(std::get<LangmuirWalk>(rule)));
}

} // namespace

class ReachSpreader {
public:
    ReachSpreader(const HeightGrid& heights, std::size_t start, const ReachOptions& options)
        : m_options(options) {
        assert(start < heights.heights().size());
        assert(options.closed.empty() || options.closed.size() == heights.heights().size());
        m_field.m_columns = heights.columns();
        m_field.m_rows = heights.rows();
        m_field.m_stride = static_cast<std::size_t>(heights.columns() + 2 * ReachField::kPadding);
        m_field.m_start = start;
        m_field.m_cell_size_m = static_cast<float>(heights.cell_size_m());
        m_field.m_rule = options.rule;
        m_field.m_moves = options.moves;
        m_field.m_step_slope = options.step_slope;
        pad(heights);
    }

    ReachField run() {
        with_steps(
            m_options.rule, m_options.moves, m_options.step_slope,
            [this]<int kMoves, StepSlope kSlope>(auto pace) {
                spread(StepTimes<kMoves, kSlope, decltype(pace)>(
                    m_field.m_heights.data(), m_field.m_stride, m_field.m_cell_size_m, pace));
            });
        forget_beyond();
        return std::move(m_field);
    }

private:
    void pad(const HeightGrid& heights) {
        const std::size_t cells =
            m_field.m_stride * static_cast<std::size_t>(m_field.m_rows + 2 * ReachField::kPadding);
        m_field.m_heights.assign(cells, std::numeric_limits<float>::quiet_NaN());
        m_field.m_seconds.assign(cells, std::numeric_limits<float>::infinity());
        const auto columns = static_cast<std::size_t>(heights.columns());
        for (std::size_t row = 0; row < static_cast<std::size_t>(heights.rows()); ++row) {
            const auto from = heights.heights().subspan(row * columns, columns);
            float* to = &m_field.m_heights[m_field.padded(row * columns)];
            std::copy(from.begin(), from.end(), to);
            if (!m_options.closed.empty())
                for (std::size_t i = 0; i < columns; ++i)
                    if (m_options.closed[row * columns + i] != 0)
                        to[i] = std::numeric_limits<float>::quiet_NaN();
        }
    }

    template <typename Steps>
    void spread(const Steps& steps) {
        const std::size_t start = m_field.padded(m_field.m_start);
        if (std::isnan(m_field.m_heights[start]))
            return;
        const float width_s = 0.999f * m_field.m_cell_size_m *
                              static_cast<float>(quickest_seconds_per_metre(m_options.rule));
        const float longest_s = kLongestStep_buckets * width_s;
        BucketQueue queue(width_s);
        m_field.m_seconds[start] = 0;
        queue.push(start, 0);
        typename Steps::Seconds times;
        float* const seconds = m_field.m_seconds.data();
        for (; !queue.empty(); queue.drop_front()) {
            const long long now = queue.first();
            if (now > queue.bucket_of(static_cast<float>(std::min(m_options.most_s, 1e15))) ||
                all_reached(queue))
                return;
            // Grows while it is read only if rounding puts a step into its own start's bucket.
            for (std::size_t k = 0; k < queue.front().size(); ++k) {
                const std::size_t cell = queue.front()[k];
                const float here = seconds[cell];
                if (queue.bucket_of(here) != now)
                    continue; // reached sooner since
                steps.from(cell, times);
                // First all comparisons without a branch, then the few steps that lead on:
                // which do cannot be foreseen.
                LaneTruths lanes{};
                for (int group = 0; group < Steps::kGroups; ++group) {
                    const Lanes took = times[static_cast<std::size_t>(group)];
                    lanes |= (here + took < steps.at_ends(seconds + cell, group)) &
                             (took <= longest_s) & (LaneTruths{1, 2, 4, 8} << (kLanes * group));
                }
                auto better = static_cast<std::uint32_t>(lanes[0] | lanes[1] | lanes[2] | lanes[3]);
                for (; better != 0; better &= better - 1) {
                    const auto i = static_cast<std::size_t>(std::countr_zero(better));
                    const std::size_t next = cell + steps.offset_of(i);
                    const float then = here + times[i / kLanes][i % kLanes], before = seconds[next];
                    const long long bucket = queue.bucket_of(then);
                    const bool queued = before < std::numeric_limits<float>::infinity() &&
                                        bucket != now && queue.bucket_of(before) == bucket;
                    seconds[next] = then;
                    if (!queued)
                        queue.push(next, bucket);
                }
            }
        }
    }

    bool all_reached(const BucketQueue& queue) {
        if (m_options.until.empty())
            return false;
        while (m_reached < m_options.until.size()) {
            const float seconds = m_field.seconds(m_options.until[m_reached]);
            if (!(seconds < std::numeric_limits<float>::infinity()) ||
                queue.bucket_of(seconds) >= queue.first())
                return false;
            ++m_reached;
        }
        m_last_bucket_s = 0;
        for (const std::size_t cell : m_options.until)
            m_last_bucket_s = std::max(m_last_bucket_s, m_field.seconds(cell));
        return true;
    }

    // What the queue still held is not known to be the least.
    void forget_beyond() {
        const float most = std::min(static_cast<float>(m_options.most_s), m_last_bucket_s);
        for (float& s : m_field.m_seconds)
            if (s > most)
                s = std::numeric_limits<float>::infinity();
    }

    ReachOptions m_options;
    ReachField m_field;
    std::size_t m_reached = 0;
    float m_last_bucket_s = std::numeric_limits<float>::infinity();
};

ReachField spread_reach(const HeightGrid& heights, std::size_t start, const ReachOptions& options) {
    return ReachSpreader(heights, start, options).run();
}

std::vector<std::size_t> ReachField::way_to(std::size_t cell) const {
    if (!(seconds(cell) < std::numeric_limits<float>::infinity()))
        return {};
    std::vector<std::size_t> way{cell};
    with_steps(m_rule, m_moves, m_step_slope, [&]<int kMoves, StepSlope kSlope>(auto pace) {
        using Steps = StepTimes<kMoves, kSlope, decltype(pace)>;
        const Steps steps(m_heights.data(), m_stride, m_cell_size_m, pace);
        typename Steps::Seconds times;
        std::size_t at = padded(cell);
        const std::size_t start = padded(m_start);
        while (at != start) {
            std::size_t best = at;
            float least = std::numeric_limits<float>::infinity();
            for (std::size_t i = 0; i < static_cast<std::size_t>(kMoves); ++i) {
                const std::size_t before = at - steps.offset_of(i);
                if (!(m_seconds[before] < m_seconds[at]))
                    continue;
                steps.from(before, times);
                if (const float sum = m_seconds[before] + times[i / kLanes][i % kLanes];
                    sum < least) {
                    least = sum;
                    best = before;
                }
            }
            assert(best != at);
            if (best == at)
                break;
            at = best;
            way.push_back(unpadded(at));
        }
    });
    std::reverse(way.begin(), way.end());
    return way;
}

HeightGrid ReachField::hours(const HeightGrid& like) const {
    HeightGrid grid(like.columns(), like.rows(), like.cell_size_m(), like.north_west());
    for (std::size_t i = 0; i < grid.heights().size(); ++i)
        if (const float s = seconds(i); s < std::numeric_limits<float>::infinity())
            grid.heights()[i] = s / 3600;
    return grid;
}

std::optional<std::size_t> cell_under(const HeightGrid& heights, MapPoint p) {
    const double column = std::round(heights.column_of(p.easting_m));
    const double row = std::round(heights.row_of(p.northing_m));
    if (!(column >= 0 && row >= 0 && column < heights.columns() && row < heights.rows()))
        return std::nullopt;
    return heights.index(static_cast<int>(column), static_cast<int>(row));
}

WayMeasure measure_way(const HeightGrid& heights, const MapLine& way) {
    WayMeasure measure;
    if (way.empty())
        return measure;
    float last = heights.height_at(way.front());
    measure.highest_m = last;
    measure.highest_at = way.front();
    const auto see = [&](MapPoint p) {
        const float height = heights.height_at(p);
        if (std::isnan(height))
            return;
        if (!std::isnan(last))
            (height > last ? measure.ascent_m : measure.descent_m) += std::abs(height - last);
        last = height;
        if (!(height <= measure.highest_m)) {
            measure.highest_m = height;
            measure.highest_at = p;
        }
    };
    for (std::size_t i = 1; i < way.size(); ++i) {
        const double length = distance_m(way[i - 1], way[i]);
        measure.length_m += length;
        const int pieces = std::max(1, static_cast<int>(std::ceil(length / heights.cell_size_m())));
        for (int k = 1; k <= pieces; ++k) {
            const double t = static_cast<double>(k) / pieces;
            see({way[i - 1].easting_m + t * (way[i].easting_m - way[i - 1].easting_m),
                 way[i - 1].northing_m + t * (way[i].northing_m - way[i - 1].northing_m)});
        }
    }
    return measure;
}

} // namespace panjshir::terrain
