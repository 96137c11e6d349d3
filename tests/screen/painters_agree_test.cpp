#include "print/page_painter.hpp"
#include "screen/gl_fixture.hpp"
#include "text/shaper.hpp"

#include <cmath>
#include <numbers>

namespace panjshir::screen::testing {

using display::Blend;
using display::Cap;
using display::Colour;
using display::Point;

class PaintersAgree : public WithGl {
protected:
    /// Share of pixels that differ by more than `levels` of 255 in any channel.
    double share_that_differs(const display::DisplayList& list, int levels) {
        const auto paper = print::paint_page(list, fonts(), {.dpi = 254});
        if (!paper) {
            ADD_FAILURE() << paper.error().message;
            return 1;
        }
        const Picture screen = painted(list);
        if (screen.rgba.size() != paper->rgba.size()) {
            ADD_FAILURE() << "sizes differ";
            return 1;
        }
        int different = 0;
        for (std::size_t i = 0; i < screen.rgba.size(); i += 4) {
            bool far = false;
            for (std::size_t c = 0; c < 3; ++c)
                far = far || std::abs(screen.rgba[i + c] - paper->rgba[i + c]) > levels;
            different += far;
        }
        return 4.0 * different / static_cast<double>(screen.rgba.size());
    }
};

display::PathPtr basin() {
    display::Path path{{{{}, true}}};
    for (int i = 0; i < 300; ++i) {
        const double a = i * 2 * std::numbers::pi / 300;
        const double r = 14 + 3 * std::sin(5 * a) + 0.4 * std::sin(41 * a);
        path.contours[0].points.push_back({20 + r * std::cos(a), 20 + r * std::sin(a)});
    }
    return std::make_shared<const display::Path>(std::move(path));
}

TEST_F(PaintersAgree, OnAreasAndTheirEdges) {
    auto list = page(40, 40);
    list.paper = Colour::rgb(0xEFE8DA);
    list.commands = {
        display::FillPath{{basin(), {}}, Colour::rgb(0x0072B2, 0.45f), Blend::Multiply},
        display::InnerStrokePath{{basin(), {}}, Colour::rgb(0x0072B2), 0.6}};
    EXPECT_LT(share_that_differs(list, 40), 0.004);
    EXPECT_LT(share_that_differs(list, 3), 0.03);
}

TEST_F(PaintersAgree, OnHatchBandsAndTheirPlace) {
    auto list = page(40, 40);
    list.paper = Colour::rgb(0xEFE8DA);
    list.commands = {display::HatchPath{{basin(), {}},
                                        {Colour::rgb(0x0072B2, 0.5f), Colour::rgb(0xD55E00, 0.5f)},
                                        1.2,
                                        45,
                                        {3.3, 7.1}}};
    EXPECT_LT(share_that_differs(list, 40), 0.01);
}

TEST_F(PaintersAgree, OnLinesThatSwellBreakAndTurn) {
    auto list = page(40, 40);
    const auto river =
        open_path({{3, 3}, {8, 6}, {10, 14}, {18, 15}, {22, 24}, {33, 27}, {37, 37}});
    display::StrokePath swelling{{river, {}}, Colour::rgb(0x2F6FA8), 0.15};
    swelling.end_width_mm = 0.9;
    list.commands = {
        swelling,
        display::StrokePath{{open_path({{5, 35}, {20, 30}, {10, 20}, {36, 6}}), {}},
                            Colour::rgb(0x6B5B73, 0.85f),
                            0.5,
                            {2, 1},
                            Cap::Butt},
        display::StrokePath{{rectangle(24, 6, 34, 16), {}}, Colour::rgb(0x202020), 0.8}};
    EXPECT_LT(share_that_differs(list, 60), 0.004);
}

TEST_F(PaintersAgree, OnNamesInBothScriptsWithTheirHalo) {
    auto list = page(60, 20);
    list.paper = Colour::rgb(0xC8BFA8);
    text::ShapeOptions options{.size_mm = 3.4,
                               .colour = Colour::rgb(0x23262B),
                               .halo = Colour::rgb(0xFCFAF4, 0.82f),
                               .halo_mm = 0.55};
    text::append(list, text::moved(text::shape(fonts(), "Dasht-e Rewat", options), 4, 8));
    text::append(list, text::turned(text::shape(fonts(), "پنجشیر", options), 20, 36, 6));
    EXPECT_LT(share_that_differs(list, 70), 0.01);
}

} // namespace panjshir::screen::testing
