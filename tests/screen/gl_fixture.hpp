#pragma once
// A GL context without a window, and the pixels of a list painted in it.

#include "display/display_list.hpp"
#include "screen/offscreen.hpp"
#include "screen/screen_painter.hpp"
#include "text/font_store.hpp"

#include <SFML/Window/Context.hpp>
#include <cstdlib>
#include <gtest/gtest.h>
#include <memory>

namespace panjshir::screen::testing {

/// Skips, by name, where no X display is there: SFML ends the program without one.
class WithGl : public ::testing::Test {
protected:
    void SetUp() override {
        if (std::getenv("DISPLAY") == nullptr)
            GTEST_SKIP() << "needs an X display (xvfb-run)";
        m_context = std::make_unique<sf::Context>();
        auto fonts = text::FontStore::open();
        ASSERT_TRUE(fonts) << fonts.error().message;
        m_fonts = std::move(*fonts);
        auto painter = ScreenPainter::create(*m_fonts);
        ASSERT_TRUE(painter) << painter.error().message;
        m_painter = std::move(*painter);
    }
    void TearDown() override {
        m_painter.reset();
        m_fonts.reset();
        m_context.reset();
    }

    ScreenPainter& painter() { return *m_painter; }
    const text::FontStore& fonts() const { return *m_fonts; }

    /// Ten pixels a millimetre unless told.
    Picture painted(const display::DisplayList& list, double px_per_mm = 10,
                    display::Point offset = {}) {
        const int width = static_cast<int>(list.width_mm * px_per_mm);
        const int height = static_cast<int>(list.height_mm * px_per_mm);
        auto target = Offscreen::create(width, height);
        if (!target) {
            ADD_FAILURE() << target.error().message;
            return {};
        }
        target->bind();
        m_painter->paint(list, {width, height, px_per_mm, offset});
        return target->pixels();
    }

private:
    std::unique_ptr<sf::Context> m_context;
    std::unique_ptr<text::FontStore> m_fonts;
    std::unique_ptr<ScreenPainter> m_painter;
};

inline display::PathPtr closed_path(std::vector<std::vector<display::Point>> rings) {
    display::Path path;
    for (auto& ring : rings)
        path.contours.push_back({std::move(ring), true});
    return std::make_shared<const display::Path>(std::move(path));
}
inline display::PathPtr open_path(std::vector<display::Point> points) {
    return std::make_shared<const display::Path>(display::Path{{{std::move(points), false}}});
}
inline display::PathPtr rectangle(double left, double top, double right, double bottom) {
    return closed_path({{{left, top}, {right, top}, {right, bottom}, {left, bottom}}});
}

inline display::DisplayList page(double width_mm, double height_mm) {
    display::DisplayList list;
    list.width_mm = width_mm;
    list.height_mm = height_mm;
    return list;
}

/// Each channel within `tolerance` of 0..255.
inline void expect_colour(const Picture& picture, int x, int y, int red, int green, int blue,
                          int tolerance = 2) {
    ASSERT_LT(x, picture.width);
    ASSERT_LT(y, picture.height);
    const auto pixel = picture.at(x, y);
    EXPECT_NEAR(pixel[0], red, tolerance) << "red at " << x << ", " << y;
    EXPECT_NEAR(pixel[1], green, tolerance) << "green at " << x << ", " << y;
    EXPECT_NEAR(pixel[2], blue, tolerance) << "blue at " << x << ", " << y;
}

} // namespace panjshir::screen::testing
