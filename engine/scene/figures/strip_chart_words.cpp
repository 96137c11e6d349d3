#include "scene/figures/strip_chart_words.hpp"

#include "scene/figures/strip_chart.hpp"
#include "scene/phrases.hpp"

#include <array>
#include <chrono>

namespace panjshir::scene {

std::string strip_month(CivilDay day, std::string_view language) {
    static constexpr std::array<const char*, 12> kDari{"جنوری",  "فبروری", "مارچ",  "اپریل",
                                                       "می",     "جون",    "جولای", "اگست",
                                                       "سپتمبر", "اکتوبر", "نومبر", "دسمبر"};
    const std::chrono::year_month_day date(day);
    if (language == "prs")
        return kDari[static_cast<unsigned>(date.month()) - 1];
    // "23 August" without its day.
    const std::string text = short_date(day, language);
    return text.substr(text.find(' ') + 1);
}

std::string strip_event_name(chronicle::EventKind kind, std::string_view language) {
    using K = chronicle::EventKind;
    if (language != "prs")
        return event_kind_name(kind, language);
    switch (kind) {
    case K::Clash:
        return "درگیری";
    case K::Offensive:
        return "تهاجم";
    case K::Ambush:
        return "کمین";
    case K::Blockade:
        return "محاصره";
    case K::Talks:
        return "گفتگو";
    case K::Ultimatum:
        return "اولتیماتوم";
    case K::Statement:
        return "بیانیه";
    case K::Exercise:
        return "تمرین نظامی";
    case K::Displacement:
        return "بی‌جا شدن";
    case K::Visit:
        return "بازدید";
    case K::Protest:
        return "اعتراض";
    case K::ChangeOfPower:
        return "تغییر قدرت";
    }
    return {};
}

} // namespace panjshir::scene
