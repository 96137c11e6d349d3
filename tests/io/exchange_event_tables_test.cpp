#include "io/import_event_tables.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace panjshir::io {
namespace {

using namespace chronicle;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class EventTables : public ::testing::Test {
protected:
    Result<EventTable> import(const std::string& text) {
        const auto path =
            std::filesystem::path(::testing::TempDir()) /
            (std::string("events-") +
             ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".csv");
        std::ofstream(path, std::ios::binary) << text;
        auto table = import_event_table(path);
        std::filesystem::remove(path);
        return table;
    }
};

// Made up; the columns are those of the published tables, as far as they are read.
constexpr const char* kUcdp =
    "id,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,latitude,"
    "longitude,date_prec,date_start,date_end,deaths_a,deaths_b,best,high,low\n";
constexpr const char* kAcled =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,"
    "location,latitude,longitude,geo_precision,source,notes,fatalities\n";

TEST_F(EventTables, UcdpRowsKeepTheirOwnPrecisionCodes) {
    const auto table = import(
        std::string(kUcdp) +
        "101,1,Reds,Blues,\"Paper, 23 August\",1,Ford,35.25,69.5,1,2021-08-22 00:00:00.000,"
        "2021-08-22 00:00:00.000,2,7,9,12,8\n"
        "102,3,Reds,Civilians,,3,Ford district,35.3,69.6,3,2021-08-23,2021-08-29,0,0,4,4,4\n");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->layout, EventTableLayout::UcdpGed);
    ASSERT_THAT(table->events, SizeIs(2));
    const Event& clash = table->events[0];
    EXPECT_EQ(clash.id, "ucdp-101");
    EXPECT_EQ(clash.kind, EventKind::Clash);
    EXPECT_EQ(clash.when.text(), "2021-08-22");
    EXPECT_THAT(clash.actors, ElementsAre("ucdp-reds", "ucdp-blues"));
    EXPECT_THAT(clash.figures,
                ElementsAre(Figure{"killed", 8, 12, "best 9", "", "ucdp-ucdp-ged"},
                            Figure{"killed", 2, 2, "", "ucdp-reds", "ucdp-ucdp-ged"},
                            Figure{"killed", 7, 7, "", "ucdp-blues", "ucdp-ucdp-ged"}));
    EXPECT_EQ(clash.note_en, "Paper, 23 August");
    EXPECT_EQ(table->precision[0].where, 1);
    EXPECT_EQ(table->precision[0].when, 1);
    const Event& attack = table->events[1];
    EXPECT_EQ(attack.kind, EventKind::Offensive);
    EXPECT_EQ(attack.when.text(), "2021-08-23/2021-08-29");
    EXPECT_EQ(table->precision[1].where, 3);
    EXPECT_EQ(table->precision[1].meaning, "a second-order administrative division; the week");
    ASSERT_THAT(table->places, SizeIs(2));
    EXPECT_EQ(table->places[0].precision_m, 1000);
    EXPECT_EQ(table->places[1].precision_m, 25'000);
    EXPECT_EQ(table->places[1].position, LonLat::from_degrees(69.6, 35.3));
    EXPECT_EQ(table->places[1].name_in("en"), "Ford district");
}

TEST_F(EventTables, AcledRowsKeepTheirOwnPrecisionCodes) {
    const auto table = import(
        std::string(kAcled) +
        "AFG1,22 August 2021,1,Battles,Armed clash,Reds,Blues,Ford,35.25,69.5,1,Paper; Agency,A "
        "clash.,300\n"
        "AFG2,23 August 2021,2,Battles,Non-state actor overtakes territory,Blues,Reds,Ford,"
        "35.25,69.5,3,Paper,,0\n"
        "AFG3,1 September 2021,3,Protests,Peaceful protest,Protesters,,Ford,35.25,69.5,1,Paper,,0\n"
        "AFG4,2021-09-02,1,Strategic developments,Agreement,Reds,Blues,,35.25,69.5,2,Paper,,0\n");
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->layout, EventTableLayout::Acled);
    ASSERT_THAT(table->events, SizeIs(4));
    EXPECT_EQ(table->events[0].when.text(), "2021-08-22");
    EXPECT_THAT(table->events[0].via, ElementsAre("acled-paper", "acled-agency"));
    EXPECT_THAT(table->events[0].figures,
                ElementsAre(Figure{"killed", 300, 300, "", "", "acled-acled"}));
    EXPECT_EQ(table->events[1].kind, EventKind::ChangeOfPower);
    EXPECT_EQ(table->events[1].when.text(), "2021-08-20~/2021-08-26~");
    EXPECT_EQ(table->events[2].kind, EventKind::Protest);
    EXPECT_EQ(table->events[2].when.text(), "2021-09");
    EXPECT_EQ(table->events[3].kind, EventKind::Talks);
    EXPECT_EQ(table->precision[1].when, 2);
    EXPECT_EQ(table->precision[1].meaning, "a region, at its capital; the week");
    EXPECT_THAT(table->places, SizeIs(3)) << "one position at three precisions is three places";
}

TEST_F(EventTables, RowsAtFaultAreNamedAndTheGoodOnesLoad) {
    const auto table =
        import(std::string(kUcdp) +
               "1,1,Reds,Blues,,1,Ford,35.25,69.5,1,2021-02-30,2021-08-22,0,0,0,0,0\n"
               "2,1,Reds,Blues,,1,Ford,nan,69.5,1,2021-08-22,2021-08-22,0,0,0,0,0\n"
               "3,1,Reds,Blues,,1,Ford,35.25,1e308,1,2021-08-22,2021-08-22,0,0,0,0,0\n"
               "4,1,Reds,Blues,,9,Ford,35.25,69.5,1,2021-08-22,2021-08-22,0,0,0,0,0\n"
               "5,1,Reds,Blues,,1,Ford,35.25,69.5,1,2021-08-22,2021-08-20,0,0,0,0,0\n"
               "6,1,Reds,Blues,,1,Ford,35.25,69.5,1,2021-08-22,2021-08-22,0,0,0,0,0\n"
               "6,1,Reds,Blues,,1,Ford,35.25,69.5,1,2021-08-22,2021-08-22,0,0,0,0,0\n");
    ASSERT_TRUE(table) << table.error().message;
    ASSERT_THAT(table->events, SizeIs(1));
    EXPECT_EQ(table->events[0].id, "ucdp-6");
    std::vector<std::string> faults;
    for (const Diagnostic& fault : table->diagnostics)
        faults.push_back(to_string(fault).substr(fault.file.size()));
    EXPECT_THAT(faults, ElementsAre(HasSubstr(":2:"), HasSubstr(":3:24: error: latitude: 'nan'"),
                                    HasSubstr(":4:30: error: longitude: '1e308'"),
                                    HasSubstr("where_prec: '9'"),
                                    HasSubstr("the interval ends before it starts"),
                                    HasSubstr(":8:1: error: id: '6' stands already")));
}

TEST_F(EventTables, AnotherTableIsNone) {
    const auto table = import("a,b\n1,2\n");
    ASSERT_FALSE(table);
    EXPECT_THAT(table.error().message,
                HasSubstr("neither the columns of UCDP GED nor those of ACLED"));
    EXPECT_FALSE(import_event_table("/no/such/file.csv"));
}

} // namespace
} // namespace panjshir::io
