#pragma once
// A view as a person asks for it in words: what the command line gives to `render` and to the
// window.

#include "app/session.hpp"

#include <optional>
#include <string>

namespace panjshir::app {

struct ViewRequest {
    std::string date;                 ///< a day; empty: the day that the window opens on
    std::string known_on;             ///< a day, or empty: everything published
    std::string according_to = "all"; ///< all, a side, an actor or a source
    std::string area;                 ///< "W,S,E,N"; empty: the atlas's own
    std::string scale;                ///< "1:250000" or "250000"; empty: as the area fits
    std::string layers;               ///< "relief,rivers" or "-events"; empty: all
    std::string view;                 ///< a view string, which the others change; or empty
    std::string language = "en", second_language;
};

/// Errors: a date that is none, an unknown voice, an area, scale or layer that is none.
Result<ViewState> make_view(const Session& session, const ViewRequest& request,
                            const PageSize& page);

} // namespace panjshir::app
