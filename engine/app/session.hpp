#pragma once
// One open atlas with its terrain, ready to be asked and drawn: what the window and the command
// line share.

#include "base/error.hpp"
#include "chronicle/day_state.hpp"
#include "display/display_list.hpp"
#include "geo/lon_lat.hpp"
#include "geo/map_point.hpp"
#include "scene/layers.hpp"
#include "scene/overlay.hpp"
#include "scene/sheet_template.hpp"
#include "time/civil_day.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir {
class Projection;
}
namespace panjshir::io {
struct Atlas;
}
namespace panjshir::chronicle {
class Timeline;
}
namespace panjshir::text {
class FontStore;
}
namespace panjshir::scene {
enum class Layout;
struct Ground;
} // namespace panjshir::scene

namespace panjshir::app {

struct PanelRequest;

enum class ReliefDetail; // terrain_store_relief.hpp

struct SessionOptions {
    std::filesystem::path atlas_folder;
    std::string terrain = "built-in";   ///< or a raster file of elevations
    std::filesystem::path cache_folder; ///< derived rasters are kept here; empty: nothing is kept
    int stale_after_days = 7;           ///< a claim older than this no longer counts
    ReliefDetail relief_detail{};       ///< of a stored terrain; Awaited unless told
    /// Told once when a stored terrain's finer relief cannot be read; Beside: on another thread.
    std::function<void(const std::string&)> warn{};
};

/// The words over a map that is not about claims, in place of headline, basis and clocks.
struct MapHeading {
    std::string title, basis, clocks;
    bool operator==(const MapHeading&) const = default;
};

/// Where the relief's light comes from, which a reader may move.
struct LightChoice {
    double azimuth_deg = 315;  ///< clockwise from grid north
    double altitude_deg = 45;  ///< above the horizon, 15..75
    double exaggeration = 1.6; ///< heights are multiplied by it for the light alone, 0..5
    bool operator==(const LightChoice&) const = default;
};

/// All that decides what a map shows; equal states give equal maps.
struct ViewState {
    MapPoint centre;
    double scale_denominator = 600000; ///< on the paper or screen, at its millimetres
    CivilDay on;
    std::optional<CivilDay> known_on; ///< nothing: everything published
    chronicle::Basis basis;
    std::string language = "en"; ///< en, fr or prs
    std::string second_language; ///< empty: none
    scene::LayerSet layers = scene::LayerSet::usual();
    LightChoice light;
    scene::SheetLook look; ///< template of the sheet, colour or grey, positions made coarse
    std::string selected;  ///< id of a hit area ("claim:...", "event:...", "place:..."), or empty

    std::optional<MapHeading> heading; ///< of a figure; not part of a view string

    bool operator==(const ViewState&) const = default;
};

/// Size of a drawing; a window's millimetres are its pixels at 96 per inch over the interface's
/// scale.
struct PageSize {
    double width_mm = 0, height_mm = 0;
};

struct CardRow {
    std::string label; ///< may be empty
    std::string text;
};
struct CardSection {
    std::string heading; ///< may be empty
    std::vector<CardRow> rows;
    std::string link; ///< id that a click on the heading selects, or empty
};
/// What is told of a selected mark: who says so, through whom, where in the text, how old, what
/// others say.
struct Card {
    std::string title;
    std::string subtitle;
    std::string persian_name; ///< shaped by text/, never by the interface toolkit
    std::vector<CardSection> sections;
    std::optional<MapPoint> position;
};

/// What the date slider shows for one day.
struct DayMark {
    struct EventTick {
        std::string id, title;
        chronicle::EventKind kind;
        std::string side; ///< of who acts: "resistance", "taliban" or empty
    };
    struct ClaimBar {
        std::string side; ///< of the speaker
        int count = 0;    ///< claims that speak of this day
    };
    CivilDay day;
    std::vector<EventTick> events;
    std::vector<ClaimBar> claims;
};

struct SearchHit {
    std::string id;     ///< "place:khawak-pass", "actor:saleh"
    std::string title;  ///< "Khawak Pass"
    std::string detail; ///< "pass · 3,848 m · matched 'Kotal-e Khawak'"
    std::optional<MapPoint> position;
};

struct BasisChoice {
    chronicle::Basis basis;
    std::string title; ///< "All voices", "Resistance", "000 · 24 August, ..."
};

/// An item that the map cannot show: it is listed beside it.
struct ListedItem {
    std::string id;
    std::string title;
    std::string detail;
};

class Session {
public:
    /// Reads the atlas, makes or reads the terrain and everything drawn from it. Errors: no such
    /// atlas, unusable terrain file, no font. `progress` is told what is being done ("reading the
    /// atlas").
    static Result<std::unique_ptr<Session>>
    open(const SessionOptions& options, const std::function<void(std::string_view)>& progress = {});
    ~Session();

    const io::Atlas& atlas() const;
    const chronicle::Timeline& timeline() const;
    const Projection& projection() const;
    const text::FontStore& fonts() const;
    const Diagnostics& diagnostics() const; ///< faults of the atlas; it is shown all the same
    bool terrain_is_schematic() const;
    /// Rises when finer relief has been made beside the window: the view is to be drawn anew.
    std::uint64_t relief_made() const;
    /// What `warn` was told; empty while nothing is wrong.
    std::string relief_fault() const;
    const scene::Ground& ground() const; ///< heights, areas, rivers and roads on the map's plane

    /// First and last day of the slider.
    DayInterval days() const;
    /// The whole default area fitted into a page.
    ViewState initial_view(const PageSize& page) const;
    /// The ground that claims speak of, as large as the sheet's frame holds it: for pages read from
    /// afar.
    ViewState claims_view(const ViewState& state, const PageSize& page) const;
    ViewState fitted_view(const ViewState& state, const LonLatBox& area,
                          const PageSize& page) const;

    /// The window's map, edge to edge, with headline, legend and scale bar laid over it. Scale
    /// limits are kept by clamp_view.
    display::DisplayList draw(const ViewState& state, const PageSize& page,
                              const std::vector<scene::Overlay>& overlays = {}) const;
    /// The finished sheet for paper: band with title, basis, clocks, legend, sources.
    display::DisplayList draw_sheet(const ViewState& state, const PageSize& page,
                                    const std::vector<scene::Overlay>& overlays = {}) const;

    /// A page of small multiples with one legend. Requires: at least one view.
    display::DisplayList draw_panels(const std::vector<ViewState>& views,
                                     const PanelRequest& request, const PageSize& page) const;

    /// Keeps the centre on the terrain and the scale between 1:20,000 and 1:4,000,000.
    ViewState clamp_view(const ViewState& state) const;
    MapPoint to_map(const ViewState& state, const PageSize& page, display::Point at) const;
    display::Point to_page(const ViewState& state, const PageSize& page, MapPoint at) const;
    /// Id of the topmost mark at a page position, or empty.
    static std::string hit(const display::DisplayList& list, display::Point at);

    std::optional<Card> card(const ViewState& state, std::string_view id) const;
    std::vector<DayMark> day_marks(const ViewState& state) const;
    std::vector<BasisChoice> bases(std::string_view language) const;
    /// "23 August 2021: three districts of Baghlan, claimed by both".
    std::string headline(const ViewState& state) const;
    std::vector<SearchHit> search(std::string_view query, const ViewState& state) const;
    /// Today's claims and events without a position, and places beyond the sheet with distance and
    /// direction.
    std::vector<ListedItem> unlocated(const ViewState& state) const;

    struct Impl; ///< for the files of app/ alone

private:
    explicit Session(std::unique_ptr<Impl> impl);
    display::DisplayList draw_in(scene::Layout layout, const ViewState& state, const PageSize& page,
                                 const std::vector<scene::Overlay>& overlays) const;
    std::unique_ptr<Impl> m_impl;
};

} // namespace panjshir::app
