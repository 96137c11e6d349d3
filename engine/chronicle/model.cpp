#include "chronicle/model.hpp"

#include "base/enum_names.hpp"

#include <algorithm>

namespace panjshir::chronicle {
namespace {

constexpr EnumNames<ClaimStatus, 8> kClaimStatuses{{
    {ClaimStatus::Holds, "holds"},
    {ClaimStatus::Takes, "takes"},
    {ClaimStatus::Loses, "loses"},
    {ClaimStatus::Retakes, "retakes"},
    {ClaimStatus::Besieges, "besieges"},
    {ClaimStatus::Blocks, "blocks"},
    {ClaimStatus::Enters, "enters"},
    {ClaimStatus::Denied, "denied"},
}};
constexpr EnumNames<EventKind, 12> kEventKinds{{
    {EventKind::Clash, "clash"},
    {EventKind::Offensive, "offensive"},
    {EventKind::Ambush, "ambush"},
    {EventKind::Blockade, "blockade"},
    {EventKind::Talks, "talks"},
    {EventKind::Ultimatum, "ultimatum"},
    {EventKind::Statement, "statement"},
    {EventKind::Exercise, "exercise"},
    {EventKind::Displacement, "displacement"},
    {EventKind::Visit, "visit"},
    {EventKind::Protest, "protest"},
    {EventKind::ChangeOfPower, "change of power"},
}};
constexpr EnumNames<PlaceRole, 4> kRoles{{
    {PlaceRole::At, "at"},
    {PlaceRole::From, "from"},
    {PlaceRole::To, "to"},
    {PlaceRole::Toward, "toward"},
}};
constexpr EnumNames<Relation, 5> kRelations{{
    {Relation::Distance, "distance"},
    {Relation::Direction, "direction"},
    {Relation::Inside, "inside"},
    {Relation::Connects, "connects"},
    {Relation::Altitude, "altitude"},
}};

template <typename Rows>
auto find_row(const Rows& rows, std::string_view id) -> decltype(rows.data()) {
    const auto it =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return it == rows.end() ? nullptr : &*it;
}

} // namespace

std::string_view to_string(ClaimStatus status) {
    return enum_name(kClaimStatuses, status);
}
std::optional<ClaimStatus> parse_claim_status(std::string_view text) {
    return enum_value(kClaimStatuses, text);
}
bool makes_holder(ClaimStatus status) {
    return status == ClaimStatus::Holds || status == ClaimStatus::Takes ||
           status == ClaimStatus::Retakes;
}
bool opposes_holder(ClaimStatus status) {
    return status == ClaimStatus::Loses || status == ClaimStatus::Denied;
}
std::string_view to_string(EventKind kind) {
    return enum_name(kEventKinds, kind);
}
std::optional<EventKind> parse_event_kind(std::string_view text) {
    return enum_value(kEventKinds, text);
}
std::string_view to_string(PlaceRole role) {
    return enum_name(kRoles, role);
}
std::optional<PlaceRole> parse_place_role(std::string_view text) {
    return enum_value(kRoles, text);
}
std::string_view to_string(Relation relation) {
    return enum_name(kRelations, relation);
}
std::optional<Relation> parse_relation(std::string_view text) {
    return enum_value(kRelations, text);
}

const Source* Chronicle::source(std::string_view id) const {
    return find_row(sources, id);
}
const Actor* Chronicle::actor(std::string_view id) const {
    return find_row(actors, id);
}

std::string Chronicle::side_of(std::string_view actor_id) const {
    const Actor* found = actor(actor_id);
    if (!found)
        return {};
    return found->side.empty() && found->colour ? found->id : found->side;
}

} // namespace panjshir::chronicle
