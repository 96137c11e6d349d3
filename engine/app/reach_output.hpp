#pragma once
// Ways in files: tables, lines for other programs, a raster of hours, a drawn map.

#include "app/export_map.hpp"
#include "app/reach.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::app {

/// "34 min", "7.5 h", "132 h"; in French with a decimal comma.
std::string hours_text(double hours, std::string_view language);

/// What must be said wherever a way is told or drawn.
std::string reach_caution(std::string_view language);

/// Ways as rows: to, name, hours, walked_hours, length_m, ascent_m, descent_m, highest_m, passes
/// (by ';'), open ("yes": nothing closed for it). UTF-8, RFC 4180.
std::string reach_csv(const ReachAnswer& answer);

/// Ways as LineStrings and what is closed as MultiLineStrings and points, with the same properties
/// (RFC 7946, longitude and latitude).
std::string reach_geojson(const Session& session, const ReachAnswer& answer);

/// Ways over the map with their hours, isochrones on foot, what is closed crossed out; texts keep
/// their distance at the scale of the view.
std::vector<scene::Overlay> reach_overlays(const Session& session, const ReachAnswer& answer,
                                           const ViewState& view);

/// A view that shows all ways, with the words of a figure on terrain cost and without claims and
/// events.
ViewState reach_view(const Session& session, const ReachAnswer& answer, std::string_view language,
                     const PageSize& page);

/// By the extension: .csv, .geojson or .json, .tif (hours on foot to every cell), .png, .pdf, .svg.
/// Errors: another extension; .tif by road; as export_map.
Result<void> write_reach(const Session& session, const ReachAnswer& answer,
                         std::string_view language, const PaperOptions& paper,
                         const std::filesystem::path& file);

} // namespace panjshir::app
