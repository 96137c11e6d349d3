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
    int rank = 5;                ///< lower goes first
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

enum class Symbols {
    KeptClear,   ///< no label covers any request's symbol
    MayBeCovered ///< a label keeps clear of its own alone
};

struct PlacementOptions {
    double gap_mm = 0.7;        ///< between symbol and label
    double clearance_mm = 0.35; ///< between labels
    std::optional<PageBox>
        bounds; ///< labels stay inside; none: they depend on nothing but the ground
    Symbols symbols = Symbols::KeptClear;
};

/// Sixteen positions round each point (label_candidates.hpp), rank by rank, so that no label is
/// left out for one of a lower rank's sake. Within a rank: short names first, each in its best free
/// position; then what found no room is tried again by moving a neighbour of any rank to another of
/// its positions (a chain of up to four), and by taking out one of its own rank where two stand
/// instead. At last each label goes to the best position that is free for it. The search is
/// bounded by a count of looks, not by a clock: the answer depends on the input alone, and not on
/// where the page lies. A request with a coordinate or size that is not finite gets no label. Time
/// is about linear in the number of labels of like size.
/// Symbols of all requests (unless they may be covered) and `obstacles` are kept free.
std::vector<PlacedLabel> place_labels(std::span<const LabelRequest> requests,
                                      std::span<const PageBox> obstacles,
                                      const PlacementOptions& options = {});

} // namespace panjshir::scene
