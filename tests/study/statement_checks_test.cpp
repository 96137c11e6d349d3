#include "study/statement_checks.hpp"

#include "geo/geodesic.hpp"
#include "geo/text_form.hpp"
#include "io/atlas.hpp"
#include "study/said_values.hpp"
#include "support/shared.hpp"

#include <gmock/gmock.h>

namespace panjshir::study {
namespace {

using chronicle::Extent;
using chronicle::ExtentKind;
using chronicle::LandStatement;
using chronicle::Relation;
using gazetteer::Place;
using gazetteer::PlaceKind;
using ::testing::HasSubstr;

LonLat at(const char* text) {
    return parse_lon_lat(text).value();
}

// A city at 69 E 34 N; a valley whose mouth lies 100 km north of it and whose head lies 150 km
// north-east of the mouth; a road from the city past the mouth.
class StatementChecks : public ::testing::Test {
protected:
    StatementChecks() {
        m_mouth = geodesic_direct(m_city, 0, 100'000);
        m_head = geodesic_direct(m_mouth, 60, 150'000);
        add("land", PlaceKind::Country, "", at("66:33"));
        add("north", PlaceKind::Province, "land", {});
        add("south", PlaceKind::Province, "land", {});
        add("city", PlaceKind::City, "south", m_city);
        add("valley", PlaceKind::Valley, "north", {});
        add("road", PlaceKind::Road, "land", {});
        add("range", PlaceKind::Range, "land", {});
        add("peak", PlaceKind::Peak, "north", m_head);
        m_places.back().elevation_m = 5809;
        m_facts.points["valley"] = {{"mouth", m_mouth, 1600.0}, {"head", m_head, 4000.0}};
        m_extents.push_back(extent("road", ExtentKind::Course, {{m_city, m_mouth}}));
        m_extents.push_back(extent("north", ExtentKind::Border, {{at("69:34.5"), at("70:34.5")}}));
        m_extents.back().other_place = "south";
    }

    void add(const std::string& id, PlaceKind kind, const std::string& parent,
             std::optional<LonLat> position) {
        Place place;
        place.id = id;
        place.kind = kind;
        place.parent = parent;
        place.position = position;
        m_places.push_back(place);
    }

    static Extent extent(const std::string& place, ExtentKind how, std::vector<Polyline> geometry) {
        Extent row;
        row.place = place;
        row.how = how;
        row.geometry = std::move(geometry);
        return row;
    }

    StatementCheck check(const std::string& subject, Relation relation, const std::string& object,
                         const std::string& value = "", const std::string& part = "") {
        m_statement.subject = subject;
        m_statement.relation = relation;
        m_statement.object = object;
        m_statement.value = value;
        m_statement.subject_part = part;
        m_facts.places = m_places;
        m_facts.extents = m_extents;
        return check_statements({&m_statement, 1}, m_facts).at(0);
    }

    Verdict verdict(const std::string& subject, Relation relation, const std::string& object,
                    const std::string& value = "", const std::string& part = "") {
        return check(subject, relation, object, value, part).verdict;
    }

    LonLat m_city = at("69:34"), m_mouth, m_head;
    std::vector<Place> m_places;
    std::vector<Extent> m_extents;
    LandFacts m_facts;
    LandStatement m_statement;
};

TEST_F(StatementChecks, ADistanceAboutAFigureMayBeFifteenPerCentOff) {
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "114 km~", "mouth"),
              Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "120 km~", "mouth"),
              Verdict::Contradicted);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "87 km~", "mouth"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "86 km~", "mouth"),
              Verdict::Contradicted);
}

TEST_F(StatementChecks, ARoundFigureIsTakenAsAboutAndAnExactOneIsNot) {
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "110 km", "mouth"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "108 km", "mouth"),
              Verdict::Contradicted);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "101 km", "mouth"), Verdict::Supported);
}

TEST_F(StatementChecks, WhatIsTrueOfOnePointOnlyDependsOnIt) {
    const StatementCheck distance = check("valley", Relation::Distance, "city", "100 km");
    EXPECT_EQ(distance.verdict, Verdict::Depends);
    EXPECT_THAT(distance.measured, HasSubstr("100.0 km to the mouth (valley)"));
    EXPECT_THAT(distance.reason, HasSubstr("not to the head (valley)"));
}

TEST_F(StatementChecks, ACompassWordReaches45DegreesEitherSide) {
    // The mouth lies due north.
    EXPECT_EQ(verdict("valley", Relation::Direction, "city", "N", "mouth"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Direction, "city", "NNW", "mouth"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Direction, "city", "WNW", "mouth"),
              Verdict::Contradicted);
    EXPECT_EQ(verdict("valley", Relation::Direction, "city", "S", "mouth"), Verdict::Contradicted);
}

TEST_F(StatementChecks, DirectionsAreTakenFromTheObjectToTheSubject) {
    EXPECT_EQ(verdict("city", Relation::Direction, "peak", "SW"), Verdict::Supported);
    EXPECT_EQ(verdict("peak", Relation::Direction, "city", "NE"), Verdict::Supported);
}

TEST_F(StatementChecks, InTheNorthOfItsCountryIsNorthOfItsMiddle) {
    m_facts.points["north"] = {{"centroid", m_head, {}}};
    EXPECT_EQ(verdict("north", Relation::Direction, "land", "N"), Verdict::Supported);
    EXPECT_EQ(verdict("north", Relation::Direction, "land", "SW"), Verdict::Contradicted);
}

TEST_F(StatementChecks, InsideFollowsTheParentsOfTheAtlas) {
    EXPECT_EQ(verdict("valley", Relation::Inside, "north"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Inside, "land"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Inside, "south"), Verdict::Contradicted);
    EXPECT_THAT(check("valley", Relation::Inside, "south").measured, "north");
    EXPECT_EQ(verdict("valley", Relation::Inside, "city"), Verdict::Unverifiable);
}

TEST_F(StatementChecks, InsideAnAreaIsAskedOfEachPoint) {
    add("plain", PlaceKind::Plain, "land", {});
    m_facts.areas["plain"] = {parse_polyline("68:34.5, 70:34.5, 70:35.2, 68:35.2").value()};
    EXPECT_EQ(verdict("valley", Relation::Inside, "plain", "", "mouth"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Inside, "plain", "", "head"), Verdict::Contradicted);
    EXPECT_EQ(verdict("valley", Relation::Inside, "plain"), Verdict::Depends);
}

TEST_F(StatementChecks, InsideARangeIsNearItsCrest) {
    m_extents.push_back(extent("range", ExtentKind::Course, {{m_mouth, m_head}}));
    EXPECT_EQ(verdict("valley", Relation::Inside, "range"), Verdict::Supported);
    EXPECT_EQ(verdict("city", Relation::Inside, "range"), Verdict::Contradicted);
}

TEST_F(StatementChecks, ARoadLinksWhatItComesNear) {
    EXPECT_EQ(verdict("road", Relation::Connects, "city", "links"), Verdict::Supported);
    EXPECT_EQ(verdict("road", Relation::Connects, "valley", "links"), Verdict::Depends);
    EXPECT_EQ(verdict("road", Relation::Connects, "valley", "leads to"), Verdict::Supported);
    EXPECT_EQ(verdict("road", Relation::Connects, "peak", "links"), Verdict::Contradicted);
    EXPECT_EQ(verdict("road", Relation::Connects, "range", "links"), Verdict::Unverifiable);
}

TEST_F(StatementChecks, BordersAreThoseOfTheAtlasOrOfTheAreas) {
    EXPECT_EQ(verdict("south", Relation::Connects, "north", "borders"), Verdict::Supported);
    EXPECT_EQ(verdict("valley", Relation::Connects, "north", "borders"), Verdict::Unverifiable);
    add("west", PlaceKind::Valley, "land", {});
    add("east", PlaceKind::Valley, "land", {});
    add("far", PlaceKind::Valley, "land", {});
    m_facts.areas["west"] = {parse_polyline("68:34, 69:34, 69:35").value()};
    m_facts.areas["east"] = {parse_polyline("69.01:34, 70:34, 69.01:35").value()};
    m_facts.areas["far"] = {parse_polyline("72:34, 73:34, 72:35").value()};
    EXPECT_EQ(verdict("west", Relation::Connects, "east", "borders"), Verdict::Supported);
    EXPECT_EQ(verdict("west", Relation::Connects, "far", "borders"), Verdict::Contradicted);
}

TEST_F(StatementChecks, AnAltitudeMayBe60MetresOff) {
    EXPECT_EQ(verdict("peak", Relation::Altitude, "", "5849 m"), Verdict::Supported);
    EXPECT_EQ(verdict("peak", Relation::Altitude, "", "5871 m"), Verdict::Contradicted);
    EXPECT_EQ(verdict("peak", Relation::Altitude, "", "5000 m~"), Verdict::Contradicted);
    EXPECT_EQ(verdict("peak", Relation::Altitude, "", "5500 m~"), Verdict::Supported);
    EXPECT_EQ(verdict("city", Relation::Altitude, "", "1800 m"), Verdict::Unverifiable);
}

TEST_F(StatementChecks, WhatCannotBeMeasuredIsSaidToBeSo) {
    EXPECT_EQ(verdict("road", Relation::Distance, "city", "10 km"), Verdict::Unverifiable);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "far"), Verdict::Unverifiable);
    EXPECT_EQ(verdict("valley", Relation::Direction, "city", "upwards"), Verdict::Unverifiable);
    EXPECT_EQ(verdict("valley", Relation::Distance, "city", "100 km", "tail"),
              Verdict::Unverifiable);
}

TEST(SaidValues, ReadLengths) {
    const auto about = parse_length("80 km~").value();
    EXPECT_EQ(about.least_m, 80'000);
    EXPECT_TRUE(about.about);
    EXPECT_TRUE(parse_length("about 73 km")->about);
    EXPECT_FALSE(parse_length("73 km")->about);
    EXPECT_TRUE(parse_length("100 km")->about);
    EXPECT_EQ(parse_length("80-100 km")->most_m, 100'000);
    EXPECT_EQ(parse_length("3848 m")->least_m, 3848);
    for (const char* none :
         {"", "km", "80", "-5 km", "nan km", "80 miles", "100-80 km", "1e308 km"})
        EXPECT_FALSE(parse_length(none)) << none;
}

TEST(SaidValues, ReadCompassWords) {
    EXPECT_EQ(parse_compass_word("N"), 0);
    EXPECT_EQ(parse_compass_word("WNW"), 292.5);
    EXPECT_FALSE(parse_compass_word("north"));
}

// The articles' own cases, with the land of the package.
class PanjshirStatements : public ::testing::Test {
protected:
    static Verdict verdict(const std::string& id) {
        static const io::Atlas atlas = io::load_atlas(panjshir::testing::atlas_dir()).value();
        LandFacts facts;
        facts.places = atlas.places;
        facts.extents = atlas.extents;
        for (const StatementCheck& check : check_statements(atlas.chronicle.statements, facts))
            if (check.statement->id == id)
                return check.verdict;
        ADD_FAILURE() << "no statement " << id;
        return Verdict::Unverifiable;
    }
};

TEST_F(PanjshirStatements, TheValleyLiesNorthEastAndNotNorthWestOfKabul) {
    EXPECT_EQ(verdict("s-reuters-valley-kabul"), Verdict::Contradicted);
    EXPECT_EQ(verdict("s-lavrov-valley-kabul"), Verdict::Supported);
    EXPECT_EQ(verdict("s-lemonde-valley-direction"), Verdict::Supported);
}

TEST_F(PanjshirStatements, AHundredKilometresIsTrueOfItsMiddleAndEightyOfItsMouth) {
    EXPECT_EQ(verdict("s-lemonde-valley-distance"), Verdict::Depends);
    EXPECT_EQ(verdict("s-huffpost-mouth-distance"), Verdict::Supported);
}

TEST_F(PanjshirStatements, KhawakLiesWestOfTheUpperValleyOnly) {
    EXPECT_EQ(verdict("s-huffpost-khawak-west"), Verdict::Depends);
}

TEST_F(PanjshirStatements, TheSalangRoadPassesTheMouthOfTheValleyOnItsWayFromKabul) {
    EXPECT_EQ(verdict("s-000-salang-road-panjshir"), Verdict::Depends);
    EXPECT_EQ(verdict("s-000-salang-road-kabul"), Verdict::Supported);
    EXPECT_EQ(verdict("s-000-salang-road-pass"), Verdict::Supported);
}

TEST_F(PanjshirStatements, TheThreeDistrictsLieInBaghlanWhichBordersThePanjshir) {
    for (const char* id : {"s-000-andarab-baghlan", "s-000-deh-salah-baghlan",
                           "s-000-pul-e-hesar-baghlan", "s-reuters-baghlan-borders"})
        EXPECT_EQ(verdict(id), Verdict::Supported) << id;
}

} // namespace
} // namespace panjshir::study
