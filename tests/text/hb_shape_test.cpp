// The shaper against HarfBuzz's own program on two hundred names and more.

#include "support/program_output.hpp"
#include "support/shared.hpp"
#include "text/shaper.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <unistd.h>

using namespace panjshir;
using namespace panjshir::testing;

namespace {

struct PlacedGlyph {
    unsigned id = 0;
    double x = 0, y = 0; // font units, y up
};

// Names without marks of direction, which HarfBuzz alone would take for glyphs without width.
bool is_persian(const std::string& name) {
    return !name.empty() && name.find("\xE2\x80") == std::string::npos &&
           static_cast<unsigned char>(name[0]) >= 0xD8 &&
           static_cast<unsigned char>(name[0]) <= 0xDB;
}
bool is_plain_latin(const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return c == ' ' || c == '-' || c == '\'' || (c < 0x80 && std::isalpha(c) != 0);
    });
}

// Every field of a line that a comma or tab ends and no quotation mark begins.
std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> all(1);
    for (const char c : line) {
        if (c == ',' || c == '\t')
            all.emplace_back();
        else if (c != '\r')
            all.back() += c;
    }
    return all;
}

template <typename Wanted>
std::vector<std::string> names_of(const std::filesystem::path& table, Wanted wanted,
                                  std::size_t most) {
    std::ifstream file(table);
    std::set<std::string> seen;
    std::vector<std::string> names;
    std::string line;
    std::getline(file, line); // the header
    while (names.size() < most && std::getline(file, line))
        for (const std::string& field : fields(line))
            if (wanted(field) && field.find('"') == std::string::npos && names.size() < most &&
                seen.insert(field).second)
                names.push_back(field);
    return names;
}

// One answer of `hb-shape` a name; nothing where the program is not installed.
std::vector<std::vector<PlacedGlyph>> ask_hb_shape(const std::vector<std::string>& names,
                                                   const std::string& font_file,
                                                   const std::string& language) {
    const auto list = std::filesystem::temp_directory_path() /
                      ("panjshir-names-" + std::to_string(getpid()) + ".txt");
    {
        std::ofstream out(list);
        for (const std::string& name : names)
            out << name << '\n';
    }
    const std::string command = "hb-shape --font-file='" + font_file + "' --text-file='" +
                                list.string() + "' --language=" + language +
                                " --output-format=json --no-glyph-names --no-clusters";
    const std::string output = panjshir::testing::output_of(command);
    std::filesystem::remove(list);
    static const std::regex glyph(R"re("g":(\d+)[^}]*"dx":(-?\d+),"dy":(-?\d+),"ax":(-?\d+))re");
    std::vector<std::vector<PlacedGlyph>> all;
    std::size_t at = 0;
    while (at < output.size()) {
        const std::size_t end = std::min(output.find('\n', at), output.size());
        const std::string line = output.substr(at, end - at);
        at = end + 1;
        double pen = 0;
        std::vector<PlacedGlyph> glyphs;
        for (std::sregex_iterator it(line.begin(), line.end(), glyph), none; it != none; ++it) {
            glyphs.push_back({static_cast<unsigned>(std::stoul((*it)[1])),
                              pen + std::stod((*it)[2]), std::stod((*it)[3])});
            pen += std::stod((*it)[4]);
        }
        all.push_back(std::move(glyphs));
    }
    return all;
}

void expect_the_same(const std::vector<std::string>& names, const char* language) {
    auto fonts = text::FontStore::open();
    ASSERT_TRUE(fonts) << fonts.error().message;
    text::ShapeOptions options;
    options.language = language;
    options.size_mm = 3;
    const auto first = text::shape(**fonts, names.front(), options);
    ASSERT_EQ(first.runs.size(), 1u) << names.front();
    const text::Font& font = (**fonts)[first.runs[0].font];
    const auto answers = ask_hb_shape(names, font.file(), language);
    ASSERT_EQ(answers.size(), names.size());
    const double unit_mm = options.size_mm / font.units_per_em();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto ours = text::shape(**fonts, names[i], options);
        ASSERT_EQ(ours.runs.size(), 1u) << names[i];
        const auto& glyphs = ours.runs[0].glyphs;
        ASSERT_EQ(glyphs.size(), answers[i].size()) << names[i];
        for (std::size_t g = 0; g < glyphs.size(); ++g) {
            EXPECT_EQ(glyphs[g].id, answers[i][g].id) << names[i] << ", glyph " << g;
            EXPECT_NEAR(glyphs[g].position.x, answers[i][g].x * unit_mm, 1e-6) << names[i];
            EXPECT_NEAR(glyphs[g].position.y, -answers[i][g].y * unit_mm, 1e-6) << names[i];
        }
    }
}

bool has_hb_shape() {
    return std::system("hb-shape --version >/dev/null 2>&1") == 0;
}

} // namespace

TEST(HbShape, ShapesTheAtlasNamesAlike) {
    if (!has_hb_shape())
        GTEST_SKIP() << "needs the program hb-shape";
    const auto table = atlas_dir() / "names.csv";
    const auto latin = names_of(table, is_plain_latin, 200);
    const auto persian = names_of(table, is_persian, 200);
    ASSERT_GE(latin.size() + persian.size(), 200u);
    ASSERT_GE(persian.size(), 60u);
    expect_the_same(latin, "en");
    expect_the_same(persian, "fa");
}

TEST(HbShape, ShapesTheCountrysNamesAlike) {
    PANJSHIR_NEEDS_SHARED("survey/places/afghanistan_places.tsv");
    if (!has_hb_shape())
        GTEST_SKIP() << "needs the program hb-shape";
    const auto table = shared_dir() / "survey" / "places" / "afghanistan_places.tsv";
    expect_the_same(names_of(table, is_plain_latin, 300), "en");
    expect_the_same(names_of(table, is_persian, 300), "fa");
}
