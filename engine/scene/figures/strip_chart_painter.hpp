#pragma once
// How a strip chart is painted, part by part; for the files of the strip chart alone.

#include "scene/figures/chart.hpp"
#include "scene/figures/strip_chart.hpp"
#include "scene/figures/strip_chart_layout.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::scene {

class StripPainter {
public:
    StripPainter(const StripFigure& figure, const text::FontStore& fonts)
        : m_figure(figure), m_layout(lay_out(figure)), m_unit(m_layout.unit),
          m_page(fonts, figure.language, figure.width_mm, figure.height_mm) {}

    display::DisplayList paint();

private:
    using Colour = display::Colour;
    using Point = display::Point;

    ChartType type(double size, int weight = 400, Colour colour = style::kInk) const {
        return {size * m_unit * m_layout.letters, weight, colour};
    }
    /// Of what stands over a band: as large on a screen as on a page.
    ChartType heading_type() const { return {3.6 * m_unit, 700, style::kInk}; }
    bool from_right() const { return m_figure.language == "prs"; }
    bool is_panel() const { return m_figure.form == StripForm::Panel; }

    // strip_chart.cpp: what surrounds the bands
    void title();
    void day_names();
    /// Thin lines between the days, and an edge.
    void frame(double top, double bottom);
    void name_of_row(const std::string& name, double top, double bottom, int weight);
    /// Who is said to hold it, day by day; bands of both colours where voices differ.
    void states(const StripLine& row, double top, double bottom);
    void hatch(Point from, Point to, const std::vector<Colour>& colours, float alpha);
    void outside();
    void row(const StripLine& row, double top, double bottom);

    // strip_chart_bands.cpp: a voice's band with the river beside it
    void band(std::size_t i);
    /// The river's bed, lying on its side: heights to the left, the mouth at the foot.
    void profile(std::size_t band);
    void stop_names(std::size_t band, double low, double high);
    double height_at(double distance_m) const;
    /// Where a height of the bed stands on the page.
    double bed_x(double height, double low, double high) const;
    void bars(std::size_t band);
    void name_of_bar(const StripBar& bar, Point from, Point to, int lane);

    // strip_chart_discs.cpp: events
    void disc(const StripDisc& disc, Point at);
    void icon(chronicle::EventKind kind, Point at, double size);
    /// A disc with a number, for events that have no room of their own.
    void count(std::size_t events, Point at);
    /// A rule as long as the days that an event lasts.
    void lasting(const StripDisc& event, Point at);
    /// Those of one point stand at it; those of the whole stretch hang from its top in columns.
    void discs(std::size_t band);
    /// One column a day, the last disc the number of those that are left.
    void panel_discs(std::size_t band);
    void row_discs(const StripLine& row, double top);

    // strip_chart_key.cpp
    void key();
    std::set<chronicle::EventKind> kinds() const;

    const StripFigure& m_figure;
    StripLayout m_layout;
    double m_unit;
    ChartPage m_page;
    std::vector<display::HitArea> m_hits;
};

} // namespace panjshir::scene
