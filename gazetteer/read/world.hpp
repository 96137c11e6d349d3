#pragma once
// Countries and capitals beyond any atlas: enough to know them when a text names them.

#include "gazetteer/index.hpp"

namespace panjshir::gazetteer {

/// Countries (their middle, rounded to a degree or so) and capitals (rounded to a tenth of a
/// degree), with their names in English, French and Dari. Built once; lives as long as the program.
const NameIndex& world_index();

} // namespace panjshir::gazetteer
