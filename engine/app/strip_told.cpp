#include "app/strip_told.hpp"

#include "app/session_parts.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

class Teller {
public:
    Teller(const Session& session, const StripAnswer& answer, const StripCell& cell)
        : m_session(session), m_answer(answer), m_cell(cell), m_language(answer.request.language) {}

    std::vector<std::string> tell() {
        const study::StripChart& chart = m_answer.chart;
        if (!m_cell.band && !m_cell.outside) {
            states(chart.valley);
            return std::move(m_told);
        }
        for (const study::StripClaim& claim : chart.claims)
            if (is_here(claim.days, claim.voice, claim.span, claim.claim->place))
                add(actor(claim.claim->speaker) +
                    said(claim.claim->status, actor(claim.claim->holder)));
        if (m_cell.outside)
            states(chart.outside[*m_cell.outside]);
        for (const study::StripMark& mark : chart.marks)
            if (is_here(mark.days, mark.voice, mark.span, mark.place))
                add(m_language == "fr" ? mark.event->title_fr : mark.event->title_en);
        return std::move(m_told);
    }

private:
    /// ": held by Taliban". In French, which would want an article, the holder stands in brackets.
    std::string said(chronicle::ClaimStatus status, const std::string& holder) const {
        if (m_language == "fr")
            return fmt::format("\u202f: {} ({})", french(status), holder);
        std::string words = scene::claim_status_name(status, m_language);
        words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
        return fmt::format(": {} {}", words, holder);
    }
    static std::string_view french(chronicle::ClaimStatus status) {
        using S = chronicle::ClaimStatus;
        switch (status) {
        case S::Holds:
            return "tenu";
        case S::Takes:
            return "pris";
        case S::Loses:
            return "perdu";
        case S::Retakes:
            return "repris";
        case S::Besieges:
            return "encerclé";
        case S::Blocks:
            return "bloqué";
        case S::Enters:
            return "atteint";
        case S::Denied:
            return "présence démentie";
        }
        return {};
    }

    std::string actor(const std::string& id) const {
        return actor_name(m_session.atlas(), id, m_language);
    }

    void add(std::string text) {
        if (std::find(m_told.begin(), m_told.end(), text) == m_told.end())
            m_told.push_back(std::move(text));
    }

    bool is_here(DayInterval days, const std::string& voice,
                 const std::optional<study::StripSpan>& span, const std::string& place) const {
        if (!days.contains(m_cell.day))
            return false;
        if (m_cell.outside)
            return !span && place == m_answer.chart.outside[*m_cell.outside].place;
        if (!span || voice != m_answer.chart.voices[*m_cell.band])
            return false;
        // Events stand in columns, not at their place: all of the day are told.
        return span->is_point() || !m_cell.along_m ||
               (span->from_m <= *m_cell.along_m && *m_cell.along_m <= span->to_m);
    }

    void states(const study::StripRow& row) {
        const auto day = (m_cell.day - m_answer.chart.days.first).count();
        if (day < 0 || static_cast<std::size_t>(day) >= row.states.size())
            return;
        const chronicle::PlaceOnDay& state = row.states[static_cast<std::size_t>(day)];
        std::vector<std::string> holders;
        for (const std::string& holder : state.holders)
            holders.push_back(actor(holder));
        const std::string names = fmt::format("{}", fmt::join(holders, ", "));
        const char* words = nullptr;
        if (state.state == chronicle::PlaceState::Contested)
            words = m_language == "fr" ? "les voix diffèrent" : "voices differ";
        else if (state.state == chronicle::PlaceState::Held &&
                 m_told.empty()) // aged: no claim of this very day
            words = m_language == "fr" ? "dit tenu" : "said to be held";
        if (words)
            add(fmt::format("{} ({})", words, names));
    }

    const Session& m_session;
    const StripAnswer& m_answer;
    const StripCell& m_cell;
    const std::string& m_language;
    std::vector<std::string> m_told;
};

} // namespace

std::vector<std::string> told_in(const Session& session, const StripAnswer& answer,
                                 const StripCell& cell) {
    return Teller(session, answer, cell).tell();
}

} // namespace panjshir::app
