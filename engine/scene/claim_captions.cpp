#include "scene/claim_captions.hpp"

#include "scene/layer_parts.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

namespace panjshir::scene {
namespace {

using chronicle::Claim;
using chronicle::ClaimOnDay;
using chronicle::ClaimStatus;

constexpr std::size_t kMostCaptions = 3;

// "23 August", "21–22 August", "30 August – 1 September".
std::string days(const EdtfDate& when, std::string_view language) {
    const DayInterval interval = when.days();
    if (interval.first == interval.last)
        return short_date(interval.last, language);
    const std::chrono::year_month_day first{interval.first}, last{interval.last};
    if (first.month() == last.month() && language != "fr")
        return own_digits(fmt::format("{}–", static_cast<unsigned>(first.day())), language) +
               short_date(interval.last, language);
    return fmt::format("{} – {}", short_date(interval.first, language),
                       short_date(interval.last, language));
}

// Words and their place in the order; nothing for what the colour alone says.
std::optional<std::pair<int, std::string>> words_of(const Claim& claim, std::string_view language) {
    const auto pick = [&](const char* en, const char* fr) { return in_words(language, en, fr); };
    switch (claim.status) {
    case ClaimStatus::Takes:
        return std::pair(0, pick("said taken", "dit pris,"));
    case ClaimStatus::Retakes:
        return std::pair(0, pick("said retaken", "dit repris,"));
    case ClaimStatus::Loses:
        return std::pair(0, pick("said lost", "dit perdu,"));
    case ClaimStatus::Denied:
        return std::pair(1, pick("entry denied", "entrée démentie,"));
    case ClaimStatus::Besieges:
        if (claim.part == "three_sides")
            return std::pair(
                2, pick("said surrounded on three sides", "dit encerclé de trois côtés,"));
        if (claim.part == "entrance")
            return std::pair(4, pick("forces at its entrance", "forces à son entrée,"));
        return std::pair(2, pick("said surrounded", "dit encerclé,"));
    case ClaimStatus::Enters:
        return std::pair(4, claim.part == "approach"
                                ? pick("reached its border", "jusqu’à sa limite,")
                                : pick("entered", "pénétré,"));
    case ClaimStatus::Holds:
        if (claim.against_interest)
            return std::pair(3, pick("granted by the other side", "admis par l’autre camp,"));
        break;
    case ClaimStatus::Blocks:
        break; // its own sign stands on the road
    }
    return std::nullopt;
}

} // namespace

std::vector<ClaimCaption> claim_captions(const chronicle::PlaceOnDay& place, CivilDay on,
                                         const chronicle::Chronicle& chronicle,
                                         std::string_view language) {
    struct Ranked {
        int order;
        CivilDay last;
        ClaimCaption caption;
    };
    std::vector<Ranked> ranked;
    std::map<std::string, CivilDay> heard; // the last word on each holder
    for (const ClaimOnDay& claim_on_day : place.claims) {
        const Claim& claim = *claim_on_day.claim;
        if (claim_on_day.superseded)
            continue;
        const CivilDay last = claim.when.days().last;
        if (makes_holder(claim.status)) {
            const auto [entry, is_new] = heard.try_emplace(claim.holder, last);
            if (!is_new)
                entry->second = std::max(entry->second, last);
        }
        const auto words = words_of(claim, language);
        if (!words || claim_on_day.age_days > kCaptionDays || claim_on_day.strength <= 0)
            continue;
        ClaimCaption caption{words->second + " " + days(claim.when, language),
                             holder_colour(chronicle, claim.holder)};
        const bool said_already = std::any_of(ranked.begin(), ranked.end(), [&](const Ranked& r) {
            return r.caption.words == caption.words && r.caption.colour == caption.colour;
        });
        if (!said_already)
            ranked.push_back({words->first, last, std::move(caption)});
    }
    // The most telling first; of like ones the latest.
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.order != b.order ? a.order < b.order : a.last > b.last;
    });
    std::vector<ClaimCaption> captions;
    for (Ranked& r : ranked)
        if (captions.size() < kMostCaptions)
            captions.push_back(std::move(r.caption));
    // Where the word on a holder is old: once for the place if it is so for all, else in his
    // colour, unless a caption speaks of him already.
    CivilDay latest = CivilDay::min();
    for (const std::string& holder : place.holders)
        if (const auto word = heard.find(holder); word != heard.end())
            latest = std::max(latest, word->second);
    for (const std::string& holder : place.holders) {
        const auto word = heard.find(holder);
        if (word == heard.end() || word->second >= on || captions.size() >= kMostCaptions)
            continue;
        const bool all_old = latest < on;
        ClaimCaption caption{phrase(Phrase::LastHeardOf, language) + " " +
                                 short_date(all_old ? latest : word->second, language),
                             all_old ? style::kQuietInk : holder_colour(chronicle, holder)};
        const bool spoken_of =
            std::any_of(captions.begin(), captions.end(),
                        [&](const ClaimCaption& c) { return c.colour == caption.colour; });
        if (!spoken_of)
            captions.push_back(std::move(caption));
    }
    return captions;
}

} // namespace panjshir::scene
