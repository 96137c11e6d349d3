#include "base/file.hpp"
#include "print/page_painter.hpp"
#include "screen/gl_fixture.hpp"
#include "support/shared.hpp"

#include <cmath>
#include <filesystem>

namespace panjshir::screen::testing {

/// Shaders as they are, but the relief's, which no compiler takes.
class WithABrokenReliefShader : public WithGl {
protected:
    void SetUp() override {
        const auto folder = std::filesystem::path(::testing::TempDir()) / "panjshir-broken-shaders";
        std::filesystem::remove_all(folder);
        std::filesystem::copy(::panjshir::testing::source_dir() / "shaders", folder);
        ASSERT_TRUE(write_file(folder / "relief.frag", "void main() { this is no shader }\n"));
        ::setenv("PANJSHIR_SHADERS", folder.c_str(), 1);
        WithGl::SetUp();
    }
    void TearDown() override {
        WithGl::TearDown();
        ::unsetenv("PANJSHIR_SHADERS");
    }
};

display::DisplayList hills() {
    auto list = page(40, 30);
    auto heights = std::make_shared<display::HeightRaster>();
    heights->columns = 81;
    heights->rows = 61;
    heights->cell_size_m = 100;
    for (int row = 0; row < 61; ++row)
        for (int column = 0; column < 81; ++column)
            heights->heights_m.push_back(
                static_cast<float>(2500 + 900 * std::sin(column * 0.17) * std::cos(row * 0.13) +
                                   200 * std::sin(row * 0.41)));
    display::Relief relief;
    relief.bottom_right = {40, 30};
    relief.heights = heights;
    relief.to_page = {0.5, 0, 0, 0.5, 0, 0};
    relief.tints = {{1000, display::Colour::rgb(0xDDE3CF)},
                    {3000, display::Colour::rgb(0xE9DFC6)},
                    {5000, display::Colour::rgb(0xF4F2EE)}};
    list.commands = {relief};
    return list;
}

TEST_F(WithABrokenReliefShader, TheReliefIsShadedByTheProcessorAsOnPaper) {
    const display::DisplayList list = hills();
    EXPECT_NE(painter().relief_note().find("relief.frag"), std::string::npos)
        << painter().relief_note();
    const Picture screen = painted(list);
    const auto paper = print::paint_page(list, fonts(), {.dpi = 254});
    ASSERT_TRUE(paper) << paper.error().message;
    ASSERT_EQ(screen.rgba.size(), paper->rgba.size());
    std::size_t far = 0;
    int darkest = 255, lightest = 0;
    for (std::size_t i = 0; i < screen.rgba.size(); i += 4) {
        far += std::abs(screen.rgba[i] - paper->rgba[i]) > 2;
        darkest = std::min<int>(darkest, screen.rgba[i]);
        lightest = std::max<int>(lightest, screen.rgba[i]);
    }
    EXPECT_LT(static_cast<double>(far), 0.01 * static_cast<double>(screen.rgba.size()) / 4);
    EXPECT_GT(lightest - darkest, 40) << "it is shaded at all";
}

} // namespace panjshir::screen::testing
