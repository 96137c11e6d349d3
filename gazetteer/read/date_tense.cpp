// Whether a sentence looks forward or back.

#include "gazetteer/read/date_resolver.hpp"

#include <algorithm>

namespace panjshir::gazetteer {
namespace {

// Whether a word says that its clause looks forward or back; nothing for most words.
std::optional<Tense> tense_of(const ArticleText& article, std::size_t i) {
    const std::string_view word = article.folded(i);
    if (one_of(word, {"will",      "shall",    "sera",    "seront", "aura",  "auront", "ira",
                      "iront",     "fera",     "feront",  "va",     "vont",  "doit",   "doivent",
                      "scheduled", "expected", "planned", "due",    "prevu", "prevue", "prevus",
                      "plans",     "خواهد",    "خواهند",  "خواهیم", "خواهم"}))
        return Tense::Future;
    if (word.size() > 5 && !article.has(i, kCapital) &&
        (word.ends_with("eront") || word.ends_with("iront") || word.ends_with("dront") ||
         word.ends_with("era") || word.ends_with("ira") || word.ends_with("dra")) &&
        !one_of(word, {"camera", "opera", "cholera", "libera"}))
        return Tense::Future;
    if (one_of(word,
               {"said",  "told", "left",  "went", "was",   "were",    "had",   "has",     "have",
                "began", "held", "took",  "fled", "fell",  "met",     "came",  "got",     "won",
                "lost",  "saw",  "gave",  "ont",  "avait", "avaient", "etait", "etaient", "est",
                "sont",  "گفت",  "گفتند", "شد",   "شدند",  "کرد",     "کردند", "بود",     "بودند"}))
        return Tense::Past;
    if (word == "a" && article.written(i, i + 1) == "a") // has, not à
        return Tense::Past;
    if (word.size() > 4 && word.ends_with("ed") && article.language == "en")
        return Tense::Past;
    return std::nullopt;
}

} // namespace

Tense tense_around(const ArticleText& article, std::size_t first, std::size_t end) {
    const std::size_t begin = article.sentence_begin(first), stop = article.sentence_end(first);
    std::size_t past = 1000, future = 1000;
    const auto look = [&](std::size_t i, std::size_t distance) {
        const auto tense = tense_of(article, i);
        if (tense == Tense::Past)
            past = std::min(past, distance);
        else if (tense == Tense::Future)
            future = std::min(future, distance);
    };
    for (std::size_t i = begin; i < first; ++i)
        look(i, first - i);
    for (std::size_t i = end; i < stop; ++i)
        look(i, i - end + 1);
    return future < past ? Tense::Future : Tense::Past;
}

} // namespace panjshir::gazetteer
