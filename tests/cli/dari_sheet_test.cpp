// A sheet in Dari: its words, its order from right to left, and its names given back by readers of
// PDF.

#include "base/file.hpp"
#include "base/translations.hpp"
#include "base/utf8.hpp"
#include "chronicle/model.hpp"
#include "cli/command_runner.hpp"
#include "io/atlas.hpp"
#include "support/program_output.hpp"
#include "support/test_folder.hpp"

#include <array>
#include <filesystem>
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace panjshir::cli {
namespace {

namespace fs = std::filesystem;
using panjshir::testing::atlas_dir;
using panjshir::testing::output_of;
using panjshir::testing::run_command;
using panjshir::testing::source_dir;

fs::path folder() {
    return panjshir::testing::test_folder("dari-sheet");
}

bool is_persian(const std::string& text) {
    bool any = false;
    for (const char32_t c : utf8::to_utf32(text))
        any = any || (c >= 0x0600 && c <= 0x06FF && !(c >= 0x06F0 && c <= 0x06F9));
    return any;
}

/// The texts of an SVG that the same command wrote: what the sheet shows.
std::vector<std::string> texts_of_svg(const std::string& svg) {
    static const std::regex element("<text[^>]*>([^<]*)</text>");
    std::vector<std::string> texts;
    for (auto it = std::sregex_iterator(svg.begin(), svg.end(), element);
         it != std::sregex_iterator(); ++it)
        texts.push_back((*it)[1]);
    return texts;
}

std::string drawn(const char* name, std::vector<std::string> more) {
    const fs::path file = folder() / name;
    std::vector<std::string> arguments{"--language", "prs", "render", "--date",      "2021-08-23",
                                       "--paper",    "a3",  "-o",     file.string(), "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto run = run_command(arguments);
    EXPECT_EQ(run.exit_code, kDone) << run.err;
    return read_file(file, std::size_t{1} << 28).value_or("");
}

TEST(DariSheet, EveryNameComesBackFromThePdf) {
    if (output_of("command -v pdftotext").empty())
        GTEST_SKIP() << "needs pdftotext";
    std::set<std::string> names; // of places and holders that the sheet shows
    const auto atlas = io::load_atlas(atlas_dir());
    ASSERT_TRUE(atlas);
    const std::vector<std::string> shown = texts_of_svg(drawn("names.svg", {}));
    const auto is_shown = [&](const std::string& name) {
        return std::find(shown.begin(), shown.end(), name) != shown.end();
    };
    for (const gazetteer::Place& place : atlas->places)
        if (const std::string name = place.name_in("prs"); is_persian(name) && is_shown(name))
            names.insert(name);
    for (const chronicle::Actor& actor : atlas->chronicle.actors)
        if (is_shown(actor.name_prs))
            names.insert(actor.name_prs);
    ASSERT_GE(names.size(), 40u);
    EXPECT_TRUE(names.count("جبههٔ مقاومت ملی")) << "a hamza above, in the legend";
    drawn("names.pdf", {});
    // Line breaks within an index of names fall between names' words; all space is one.
    std::string text = output_of("pdftotext '" + (folder() / "names.pdf").string() + "' -");
    text = std::regex_replace(text, std::regex("[\\s]+|\u202A|\u202B|\u202C|\u200E|\u200F"), " ");
    text = std::regex_replace(text, std::regex(" +"), " ");
    for (const std::string& name : names)
        EXPECT_NE(text.find(name), std::string::npos) << name;
}

TEST(DariSheet, SpeaksDariFromRightToLeft) {
    const std::vector<std::string> texts = texts_of_svg(drawn("words.svg", {}));
    const auto has = [&](const std::string& part) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
            return text.find(part) != std::string::npos;
        });
    };
    for (const char* words :
         {"سه ولسوالی بغلان", "آگست", "سنبله", "به گفتهٔ همهٔ گویندگان", "رویدادها", "سرحد ولایت",
          "کیلومتر", "مقیاس", "شمال", "کوتل", "منابع"})
        EXPECT_TRUE(has(words)) << words;
    EXPECT_TRUE(has("۱۴۰۰") && has("۲۰۲۱"));
    // Latin letters are left in names of sources and of the projection alone.
    static const std::regex latin("[A-Za-z]{2,}");
    for (const std::string& text : texts)
        if (std::regex_search(text, latin)) {
            EXPECT_TRUE(std::regex_search(text, std::regex("AIMS|GeoNames|Ferranti|UTM"))) << text;
        }
}

TEST(DariSheet, OtherTemplatesAndPanelsAreDrawnToo) {
    for (const std::vector<std::string>& more : {std::vector<std::string>{"--template", "slide"},
                                                 {"--template", "square"},
                                                 {"--panels", "voices"}}) {
        const std::vector<std::string> texts = texts_of_svg(drawn("page.svg", more));
        EXPECT_GT(texts.size(), 30u) << more[1];
        EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), is_persian)) << more[1];
    }
}

TEST(DariSheet, EveryCommandThatDrawsAMapSpeaksIt) {
    for (std::vector<std::string> arguments :
         {std::vector<std::string>{"reach", "--from", "Paryan", "--to", "Banu"},
          {"sight", "--from", "69.52,35.31,2", "--radius", "20000"},
          {"worksheet", "--seed", "7"}}) {
        const fs::path file = folder() / (arguments[0] + ".pdf");
        const std::string name = arguments[0];
        arguments.insert(arguments.begin(), {"--language", "prs", "--quiet"});
        arguments.insert(arguments.end(), {"-o", file.string()});
        const auto run = run_command(arguments);
        ASSERT_EQ(run.exit_code, kDone) << name << ": " << run.err;
        if (output_of("command -v pdftotext").empty())
            GTEST_SKIP() << "needs pdftotext";
        const std::string text = output_of("pdftotext '" + file.string() + "' -");
        for (const char* word : {"کیلومتر", "مقیاس", "دریا"})
            EXPECT_NE(text.find(word), std::string::npos) << name << ": " << word;
        EXPECT_EQ(text.find("Scale"), std::string::npos) << name;
    }
}

// A word changed in the source must be changed in the file of translations too.
TEST(DariSheet, EveryWordOfTheMapHasItsTranslation) {
    const auto po = read_file(source_dir() / "assets" / "locale" / "map.prs.po", 1 << 22);
    ASSERT_TRUE(po);
    const auto catalogue = Catalogue::parse(*po, "map.prs.po");
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    // in_words(language, "english", ...), words("english", ...) and pick("english", ...) of the
    // map's own files.
    static const std::regex call("(?:words|pick)\\((?:[a-z_.]*language(?:\\(\\))?,\\s*)?((?:\\s*\"("
                                 "?:[^\"\\\\]|\\\\.)*\")+)");
    static const std::regex part("\"((?:[^\"\\\\]|\\\\.)*)\"");
    int found = 0;
    for (const char* name : {"scene/phrases.cpp", "scene/claim_captions.cpp", "scene/legend.cpp",
                             "scene/furniture_sheet.cpp", "scene/furniture_scale.cpp",
                             "app/wording.cpp", "app/sheet_panels.cpp"}) {
        const std::string source = read_file(source_dir() / "engine" / name).value();
        for (auto it = std::sregex_iterator(source.begin(), source.end(), call);
             it != std::sregex_iterator(); ++it) {
            const std::string literals = (*it)[1];
            std::string english;
            for (auto p = std::sregex_iterator(literals.begin(), literals.end(), part);
                 p != std::sregex_iterator(); ++p)
                english += (*p)[1];
            ++found;
            const std::string* dari = catalogue->find(english);
            ASSERT_NE(dari, nullptr) << name << ": " << english;
            const auto count = [](const std::string& text) {
                return std::count(text.begin(), text.end(), '{');
            };
            EXPECT_EQ(count(english), count(*dari)) << english;
        }
    }
    EXPECT_GT(found, 45) << "the calls are no longer found";
    for (const char* word :
         {"January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December", "N", "S", "E", "W"})
        EXPECT_NE(catalogue->find(word), nullptr) << word;
    // What is said once for a day stands in the package.
    const auto package = read_file(atlas_dir() / "datapackage.json", 1 << 22);
    ASSERT_TRUE(package);
    const auto description = nlohmann::json::parse(*package);
    int headlines = 0;
    for (const auto& headline : description.at("panjshir").at("headlines")) {
        ++headlines;
        EXPECT_NE(catalogue->find(headline.at("en").get<std::string>()), nullptr) << headline;
    }
    EXPECT_GT(headlines, 0);
}

} // namespace
} // namespace panjshir::cli
