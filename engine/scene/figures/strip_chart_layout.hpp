#pragma once
// Where the parts of a strip chart stand on its page.

#include "scene/figures/strip_chart.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace panjshir::scene {

/// From the top: title, days, the valley by all voices, a band a voice, rows, key.
struct StripLayout {
    double unit = 1;            ///< of sizes: 1 on A3, less on smaller pages
    double left = 0, right = 0; ///< of the days
    double margin = 0;
    double day_mm = 0;
    double days_baseline = 0;
    double whole_top = 0, whole_bottom = 0;
    std::vector<double> band_top;
    double band_height = 0;
    std::vector<double> row_top; ///< one more than rows: the last is the end
    double key_top = 0;
    double disc_mm = 4;     ///< across
    double letters = 1;     ///< letters are so many times as large as on a page
    double profile_mm = 21; ///< width of the bed beside a band

    double x(double day) const { return left + day * day_mm; }
    double y(const StripFigure& figure, std::size_t band, double distance_m) const;
};

StripLayout lay_out(const StripFigure& figure);

/// The least height of a panel of that width in which everything has its room.
double least_panel_height_mm(const StripFigure& figure);

/// What lies at a position of the page.
struct StripSpot {
    std::optional<int> day;             ///< from the first of the chart
    std::optional<std::size_t> band;    ///< of a voice
    std::optional<double> distance_m;   ///< along the river, within a band
    std::optional<std::size_t> outside; ///< a row below the bands
    bool whole = false;                 ///< the row of all voices
};
/// Left of the days a spot has no day, between the bands no distance; off the chart it has nothing.
StripSpot spot_at(const StripFigure& figure, const StripLayout& layout, display::Point at);

/// How many discs stand beside each other in a day's column, leaving `kept_mm` of it.
int discs_abreast(const StripLayout& layout, double kept_mm);

} // namespace panjshir::scene
