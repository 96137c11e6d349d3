#pragma once
// The interface's languages, read from the assets once.

#include "base/error.hpp"

namespace panjshir::app {

/// Reads every assets/locale/LANGUAGE.po for the interface. What cannot be read is named, and that
/// language reads English.
Diagnostics load_translations();

/// Reads every assets/locale/map.LANGUAGE.po: what the map itself says. For what draws sheets
/// alone: until it is called, a map in Dari has Dari names and English words, which the window's
/// toolkit can show.
Diagnostics load_map_words();

} // namespace panjshir::app
