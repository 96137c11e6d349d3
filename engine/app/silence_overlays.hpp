#pragma once
// The districts of which nobody speaks, laid over the map: a blank is not calm.

#include "app/session.hpp"

#include <vector>

namespace panjshir::app {

/// One overlay a district with an area of which nobody speaks in the span (according to the view's
/// basis, of what was published by the span's last day): grey and dotted, with "no word since 23
/// August", "no word at all", or, where a valley around it is spoken of in the span, "mentioned
/// only with the Panjshir Valley". The first bears the legend's line. Dots are spaced for the
/// view's scale.
std::vector<scene::Overlay> silence_overlays(const Session& session, const ViewState& view,
                                             const DayInterval& span);

} // namespace panjshir::app
