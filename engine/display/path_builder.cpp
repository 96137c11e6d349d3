#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace panjshir::display {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kRadiansPerDegree = kPi / 180;
constexpr int kMaxPieces = 1000;

double distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// Chords that keep within `tolerance` of a circle: the sagitta of an angle t is r (1 - cos(t /
/// 2)).
int arc_pieces(double radius, double angle, double tolerance) {
    if (!(radius > tolerance))
        return std::max(1, static_cast<int>(std::ceil(std::abs(angle) / (kPi / 2))));
    const double step = 2 * std::acos(1 - tolerance / radius);
    return std::clamp(static_cast<int>(std::ceil(std::abs(angle) / step)), 1, kMaxPieces);
}

/// A curve in n even steps of its parameter strays from its chords by at most |second derivative| /
/// (8 n^2).
int curve_pieces(double largest_second_derivative, double tolerance) {
    const double pieces = std::sqrt(largest_second_derivative / (8 * tolerance));
    return std::isfinite(pieces) ? std::clamp(static_cast<int>(std::ceil(pieces)), 1, kMaxPieces)
                                 : 1;
}

} // namespace

void PathBuilder::append(Point p) {
    if (!m_down) {
        m_path.contours.push_back({{m_pen}, false});
        m_down = true;
    }
    if (distance(p, m_path.contours.back().points.back()) > 0)
        m_path.contours.back().points.push_back(p);
    m_pen = p;
}

PathBuilder& PathBuilder::move_to(Point p) {
    m_pen = m_start = p;
    m_down = false;
    return *this;
}

PathBuilder& PathBuilder::line_to(Point p) {
    append(p);
    return *this;
}

PathBuilder& PathBuilder::quadratic_to(Point control, Point end) {
    const Point start = m_pen;
    const double second =
        2 * std::hypot(start.x - 2 * control.x + end.x, start.y - 2 * control.y + end.y);
    const int pieces = curve_pieces(second, m_tolerance);
    for (int i = 1; i < pieces; ++i) {
        const double t = static_cast<double>(i) / pieces, u = 1 - t;
        append({u * u * start.x + 2 * u * t * control.x + t * t * end.x,
                u * u * start.y + 2 * u * t * control.y + t * t * end.y});
    }
    append(end);
    return *this;
}

PathBuilder& PathBuilder::cubic_to(Point a, Point b, Point end) {
    const Point start = m_pen;
    const double second = 6 * std::max(std::hypot(start.x - 2 * a.x + b.x, start.y - 2 * a.y + b.y),
                                       std::hypot(a.x - 2 * b.x + end.x, a.y - 2 * b.y + end.y));
    const int pieces = curve_pieces(second, m_tolerance);
    for (int i = 1; i < pieces; ++i) {
        const double t = static_cast<double>(i) / pieces, u = 1 - t;
        const double p = u * u * u, q = 3 * u * u * t, r = 3 * u * t * t, s = t * t * t;
        append({p * start.x + q * a.x + r * b.x + s * end.x,
                p * start.y + q * a.y + r * b.y + s * end.y});
    }
    append(end);
    return *this;
}

PathBuilder& PathBuilder::arc(Point centre, double radius, double from_deg, double to_deg) {
    const double from = from_deg * kRadiansPerDegree,
                 sweep = (to_deg - from_deg) * kRadiansPerDegree;
    const int pieces = arc_pieces(radius, sweep, m_tolerance);
    for (int i = 0; i <= pieces; ++i) {
        const double angle = from + sweep * i / pieces;
        const Point p{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
        if (i == 0 && !m_down)
            move_to(p);
        append(p);
    }
    return *this;
}

// SVG 1.1, appendix F.6.5: from end points to centre.
PathBuilder& PathBuilder::ellipse_to(Point radii, double turn_deg, Arc arc, Sweep sweep,
                                     Point end) {
    const Point start = m_pen;
    double rx = std::abs(radii.x), ry = std::abs(radii.y);
    if (start == end)
        return *this;
    if (!(rx > 0 && ry > 0))
        return line_to(end);

    const double turn = turn_deg * kRadiansPerDegree, c = std::cos(turn), s = std::sin(turn);
    const double hx = (start.x - end.x) / 2, hy = (start.y - end.y) / 2;
    const double x1 = c * hx + s * hy, y1 = -s * hx + c * hy;
    const double excess = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (excess > 1) { // the radii are too short to reach: F.6.6
        rx *= std::sqrt(excess);
        ry *= std::sqrt(excess);
    }
    const double divisor = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    const double root = std::sqrt(std::max(0.0, rx * rx * ry * ry / divisor - 1));
    const bool large = arc == Arc::Large, clockwise = sweep == Sweep::Clockwise;
    const double sign = large == clockwise ? -1 : 1;
    const double cx1 = sign * root * rx * y1 / ry, cy1 = -sign * root * ry * x1 / rx;
    const Point centre{c * cx1 - s * cy1 + (start.x + end.x) / 2,
                       s * cx1 + c * cy1 + (start.y + end.y) / 2};

    const double from = std::atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
    double angle = std::atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - from;
    if (clockwise && angle < 0)
        angle += 2 * kPi;
    if (!clockwise && angle > 0)
        angle -= 2 * kPi;

    const int pieces = arc_pieces(std::max(rx, ry), angle, m_tolerance);
    for (int i = 1; i < pieces; ++i) {
        const double t = from + angle * i / pieces;
        const double x = rx * std::cos(t), y = ry * std::sin(t);
        append({centre.x + c * x - s * y, centre.y + s * x + c * y});
    }
    append(end);
    return *this;
}

PathBuilder& PathBuilder::close() {
    if (m_down) {
        Contour& contour = m_path.contours.back();
        if (contour.points.size() > 1 && contour.points.front() == contour.points.back())
            contour.points.pop_back();
        contour.closed = true;
        m_start = contour.points.front();
    }
    m_pen = m_start;
    m_down = false;
    return *this;
}

Path circle(Point centre, double radius, double tolerance) {
    return ellipse(centre, radius, radius, 0, tolerance);
}

Path ellipse(Point centre, double rx, double ry, double turn_deg, double tolerance) {
    const double turn = turn_deg * kRadiansPerDegree, c = std::cos(turn), s = std::sin(turn);
    const int pieces = std::max(8, arc_pieces(std::max(rx, ry), 2 * kPi, tolerance));
    Contour contour{{}, true};
    for (int i = 0; i < pieces; ++i) {
        const double angle = 2 * kPi * i / pieces;
        const double x = rx * std::cos(angle), y = ry * std::sin(angle);
        contour.points.push_back({centre.x + c * x - s * y, centre.y + s * x + c * y});
    }
    return {{std::move(contour)}};
}

Path arc(Point centre, double radius, double from_deg, double to_deg, double tolerance) {
    PathBuilder builder(tolerance);
    builder.arc(centre, radius, from_deg, to_deg);
    return std::move(builder).path();
}

Path rectangle(Point a, Point b) {
    return {{{{a, {b.x, a.y}, b, {a.x, b.y}}, true}}};
}

Path rounded_rectangle(Point a, Point b, double radius, double tolerance) {
    const double r = std::max(0.0, std::min({radius, (b.x - a.x) / 2, (b.y - a.y) / 2}));
    if (r <= 0)
        return rectangle(a, b);
    PathBuilder builder(tolerance);
    builder.arc({a.x + r, a.y + r}, r, 180, 270)
        .arc({b.x - r, a.y + r}, r, 270, 360)
        .arc({b.x - r, b.y - r}, r, 0, 90)
        .arc({a.x + r, b.y - r}, r, 90, 180)
        .close();
    return std::move(builder).path();
}

Path polygon(std::span<const Point> points) {
    return {{{{points.begin(), points.end()}, true}}};
}

Path polyline(std::span<const Point> points) {
    return {{{{points.begin(), points.end()}, false}}};
}

Path regular_polygon(Point centre, double radius, int corners) {
    Contour contour{{}, true};
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * kPi * i / corners - kPi / 2;
        contour.points.push_back(
            {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return {{std::move(contour)}};
}

} // namespace panjshir::display
