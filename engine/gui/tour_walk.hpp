#pragma once
// Walking a tour in the window: which step is shown, the flight from view to view, and adding a
// step.

#include "app/tour_steps.hpp"
#include "gui/navigation.hpp"
#include "gui/overlay_shelf.hpp"
#include "io/tour_file.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace panjshir::gui {

/// The view between two, `share` 0..1 of the way: eased, the scale in even proportion, everything
/// but place and scale already that of the end.
app::ViewState between(const app::ViewState& from, const app::ViewState& to, double share);

/// The map's frame, and how much of its left side the tour's own panel covers, of its right side a
/// card; px.
struct TourRoom {
    MapFrame frame;
    double panel_px = 0, card_px = 0;

    /// What is left between them; the whole frame where that would be less than two fifths of it.
    MapFrame free(bool with_card) const;
};

class TourWalk {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kFlight{700};

    bool open = false; ///< whether the panel is shown

    /// The atlas's tours, read when first asked for.
    const io::TourShelf& shelf(const app::Session& session);
    const io::Tour* tour(const app::Session& session);
    int step() const { return m_step; } ///< from 0; meaningless without a tour
    const std::optional<app::TourStepView>& shown() const { return m_shown; }

    /// Shows a step, flying there, its ground in what is free of the room; a step before the first
    /// or after the last is none. Faults of the step are returned.
    Result<void> go(const app::Session& session, const std::string& tour, int step,
                    app::ViewState& view, const TourRoom& room, OverlayShelf& shelf,
                    Clock::time_point now);
    void leave(OverlayShelf& shelf);

    static constexpr std::chrono::milliseconds kGlide{250};
    /// Who wants the view moved.
    enum class By { User, Window };
    /// Leads from a view to another without a step of a tour.
    void glide(app::ViewState& view, const app::ViewState& to, Clock::time_point now,
               By by = By::User);

    bool flying() const { return m_flight.has_value(); }
    /// Moves the map along the flight, and nothing else of the view: what is dated, asked or
    /// selected meanwhile stays so. A map that a hand has moved ends it. Returns who wanted the
    /// move; nothing: there was none.
    std::optional<By> fly(app::ViewState& view, Clock::time_point now);

    /// Texts again in another language.
    void retell(const app::Session& session, const app::ViewState& view, const MapFrame& frame,
                OverlayShelf& shelf);

    /// Reads the tours anew at the next question, after a step was added.
    void forget() { m_shelf.reset(); }

private:
    struct Flight {
        app::ViewState from, to, last;
        Clock::time_point began;
        std::chrono::milliseconds lasts = kFlight;
        By by = By::User;
    };
    /// All but place and scale is that of the flight's end from now on.
    void set_out(app::ViewState& view, Flight flight);

    std::optional<io::TourShelf> m_shelf;
    std::string m_tour, m_language;
    int m_step = 0;
    std::optional<app::TourStepView> m_shown;
    std::optional<Flight> m_flight;
};

} // namespace panjshir::gui
