#pragma once
// An elevation profile answered from the terrain in use, and written: a table or a figure.

#include "app/terrain_part.hpp"
#include "io/atlas.hpp"
#include "scene/figures/profile_places.hpp"
#include "terrain/profile.hpp"
#include "terrain/sight.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::app {

struct ProfileRequest {
    Polyline corners;
    std::vector<std::string> ids; ///< of the places that the corners are, or empty; one for each
    std::string title;            ///< "Bazarak – Khawak Pass"
    std::string language = "en";
    double dead_band_m = 10;
    bool river = false; ///< the lowest ground within a cell and a half of the line counts
    double beside_m = scene::kBesideProfile_m;
};

struct ProfileAnswer {
    terrain::Profile profile;
    std::vector<scene::ProfileStop> stops;
    std::string title, language;
    TerrainPart terrain;
};

/// Errors: as load_terrain_part and terrain::make_profile.
Result<ProfileAnswer> make_profile(const io::Atlas& atlas, const GroundOptions& options,
                                   const ProfileRequest& request);

struct FollowedLine {
    Polyline line;
    bool river = false;
};
/// The drawn line of a river (head to mouth) or of a road (its longest unbroken part), or the part
/// of it between two places. Errors: the atlas draws no such river or road; as load_ground.
Result<FollowedLine> line_along(const io::Atlas& atlas, const GroundOptions& options,
                                const std::vector<std::string>& places,
                                const std::optional<std::pair<LonLat, LonLat>>& between);

/// distance_m, longitude, latitude, elevation_m, place: a row a sample; RFC 4180.
std::string profile_csv(const ProfileAnswer& answer);

/// By the extension: .csv, .png, .pdf or .svg; a figure with the line of sight over it where there
/// is one. Errors: another extension; no font; cannot be written.
Result<void> write_profile(const ProfileAnswer& answer, const std::filesystem::path& file,
                           const std::optional<terrain::LineOfSight>& sight = {},
                           const terrain::SightRules& rules = {});

} // namespace panjshir::app
