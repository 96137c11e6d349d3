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
    std::string area;                 ///< "W,S,E,N"; empty: the atlas's own, of a slide or square
                                      ///< what claims speak of
    std::string scale;                ///< "1:250000" or "250000"; empty: as the area fits
    std::string layers;               ///< "relief,rivers" or "-events"; empty: all
    std::string light;                ///< "315,45,1.6"; empty: from the north-west
    std::string page_template;        ///< sheet, slide or square; empty: sheet
    std::string style;                ///< colour or grey; empty: colour
    std::string coarsen;              ///< "5km"; empty: positions stay
    std::string symbols;              ///< discs or frames; empty: discs
    /// A view string, or a map's file that holds one; the others change it. Or empty.
    std::string view;
    std::string language = "en", second_language;
};

/// The template alone: the size of a page hangs on it. Errors: none of the templates, a file
/// without a view.
Result<scene::SheetTemplate> template_of(const ViewRequest& request,
                                         const chronicle::Chronicle& chronicle);

/// Errors: a date that is none, an unknown voice, an area, scale or layer that is none.
Result<ViewState> make_view(const Session& session, const ViewRequest& request,
                            const PageSize& page);

} // namespace panjshir::app
