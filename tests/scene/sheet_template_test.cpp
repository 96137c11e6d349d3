#include "scene/sheet_template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::scene;
using testing::HasSubstr;

namespace {

struct Page {
    SheetTemplate page;
    double width_mm, height_mm;
};

const std::vector<Page> kPages{
    {SheetTemplate::Sheet, 210, 148},   {SheetTemplate::Sheet, 297, 210},
    {SheetTemplate::Sheet, 210, 297},   {SheetTemplate::Sheet, 420, 297},
    {SheetTemplate::Sheet, 297, 420},   {SheetTemplate::Sheet, 1189, 841},
    {SheetTemplate::Sheet, 370.4, 315}, {SheetTemplate::Sheet, 106, 90},
    {SheetTemplate::Slide, 240, 135},   {SheetTemplate::Square, 180, 180}};

PageBox whole(const Page& page) {
    return {0, 0, page.width_mm, page.height_mm};
}

} // namespace

TEST(SheetPlan, PartsLieOnThePageAndApart) {
    for (const Page& page : kPages) {
        const SheetPlan plan = plan_sheet(page.page, page.width_mm, page.height_mm);
        const PageBox framed = plan.frame.grown(plan.border_mm);
        for (const PageBox& part : {plan.title, plan.frame, plan.legend, plan.foot}) {
            EXPECT_TRUE(whole(page).contains(part)) << page.width_mm << "x" << page.height_mm;
            EXPECT_GT(part.width(), 0);
            EXPECT_GT(part.height(), 0);
        }
        EXPECT_FALSE(plan.title.grown(-0.01).overlaps(framed)) << page.width_mm;
        EXPECT_FALSE(plan.legend.grown(-0.01).overlaps(framed)) << page.width_mm;
        EXPECT_FALSE(plan.foot.grown(-0.01).overlaps(framed)) << page.width_mm;
        EXPECT_FALSE(plan.foot.overlaps(plan.legend)) << page.width_mm;
    }
}

TEST(SheetPlan, TheMapTakesMostOfThePage) {
    for (const Page& page : kPages) {
        const SheetPlan plan = plan_sheet(page.page, page.width_mm, page.height_mm);
        EXPECT_GT(plan.frame.width() * plan.frame.height(), 0.48 * page.width_mm * page.height_mm)
            << page.width_mm << "x" << page.height_mm;
    }
}

TEST(SheetPlan, LettersAreReadAtArmsLengthAndFromTheBackOfTheRoom) {
    for (const Page& page : kPages) {
        const SheetPlan plan = plan_sheet(page.page, page.width_mm, page.height_mm);
        EXPECT_GE(plan.small_mm, kLeastText_mm);
        EXPECT_GE(plan.text_mm, plan.small_mm);
        EXPECT_GT(plan.title_mm, plan.text_mm);
    }
    // On a slide the smallest letters are at least a fiftieth of its height: 11 points on the
    // usual 7.5 inches.
    EXPECT_GE(plan_sheet(SheetTemplate::Slide, 240, 135).small_mm, 135 / 50.0);
}

TEST(SheetPlan, UprightPagesCarryTheLegendBeneath) {
    EXPECT_EQ(plan_sheet(SheetTemplate::Sheet, 297, 210).arrangement, SheetPlan::Legend::Column);
    EXPECT_EQ(plan_sheet(SheetTemplate::Sheet, 210, 297).arrangement, SheetPlan::Legend::Strip);
    EXPECT_EQ(plan_sheet(SheetTemplate::Square, 180, 180).arrangement, SheetPlan::Legend::Strip);
    EXPECT_TRUE(plan_sheet(SheetTemplate::Sheet, 100, 80).compact);
}

TEST(SheetWords, AreReadOrRefusedWithTheChoices) {
    EXPECT_EQ(parse_sheet_template("slide").value(), SheetTemplate::Slide);
    EXPECT_EQ(parse_print_style("grey").value(), PrintStyle::Grey);
    EXPECT_DOUBLE_EQ(parse_coarsening("5km").value(), 5000);
    EXPECT_DOUBLE_EQ(parse_coarsening("800m").value(), 800);
    const auto page = parse_sheet_template("poster");
    ASSERT_FALSE(page);
    EXPECT_THAT(page.error().message, HasSubstr("sheet, slide or square"));
    EXPECT_EQ(page.error().kind, ErrorKind::Usage);
    EXPECT_FALSE(parse_print_style("sepia"));
    for (const char* text : {"", "5", "km", "5 km", "5miles", "-5km", "0m", "50m", "101km", "nan"})
        EXPECT_FALSE(parse_coarsening(text)) << text;
}
