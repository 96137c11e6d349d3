#pragma once
// The icons of the kinds of events, from the assets.

#include "scene/content.hpp"

namespace panjshir::app {

/// Errors: an icon that cannot be read, is none or lacks; the message names the folder or file.
Result<scene::IconSet> event_icons();

} // namespace panjshir::app
