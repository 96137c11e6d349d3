#pragma once
// What figures with axes are drawn with: a page, a frame with scales, ticks and numbers, set text.

#include "display/display_list.hpp"
#include "scene/style.hpp"
#include "text/font_store.hpp"
#include "text/shaper.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::scene {

struct ChartType {
    double size_mm = 2.6; ///< the em
    int weight = 400;
    display::Colour colour = style::kInk;
    double halo_mm = 0;
    text::Slant slant = text::Slant::Upright;
};

/// What of a text stands at the point that is given.
enum class Anchor { Left, Middle, Right };

/// A display list being drawn, in millimetres from its top left corner.
class ChartPage {
public:
    /// `language` is that of the words: "prs" sets lines from right to left. Requires: `fonts`
    /// outlives this.
    ChartPage(const text::FontStore& fonts, std::string language, double width_mm,
              double height_mm);

    const std::string& language() const { return m_language; }
    /// One of three by the page's language.
    std::string words(std::string_view english, std::string_view french,
                      std::string_view dari) const;

    void begin(std::string name);
    void end();
    void fill(display::Path path, display::Colour colour);
    void stroke(display::Path path, display::Colour colour, double width_mm,
                std::vector<double> dashes_mm = {});
    void clip(display::Path path);
    void end_clip();

    text::ShapedText set(std::string_view text, const ChartType& type) const;
    void put(const text::ShapedText& text, display::Point baseline, Anchor anchor = Anchor::Left);
    void put(std::string_view text, display::Point baseline, const ChartType& type,
             Anchor anchor = Anchor::Left);
    /// Made smaller until it fits the width.
    void put_within(std::string_view text, display::Point baseline, ChartType type, double width_mm,
                    Anchor anchor = Anchor::Left);

    double width_mm() const { return m_list.width_mm; }
    double height_mm() const { return m_list.height_mm; }
    display::DisplayList take() && { return std::move(m_list); }

private:
    const text::FontStore& m_fonts;
    std::string m_language;
    display::DisplayList m_list;
};

/// A straight scale: values to page millimetres.
struct ChartScale {
    double least = 0, most = 1;
    double from_mm = 0, to_mm = 1;
    double at(double value) const {
        return from_mm + (value - least) / (most - least) * (to_mm - from_mm);
    }
    double mm_per_unit() const { return (to_mm - from_mm) / (most - least); }
};

struct ChartFrame {
    ChartScale across, up; ///< up.from_mm is the lower edge
    double left() const { return across.from_mm; }
    double right() const { return across.to_mm; }
    double top() const { return up.to_mm; }
    double bottom() const { return up.from_mm; }
};

/// Round steps (1, 2 or 5 times a power of ten) that cut the range into at most `most_ticks` parts.
double round_step(double range, int most_ticks);
/// Multiples of the step within the range.
std::vector<double> ticks(double least, double most, double step);

/// Thin lines across the frame at each height with its number to the left; the unit above the
/// topmost.
void draw_height_axis(ChartPage& page, const ChartFrame& frame, double step, std::string_view unit);
/// A line under the frame with ticks and numbers below, `per_unit` values to a number (1000 for
/// metres shown as km); the unit behind the last.
void draw_distance_axis(ChartPage& page, const ChartFrame& frame, double step, double per_unit,
                        std::string_view unit);

/// Digits and the decimal point as the language writes them: "12.5", "12,5", "۱۲٫۵".
std::string in_digits_of(std::string_view language, std::string_view number);

/// "3,848", with decimals where the step asks for them.
std::string axis_number(double value, double step, std::string_view language);

} // namespace panjshir::scene
