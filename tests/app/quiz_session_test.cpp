// A pupil's quiz with a clock that the test sets.

#include "app/quiz_session.hpp"
#include "base/file.hpp"
#include "support/atlas_session.hpp"
#include "support/test_folder.hpp"

#include <gmock/gmock.h>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;
using study::QuizKind;
using ::testing::HasSubstr;
using namespace std::chrono_literals;

const QuizBook& book() {
    static const QuizBook made(atlas_session(), "en");
    return made;
}

class QuizSessionTest : public ::testing::Test {
protected:
    QuizTime now = QuizTime(parse_day("2026-03-02").value()) + 9h;
    QuizSession session{
        book(), {QuizKind::Find, QuizKind::Own}, 5, "Zahra, 7b", [this] { return now; }};

    std::string wrong_choice() const {
        for (const auto& choice : session.round()->choices)
            if (choice.id != session.round()->answer)
                return choice.id;
        return {};
    }
    static std::filesystem::path file(const char* name) {
        const auto path = panjshir::testing::test_folder("quiz") / name;
        std::filesystem::remove(path);
        return path;
    }
};

TEST_F(QuizSessionTest, CountsRightAnswersAndTellsWhatEachTeaches) {
    ASSERT_TRUE(session.next());
    const std::string right = session.round()->answer;
    EXPECT_EQ(session.answer(right).value(), session.round()->feedback.at(right));
    session.next();
    const std::string wrong = wrong_choice();
    EXPECT_EQ(session.answer(wrong).value(), session.round()->feedback.at(wrong));
    EXPECT_EQ(session.right(), 1);
    EXPECT_EQ(session.asked(), 2);
}

TEST_F(QuizSessionTest, RefusesASecondAnswerAndAForeignOne) {
    EXPECT_FALSE(session.answer("bazarak"));
    session.next();
    EXPECT_THAT(session.answer("nowhere").error().message, HasSubstr("none of the choices"));
    ASSERT_TRUE(session.answer(session.round()->answer));
    EXPECT_FALSE(session.answer(session.round()->answer));
    EXPECT_EQ(session.asked(), 1);
}

TEST_F(QuizSessionTest, AsksAgainWhatWasMissedOnceItIsDue) {
    session.next();
    const std::string missed = session.round()->subject;
    ASSERT_TRUE(session.answer(wrong_choice()));
    EXPECT_EQ(session.box(QuizKind::Find, missed), 1);
    session.next();
    EXPECT_NE(session.round()->subject, missed) << "not at once";
    ASSERT_TRUE(session.answer(session.round()->answer));
    now += 61s;
    session.next();
    EXPECT_EQ(session.round()->subject, missed);
    ASSERT_TRUE(session.answer(session.round()->answer));
    EXPECT_EQ(session.box(QuizKind::Find, missed), 2);
    now += 61s;
    session.next();
    EXPECT_NE(session.round()->subject, missed) << "it rests ten minutes now";
}

TEST_F(QuizSessionTest, KnowsNoHigherBoxThanTheFifthAndFallsBackToTheFirst) {
    QuizSession own(book(), {QuizKind::Own}, 1, "", [this] { return now; });
    own.next();
    const std::string subject = own.round()->subject;
    ASSERT_TRUE(own.answer(own.round()->answer));
    for (int i = 0; i < 6; ++i) {
        now += 24h * 30;
        do {
            own.next();
            ASSERT_TRUE(own.answer(own.round()->answer));
        } while (own.round()->subject != subject);
    }
    EXPECT_EQ(own.box(QuizKind::Own, subject), 5);
    now += 24h * 30;
    while (own.next()->subject != subject)
        ASSERT_TRUE(own.answer(own.round()->answer));
    ASSERT_TRUE(own.answer(own.round()->answer == "right" ? "wrong-1" : "right"));
    EXPECT_EQ(own.box(QuizKind::Own, subject), 1);
}

TEST_F(QuizSessionTest, NeverRunsOutOfQuestions) {
    QuizSession own(book(), {QuizKind::Own}, 1, "", [this] { return now; });
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(own.next());
        ASSERT_TRUE(own.answer(own.round()->answer));
    }
}

TEST_F(QuizSessionTest, KeepsResultsOfEveryPupilInOneFileAndFindsThemAgain) {
    const auto path = file("quiz-results.csv");
    session.next();
    const std::string missed = session.round()->subject;
    ASSERT_TRUE(session.answer(wrong_choice()));
    ASSERT_TRUE(append_quiz_results(path, session.results()));
    QuizSession other(book(), {QuizKind::Own}, 9, "Omid", [this] { return now; });
    other.next();
    ASSERT_TRUE(other.answer(other.round()->answer));
    ASSERT_TRUE(append_quiz_results(path, other.results()));

    const std::string text = read_file(path).value();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_THAT(text, HasSubstr("2026-03-02T09:00:00Z,\"Zahra, 7b\",find," + missed + ","));
    EXPECT_THAT(text, HasSubstr(",no,1\n"));

    QuizSession later(book(), {QuizKind::Find}, 77, "Zahra, 7b", [this] { return now + 48h; });
    ASSERT_TRUE(later.restore(text, "results.csv"));
    EXPECT_EQ(later.box(QuizKind::Find, missed), 1);
    EXPECT_EQ(later.box(QuizKind::Own, other.round()->subject), 0) << "Omid's";
    EXPECT_EQ(later.asked(), 0);
    EXPECT_EQ(later.next()->subject, missed);
}

TEST_F(QuizSessionTest, LeavesAnotherTableAlone) {
    const auto path = file("marks.csv");
    ASSERT_TRUE(write_file(path, "name,mark\nOmid,5\n"));
    session.next();
    ASSERT_TRUE(session.answer(session.round()->answer));
    const auto added = append_quiz_results(path, session.results());
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().message, HasSubstr("marks.csv:1: another table"));
    EXPECT_EQ(read_file(path).value(), "name,mark\nOmid,5\n");
    EXPECT_FALSE(session.restore("name,mark\n", "marks.csv"));
}

TEST_F(QuizSessionTest, NamesTheLineOfADamagedResult) {
    const std::string head = "time,pupil,kind,subject,prompt,given,answer,right,box\n";
    const auto bad_time = session.restore(head + "yesterday,x,find,bazarak,p,a,b,no,1\n", "r.csv");
    ASSERT_FALSE(bad_time);
    EXPECT_THAT(bad_time.error().message, HasSubstr("r.csv:2: 'yesterday' is no time"));
    const auto bad_kind =
        session.restore(head + "2026-03-02T09:00:00Z,x,guess,bazarak,p,a,b,no,1\n", "r.csv");
    ASSERT_FALSE(bad_kind);
    EXPECT_THAT(bad_kind.error().message, HasSubstr("'guess' is no kind of question"));
}

TEST_F(QuizSessionTest, BlanksAboutANameMakeNoOtherPupil) {
    EXPECT_EQ(pupil_name(" \tZahra 7b  "), "Zahra 7b");
    EXPECT_EQ(pupil_name("   "), "");
    session.next();
    const std::string missed = session.round()->subject;
    ASSERT_TRUE(session.answer(wrong_choice()));
    QuizSession later(book(), {QuizKind::Find}, 77, " Zahra, 7b ", [this] { return now; });
    ASSERT_TRUE(later.restore(to_csv(session.results()), "results.csv"));
    EXPECT_EQ(later.box(QuizKind::Find, missed), 1);
    later.next();
    ASSERT_TRUE(later.answer(later.round()->answer));
    EXPECT_EQ(later.results().back().pupil, "Zahra, 7b");
}

TEST(QuizResultsFile, IsNamedAfterThePupilAndNeverLeavesItsFolder) {
    const auto name = [](std::string_view pupil) {
        const auto path = quiz_results_file("/data", pupil);
        EXPECT_EQ(path.parent_path(), "/data/quiz") << pupil;
        return path.filename().string();
    };
    EXPECT_EQ(name("Zahra 7b"), "Zahra 7b.csv");
    EXPECT_EQ(name(" Zahra 7b\t"), "Zahra 7b.csv");
    EXPECT_EQ(name("زهرا"), "زهرا.csv");
    EXPECT_EQ(name(""), "quiz.csv");
    EXPECT_EQ(name("   "), "quiz.csv");
    EXPECT_EQ(name("../x"), "---x.csv");
    EXPECT_EQ(name("/etc/passwd"), "-etc-passwd.csv");
    EXPECT_EQ(name(".."), "--.csv");
}

} // namespace
} // namespace panjshir::app
