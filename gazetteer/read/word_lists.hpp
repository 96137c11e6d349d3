#pragma once
// Small closed lists of words that decide whether a name is a place, and what it stands for. All
// are folded (fold.hpp); a stem ends with `*` and stands for every word that begins with it.

#include <span>
#include <string_view>

namespace panjshir::gazetteer::lists {

using List = std::span<const std::string_view>;

/// Whether a folded word is in the list, or begins with one of its stems.
bool holds(List list, std::string_view folded);

extern const List kConnectors;     ///< de, of, the, -e: between a kind word and a name
extern const List kAnd;            ///< et, and, و: between names of a list
extern const List kLikeTheLast;    ///< celui, celle: "le col de A et celui de B"
extern const List kKindAdjectives; ///< voisine, northern: between a kind word and its name
extern const List kFunctionWords;  ///< small words of the three languages; no name begins there
extern const List kDirectionWords; ///< north, upper, greater: capitals before a place, not a person
extern const List kGivenNames;     ///< Ahmad, Gul, Paul: a name behind them is a person's
extern const List kPersonTitles;   ///< commandant, Mr: a name right behind them is a person's
extern const List kNamesBehind;    ///< khan, agha: a name before them is a person's
extern const List kOrganisationHeads; ///< université (de), bank (of)
extern const List kCapitalHeads;      ///< the same where written with a capital: Voice (of)
extern const List kOrganisationTails; ///< (Kabul) University, (Afghanistan) Times
extern const List kOrganisations;     ///< whole names of organisations, papers and agencies
extern const List kPersianCommon;  ///< words that are also names of places: only beside a kind word
extern const List kPeoples;        ///< Hazara: a people before it is a river
extern const List kLocative;       ///< à, in, در: a name behind them is where, not who
extern const List kWhere;          ///< the firm ones of them: not "de", "of", "to"
extern const List kSayingVerbs;    ///< verbs of governments: annonce*, denie*
extern const List kAuxiliaries;    ///< a, ont, has, will
extern const List kPersianSayings; ///< اعلام, محکوم
extern const List kAddressed;      ///< "call on X to": verbs whose object is a government or people
extern const List kEpithets;       ///< lion, fille: "lion of Panchir"
extern const List kProvinceOffices; ///< gouverneur, governor, والی
extern const List kDwellers;        ///< habitants, residents: of a settlement
extern const List kRiverClues;      ///< crue, trout, rises: near a bare name they speak of a river
extern const List kPassClues;       ///< franchi, snowstorm: of a pass
extern const List kRoadClues;       ///< camions, traffic: of a pass or a road
extern const List kDistrictClues;   ///< électeurs, voters: of a district or province
extern const List kAlsoGivenNames;  ///< countries that people are called by: Jordan, Georgia

} // namespace panjshir::gazetteer::lists
