// Reading an article: its places and dates, the user's word on them, the list of sources.

#include "journey.hpp"

#include "base/file.hpp"

#include <algorithm>

namespace panjshir::testing {
namespace {

const std::string kText = "On 25 August 2021 they met in Bazarak, in the Panchir valley.\n\n"
                          "The Salang road to Kabul was said to be cut.\n";

class ReaderJourney : public Journey {
protected:
    std::string article(const std::string& name = "mine.txt",
                        const std::string& text = kText) const {
        EXPECT_TRUE(write_file(folder() / name, text));
        return (folder() / name).string();
    }
    static const nlohmann::json& reader(const ShownProgram& program) {
        return program.state()["reader"];
    }
    static nlohmann::json mention(const nlohmann::json& state, const std::string& text) {
        for (const auto& mention : state["reader"]["mentions"])
            if (mention["text"] == text)
                return mention;
        return {};
    }
    static std::string control(const ShownProgram& program, const std::string& text) {
        const auto& mentions = program.state()["reader"]["mentions"];
        for (std::size_t i = 0; i < mentions.size(); ++i)
            if (mentions[i]["text"] == text)
                return "mention:" + std::to_string(i);
        return "";
    }
    static bool by(ShownProgram& program, const std::string& text, const std::string& who) {
        return program.wait([&](const auto& s) { return mention(s, text).value("by", "") == who; });
    }
};

TEST_F(ReaderJourney, AnArticleOpensWithItsPlacesAndDates) {
    auto program = open({"--article", article()});
    EXPECT_EQ(reader(*program)["article"], "mine.txt");
    EXPECT_EQ(mention(program->state(), "Bazarak")["place"], "bazarak");
    EXPECT_FALSE(mention(program->state(), "Panchir").is_null());
    EXPECT_EQ(reader(*program)["dates"][0]["edtf"], "2021-08-25");
}

TEST_F(ReaderJourney, AnArticleIsOpenedByItsName) {
    auto program = open();
    program->key("r");
    ASSERT_TRUE(program->wait([](const auto& s) { return s["reader"]["open"] == true; }));
    press(*program, "field:article");
    program->type(article());
    program->key("Return");
    EXPECT_TRUE(program->wait([](const auto& s) { return s["reader"]["article"] == "mine.txt"; }));
}

TEST_F(ReaderJourney, AClickOnAMentionSelectsItsPlace) {
    auto program = open({"--article", article()});
    press(*program, control(*program, "Bazarak"));
    ASSERT_TRUE(program->wait("selected", "place:bazarak"));
    EXPECT_EQ(reader(*program)["chosen"], "Bazarak");
}

TEST_F(ReaderJourney, AClickOnADateSetsTheMapsDay) {
    auto program = open({"--article", article(), "--date", "2021-09-01"});
    press(*program, "date:0");
    EXPECT_TRUE(program->wait("on", "2021-08-25"));
}

TEST_F(ReaderJourney, NoPlaceIsSaidAndUndone) {
    auto program = open({"--article", article()});
    press(*program, control(*program, "Kabul"));
    press(*program, "button:no-place");
    ASSERT_TRUE(by(*program, "Kabul", "user"));
    EXPECT_TRUE(mention(program->state(), "Kabul")["place"].is_null());
    EXPECT_EQ(program->state()["corrections"], 1);
    program->key("ctrl+z");
    ASSERT_TRUE(by(*program, "Kabul", "reader"));
    EXPECT_EQ(program->state()["corrections"], 0);
    program->key("ctrl+y");
    EXPECT_TRUE(by(*program, "Kabul", "user"));
}

TEST_F(ReaderJourney, AReadingIsAcceptedAndTakenBack) {
    auto program = open({"--article", article()});
    press(*program, control(*program, "Bazarak"));
    press(*program, "button:accept");
    ASSERT_TRUE(by(*program, "Bazarak", "user"));
    EXPECT_EQ(mention(program->state(), "Bazarak")["place"], "bazarak");
    press(*program, "button:as-read");
    EXPECT_TRUE(by(*program, "Bazarak", "reader"));
}

TEST_F(ReaderJourney, AnotherPlaceIsSoughtInTheGazetteer) {
    auto program = open({"--article", article()});
    press(*program, control(*program, "Bazarak"));
    ASSERT_TRUE(program->wait("selected", "place:bazarak"));
    press(*program, "field:place-query");
    program->type("Charikar");
    press(*program, "candidate:charikar");
    ASSERT_TRUE(by(*program, "Bazarak", "user"));
    EXPECT_EQ(mention(program->state(), "Bazarak")["place"], "charikar");
}

TEST_F(ReaderJourney, CorrectionsComeBackWithTheSession) {
    const auto file = folder() / "session.json";
    const std::string text = article();
    {
        auto program = open({"--article", text});
        press(*program, control(*program, "Kabul"));
        press(*program, "button:no-place");
        ASSERT_TRUE(by(*program, "Kabul", "user"));
        program->key("ctrl+s");
        ASSERT_TRUE(program->wait("file_open", true));
        program->key("ctrl+a");
        program->type(file.string());
        program->key("Return");
        ASSERT_TRUE(program->wait("saved", true));
    }
    auto program = open({"--session", file.string(), "--articles", folder().string()});
    ASSERT_TRUE(program->wait([](const auto& s) { return s["reader"]["article"] == "mine.txt"; }));
    EXPECT_EQ(mention(program->state(), "Kabul")["by"], "user");
    EXPECT_EQ(reader(*program)["corrected"], 1);
}

TEST_F(ReaderJourney, ATextOf50MegabytesIsRefusedWithAMessage) {
    const std::string file = article("large.txt", "");
    std::filesystem::resize_file(file, std::uintmax_t{50} << 20);
    auto program = open({"--article", file});
    EXPECT_TRUE(tells(*program, "large.txt: 50.0 MB"));
    EXPECT_TRUE(reader(*program)["article"].is_null());
    std::filesystem::remove(file);
}

TEST_F(ReaderJourney, SourcesAreFilteredAndOneIsTicked) {
    auto program = open({"--date", "2021-08-23"});
    program->key("s");
    ASSERT_TRUE(program->wait([](const auto& s) { return s["reader"]["tab"] == "sources"; }));
    const std::size_t all = reader(*program)["sources"].size();
    press(*program, "field:source-filter");
    program->type("reuters");
    ASSERT_TRUE(program->wait([&](const auto& s) {
        return !s["reader"]["sources"].empty() && s["reader"]["sources"].size() < all &&
               s["reader"]["sources"][0] == "002-reuters";
    }));
    press(*program, "tick:002-reuters");
    EXPECT_TRUE(program->wait("according_to", "002-reuters"));
    press(*program, "source:002-reuters");
    EXPECT_TRUE(program->wait("selected", "source:002-reuters"));
    EXPECT_TRUE(program->state().contains("card"));
}

TEST_F(ReaderJourney, WithoutTheSourcesTextItIsSaidWhereToPutIt) {
    auto program = open({"--articles", folder().string(), "--date", "2021-08-23"});
    program->key("s");
    press(*program, "source:000");
    ASSERT_TRUE(program->wait("selected", "source:000"));
    press(*program, "passage:source:000");
    EXPECT_TRUE(tells(*program, "put 000.txt there"));
}

} // namespace
} // namespace panjshir::testing
