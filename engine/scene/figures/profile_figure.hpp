#pragma once
// An elevation profile as a page: ground in the map's tints, names over it, a line of sight if
// there is one.

#include "display/display_list.hpp"
#include "scene/figures/profile_places.hpp"
#include "terrain/profile.hpp"
#include "terrain/sight.hpp"
#include "text/font_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::scene {

struct ProfileFigure {
    const terrain::Profile& profile;
    std::vector<ProfileStop> stops;            ///< those that find room are named
    std::string title;                         ///< "Bazarak – Khawak Pass"
    std::string credits;                       ///< at the foot: terrain and sources
    bool schematic = false;                    ///< said before the credits
    std::string language = "en";               ///< en, fr or prs
    std::optional<terrain::LineOfSight> sight; ///< over the same line, from its start
    terrain::SightRules rules;                 ///< of the sight
    double width_mm = 280, height_mm = 140;
};

/// Names that find no room without touching another are left out. The same figure gives the same
/// list.
display::DisplayList draw_profile(const ProfileFigure& figure, const text::FontStore& fonts);

/// How many times heights are drawn larger than distances, as the figure says it.
double vertical_exaggeration(const ProfileFigure& figure);

} // namespace panjshir::scene
