#pragma once
// A viewshed drawn over the map.

#include "app/export_map.hpp"
#include "terrain/viewshed.hpp"

#include <filesystem>
#include <string>

namespace panjshir::app {

/// What is seen as one overlay, with the observer and the radius; `plane` is that of the viewshed.
scene::Overlay viewshed_overlay(const Session& session, const terrain::Viewshed& viewshed,
                                const Projection& plane, MapPoint observer, double radius_m,
                                std::string_view language);

struct ViewshedWords {
    std::string observer; ///< a name or a position
    double above_ground_m = 1.7, radius_m = 30000;
    std::string language = "en";
};

/// The map of the ground round the observer, without claims and events. Errors: as export_map.
Result<void> export_viewshed(const Session& session, const terrain::Viewshed& viewshed,
                             const Projection& plane, MapPoint observer, const ViewshedWords& words,
                             const PaperOptions& paper, const std::filesystem::path& file);

} // namespace panjshir::app
