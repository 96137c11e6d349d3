#pragma once
// The valley strip chart beside the map: what is drawn, and where the hand points, on the chart or
// on the map. Pure state, without the toolkit.

#include "app/strip_chart.hpp"
#include "gui/navigation.hpp"
#include "scene/content.hpp"
#include "scene/figures/strip_chart_layout.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace panjshir::gui {

class StripLink {
public:
    bool open = false;
    bool seen = false; ///< the panel has been drawn since it was opened, be it folded away now

    /// What the map keeps of its frame beside the chart, which stands at its right; the whole frame
    /// while it is shut.
    MapFrame beside(MapFrame map, double scale) const;
    /// Half of so wide a frame, within bounds; px.
    static double width_px(double map_width_px, double scale);

    /// The chart of the view's basis, clock and language for a page of that size, made anew only
    /// where one of these has changed. The page grows in height where the chart needs more.
    void update(const app::Session& session, const app::ViewState& view, app::PageSize page);
    /// Why there is no chart; empty: there is one.
    const std::string& fault() const { return m_fault; }
    const app::StripAnswer& answer() const {
        return *m_answer;
    } ///< Requires: no fault, and stamp() > 0.
    const display::DisplayList& list() const { return m_list; }
    const scene::StripFigure& figure() const { return m_figure; }
    const scene::StripLayout& layout() const { return m_layout; }
    std::uint64_t stamp() const { return m_stamp; } ///< grows with every new drawing

    /// Where the chart was drawn last: its top left corner in the window, and a millimetre's
    /// pixels.
    struct Place {
        display::Point corner_px;
        double px_per_mm = 1;
        display::Point to_page(display::Point window_px) const {
            return {(window_px.x - corner_px.x) / px_per_mm,
                    (window_px.y - corner_px.y) / px_per_mm};
        }
        display::Point to_window(display::Point page_mm) const {
            return {corner_px.x + page_mm.x * px_per_mm, corner_px.y + page_mm.y * px_per_mm};
        }
    };
    Place place;

    /// Where the hand is. What it points at is lit on the chart, on the map and on the days.
    struct Cursor {
        enum class Over { Nothing, Chart, Map };
        Over over = Over::Nothing;
        std::optional<double> along_m; ///< of the river
        std::optional<CivilDay> day;
        scene::StripSpot spot; ///< over the chart
        std::string event;     ///< "event:ID" of the disc under the hand, or empty
    };
    const Cursor& cursor() const { return m_cursor; }
    void point_at_chart(display::Point page_mm);
    void point_at_map(MapPoint at, double within_m);
    void point_away() { m_cursor = {}; }
    /// The day under the hand on the chart; nothing elsewhere.
    std::optional<CivilDay> lit_day() const { return open ? m_cursor.day : std::nullopt; }

    /// "km 52, Khenj": the distance and a place of the chart within 2.5 km of it; else the two
    /// between which it lies.
    std::string place_words(double along_m, std::string_view language) const;
    /// The view in which the whole river is within the frame, the same where it is already.
    app::ViewState with_river_in_sight(const app::Session& session, const app::ViewState& view,
                                       const MapFrame& frame) const;
    /// What a click there leads to: the view dated, its centre at the river or at the row's place.
    app::ViewState followed(const app::Session& session, const app::ViewState& view) const;

private:
    struct Asked {
        chronicle::Basis basis;
        std::optional<CivilDay> known_on;
        std::string language;
        double width_mm = 0, height_mm = 0;
        bool operator==(const Asked&) const = default;
    };

    std::optional<Asked> m_asked;
    std::optional<app::StripAnswer> m_answer;
    std::optional<scene::IconSet> m_icons;
    std::string m_fault;
    scene::StripFigure m_figure;
    scene::StripLayout m_layout;
    display::DisplayList m_list;
    std::uint64_t m_stamp = 0;
    Cursor m_cursor;
};

} // namespace panjshir::gui
