#include "base/csv.hpp"

#include <gtest/gtest.h>

using namespace panjshir;

TEST(Csv, ReadsQuotedFieldsWithSeparatorsQuotesAndLineBreaks) {
    const CsvTable table = parse_csv("a,b\n\"x, \"\"y\"\"\nz\",2\n", "t.csv");
    ASSERT_TRUE(table.diagnostics.empty());
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0].fields[0].text, "x, \"y\"\nz");
    EXPECT_EQ(table.rows[0].fields[1].text, "2");
    EXPECT_EQ(table.rows[0].fields[1].line, 3);
    EXPECT_EQ(table.rows[0].fields[1].column, 4);
}

TEST(Csv, AcceptsAByteOrderMarkAndCrLf) {
    const CsvTable table = parse_csv("\xEF\xBB\xBFid,n\r\n1,2\r\n\r\n3,4\r\n", "t.csv");
    EXPECT_TRUE(table.diagnostics.empty());
    EXPECT_EQ(table.header, (std::vector<std::string>{"id", "n"}));
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[1].line, 4);
    EXPECT_EQ(table.rows[1].fields[1].text, "4");
}

TEST(Csv, CountsColumnsInCodePoints) {
    const CsvTable table = parse_csv("a,b\nپنجشیر,2\n", "t.csv");
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0].fields[1].column, 8);
}

TEST(Csv, NamesTheLineOfARowOfTheWrongLengthAndKeepsTheOthers) {
    const CsvTable table = parse_csv("a,b\n1,2\n3\n4,5\n", "t.csv");
    ASSERT_EQ(table.diagnostics.size(), 1u);
    EXPECT_EQ(to_string(table.diagnostics[0]), "t.csv:3:1: error: 1 fields where the header has 2");
    EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Csv, SaysThatAFileIsCutOffInsideAQuotedField) {
    const CsvTable table = parse_csv("a,b\n1,2\n3,\"cut he", "t.csv");
    ASSERT_EQ(table.diagnostics.size(), 1u);
    EXPECT_EQ(table.diagnostics[0].line, 3);
    EXPECT_NE(table.diagnostics[0].message.find("cut off"), std::string::npos);
    EXPECT_EQ(table.rows.size(), 1u);
}

TEST(Csv, NamesBytesThatAreNotUtf8) {
    const CsvTable table = parse_csv("a,b\nok,x\xFFy\n", "t.csv");
    ASSERT_EQ(table.diagnostics.size(), 1u);
    EXPECT_EQ(table.diagnostics[0].line, 2);
    EXPECT_EQ(table.diagnostics[0].column, 5);
    EXPECT_TRUE(table.rows.empty());
}

TEST(Csv, NamesAColumnThatStandsTwiceAndAnEmptyFile) {
    EXPECT_EQ(parse_csv("a,a\n", "t.csv").diagnostics.size(), 1u);
    EXPECT_EQ(parse_csv("", "t.csv").diagnostics.size(), 1u);
}

TEST(Csv, EscapesSoThatItReadsBackTheSame) {
    for (const std::string field :
         {"plain", "a,b", "say \"so\"", "two\nlines", "", "پنجشیر, دره"}) {
        const CsvTable table = parse_csv("x,y\n" + csv_escape(field) + ",1\n", "t.csv");
        ASSERT_EQ(table.rows.size(), 1u) << field;
        EXPECT_EQ(table.rows[0].fields[0].text, field);
    }
}
