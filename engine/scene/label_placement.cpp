#include "scene/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>

namespace panjshir::scene {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Boxes in square buckets, each with the label that owns it (kNone: an obstacle of nobody).
class BoxIndex {
public:
    explicit BoxIndex(double cell_mm) : m_cell_mm(std::max(cell_mm, 1.0)) {}

    void add(const PageBox& box, std::size_t owner) {
        const std::size_t id = m_boxes.size();
        m_boxes.push_back({box, owner, true});
        for_each_cell(box, [&](std::uint64_t key) { m_cells[key].push_back(id); });
    }
    void remove(std::size_t owner) {
        for (Entry& entry : m_boxes)
            if (entry.owner == owner)
                entry.alive = false;
    }
    // Owners of the boxes hit; stops at `limit`.
    std::vector<std::size_t> hits(const PageBox& box, std::size_t self, std::size_t limit) const {
        std::vector<std::size_t> found;
        for_each_cell(box, [&](std::uint64_t key) {
            const auto it = m_cells.find(key);
            if (it == m_cells.end() || found.size() >= limit)
                return;
            for (const std::size_t id : it->second) {
                const Entry& entry = m_boxes[id];
                if (!entry.alive || (self != kNone && entry.owner == self) ||
                    !entry.box.overlaps(box))
                    continue;
                if (entry.owner == kNone ||
                    std::find(found.begin(), found.end(), entry.owner) == found.end())
                    found.push_back(entry.owner);
                if (found.size() >= limit)
                    return;
            }
        });
        return found;
    }

private:
    struct Entry {
        PageBox box;
        std::size_t owner;
        bool alive;
    };
    template <typename Visit>
    void for_each_cell(const PageBox& box, Visit visit) const {
        const auto cell = [&](double v) {
            return static_cast<std::int32_t>(std::floor(v / m_cell_mm));
        };
        for (std::int32_t y = cell(box.top); y <= cell(box.bottom); ++y)
            for (std::int32_t x = cell(box.left); x <= cell(box.right); ++x)
                visit((static_cast<std::uint64_t>(static_cast<std::uint32_t>(y)) << 32) |
                      static_cast<std::uint32_t>(x));
    }
    double m_cell_mm;
    std::vector<Entry> m_boxes;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_cells;
};

PageBox symbol_box(const LabelRequest& r) {
    return {r.at.x - r.symbol_radius_mm, r.at.y - r.symbol_radius_mm, r.at.x + r.symbol_radius_mm,
            r.at.y + r.symbol_radius_mm};
}

// Left end of the baseline for one of the positions.
display::Point baseline_at(const LabelRequest& r, int position, double gap) {
    const double middle = r.at.y + (r.ascent_mm - r.descent_mm) / 2; // label's middle on the point
    if (r.anchor == LabelAnchor::Centred)
        return {r.at.x - r.width_mm / 2, middle};
    const double d = r.symbol_radius_mm + gap, diagonal = d * 0.75;
    const double right = r.at.x + d, left = r.at.x - d - r.width_mm;
    const double above = r.at.y - diagonal - r.descent_mm, below = r.at.y + diagonal + r.ascent_mm;
    switch (position) {
    case 0:
        return {right, middle};
    case 1:
        return {r.at.x + diagonal, above};
    case 2:
        return {r.at.x + diagonal, below};
    case 3:
        return {left, middle};
    case 4:
        return {r.at.x - diagonal - r.width_mm, above};
    case 5:
        return {r.at.x - diagonal - r.width_mm, below};
    case 6:
        return {r.at.x - r.width_mm / 2, r.at.y - d - r.descent_mm};
    default:
        return {r.at.x - r.width_mm / 2, r.at.y + d + r.ascent_mm};
    }
}

PageBox label_box(const LabelRequest& r, display::Point baseline) {
    return {baseline.x, baseline.y - r.ascent_mm, baseline.x + r.width_mm,
            baseline.y + r.descent_mm};
}

class Placer {
public:
    Placer(std::span<const LabelRequest> requests, std::span<const PageBox> obstacles,
           const PlacementOptions& options)
        : m_requests(requests), m_options(options), m_index(mean_width(requests)),
          m_position(requests.size(), -1) {
        for (const PageBox& box : obstacles)
            m_index.add(box, kNone);
        // Symbols are owned by nobody, but a label never meets its own: its positions keep clear.
        for (const LabelRequest& r : requests)
            if (r.symbol_radius_mm > 0)
                m_index.add(symbol_box(r), kNone);
    }

    std::vector<PlacedLabel> place() {
        std::vector<std::size_t> order(m_requests.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return m_requests[a].rank < m_requests[b].rank;
        });
        for (const std::size_t i : order)
            if (!put(i))
                put_by_moving_one(i);
        std::vector<PlacedLabel> placed;
        for (const std::size_t i : order)
            if (m_position[i] >= 0) {
                const display::Point baseline = baseline_of(i, m_position[i]);
                placed.push_back({i, baseline, label_box(m_requests[i], baseline)});
            }
        return placed;
    }

private:
    static double mean_width(std::span<const LabelRequest> requests) {
        double sum = 0;
        for (const LabelRequest& r : requests)
            sum += r.width_mm;
        return requests.empty() ? 1 : sum / static_cast<double>(requests.size());
    }
    int positions(std::size_t i) const {
        return m_requests[i].anchor == LabelAnchor::Centred ? 1 : 8;
    }
    display::Point baseline_of(std::size_t i, int position) const {
        return baseline_at(m_requests[i], position, m_options.gap_mm);
    }
    PageBox box_of(std::size_t i, int position) const {
        return label_box(m_requests[i], baseline_of(i, position));
    }
    bool inside(const PageBox& box) const {
        return !m_options.bounds || m_options.bounds->contains(box);
    }

    void take(std::size_t i, int position) {
        m_position[i] = position;
        m_index.add(box_of(i, position).grown(m_options.clearance_mm / 2), i);
    }

    bool put(std::size_t i) {
        for (int p = 0; p < positions(i); ++p) {
            const PageBox box = box_of(i, p);
            if (inside(box) && m_index.hits(box.grown(m_options.clearance_mm / 2), i, 1).empty()) {
                take(i, p);
                return true;
            }
        }
        return false;
    }

    void put_by_moving_one(std::size_t i) {
        for (int p = 0; p < positions(i); ++p) {
            const PageBox box = box_of(i, p);
            if (!inside(box))
                continue;
            const auto in_the_way = m_index.hits(box.grown(m_options.clearance_mm / 2), i, 2);
            if (in_the_way.size() != 1 || in_the_way[0] == kNone)
                continue;
            const std::size_t other = in_the_way[0];
            const int old = m_position[other];
            m_index.remove(other);
            take(i, p);
            if (put(other))
                return;
            m_index.remove(i);
            m_position[i] = -1;
            take(other, old);
        }
    }

    std::span<const LabelRequest> m_requests;
    const PlacementOptions& m_options;
    BoxIndex m_index;
    std::vector<int> m_position; // -1: not placed
};

} // namespace

std::vector<PlacedLabel> place_labels(std::span<const LabelRequest> requests,
                                      std::span<const PageBox> obstacles,
                                      const PlacementOptions& options) {
    return Placer(requests, obstacles, options).place();
}

} // namespace panjshir::scene
