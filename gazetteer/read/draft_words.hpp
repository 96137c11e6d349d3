#pragma once
// Verbs and nouns by which a sentence is taken for a claim or an event.

#include "gazetteer/read/draft.hpp"
#include "gazetteer/read/word_lists.hpp"

#include <array>

namespace panjshir::gazetteer {

/// Words of one class; a stem ends with `*` (word_lists.hpp). Earlier classes are looked for first.
struct DraftClass {
    DraftTable table;
    std::string_view what;
    std::string_view words; ///< parted by blanks
};

inline constexpr std::array kDraftClasses{
    DraftClass{DraftTable::Claims, "retakes",
               "repris reprise reprennent reconqu* recaptur* retook retaken retake"},
    DraftClass{DraftTable::Claims, "takes",
               "captur* conqui* empar* seized seize took taken pris prise tombe* fell گرفت گرفتند "
               "تصرف سقوط"},
    DraftClass{DraftTable::Claims, "loses", "perdu perdent lost loses evacue* withdrew"},
    DraftClass{DraftTable::Claims, "besieges",
               "assieg* encercl* surround* besieg* masse* massed محاصره"},
    DraftClass{DraftTable::Claims, "blocks", "bloqu* blocked block blocks barr* بست بسته"},
    DraftClass{DraftTable::Claims, "enters", "penetr* entered enter avance* advanced advance وارد"},
    DraftClass{DraftTable::Claims, "holds",
               "tient tiennent controle* controls held holds bastion* stronghold* fief حاکم"},
    DraftClass{DraftTable::Claims, "denied", "dementi* dement denied denies deny تکذیب"},
    DraftClass{DraftTable::Events, "ambush", "embuscade* ambush* کمین"},
    DraftClass{DraftTable::Events, "offensive", "offensive* attaqu* attack* assaut* assault* حمله"},
    DraftClass{DraftTable::Events, "ultimatum", "ultimatum* اولتیماتوم"},
    DraftClass{
        DraftTable::Events, "talks",
        "pourparlers negociation* discussions reunion talks negotiation* مذاکره مذاکرات گفتگو"},
    DraftClass{DraftTable::Events, "exercise", "exercice* exercise* رزمایش"},
    DraftClass{DraftTable::Events, "protest", "protest* manifest* envahi scande* تظاهرات اعتراض"},
    DraftClass{
        DraftTable::Events, "displacement",
        "fuient fui enfui* refugi* refuge fled flee fleeing regroup* rassembl* displaced فرار"},
    DraftClass{DraftTable::Events, "visit", "rendu* visit* دیدار"},
    DraftClass{DraftTable::Events, "change of power",
               "victoire* victory chute fall effondrement پیروزی"},
    DraftClass{DraftTable::Events, "clash",
               "combats affrontement* affront* combattu* fighting clash* fights fought جنگ درگیری"},
};

/// What figures count in such texts.
inline constexpr std::string_view kDraftCounted =
    "combattant* homme* mort* tue* blesse* soldat* civil* talibans taliban fighter* men killed "
    "wounded "
    "injured dead soldier* civilian* district* personne* membre* delegu* people prisonnier* "
    "prisoner* کشته "
    "زخمی نفر جنگجو";

} // namespace panjshir::gazetteer
