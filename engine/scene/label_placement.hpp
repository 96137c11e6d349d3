#pragma once
// Which labels stand, and where: by rank, never overlapping each other or a symbol.

#include "display/display_list.hpp"
#include "scene/map_view.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace panjshir::scene {

enum class LabelAnchor {
    BesidePoint, ///< around a symbol, right of it first
    Centred      ///< on the point itself only
};

struct LabelRequest {
    int rank = 5;                ///< lower goes first; equal ranks in the order given
    display::Point at;           ///< page mm
    double symbol_radius_mm = 0; ///< the label keeps clear of it
    double width_mm = 0, ascent_mm = 0, descent_mm = 0;
    LabelAnchor anchor = LabelAnchor::BesidePoint;
};

struct PlacedLabel {
    std::size_t request = 0;
    display::Point baseline; ///< left end of the baseline
    PageBox box;
};

struct PlacementOptions {
    double gap_mm = 0.7;        ///< between symbol and label
    double clearance_mm = 0.35; ///< between labels
    std::optional<PageBox>
        bounds; ///< labels stay inside; none: they depend on nothing but the ground
};

/// Eight positions round each point in the order of Imhof 1975 (right, upper right, lower right,
/// left, upper left, lower left, above, below), greedily by rank; a label that finds no room may
/// move one placed label of no higher rank to another of its positions (once). What finds none is
/// left out. The answer depends on the input alone, and not on the page where no bounds are given.
/// Symbols of all requests and `obstacles` are kept free. Time about n log n for n labels of like
/// size.
std::vector<PlacedLabel> place_labels(std::span<const LabelRequest> requests,
                                      std::span<const PageBox> obstacles,
                                      const PlacementOptions& options = {});

} // namespace panjshir::scene
