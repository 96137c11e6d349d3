#include "chronicle/day_state.hpp"

#include "base/enum_names.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace panjshir::chronicle {
namespace {

constexpr EnumNames<PlaceState, 4> kPlaceStates{{
    {PlaceState::Held, "held"},
    {PlaceState::Contested, "contested"},
    {PlaceState::Silent, "silent"},
    {PlaceState::Stale, "stale"},
}};

std::vector<std::string> sides(const Chronicle& chronicle) {
    std::vector<std::string> ids;
    for (const Actor& actor : chronicle.actors)
        if (!actor.side.empty() && std::find(ids.begin(), ids.end(), actor.side) == ids.end())
            ids.push_back(actor.side);
    return ids;
}

template <typename Rows>
std::vector<std::string> ids_of(const Rows& rows) {
    std::vector<std::string> ids;
    for (const auto& row : rows)
        ids.push_back(row.id);
    return ids;
}

} // namespace

std::string_view to_string(PlaceState state) {
    return enum_name(kPlaceStates, state);
}

Result<Basis> parse_basis(std::string_view who, const Chronicle& chronicle) {
    const std::string id(who);
    if (id == "all")
        return Basis{};
    const std::vector<std::string> all_sides = sides(chronicle);
    if (std::find(all_sides.begin(), all_sides.end(), id) != all_sides.end())
        return Basis{Basis::Kind::Side, id};
    if (chronicle.actor(id))
        return Basis{Basis::Kind::Actor, id};
    if (chronicle.source(id))
        return Basis{Basis::Kind::Source, id};
    return fail(fmt::format(
        "'{}' is nobody whom this atlas knows: it takes all, a side ({}), a source ({}) "
        "or an actor's id",
        id, fmt::join(all_sides, ", "), fmt::join(ids_of(chronicle.sources), ", ")));
}

std::string to_text(const Basis& basis) {
    return basis.kind == Basis::Kind::All ? "all" : basis.id;
}

const PlaceOnDay* DayState::place(std::string_view id) const {
    const auto it =
        std::lower_bound(places.begin(), places.end(), id,
                         [](const PlaceOnDay& p, std::string_view key) { return p.place < key; });
    return it != places.end() && it->place == id ? &*it : nullptr;
}

} // namespace panjshir::chronicle
