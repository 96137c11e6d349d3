#include "chronicle/extent.hpp"

#include "base/enum_names.hpp"

namespace panjshir::chronicle {
namespace {

constexpr EnumNames<ExtentKind, 4> kExtentKinds{{
    {ExtentKind::Basin, "basin"},
    {ExtentKind::Outline, "outline"},
    {ExtentKind::Border, "border"},
    {ExtentKind::Course, "course"},
}};

} // namespace

std::string_view to_string(ExtentKind kind) {
    return enum_name(kExtentKinds, kind);
}
std::optional<ExtentKind> parse_extent_kind(std::string_view text) {
    return enum_value(kExtentKinds, text);
}

} // namespace panjshir::chronicle
