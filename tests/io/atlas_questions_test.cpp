// The teacher's table: one that is sound, and every way of getting it wrong.

#include "io/atlas_questions.hpp"
#include "support/shared.hpp"

#include <gmock/gmock.h>

namespace panjshir::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Atlas& atlas() {
    static const Atlas loaded = load_atlas(panjshir::testing::atlas_dir()).value();
    return loaded;
}

const std::string kHeader =
    "id,place,question_en,question_fr,answer_en,answer_fr,feedback_en,feedback_fr,"
    "wrong_1_en,wrong_1_fr,feedback_1_en,feedback_1_fr,wrong_2_en,wrong_2_fr,"
    "feedback_2_en,feedback_2_fr,wrong_3_en,wrong_3_fr,feedback_3_en,feedback_3_fr,"
    "reference\n";
const std::string kGood = "good,kabul,Q?,Q ?,A,A,yes,oui,B,B,no,non,C,C,no,non,D,D,no,non,\n";

std::vector<std::string> faults(const QuestionTable& table) {
    std::vector<std::string> texts;
    for (const Diagnostic& diagnostic : table.diagnostics)
        texts.push_back(to_string(diagnostic));
    return texts;
}
QuestionTable parse(const std::string& rows) {
    return parse_questions(kHeader + rows, "questions.csv", atlas());
}

TEST(AtlasQuestions, AreReadInBothLanguages) {
    const QuestionTable table = parse(kGood);
    EXPECT_THAT(faults(table), ElementsAre());
    ASSERT_EQ(table.questions.size(), 1u);
    EXPECT_EQ(table.questions[0].question.in("fr"), "Q ?");
    EXPECT_EQ(table.questions[0].wrong_feedback[2].in("fr"), "non");
    EXPECT_EQ(table.questions[0].place, "kabul");
}

TEST(AtlasQuestions, WithoutARightAnswerAreNamedByLineAndTheRestStands) {
    const QuestionTable table =
        parse("bad,,Q?,Q ?,,A,yes,oui,B,B,no,non,C,C,no,non,D,D,no,non,\n" + kGood);
    EXPECT_THAT(faults(table),
                ElementsAre("questions.csv:2:13: error: answer_en: no right answer"));
    ASSERT_EQ(table.questions.size(), 1u);
    EXPECT_EQ(table.questions[0].id, "good");
}

TEST(AtlasQuestions, OfUnknownPlacesOrWithHtmlOrTwinAnswersAreRefused) {
    const QuestionTable table =
        parse("a,atlantis,Q?,Q ?,A,A,yes,oui,B,B,no,non,C,C,no,non,D,D,no,non,\n"
              "b,,Q <b>bold</b>?,Q ?,A,A,yes,oui,B,B,no,non,C,C,no,non,D,D,no,non,\n"
              "c,,Q?,Q ?,A,A,yes,oui,B,B,no,non,B,C,no,non,D,D,no,non,\n" +
              kGood + kGood);
    EXPECT_THAT(
        faults(table),
        ElementsAre(
            HasSubstr("questions.csv:2:3: error: place: unknown place 'atlantis'"),
            HasSubstr("questions.csv:3:4: error: question_en: HTML"),
            HasSubstr("questions.csv:4:34: error: wrong_2_en: 'B' stands twice among the answers"),
            HasSubstr("questions.csv:6:1: error: id: 'good' stands twice")));
    EXPECT_EQ(table.questions.size(), 1u);
}

TEST(AtlasQuestions, KeepSignsThatOnlyLookLikeHtml) {
    EXPECT_THAT(
        faults(parse("a,,Is 3 < 4 & 5 > 4?,Q ?,A,A,yes,oui,B,B,no,non,C,C,no,non,D,D,no,non,\n")),
        ElementsAre());
}

TEST(AtlasQuestions, ThatShipAreTwentyWithoutAFault) {
    const QuestionTable table = load_questions(atlas());
    EXPECT_THAT(faults(table), ElementsAre());
    EXPECT_GE(table.questions.size(), 20u);
    for (const Question& question : table.questions) {
        SCOPED_TRACE(question.id);
        EXPECT_FALSE(question.reference.empty());
        for (const BothLanguages* text :
             {&question.question, &question.answer, &question.feedback, &question.wrong[0],
              &question.wrong_feedback[0], &question.wrong_feedback[1]}) {
            EXPECT_EQ(text->en.find('\''), std::string::npos) << "an apostrophe of typewriters";
            for (const char* sign : {" :", " ;", " !", " ?"})
                EXPECT_EQ(text->fr.find(sign), std::string::npos) << text->fr;
        }
    }
}

TEST(AtlasQuestions, AreNoneInAnAtlasWithoutTheTable) {
    Atlas empty;
    empty.folder = panjshir::testing::source_dir() / "tests";
    EXPECT_TRUE(load_questions(empty).questions.empty());
    EXPECT_TRUE(load_questions(empty).diagnostics.empty());
}

} // namespace
} // namespace panjshir::io
