#include "study/quiz_words.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::study {
namespace {

constexpr const char* kNarrowSpace = "\u202F";

constexpr std::array<std::string_view, 8> kToward{
    "to the north", "to the north-east", "to the east", "to the south-east",
    "to the south", "to the south-west", "to the west", "to the north-west"};
constexpr std::array<std::string_view, 8> kVers{"au nord",    "au nord-est",  "à l’est",
                                                "au sud-est", "au sud",       "au sud-ouest",
                                                "à l’ouest",  "au nord-ouest"};
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> kMois{"janvier",   "février", "mars",     "avril",
                                                 "mai",       "juin",    "juillet",  "août",
                                                 "septembre", "octobre", "novembre", "décembre"};

} // namespace

int eighth_of(double azimuth_deg) {
    return static_cast<int>(std::lround(azimuth_deg / 45)) % 8;
}

std::string QuizWords::distance(double metres) const {
    std::string text = metres < 9950 ? fmt::format("{:.1f} km", metres / 1000)
                                     : fmt::format("{:.0f} km", metres / 1000);
    if (french())
        if (const auto point = text.find('.'); point != std::string::npos)
            text[point] = ',';
    return text;
}

std::string QuizWords::height(double metres) const {
    const long rounded = std::lround(metres / 100) * 100;
    if (rounded < 1000)
        return fmt::format("{} m", rounded);
    return fmt::format("{}{}{:03} m", rounded / 1000, word(",", kNarrowSpace), rounded % 1000);
}

std::string QuizWords::toward(double azimuth_deg) const {
    const auto eighth = static_cast<std::size_t>(eighth_of(azimuth_deg));
    return std::string(french() ? kVers[eighth] : kToward[eighth]);
}

std::string QuizWords::of(const std::string& name) const {
    if (!french())
        return "of " + name;
    const bool vowel =
        !name.empty() && std::string_view("AEIOUaeiou").find(name[0]) != std::string_view::npos;
    return (vowel ? "d’" : "de ") + name;
}

std::string QuizWords::the(const std::string& name) const {
    const auto begins = [&](std::string_view with) { return name.rfind(with, 0) == 0; };
    if (!french()) {
        const auto ends = [&](std::string_view with) {
            return name.size() > with.size() &&
                   name.compare(name.size() - with.size(), with.size(), with) == 0;
        };
        return ends(" Valley") || ends(" River") || ends(" road") || ends(" Gorge") ||
                       ends(" Tunnel")
                   ? "the " + name
                   : name;
    }
    for (const std::string_view noun : {"col ", "tunnel ", "district ", "mont "})
        if (begins(noun))
            return "le " + name;
    for (const std::string_view noun :
         {"vallée ", "gorge ", "rivière ", "route ", "province ", "plaine "})
        if (begins(noun))
            return "la " + name;
    return name;
}

std::string QuizWords::at_start(std::string text) const {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string QuizWords::day(CivilDay day) const {
    const std::chrono::year_month_day date(day);
    const unsigned number = static_cast<unsigned>(date.day());
    const auto month = static_cast<std::size_t>(static_cast<unsigned>(date.month()) - 1);
    return fmt::format("{}{} {} {}", number, number == 1 ? word("", "er") : "",
                       french() ? kMois[month] : kMonths[month], static_cast<int>(date.year()));
}

std::string QuizWords::days(const DayInterval& days) const {
    return days.first == days.last
               ? day(days.first)
               : fmt::format("{} {} {}", day(days.first), word("to", "au"), day(days.last));
}

std::string QuizWords::kind(gazetteer::PlaceKind kind) const {
    using gazetteer::PlaceKind;
    switch (kind) {
    case PlaceKind::City:
        return std::string(word("city", "grande ville"));
    case PlaceKind::Town:
        return std::string(word("town", "ville"));
    case PlaceKind::Village:
        return std::string(word("village", "village"));
    case PlaceKind::Pass:
        return std::string(word("pass", "col"));
    case PlaceKind::Tunnel:
        return std::string(word("tunnel", "tunnel"));
    case PlaceKind::District:
        return std::string(word("district", "district"));
    case PlaceKind::Province:
        return std::string(word("province", "province"));
    default:
        return std::string(gazetteer::to_string(kind));
    }
}

std::string QuizWords::actor(const chronicle::Chronicle& chronicle, std::string_view id) const {
    const chronicle::Actor* actor = chronicle.actor(id);
    return !actor ? std::string(id) : french() ? actor->name_fr : actor->name_en;
}

std::string QuizWords::status(chronicle::ClaimStatus status) const {
    using chronicle::ClaimStatus;
    switch (status) {
    case ClaimStatus::Takes:
        return std::string(word("taken by", "tombe aux mains de"));
    case ClaimStatus::Retakes:
        return std::string(word("retaken by", "retombe aux mains de"));
    default:
        return std::string(word("held by", "aux mains de"));
    }
}

} // namespace panjshir::study
