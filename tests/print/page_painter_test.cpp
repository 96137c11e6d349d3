#include "display/path_builder.hpp"
#include "print/page_painter.hpp"
#include "text/shaper.hpp"

#include <array>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace panjshir;
using namespace panjshir::display;

namespace {

constexpr double kDpi = 254; // ten pixels a millimetre

class PagePainter : public testing::Test {
protected:
    void SetUp() override {
        auto opened = text::FontStore::open();
        ASSERT_TRUE(opened) << opened.error().message;
        m_fonts = std::move(*opened);
        m_list.width_mm = 40;
        m_list.height_mm = 30;
    }

    template <typename T>
    void add(T command) {
        m_list.commands.emplace_back(std::move(command));
    }
    void paint() {
        auto page = print::paint_page(m_list, *m_fonts, {.dpi = kDpi, .metadata = {}});
        ASSERT_TRUE(page) << page.error().message;
        m_page = std::move(*page);
    }
    /// The pixel at a place of the page.
    std::array<int, 3> at(double x_mm, double y_mm) const {
        const auto x = static_cast<std::size_t>(x_mm * kDpi / 25.4);
        const auto y = static_cast<std::size_t>(y_mm * kDpi / 25.4);
        const std::uint8_t* p =
            m_page.rgba.data() + 4 * (y * static_cast<std::size_t>(m_page.columns) + x);
        return {p[0], p[1], p[2]};
    }
    void expect_near(std::array<int, 3> is, std::array<double, 3> should, double tolerance) {
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_NEAR(is[i], should[i], tolerance) << "channel " << i;
    }

    std::unique_ptr<text::FontStore> m_fonts;
    DisplayList m_list;
    print::RasterPage m_page;
};

constexpr std::array<int, 3> kWhite{255, 255, 255};

PlacedPath box(double left, double top, double right, double bottom) {
    return {share(rectangle({left, top}, {right, bottom})), {}};
}

HatchPath red_and_gap(PlacedPath shape) {
    HatchPath hatch;
    hatch.shape = std::move(shape);
    hatch.bands = {Colour::rgb(0xFF0000), Colour::rgb(0, 0)};
    hatch.band_mm = 1;
    hatch.angle_deg = 0;
    hatch.anchor = {0, 5};
    hatch.blend = Blend::Normal;
    return hatch;
}

} // namespace

TEST_F(PagePainter, MakesPagesOfTheirSizeInTheirPaper) {
    m_list.paper = Colour::rgb(0xFBFAF6);
    paint();
    EXPECT_EQ(m_page.columns, 400);
    EXPECT_EQ(m_page.rows, 300);
    EXPECT_EQ(at(0, 0), (std::array<int, 3>{0xFB, 0xFA, 0xF6}));
    EXPECT_EQ(at(39.95, 29.95), (std::array<int, 3>{0xFB, 0xFA, 0xF6}));
}

TEST_F(PagePainter, MultipliesTheColourIntoTheGround) {
    const Colour ground = Colour::rgb(0xD8C8A0), colour = Colour::rgb(0xD55E00, 0.4f);
    add(FillPath{box(0, 0, 40, 30), ground});
    add(FillPath{box(10, 10, 30, 20), colour, Blend::Multiply});
    paint();
    const auto mixed = [&](float g, float c) { return 255 * g * (1 - 0.4 + 0.4 * c); };
    expect_near(at(20, 15),
                {mixed(ground.red, colour.red), mixed(ground.green, colour.green),
                 mixed(ground.blue, colour.blue)},
                1.5);
    expect_near(at(5, 5), {0xD8, 0xC8, 0xA0}, 0);
}

TEST_F(PagePainter, HatchesAtAConstantPitchFromItsAnchorWithinItsArea) {
    add(red_and_gap(box(10, 0, 30, 30)));
    paint();
    const std::array<int, 3> red{255, 0, 0};
    for (int k = 0; k < 30; ++k) // the band from 5 to 6 mm is the first; every second one is a gap
        EXPECT_EQ(at(20, k + 0.5), (k - 5) % 2 == 0 ? red : kWhite) << "at " << k << " mm";
    EXPECT_EQ(at(20, 5.05), red);
    EXPECT_EQ(at(20, 5.95), red);
    EXPECT_EQ(at(9.9, 5.5), kWhite);
    EXPECT_EQ(at(30.1, 5.5), kWhite);
}

TEST_F(PagePainter, HatchesMoveWithTheirAnchor) {
    HatchPath hatch = red_and_gap(box(0, 0, 40, 30));
    hatch.anchor = {17, 5.5};
    add(hatch);
    paint();
    EXPECT_EQ(at(20, 5.4), kWhite);
    EXPECT_EQ(at(20, 5.6), (std::array<int, 3>{255, 0, 0}));
    EXPECT_EQ(at(20, 6.4), (std::array<int, 3>{255, 0, 0}));
}

TEST_F(PagePainter, InnerStrokesStayWithinTheirArea) {
    InnerStrokePath stroke;
    stroke.shape = box(10, 10, 30, 20);
    stroke.colour = Colour::rgb(0x0072B2);
    stroke.width_mm = 1;
    add(stroke);
    paint();
    const std::array<int, 3> blue{0x00, 0x72, 0xB2};
    EXPECT_EQ(at(9.95, 15), kWhite);
    EXPECT_EQ(at(10.05, 15), blue);
    EXPECT_EQ(at(10.95, 15), blue);
    EXPECT_EQ(at(11.05, 15), kWhite);
    EXPECT_EQ(at(20, 9.95), kWhite);
    EXPECT_EQ(at(20, 19.95), blue);
    EXPECT_EQ(at(20, 20.05), kWhite);
}

TEST_F(PagePainter, ClipsUntilTheClipEnds) {
    add(PushClip{box(0, 0, 20, 30)});
    add(FillPath{box(0, 0, 40, 10), Colour::rgb(0)});
    add(PopClip{});
    add(FillPath{box(0, 20, 40, 30), Colour::rgb(0)});
    add(PopClip{}); // one too many does no harm
    paint();
    EXPECT_EQ(at(19.9, 5), (std::array<int, 3>{0, 0, 0}));
    EXPECT_EQ(at(20.1, 5), kWhite);
    EXPECT_EQ(at(30, 25), (std::array<int, 3>{0, 0, 0}));
}

TEST_F(PagePainter, RiversSwellAlongTheirCourse) {
    StrokePath river;
    river.shape.path = share(polyline(std::vector<Point>{{0, 15}, {40, 15}}));
    river.width_mm = 0.5;
    river.end_width_mm = 4.5;
    river.cap = Cap::Butt;
    add(river);
    paint();
    const auto width = [&](double x) {
        double sum = 0;
        for (double y = 10.05; y < 20; y += 0.1)
            sum += 0.1 * (255 - at(x, y)[0]) / 255.0;
        return sum;
    };
    EXPECT_NEAR(width(10.05), 1.5, 0.03);
    EXPECT_NEAR(width(30.05), 3.5, 0.03);
}

TEST_F(PagePainter, DashesLeaveTheirGaps) {
    StrokePath line;
    line.shape.path = share(polyline(std::vector<Point>{{0, 15}, {40, 15}}));
    line.width_mm = 1;
    line.dashes_mm = {3, 2};
    line.cap = Cap::Butt;
    add(line);
    paint();
    EXPECT_EQ(at(1, 15), (std::array<int, 3>{0, 0, 0}));
    EXPECT_EQ(at(4, 15), kWhite);
    EXPECT_EQ(at(6, 15), (std::array<int, 3>{0, 0, 0}));
}

TEST_F(PagePainter, HalosClearTheGroundAroundLettersAndNoFurther) {
    add(FillPath{box(0, 0, 40, 30), Colour::rgb(0x808080)});
    text::ShapeOptions options;
    options.size_mm = 10;
    options.colour = Colour::rgb(0);
    options.halo_mm = 0.6;
    text::append(m_list, text::moved(text::shape(*m_fonts, "H", options), 10, 20));
    paint();
    const double left = 10 + text::shape(*m_fonts, "H", options).ink.left_mm, middle = 18;
    EXPECT_LT(at(left + 0.3, middle)[0], 10) << "the stem is ink";
    EXPECT_GT(at(left - 0.25, middle)[0], 240) << "the halo is paper";
    EXPECT_EQ(at(left - 0.9, middle)[0], 0x80) << "beyond it the ground is as it was";
}

TEST_F(PagePainter, LettersStandWhereTheShaperPutThem) {
    text::ShapeOptions options;
    options.size_mm = 8;
    const text::ShapedText text = text::moved(text::shape(*m_fonts, "پنجشیر", options), 5, 15);
    text::append(m_list, text);
    paint();
    double left = 99, right = 0, top = 99, bottom = 0;
    for (int y = 0; y < m_page.rows; ++y)
        for (int x = 0; x < m_page.columns; ++x)
            if (m_page.rgba[4 * static_cast<std::size_t>(y * m_page.columns + x)] < 128) {
                left = std::min(left, x * 0.1);
                right = std::max(right, (x + 1) * 0.1);
                top = std::min(top, y * 0.1);
                bottom = std::max(bottom, (y + 1) * 0.1);
            }
    EXPECT_NEAR(left, text.ink.left_mm, 0.15);
    EXPECT_NEAR(right, text.ink.right_mm, 0.15);
    EXPECT_NEAR(top, text.ink.top_mm, 0.15);
    EXPECT_NEAR(bottom, text.ink.bottom_mm, 0.15);
}

TEST_F(PagePainter, LaysTheReliefInItsRectangleNorthUp) {
    auto heights = std::make_shared<HeightRaster>();
    heights->columns = heights->rows = 20;
    heights->cell_size_m = 1000;
    for (int row = 0; row < 20; ++row)
        heights->heights_m.insert(heights->heights_m.end(), 20, row < 10 ? 5000.f : 0.f);
    Relief relief;
    relief.top_left = {10, 5};
    relief.bottom_right = {30, 25};
    relief.heights = heights;
    relief.to_page = {1, 0, 0, 1, 10.5, 5.5}; // cell centres to millimetres
    relief.light.shade_strength = relief.light.texture_strength = relief.light.sky_strength = 0;
    relief.tints = {{0, Colour::rgb(0x40A040)}, {5000, Colour::rgb(0xF0F0F0)}};
    add(relief);
    paint();
    expect_near(at(20, 7), {0xF0, 0xF0, 0xF0}, 2);
    expect_near(at(20, 23), {0x40, 0xA0, 0x40}, 2);
    EXPECT_EQ(at(9.9, 15), kWhite);
    EXPECT_EQ(at(20, 25.1), kWhite);
}

TEST_F(PagePainter, BandsLeaveNoSeams) {
    m_list.width_mm = m_list.height_mm = 250; // 6.25 million pixels: more than one band
    m_list.commands.clear();
    add(FillPath{{share(circle({125, 125}, 120)), {}}, Colour::rgb(0xD55E00)});
    paint();
    const auto count = [&](int row) {
        int inside = 0;
        for (int x = 0; x < m_page.columns; ++x)
            inside += m_page.rgba[4 * (static_cast<std::size_t>(row) *
                                           static_cast<std::size_t>(m_page.columns) +
                                       static_cast<std::size_t>(x)) +
                                  2] < 128;
        return inside;
    };
    for (int row = 60; row < m_page.rows - 60; ++row) {
        const double y = (row + 0.5) / 10 - 125;
        EXPECT_NEAR(count(row), 20 * std::sqrt(120 * 120 - y * y), 6) << "row " << row;
    }
}

TEST_F(PagePainter, RefusesPagesOfNoSizeAndOfAbsurdSize) {
    const auto refused = [&](double width, double height, double dpi) {
        m_list.width_mm = width;
        m_list.height_mm = height;
        return !print::paint_page(m_list, *m_fonts, {.dpi = dpi, .metadata = {}}).has_value();
    };
    EXPECT_TRUE(refused(0, 10, 300));
    EXPECT_TRUE(refused(10, -1, 300));
    EXPECT_TRUE(refused(1e6, 10, 300));
    EXPECT_TRUE(refused(2000, 3000, 1200));
    EXPECT_TRUE(refused(NAN, 10, 300));
    EXPECT_TRUE(refused(10, 10, 0));
    EXPECT_TRUE(refused(10, 10, 1e6));
    EXPECT_FALSE(refused(10, 10, 96));
}
