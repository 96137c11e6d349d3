#include "scene/figures/strip_chart_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace panjshir::scene {

double StripLayout::y(const StripFigure& figure, std::size_t band, double distance_m) const {
    const double share =
        std::clamp((distance_m - figure.from_m) / (figure.to_m - figure.from_m), 0.0, 1.0);
    return band_top[band] + (1 - share) * band_height;
}

int discs_abreast(const StripLayout& layout, double kept_mm) {
    return std::max(1, static_cast<int>((layout.day_mm - kept_mm) / (layout.disc_mm + 0.3)));
}

StripLayout lay_out(const StripFigure& figure) {
    StripLayout layout;
    const double u = layout.unit =
        std::clamp(std::min(figure.width_mm / 420, figure.height_mm / 297), 0.55, 1.6);
    layout.margin = 12 * u;
    layout.disc_mm = 4.9 * u;
    layout.left = layout.margin + 76 * u;
    layout.right = figure.width_mm - layout.margin;
    layout.day_mm = (layout.right - layout.left) / figure.days;
    layout.days_baseline = 33 * u;
    layout.whole_top = 36 * u;
    layout.whole_bottom = layout.whole_top + 8 * u;
    layout.key_top = figure.height_mm - 19 * u;
    std::vector<double> heights;
    for (const StripLine& line : figure.outside) {
        std::map<int, int> a_day;
        int most = 1;
        for (const StripDisc& disc : line.discs)
            most = std::max(most, ++a_day[disc.first_day]);
        const int abreast = discs_abreast(layout, 0.6 * u);
        heights.push_back(((most + abreast - 1) / abreast) * (layout.disc_mm + 0.4 * u) + 1.4 * u);
    }
    double rows = 0;
    for (const double height : heights)
        rows += height;
    const double heading = 6.5 * u; // over each band, and over the rows
    const auto bands = static_cast<double>(figure.voices.size());
    layout.band_height = std::max(
        12 * u, (layout.key_top - 3 * u - rows - heading - layout.whole_bottom) / bands - heading);
    double top = layout.whole_bottom;
    for (std::size_t i = 0; i < figure.voices.size(); ++i) {
        layout.band_top.push_back(top + heading);
        top += heading + layout.band_height;
    }
    top += heading;
    layout.row_top.push_back(top);
    for (const double height : heights)
        layout.row_top.push_back(top += height);
    return layout;
}

} // namespace panjshir::scene
