#pragma once
// Questions about the ground that the window answers while the hand moves: what an observer sees,
// the profile of a line, ways with passes open or closed.

#include "app/session.hpp"
#include "gui/export_job.hpp"
#include "gui/map_tools.hpp"
#include "gui/overlay_shelf.hpp"
#include "io/annotations.hpp"
#include "terrain/profile.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::gui {

/// Ways from one place to another, as the program tells them beside the window.
struct WayQuestion {
    std::string from, to; ///< ids of places
    bool by_road = false;
    std::vector<std::string> closed;
    std::string language;
    bool operator==(const WayQuestion&) const = default;
    bool whole() const { return !from.empty() && !to.empty() && from != to; }
};
struct WayAnswer {
    std::string what; ///< "way", or "way with nothing closed"
    double hours = 0, length_m = 0, ascent_m = 0;
    std::vector<std::string> passes;
};

class GroundTools {
public:
    static constexpr double kObserverRadius_m = 25000, kObserverHeight_m = 2;

    /// Brings overlays and answers up to date with the tools, the selected or last drawn profile
    /// line and the ways asked for. Returns whether something is still being worked out beside the
    /// window.
    bool update(const app::Session& session, const MapTools& tools, const Workspace& workspace,
                const app::ViewState& view, OverlayShelf& shelf);

    /// The profile shown, with the id of its annotation; null: none.
    const terrain::Profile* profile() const { return m_profile ? &*m_profile : nullptr; }
    int profile_id() const { return m_profile_of ? m_profile_of->id : 0; }
    /// The pointer over the profile shows the place on the map; nothing: it is elsewhere.
    void point_at(std::optional<std::size_t> point) { m_pointed = point; }

    const WayQuestion& ways() const { return m_ways; } ///< what the document asks
    const std::vector<WayAnswer>& way_answers() const { return m_answers; }
    const std::string& way_fault() const { return m_way_fault; }
    bool asking() const { return m_job.running(); }

    /// Seen by the observer, square kilometres; nothing without one.
    std::optional<double> seen_km2() const { return m_seen_km2; }

private:
    void update_observer(const app::Session& session, const MapTools& tools,
                         const std::string& language, OverlayShelf& shelf);
    void update_profile(const app::Session& session, const Workspace& workspace,
                        const std::string& selected, OverlayShelf& shelf);
    void update_ways(const app::Session& session, OverlayShelf& shelf);
    void take_answer(const app::Session& session, OverlayShelf& shelf);

    std::optional<MapPoint> m_observer;
    std::string m_observer_language;
    std::optional<double> m_seen_km2;
    std::optional<io::Annotation> m_profile_of;
    std::optional<terrain::Profile> m_profile;
    std::optional<std::size_t> m_pointed, m_pointed_shown;
    WayQuestion m_ways, m_asked;
    ExportJob m_job;
    std::filesystem::path m_answer_file;
    std::vector<WayAnswer> m_answers;
    std::string m_way_fault;
};

} // namespace panjshir::gui
