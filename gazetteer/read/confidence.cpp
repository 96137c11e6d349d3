#include "gazetteer/read/confidence.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::gazetteer {
namespace {

constexpr double kIsPlace = 0.99;      // that a form is the name of a place at all
constexpr double kUnwritten = 0.85;    // the same for a name known by its sound alone
constexpr double kUnknownPlace = 0.75; // that a name beside a kind word is a place unknown
constexpr double kOneChoice = 0.99;    // no gazetteer is complete
constexpr double kFlattening = 0.7;    // shares say less than they are worth

} // namespace

double confidence_of(const Spot& spot) {
    if (spot.choices.empty())
        return kUnknownPlace;
    const Choice& best = spot.choices.front();
    const double spelling = std::min(1.0, best.spelling / 0.95);
    const double share = std::min(kOneChoice, best.share);
    const double product = share * (spot.fuzzy ? kUnwritten : kIsPlace) * spelling;
    return std::clamp(std::pow(product, kFlattening), 0.01, 0.99);
}

} // namespace panjshir::gazetteer
