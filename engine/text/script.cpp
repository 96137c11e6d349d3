#include "text/script.hpp"

#include "text/library_handles.hpp"

#include <array>
#include <utility>

namespace panjshir::text {
namespace {

constexpr std::array<std::pair<hb_script_t, std::string_view>, 24> kNames{{
    {HB_SCRIPT_LATIN, "Latin"},
    {HB_SCRIPT_ARABIC, "Arabic"},
    {HB_SCRIPT_CYRILLIC, "Cyrillic"},
    {HB_SCRIPT_GREEK, "Greek"},
    {HB_SCRIPT_HEBREW, "Hebrew"},
    {HB_SCRIPT_SYRIAC, "Syriac"},
    {HB_SCRIPT_DEVANAGARI, "Devanagari"},
    {HB_SCRIPT_ARMENIAN, "Armenian"},
    {HB_SCRIPT_GEORGIAN, "Georgian"},
    {HB_SCRIPT_BENGALI, "Bengali"},
    {HB_SCRIPT_GURMUKHI, "Gurmukhi"},
    {HB_SCRIPT_GUJARATI, "Gujarati"},
    {HB_SCRIPT_TAMIL, "Tamil"},
    {HB_SCRIPT_TELUGU, "Telugu"},
    {HB_SCRIPT_THAI, "Thai"},
    {HB_SCRIPT_LAO, "Lao"},
    {HB_SCRIPT_KHMER, "Khmer"},
    {HB_SCRIPT_MYANMAR, "Myanmar"},
    {HB_SCRIPT_ETHIOPIC, "Ethiopic"},
    {HB_SCRIPT_MONGOLIAN, "Mongolian"},
    {HB_SCRIPT_COMMON, "Symbols"},
    {HB_SCRIPT_INHERITED, "Symbols"},
    {HB_SCRIPT_HAN, "Han"},
    {HB_SCRIPT_HANGUL, "Hangul"},
}};

} // namespace

ScriptTag script_of(char32_t character) {
    return hb_unicode_script(hb_unicode_funcs_get_default(), character);
}

std::string_view script_name(char32_t character) {
    const ScriptTag script = script_of(character);
    for (const auto& [tag, name] : kNames)
        if (tag == script)
            return name;
    return "unknown";
}

bool is_invisible(char32_t c) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
        return true;
    default:
        return false;
    }
}

Joining joining_of(ScriptTag script) {
    switch (static_cast<hb_script_t>(script)) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_MANDAIC:
    case HB_SCRIPT_DEVANAGARI:
        return Joining::Joined;
    default:
        return Joining::Separate;
    }
}

bool is_shared(ScriptTag script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

} // namespace panjshir::text
