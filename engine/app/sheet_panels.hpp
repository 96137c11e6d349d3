#pragma once
// A page of small multiples as a person asks for it: a day, a voice or a source a panel.

#include "app/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::app {

enum class PanelKind { Days, Voices, Papers };
Result<PanelKind> parse_panel_kind(std::string_view text); ///< "days", "voices" or "papers"

struct PanelRequest {
    PanelKind kind = PanelKind::Days;
    std::string from, to;         ///< days, of Days; empty: the atlas's own
    std::optional<MapBox> ground; ///< nothing: the areas that claims speak of
};

inline constexpr int kMostPanels = 42;

/// The views of the panels, in order: all like `view` but for the day or the voice. Voices are all
/// together, each side that can hold ground, and whoever else has a word that still counts on the
/// day; papers are all together and each source with such a word. Errors: no date, days that end
/// before they begin, more than kMostPanels.
Result<std::vector<ViewState>> panel_views(const Session& session, const ViewState& view,
                                           const PanelRequest& request);

/// "15 August to 6 September 2021: who was said to hold what, day by day".
std::string panel_headline(const Session& session, const std::vector<ViewState>& views,
                           PanelKind kind);

} // namespace panjshir::app
