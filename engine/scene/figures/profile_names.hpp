#pragma once
// The names over a profile, with leader lines; no name touches another. Only for
// profile_figure.cpp.

#include "scene/figures/chart.hpp"
#include "scene/figures/profile_figure.hpp"

namespace panjshir::scene {

void draw_profile_names(ChartPage& page, const ChartFrame& frame, const ProfileFigure& figure);

} // namespace panjshir::scene
