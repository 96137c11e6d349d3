#include "app/document.hpp"

#include "io/atlas.hpp"
#include "support/atlas_session.hpp"

#include <gmock/gmock.h>
#include <random>

namespace panjshir::app {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

DocumentContent first_content() {
    DocumentContent content;
    content.view = panjshir::testing::atlas_session().initial_view({370, 212});
    return content;
}

std::string session_bytes(const DocumentContent& content) {
    return io::to_json_text(to_user_document(content, "panjshir-2021"));
}

io::Annotation line(std::initializer_list<LonLat> points) {
    io::Annotation annotation;
    annotation.kind = io::AnnotationKind::Measure;
    annotation.points = points;
    return annotation;
}

// Any command, good or bad, from a seeded source.
class RandomCommands {
public:
    DocumentCommand next(const DocumentContent& content) {
        switch (pick(13)) {
        case 0:
        case 1: {
            ViewState view = content.view;
            view.centre.easting_m = 500000 + pick(100000);
            view.scale_denominator = 50000 + pick(900000);
            view.on += std::chrono::days(pick(3) - 1);
            return ShowView{view};
        }
        case 2:
            return Compare{pick(2)
                               ? std::optional(Comparison{content.view.on, {}, pick(100) / 100.0})
                               : std::nullopt};
        case 3:
        case 4:
            return AddAnnotation{annotation(0)};
        case 5:
            return ChangeAnnotation{annotation(1 + pick(40))};
        case 6:
            return RemoveAnnotation{1 + pick(40)};
        case 7:
            return pick(40)
                       ? DocumentCommand(Correct{
                             {std::string(64, "ab"[pick(2)]), static_cast<std::size_t>(pick(30)),
                              static_cast<std::size_t>(pick(40)), pick(2) ? "bazarak" : ""}})
                       : DocumentCommand(RemoveAllAnnotations{});
        case 8:
            return TakeBackCorrection{std::string(64, 'a'), static_cast<std::size_t>(pick(30)),
                                      static_cast<std::size_t>(pick(40))};
        case 9:
            return SetClosed{pick(2) ? "khawak-pass" : "salang-tunnel",
                             pick(2) ? SetClosed::Way::Closed : SetClosed::Way::Open};
        case 10:
            return OpenArticle{"00" + std::to_string(pick(5)) + ".txt"};
        case 11:
            return AskWay{{pick(2) ? "bazarak" : "", pick(2) ? "rukha" : "", pick(2) == 0}};
        default:
            return CloseArticle{"00" + std::to_string(pick(5)) + ".txt"};
        }
    }
    int pick(int below) { return static_cast<int>(m_source() % static_cast<unsigned>(below)); }

private:
    io::Annotation annotation(int id) {
        io::Annotation a;
        a.id = id;
        a.kind = static_cast<io::AnnotationKind>(pick(6));
        for (int i = pick(6); i-- > 0;) // sometimes too few: an error, which must change nothing
            a.points.push_back(
                LonLat::from_degrees(69 + pick(1000) / 1000.0, 35 + pick(900) / 1000.0));
        a.title = pick(2) ? "a \"title\" \n پنجشیر" : "";
        a.colour = static_cast<std::uint32_t>(pick(0x1000000));
        return a;
    }
    std::mt19937 m_source{20210823};
};

TEST(Document, UndoesTenThousandRandomCommandsByteForByteAndRedoesThem) {
    Document document(first_content());
    const std::string first = session_bytes(document.content());
    RandomCommands commands;
    int refused = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto step = commands.pick(4) ? Document::Step::Own : Document::Step::JoinsLast;
        if (!document.apply(commands.next(document.content()), step))
            ++refused;
    }
    EXPECT_GT(refused, 500);
    EXPECT_GT(document.steps(), 4000u);
    const std::string last = session_bytes(document.content());
    ASSERT_NE(first, last);
    std::size_t steps = 0;
    for (; document.can_undo(); ++steps)
        document.undo();
    EXPECT_EQ(session_bytes(document.content()), first);
    EXPECT_EQ(document.content(), first_content());
    for (; document.can_redo(); --steps)
        document.redo();
    EXPECT_EQ(steps, 0u);
    EXPECT_EQ(session_bytes(document.content()), last);
}

TEST(Document, ADragIsOneStep) {
    Document document(first_content());
    for (int i = 1; i <= 30; ++i) {
        ViewState view = document.content().view;
        view.centre.easting_m += 100;
        ASSERT_TRUE(document.apply(ShowView{view}, Document::Step::JoinsLast));
    }
    EXPECT_EQ(document.steps(), 1u);
    document.finish_step();
    ViewState view = document.content().view;
    view.centre.northing_m += 1;
    ASSERT_TRUE(document.apply(ShowView{view}, Document::Step::JoinsLast));
    EXPECT_EQ(document.steps(), 2u);
    document.undo();
    document.undo();
    EXPECT_EQ(document.content(), first_content());
}

TEST(Document, ADragBackToWhereItBeganIsNoStep) {
    Document document(first_content());
    ViewState away = document.content().view;
    away.centre.easting_m += 500;
    ASSERT_TRUE(document.apply(ShowView{away}, Document::Step::JoinsLast));
    ASSERT_TRUE(document.apply(ShowView{first_content().view}, Document::Step::JoinsLast));
    EXPECT_FALSE(document.can_undo());
}

TEST(Document, WhatIsNoStepIsTakenBackWithTheOneBefore) {
    Document document(first_content());
    ASSERT_TRUE(document.apply(
        AddAnnotation{line({LonLat::from_degrees(69.5, 35.3), LonLat::from_degrees(69.6, 35.4)})}));
    const auto revision = document.revision();
    ViewState moved = document.content().view;
    moved.centre.easting_m += 1000;
    ASSERT_TRUE(document.apply(ShowView{moved}, Document::Step::None));
    EXPECT_EQ(document.content().view, moved);
    EXPECT_EQ(document.steps(), 1u);
    EXPECT_GT(document.revision(), revision);
    document.undo();
    EXPECT_EQ(document.content(), first_content());
    EXPECT_FALSE(document.can_undo());
    document.redo();
    EXPECT_EQ(document.content().view, moved);
}

TEST(Document, ANewCommandForgetsWhatWasUndone) {
    Document document(first_content());
    ASSERT_TRUE(document.apply(SetClosed{"khawak-pass", SetClosed::Way::Closed}));
    document.undo();
    ASSERT_TRUE(document.apply(SetClosed{"salang-tunnel", SetClosed::Way::Closed}));
    EXPECT_FALSE(document.can_redo());
    EXPECT_EQ(document.undo_name("en"), "opening or closing a pass");
}

TEST(Document, RefusesAnAnnotationOfAMillionPoints) {
    Document document(first_content());
    io::Annotation huge = line({});
    huge.points.assign(1'000'000, LonLat::from_degrees(69, 35));
    const auto added = document.apply(AddAnnotation{huge});
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().message, HasSubstr("1000000 points"));
    EXPECT_EQ(document.content(), first_content());
}

TEST(Document, IsReadBackAsItWasSaved) {
    Document document(first_content());
    RandomCommands commands;
    for (int i = 0; i < 300; ++i)
        (void)document.apply(commands.next(document.content()));
    const auto& atlas = panjshir::testing::atlas_session().atlas();
    const std::string bytes = session_bytes(document.content());
    Diagnostics diagnostics;
    const auto read = io::user_document_from_text(bytes, "s.json", diagnostics);
    ASSERT_TRUE(read) << read.error().message;
    const DocumentContent content =
        from_user_document(*read, first_content().view, atlas, "s.json", diagnostics);
    EXPECT_THAT(diagnostics, SizeIs(0));
    EXPECT_EQ(session_bytes(content), bytes);
}

TEST(Document, KeepsTheRestOfASessionWithFaults) {
    const auto& atlas = panjshir::testing::atlas_session().atlas();
    const std::string bytes = R"({"panjshir-session":1,"atlas":"../../etc","view":"on=2021-13-01",
        "annotations":{"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"title":"kept"},"geometry":{"type":"Point","coordinates":[69.5,35.3]}},
          {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[690,35.3]}},
          {"type":"Feature","properties":{},"geometry":null}]},
        "corrections":[{"article":"x","begin":3,"end":1}],
        "closed":["khawak-pass","atlantis"],"way":{"from":"bazarak","to":"lemuria","by-road":true},"articles":["/etc/passwd","../000.txt","000.txt"]})";
    Diagnostics diagnostics;
    const auto read = io::user_document_from_text(bytes, "s.json", diagnostics);
    ASSERT_TRUE(read) << read.error().message;
    const DocumentContent content =
        from_user_document(*read, first_content().view, atlas, "s.json", diagnostics);
    ASSERT_THAT(content.annotations.items(), SizeIs(1));
    EXPECT_EQ(content.annotations.items()[0].title, "kept");
    EXPECT_EQ(content.closed.items(), std::vector<std::string>{"khawak-pass"});
    EXPECT_EQ(content.articles.items(), std::vector<std::string>{"000.txt"});
    EXPECT_EQ(content.way, (AskedWay{"bazarak", "", true}));
    EXPECT_EQ(content.view, first_content().view);
    std::string told;
    for (const Diagnostic& diagnostic : diagnostics)
        told += to_string(diagnostic) + "\n";
    for (const char* expected :
         {"../../etc", "2021-13-01", "feature 2", "feature 3", "correction 1", "atlantis",
          "lemuria", "/etc/passwd", "../000.txt"})
        EXPECT_THAT(told, HasSubstr(expected));
}

} // namespace
} // namespace panjshir::app
