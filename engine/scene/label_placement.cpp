#include "scene/label_placement.hpp"

#include "scene/label_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace panjshir::scene {
namespace {

using Number = std::uint32_t;

constexpr int kNowhere = -1;
constexpr int kLongestChain = 4;
constexpr int kRounds = 8;
constexpr std::size_t kMostPairs = 24; // of newcomers looked at for one label's room

bool is_finite(const LabelRequest& r) {
    return std::isfinite(r.at.x) && std::isfinite(r.at.y) && std::isfinite(r.width_mm) &&
           std::isfinite(r.ascent_mm) && std::isfinite(r.descent_mm) &&
           std::isfinite(r.symbol_radius_mm);
}

// What all labels could ever cover, and their mean size.
struct Measure {
    PageBox extent;
    double width_mm = 1, height_mm = 1;
};
Measure measure(std::span<const LabelRequest> requests) {
    Measure m;
    double widths = 0, heights = 0;
    std::size_t count = 0;
    for (const LabelRequest& r : requests) {
        if (!is_finite(r))
            continue;
        const PageBox at{r.at.x, r.at.y, r.at.x, r.at.y};
        if (count == 0)
            m.extent = at;
        m.extent = {std::min(m.extent.left, at.left), std::min(m.extent.top, at.top),
                    std::max(m.extent.right, at.right), std::max(m.extent.bottom, at.bottom)};
        widths += r.width_mm;
        heights += r.ascent_mm + r.descent_mm;
        ++count;
    }
    if (count > 0) {
        m.width_mm = std::max(widths / static_cast<double>(count), 1e-3);
        m.height_mm = std::max(heights / static_cast<double>(count), 1e-3);
    }
    m.extent = m.extent.grown(std::max(m.width_mm, m.height_mm));
    return m;
}

class Placer {
public:
    Placer(std::span<const LabelRequest> requests, std::span<const PageBox> obstacles,
           const PlacementOptions& options)
        : m_requests(requests), m_options(options), m_measure(measure(requests)),
          m_standing(m_measure.extent, m_measure.width_mm, 2 * m_measure.height_mm,
                     4 * requests.size() + 16),
          m_at(requests.size(), kNowhere), m_looks_left(60000 + 70 * requests.size()) {
        find_candidates(obstacles);
    }

    std::vector<PlacedLabel> place() {
        std::vector<Number> order(m_requests.size());
        std::iota(order.begin(), order.end(), Number{0});
        std::stable_sort(order.begin(), order.end(), [&](Number a, Number b) {
            const LabelRequest &ra = m_requests[a], &rb = m_requests[b];
            return ra.rank != rb.rank ? ra.rank < rb.rank : ra.width_mm < rb.width_mm;
        });
        for (auto first = order.begin(); first != order.end();) {
            const auto end = std::find_if(first, order.end(), [&](Number i) {
                return m_requests[i].rank != m_requests[*first].rank;
            });
            place_rank({first, end});
            first = end;
        }
        for (const Number i : order)
            improve_position(i);
        std::vector<PlacedLabel> placed;
        for (const Number i : order)
            if (m_at[i] != kNowhere) {
                const LabelCandidate& c = candidate(i, m_at[i]);
                placed.push_back({i, c.baseline, c.box});
            }
        return placed;
    }

private:
    // Those positions of each label that lie within the bounds and meet no symbol or obstacle.
    void find_candidates(std::span<const PageBox> obstacles) {
        BoxGrid fixed(m_measure.extent, m_measure.width_mm, 2 * m_measure.height_mm,
                      4 * m_requests.size() + 16);
        for (const PageBox& box : obstacles)
            fixed.add(box, 0);
        if (m_options.symbols == Symbols::KeptClear)
            for (const LabelRequest& r : m_requests)
                if (r.symbol_radius_mm > 0 && is_finite(r))
                    fixed.add(symbol_box(r), 0);
        m_candidates.reserve(m_requests.size() * kPositionCount);
        m_first.reserve(m_requests.size() + 1);
        for (const LabelRequest& r : m_requests) {
            m_first.push_back(static_cast<Number>(m_candidates.size()));
            for (int p = 0; is_finite(r) && p < position_count(r); ++p) {
                const LabelCandidate c = candidate_at(r, p, m_options.gap_mm);
                if ((!m_options.bounds || m_options.bounds->contains(c.box)) &&
                    fixed.is_free(room(c)))
                    m_candidates.push_back(c);
            }
        }
        m_first.push_back(static_cast<Number>(m_candidates.size()));
    }

    int candidates(Number i) const { return static_cast<int>(m_first[i + 1] - m_first[i]); }
    const LabelCandidate& candidate(Number i, int c) const {
        return m_candidates[m_first[i] + static_cast<Number>(c)];
    }
    PageBox room(const LabelCandidate& c) const { return c.box.grown(m_options.clearance_mm / 2); }

    void stand(Number i, int c) {
        m_at[i] = c;
        m_standing.add(room(candidate(i, c)), i);
    }
    void leave(Number i) {
        m_standing.remove(room(candidate(i, m_at[i])), i);
        m_at[i] = kNowhere;
    }
    int in_the_way(Number i, int c, Number* found, int limit) {
        if (m_looks_left > 0)
            --m_looks_left;
        return m_standing.hits(room(candidate(i, c)), found, limit);
    }

    bool put(Number i) {
        Number found[1];
        for (int c = 0; c < candidates(i); ++c)
            if (in_the_way(i, c, found, 1) == 0) {
                stand(i, c);
                return true;
            }
        return false;
    }

    // Finds room by moving one neighbour, which may move its own, and so on. All or nothing.
    bool put_by_moving(Number i, int chain) {
        for (int c = 0; c < candidates(i) && m_looks_left > 0; ++c) {
            Number other[2];
            if (in_the_way(i, c, other, 2) != 1)
                continue;
            const int old = m_at[other[0]];
            leave(other[0]);
            stand(i, c);
            if (put(other[0]) || (chain > 1 && put_by_moving(other[0], chain - 1)))
                return true;
            leave(i);
            stand(other[0], old);
        }
        return false;
    }

    void place_rank(std::span<const Number> labels) {
        std::vector<Number> left_out;
        for (const Number i : labels)
            if (candidates(i) > 0 && !put(i))
                left_out.push_back(i);
        move_neighbours(left_out, 1);
        for (int round = 0; round < kRounds && m_looks_left > 0 && !left_out.empty(); ++round) {
            const bool swapped = swap_one_for_two(left_out);
            const std::size_t before = left_out.size();
            // Long chains are dear: they are tried once the short way gives no more.
            if (!swapped || round + 1 == kRounds)
                move_neighbours(left_out, kLongestChain);
            if (!swapped && left_out.size() == before)
                break;
        }
    }

    void move_neighbours(std::vector<Number>& left_out, int chain) {
        std::erase_if(left_out, [&](Number i) { return put(i) || put_by_moving(i, chain); });
    }

    struct Newcomer {
        Number host, label;
        int candidate;
    };

    // Takes a label out where two of the same rank can stand instead. Whether any was.
    bool swap_one_for_two(std::vector<Number>& left_out) {
        std::vector<Newcomer> newcomers;
        for (const Number i : left_out)
            for (int c = 0; c < candidates(i) && m_looks_left > 0; ++c) {
                Number host[2];
                if (in_the_way(i, c, host, 2) == 1 &&
                    m_requests[host[0]].rank == m_requests[i].rank)
                    newcomers.push_back({host[0], i, c});
            }
        std::stable_sort(newcomers.begin(), newcomers.end(),
                         [](const Newcomer& a, const Newcomer& b) { return a.host < b.host; });
        bool any = false;
        for (auto first = newcomers.begin(); first != newcomers.end();) {
            const auto end = std::find_if(first, newcomers.end(),
                                          [&](const Newcomer& n) { return n.host != first->host; });
            any = swap_at({first, end}, left_out) || any;
            first = end;
        }
        std::erase_if(left_out, [&](Number i) { return m_at[i] != kNowhere; });
        return any;
    }

    bool swap_at(std::span<const Newcomer> newcomers, std::vector<Number>& left_out) {
        const Number host = newcomers.front().host;
        std::size_t pairs = 0;
        for (std::size_t a = 0; a < newcomers.size(); ++a)
            for (std::size_t b = a + 1; b < newcomers.size(); ++b) {
                const Newcomer &na = newcomers[a], &nb = newcomers[b];
                if (na.label == nb.label || m_at[na.label] != kNowhere ||
                    m_at[nb.label] != kNowhere || m_at[host] == kNowhere)
                    continue;
                if (++pairs > kMostPairs * kPositionCount)
                    return false;
                if (room(candidate(na.label, na.candidate))
                        .overlaps(room(candidate(nb.label, nb.candidate))))
                    continue;
                if (exchange(host, na, nb)) {
                    left_out.push_back(host);
                    return true;
                }
            }
        return false;
    }

    // Others may have come since the newcomers were noted: looks again.
    bool exchange(Number host, const Newcomer& a, const Newcomer& b) {
        const int old = m_at[host];
        leave(host);
        Number found[1];
        if (in_the_way(a.label, a.candidate, found, 1) == 0 &&
            in_the_way(b.label, b.candidate, found, 1) == 0) {
            stand(a.label, a.candidate);
            stand(b.label, b.candidate);
            return true;
        }
        stand(host, old);
        return false;
    }

    // To the best position that is free by now.
    void improve_position(Number i) {
        Number found[2];
        for (int c = 0; c < m_at[i]; ++c) {
            const int count = in_the_way(i, c, found, 2);
            if (count == 0 || (count == 1 && found[0] == i)) {
                leave(i);
                stand(i, c);
                return;
            }
        }
    }

    std::span<const LabelRequest> m_requests;
    const PlacementOptions& m_options;
    Measure m_measure;
    BoxGrid m_standing;
    std::vector<LabelCandidate> m_candidates; // of all labels, best first
    std::vector<Number> m_first;              // into them, by label
    std::vector<int> m_at;                    // which candidate each label stands at
    std::size_t m_looks_left;
};

} // namespace

std::vector<PlacedLabel> place_labels(std::span<const LabelRequest> requests,
                                      std::span<const PageBox> obstacles,
                                      const PlacementOptions& options) {
    return Placer(requests, obstacles, options).place();
}

} // namespace panjshir::scene
