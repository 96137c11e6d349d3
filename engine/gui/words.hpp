#pragma once
// What the interface says, in English or as assets/locale has it; a language without words reads
// English.

#include "scene/layers.hpp"

#include <string>
#include <string_view>

namespace panjshir::gui {

enum class Word {
    Title,
    FindHint,
    AccordingTo,
    OneSource,
    Layers,
    BesideTheMap,
    KnownOn,
    Everything,
    Play,
    Pause,
    PreviousDay,
    NextDay,
    FirstDay,
    LastDay,
    Help,
    Keys,
    Appearance,
    Language,
    Close,
    NothingFound,
    Events,
    Claims,
    NoEvents,
    ZoomHint,
    KeyDays,
    KeyEvents,
    KeyPlay,
    KeyBasis,
    KeyFind,
    KeyZoom,
    KeyPan,
    KeyWhole,
    KeyMarks,
    KeyEscape,
    KeyFull,
    KeyLayers,
    KeyReader,
    KeySources,
    KeyDark,
    Mouse,
    ClaimsSpeakOf
};

const char* word(Word word, std::string_view language);
const char* layer_name(scene::Layer layer, std::string_view language);

} // namespace panjshir::gui
