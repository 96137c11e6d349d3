#include "app/quiz_questions.hpp"

#include "chronicle/timeline.hpp"
#include "geo/simplify.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace panjshir::app {
namespace {

using study::QuizKind;
using study::QuizRandom;
using study::QuizRound;

constexpr double kRingTolerance_m = 100;

Polyline on_earth(const Projection& projection, const MapLine& line) {
    Polyline out;
    for (const MapPoint point : line)
        out.push_back(projection.to_lon_lat(point));
    return out;
}

QuizRound own_round(const io::Question& question, const std::string& language, QuizRandom& random) {
    QuizRound round;
    round.kind = QuizKind::Own;
    round.subject = question.id;
    round.prompt = question.question.in(language);
    round.place = question.place;
    round.answer = "right";
    round.choices.push_back({"right", question.answer.in(language)});
    round.feedback["right"] = question.feedback.in(language);
    for (std::size_t i = 0; i < io::kWrongAnswers; ++i) {
        const std::string id = fmt::format("wrong-{}", i + 1);
        round.choices.push_back({id, question.wrong[i].in(language)});
        round.feedback[id] = question.wrong_feedback[i].in(language);
    }
    random.shuffle(round.choices);
    return round;
}

// Goes through the subjects of a kind in a random order, again and again.
class Deck {
public:
    explicit Deck(std::vector<std::string> subjects) : m_subjects(std::move(subjects)) {}

    std::optional<QuizRound> draw(const QuizBook& book, QuizKind kind, QuizRandom& random) {
        for (std::size_t tried = 0; tried < m_subjects.size(); ++tried) {
            if (m_next == 0)
                random.shuffle(m_subjects);
            const std::string& subject = m_subjects[m_next];
            m_next = (m_next + 1) % m_subjects.size();
            if (auto round = book.make(kind, subject, random))
                return round;
        }
        return std::nullopt;
    }

private:
    std::vector<std::string> m_subjects;
    std::size_t m_next = 0;
};

} // namespace

study::QuizFacts quiz_facts(const Session& session) {
    const io::Atlas& atlas = session.atlas();
    study::QuizFacts facts;
    facts.places = atlas.places;
    facts.extents = atlas.extents;
    facts.chronicle = &atlas.chronicle;
    facts.timeline = &session.timeline();
    facts.days = session.days();
    facts.area = atlas.area;
    for (const scene::AreaShape& area : session.ground().areas)
        for (const MapLine& ring : area.area.rings)
            facts.areas[area.place].push_back(
                on_earth(session.projection(), simplify_ring(ring, kRingTolerance_m)));
    for (const scene::RiverShape& river : session.ground().rivers)
        if (!river.place.empty())
            facts.rivers.push_back({river.place, on_earth(session.projection(), river.line)});
    facts.height_at = [&session](LonLat at) -> std::optional<double> {
        const float height = session.ground().heights.height_at(session.projection().to_map(at));
        return std::isfinite(height) ? std::optional<double>(height) : std::nullopt;
    };
    return facts;
}

QuizBook::QuizBook(const Session& session, std::string language)
    : m_maker(quiz_facts(session), language), m_own(io::load_questions(session.atlas())),
      m_language(std::move(language)) {
    for (const io::Question& question : m_own.questions)
        m_own_subjects.push_back(question.id);
}

const std::vector<std::string>& QuizBook::subjects(QuizKind kind) const {
    return kind == QuizKind::Own ? m_own_subjects : m_maker.subjects(kind);
}

std::optional<QuizRound> QuizBook::make(QuizKind kind, const std::string& subject,
                                        QuizRandom& random) const {
    if (kind != QuizKind::Own)
        return m_maker.make(kind, subject, random);
    for (const io::Question& question : m_own.questions)
        if (question.id == subject)
            return own_round(question, m_language, random);
    return std::nullopt;
}

std::vector<QuizKind> all_quiz_kinds() {
    return {QuizKind::Find,  QuizKind::Name,  QuizKind::Pass,
            QuizKind::Order, QuizKind::Claim, QuizKind::Own};
}

std::vector<QuizRound> quiz_rounds(const QuizBook& book, std::uint64_t seed, int rounds,
                                   const std::vector<QuizKind>& kinds) {
    QuizRandom random(seed);
    std::map<QuizKind, Deck> decks;
    for (const QuizKind kind : kinds)
        decks.emplace(kind, Deck(book.subjects(kind)));
    std::vector<QuizRound> out;
    for (std::size_t turn = 0, empty = 0;
         static_cast<int>(out.size()) < rounds && empty < kinds.size(); ++turn) {
        const QuizKind kind = kinds[turn % kinds.size()];
        if (auto round = decks.at(kind).draw(book, kind, random)) {
            out.push_back(std::move(*round));
            empty = 0;
        } else {
            ++empty;
        }
    }
    return out;
}

} // namespace panjshir::app
