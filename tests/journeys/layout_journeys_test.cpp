// Where the window's parts stand with letters of any size and in both languages: nothing overlaps,
// nothing lies outside, no words are wider than their room, and what a newcomer looks for is in
// sight.

#include "journey.hpp"

#include <chrono>
#include <cmath>
#include <optional>
#include <set>
#include <thread>

namespace panjshir::testing {
namespace {

constexpr double kWidth = 1280, kHeight = 800;

bool is_over_all(const std::string& id) {
    // The list of keys, what is found, told and asked stand over the rest for a moment.
    static const std::set<std::string> ids{"##help", "##found", "##message", "##recovery",
                                           "##words"};
    return ids.count(id) > 0;
}

bool overlap(const nlohmann::json& a, const nlohmann::json& b) {
    const auto before = [](const nlohmann::json& x, const char* end, const nlohmann::json& y,
                           const char* begin) {
        return x[end].get<double>() <= y[begin].get<double>() + 0.5;
    };
    return !before(a, "right", b, "left") && !before(b, "right", a, "left") &&
           !before(a, "bottom", b, "top") && !before(b, "bottom", a, "top");
}

/// What is wrong with where the parts stand; empty: nothing.
std::string fault(const nlohmann::json& state) {
    const nlohmann::json& panels = state["panels"];
    std::set<std::string> ids;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const nlohmann::json& panel = panels[i];
        const std::string id = panel["id"];
        ids.insert(id);
        if (panel["left"] < -0.5 || panel["top"] < -0.5 || panel["right"] > kWidth + 0.5 ||
            panel["bottom"] > kHeight + 0.5)
            return id + " leaves the window: " + panel.dump();
        if (panel["lacking"] > 1)
            return id + " is too narrow for what it holds: " + panel.dump();
        if ((id == "##top" || id == "##timeline" || id == "##buttons") && panel["scrolled"] > 0)
            return id + " is too low for what it holds: " + panel.dump();
        for (std::size_t k = i + 1; k < panels.size(); ++k)
            if (!panel["popup"] && !panels[k]["popup"] && !is_over_all(id) &&
                !is_over_all(panels[k]["id"]) && overlap(panel, panels[k]))
                return id + " meets " + panels[k]["id"].get<std::string>();
    }
    if (!ids.count("##top") || !ids.count("##timeline"))
        return "the bar or the days are not shown";
    if (!state["clipped"].empty())
        return "wider than their controls: " + state["clipped"].dump();
    return {};
}

bool shows(const nlohmann::json& state, const std::string& id) {
    for (const auto& panel : state["panels"])
        if (panel["id"] == id)
            return true;
    return false;
}

class LayoutJourney : public Journey,
                      public ::testing::WithParamInterface<std::tuple<const char*, const char*>> {
protected:
    /// Presses a key that opens a panel, waits for it, and looks whether all still stand well.
    void opens(ShownProgram& program, const std::string& key, const std::string& panel) {
        program.key(key);
        EXPECT_TRUE(program.wait([&](const auto& s) { return shows(s, panel); }))
            << panel << " after " << key;
        EXPECT_EQ(fault(program.state()), "") << "after " << key;
    }
    void closes(ShownProgram& program, const std::string& key, const std::string& panel) {
        program.key(key);
        EXPECT_TRUE(program.wait([&](const auto& s) { return !shows(s, panel); }))
            << panel << " after " << key;
    }
};

TEST_P(LayoutJourney, EachPanelStandsByItselfAndWithTheOthers) {
    const auto [scale, language] = GetParam();
    auto program =
        open({"--scale-interface", scale, "--language", language, "--date", "2021-08-23"});
    EXPECT_EQ(fault(program->state()), "");
    for (const auto& [key, panel] :
         {std::pair("l", "##layers"), std::pair("F2", "##tour"), std::pair("F3", "##teaching"),
          std::pair("r", "##reader"), std::pair("F4", "##strip")}) {
        opens(*program, key, panel);
        closes(*program, key, panel);
    }
    opens(*program, "question", "##help");
    closes(*program, "Escape", "##help");
    program->key("ctrl+f");
    program->type("bazarak");
    ASSERT_TRUE(program->wait([](const auto& s) { return shows(s, "##found"); }));
    EXPECT_EQ(fault(program->state()), "");
    opens(*program, "Return", "##card");
    // Now all at once, each over what is open already.
    opens(*program, "ctrl+o", "##file");
    program->key("Escape");
    opens(*program, "F2", "##tour");
    opens(*program, "l", "##layers");
    program->key("c");
    ASSERT_TRUE(program->wait("comparison", true));
    EXPECT_EQ(fault(program->state()), "");
    opens(*program, "F3", "##teaching");
    program->key("F4");
    EXPECT_TRUE(program->wait([](const auto& s) { return shows(s, "##strip"); }));
    EXPECT_EQ(fault(program->state()), "");
}

TEST_P(LayoutJourney, ANewcomerFindsDaysVoicesAndExport) {
    const auto [scale, language] = GetParam();
    auto program =
        open({"--scale-interface", scale, "--language", language, "--date", "2021-08-23"});
    const auto in_sight = [&](const std::string& id) {
        const auto [x, y] = program->mark(id);
        return x > 0 && y > 0 && x < kWidth && y < kHeight;
    };
    EXPECT_TRUE(in_sight("slider:days"));
    EXPECT_TRUE(in_sight("button:play"));
    EXPECT_TRUE(in_sight("field:search"));
    EXPECT_TRUE(in_sight("voice:1") || in_sight("list:voices"));
    if (!in_sight("button:file")) { // folded away behind one button
        const auto [x, y] = program->mark("button:tools");
        ASSERT_GT(x, 0);
        program->click(x, y);
        ASSERT_TRUE(program->wait("tools_open", true));
    }
    EXPECT_EQ(fault(program->state()), "");
    opens(*program, "ctrl+o", "##file");
    if (!in_sight("button:export")) { // in low windows the panel is scrolled
        nlohmann::json box;
        for (const auto& panel : program->state()["panels"])
            if (panel["id"] == "##file")
                box = panel;
        ASSERT_GT(box["scrolled"], 0);
        bool found = false;
        for (int notch = 0; notch < 12 && !found; ++notch) {
            program->wheel((box["left"].get<double>() + box["right"].get<double>()) / 2,
                           box["bottom"].get<double>() - 12, -1);
            found = program->wait([&](const auto&) { return in_sight("button:export"); }, 1);
        }
        EXPECT_TRUE(found);
    }
}

TEST_P(LayoutJourney, TheDaysAreDraggedAtAnySize) {
    const auto [scale, language] = GetParam();
    auto program =
        open({"--scale-interface", scale, "--language", language, "--date", "2021-08-15"});
    const auto [x, y] = program->mark("slider:days");
    ASSERT_GT(x, 0);
    program->click(x, y);
    EXPECT_TRUE(program->wait([](const auto& s) {
        return s["on"] > "2021-08-20" && s["on"] < "2021-09-02";
    })) << program->state()["on"];
}

INSTANTIATE_TEST_SUITE_P(Sizes, LayoutJourney,
                         ::testing::Combine(::testing::Values("0.75", "1", "1.5", "2", "3"),
                                            ::testing::Values("en", "fr")),
                         [](const auto& made) {
                             std::string name = std::string(std::get<0>(made.param)) + "_" +
                                                std::get<1>(made.param);
                             for (char& c : name)
                                 c = c == '.' ? '_' : c;
                             return "At" + name;
                         });

/// Where there is no room for all that is open, what was asked for last is seen.
class FoldedJourney : public Journey {
protected:
    using Spot = std::pair<double, double>;

    /// Where a mark lies that no panel covers, well away from `from`; nothing: there is none.
    static std::optional<Spot> mark_in_sight(const nlohmann::json& state,
                                             Spot from = {-1000, -1000}) {
        constexpr double kMargin = 12, kAway = 80;
        for (const auto& hit : state["hits"]) {
            const std::string id = hit["id"];
            const double x = hit["x"], y = hit["y"];
            bool covered = id.rfind("event:", 0) != 0 && id.rfind("place:", 0) != 0;
            for (const auto& panel : state["panels"])
                covered = covered || (x > panel["left"].get<double>() - kMargin &&
                                      x < panel["right"].get<double>() + kMargin &&
                                      y > panel["top"].get<double>() - kMargin &&
                                      y < panel["bottom"].get<double>() + kMargin);
            if (!covered && std::hypot(x - from.first, y - from.second) > kAway)
                return Spot{x, y};
        }
        return std::nullopt;
    }
    /// Clicks there, and waits until another mark than before is selected.
    static void select(ShownProgram& program, const std::optional<Spot>& at) {
        ASSERT_TRUE(at) << "no mark is in sight";
        const std::string before = program.state()["selected"];
        program.click(at->first, at->second);
        ASSERT_TRUE(program.wait(
            [&](const auto& s) { return s["selected"] != "" && s["selected"] != before; }));
    }
};

TEST_F(FoldedJourney, AFoldedPanelComesForwardInsteadOfClosing) {
    auto program = open({"--date", "2021-08-23"});
    program->key("ctrl+o");
    ASSERT_TRUE(appears(*program, "##file"));
    // Out of the field that has the keyboard, onto the panel itself.
    const auto box = panel(program->state(), "##file");
    program->click(box["left"].get<double>() + 4, box["top"].get<double>() + 4);
    ASSERT_TRUE(program->wait("typing", false));
    program->key("F3");
    ASSERT_TRUE(appears(*program, "##teaching"));
    ASSERT_TRUE(goes(*program, "##file"));
    ASSERT_EQ(program->state()["file_open"], true) << "it is folded away, not shut";
    program->key("ctrl+o");
    EXPECT_TRUE(appears(*program, "##file"));
    EXPECT_TRUE(goes(*program, "##teaching"));
    EXPECT_EQ(program->state()["file_open"], true);
}

TEST_F(FoldedJourney, AFoldedCardComesForwardWithAnotherMark) {
    auto program = open({"--date", "2021-08-23", "--scale-interface", "2"});
    const auto first = mark_in_sight(program->state());
    ASSERT_NO_FATAL_FAILURE(select(*program, first));
    ASSERT_TRUE(appears(*program, "##card"));
    program->key("F2");
    ASSERT_TRUE(appears(*program, "##tour"));
    ASSERT_TRUE(goes(*program, "##card")) << "there is room for both";
    ASSERT_NO_FATAL_FAILURE(select(*program, mark_in_sight(program->state(), *first)));
    EXPECT_TRUE(appears(*program, "##card")) << program->state()["selected"];
    EXPECT_TRUE(goes(*program, "##tour"));
}

class RestJourney : public Journey {};

TEST_F(RestJourney, NothingIsDrawnWhileNothingChanges) {
    auto program = open({"--date", "2021-08-23"});
    program->move_to(640, 300);
    program->key("d");
    ASSERT_TRUE(program->wait("dark", true));
    std::this_thread::sleep_for(std::chrono::seconds(1)); // the release of the key
    const auto read = [&] {
        program->wait([](const auto&) { return true; });
        return program->state()["frames"].get<int>();
    };
    const int before = read();
    std::this_thread::sleep_for(std::chrono::seconds(5));
    EXPECT_EQ(read(), before);
    // The frames are counted in the state of the last one: whatever was drawn meanwhile shows up in
    // the next.
    program->key("d");
    ASSERT_TRUE(program->wait("dark", false));
    EXPECT_LE(program->state()["frames"].get<int>() - before, 12);
}

} // namespace
} // namespace panjshir::testing
