// Who may include whom: the list of engine/README.md, read from the includes themselves.

#include "support/shared.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Modules = std::set<std::string>;

const Modules kL0{"base", "geo", "time"};

Modules with(Modules a, const Modules& b) {
    a.insert(b.begin(), b.end());
    return a;
}

// Module -> the other modules that it may include.
const std::map<std::string, Modules>& allowed() {
    static const Modules l1{"gazetteer", "chronicle", "projection", "terrain", "display"};
    static const std::map<std::string, Modules> edges{
        {"base", {}},
        {"geo", {"base"}},
        {"time", {"base"}},
        {"gazetteer", kL0},
        {"chronicle", kL0},
        {"projection", kL0},
        {"terrain", kL0},
        {"display", kL0},
        {"io", with(kL0, {"terrain", "chronicle", "gazetteer", "projection"})},
        {"text", with(kL0, {"display"})},
        {"scene", with(with(kL0, l1), {"text"})},
        {"study", with(kL0, l1)},
        {"print", with(kL0, {"display", "text", "terrain"})},
        {"screen", with(kL0, {"display", "text", "terrain"})},
        {"film", with(kL0, {"display", "text", "terrain"})},
        {"app", with(with(kL0, l1), {"io", "text", "scene", "study", "print", "film"})},
        {"cli", with(with(kL0, l1), {"io", "text", "scene", "study", "print", "film", "app"})},
        {"gui",
         with(with(kL0, l1), {"io", "text", "scene", "study", "print", "film", "app", "screen"})},
    };
    return edges;
}

struct Include {
    fs::path file;
    int line;
    std::string target;
    bool quoted;
};

std::string module_of(const fs::path& relative) {
    auto it = relative.begin();
    return *it == "engine" ? std::next(it)->string() : it->string();
}

std::vector<fs::path> sources() {
    std::vector<fs::path> files;
    for (const char* top : {"engine", "gazetteer"})
        for (const auto& entry :
             fs::recursive_directory_iterator(panjshir::testing::source_dir() / top))
            if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp")
                files.push_back(fs::relative(entry.path(), panjshir::testing::source_dir()));
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Include> includes() {
    static const std::regex pattern(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
    std::vector<Include> found;
    for (const fs::path& file : sources()) {
        std::ifstream in(panjshir::testing::source_dir() / file);
        std::string text;
        std::smatch match;
        for (int line = 1; std::getline(in, text); ++line)
            if (std::regex_search(text, match, pattern))
                found.push_back({file, line, match[2], match[1] == "\""});
    }
    return found;
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& p) { return text.rfind(p, 0) == 0; });
}

} // namespace

TEST(Architecture, EveryModuleIsOnTheList) {
    for (const fs::path& file : sources())
        EXPECT_TRUE(allowed().count(module_of(file))) << file << " lies in no module of the list";
}

TEST(Architecture, IncludesFollowTheLevels) {
    ASSERT_FALSE(includes().empty());
    for (const Include& include : includes()) {
        if (!include.quoted)
            continue;
        const std::string from = module_of(include.file);
        const fs::path target(include.target);
        const std::string to = target.begin()->string();
        if (from == to)
            continue;
        const bool exempt =
            include.file == "engine/cli/main.cpp" && to == "gui"; // opens the window
        EXPECT_TRUE(exempt || allowed().at(from).count(to))
            << include.file.string() << ":" << include.line << ": " << from << " includes "
            << include.target;
    }
}

TEST(Architecture, PaintersKnowOfTerrainOnlyTheRelief) {
    for (const Include& include : includes()) {
        const std::string from = module_of(include.file);
        if (include.quoted && (from == "print" || from == "screen" || from == "film") &&
            include.target.rfind("terrain/", 0) == 0) {
            EXPECT_EQ(include.target, "terrain/relief.hpp") << include.file << ":" << include.line;
        }
    }
}

TEST(Architecture, EachLibraryIsIncludedByItsOwnModuleAlone) {
    struct Rule {
        std::vector<std::string> prefixes;
        std::string allowed_prefix; // of the file's path
    };
    const std::vector<Rule> rules{
        {{"proj.h", "proj/"}, "engine/projection/projection.cpp"},
        {{"geodesic.h"}, "engine/geo/geodesic.cpp"},
        {{"gdal", "ogr", "cpl_"}, "engine/io/"},
        {{"hb", "harfbuzz", "fribidi", "ft2build", "freetype", "fontconfig"}, "engine/text/"},
        {{"cairo"}, "engine/print/"},
        {{"libav", "libsws"}, "engine/film/"},
        {{"SFML/Graphics", "GL/", "SFML/OpenGL"}, "engine/screen/"},
        {{"imgui"}, "engine/gui/"},
        {{"CLI/"}, "engine/cli/"},
        {{"unicode/"}, "gazetteer/"},
        {{"openssl/"}, "engine/base/file.cpp"},
    };
    for (const Include& include : includes()) {
        if (include.quoted)
            continue;
        for (const Rule& rule : rules) {
            if (!starts_with_any(include.target, rule.prefixes))
                continue;
            EXPECT_EQ(include.file.string().rfind(rule.allowed_prefix, 0), 0u)
                << include.file << ":" << include.line << ": <" << include.target << "> belongs to "
                << rule.allowed_prefix;
        }
    }
}

TEST(Architecture, HeadersSayPragmaOnceAndFilesStayUnder800Lines) {
    for (const fs::path& file : sources()) {
        std::ifstream in(panjshir::testing::source_dir() / file);
        std::string text, first;
        int lines = 0;
        while (std::getline(in, text))
            if (++lines == 1)
                first = text;
        EXPECT_LE(lines, 800) << file;
        if (file.extension() == ".hpp") {
            EXPECT_EQ(first, "#pragma once") << file;
        }
    }
}
