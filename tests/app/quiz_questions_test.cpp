// A thousand rounds on the real atlas, each checked by other means than those that made it: the
// drawn areas on the map's plane, the rows of claims, the written names, geodesics.

#include "app/quiz_questions.hpp"
#include "geo/geodesic.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "support/atlas_session.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;
using study::QuizKind;
using study::QuizRound;

const io::Atlas& atlas() {
    return atlas_session().atlas();
}
LonLat where(const std::string& id) {
    return atlas().place(id)->position.value();
}
const std::vector<QuizRound>& thousand(const std::string& language) {
    static std::map<std::string, std::vector<QuizRound>> made;
    if (made.count(language) == 0)
        made[language] =
            quiz_rounds(QuizBook(atlas_session(), language), 2021, 1000, all_quiz_kinds());
    return made[language];
}

template <typename Visit>
void for_each_round(QuizKind kind, Visit&& visit) {
    int met = 0;
    for (const char* language : {"en", "fr"})
        for (const QuizRound& round : thousand(language))
            if (round.kind == kind) {
                SCOPED_TRACE(std::string(language) + " " + round.subject + ": " + round.prompt);
                visit(round);
                ++met;
            }
    EXPECT_GE(met, 300);
}

bool is_settlement(const std::string& id) {
    const std::string_view kind = gazetteer::to_string(atlas().place(id)->kind);
    return kind == "city" || kind == "town" || kind == "village";
}

// The first "7.2 km", "7,2 km" or "14 km" of a text, in km; its rounding in `step`.
double kilometres(const std::string& text, double& step) {
    std::smatch found;
    if (!std::regex_search(text, found, std::regex("([0-9]+)([.,]([0-9]))? km")))
        return -1;
    step = found[3].matched ? 0.1 : 1;
    return std::stod(found[1]) + (found[3].matched ? std::stod(found[3]) / 10 : 0);
}

void expect_distance(const std::string& text, LonLat from, LonLat to) {
    double step = 0;
    const double told = kilometres(text, step);
    EXPECT_NEAR(told, geodesic(from, to).distance_m / 1000, step / 2 + 1e-6) << text;
}

// Even-odd on the plane, over the areas as they are drawn.
bool covers(const std::string& id, MapPoint p) {
    const scene::AreaShape* shape = atlas_session().ground().area(id);
    bool inside = false;
    for (const MapLine& ring : shape->area.rings)
        for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++)
            if ((ring[i].northing_m > p.northing_m) != (ring[k].northing_m > p.northing_m) &&
                p.easting_m < ring[i].easting_m + (ring[k].easting_m - ring[i].easting_m) *
                                                      (p.northing_m - ring[i].northing_m) /
                                                      (ring[k].northing_m - ring[i].northing_m))
                inside = !inside;
    return inside;
}

bool district_within(const std::string& id, const std::string& pass, double radius_m) {
    const MapPoint at = atlas_session().projection().to_map(where(pass));
    if (!atlas_session().ground().area(id)->box.grown(radius_m).contains(at))
        return false;
    for (double r = 250; r <= radius_m; r += 250)
        for (double turn = 0; turn < 6.28; turn += 0.2)
            if (covers(id, {at.easting_m + r * std::sin(turn), at.northing_m + r * std::cos(turn)}))
                return true;
    return false;
}

// By the legs of the borders on the plane.
bool province_within(const std::string& id, const std::string& pass, double radius_m) {
    const Projection& projection = atlas_session().projection();
    const MapPoint at = projection.to_map(where(pass));
    for (const chronicle::Extent& extent : atlas().extents) {
        if (extent.how != chronicle::ExtentKind::Border ||
            (extent.place != id && extent.other_place != id))
            continue;
        for (const Polyline& line : extent.geometry)
            for (std::size_t i = 1; i < line.size(); ++i) {
                const MapPoint a = projection.to_map(line[i - 1]), b = projection.to_map(line[i]);
                for (double t = 0; t <= 1; t += 0.02)
                    if (distance_m(at, {a.easting_m + t * (b.easting_m - a.easting_m),
                                        a.northing_m + t * (b.northing_m - a.northing_m)}) <=
                        radius_m)
                        return true;
            }
    }
    return false;
}

bool beside(const std::string& area, const std::string& pass, double radius_m) {
    return atlas().place(area)->kind == gazetteer::PlaceKind::District
               ? district_within(area, pass, radius_m)
               : province_within(area, pass, radius_m);
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts{""};
    for (const char c : text)
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

TEST(QuizQuestions, AThousandRoundsAreWholeInBothLanguages) {
    for (const char* language : {"en", "fr"}) {
        const auto& rounds = thousand(language);
        ASSERT_EQ(rounds.size(), 1000u);
        for (const QuizRound& round : rounds) {
            SCOPED_TRACE(round.subject + ": " + round.prompt);
            EXPECT_EQ(round.choices.size(), 4u);
            std::set<std::string> ids, texts;
            for (const study::QuizChoice& choice : round.choices) {
                ids.insert(choice.id);
                texts.insert(choice.text);
                EXPECT_FALSE(choice.text.empty());
                ASSERT_EQ(round.feedback.count(choice.id), 1u);
                EXPECT_GE(round.feedback.at(choice.id).size(), 8u);
            }
            EXPECT_EQ(ids.size(), 4u);
            EXPECT_EQ(texts.size(), 4u);
            EXPECT_EQ(ids.count(round.answer), 1u);
            EXPECT_EQ(round.feedback.size(), 4u);
            EXPECT_EQ(round.prompt.find('{'), std::string::npos);
        }
    }
}

TEST(QuizQuestions, TheSameSeedAsksTheSameAndAnotherDoesNot) {
    const QuizBook book(atlas_session(), "en");
    const auto prompts = [&](std::uint64_t seed) {
        std::string all;
        for (const QuizRound& round : quiz_rounds(book, seed, 30, all_quiz_kinds())) {
            all += round.prompt;
            for (const study::QuizChoice& choice : round.choices)
                all += choice.id;
        }
        return all;
    };
    EXPECT_EQ(prompts(7), prompts(7));
    EXPECT_NE(prompts(7), prompts(8));
}

TEST(QuizQuestions, CandidatesAreOfOneGroupFarApartAndNeverOfOneName) {
    const auto check = [](const QuizRound& round) {
        for (const study::QuizChoice& a : round.choices)
            for (const study::QuizChoice& b : round.choices) {
                if (a.id == b.id)
                    continue;
                EXPECT_EQ(is_settlement(a.id), is_settlement(b.id)) << a.id << " " << b.id;
                EXPECT_GT(geodesic(where(a.id), where(b.id)).distance_m, 5000)
                    << a.id << " " << b.id;
                for (const gazetteer::PlaceName& x : atlas().place(a.id)->names)
                    for (const gazetteer::PlaceName& y : atlas().place(b.id)->names)
                        if (x.status == gazetteer::NameStatus::Preferred) {
                            EXPECT_NE(x.text, y.text) << a.id << " " << b.id;
                        }
            }
    };
    for (const QuizKind kind : {QuizKind::Find, QuizKind::Name, QuizKind::Pass})
        for (const char* language : {"en", "fr"})
            for (const QuizRound& round : thousand(language))
                if (round.kind == kind)
                    check(round);
}

TEST(QuizQuestions, DistancesOfTheFeedbackAreGeodesics) {
    for_each_round(QuizKind::Find, [](const QuizRound& round) {
        for (const study::QuizChoice& choice : round.choices)
            if (choice.id != round.answer)
                expect_distance(round.feedback.at(choice.id), where(choice.id),
                                where(round.answer));
    });
    for_each_round(QuizKind::Name, [](const QuizRound& round) {
        for (const study::QuizChoice& choice : round.choices)
            if (choice.id != round.answer)
                expect_distance(round.feedback.at(choice.id), where(round.answer),
                                where(choice.id));
    });
}

TEST(QuizQuestions, OneChoiceAloneLiesWhereTheRingIsSaidToBe) {
    for_each_round(QuizKind::Name, [](const QuizRound& round) {
        double step = 0;
        const double told = kilometres(round.prompt, step);
        int anchors = 0;
        for (const gazetteer::Place& place : atlas().places) {
            // The anchor is the settlement that ends the prompt.
            if (!place.position || !is_settlement(place.id))
                continue;
            const std::string end = place.name_in(round.prompt.find("Comment") == 0 ? "fr" : "en");
            const auto found = round.prompt.rfind(end);
            if (found == std::string::npos || found + end.size() + 4 < round.prompt.size())
                continue;
            ++anchors;
            const GeodesicInverse right = geodesic(*place.position, where(round.answer));
            EXPECT_NEAR(told, right.distance_m / 1000, step / 2 + 1e-6);
            for (const study::QuizChoice& choice : round.choices) {
                const GeodesicInverse way = geodesic(*place.position, where(choice.id));
                const bool fits = std::abs(way.distance_m / 1000 - told) < 1.5 &&
                                  angle_between_deg(way.azimuth_deg, right.azimuth_deg) < 22.5;
                EXPECT_TRUE(choice.id == round.answer || !fits ||
                            std::lround(way.azimuth_deg / 45) % 8 !=
                                std::lround(right.azimuth_deg / 45) % 8)
                    << choice.id;
            }
        }
        EXPECT_EQ(anchors, 1);
    });
}

TEST(QuizQuestions, OnlyTheRightPassHasBothSides) {
    std::map<std::string, bool> known;
    const auto cached = [&](const std::string& area, const std::string& pass, double radius_m) {
        const std::string key = area + pass + std::to_string(radius_m);
        if (known.count(key) == 0)
            known[key] = beside(area, pass, radius_m);
        return known[key];
    };
    for_each_round(QuizKind::Pass, [&](const QuizRound& round) {
        const auto parts = split(round.subject, '|');
        ASSERT_EQ(parts.size(), 3u);
        for (const study::QuizChoice& choice : round.choices) {
            const bool both =
                cached(parts[1], choice.id, 3000) && cached(parts[2], choice.id, 3000);
            EXPECT_EQ(both, choice.id == round.answer) << choice.id;
        }
    });
}

TEST(QuizQuestions, EventsStandInTheOrderOfTheirExactDays) {
    std::map<std::string, const chronicle::Event*> events;
    for (const chronicle::Event& event : atlas().chronicle.events)
        events[event.id] = &event;
    for_each_round(QuizKind::Order, [&](const QuizRound& round) {
        for (const study::QuizChoice& choice : round.choices) {
            const auto ids = split(choice.id, '>');
            ASSERT_EQ(ids.size(), 3u);
            bool in_order = true;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                EXPECT_EQ(events.at(ids[i])->when.text().find_first_of("~?%"), std::string::npos)
                    << ids[i];
                in_order = in_order && (i == 0 || *events.at(ids[i - 1])->when.last_day() <
                                                      *events.at(ids[i])->when.first_day());
            }
            EXPECT_EQ(in_order, choice.id == round.answer) << choice.id;
        }
    });
}

// The rows alone: of each voice about the place the making word that speaks of the latest day up to
// the day asked.
std::set<std::string> sides_said(const std::string& place, const std::string& who, CivilDay on,
                                 bool fresh) {
    const chronicle::Chronicle& chronicle = atlas().chronicle;
    std::set<std::string> sides;
    for (const chronicle::Claim& claim : chronicle.claims) {
        const bool makes = claim.status == chronicle::ClaimStatus::Holds ||
                           claim.status == chronicle::ClaimStatus::Takes ||
                           claim.status == chronicle::ClaimStatus::Retakes;
        const bool of_voice =
            who == "all" || claim.speaker == who || chronicle.side_of(claim.speaker) == who;
        const DayInterval days = claim.when.days();
        const bool counts = days.first <= on && (!fresh || (on - days.last).count() <= 7);
        if (claim.place == place && makes && of_voice && counts)
            sides.insert(chronicle.side_of(claim.holder));
    }
    return sides;
}

TEST(QuizQuestions, ClaimsAreThoseOfTheRows) {
    for_each_round(QuizKind::Claim, [](const QuizRound& round) {
        const auto parts = split(round.subject, '|');
        ASSERT_EQ(parts.size(), 3u);
        const auto sides = sides_said(parts[0], parts[1], parse_day(parts[2]).value(), true);
        if (round.answer == "contested") {
            EXPECT_GE(sides.size(), 2u);
        } else if (round.answer == "nobody") {
            EXPECT_TRUE(sides.empty());
            EXPECT_FALSE(
                sides_said(parts[0], parts[1], parse_day(parts[2]).value(), false).empty());
        } else {
            EXPECT_EQ(sides.count(round.answer), 1u);
        }
        EXPECT_EQ(round.prompt.find("hold"), std::string::npos);
    });
}

TEST(QuizQuestions, OfClaimsAskForEveryAnswer) {
    std::set<std::string> answers;
    for (const QuizRound& round : thousand("en"))
        if (round.kind == QuizKind::Claim)
            answers.insert(round.answer);
    EXPECT_EQ(answers, (std::set<std::string>{"contested", "nobody", "resistance", "taliban"}));
}

TEST(QuizQuestions, TheKhawakPassLeadsToPulEHesar) {
    const QuizBook book(atlas_session(), "en");
    const auto& subjects = book.subjects(QuizKind::Pass);
    EXPECT_EQ(std::count(subjects.begin(), subjects.end(),
                         "khawak-pass|paryan-district|pul-e-hesar-district"),
              1);
    EXPECT_EQ(std::count(subjects.begin(), subjects.end(),
                         "salang-pass|khinjan-district|salang-district"),
              1);
}

TEST(QuizQuestions, UnknownSubjectsAskNothing) {
    const QuizBook book(atlas_session(), "en");
    study::QuizRandom random(1);
    EXPECT_FALSE(book.make(QuizKind::Find, "atlantis", random));
    EXPECT_FALSE(book.make(QuizKind::Claim, "atlantis|all|2021-08-22", random));
    EXPECT_FALSE(book.make(QuizKind::Own, "atlantis", random));
}

} // namespace
} // namespace panjshir::app
