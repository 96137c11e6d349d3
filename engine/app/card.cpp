// What is told of a mark when it is chosen: who says so, through whom, where in the text, how old
// it is, and what others say of the same place.

#include "app/card_gazetteer.hpp"
#include "app/session_parts.hpp"
#include "geo/geodesic.hpp"
#include "scene/phrases.hpp"
#include "study/statement_checks.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

using chronicle::Claim;
using chronicle::ClaimOnDay;
using chronicle::Event;

class CardMaker {
public:
    CardMaker(const Session::Impl& session, const ViewState& view)
        : m_session(session), m_atlas(session.atlas), m_view(view),
          m_french(view.language == "fr") {}

    std::optional<Card> make(std::string_view id) const {
        const std::size_t colon = id.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        const std::string_view kind = id.substr(0, colon), name = id.substr(colon + 1);
        if (kind == "place")
            return place_card(name);
        if (kind == "claim")
            return claim_card(name);
        if (kind == "event")
            return event_card(name);
        if (kind == "actor")
            return actor_card(name);
        if (kind == "source")
            return source_card(m_atlas, name, m_view.language);
        return std::nullopt;
    }

private:
    std::string pick(const char* en, const char* fr) const { return m_french ? fr : en; }
    const std::string& pick(const std::string& en, const std::string& fr) const {
        return m_french && !fr.empty() ? fr : en;
    }
    std::string actor(const std::string& id) const {
        return actor_name(m_atlas, id, m_view.language);
    }
    std::string place(const std::string& id) const {
        return place_name(m_atlas, id, m_view.language);
    }

    std::string when(const EdtfDate& date) const {
        const auto name = [&](std::optional<CivilDay> day) {
            return day ? scene::short_date(*day, m_view.language) : std::string("…");
        };
        std::string text = name(date.first_day());
        if (date.first_day() != date.last_day())
            text += " – " + name(date.last_day());
        else if (date.minute_of_day())
            text += fmt::format(", {:02}:{:02}", *date.minute_of_day() / 60,
                                *date.minute_of_day() % 60);
        return date.approximate() ? pick("about ", "vers le ") + text : text;
    }

    // "Ali Nazary (head of foreign relations), through the Financial Times, the aggregator"
    std::string speaker(const std::string& id, const std::vector<std::string>& via) const {
        std::string text = actor(id);
        if (const chronicle::Actor* row = m_atlas.chronicle.actor(id)) {
            const std::string& role = pick(row->role_en, row->role_fr);
            if (!role.empty())
                text += " (" + role + ")";
        }
        std::vector<std::string> chain;
        for (const std::string& link : via)
            chain.push_back(actor(link));
        for (std::size_t i = 0; i < chain.size(); ++i)
            text += (i == 0 ? pick(", through ", ", par ") : " › ") + chain[i];
        return text;
    }

    std::string where_in_text(const std::string& source_id, chronicle::TextSpan span) const {
        const chronicle::Source* source = m_atlas.chronicle.source(source_id);
        if (!source)
            return source_id;
        return fmt::format(fmt::runtime(m_french ? "{}, {} · caractères {}–{} de {}"
                                                 : "{}, {} · characters {}–{} of {}"),
                           source->publisher, when(source->published), span.begin, span.end,
                           source->file);
    }

    std::string claim_line(const Claim& claim) const {
        std::string text =
            scene::claim_status_name(claim.status, m_view.language) + " " + actor(claim.holder);
        if (!claim.part.empty())
            text += " (" + part(claim.part) + ")";
        return text;
    }

    std::string part(const std::string& part) const {
        if (part == "centre")
            return pick("the centre", "le centre");
        if (part == "road")
            return pick("the road", "la route");
        if (part == "entrance")
            return pick("at the entrance", "à l’entrée");
        if (part == "three_sides")
            return pick("on three sides", "de trois côtés");
        if (part == "approach")
            return pick("up to its border", "jusqu’à sa limite");
        return part;
    }

    std::string age(const ClaimOnDay& on) const {
        if (on.superseded)
            return pick("superseded by a later word of the same voice",
                        "remplacé par une parole ultérieure de la même voix");
        if (on.freshness == chronicle::Freshness::Full)
            return pick("said of this very day", "dit de ce jour même");
        const std::string days =
            fmt::format(fmt::runtime(m_french ? "dit d’il y a {} jour{}" : "said of {} day{} ago"),
                        on.age_days, on.age_days == 1 ? "" : "s");
        return on.freshness == chronicle::Freshness::Stale
                   ? days + pick(": too old to count", " : trop ancien pour compter")
                   : days + pick(": ageing, still counts", " : vieillit, compte encore");
    }

    CardSection claim_section(const Claim& claim, const ClaimOnDay* on) const {
        CardSection section;
        section.heading = claim_line(claim);
        section.link = "claim:" + claim.id;
        section.rows.push_back({pick("Says", "Dit"), speaker(claim.speaker, claim.via)});
        section.rows.push_back({pick("Of", "À propos du"), when(claim.when)});
        if (on)
            section.rows.push_back({pick("Age", "Âge"), age(*on)});
        section.rows.push_back({pick("Source", "Source"), where_in_text(claim.source, claim.span)});
        if (claim.against_interest)
            section.rows.push_back({"", pick("Said against the speaker's own interest.",
                                             "Dit contre l’intérêt du locuteur.")});
        const std::string& note = pick(claim.note_en, claim.note_fr);
        if (!note.empty())
            section.rows.push_back({"", note});
        return section;
    }

    std::string state_words(const chronicle::PlaceOnDay& state) const {
        std::vector<std::string> holders;
        for (const std::string& holder : state.holders)
            holders.push_back(actor(holder));
        const std::string names = scene::listed(holders, m_view.language);
        switch (state.state) {
        case chronicle::PlaceState::Held:
            return pick("Said to be held by ", "Dit tenu par ") + names;
        case chronicle::PlaceState::Contested:
            return holders.size() > 1
                       ? pick("Contested: claimed by ", "Disputé : revendiqué par ") + names
                       : pick("Contested: claimed by ", "Disputé : revendiqué par ") + names +
                             pick(", denied by another voice", ", démenti par une autre voix");
        case chronicle::PlaceState::Stale:
            return pick("Last heard of", "Dernières nouvelles") +
                   (state.last_heard ? pick(" on ", " le ") +
                                           scene::short_date(*state.last_heard, m_view.language)
                                     : "") +
                   (names.empty() ? "" : pick(", then with ", ", alors à ") + names);
        case chronicle::PlaceState::Silent:
            break;
        }
        return pick("Nobody says who holds it", "Personne ne dit qui le tient");
    }

    std::string height_words(const gazetteer::Place& row) const {
        std::string text = scene::grouped_number(*row.elevation_m, m_view.language) + " m";
        if (!row.position)
            return text;
        const float ground =
            m_session.ground.heights.height_at(m_session.projection->to_map(*row.position));
        if (std::isfinite(ground))
            text += fmt::format(
                fmt::runtime(m_french ? " (terrain : {} m)" : " (terrain in use: {} m)"),
                scene::grouped_number(static_cast<double>(ground), m_view.language));
        return text;
    }

    std::optional<Card> place_card(std::string_view id) const {
        const gazetteer::Place* row = m_atlas.place(id);
        if (!row)
            return std::nullopt;
        Card card;
        card.title = row->name_in(m_view.language);
        card.persian_name = row->name_in("prs");
        card.subtitle = scene::place_kind_name(row->kind, m_view.language);
        if (!row->parent.empty())
            card.subtitle += " · " + place(row->parent);
        card.position = m_session.content.anchor(id);

        const chronicle::DayState state = m_session.state(m_view);
        if (const chronicle::PlaceOnDay* on_day = state.place(id)) {
            card.sections.push_back(
                {scene::long_date(m_view.on, m_view.language), {{"", state_words(*on_day)}}, ""});
            for (const ClaimOnDay& on : on_day->claims)
                card.sections.push_back(claim_section(*on.claim, &on));
        }
        for (const auto& on :
             m_session.timeline->events_on(m_view.on, m_view.basis, m_view.known_on))
            if (std::any_of(on.event->places.begin(), on.event->places.end(),
                            [&](const chronicle::EventPlace& p) { return p.place == id; }))
                card.sections.push_back(
                    {pick(on.event->title_en, on.event->title_fr),
                     {{when(on.event->when), speaker(on.event->speaker, on.event->via)}},
                     "event:" + on.event->id});
        CardSection land{pick("The place", "Le lieu"), {}, ""};
        if (row->elevation_m)
            land.rows.push_back({pick("Height", "Altitude"), height_words(*row)});
        if (row->position)
            land.rows.push_back({pick("Position", "Position"),
                                 fmt::format("{:.4f} E, {:.4f} N", row->position->longitude_deg(),
                                             row->position->latitude_deg())});
        const std::string& note = pick(row->note_en, row->note_fr);
        if (!note.empty())
            land.rows.push_back({"", note});
        std::string forms;
        for (const gazetteer::PlaceName& name : row->names)
            if (name.status != gazetteer::NameStatus::Preferred && name.script == "Latn")
                forms += (forms.empty() ? "" : ", ") + name.text +
                         (name.status == gazetteer::NameStatus::Garbled
                              ? pick(" (garbled)", " (déformé)")
                              : "");
        if (!forms.empty())
            land.rows.push_back({pick("Also written", "Aussi écrit"), forms});
        if (!row->reference.empty())
            land.rows.push_back({pick("Reference", "Référence"), row->reference});
        card.sections.push_back(std::move(land));
        for (CardSection section : {names_section(*row, m_view.language),
                                    distances_section(m_atlas, *row, m_view.language)})
            if (!section.rows.empty())
                card.sections.push_back(std::move(section));
        return card;
    }

    template <typename Rows>
    static auto row_of(const Rows& rows, std::string_view id) -> decltype(rows.data()) {
        const auto it =
            std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
        return it == rows.end() ? nullptr : &*it;
    }

    std::optional<Card> claim_card(std::string_view id) const {
        const Claim* claim = row_of(m_atlas.chronicle.claims, id);
        if (!claim)
            return std::nullopt;
        Card card;
        card.title = place(claim->place);
        card.subtitle = claim_line(*claim) + " · " +
                        pick("a claim, not a fact", "une affirmation, non un fait");
        card.position = m_session.content.anchor(claim->place);
        const chronicle::DayState state = m_session.state(m_view);
        const chronicle::PlaceOnDay* on_day = state.place(claim->place);
        const ClaimOnDay* on = nullptr;
        if (on_day)
            for (const ClaimOnDay& c : on_day->claims)
                if (c.claim == claim)
                    on = &c;
        CardSection own = claim_section(*claim, on);
        own.heading.clear();
        own.link.clear();
        card.sections.push_back(std::move(own));
        if (on_day) {
            card.sections.push_back(
                {pick("What others say of ", "Ce que disent les autres de ") + place(claim->place),
                 {{"", state_words(*on_day)}},
                 "place:" + claim->place});
            for (const ClaimOnDay& other : on_day->claims)
                if (other.claim != claim)
                    card.sections.push_back(claim_section(*other.claim, &other));
        }
        return card;
    }

    std::string figure(const chronicle::Figure& figure) const {
        std::string number = figure.least == figure.most
                                 ? scene::grouped_number(figure.least, m_view.language)
                                 : scene::grouped_number(figure.least, m_view.language) + "–" +
                                       scene::grouped_number(figure.most, m_view.language);
        std::string text = figure.what + ": ";
        if (figure.qualifier == "dozens" || figure.qualifier == "hundreds" ||
            figure.qualifier == "thousands")
            text += figure.qualifier;
        else
            text += (figure.qualifier.empty() ? "" : figure.qualifier + " ") + number;
        if (!figure.whose.empty())
            text += " (" + actor(figure.whose) + ")";
        return text + pick(", says ", ", selon ") + actor(figure.speaker);
    }

    std::optional<Card> event_card(std::string_view id) const {
        const Event* event = row_of(m_atlas.chronicle.events, id);
        if (!event)
            return std::nullopt;
        Card card;
        card.title = pick(event->title_en, event->title_fr);
        card.subtitle =
            scene::event_kind_name(event->kind, m_view.language) + " · " + when(event->when);
        CardSection said;
        said.rows.push_back({pick("Says", "Dit"), speaker(event->speaker, event->via)});
        if (!event->places.empty()) {
            std::string where;
            for (const chronicle::EventPlace& at : event->places) {
                where += (where.empty() ? "" : ", ") + role(at.role) + place(at.place);
                if (!card.position)
                    card.position = m_session.content.anchor(at.place);
            }
            said.rows.push_back({pick("Where", "Où"), where});
        } else {
            said.rows.push_back({pick("Where", "Où"), pick("not said", "non dit")});
        }
        std::vector<std::string> actors;
        for (const std::string& a : event->actors)
            actors.push_back(actor(a));
        if (!actors.empty())
            said.rows.push_back({pick("Who", "Qui"), scene::listed(actors, m_view.language)});
        for (const chronicle::Figure& f : event->figures)
            said.rows.push_back({pick("Figure", "Chiffre"), figure(f)});
        said.rows.push_back({pick("Source", "Source"), where_in_text(event->source, event->span)});
        const std::string& note = pick(event->note_en, event->note_fr);
        if (!note.empty())
            said.rows.push_back({"", note});
        card.sections.push_back(std::move(said));
        return card;
    }

    std::string role(chronicle::PlaceRole role) const {
        switch (role) {
        case chronicle::PlaceRole::At:
            return "";
        case chronicle::PlaceRole::From:
            return pick("from ", "depuis ");
        case chronicle::PlaceRole::To:
            return pick("to ", "à ");
        case chronicle::PlaceRole::Toward:
            return pick("toward ", "vers ");
        }
        return {};
    }

    std::optional<Card> actor_card(std::string_view id) const {
        const chronicle::Actor* row = m_atlas.chronicle.actor(id);
        if (!row)
            return std::nullopt;
        Card card;
        card.title = scene::name_in(*row, m_view.language);
        card.persian_name = row->name_prs;
        card.subtitle = pick(row->role_en, row->role_fr);
        for (const Claim& claim : m_atlas.chronicle.claims)
            if (claim.speaker == id) {
                CardSection section = claim_section(claim, nullptr);
                section.heading = place(claim.place) + ": " + section.heading;
                card.sections.push_back(std::move(section));
            }
        for (const Event& event : m_atlas.chronicle.events)
            if (event.speaker == id)
                card.sections.push_back({pick(event.title_en, event.title_fr),
                                         {{"", when(event.when)}},
                                         "event:" + event.id});
        return card;
    }

    const Session::Impl& m_session;
    const io::Atlas& m_atlas;
    const ViewState& m_view;
    bool m_french;
};

} // namespace

std::optional<Card> make_card(const Session::Impl& session, const ViewState& view,
                              std::string_view id) {
    return CardMaker(session, view).make(id);
}

} // namespace panjshir::app
