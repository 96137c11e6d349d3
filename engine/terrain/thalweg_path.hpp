#pragma once
// Ways over the cells of a flow field, and how they are drawn.

#include "terrain/flow.hpp"
#include "terrain/thalweg.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace panjshir::terrain {

/// Cells, each a neighbour of the one before.
using CellPath = std::vector<std::size_t>;

/// For each cell of a path whether it lies in a valley; the sides are taken at right angles to the
/// path. Gaps of less than the valley's half width, as where a side valley opens, count as valley.
std::vector<std::uint8_t> in_valley(const FlowField& flow, const CellPath& path,
                                    const ValleyOptions& options);

/// The path's cell centres under a bell of about two cells either side; its ends stay.
MapLine smooth_path(const FlowField& flow, const CellPath& path);

} // namespace panjshir::terrain
