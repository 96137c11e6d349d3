#include "study/strip_chart.hpp"

#include "chronicle/timeline.hpp"

#include <algorithm>
#include <tuple>

namespace panjshir::study {
namespace {

using namespace chronicle;

class Maker {
public:
    Maker(const Chronicle& chronicle, const StripQuestion& question, const StripPosition& position)
        : m_chronicle(chronicle), m_question(question), m_position(position) {}

    StripChart make() {
        m_chart.days = m_question.days;
        for (const Actor& actor : m_chronicle.actors)
            if (actor.id == actor.side)
                m_chart.voices.push_back(actor.id);
        m_chart.voices.emplace_back();
        for (const Claim& claim : m_chronicle.claims)
            if (counts(claim.speaker, claim.source))
                add(claim);
        for (const Event& event : m_chronicle.events)
            if (!event.background && counts(event.speaker, event.source))
                add(event);
        add_rows();
        return std::move(m_chart);
    }

private:
    bool counts(const std::string& speaker, const std::string& source_id) const {
        if (m_question.known_on) {
            const Source* source = m_chronicle.source(source_id);
            if (!source || source->published.days().first > *m_question.known_on)
                return false;
        }
        const Basis& basis = m_question.basis;
        switch (basis.kind) {
        case Basis::Kind::All:
            return true;
        case Basis::Kind::Side:
            return m_chronicle.side_of(speaker) == basis.id;
        case Basis::Kind::Actor:
            return speaker == basis.id;
        case Basis::Kind::Source:
            return source_id == basis.id;
        }
        return false;
    }

    // Within the chart's days; nothing where it touches none of them.
    std::optional<DayInterval> days_of(const EdtfDate& when, const EdtfDate& said) const {
        DayInterval days = when.days();
        if (!when.last_day())
            days.last = std::max(days.first, said.days().last);
        if (!days.overlaps(m_chart.days))
            return std::nullopt;
        return DayInterval{std::max(days.first, m_chart.days.first),
                           std::min(days.last, m_chart.days.last)};
    }

    void add(const Claim& claim) {
        const auto days = days_of(claim.when, claim.said);
        if (days)
            m_chart.claims.push_back(
                {&claim, m_chronicle.side_of(claim.speaker), *days, m_position(claim.place)});
        else
            m_chart.beyond.push_back(claim.id);
    }

    void add(const Event& event) {
        const auto days = days_of(event.when, event.said);
        if (!days) {
            m_chart.beyond.push_back(event.id);
            return;
        }
        StripMark mark{&event, {}, PlaceRole::At, m_chronicle.side_of(event.speaker), {},
                       *days,  {}};
        for (const std::string& actor : event.actors)
            if (mark.side.empty())
                mark.side = m_chronicle.side_of(actor);
        const bool from_strip =
            std::any_of(event.places.begin(), event.places.end(), [&](const EventPlace& place) {
                return place.role == PlaceRole::From && m_position(place.place);
            });
        std::size_t added = 0;
        for (const EventPlace& place : event.places) {
            mark.place = place.place;
            mark.role = place.role;
            mark.span = m_position(place.place);
            const bool goal = place.role == PlaceRole::To || place.role == PlaceRole::Toward;
            if (goal && from_strip && mark.span && !mark.span->is_point())
                continue;
            m_chart.marks.push_back(mark);
            ++added;
        }
        if (added == 0)
            m_chart.marks.push_back(mark);
    }

    void add_rows() {
        // By the first day on which anybody speaks of the place, then by its id; those without a
        // place come last.
        std::vector<std::tuple<bool, CivilDay, std::string>> spoken;
        const auto speak = [&](const std::string& place, CivilDay day) {
            const auto known = std::find_if(spoken.begin(), spoken.end(), [&](const auto& row) {
                return std::get<2>(row) == place;
            });
            if (known == spoken.end())
                spoken.emplace_back(place.empty(), day, place);
            else
                std::get<1>(*known) = std::min(std::get<1>(*known), day);
        };
        for (const StripClaim& claim : m_chart.claims)
            if (!claim.span)
                speak(claim.claim->place, claim.days.first);
        for (const StripMark& mark : m_chart.marks)
            if (!mark.span)
                speak(mark.place, mark.days.first);
        std::sort(spoken.begin(), spoken.end());
        m_chart.valley.place = m_question.valley;
        for (const auto& [without, day, place] : spoken)
            m_chart.outside.push_back({place, {}});
        const Timeline timeline(m_chronicle, {m_question.stale_after_days});
        for (CivilDay day = m_chart.days.first; day <= m_chart.days.last;
             day += std::chrono::days(1)) {
            const DayState state = timeline.on(day, m_question.basis, m_question.known_on);
            add_state(m_chart.valley, state);
            for (StripRow& row : m_chart.outside)
                add_state(row, state);
        }
    }

    static void add_state(StripRow& row, const DayState& state) {
        if (const PlaceOnDay* place = row.place.empty() ? nullptr : state.place(row.place))
            row.states.push_back(*place);
    }

    const Chronicle& m_chronicle;
    const StripQuestion& m_question;
    const StripPosition& m_position;
    StripChart m_chart;
};

} // namespace

StripChart make_strip_chart(const Chronicle& chronicle, const StripQuestion& question,
                            const StripPosition& position) {
    return Maker(chronicle, question, position).make();
}

} // namespace panjshir::study
