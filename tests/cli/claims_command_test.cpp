#include "cli/command_runner.hpp"

#include <gmock/gmock.h>

namespace panjshir::cli {
namespace {

using nlohmann::json;
using panjshir::testing::CommandRun;
using panjshir::testing::run_command;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

json place_of(const CommandRun& run, const std::string& id) {
    const json answer = run.json();
    for (const json& place : answer.at("places"))
        if (place.at("place") == id)
            return place;
    ADD_FAILURE() << "no place " << id;
    return {};
}

TEST(ClaimsCommand, ListsEachClaimWithSpeakerChainSourceAndSpan) {
    const CommandRun run = run_command({"claims", "--on", "2021-08-23", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json answer = run.json();
    EXPECT_EQ(answer.at("on"), "2021-08-23");
    EXPECT_TRUE(answer.at("known_on").is_null());
    EXPECT_EQ(answer.at("according_to"), "all");
    const json andarab = place_of(run, "andarab-district");
    EXPECT_EQ(andarab.at("name"), "Andarab");
    EXPECT_EQ(andarab.at("state"), "contested");
    EXPECT_EQ(andarab.at("holders"), (json{"resistance", "taliban"}));
    const json retaken = andarab.at("claims").at(0);
    EXPECT_EQ(retaken.at("holder"), "taliban");
    EXPECT_EQ(retaken.at("status"), "retakes");
    EXPECT_EQ(retaken.at("when"), "2021-08-23~");
    EXPECT_EQ(retaken.at("speaker"), "taliban");
    EXPECT_EQ(retaken.at("via"), json::array({"aggregator"}));
    EXPECT_EQ(retaken.at("source"), "000");
    EXPECT_LT(retaken.at("begin").get<int>(), retaken.at("end").get<int>());
    EXPECT_EQ(retaken.at("against_interest"), false);
}

TEST(ClaimsCommand, AccordingToTheTalibanTheThreeDistrictsAreRetaken) {
    const CommandRun run =
        run_command({"claims", "--on", "2021-08-23", "--according-to", "taliban", "--json"});
    for (const char* id : {"andarab-district", "deh-salah-district", "pul-e-hesar-district"}) {
        const json place = place_of(run, id);
        EXPECT_EQ(place.at("state"), "held");
        EXPECT_EQ(place.at("holders"), json::array({"taliban"}));
        EXPECT_EQ(place.at("claims").at(0).at("status"), "retakes");
    }
}

TEST(ClaimsCommand, GlobalOptionsStandBeforeOrBehindTheSubcommand) {
    EXPECT_EQ(run_command({"--json", "claims", "--on", "2021-08-23"}).out,
              run_command({"claims", "--on", "2021-08-23", "--json"}).out);
}

TEST(ClaimsCommand, KnowsOnlyWhatWasPublished) {
    const CommandRun run =
        run_command({"claims", "--on", "2021-08-23", "--known-on", "2021-08-23", "--json"});
    EXPECT_EQ(run.json().at("known_on"), "2021-08-23");
    EXPECT_EQ(place_of(run, "andarab-district").at("state"), "silent");
}

TEST(ClaimsCommand, TakesAPlaceByIdOrByAnyOfItsNames) {
    for (const char* name : {"panjshir-valley", "Panjshir", "vallée du Panchir"}) {
        const CommandRun run =
            run_command({"claims", "--on", "2021-09-06", "--place", name, "--json"});
        ASSERT_EQ(run.exit_code, 0) << run.err;
        ASSERT_EQ(run.json().at("places").size(), 1u);
        EXPECT_EQ(place_of(run, "panjshir-valley").at("state"), "contested");
    }
}

TEST(ClaimsCommand, APlaceOfWhichNobodySpeaksIsSilent) {
    const CommandRun run =
        run_command({"claims", "--on", "2021-08-23", "--place", "charikar", "--json"});
    EXPECT_EQ(place_of(run, "charikar").at("state"), "silent");
    EXPECT_EQ(place_of(run, "charikar").at("claims"), json::array());
}

TEST(ClaimsCommand, TellsThePeopleInTheirLanguageAndTheMachineInEnglish) {
    const CommandRun text = run_command({"claims", "--on", "2021-08-23", "--language", "fr"});
    EXPECT_THAT(text.out, HasSubstr("23 août 2021"));
    EXPECT_THAT(text.out, HasSubstr("disputé : Front national de résistance, Talibans"));
    EXPECT_EQ(run_command({"claims", "--on", "2021-08-23", "--language", "fr", "--json"}).out,
              run_command({"claims", "--on", "2021-08-23", "--json"}).out);
}

TEST(ClaimsCommand, SaysWhenAPlaceWasLastHeardOf) {
    const CommandRun run =
        run_command({"claims", "--on", "2021-09-03", "--place", "andarab-district"});
    EXPECT_THAT(
        run.out,
        HasSubstr("stale: National Resistance Front, Taliban, last heard of on 23 August 2021"));
}

TEST(ClaimsCommand, TheDaysAfterWhichAClaimIsStaleAreASetting) {
    // The three districts are spoken of until 23 August.
    const CommandRun usual =
        run_command({"claims", "--on", "2021-08-29", "--place", "andarab-district", "--json"});
    EXPECT_EQ(place_of(usual, "andarab-district").at("state"), "contested");
    const CommandRun shorter = run_command({"claims", "--on", "2021-08-29", "--place",
                                            "andarab-district", "--json", "--stale-after", "3"});
    EXPECT_EQ(place_of(shorter, "andarab-district").at("state"), "stale");
}

struct Wrong {
    std::vector<std::string> arguments;
    int exit_code;
    const char* message;
};
void PrintTo(const Wrong& wrong, std::ostream* out) {
    *out << wrong.message; // the tests are listed by this
}

class WrongClaimsCommands : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongClaimsCommands, GetOneClearMessage) {
    const CommandRun run = run_command(GetParam().arguments);
    EXPECT_EQ(run.exit_code, GetParam().exit_code);
    EXPECT_THAT(run.err, HasSubstr(GetParam().message));
    EXPECT_THAT(run.out, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    ClaimsCommand, WrongClaimsCommands,
    ::testing::Values(Wrong{{"claims"}, kWrongUsage, "panjshir: --on is required"},
                      Wrong{{"claims", "--on", "2021-02-30"},
                            kInputAtFault,
                            "--on: '2021-02-30': there is no such day"},
                      Wrong{{"claims", "--on", "2021-08-23", "--known-on", "later"},
                            kInputAtFault,
                            "--known-on: "},
                      Wrong{{"claims", "--on", "2021-08-23", "--according-to", "bob"},
                            kInputAtFault,
                            "--according-to: 'bob'"},
                      Wrong{{"claims", "--on", "2021-08-23", "--place", "Xqzt"},
                            kInputAtFault,
                            "unknown place 'Xqzt'"},
                      Wrong{{"claims", "--on", "2021-08-23", "--language", "de"},
                            kWrongUsage,
                            "--language: 'de'"},
                      Wrong{{"claims", "--on", "2021-08-23", "--colour"}, kWrongUsage, "--colour"},
                      Wrong{{"--atlas", "/no/such/folder", "claims", "--on", "2021-08-23"},
                            kInputAtFault,
                            "/no/such/folder: no such folder"},
                      Wrong{{"conquer"}, kWrongUsage, "conquer"}));

TEST(CommandLine, TellsItsVersionAndItsHelp) {
    EXPECT_THAT(run_command({"--version"}).out, HasSubstr("panjshir "));
    EXPECT_EQ(run_command({"--help"}).exit_code, 0);
    EXPECT_THAT(run_command({"--help"}).out, HasSubstr("claims"));
}

TEST(CommandLine, WithoutASubcommandOpensTheWindowAsAsked) {
    CliHooks hooks;
    WindowRequest asked;
    hooks.open_window = [&](const CommandContext&, const WindowRequest& request) {
        asked = request;
        return 7;
    };
    EXPECT_EQ(
        run_command({"--date", "2021-08-23", "--area", "69,35,70,36", "--according-to", "taliban"},
                    hooks)
            .exit_code,
        7);
    EXPECT_EQ(asked.view.date, "2021-08-23");
    EXPECT_EQ(asked.view.area, "69,35,70,36");
    EXPECT_EQ(asked.view.according_to, "taliban");
    EXPECT_EQ(run_command({}).exit_code, kMissing);
}

} // namespace
} // namespace panjshir::cli
