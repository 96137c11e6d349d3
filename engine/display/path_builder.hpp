#pragma once
// Paths from simple figures and curves, flattened to within 0.02 mm (or what `tolerance` says, in
// the path's own units).

#include "display/display_list.hpp"

#include <span>

namespace panjshir::display {

inline constexpr double kFlatness_mm = 0.02;

/// Draws contour by contour, like a pen.
class PathBuilder {
public:
    explicit PathBuilder(double tolerance = kFlatness_mm) : m_tolerance(tolerance) {}

    PathBuilder& move_to(Point p);
    PathBuilder& line_to(Point p);
    PathBuilder& quadratic_to(Point control, Point end);
    PathBuilder& cubic_to(Point first_control, Point second_control, Point end);
    /// A part of a circle, angles in degrees clockwise on the page from the x axis; joined by a
    /// line to where the pen is, if it is down.
    PathBuilder& arc(Point centre, double radius, double from_deg, double to_deg);
    /// SVG's elliptical arc (SVG 1.1, F.6): radii, the x axis' turn in degrees, which of the four
    /// arcs.
    enum class Arc { Small, Large };
    enum class Sweep { CounterClockwise, Clockwise };
    PathBuilder& ellipse_to(Point radii, double turn_deg, Arc arc, Sweep sweep, Point end);
    PathBuilder& close();

    Point pen() const { return m_pen; }
    bool pen_down() const { return m_down; }
    Path path() && { return std::move(m_path); }
    PathPtr shared() && { return std::make_shared<const Path>(std::move(m_path)); }

private:
    void append(Point p);

    double m_tolerance;
    Path m_path;
    Point m_pen, m_start;
    bool m_down = false;
};

Path circle(Point centre, double radius, double tolerance = kFlatness_mm);
Path ellipse(Point centre, double radius_x, double radius_y, double turn_deg = 0,
             double tolerance = kFlatness_mm);
/// Angles as PathBuilder::arc; open.
Path arc(Point centre, double radius, double from_deg, double to_deg,
         double tolerance = kFlatness_mm);
Path rectangle(Point top_left, Point bottom_right);
Path rounded_rectangle(Point top_left, Point bottom_right, double radius,
                       double tolerance = kFlatness_mm);
Path polygon(std::span<const Point> points);
Path polyline(std::span<const Point> points);
/// Corners on a circle, the first straight up.
Path regular_polygon(Point centre, double radius, int corners);

struct ArrowOptions {
    double tail_width_mm = 0.4; ///< at the start
    double neck_width_mm = 1.6; ///< where the head begins
    double head_width_mm = 4;
    double head_length_mm = 4;
};
/// A filled arrow along a line: it widens evenly from tail to neck and ends in a head at the last
/// point. The head takes at most two thirds of the line. Empty for a line without length. Fill by
/// NonZero.
Path arrow(std::span<const Point> line, const ArrowOptions& options = {});

inline PathPtr share(Path path) {
    return std::make_shared<const Path>(std::move(path));
}

} // namespace panjshir::display
