#pragma once
// Words of the text output, in English or French (Dari readers get English words and Dari names).

#include "chronicle/day_state.hpp"
#include "cli/command_context.hpp"

#include <string>
#include <string_view>

namespace panjshir::cli {

inline std::string_view word(const CommandContext& context, std::string_view english,
                             std::string_view french) {
    return context.language == "fr" ? french : english;
}

/// "23 August 2021", "23 août 2021".
std::string long_day(const CommandContext& context, CivilDay day);
std::string status_word(const CommandContext& context, chronicle::ClaimStatus status);
std::string state_word(const CommandContext& context, chronicle::PlaceState state);
std::string actor_name(const CommandContext& context, const chronicle::Chronicle& chronicle,
                       const std::string& id);

} // namespace panjshir::cli
