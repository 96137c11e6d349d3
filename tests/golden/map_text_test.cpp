// The map as text: what is said and marked on it, compared with files that people have read.
// UPDATE_GOLDENS=1 writes the new text, and fails.

#include "base/file.hpp"
#include "display/dump.hpp"
#include "support/atlas_session.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace panjshir;
using namespace panjshir::testing;

namespace {

// The words in their order of painting, and the marks that answer to a click; positions are left to
// the tests of placement, since they move with every vertex of the relief.
std::string words_and_marks(const display::DisplayList& list) {
    std::string text;
    std::vector<std::string> groups;
    std::string line, line_group;
    const auto flush = [&] {
        if (!line.empty())
            text += line_group + ": " + line + "\n";
        line.clear();
    };
    for (const display::Command& command : list.commands) {
        if (const auto* begin = std::get_if<display::BeginGroup>(&command)) {
            flush();
            groups.push_back(begin->name);
        } else if (std::holds_alternative<display::EndGroup>(command)) {
            flush();
            groups.pop_back();
        } else if (const auto* run = std::get_if<display::GlyphRun>(&command)) {
            flush();
            line_group = groups.empty() ? "" : groups.back();
            line = run->text;
        } else if (const auto* hatch = std::get_if<display::HatchPath>(&command)) {
            flush();
            text += groups.back() + ": hatch of " + std::to_string(hatch->bands.size()) + "\n";
        }
    }
    flush();
    for (const display::HitArea& hit : list.hits)
        text += "mark " + hit.id + "\n";
    return text;
}

void compare(const std::string& name, const std::string& text) {
    const auto expected = source_dir() / "tests" / "golden" / "expected" / (name + ".txt");
    if (std::getenv("UPDATE_GOLDENS")) {
        std::filesystem::create_directories(expected.parent_path());
        ASSERT_TRUE(write_file(expected, text));
        FAIL() << "wrote " << expected << "; read it, and run again without UPDATE_GOLDENS";
    }
    const auto known = read_file(expected);
    ASSERT_TRUE(known) << known.error().message;
    if (*known != text) {
        const auto actual =
            std::filesystem::path(PANJSHIR_BUILD_DIR) / "golden-actual" / (name + ".txt");
        std::filesystem::create_directories(actual.parent_path());
        ASSERT_TRUE(write_file(actual, text));
    }
    EXPECT_EQ(*known, text);
}

std::string sheet(const char* on, const char* who, const char* language = "en") {
    auto view = view_on(on, who);
    view.language = language;
    return words_and_marks(atlas_session().draw_sheet(view, kTestPage));
}

} // namespace

TEST(GoldenMap, Of23AugustAccordingToAll) {
    compare("2021-08-23-all", sheet("2021-08-23", "all"));
}
TEST(GoldenMap, Of23AugustAccordingToTheTaliban) {
    compare("2021-08-23-taliban", sheet("2021-08-23", "taliban"));
}
TEST(GoldenMap, Of6SeptemberInFrench) {
    compare("2021-09-06-all-fr", sheet("2021-09-06", "all", "fr"));
}

TEST(GoldenMap, LosesWhatALayerLeftOutCarried) {
    // The comparison can fail: each of these layers carries words or marks.
    auto view = view_on("2021-08-23");
    const std::string whole = words_and_marks(atlas_session().draw_sheet(view, kTestPage));
    for (const char* layer :
         {"-claims", "-events", "-places", "-labels", "-graticule", "-furniture"}) {
        view.layers = scene::parse_layers(layer).value();
        EXPECT_NE(words_and_marks(atlas_session().draw_sheet(view, kTestPage)), whole) << layer;
    }
}
