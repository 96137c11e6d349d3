#include "app/sentence_words.hpp"

#include "base/translations.hpp"
#include "gazetteer/place.hpp"
#include "scene/phrases.hpp"

#include <array>
#include <optional>
#include <vector>

namespace panjshir::app {

namespace {

// "{}" is a gap. Of two that fit, the first counts: the longer stands before the shorter that it
// begins with.
constexpr std::array kForms{
    // of a spelling
    "'{}' is noted as a garbled form of {}: the letters alone do not show it",
    "'{}' is written exactly so",
    "'{}' is the same but for capitals, marks and hyphens",
    "'{}' is one letter away",
    "'{}' has the same consonants but for one",
    "'{}' is the same name but for the word for its kind",
    "'{}' is the same name, overlooking {}",
    "'{}' is the name of a neighbour and may not be its own",
    // of a candidate
    "the query asks for a {}, this is a {}",
    "the query asks for a {}",
    "{} km away",
    // of a place in an article
    "'{}' {} says that it is a {}",
    "no {} of that name is known",
    "no kind word beside it: of {} places of that name this fits best the rest of the article "
    "(next: {})",
    "metonymy: {}",
    // of a whole article
    "{} of {} dates stay unresolved: no date of publication was given",
    "{} of {} dates stay unresolved",
    "the text is {} bytes long; only the first {} are read",
    // of files that cannot be read
    "{}: warning: {}",
    "{}: no such folder; the texts of the sources are looked for there",
    "{}: the file of that name is another text; put {} there (SHA-256 {}...)",
    "{}: the source's text is not in this folder; put {} there (SHA-256 {}...)",
    "{}: {}; a text of at most {} can be read. Cut it into parts",
    "{}: byte {}: not a text in UTF-8 (a NUL byte)",
    "{}: no such file",
};

std::vector<std::string> parts_of(std::string_view form) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form.substr(i, 2) == "{}") {
            parts.emplace_back();
            ++i;
        } else {
            parts.back() += form[i];
        }
    return parts;
}

/// What stands in the gaps; nothing where the sentence has another form.
std::optional<std::vector<std::string>> gaps(std::string_view sentence,
                                             const std::vector<std::string>& parts) {
    if (sentence.substr(0, parts.front().size()) != parts.front())
        return std::nullopt;
    std::vector<std::string> found;
    std::size_t at = parts.front().size();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        std::size_t next = parts[i].empty() ? (last ? sentence.size() : std::string_view::npos)
                           : last           ? sentence.rfind(parts[i])
                                            : sentence.find(parts[i], at);
        if (next == std::string_view::npos || next < at ||
            (last && next + parts[i].size() != sentence.size()))
            return std::nullopt;
        found.emplace_back(sentence.substr(at, next - at));
        at = next + parts[i].size();
    }
    if (parts.size() == 1 && at != sentence.size())
        return std::nullopt;
    return found;
}

std::string filled(std::string_view form, const std::vector<std::string>& words) {
    const std::vector<std::string> parts = parts_of(form);
    std::string text = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        text += (i - 1 < words.size() ? words[i - 1] : std::string()) + parts[i];
    return text;
}

} // namespace

std::string in_language(std::string_view english, std::string_view language) {
    if (language.empty() || language == "en")
        return std::string(english);
    const std::string sentence(english);
    if (const std::string whole = translated(sentence.c_str(), language); whole != sentence)
        return whole;
    if (const auto kind = gazetteer::parse_place_kind(sentence))
        return scene::place_kind_name(*kind, language);
    for (const char* form : kForms)
        if (auto words = gaps(sentence, parts_of(form))) {
            const std::string said = translated(form, language);
            if (said == form)
                continue; // no words for it in that language
            for (std::string& word : *words)
                word = in_language(word, language);
            return filled(said, *words);
        }
    return sentence;
}

} // namespace panjshir::app
