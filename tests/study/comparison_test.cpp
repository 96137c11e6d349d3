#include "io/atlas.hpp"
#include "study/comparison.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <gmock/gmock.h>

namespace panjshir::study {
namespace {

using namespace chronicle;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

struct EventText {
    EventKind kind = EventKind::Clash;
    std::string when, place, speaker, source;
    std::vector<Figure> figures = {};
    std::vector<std::string> actors = {"red"};
    std::size_t begin = 0;
};

// land (a country) holds a province, which holds a ford; another ford lies in the land alone.
class Tellings {
public:
    Tellings() {
        add_place("land", gazetteer::PlaceKind::Country, "");
        add_place("province", gazetteer::PlaceKind::Province, "land");
        add_place("ford", gazetteer::PlaceKind::Village, "province");
        add_place("other-ford", gazetteer::PlaceKind::Village, "land");
        for (const char* id : {"a", "b"}) {
            Source source;
            source.id = id;
            source.file = "both.txt";
            m_chronicle.sources.push_back(source);
        }
    }

    Tellings& event(const EventText& text) {
        Event event;
        event.id = "e" + std::to_string(m_chronicle.events.size() + 1);
        event.kind = text.kind;
        event.when = EdtfDate::parse(text.when).value();
        if (!text.place.empty())
            event.places = {{PlaceRole::At, text.place}};
        event.speaker = text.speaker;
        event.source = text.source;
        event.figures = text.figures;
        event.actors = text.actors;
        event.span = {text.begin, text.begin + 10};
        m_chronicle.events.push_back(event);
        return *this;
    }

    Tellings& claim(ClaimStatus status, const std::string& when, const std::string& place,
                    const std::string& source, std::size_t begin) {
        Claim claim;
        claim.id = "c" + std::to_string(m_chronicle.claims.size() + 1);
        claim.status = status;
        claim.when = EdtfDate::parse(when).value();
        claim.place = place;
        claim.holder = "red";
        claim.speaker = source + "-voice";
        claim.source = source;
        claim.span = {begin, begin + 10};
        m_chronicle.claims.push_back(claim);
        return *this;
    }

    std::vector<Happening> compare(const ComparisonSettings& settings = {}) const {
        return compare_tellings(m_chronicle, m_places, settings);
    }

    Chronicle& chronicle() { return m_chronicle; }

private:
    void add_place(const char* id, gazetteer::PlaceKind kind, const char* parent) {
        gazetteer::Place place;
        place.id = id;
        place.kind = kind;
        place.parent = parent;
        m_places.push_back(place);
    }

    Chronicle m_chronicle;
    std::vector<gazetteer::Place> m_places;
};

const Difference* difference(const Happening& happening, Aspect aspect,
                             const std::string& of = "") {
    const auto found =
        std::find_if(happening.differences.begin(), happening.differences.end(),
                     [&](const Difference& d) { return d.aspect == aspect && d.of == of; });
    return found == happening.differences.end() ? nullptr : &*found;
}

std::vector<std::string> values(const Happening& happening, Aspect aspect,
                                const std::string& of = "") {
    std::vector<std::string> texts;
    if (const Difference* found = difference(happening, aspect, of))
        for (const Difference::Value& value : found->values)
            texts.push_back(value.text);
    return texts;
}

const Figure kThirty{"killed", 30, 30, "", "blue", "x"},
    kSeven{"killed", 7, 8, "about", "blue", "y"};

TEST(Comparison, SetsTwoFiguresOfOneClashSideBySide) {
    const auto found = Tellings()
                           .event({EventKind::Clash, "2021-08-22", "ford", "x", "a", {kThirty}})
                           .event({EventKind::Ambush, "2021-08-22~", "ford", "y", "b", {kSeven}})
                           .compare();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(values(found[0], Aspect::Figure, "killed:blue"), ElementsAre("30", "about 7-8"));
    EXPECT_THAT(values(found[0], Aspect::Verb), ElementsAre("clash", "ambush"));
    EXPECT_EQ(difference(found[0], Aspect::Place), nullptr);
    EXPECT_EQ(difference(found[0], Aspect::Date), nullptr) << "'about' the day is the day";
}

TEST(Comparison, SaysThatOnlyOneVoiceGivesAFigure) {
    const auto found =
        Tellings()
            .event({EventKind::Clash, "2021-08-22", "ford", "x", "a"})
            .event({EventKind::Clash, "2021-08-22", "ford", "y", "a", {kThirty}, {"red"}, 50})
            .compare();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(values(found[0], Aspect::Figure, "killed:blue"), ElementsAre("30", ""));
}

TEST(Comparison, LeavesOutWhatEveryVoiceTellsAlike) {
    EXPECT_THAT(Tellings()
                    .event({EventKind::Clash, "2021-08-22", "ford", "x", "a", {kThirty}})
                    .event({EventKind::Clash, "2021-08-22", "ford", "y", "b", {kThirty}})
                    .compare(),
                IsEmpty());
}

TEST(Comparison, OneVoiceAloneIsNoComparison) {
    EXPECT_THAT(Tellings()
                    .event({EventKind::Clash, "2021-08-22", "ford", "x", "a", {kThirty}})
                    .event({EventKind::Offensive, "2021-08-23", "ford", "x", "a", {}, {"red"}, 50})
                    .compare(),
                IsEmpty());
}

TEST(Comparison, TakesAPlaceAndItsProvinceForOneHappeningButNotTheWholeCountry) {
    EXPECT_THAT(Tellings()
                    .event({EventKind::Clash, "2021-08-22", "ford", "x", "a"})
                    .event({EventKind::Clash, "2021-08-22", "province", "y", "b"})
                    .compare(),
                SizeIs(1));
    EXPECT_THAT(Tellings()
                    .event({EventKind::Clash, "2021-08-22", "ford", "x", "a"})
                    .event({EventKind::Clash, "2021-08-22", "land", "y", "b"})
                    .compare(),
                IsEmpty());
    EXPECT_THAT(Tellings()
                    .event({EventKind::Clash, "2021-08-22", "ford", "x", "a"})
                    .event({EventKind::Clash, "2021-08-22", "other-ford", "y", "b"})
                    .compare(),
                IsEmpty());
}

TEST(Comparison, TheNextDayIsAdjacentAndTheDayAfterIsNot) {
    const auto told_on = [](const char* second) {
        return Tellings()
            .event({EventKind::Clash, "2021-08-22", "ford", "x", "a"})
            .event({EventKind::Clash, second, "ford", "y", "b"})
            .compare();
    };
    ASSERT_THAT(told_on("2021-08-23"), SizeIs(1));
    EXPECT_THAT(values(told_on("2021-08-23")[0], Aspect::Date),
                ElementsAre("2021-08-22", "2021-08-23"));
    EXPECT_THAT(told_on("2021-08-24"), IsEmpty());
}

TEST(Comparison, KindsThatAreNotKinStayApart) {
    EXPECT_THAT(Tellings()
                    .event({EventKind::Clash, "2021-08-22", "ford", "x", "a"})
                    .event({EventKind::Blockade, "2021-08-22", "ford", "y", "b"})
                    .compare(),
                IsEmpty());
}

TEST(Comparison, TalksWithoutACommonActorAreTwoHappenings) {
    const auto between = [](const char* other) {
        return Tellings()
            .event({EventKind::Talks, "2021-08-22", "ford", "x", "a"})
            .event({EventKind::Talks, "2021-08-23", "ford", "y", "b", {}, {other}})
            .compare();
    };
    EXPECT_THAT(between("blue"), IsEmpty());
    EXPECT_THAT(between("red"), SizeIs(1));
}

TEST(Comparison, AClaimAndAnEventOfOnePassageAreOneTelling) {
    const auto found = Tellings()
                           .event({EventKind::ChangeOfPower, "2021-08-22", "ford", "a-voice", "a"})
                           .claim(ClaimStatus::Takes, "2021-08-22", "ford", "a", 5)
                           .claim(ClaimStatus::Retakes, "2021-08-23", "ford", "b", 0)
                           .compare();
    ASSERT_THAT(found, SizeIs(1));
    ASSERT_THAT(found[0].tellings, SizeIs(2));
    EXPECT_THAT(found[0].tellings[0].rows, UnorderedElementsAre("e1", "c1"));
    EXPECT_THAT(values(found[0], Aspect::Verb), ElementsAre("takes", "retakes"));
}

TEST(Comparison, OfTwoSourcesOnlyWhatBothTell) {
    Tellings tellings;
    tellings.event({EventKind::Clash, "2021-08-22", "ford", "x", "a", {kThirty}})
        .event({EventKind::Clash, "2021-08-22", "ford", "y", "a", {kSeven}, {"red"}, 50})
        .event({EventKind::Visit, "2021-08-22", "ford", "x", "a", {}, {"red"}, 100})
        .event({EventKind::Visit, "2021-08-23", "ford", "y", "b", {}, {"red"}, 100});
    EXPECT_THAT(tellings.compare(), SizeIs(2));
    const auto both = tellings.compare({.left = {"a"}, .right = {"b"}});
    ASSERT_THAT(both, SizeIs(1));
    EXPECT_THAT(both[0].tellings[0].kinds, ElementsAre("visit"));
    EXPECT_THAT(sources_named("both", tellings.chronicle()).value(), ElementsAre("a", "b"));
    EXPECT_THAT(sources_named("a", tellings.chronicle()).value(), ElementsAre("a"));
    EXPECT_FALSE(sources_named("c", tellings.chronicle()));
}

TEST(Comparison, OpenEndsHaveNoDay) {
    const auto found = Tellings()
                           .event({EventKind::Clash, "../2021-08-22", "ford", "x", "a"})
                           .event({EventKind::Clash, "2021-08-21/..", "ford", "y", "b"})
                           .compare();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found[0].first_day);
    EXPECT_FALSE(found[0].last_day);
}

class ComparisonOfTheFiveArticles : public ::testing::Test {
protected:
    static const Happening* telling(const std::string& row, const std::string& other) {
        static const io::Atlas atlas = io::load_atlas(panjshir::testing::atlas_dir()).value();
        static const std::vector<Happening> all = compare_tellings(atlas.chronicle, atlas.places);
        for (const Happening& happening : all) {
            std::vector<std::string> rows;
            for (const Telling& told : happening.tellings)
                rows.insert(rows.end(), told.rows.begin(), told.rows.end());
            if (std::count(rows.begin(), rows.end(), row) > 0 &&
                std::count(rows.begin(), rows.end(), other) > 0)
                return &happening;
        }
        ADD_FAILURE() << row << " and " << other << " are not compared";
        return nullptr;
    }
};

TEST_F(ComparisonOfTheFiveArticles, ThreeHundredKilledIsOneVoiceAlone) {
    if (const Happening* ambush = telling("e-000-ambush-accounts", "e-000-ambush-saleh")) {
        EXPECT_THAT(values(*ambush, Aspect::Figure, "killed:taliban"), ElementsAre("300", ""));
    }
}

TEST_F(ComparisonOfTheFiveArticles, ThirtyFourKilledStandAgainstSevenOrEight) {
    if (const Happening* attack = telling("e-dashti-offensive-30", "e-mohammadi-offensive-31")) {
        EXPECT_THAT(values(*attack, Aspect::Figure, "killed:taliban"),
                    ElementsAre("7-8", "34", ""));
        EXPECT_THAT(values(*attack, Aspect::Figure, "wounded:taliban"), ElementsAre("65", ""));
        EXPECT_THAT(values(*attack, Aspect::Date), ElementsAre("2021-08-30", "2021-08-31"));
    }
}

TEST_F(ComparisonOfTheFiveArticles, TheDistrictsAreTakenInAnotherWeekAndRetaken) {
    if (const Happening* districts =
            telling("e-reuters-three-districts", "c-000-andarab-retaken")) {
        EXPECT_THAT(values(*districts, Aspect::Date),
                    ElementsAre("2021-08-15/2021-08-21", "2021-08-21/2021-08-22", "2021-08-23"));
        EXPECT_THAT(values(*districts, Aspect::Verb), IsSupersetOf({"takes", "retakes"}));
        EXPECT_THAT(values(*districts, Aspect::Place),
                    ElementsAre("baghlan-province",
                                "andarab-district; deh-salah-district; pul-e-hesar-district"));
    }
}

TEST_F(ComparisonOfTheFiveArticles, WhetherTheColumnHadPassedThePass) {
    if (const Happening* column =
            telling("c-reuters-aide-not-entered", "e-reuters-offensive-launched")) {
        EXPECT_THAT(values(*column, Aspect::Verb),
                    IsSupersetOf({"offensive", "clash", "enters (approach)"}));
        EXPECT_THAT(values(*column, Aspect::Verb), Contains("denied (entrance); statement"));
    }
}

TEST_F(ComparisonOfTheFiveArticles,
       TheValleyLiesNorthWestOrNorthEastAndAtEightyOrAHundredKilometres) {
    if (const Happening* direction = telling("s-reuters-valley-kabul", "s-lavrov-valley-kabul")) {
        EXPECT_THAT(values(*direction, Aspect::Value), IsSupersetOf({"NW", "NE"}));
    }
    if (const Happening* distance =
            telling("s-lemonde-valley-distance", "s-huffpost-mouth-distance")) {
        EXPECT_TRUE(distance->about_land);
        EXPECT_THAT(values(*distance, Aspect::Value), ElementsAre("100 km~", "80 km~ (mouth)"));
    }
}

} // namespace
} // namespace panjshir::study
