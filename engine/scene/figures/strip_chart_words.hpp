#pragma once
// Words of the strip chart that the map has not in Dari.

#include "chronicle/model.hpp"

#include <string>
#include <string_view>

namespace panjshir::scene {

/// "clash", "affrontement", "درگیری".
std::string strip_event_name(chronicle::EventKind kind, std::string_view language);

} // namespace panjshir::scene
