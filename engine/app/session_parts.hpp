#pragma once
// What a session is made of; only the files of app/ see it.

#include "app/session.hpp"
#include "chronicle/timeline.hpp"
#include "gazetteer/index.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/content.hpp"
#include "scene/relief_source.hpp"
#include "text/font_store.hpp"

namespace panjshir::app {

struct Session::Impl {
    io::Atlas atlas;
    std::unique_ptr<Projection> projection;
    std::unique_ptr<text::FontStore> fonts;
    scene::Ground ground;
    std::unique_ptr<scene::ReliefSource> relief; ///< of a stored terrain's finer levels; or null
    std::unique_ptr<chronicle::Timeline> timeline;
    std::optional<gazetteer::NameIndex> names;
    scene::SceneContent content;
    std::string terrain_file; ///< name of the elevation file; empty for the built-in relief
    Diagnostics diagnostics;

    chronicle::DayState state(const ViewState& view) const {
        return timeline->on(view.on, view.basis, view.known_on);
    }
    /// Around the areas that claims name; the whole terrain where none has an area.
    MapBox claimed_box() const;
    scene::MapRequest request(const ViewState& view) const;
    std::string basis_text(const ViewState& view) const; ///< "According to all voices"
    std::string
    clocks_text(const ViewState& view) const; ///< "said to be so on 23 August · known by ..."
    std::string credits_text(const ViewState& view) const;
};

inline scene::MapView view_of(const ViewState& state, const scene::PageBox& frame) {
    return {state.centre, state.scale_denominator, frame};
}

/// A name as people read it: of a place, an actor or a source; the id where there is none.
std::string place_name(const io::Atlas& atlas, std::string_view id, std::string_view language);
std::string actor_name(const io::Atlas& atlas, std::string_view id, std::string_view language);
/// "Reuters, 22 August 2021 (002)".
std::string source_title(const chronicle::Source& source, std::string_view language);

std::string make_headline(const io::Atlas& atlas, const chronicle::DayState& state,
                          std::string_view language);

std::optional<Card> make_card(const Session::Impl& session, const ViewState& view,
                              std::string_view id);

} // namespace panjshir::app
