#include "print/relief_image.hpp"

#include "terrain/relief.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::print {
namespace {

terrain::ReliefColour relief_colour(const display::Colour& c) {
    return {c.red, c.green, c.blue};
}

terrain::ReliefStyle relief_style(const display::Relief& relief) {
    terrain::ReliefStyle style;
    style.azimuth_deg = relief.light.azimuth_deg;
    style.altitude_deg = relief.light.altitude_deg;
    style.exaggeration = relief.light.exaggeration;
    style.shade_strength = relief.light.shade_strength;
    style.texture_strength = relief.light.texture_strength;
    style.sky_strength = relief.light.sky_strength;
    for (const display::TintStop& stop : relief.tints)
        style.tints.push_back({stop.elevation_m, relief_colour(stop.colour)});
    if (style.tints.empty())
        style.tints = terrain::default_relief_style().tints;
    style.void_colour = relief_colour(relief.void_colour);
    return style;
}

bool is_grey(const display::Relief& relief) {
    return !relief.tints.empty() &&
           std::all_of(relief.tints.begin(), relief.tints.end(), [](const auto& stop) {
               return stop.colour.red == stop.colour.green && stop.colour.green == stop.colour.blue;
           });
}

/// Rec. 709 weights on sRGB values: shades differ too little in hue for more.
void to_luminance(std::vector<std::uint8_t>& rgb) {
    for (std::size_t i = 0; i < rgb.size(); i += 3) {
        const int grey = (rgb[i] * 54 + rgb[i + 1] * 183 + rgb[i + 2] * 19) / 256;
        rgb[i] = rgb[i + 1] = rgb[i + 2] = static_cast<std::uint8_t>(grey);
    }
}

terrain::ReliefField relief_field(const display::Relief& relief) {
    const display::HeightRaster& heights = *relief.heights;
    terrain::ReliefField field{
        heights.columns, heights.rows, heights.cell_size_m, heights.heights_m, {}, {}, {}};
    const auto values = [&](const std::shared_ptr<const display::ByteRaster>& raster) {
        const bool fits = raster && raster->values.size() == heights.heights_m.size();
        return fits ? std::span<const std::uint8_t>(raster->values)
                    : std::span<const std::uint8_t>();
    };
    field.sky_view = values(relief.sky_view);
    field.texture = values(relief.texture);
    field.light_turn = values(relief.light_turn);
    return field;
}

} // namespace

double relief_px_per_mm(const display::Relief& relief, double dpi) {
    constexpr double kMostPixels = 40e6;
    const double area_mm2 =
        (relief.bottom_right.x - relief.top_left.x) * (relief.bottom_right.y - relief.top_left.y);
    const double wanted = dpi / 25.4;
    return area_mm2 > 0 ? std::min(wanted, std::sqrt(kMostPixels / area_mm2)) : wanted;
}

PixelBox relief_pixels(const display::Relief& relief, double px_per_mm, const PixelBox& within) {
    // A hundredth of a pixel is lost to rounding, not touched.
    const int left = static_cast<int>(std::floor(relief.top_left.x * px_per_mm + 0.01));
    const int top = static_cast<int>(std::floor(relief.top_left.y * px_per_mm + 0.01));
    const int right = static_cast<int>(std::ceil(relief.bottom_right.x * px_per_mm - 0.01));
    const int bottom = static_cast<int>(std::ceil(relief.bottom_right.y * px_per_mm - 0.01));
    PixelBox box;
    box.left = std::max(left, within.left);
    box.top = std::max(top, within.top);
    box.columns = std::min(right, within.left + within.columns) - box.left;
    box.rows = std::min(bottom, within.top + within.rows) - box.top;
    return box;
}

std::vector<std::uint8_t> shade_relief_pixels(const display::Relief& relief, double px_per_mm,
                                              const PixelBox& box) {
    std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(box.columns) *
                                  static_cast<std::size_t>(box.rows));
    const display::Affine& a = relief.to_page;
    const double determinant = a.xx * a.yy - a.xy * a.yx;
    if (!relief.heights || relief.heights->heights_m.empty() || !(std::abs(determinant) > 0)) {
        const auto byte = [](float v) { return static_cast<std::uint8_t>(std::lround(v * 255)); };
        const display::Colour& c = relief.void_colour;
        for (std::size_t i = 0; i < rgb.size(); i += 3) {
            rgb[i] = byte(c.red);
            rgb[i + 1] = byte(c.green);
            rgb[i + 2] = byte(c.blue);
        }
        return rgb;
    }

    // From page pixels back to cells.
    terrain::ReliefView view;
    view.width = box.columns;
    view.height = box.rows;
    view.origin_x = box.left;
    view.origin_y = box.top;
    const double scale = 1 / (determinant * px_per_mm);
    view.column_x = a.yy * scale;
    view.column_y = -a.xy * scale;
    view.column_0 = (a.xy * a.dy - a.yy * a.dx) / determinant;
    view.row_x = -a.yx * scale;
    view.row_y = a.xx * scale;
    view.row_0 = (a.yx * a.dx - a.xx * a.dy) / determinant;
    terrain::shade_relief(relief_field(relief), relief_style(relief), view, rgb);
    if (is_grey(relief))
        to_luminance(rgb);
    return rgb;
}

} // namespace panjshir::print
