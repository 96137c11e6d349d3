#pragma once
// The rows of the atlas's tables that tell what was said: sources, actors, claims, events, figures
// and statements about the land. Places are named by their ids only; the gazetteer knows them.

#include "time/edtf_date.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::chronicle {

/// First and one-past-last code point in a source's file.
struct TextSpan {
    std::size_t begin = 0, end = 0;
    bool operator==(const TextSpan&) const = default;
};

/// One dated piece of text. A file may hold several; spans are always relative to the file.
struct Source {
    std::string id;   ///< "000", "002-reuters"
    std::string file; ///< "002.txt"
    TextSpan part;    ///< the piece's place in the file
    std::string title, publisher, language;
    EdtfDate published;
    std::string sha256;   ///< of the whole file
    std::string rests_on; ///< agency, interview, tweet
    std::string note_en, note_fr;
};

/// Who acts, holds or speaks: a movement, a spokesman, an agency, the publication itself.
struct Actor {
    std::string id;
    std::string name_en, name_fr, name_prs;
    std::string
        side; ///< id of the side ("resistance", "taliban"), or "" (agencies, papers, others)
    std::string role_en, role_fr;
    std::optional<std::uint32_t> colour; ///< 0xRRGGBB, only for who can hold ground
    std::string hatch;                   ///< how it looks in black and white print
};

enum class ClaimStatus { Holds, Takes, Loses, Retakes, Besieges, Blocks, Enters, Denied };
std::string_view to_string(ClaimStatus status); ///< "holds", "takes", ...
std::optional<ClaimStatus> parse_claim_status(std::string_view text);
/// holds, takes, retakes.
bool makes_holder(ClaimStatus status);
/// loses, denied.
bool opposes_holder(ClaimStatus status);

/// One speaker's statement about who holds what.
struct Claim {
    std::string id;
    std::string place;
    std::string holder; ///< actor id
    ClaimStatus status = ClaimStatus::Holds;
    EdtfDate when;       ///< the time spoken of
    std::string speaker; ///< actor id
    std::vector<std::string>
        via; ///< actor ids, from the one nearest the speaker to the publication
    EdtfDate said;
    std::string source;
    TextSpan span;
    bool against_interest = false;
    std::string part; ///< whole, centre, road, entrance, three_sides, approach ("" is whole)
    std::string note_en, note_fr;
};

enum class EventKind {
    Clash,
    Offensive,
    Ambush,
    Blockade,
    Talks,
    Ultimatum,
    Statement,
    Exercise,
    Displacement,
    Visit,
    Protest,
    ChangeOfPower
};
std::string_view to_string(EventKind kind); ///< "clash", ..., "change of power"
std::optional<EventKind> parse_event_kind(std::string_view text);

enum class PlaceRole { At, From, To, Toward };
std::string_view to_string(PlaceRole role);
std::optional<PlaceRole> parse_place_role(std::string_view text);

struct EventPlace {
    PlaceRole role = PlaceRole::At;
    std::string place;
    bool operator==(const EventPlace&) const = default;
};

/// A number as somebody gave it: "killed 300 - resistance accounts".
struct Figure {
    std::string what;           ///< killed, captured, wounded, fighters, delegates, hours ...
    double least = 0, most = 0; ///< equal where one number was given
    std::string qualifier; ///< "", "about", "more than", "up to", "dozens", "hundreds", "thousands"
    std::string whose;     ///< actor id of whom the number counts, or ""
    std::string speaker;   ///< actor id
    bool operator==(const Figure&) const = default;
};

/// Something said to have happened.
struct Event {
    std::string id;
    EventKind kind = EventKind::Statement;
    EdtfDate when;
    std::vector<EventPlace> places;  ///< empty: unlocated
    std::vector<std::string> actors; ///< who acts, first the one who acts most
    std::vector<Figure> figures;
    std::string speaker; ///< who says that it happened
    std::vector<std::string> via;
    EdtfDate said;
    std::string source;
    TextSpan span;
    bool background = false;        ///< before 15 August 2021: not on the slider
    std::string title_en, title_fr; ///< a few words
    std::string note_en, note_fr;
};

enum class Relation { Distance, Direction, Inside, Connects, Altitude };
std::string_view to_string(Relation relation);
std::optional<Relation> parse_relation(std::string_view text);

/// Something a source says about the land itself; its verdict is computed, never written in.
struct LandStatement {
    std::string id;
    std::string source;
    TextSpan span;
    std::string speaker;
    std::string subject; ///< place id
    Relation relation = Relation::Inside;
    std::string object; ///< place id, or "" (altitude)
    std::string value;  ///< "80 km~", "N", "W" ...; empty for inside
    std::string
        subject_part; ///< "mouth", "head", "capital", "" - the point meant, where it is said
    std::string note_en, note_fr;
};

struct Chronicle {
    std::vector<Source> sources;
    std::vector<Actor> actors;
    std::vector<Claim> claims;
    std::vector<Event> events;
    std::vector<LandStatement> statements;

    const Source* source(std::string_view id) const;
    const Actor* actor(std::string_view id) const;
    /// The side of an actor: his own id if he is a side (one who can hold ground), empty if he has
    /// none.
    std::string side_of(std::string_view actor_id) const;
};

} // namespace panjshir::chronicle
