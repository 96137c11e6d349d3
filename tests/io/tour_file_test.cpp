// Tours as files: every fault by its line, and a step added at the end changes nothing else.

#include "base/file.hpp"
#include "io/tour_file.hpp"
#include "support/shared.hpp"
#include "support/test_folder.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace panjshir::io {
namespace {

using ::testing::HasSubstr;

const Atlas& atlas() {
    static const Atlas loaded = load_atlas(panjshir::testing::atlas_dir()).value();
    return loaded;
}

const std::string kFront = "---\ntitle_en: A\ntitle_fr: B\n---\n";

std::string step(const std::string& id, const std::string& settings = "",
                 const std::string& texts = "### en\nWords.\n### fr\nDes mots.\n") {
    return "## " + id +
           "\n- title_en: A\n- title_fr: B\n- area: 69,35,70,36\n- date: 2021-08-22\n" + settings +
           texts;
}

struct Fault {
    const char* what;
    std::string text;
    int line;
    const char* message;
    std::size_t steps; ///< how many stand all the same
};
void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.what;
}

class TourFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(TourFaults, AreNamedByLineAndTheRestStands) {
    Diagnostics diagnostics;
    const Tour tour = parse_tour(GetParam().text, "tours/t.md", atlas(), diagnostics);
    ASSERT_EQ(diagnostics.size(), 1u);
    EXPECT_EQ(diagnostics[0].file, "tours/t.md");
    EXPECT_EQ(diagnostics[0].line, GetParam().line);
    EXPECT_THAT(diagnostics[0].message, HasSubstr(GetParam().message));
    EXPECT_EQ(tour.steps.size(), GetParam().steps);
}

INSTANTIATE_TEST_SUITE_P(
    TourFile, TourFaults,
    ::testing::Values(
        Fault{"unknown place", kFront + step("a", "- ring: atlantis\n") + step("b"), 10,
              "unknown place 'atlantis'", 1},
        Fault{"date outside", kFront + step("a", "- known-on: 2021-12-24\n") + step("b"), 10,
              "is outside the atlas", 1},
        Fault{"no such day", kFront + step("a", "- date: 2021-08-32\n") + step("b"), 10,
              "date: ", 1},
        Fault{"HTML", kFront + step("a", "", "### en\nA <b>word</b>.\n### fr\nMot.\n") + step("b"),
              11, "HTML in the text", 1},
        Fault{"no French", kFront + step("a", "", "### en\nWords.\n") + step("b"), 5,
              "the text in French", 1},
        Fault{"step twice", kFront + step("a") + step("a"), 14, "step 'a' stands twice", 1},
        Fault{"unknown setting", kFront + step("a", "- colour: red\n"), 10,
              "unknown setting 'colour'", 0},
        Fault{"unknown voice", kFront + step("a", "- according-to: bob\n"), 10,
              "according-to: 'bob'", 0},
        Fault{"unknown claim", kFront + step("a", "- select: claim:c-none\n"), 10,
              "no claim or event", 0},
        Fault{"circle", kFront + step("a", "- circle: kabul 80 miles\n"), 10,
              "'place 80 km' is wanted", 0},
        Fault{"no title", "---\ntitle_en: A\n---\n" + step("a"), 3, "title_fr is missing", 1},
        Fault{"no front matter", step("a"), 1, "front matter is wanted", 1}));

TEST(TourFile, KeepsWhatAStepSays) {
    Diagnostics diagnostics;
    const std::string settings =
        "- ring: kabul, bazarak\n- line: kabul > bazarak\n- circle: kabul 80 km\n";
    const Tour tour = parse_tour(kFront + step("a", settings), "t.md", atlas(), diagnostics);
    ASSERT_TRUE(diagnostics.empty());
    ASSERT_EQ(tour.steps.size(), 1u);
    const TourStep& read = tour.steps[0];
    EXPECT_EQ(read.rings, (std::vector<std::string>{"kabul", "bazarak"}));
    EXPECT_EQ(read.lines[0], (std::pair<std::string, std::string>{"kabul", "bazarak"}));
    EXPECT_EQ(read.circles[0].radius_km, 80);
    EXPECT_EQ(read.text_fr, "Des mots.");
    EXPECT_EQ(parse_tour(kFront + to_markdown(read), "t.md", atlas(), diagnostics)
                  .steps.at(0)
                  .circles.at(0)
                  .place,
              "kabul");
}

class AddedSteps : public ::testing::Test {
protected:
    AddedSteps() : m_file(panjshir::testing::test_folder("tours") / "added-steps.md") {
        EXPECT_TRUE(write_file(m_file, m_before));
        Diagnostics none;
        m_step = parse_tour(kFront + step("new"), "t.md", atlas(), none).steps.at(0);
    }
    ~AddedSteps() override { std::filesystem::remove(m_file); }
    const std::string m_before = kFront + "\n" + step("a") + "\n\n" + step("b");
    std::filesystem::path m_file;
    TourStep m_step;
};

TEST_F(AddedSteps, LeaveEveryByteBeforeThemAsItWas) {
    ASSERT_TRUE(append_tour_step(m_file, m_step, atlas()));
    const std::string after = read_file(m_file).value();
    EXPECT_EQ(after.substr(0, m_before.size()), m_before);
    Diagnostics diagnostics;
    const Tour tour = parse_tour(after, "t.md", atlas(), diagnostics);
    EXPECT_TRUE(diagnostics.empty());
    ASSERT_EQ(tour.steps.size(), 3u);
    EXPECT_EQ(tour.steps[2].id, "new");
}

TEST_F(AddedSteps, ThatWouldBeFaultsAreRefusedAndTheFileStays) {
    m_step.id = "a";
    const auto twice = append_tour_step(m_file, m_step, atlas());
    ASSERT_FALSE(twice);
    EXPECT_THAT(twice.error().message, HasSubstr("stands twice"));
    m_step.id = "c";
    m_step.text_fr.clear();
    EXPECT_FALSE(append_tour_step(m_file, m_step, atlas()));
    EXPECT_EQ(read_file(m_file).value(), m_before);
}

} // namespace
} // namespace panjshir::io
