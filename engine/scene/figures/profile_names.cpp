#include "scene/figures/profile_names.hpp"

#include "display/path_builder.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace panjshir::scene {
namespace {

using display::Point;
using gazetteer::PlaceKind;

constexpr double kNameSize_mm = 2.9, kHeightSize_mm = 2.4;
constexpr double kLine_mm = 3.4;  // from name to height
constexpr double kClear_mm = 0.9; // kept between names, leaders and ground
constexpr double kStep_mm = 2.2;  // by which a name is tried higher
constexpr double kLeast_mm = 3.2; // of a leader

struct Box {
    double left, top, right, bottom;
    bool meets(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

struct Name {
    const ProfileStop* stop;
    text::ShapedText name, height;
    double x, ground_y;
    Box box{};
    Anchor anchor = Anchor::Middle;
};

bool is_high(PlaceKind kind) {
    return kind == PlaceKind::Pass || kind == PlaceKind::Peak;
}

// Corners first, then passes and peaks, then by rank.
std::vector<const ProfileStop*> by_importance(const std::vector<ProfileStop>& stops) {
    std::vector<const ProfileStop*> order;
    for (const ProfileStop& stop : stops)
        if (std::isfinite(stop.ground_m))
            order.push_back(&stop);
    const auto value = [](const ProfileStop* stop) {
        return (stop->corner ? 0 : 100) + stop->rank - (is_high(stop->kind) ? 3 : 0) +
               (stop->off_m > 700 ? 2 : 0);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return value(a) < value(b); });
    return order;
}

class Names {
public:
    Names(ChartPage& page, const ChartFrame& frame, const ProfileFigure& figure)
        : m_page(page), m_frame(frame), m_figure(figure) {}

    void place_all() {
        for (const ProfileStop* stop : by_importance(m_figure.stops)) {
            Name name = made(*stop);
            if (find_room(name))
                m_placed.push_back(std::move(name));
        }
    }

    void draw() const {
        m_page.begin("names");
        for (const Name& name : m_placed) {
            const double x = name.x;
            m_page.stroke(display::polyline(
                              std::array{Point{x, name.ground_y - 0.9}, Point{x, name.box.bottom}}),
                          style::kQuietInk, 0.13);
            draw_symbol(name);
        }
        for (const Name& name : m_placed) {
            const double at = name.anchor == Anchor::Left    ? name.box.left
                              : name.anchor == Anchor::Right ? name.box.right
                                                             : (name.box.left + name.box.right) / 2;
            const double low = name.box.bottom - 0.75;
            m_page.put(name.height, {at, low}, name.anchor);
            m_page.put(name.name, {at, low - (name.height.advance_mm > 0 ? kLine_mm : 0)},
                       name.anchor);
        }
        m_page.end();
    }

private:
    void draw_symbol(const Name& name) const {
        const Point at{name.x, name.ground_y};
        if (is_high(name.stop->kind)) {
            const std::array corners{Point{at.x - 1.1, at.y}, Point{at.x, at.y - 1.7},
                                     Point{at.x + 1.1, at.y}};
            m_page.fill(display::polygon(corners), style::kLandName);
        } else {
            m_page.fill(display::circle(at, 0.95), style::kPaper);
            m_page.fill(display::circle(at, 0.65), style::kInk);
        }
    }

    Name made(const ProfileStop& stop) const {
        const bool high = is_high(stop.kind);
        const display::Colour colour = high ? style::kLandName : style::kInk;
        const std::string height =
            stop.adopted_m ? metres(*stop.adopted_m, m_figure.language) : std::string();
        Name name{&stop,
                  m_page.set(stop.name, {kNameSize_mm, stop.corner ? 700 : 500, colour, 0.4}),
                  m_page.set(height, {kHeightSize_mm, 400, style::kQuietInk, 0.4}),
                  m_frame.across.at(stop.distance_m), m_frame.up.at(stop.ground_m)};
        return name;
    }

    // The highest ground (least y) under a stretch of the page.
    double ground_over(double left, double right) const {
        double top = m_frame.bottom();
        for (const terrain::ProfilePoint& point : m_figure.profile.points) {
            const double x = m_frame.across.at(point.distance_m);
            if (x >= left && x <= right && std::isfinite(point.elevation_m))
                top = std::min(top, m_frame.up.at(point.elevation_m));
        }
        return top;
    }

    bool find_room(Name& name) const {
        const double width = std::max(name.name.advance_mm, name.height.advance_mm);
        const double height = (name.height.advance_mm > 0 ? kLine_mm : 0) + kNameSize_mm + 0.9;
        struct Try {
            Anchor anchor;
            double left;
        };
        const std::array tries{Try{Anchor::Middle, name.x - width / 2},
                               Try{Anchor::Left, name.x - 0.6},
                               Try{Anchor::Right, name.x - width + 0.6}};
        for (double lift = 0;; lift += kStep_mm) {
            bool beyond = true;
            for (const Try& one : tries) {
                Box box{one.left, 0, one.left + width, 0};
                if (box.left < m_frame.left() - 0.7 || box.right > m_frame.right() + 6)
                    continue;
                const double ground = ground_over(box.left - kClear_mm, box.right + kClear_mm);
                box.bottom = std::min(ground - kClear_mm, name.ground_y - kLeast_mm) - lift;
                box.top = box.bottom - height;
                if (box.top < m_frame.top())
                    continue;
                beyond = false;
                if (free(box, name)) {
                    name.box = box;
                    name.anchor = one.anchor;
                    return true;
                }
            }
            if (beyond)
                return false;
        }
    }

    bool free(const Box& box, const Name& name) const {
        const Box wide{box.left - kClear_mm, box.top - 0.3, box.right + kClear_mm,
                       box.bottom + 0.3};
        const Box leader{name.x - 0.5, box.bottom, name.x + 0.5, name.ground_y};
        return std::none_of(m_placed.begin(), m_placed.end(), [&](const Name& other) {
            const Box other_leader{other.x - 0.5, other.box.bottom, other.x + 0.5, other.ground_y};
            return wide.meets(other.box) || wide.meets(other_leader) || leader.meets(other.box) ||
                   std::abs(name.x - other.x) < 1.6;
        });
    }

    ChartPage& m_page;
    const ChartFrame& m_frame;
    const ProfileFigure& m_figure;
    std::vector<Name> m_placed;
};

} // namespace

void draw_profile_names(ChartPage& page, const ChartFrame& frame, const ProfileFigure& figure) {
    Names names(page, frame, figure);
    names.place_all();
    names.draw();
}

} // namespace panjshir::scene
