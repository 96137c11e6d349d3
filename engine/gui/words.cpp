#include "gui/words.hpp"

#include "base/translations.hpp"

namespace panjshir::gui {

namespace {

const char* english(Word word) {
    switch (word) {
    case Word::Title:
        return "Panjshir 2021";
    case Word::FindHint:
        return "find a place or person";
    case Word::AccordingTo:
        return "According to";
    case Word::OneSource:
        return "one source";
    case Word::Layers:
        return "Layers";
    case Word::BesideTheMap:
        return "Beside the map";
    case Word::KnownOn:
        return "known on";
    case Word::Everything:
        return "everything published";
    case Word::Play:
        return "Play the days";
    case Word::Pause:
        return "Stop";
    case Word::PreviousDay:
        return "The day before";
    case Word::NextDay:
        return "The day after";
    case Word::FirstDay:
        return "The first day";
    case Word::LastDay:
        return "The last day";
    case Word::Help:
        return "Help";
    case Word::Keys:
        return "Keys";
    case Word::Appearance:
        return "Light or dark";
    case Word::Language:
        return "Language";
    case Word::Close:
        return "Close";
    case Word::NothingFound:
        return "Nothing found";
    case Word::Events:
        return "Events";
    case Word::Claims:
        return "Claims";
    case Word::NoEvents:
        return "no event is dated to this day";
    case Word::ZoomHint:
        return "Larger or smaller";
    case Word::KeyDays:
        return "day by day";
    case Word::KeyEvents:
        return "to the next day with events";
    case Word::KeyPlay:
        return "play or stop";
    case Word::KeyBasis:
        return "according to whom";
    case Word::KeyFind:
        return "find";
    case Word::KeyZoom:
        return "larger, smaller";
    case Word::KeyPan:
        return "move the map";
    case Word::KeyWhole:
        return "the whole map";
    case Word::KeyMarks:
        return "mark after mark";
    case Word::KeyEscape:
        return "put away, deselect";
    case Word::KeyFull:
        return "full screen";
    case Word::KeyLayers:
        return "layers";
    case Word::KeyReader:
        return "read an article";
    case Word::KeySources:
        return "the sources";
    case Word::KeyDark:
        return "light or dark";
    case Word::Mouse:
        return "drag moves, the wheel zooms, a click tells who says so";
    case Word::ClaimsSpeakOf:
        return "claims that speak of this day:";
    }
    return "";
}

const char* english(scene::Layer layer) {
    switch (layer) {
    case scene::Layer::Relief:
        return "Relief";
    case scene::Layer::Contours:
        return "Contours";
    case scene::Layer::Rivers:
        return "Rivers";
    case scene::Layer::Roads:
        return "Roads";
    case scene::Layer::Borders:
        return "Borders";
    case scene::Layer::Claims:
        return "Claims";
    case scene::Layer::Events:
        return "Events";
    case scene::Layer::Places:
        return "Places";
    case scene::Layer::Labels:
        return "Names";
    case scene::Layer::Graticule:
        return "Graticule";
    case scene::Layer::Furniture:
        return "Title and legend";
    }
    return "";
}

} // namespace

const char* word(Word word, std::string_view language) {
    return translated(english(word), language);
}

const char* layer_name(scene::Layer layer, std::string_view language) {
    return translated(english(layer), language);
}

} // namespace panjshir::gui
