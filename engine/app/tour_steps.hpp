#pragma once
// A tour's step as a view of the map with its highlights, and a view as a step: plain data for the
// window, the command line and slides.

#include "app/session.hpp"
#include "io/tour_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir::app {

struct TourStepView {
    ViewState view;
    std::vector<scene::Overlay> overlays;
    std::string title, text;         ///< in the language asked for ("fr", else English)
    std::vector<std::string> places; ///< ids of all that is highlighted
};

/// Errors: a view string that cannot be read, unknown layers; the message names the tour's file and
/// line.
Result<TourStepView> tour_step_view(const Session& session, const io::Tour& tour,
                                    const io::TourStep& step, const PageSize& page,
                                    std::string_view language);

/// A step that shows this view; the caller adds titles and texts.
io::TourStep step_from_view(const ViewState& view, std::string id);

} // namespace panjshir::app
