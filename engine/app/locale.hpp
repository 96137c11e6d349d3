#pragma once
// The interface's languages, read from the assets once.

#include "base/error.hpp"

namespace panjshir::app {

/// Reads every assets/locale/LANGUAGE.po. What cannot be read is named, and that language reads English.
Diagnostics load_translations();

} // namespace panjshir::app
