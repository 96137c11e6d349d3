#pragma once
// Small multiples: the same ground several times, a day or a voice each, with one legend.

#include "scene/content.hpp"

#include <string>
#include <vector>

namespace panjshir::scene {

struct Panel {
    MapRequest request;
    std::string title; ///< "23 August"
};

/// How panels stand in a frame: as large as they can be for ground of that shape (width over
/// height), in reading order. Each box is a map's, under a title of `title_mm`.
std::vector<PageBox> panel_boxes(std::size_t count, const PageBox& frame, double shape,
                                 double title_mm, double gap_mm);

/// A page of panels that all show `ground`. `common` gives title, basis, clocks, credits and look.
/// Where panels are small, happenings are left out: they would hide who holds what.
display::DisplayList build_panels(const SceneContent& content, const MapRequest& common,
                                  const std::vector<Panel>& panels, const MapBox& ground,
                                  double width_mm, double height_mm);

} // namespace panjshir::scene
