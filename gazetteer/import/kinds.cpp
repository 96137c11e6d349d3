#include "gazetteer/import/source.hpp"
#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/normalise/kind_words.hpp"
#include "gazetteer/normalise/word_rules.hpp"

#include <algorithm>
#include <array>

namespace panjshir::gazetteer::import {
namespace {

struct FeatureCode {
    std::string_view feature_class, code; ///< the code's beginning
    PlaceKind kind;
};

// GeoNames feature codes (geonames.org/export/codes.html), longer beginnings first.
constexpr std::array kFeatures{
    FeatureCode{"A", "PCL", PlaceKind::Country},  FeatureCode{"A", "ADM1", PlaceKind::Province},
    FeatureCode{"A", "ADM", PlaceKind::District}, FeatureCode{"P", "PPLC", PlaceKind::City},
    FeatureCode{"P", "PPLA2", PlaceKind::Town},   FeatureCode{"P", "PPLA3", PlaceKind::Town},
    FeatureCode{"P", "PPLA", PlaceKind::City},    FeatureCode{"P", "PPL", PlaceKind::Village},
    FeatureCode{"H", "STM", PlaceKind::River},    FeatureCode{"T", "PASS", PlaceKind::Pass},
    FeatureCode{"T", "MTS", PlaceKind::Range},    FeatureCode{"T", "RDG", PlaceKind::Range},
    FeatureCode{"T", "MT", PlaceKind::Peak},      FeatureCode{"T", "PK", PlaceKind::Peak},
    FeatureCode{"T", "VAL", PlaceKind::Valley},   FeatureCode{"T", "GRGE", PlaceKind::Gorge},
    FeatureCode{"T", "PLN", PlaceKind::Plain},    FeatureCode{"R", "TNLRD", PlaceKind::Tunnel},
    FeatureCode{"R", "TNL", PlaceKind::Tunnel},   FeatureCode{"R", "RD", PlaceKind::Road},
    FeatureCode{"S", "AIR", PlaceKind::Airport},  FeatureCode{"L", "RGN", PlaceKind::Region},
};

struct KindPhrase {
    std::string_view word;
    PlaceKind kind;
};

constexpr std::array kPhrases{
    KindPhrase{"populated", PlaceKind::Village},   KindPhrase{"settlement", PlaceKind::Village},
    KindPhrase{"settlements", PlaceKind::Village}, KindPhrase{"inhabited", PlaceKind::Village},
    KindPhrase{"hamlet", PlaceKind::Village},      KindPhrase{"capital", PlaceKind::City},
    KindPhrase{"cities", PlaceKind::City},         KindPhrase{"mountain", PlaceKind::Peak},
    KindPhrase{"stream", PlaceKind::River},        KindPhrase{"nation", PlaceKind::Country},
    KindPhrase{"mountains", PlaceKind::Range},     KindPhrase{"county", PlaceKind::District},
};

} // namespace

std::string_view script_of(std::string_view name) {
    for (char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= 0xC3 && byte <= 0xCD))
            return "Latn";
        if (byte >= 0xD8 && byte <= 0xDB)
            return "Arab";
    }
    return "Latn";
}

std::optional<PlaceKind> kind_of_words(std::string_view words) {
    const std::string folded = fold(words);
    if (const auto kind = parse_place_kind(folded))
        return kind;
    std::optional<PlaceKind> found;
    for (const std::string& word : split_words(folded)) {
        const auto phrase = std::find_if(kPhrases.begin(), kPhrases.end(),
                                         [&](const KindPhrase& p) { return p.word == word; });
        const auto known = std::find_if(kind_words().begin(), kind_words().end(),
                                        [&](const KindWord& k) { return k.folded == word; });
        if (known != kind_words().end())
            return known->kind;
        if (phrase != kPhrases.end() && !found)
            found = phrase->kind;
    }
    return found;
}

std::optional<PlaceKind> kind_of_feature(std::string_view feature_class, std::string_view code,
                                         double population) {
    for (const FeatureCode& feature : kFeatures) {
        if (feature.feature_class != feature_class || !code.starts_with(feature.code))
            continue;
        if (feature.kind == PlaceKind::Village && population >= 100'000)
            return PlaceKind::City;
        if (feature.kind == PlaceKind::Village && population >= 10'000)
            return PlaceKind::Town;
        return feature.kind;
    }
    return std::nullopt;
}

int rank_of(PlaceKind kind, double population) {
    switch (kind) {
    case PlaceKind::Country:
        return 1;
    case PlaceKind::Province:
        return 2;
    case PlaceKind::City:
        return 3;
    case PlaceKind::District:
    case PlaceKind::Range:
    case PlaceKind::Region:
        return 4;
    case PlaceKind::Town:
        return 5;
    case PlaceKind::Village:
        return population > 0 ? 6 : 7;
    default:
        return 5;
    }
}

} // namespace panjshir::gazetteer::import
