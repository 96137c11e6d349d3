#include "gui/words.hpp"

namespace panjshir::gui {

namespace {
struct Pair {
    const char* english;
    const char* french;
};

Pair pair_of(Word word) {
    switch (word) {
    case Word::Title:
        return {"Panjshir 2021", "Panjshir 2021"};
    case Word::FindHint:
        return {"find a place or person", "trouver un lieu, une personne"};
    case Word::AccordingTo:
        return {"According to", "Selon"};
    case Word::OneSource:
        return {"one source", "une source"};
    case Word::Layers:
        return {"Layers", "Couches"};
    case Word::BesideTheMap:
        return {"Beside the map", "Hors de la carte"};
    case Word::KnownOn:
        return {"known on", "connu le"};
    case Word::Everything:
        return {"everything published", "tout ce qui est paru"};
    case Word::Play:
        return {"Play the days", "Faire défiler les jours"};
    case Word::Pause:
        return {"Stop", "Arrêter"};
    case Word::PreviousDay:
        return {"The day before", "La veille"};
    case Word::NextDay:
        return {"The day after", "Le lendemain"};
    case Word::FirstDay:
        return {"The first day", "Le premier jour"};
    case Word::LastDay:
        return {"The last day", "Le dernier jour"};
    case Word::Help:
        return {"Help", "Aide"};
    case Word::Keys:
        return {"Keys", "Touches"};
    case Word::Appearance:
        return {"Light or dark", "Clair ou sombre"};
    case Word::Language:
        return {"Language", "Langue"};
    case Word::Close:
        return {"Close", "Fermer"};
    case Word::NothingFound:
        return {"Nothing found", "Rien trouvé"};
    case Word::Events:
        return {"Events", "Événements"};
    case Word::Claims:
        return {"Claims", "Affirmations"};
    case Word::NoEvents:
        return {"no event is dated to this day", "aucun événement daté de ce jour"};
    case Word::ZoomHint:
        return {"Larger or smaller", "Agrandir, réduire"};
    case Word::KeyDays:
        return {"day by day", "jour par jour"};
    case Word::KeyEvents:
        return {"to the next day with events", "au prochain jour d'événements"};
    case Word::KeyPlay:
        return {"play or stop", "défiler, arrêter"};
    case Word::KeyBasis:
        return {"according to whom", "selon qui"};
    case Word::KeyFind:
        return {"find", "chercher"};
    case Word::KeyZoom:
        return {"larger, smaller", "agrandir, réduire"};
    case Word::KeyPan:
        return {"move the map", "déplacer la carte"};
    case Word::KeyWhole:
        return {"the whole map", "toute la carte"};
    case Word::KeyMarks:
        return {"mark after mark", "d'un signe à l'autre"};
    case Word::KeyEscape:
        return {"put away, deselect", "ranger, désélectionner"};
    case Word::KeyFull:
        return {"full screen", "plein écran"};
    case Word::KeyLayers:
        return {"layers", "couches"};
    case Word::KeyDark:
        return {"light or dark", "clair ou sombre"};
    case Word::Mouse:
        return {"drag moves, the wheel zooms, a click tells who says so",
                "glisser déplace, la molette agrandit, un clic dit qui l'affirme"};
    case Word::ClaimsSpeakOf:
        return {"claims that speak of this day:", "affirmations sur ce jour :"};
    }
    return {"", ""};
}

Pair pair_of(scene::Layer layer) {
    switch (layer) {
    case scene::Layer::Relief:
        return {"Relief", "Relief"};
    case scene::Layer::Rivers:
        return {"Rivers", "Rivières"};
    case scene::Layer::Roads:
        return {"Roads", "Routes"};
    case scene::Layer::Borders:
        return {"Borders", "Limites"};
    case scene::Layer::Claims:
        return {"Claims", "Affirmations"};
    case scene::Layer::Events:
        return {"Events", "Événements"};
    case scene::Layer::Places:
        return {"Places", "Lieux"};
    case scene::Layer::Labels:
        return {"Names", "Noms"};
    case scene::Layer::Graticule:
        return {"Graticule", "Graticule"};
    case scene::Layer::Furniture:
        return {"Title and legend", "Titre et légende"};
    }
    return {"", ""};
}

const char* chosen(Pair pair, std::string_view language) {
    return language == "fr" ? pair.french : pair.english;
}
} // namespace

const char* word(Word word, std::string_view language) {
    return chosen(pair_of(word), language);
}

const char* layer_name(scene::Layer layer, std::string_view language) {
    return chosen(pair_of(layer), language);
}

} // namespace panjshir::gui
