#include "scene/locator_inset.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace panjshir::scene {
namespace {

const display::Colour kLand = display::Colour::rgb(0xEFE8DA);
const display::Colour kFrame = display::Colour::rgb(0xA3243B);

/// Degrees to the inset: equidistant along the country's middle parallel.
class InsetView {
public:
    InsetView(const LonLatBox& country, const PageBox& box) : m_country(country) {
        m_squeeze = std::cos(country.centre().latitude_deg() * std::numbers::pi / 180);
        m_scale = std::min(box.width() / ((country.east - country.west) * m_squeeze),
                           box.height() / (country.north - country.south));
        m_middle = box.centre();
    }
    display::Point page(LonLat p) const {
        const LonLat c = m_country.centre();
        return {m_middle.x + (p.longitude_deg() - c.longitude_deg()) * m_squeeze * m_scale,
                m_middle.y - (p.latitude_deg() - c.latitude_deg()) * m_scale};
    }

private:
    LonLatBox m_country;
    double m_squeeze = 1, m_scale = 1;
    display::Point m_middle;
};

LonLatBox box_of_country(const std::vector<Polyline>& rings) {
    LonLatBox box{180, 90, -180, -90};
    for (const Polyline& ring : rings)
        for (const LonLat p : ring) {
            box.west = std::min(box.west, p.longitude_deg());
            box.east = std::max(box.east, p.longitude_deg());
            box.south = std::min(box.south, p.latitude_deg());
            box.north = std::max(box.north, p.latitude_deg());
        }
    return box;
}

/// The map's frame, its edges followed in steps since they bend.
display::Path frame_of(const Drawing& drawing, const InsetView& inset) {
    const MapBox e = drawing.view.extent();
    const MapPoint corners[] = {
        {e.west_m, e.north_m}, {e.east_m, e.north_m}, {e.east_m, e.south_m}, {e.west_m, e.south_m}};
    std::vector<display::Point> ring;
    for (int side = 0; side < 4; ++side) {
        const MapPoint a = corners[side], b = corners[(side + 1) % 4];
        for (int i = 0; i < 6; ++i) {
            const double t = i / 6.0;
            ring.push_back(inset.page(drawing.content.projection->to_lon_lat(
                {a.easting_m + t * (b.easting_m - a.easting_m),
                 a.northing_m + t * (b.northing_m - a.northing_m)})));
        }
    }
    return display::polygon(ring);
}

} // namespace

bool has_locator(const Drawing& drawing) {
    return !drawing.content.locator.country.empty();
}

double locator_shape(const Drawing& drawing) {
    const LonLatBox box = box_of_country(drawing.content.locator.country);
    return (box.north - box.south) /
           ((box.east - box.west) * std::cos(box.centre().latitude_deg() * std::numbers::pi / 180));
}

void draw_locator(FurniturePen& pen, const PageBox& box, const Type& type) {
    const Locator& locator = pen.drawing().content.locator;
    const InsetView inset(box_of_country(locator.country), box);
    pen.begin("locator");
    for (const Polyline& ring : locator.country) {
        std::vector<display::Point> points;
        for (const LonLat p : ring)
            points.push_back(inset.page(p));
        pen.fill(display::polygon(points), kLand);
        display::StrokePath edge;
        edge.shape = FurniturePen::here(display::polygon(points));
        edge.colour = style::kQuietInk;
        edge.width_mm = 0.22;
        pen.add(std::move(edge));
    }
    constexpr double kRoomForName = 15, kRoomForCapital = 8; // ems
    if (locator.name && box.width() > kRoomForName * type.size_mm) {
        Type name = type;
        name.colour = style::kProvinceName;
        const text::ShapedText shaped = pen.set(locator.name->name_in(pen.language()), name);
        // In the country's broad west and south, clear of capital and frame.
        const LonLat middle =
            locator.name->position.value_or(box_of_country(locator.country).centre());
        const display::Point at = inset.page(
            LonLat::from_degrees(middle.longitude_deg() - 1.5, middle.latitude_deg() - 1.6));
        text::append(pen.drawing().list, text::moved(shaped, at.x - shaped.advance_mm / 2, at.y));
    }
    const display::Path frame = frame_of(pen.drawing(), inset);
    pen.fill(frame, kFrame.with_alpha(0.14f));
    pen.stroke(frame, kFrame, 0.4);
    if (locator.capital && locator.capital->position) {
        const display::Point at = inset.page(*locator.capital->position);
        pen.fill(display::circle(at, 0.75), style::kPaper);
        pen.fill(display::circle(at, 0.55), style::kInk);
        if (box.width() < kRoomForCapital * type.size_mm)
            return pen.end();
        Type name = type;
        name.halo_mm = 0.4;
        const text::ShapedText shaped = pen.set(locator.capital->name_in(pen.language()), name);
        // Under the point, where the frame of a sheet about the north-east ends.
        text::append(pen.drawing().list, text::moved(shaped, at.x - shaped.advance_mm * 0.75,
                                                     at.y + shaped.cap_height_mm + 1.5));
    }
    pen.end();
}

} // namespace panjshir::scene
