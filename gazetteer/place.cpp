#include "gazetteer/place.hpp"

#include "base/enum_names.hpp"

namespace panjshir::gazetteer {
namespace {

constexpr EnumNames<PlaceKind, 17> kKinds{{
    {PlaceKind::Country, "country"},
    {PlaceKind::Province, "province"},
    {PlaceKind::District, "district"},
    {PlaceKind::Valley, "valley"},
    {PlaceKind::City, "city"},
    {PlaceKind::Town, "town"},
    {PlaceKind::Village, "village"},
    {PlaceKind::Pass, "pass"},
    {PlaceKind::Tunnel, "tunnel"},
    {PlaceKind::River, "river"},
    {PlaceKind::Peak, "peak"},
    {PlaceKind::Range, "range"},
    {PlaceKind::Plain, "plain"},
    {PlaceKind::Gorge, "gorge"},
    {PlaceKind::Road, "road"},
    {PlaceKind::Airport, "airport"},
    {PlaceKind::Region, "region"},
}};

constexpr EnumNames<NameStatus, 5> kStatuses{{
    {NameStatus::Preferred, "preferred"},
    {NameStatus::Variant, "variant"},
    {NameStatus::Historical, "historical"},
    {NameStatus::Misspelling, "misspelling"},
    {NameStatus::Garbled, "garbled"},
}};

} // namespace

std::string_view to_string(PlaceKind kind) {
    return enum_name(kKinds, kind);
}
std::optional<PlaceKind> parse_place_kind(std::string_view text) {
    return enum_value(kKinds, text);
}
std::string_view to_string(NameStatus status) {
    return enum_name(kStatuses, status);
}
std::optional<NameStatus> parse_name_status(std::string_view text) {
    return enum_value(kStatuses, text);
}

const std::string& Place::name_in(std::string_view language) const {
    const PlaceName *english = nullptr, *any = nullptr;
    for (const PlaceName& name : names) {
        if (name.status != NameStatus::Preferred)
            continue;
        if (name.language == language)
            return name.text;
        if (name.language == "en" && !english)
            english = &name;
        if (!any)
            any = &name;
    }
    return english ? english->text : any ? any->text : id;
}

} // namespace panjshir::gazetteer
