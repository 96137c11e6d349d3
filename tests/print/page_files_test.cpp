#include "base/file.hpp"
#include "display/path_builder.hpp"
#include "print/page_painter.hpp"
#include "support/program_output.hpp"
#include "text/shaper.hpp"

#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>
#include <map>
#include <unistd.h>

using namespace panjshir;
using panjshir::testing::output_of;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

namespace {

class PageFiles : public ::testing::Test {
protected:
    void SetUp() override {
        auto opened = text::FontStore::open();
        ASSERT_TRUE(opened) << opened.error().message;
        m_fonts = std::move(*opened);
        std::string pattern = (fs::temp_directory_path() / "panjshir-print-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
        m_list.width_mm = 60;
        m_list.height_mm = 40;
        m_list.commands.emplace_back(display::FillPath{
            {display::share(display::circle({30, 20}, 10)), {}}, display::Colour::rgb(0x0072B2)});
        m_options.dpi = 150;
        m_options.metadata = {{"Title", "23 August"}, {"Description", "according to پنجشیر"}};
    }
    void TearDown() override { fs::remove_all(m_folder); }

    void write_name(const char* name, const char* language, double x, double y) {
        text::ShapeOptions options;
        options.language = language;
        text::append(m_list, text::moved(text::shape(*m_fonts, name, options), x, y));
    }
    std::string write(const char* name) {
        const auto written = print::write_page(m_list, *m_fonts, m_folder / name, m_options);
        EXPECT_TRUE(written) << written.error().message;
        return read_file(m_folder / name).value_or("");
    }

    std::unique_ptr<text::FontStore> m_fonts;
    fs::path m_folder;
    display::DisplayList m_list;
    print::PageOptions m_options;
};

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

struct Png {
    std::map<std::string, std::vector<std::string>> chunks;
    std::string pixels; ///< unfiltered, 3 bytes each
    int columns = 0, rows = 0;
};

/// A reader of its own, by the standard; checks each CRC.
Png decode(const std::string& file) {
    Png png;
    EXPECT_EQ(file.substr(0, 8), std::string("\x89PNG\r\n\x1a\n", 8));
    std::string compressed;
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const std::size_t size = big_endian(file, at);
        const std::string type = file.substr(at + 4, 4), data = file.substr(at + 8, size);
        EXPECT_EQ(big_endian(file, at + 8 + size),
                  libdeflate_crc32(0, file.data() + at + 4, size + 4));
        png.chunks[type].push_back(data);
        if (type == "IDAT")
            compressed += data;
        at += 12 + size;
    }
    png.columns = static_cast<int>(big_endian(png.chunks["IHDR"].front(), 0));
    png.rows = static_cast<int>(big_endian(png.chunks["IHDR"].front(), 4));
    const auto row_bytes = 3 * static_cast<std::size_t>(png.columns);
    std::string filtered((row_bytes + 1) * static_cast<std::size_t>(png.rows), '\0');
    libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
    std::size_t size = 0;
    EXPECT_EQ(libdeflate_zlib_decompress(decompressor, compressed.data(), compressed.size(),
                                         filtered.data(), filtered.size(), &size),
              LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    EXPECT_EQ(size, filtered.size());
    std::string above(row_bytes, '\0');
    for (std::size_t row = 0; row < static_cast<std::size_t>(png.rows); ++row) {
        EXPECT_EQ(filtered[row * (row_bytes + 1)], 2); // filter Up
        for (std::size_t i = 0; i < row_bytes; ++i)
            above[i] = static_cast<char>(above[i] + filtered[row * (row_bytes + 1) + 1 + i]);
        png.pixels += above;
    }
    return png;
}

} // namespace

TEST_F(PageFiles, PngHoldsThePaintedPixelsAndSaysWhatItShows) {
    const Png png = decode(write("a.png"));
    const auto page = print::paint_page(m_list, *m_fonts, m_options);
    ASSERT_TRUE(page);
    ASSERT_EQ(png.columns, page->columns);
    ASSERT_EQ(png.rows, page->rows);
    std::size_t different = 0;
    for (std::size_t i = 0; i < png.pixels.size(); ++i)
        different += static_cast<std::uint8_t>(png.pixels[i]) != page->rgba[i / 3 * 4 + i % 3];
    EXPECT_EQ(different, 0u);
    EXPECT_THAT(png.chunks.at("tEXt"), ::testing::ElementsAre(std::string("Title\0"
                                                                          "23 August",
                                                                          15)));
    EXPECT_THAT(png.chunks.at("iTXt").front(), HasSubstr("according to پنجشیر"));
    EXPECT_EQ(big_endian(png.chunks.at("pHYs").front(), 0), 5906u) << "150 dpi in pixels a metre";
    EXPECT_EQ(png.chunks.at("IEND").size(), 1u);
}

TEST_F(PageFiles, PixelsFromMemoryGiveTheSameFile) {
    const auto page = print::paint_page(m_list, *m_fonts, m_options);
    ASSERT_TRUE(page);
    ASSERT_TRUE(print::write_png(*page, m_folder / "b.png", m_options));
    EXPECT_EQ(decode(*read_file(m_folder / "b.png")).pixels, decode(write("a.png")).pixels);
}

TEST_F(PageFiles, PdfGivesNamesBackInLogicalOrder) {
    const std::vector<const char*> names{"پنجشیر",
                                         "بازارک",
                                         "رخه",
                                         "گلبهار",
                                         "بغلان",
                                         "ده صلاح",
                                         "جبل‌السراج",
                                         "کوتل سالنگ",
                                         "ولایت پنجشیر",
                                         "جبههٔ مقاومت ملی",
                                         "درهٔ پنجشیر"};
    for (std::size_t i = 0; i < names.size(); ++i)
        write_name(names[i], "prs", 30, 3.4 + 3.4 * static_cast<double>(i));
    write_name("Jabal Saraj", "en", 2, 30);
    write_name("Office Affluent", "en", 2, 36);
    EXPECT_EQ(write("a.pdf").substr(0, 5), "%PDF-");
    if (output_of("command -v pdftotext").empty())
        GTEST_SKIP() << "needs pdftotext";
    const std::string text = output_of("pdftotext '" + (m_folder / "a.pdf").string() + "' -");
    for (const char* name : names)
        EXPECT_THAT(text, HasSubstr(name));
    EXPECT_THAT(text, HasSubstr("Jabal Saraj"));
    EXPECT_THAT(text, HasSubstr("Office Affluent"));
    const std::string info = output_of("pdfinfo '" + (m_folder / "a.pdf").string() + "'");
    EXPECT_THAT(info, HasSubstr("23 August"));
    EXPECT_THAT(info, HasSubstr("according to پنجشیر"));
}

TEST_F(PageFiles, SvgKeepsTextAsTextAndHatchesAsVectors) {
    write_name("پنجشیر", "prs", 10, 10);
    write_name("Bazarak & Rukha", "en", 10, 20);
    display::HatchPath hatch;
    hatch.shape.path = display::share(display::rectangle({40, 5}, {50, 15}));
    hatch.bands = {display::Colour::rgb(0x0072B2, 0.5f), display::Colour::rgb(0xD55E00, 0.5f)};
    m_list.commands.emplace_back(display::BeginGroup{"claims"});
    m_list.commands.emplace_back(hatch);
    m_list.commands.emplace_back(display::EndGroup{});
    const std::string svg = write("a.svg");
    EXPECT_THAT(svg, HasSubstr(">پنجشیر</text>"));
    EXPECT_THAT(svg, HasSubstr("font-family=\"Noto Sans Arabic\""));
    EXPECT_THAT(svg, HasSubstr("direction=\"rtl\""));
    EXPECT_THAT(svg, HasSubstr(">Bazarak &amp; Rukha</text>"));
    EXPECT_THAT(svg, HasSubstr("<title>23 August</title>"));
    EXPECT_THAT(svg, HasSubstr("<g data-name=\"claims\">"));
    EXPECT_THAT(svg, HasSubstr("mix-blend-mode:multiply"));
    EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 60 40\""));
    EXPECT_THAT(svg, ::testing::Not(HasSubstr("<image")));
}

TEST_F(PageFiles, AnOldFileStaysWhenTheNewOneCannotBeWritten) {
    ASSERT_TRUE(write_file(m_folder / "old.png", "old"));
    m_list.width_mm = 1e6;
    const auto refused = print::write_page(m_list, *m_fonts, m_folder / "old.png", m_options);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("old.png"));
    EXPECT_EQ(*read_file(m_folder / "old.png"), "old");

    m_list.width_mm = 60;
    for (const char* name : {"no/such/folder.png", "no/such/folder.pdf", "no/such/folder.svg"}) {
        const auto lost = print::write_page(m_list, *m_fonts, m_folder / name, m_options);
        ASSERT_FALSE(lost) << name;
        EXPECT_THAT(lost.error().message, HasSubstr("folder."));
    }
    const auto unknown = print::write_page(m_list, *m_fonts, m_folder / "a.bmp", m_options);
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.error().message, HasSubstr(".png, .pdf or .svg"));
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()), 1)
        << "no leavings";
}
