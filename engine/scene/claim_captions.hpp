#pragma once
// A few words under a place's name that keep apart what one colour would melt: taken or retaken,
// denied, only up to the border, said against the speaker's own side, or last heard of long ago.

#include "chronicle/day_state.hpp"
#include "display/display_list.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace panjshir::scene {

struct ClaimCaption {
    std::string words;      ///< "said retaken 23 August"
    display::Colour colour; ///< of who is said to hold, or quiet ink
};

/// At most three, the most telling first: who took, retook or lost it; what is denied; a siege or
/// an entry; a word against the speaker's own interest, all of the last `kCaptionDays`; and, where
/// the word on a holder is older than the day, when it was heard last. Nothing for a place of which
/// nobody speaks.
std::vector<ClaimCaption> claim_captions(const chronicle::PlaceOnDay& place, CivilDay on,
                                         const chronicle::Chronicle& chronicle,
                                         std::string_view language);

inline constexpr int kCaptionDays = 2; ///< age up to which a claim has its caption

} // namespace panjshir::scene
