#pragma once
// Small chronicles in a few lines of a test.

#include "chronicle/timeline.hpp"

#include <gtest/gtest.h>
#include <string>

namespace panjshir::testing {

inline EdtfDate date(const std::string& text) {
    const auto parsed = EdtfDate::parse(text);
    if (!parsed)
        ADD_FAILURE() << parsed.error().message;
    return parsed.value_or(EdtfDate{});
}

inline CivilDay day(const std::string& text) {
    const auto parsed = parse_day(text);
    if (!parsed)
        ADD_FAILURE() << parsed.error().message;
    return parsed.value_or(CivilDay{});
}

struct ClaimText {
    std::string place, holder;
    chronicle::ClaimStatus status = chronicle::ClaimStatus::Holds;
    std::string when, speaker;
    std::string said = ""; ///< empty: as `when`
    std::string source = "paper";
    std::string part = "";
};

/// Two sides (red with a chief and a spokesman, blue with a chief), a paper that speaks for itself
/// and one neutral actor; sources "paper" (2021-08-24~), "early" (2021-08-20) and "late"
/// (2021-09-07).
class ChronicleBuilder {
public:
    ChronicleBuilder() {
        actor("red", "reds");
        actor("red-spokesman", "reds");
        actor("blue", "blues");
        actor("paper-voice", "");
        actor("agency", "");
        actor("neutral", "");
        source("paper", "2021-08-24~");
        source("early", "2021-08-20");
        source("late", "2021-09-07");
    }

    ChronicleBuilder& claim(const ClaimText& text) {
        chronicle::Claim claim;
        claim.id = "c" + std::to_string(m_chronicle.claims.size() + 1);
        claim.place = text.place;
        claim.holder = text.holder;
        claim.status = text.status;
        claim.when = date(text.when);
        claim.speaker = text.speaker;
        claim.said = date(text.said.empty() ? text.when : text.said);
        claim.source = text.source;
        claim.part = text.part;
        m_chronicle.claims.push_back(claim);
        return *this;
    }

    ChronicleBuilder& event(const std::string& when, const std::string& speaker,
                            const std::string& source_id = "paper") {
        chronicle::Event event;
        event.id = "e" + std::to_string(m_chronicle.events.size() + 1);
        event.kind = chronicle::EventKind::Clash;
        event.when = event.said = date(when);
        event.speaker = speaker;
        event.source = source_id;
        m_chronicle.events.push_back(event);
        return *this;
    }

    ChronicleBuilder& background() {
        m_chronicle.events.back().background = true;
        return *this;
    }

    void actor(const std::string& id, const std::string& side) {
        chronicle::Actor row;
        row.id = id;
        row.side = side;
        m_chronicle.actors.push_back(row);
    }

    void source(const std::string& id, const std::string& published) {
        chronicle::Source row;
        row.id = id;
        row.published = date(published);
        m_chronicle.sources.push_back(row);
    }

    const chronicle::Chronicle& chronicle() const { return m_chronicle; }

    chronicle::DayState on(const std::string& on_day, const chronicle::Basis& basis = {},
                           std::optional<CivilDay> known_on = std::nullopt) const {
        return chronicle::Timeline(m_chronicle).on(day(on_day), basis, known_on);
    }

    /// "contested red blue", "silent", ...
    std::string state(const std::string& place, const std::string& on_day,
                      const chronicle::Basis& basis = {},
                      std::optional<CivilDay> known_on = std::nullopt) const {
        const chronicle::DayState day_state = on(on_day, basis, known_on);
        const chronicle::PlaceOnDay* found = day_state.place(place);
        if (!found)
            return "no such place";
        std::string text(to_string(found->state));
        for (const std::string& holder : found->holders)
            text += " " + holder;
        return text;
    }

private:
    chronicle::Chronicle m_chronicle;
};

} // namespace panjshir::testing
