#pragma once
// A user's annotations as what is laid over the map.

#include "io/annotations.hpp"
#include "projection/projection.hpp"
#include "scene/overlay.hpp"

#include <string_view>
#include <vector>

namespace panjshir::app {

/// One overlay an annotation, with the id "annotation:N". A measured line is labelled with its
/// geodesic length and, for two points, its direction; an area of Measure kind with none. Pixel
/// sizes become millimetres at 96 an inch.
std::vector<scene::Overlay> annotation_overlays(const std::vector<io::Annotation>& annotations,
                                                const Projection& projection,
                                                std::string_view language);

/// "14.2 km NNE" of a line of places: its length, and for two points its direction.
std::string measured_text(const Polyline& points, std::string_view language);

} // namespace panjshir::app
