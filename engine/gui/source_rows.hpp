#pragma once
// The rows of the list of sources. Pure, so that it can be tested.

#include "chronicle/model.hpp"

#include <string_view>
#include <vector>

namespace panjshir::gui {

struct SourceRow {
    const chronicle::Source* source = nullptr; ///< of the chronicle
    int claims = 0, events = 0;                ///< that it carries
};

/// By day of publication, those without one last. `filter`: words that all occur in id, title,
/// publisher, date or what the source rests on, whatever their case and accents; empty: all
/// sources.
std::vector<SourceRow> source_rows(const chronicle::Chronicle& chronicle, std::string_view filter);

} // namespace panjshir::gui
