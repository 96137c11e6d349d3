#include "gazetteer/read/draft.hpp"

#include "base/utf8.hpp"
#include "gazetteer/normalise/fold.hpp"
#include "gazetteer/normalise/word_rules.hpp"
#include "gazetteer/read/article_text.hpp"
#include "gazetteer/read/date_words.hpp"
#include "gazetteer/read/draft_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace panjshir::gazetteer {
namespace {

constexpr double kPlaceAndActor = 0.6, kPlaceOnly = 0.45, kNoPlace = 0.3;
constexpr double kOwnDate = 0.15, kNamedSpeaker = 0.1;

bool in_words(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        const std::string_view entry = list.substr(0, end);
        if (entry.ends_with('*') ? word.starts_with(entry.substr(0, entry.size() - 1))
                                 : word == entry)
            return true;
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return false;
}

struct ActorName {
    Words words;
    const DraftActor* actor;
};

struct SeenActor {
    std::size_t first, end; // words
    const DraftActor* actor;
};

class Drafter {
public:
    Drafter(const ArticleText& article, const ReadResult& read, std::span<const DraftActor> actors,
            const std::optional<EdtfDate>& published)
        : m_article(article), m_read(read), m_published(published) {
        for (const DraftActor& actor : actors)
            for (const std::string& name : actor.names)
                if (Words words = split_words(fold(name)); !words.empty())
                    m_names.push_back({std::move(words), &actor});
        std::stable_sort(
            m_names.begin(), m_names.end(),
            [](const ActorName& a, const ActorName& b) { return a.words.size() > b.words.size(); });
    }

    std::vector<DraftRow> rows() {
        for (std::size_t i = 0; i < m_article.size();) {
            std::size_t end = i + 1;
            while (end < m_article.size() && !m_article.begins_sentence(end))
                ++end;
            sentence(i, end);
            i = end;
        }
        return std::move(m_rows);
    }

private:
    std::vector<SeenActor> actors_in(std::size_t begin, std::size_t end) const {
        std::vector<SeenActor> seen;
        for (std::size_t i = begin; i < end; ++i)
            for (const ActorName& name : m_names) {
                if (i + name.words.size() > end)
                    continue;
                bool same = true;
                for (std::size_t w = 0; w < name.words.size() && same; ++w)
                    same = m_article.folded(i + w) == name.words[w];
                if (!same)
                    continue;
                seen.push_back({i, i + name.words.size(), name.actor});
                i += name.words.size() - 1;
                break;
            }
        return seen;
    }

    // "X a déclaré", "selon X", "X said": the actor beside a verb of speaking.
    std::string speaker_in(std::size_t begin, std::size_t end,
                           const std::vector<SeenActor>& seen) const {
        for (const SeenActor& one : seen) {
            const std::size_t first = one.first;
            for (std::size_t back = 1; back <= 2 && first >= begin + back; ++back) {
                const std::string_view word = m_article.folded(first - back);
                if (word == "selon" || word == "said" ||
                    (word == "to" && first >= begin + back + 1 &&
                     m_article.folded(first - back - 1) == "according"))
                    return one.actor->id;
            }
            for (std::size_t on = one.end; on < std::min(end, one.end + 6); ++on) {
                const std::string_view word = m_article.folded(on);
                if (in_words("declare* affirme* dit assure* annonce* ecrit explique* precise* "
                             "revendique* accuse* "
                             "said says told claim* announced wrote warned گفت گفتند",
                             word))
                    return one.actor->id;
                if (m_article.has(on, kCapital) && !m_article.joined_to_last(on))
                    break;
            }
        }
        return {};
    }

    std::vector<DraftFigure> figures_in(std::size_t begin, std::size_t end) const {
        std::vector<DraftFigure> figures;
        for (std::size_t i = begin; i < end; ++i) {
            if (!number_at(i))
                continue;
            std::size_t next = i + 1;
            while (next < end && m_article.has(next, kDigits) && m_article.joined_to_last(next) &&
                   m_article.folded(next).size() == 3)
                ++next;
            for (std::size_t on = next; on < std::min(end, next + 3); ++on)
                if (in_words(kDraftCounted, m_article.folded(on))) {
                    figures.push_back({std::string(m_article.written(on, on + 1)),
                                       std::string(m_article.written(i, next))});
                    i = on;
                    break;
                }
        }
        return figures;
    }

    bool number_at(std::size_t i) const {
        const std::string_view word = m_article.folded(i);
        if (m_article.has(i, kDigits))
            return word.find_first_not_of("0123456789") == std::string_view::npos;
        return word.size() > 2 && number_word(word) && word != "une";
    }

    const DateMention* date_in(std::size_t begin, std::size_t end) const {
        const std::size_t first = m_article.words[begin].first_point;
        const std::size_t last = m_article.words[end - 1].end_point;
        for (const DateMention& date : m_read.dates)
            if (date.edtf && date.begin >= first && date.end <= last)
                return &date;
        return nullptr;
    }

    void date_row(DraftRow& row, std::size_t begin, std::size_t end) const {
        if (const DateMention* date = date_in(begin, end)) {
            row.when = date->edtf->text();
            row.confidence += kOwnDate;
            row.reasons.push_back(fmt::format("'{}' in the sentence dates it", date->text));
            return;
        }
        if (const DateMention* date =
                date_in(m_article.paragraph_begin(begin), m_article.paragraph_end(begin))) {
            row.when = date->edtf->text();
            row.reasons.push_back(fmt::format("'{}' in the same paragraph dates it", date->text));
            return;
        }
        if (m_published && m_published->first_day()) {
            row.when = to_text(*m_published->first_day()) + "~";
            row.reasons.push_back("no date near it: about the day of publication");
        }
    }

    std::vector<const Mention*> places_in(std::size_t begin, std::size_t end) const {
        const std::size_t first = m_article.words[begin].first_point;
        const std::size_t last = m_article.words[end - 1].end_point;
        std::vector<const Mention*> places;
        for (const Mention& mention : m_read.mentions)
            if (mention.place && !mention.metonymy && mention.begin >= first &&
                mention.end <= last && mention.kind != PlaceKind::Country)
                places.push_back(&mention);
        return places;
    }

    // The places that the verb speaks of: those of one kind nearest to it, not the province around
    // them; what is blocked is a way, where one is named.
    static std::vector<const Mention*> nearest(std::vector<const Mention*> places,
                                               std::size_t verb_point, std::string_view what) {
        const auto distance = [&](const Mention* m) {
            const bool way = m->kind == PlaceKind::Pass || m->kind == PlaceKind::Road ||
                             m->kind == PlaceKind::Tunnel;
            const std::size_t off_the_way = what == "blocks" && !way ? 10'000 : 0;
            return off_the_way +
                   (m->begin > verb_point ? m->begin - verb_point : 2 * (verb_point - m->begin));
        };
        if (places.empty())
            return places;
        const Mention* first = *std::min_element(
            places.begin(), places.end(),
            [&](const Mention* a, const Mention* b) { return distance(a) < distance(b); });
        std::set<std::string> known;
        std::erase_if(places, [&](const Mention* m) {
            return m->kind != first->kind || !known.insert(*m->place).second;
        });
        return places;
    }

    void sentence(std::size_t begin, std::size_t end) {
        const std::vector<SeenActor> seen = actors_in(begin, end);
        const std::vector<const Mention*> places = places_in(begin, end);
        for (const DraftClass& one : kDraftClasses) {
            std::size_t verb = end;
            for (std::size_t i = begin; i < end && verb == end; ++i)
                if (in_words(one.words, m_article.folded(i)) && !m_article.address[i])
                    verb = i;
            if (verb == end || (one.table == DraftTable::Claims && places.empty()))
                continue;
            DraftRow row;
            row.table = one.table;
            row.what = one.what;
            row.verb = m_article.written(verb, verb + 1);
            row.begin = m_article.words[begin].first_point;
            row.end = m_article.words[end - 1].end_point;
            row.speaker = speaker_in(begin, end, seen);
            row.figures = figures_in(begin, end);
            row.actor = doer_of(seen, verb, one.table);
            row.reasons.push_back(fmt::format("'{}' says {}", row.verb, row.what));
            row.confidence = places.empty()      ? kNoPlace
                             : row.actor.empty() ? kPlaceOnly
                                                 : kPlaceAndActor;
            if (!row.speaker.empty())
                row.confidence += kNamedSpeaker;
            date_row(row, begin, end);
            add_rows(row, nearest(places, m_article.words[verb].first_point, row.what));
        }
    }

    void add_rows(const DraftRow& row, const std::vector<const Mention*>& places) {
        if (places.empty()) {
            m_rows.push_back(row);
            return;
        }
        for (const Mention* place : places) {
            DraftRow own = row;
            own.place = *place->place;
            own.confidence *= place->confidence;
            m_rows.push_back(std::move(own));
        }
    }

    // Behind "par" or "by", or the last one named before the verb.
    std::string doer_of(const std::vector<SeenActor>& seen, std::size_t verb,
                        DraftTable table) const {
        std::string doer;
        for (const SeenActor& one : seen) {
            const std::string& id = table == DraftTable::Claims ? one.actor->side : one.actor->id;
            if (id.empty())
                continue;
            if (one.end <= verb + 1)
                doer = id;
            for (std::size_t back = 1;
                 back <= 2 && one.first > verb + back && one.first <= verb + 5; ++back)
                if (in_words("par by توسط", m_article.folded(one.first - back)))
                    return id;
        }
        return doer;
    }

    const ArticleText& m_article;
    const ReadResult& m_read;
    const std::optional<EdtfDate>& m_published;
    std::vector<ActorName> m_names;
    std::vector<DraftRow> m_rows;
};

} // namespace

std::vector<DraftRow> draft_rows(std::string_view utf8, const ReadResult& read,
                                 std::span<const DraftActor> actors,
                                 const std::optional<EdtfDate>& published) {
    const ArticleText article(utf8.substr(0, kLongestArticle));
    return Drafter(article, read, actors, published).rows();
}

} // namespace panjshir::gazetteer
