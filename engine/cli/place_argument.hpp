#pragma once
// A place as the user names it on the command line.

#include "io/atlas.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::cli {

struct NamedPlace {
    std::string id;   ///< of the atlas, or empty
    std::string name; ///< for people
    LonLat at;
    std::optional<double> elevation_m; ///< adopted, if the atlas has one
};

/// "69.5,35.3" (or with a colon), an id of the atlas, or a name that the gazetteer finds. Errors:
/// nothing found, out of range, a place without a position.
Result<NamedPlace> resolve_place(const io::Atlas& atlas, std::string_view text);

/// The place of that id, or those that the gazetteer finds by that name, best first, as good as the
/// best; with or without a position. Never empty. Errors: nothing found.
Result<std::vector<const gazetteer::Place*>> resolve_atlas_places(const io::Atlas& atlas,
                                                                  std::string_view text);

} // namespace panjshir::cli
