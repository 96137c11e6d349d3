#pragma once
// How sure a reading is, as a frequency: of mentions told with 0.8, four of five are right.

#include "gazetteer/read/place_spots.hpp"

namespace panjshir::gazetteer {

/// 0..1. Fitted by hand on the development passages of tests/gazetteer/gold; read_calibration_test
/// measures it.
double confidence_of(const Spot& spot);

} // namespace panjshir::gazetteer
