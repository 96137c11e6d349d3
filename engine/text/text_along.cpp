#include "text/shaper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace panjshir::text {
namespace {

using display::Point;

constexpr double kDegreesPerRadian = 180 / std::numbers::pi;

/// A line by distance along it, smoothed over a window so that letters do not jump at every bend.
class Course {
public:
    Course(std::span<const Point> line, double window) : m_window(window) {
        for (const Point& p : line) {
            if (!m_points.empty()) {
                const double step = std::hypot(p.x - m_points.back().x, p.y - m_points.back().y);
                if (!(step > 0))
                    continue;
                m_distances.push_back(m_distances.back() + step);
            } else {
                m_distances.push_back(0);
            }
            m_points.push_back(p);
        }
    }

    double length() const { return m_distances.empty() ? 0 : m_distances.back(); }

    Point at(double distance) const {
        // Less of a window near the ends, so that the mean stays on the line's own stretch.
        const double reach = std::max(0.0, std::min({m_window, distance, length() - distance}));
        constexpr int kSamples = 4; // on each side
        Point sum = exact(distance);
        for (int i = 1; i <= kSamples; ++i)
            for (const double side : {-1.0, 1.0}) {
                const Point p = exact(distance + side * reach * i / kSamples);
                sum.x += p.x;
                sum.y += p.y;
            }
        return {sum.x / (2 * kSamples + 1), sum.y / (2 * kSamples + 1)};
    }

    /// The given line from one distance to another.
    std::vector<Point> part(double from, double to) const {
        std::vector<Point> line{exact(from)};
        for (std::size_t i = 0; i < m_points.size(); ++i)
            if (m_distances[i] > from && m_distances[i] < to)
                line.push_back(m_points[i]);
        line.push_back(exact(to));
        return line;
    }

private:
    Point exact(double distance) const {
        distance = std::clamp(distance, 0.0, length());
        auto after = std::upper_bound(m_distances.begin() + 1, m_distances.end() - 1, distance);
        const auto i = static_cast<std::size_t>(after - m_distances.begin());
        const double share =
            (distance - m_distances[i - 1]) / (m_distances[i] - m_distances[i - 1]);
        const Point a = m_points[i - 1], b = m_points[i];
        return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    }

    double m_window;
    std::vector<Point> m_points;
    std::vector<double> m_distances;
};

void include(InkBox& box, Point p) {
    box.left_mm = std::min(box.left_mm, p.x);
    box.right_mm = std::max(box.right_mm, p.x);
    box.top_mm = std::min(box.top_mm, p.y);
    box.bottom_mm = std::max(box.bottom_mm, p.y);
}

/// The smoothed line moved to the reader's up side, so that distances along it are those at the
/// letters' middle: else words would touch in a bend towards them and gape in one away from them.
std::vector<Point> raised(const Course& course, double step, double above) {
    const int steps = std::max(2, static_cast<int>(std::ceil(course.length() / step)));
    std::vector<Point> smooth, line;
    for (int i = 0; i <= steps; ++i)
        smooth.push_back(course.at(course.length() * i / steps));
    for (std::size_t i = 0; i < smooth.size(); ++i) {
        const Point before = smooth[i > 0 ? i - 1 : i],
                    behind = smooth[std::min(i + 1, smooth.size() - 1)];
        const double dx = behind.x - before.x, dy = behind.y - before.y, size = std::hypot(dx, dy);
        const Point p = smooth[i];
        if (size > 0)
            line.push_back({p.x + dy / size * above, p.y - dx / size * above});
    }
    return line;
}

} // namespace

std::optional<TextAlong> along(const ShapedText& text, std::span<const Point> line,
                               const AlongOptions& options) {
    if (text.runs.empty() || line.size() < 2)
        return std::nullopt;
    const double em = text.runs.front().size_mm;
    const double letters_middle = 0.35 * text.cap_height_mm;
    const Course given(line, em);
    const double half = text.advance_mm / 2, middle = options.middle * given.length();
    if (!(middle - half >= 0) || middle + half > given.length())
        return std::nullopt;
    const bool turn_about = given.at(middle + half).x < given.at(middle - half).x;
    std::vector<Point> way(line.begin(), line.end());
    if (turn_about)
        std::reverse(way.begin(), way.end());
    // Only the stretch under the text and some ems around it is smoothed and raised.
    const Course whole(way, em);
    const double centre_at = (turn_about ? 1 - options.middle : options.middle) * whole.length();
    const double from = std::max(0.0, centre_at - half - 4 * em);
    const double to = std::min(whole.length(), centre_at + half + 4 * em);
    const double share = (centre_at - from) / (to - from);
    const std::vector<Point> letters_way =
        raised(Course(whole.part(from, to), em), em / 4, options.above_mm + letters_middle);
    if (letters_way.size() < 2)
        return std::nullopt;
    const Course course(letters_way, em / 2);
    const double start = std::clamp(share * course.length() - half, 0.0,
                                    std::max(0.0, course.length() - text.advance_mm));
    if (text.advance_mm > course.length() * 1.02)
        return std::nullopt;

    constexpr double kFar = std::numeric_limits<double>::infinity();
    TextAlong result{text, 0};
    InkBox ink{kFar, kFar, -kFar, -kFar};
    double previous_angle = 0;
    for (std::size_t i = 0; i < text.units.size(); ++i) {
        const TextUnit& unit = text.units[i];
        const Point a = course.at(start + unit.start_mm);
        const Point b = course.at(start + unit.start_mm + unit.advance_mm);
        // A mark without width of its own keeps the turn of what precedes it.
        const bool has_width = std::hypot(b.x - a.x, b.y - a.y) > 1e-9;
        const double angle = has_width ? std::atan2(b.y - a.y, b.x - a.x) : previous_angle;
        const double c = std::cos(angle), s = std::sin(angle);
        const Point centre{(a.x + b.x) / 2 - s * letters_middle,
                           (a.y + b.y) / 2 + c * letters_middle};
        const double local_middle = unit.start_mm + unit.advance_mm / 2;
        const auto place = [&](Point local) {
            const double x = local.x - local_middle;
            return Point{centre.x + c * x - s * local.y, centre.y + s * x + c * local.y};
        };
        display::GlyphRun& run = result.text.runs[unit.run];
        for (std::uint32_t g = 0; g < unit.glyph_count; ++g) {
            display::Glyph& glyph = run.glyphs[unit.first_glyph + g];
            glyph.position = place(glyph.position);
            glyph.rotation_deg = static_cast<float>(angle * kDegreesPerRadian);
        }
        for (const double x : {unit.start_mm, unit.start_mm + unit.advance_mm})
            for (const double y : {text.ink.top_mm, text.ink.bottom_mm})
                include(ink, place({x, y}));
        if (i > 0) {
            const double turn = std::remainder(angle - previous_angle, 2 * std::numbers::pi);
            result.largest_turn_deg =
                std::max(result.largest_turn_deg, std::abs(turn) * kDegreesPerRadian);
        }
        previous_angle = angle;
    }
    result.text.ink = ink;
    return result;
}

} // namespace panjshir::text
