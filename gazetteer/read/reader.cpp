#include "gazetteer/read/reader.hpp"

#include "base/utf8.hpp"
#include "gazetteer/read/confidence.hpp"
#include "gazetteer/read/dates.hpp"
#include "gazetteer/read/mention_context.hpp"
#include "gazetteer/read/place_spots.hpp"
#include "gazetteer/read/world.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::gazetteer {
namespace {

std::vector<const NameIndex*> with_world(std::vector<const NameIndex*> gazetteers) {
    gazetteers.push_back(&world_index());
    return gazetteers;
}

// The part that is read, cut between two code points; what is wrong with the text is told.
std::string_view readable(std::string_view text, Diagnostics& diagnostics) {
    if (text.size() > kLongestArticle) {
        std::size_t end = kLongestArticle;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        diagnostics.push_back({Severity::Warning, "", 0, 0,
                               fmt::format("the text is {} bytes long; only the first {} are read",
                                           text.size(), end)});
        text = text.substr(0, end);
    }
    if (const auto bad = utf8::first_invalid_byte(text)) {
        const std::string_view before = text.substr(0, *bad);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const std::size_t begin = before.rfind('\n') + 1; // 0 where there is none
        diagnostics.push_back(
            {Severity::Warning, "", static_cast<int>(line),
             static_cast<int>(utf8::length(before.substr(begin))) + 1,
             "the text holds bytes that are not UTF-8; each is read as a gap of one character"});
    }
    return text;
}

Mention mention_of(const ArticleText& article, const Spot& spot, int limit) {
    Mention mention;
    mention.begin = article.words[spot.span.first].first_point;
    mention.end = article.words[spot.span.end - 1].end_point;
    mention.text = article.written(spot.span.first, spot.span.end);
    mention.reasons = spot.reasons;
    mention.confidence = confidence_of(spot);
    if (spot.said)
        mention.kind = spot.said->kind;
    for (const Choice& choice : spot.choices) {
        if (static_cast<int>(mention.candidates.size()) >= std::max(1, limit))
            break;
        mention.candidates.push_back(choice.candidate);
        mention.candidates.back().score = choice.share * choice.candidate.score;
    }
    if (!spot.choices.empty()) {
        const Candidate& best = spot.choices.front().candidate;
        mention.place = best.place;
        mention.kind = best.kind;
        mention.position = best.position;
    }
    if (const auto why =
            why_metonymy(article, spot.name, mention.kind.value_or(PlaceKind::Village))) {
        mention.metonymy = true;
        mention.reasons.push_back("metonymy: " + *why);
    }
    return mention;
}

std::vector<NamedFall> falls_of(const std::vector<Spot>& spots, const ReadOptions& options) {
    std::vector<NamedFall> falls;
    for (const Spot& spot : spots)
        for (const KnownEvent& event : options.events)
            if (!spot.choices.empty() &&
                std::any_of(spot.choices.begin(), spot.choices.end(),
                            [&](const Choice& c) { return c.candidate.place == event.place; }))
                falls.push_back({spot.name.first, event.day});
    return falls;
}

} // namespace

ArticleReader::ArticleReader(std::vector<const NameIndex*> gazetteers)
    : m_scanner(with_world(std::move(gazetteers))) {}

ReadResult ArticleReader::read(std::string_view utf8, const ReadOptions& options) const {
    ReadResult result;
    const std::string_view text = readable(utf8, result.diagnostics);
    const ArticleText article(text);
    result.language = article.language;
    if (article.size() == 0) {
        result.diagnostics.push_back({Severity::Warning, "", 0, 0, "the text holds no word"});
        return result;
    }
    std::vector<Spot> spots = find_spots(article, m_scanner);
    choose_places(article, spots);
    for (const Spot& spot : spots)
        result.mentions.push_back(mention_of(article, spot, options.candidate_limit));
    const std::vector<NamedFall> falls = falls_of(spots, options);
    result.dates = read_dates(article, options.published, falls);
    const auto unresolved = std::count_if(result.dates.begin(), result.dates.end(),
                                          [](const DateMention& date) { return !date.edtf; });
    if (unresolved > 0)
        result.diagnostics.push_back(
            {Severity::Warning, "", 0, 0,
             fmt::format("{} of {} dates stay unresolved{}", unresolved, result.dates.size(),
                         options.published ? "" : ": no date of publication was given")});
    return result;
}

} // namespace panjshir::gazetteer
