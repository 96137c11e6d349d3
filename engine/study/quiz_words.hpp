#pragma once
// The words of questions and their feedback, in English and French. Used by the quiz only.

#include "chronicle/model.hpp"
#include "gazetteer/place.hpp"
#include "time/civil_day.hpp"

#include <string>
#include <string_view>

namespace panjshir::study {

class QuizWords {
public:
    explicit QuizWords(std::string language) : m_language(std::move(language)) {}

    bool french() const { return m_language == "fr"; }
    const std::string& language() const { return m_language; }
    std::string_view word(std::string_view english, std::string_view french_word) const {
        return french() ? french_word : english;
    }
    /// "14 km", "7.2 km" below ten, in French "7,2 km".
    std::string distance(double metres) const;
    /// "4,100 m", rounded to a hundred.
    std::string height(double metres) const;
    /// "to the north-east", "au nord-est": one of eight.
    std::string toward(double azimuth_deg) const;
    /// "of Kabul", "de Kaboul", "d’Anaba".
    std::string of(const std::string& name) const;
    /// A place's name within a sentence: "the Panjshir Valley", "le col de Khawak", "Kabul".
    std::string the(const std::string& name) const;
    /// At its beginning: "Le col de Khawak".
    std::string at_start(std::string text) const;
    /// "22 August 2021".
    std::string day(CivilDay day) const;
    /// "22 August 2021", "21-22 August 2021".
    std::string days(const DayInterval& days) const;
    std::string kind(gazetteer::PlaceKind kind) const;
    std::string actor(const chronicle::Chronicle& chronicle, std::string_view id) const;
    /// "held by", "taken by", "retaken by"; in French "aux mains de", "tombe aux mains de"; for
    /// claims that make a holder.
    std::string status(chronicle::ClaimStatus status) const;

private:
    std::string m_language;
};

/// The eighth of the compass: 0 north, 1 north-east ... 7 north-west.
int eighth_of(double azimuth_deg);

} // namespace panjshir::study
