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

namespace {

std::vector<double> row_heights(const StripFigure& figure, const StripLayout& layout) {
    const double u = layout.unit;
    if (figure.form == StripForm::Panel)
        return std::vector<double>(figure.outside.size(), layout.disc_mm + 0.9 * u);
    std::vector<double> heights;
    for (const StripLine& line : figure.outside) {
        std::map<int, int> a_day;
        int most = 1;
        for (const StripDisc& disc : line.discs)
            most = std::max(most, ++a_day[disc.first_day]);
        const int abreast = discs_abreast(layout, 0.6 * u);
        heights.push_back(((most + abreast - 1) / abreast) * (layout.disc_mm + 0.4 * u) + 1.4 * u);
    }
    return heights;
}

StripLayout page_without_bands(const StripFigure& figure) {
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
    layout.profile_mm = 21 * u;
    return layout;
}

StripLayout panel_without_bands(const StripFigure& figure) {
    StripLayout layout;
    const double u = layout.unit = std::clamp(figure.width_mm / 160, 0.55, 1.25);
    layout.letters = 1.14;
    layout.margin = u;
    layout.left = 42 * u;
    layout.right = figure.width_mm - layout.margin;
    layout.day_mm = (layout.right - layout.left) / figure.days;
    layout.disc_mm = std::min(4.9 * u, 0.92 * layout.day_mm);
    layout.days_baseline = 8.4 * u;
    layout.whole_top = 10.4 * u;
    layout.whole_bottom = layout.whole_top + 5 * u;
    layout.key_top = figure.height_mm + 2 * u;
    layout.profile_mm = 11 * u;
    return layout;
}

constexpr double kHeading = 6.5; ///< over each band, and over the rows
constexpr double kLeastBand = 12, kLeastPanelBand = 17;

} // namespace

StripLayout lay_out(const StripFigure& figure) {
    const bool panel = figure.form == StripForm::Panel;
    StripLayout layout = panel ? panel_without_bands(figure) : page_without_bands(figure);
    const double u = layout.unit;
    const std::vector<double> heights = row_heights(figure, layout);
    double rows = 0;
    for (const double height : heights)
        rows += height;
    const double heading = kHeading * u;
    const auto bands = static_cast<double>(figure.voices.size());
    layout.band_height =
        std::max((panel ? kLeastPanelBand : kLeastBand) * u,
                 (layout.key_top - 3 * u - rows - heading - layout.whole_bottom) / bands - heading);
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

double least_panel_height_mm(const StripFigure& figure) {
    StripFigure lowest = figure;
    lowest.form = StripForm::Panel;
    lowest.height_mm = 0;
    const StripLayout layout = lay_out(lowest);
    return layout.row_top.back() + layout.unit;
}

StripSpot spot_at(const StripFigure& figure, const StripLayout& layout, display::Point at) {
    StripSpot spot;
    if (at.y < 0 || at.y > figure.height_mm)
        return spot;
    if (at.x >= layout.left && at.x < layout.x(figure.days))
        spot.day =
            std::min(figure.days - 1, static_cast<int>((at.x - layout.left) / layout.day_mm));
    if (at.x < 0 || at.x > figure.width_mm)
        return spot;
    spot.whole = at.y >= layout.whole_top && at.y < layout.whole_bottom;
    for (std::size_t i = 0; i < layout.band_top.size(); ++i) {
        const double down = at.y - layout.band_top[i];
        if (down < 0 || down > layout.band_height)
            continue;
        spot.band = i;
        spot.distance_m = figure.to_m - down / layout.band_height * (figure.to_m - figure.from_m);
    }
    for (std::size_t i = 0; i + 1 < layout.row_top.size(); ++i)
        if (at.y >= layout.row_top[i] && at.y < layout.row_top[i + 1])
            spot.outside = i;
    return spot;
}

} // namespace panjshir::scene
