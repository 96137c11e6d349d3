#pragma once
// The parts of the reader's panel, one file each.

#include "gui/panels/panel_room.hpp"

#include <cstdint>
#include <string_view>

namespace panjshir::gui {

/// Whether the card of what is selected stands in the reader's place.
bool card_covers_reader(const WindowState& state, const Answers& answers);

/// A text of one line as pictures where the toolkit cannot join its letters; else as it is.
void shaped_text(PanelRoom& room, std::string_view text, float em_px, ImVec4 ink);

/// The text with its places and dates lit up, in a box of that height.
void reader_text(PanelRoom& room, float height);
/// The chosen mention: what it may mean and why, and the user's word on it.
void reader_mention(PanelRoom& room, float height);
/// The list of sources.
void source_list(PanelRoom& room);

/// A colour of the text and the map as the toolkit has it; lighter on dark panels.
ImVec4 lit_colour(std::uint32_t rgb, const Theme& theme);

} // namespace panjshir::gui
