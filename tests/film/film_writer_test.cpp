#include "film/film_writer.hpp"

#include "base/file.hpp"
#include "film/libav_handle.hpp"
#include "film/palette.hpp"
#include "support/test_folder.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <set>

namespace panjshir::film {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr int kColumns = 64, kRows = 48;

fs::path folder() {
    return panjshir::testing::test_folder("film");
}

std::vector<std::uint8_t> plain(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    std::vector<std::uint8_t> rgb;
    for (int i = 0; i < kColumns * kRows; ++i)
        rgb.insert(rgb.end(), {red, green, blue});
    return rgb;
}

Result<void> write_three(const fs::path& file) {
    auto film = FilmWriter::open(file, {kColumns, kRows, "Three days"});
    if (!film)
        return tl::unexpected(film.error());
    for (const auto& picture : {plain(200, 30, 30), plain(30, 160, 60), plain(40, 60, 200)})
        if (auto added = film->add(picture, 0.5); !added)
            return added;
    return film->finish();
}

struct ReadBack {
    int columns = 0, rows = 0, frames = 0;
    double seconds = 0;
    std::vector<std::array<int, 3>> middles; ///< the colour in the middle of each frame
};

// Decoded by libav's readers, which share nothing with the writer.
ReadBack read_back(const fs::path& file) {
    ReadBack read;
    AVFormatContext* opened = nullptr;
    EXPECT_GE(avformat_open_input(&opened, file.c_str(), nullptr, nullptr), 0) << file;
    if (!opened)
        return read;
    avformat_find_stream_info(opened, nullptr);
    const AVStream* stream = opened->streams[0];
    const CodecHandle codec(
        avcodec_alloc_context3(avcodec_find_decoder(stream->codecpar->codec_id)));
    avcodec_parameters_to_context(codec.get(), stream->codecpar);
    EXPECT_GE(avcodec_open2(codec.get(), nullptr, nullptr), 0);
    const PacketHandle packet(av_packet_alloc());
    const FrameHandle frame(av_frame_alloc());
    for (bool more = true; more;) {
        more = av_read_frame(opened, packet.get()) >= 0;
        avcodec_send_packet(codec.get(), more ? packet.get() : nullptr);
        if (more)
            read.seconds =
                std::max(read.seconds, static_cast<double>(packet->pts + packet->duration) *
                                           av_q2d(stream->time_base));
        av_packet_unref(packet.get());
        while (avcodec_receive_frame(codec.get(), frame.get()) >= 0) {
            read.columns = frame->width;
            read.rows = frame->height;
            ++read.frames;
            const ScalerHandle scaler(sws_getContext(frame->width, frame->height,
                                                     static_cast<AVPixelFormat>(frame->format),
                                                     frame->width, frame->height, AV_PIX_FMT_RGB24,
                                                     SWS_POINT, nullptr, nullptr, nullptr));
            std::vector<std::uint8_t> rgb(
                static_cast<std::size_t>(frame->width * frame->height * 3));
            std::uint8_t* planes[1] = {rgb.data()};
            const int strides[1] = {frame->width * 3};
            sws_scale(scaler.get(), frame->data, frame->linesize, 0, frame->height, planes,
                      strides);
            const auto at =
                static_cast<std::size_t>((frame->height / 2 * frame->width + frame->width / 2) * 3);
            read.middles.push_back({rgb[at], rgb[at + 1], rgb[at + 2]});
        }
    }
    avformat_close_input(&opened);
    return read;
}

void expect_near(const std::array<int, 3>& colour, const std::array<int, 3>& wanted, int levels) {
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(colour[i], wanted[i], levels);
}

TEST(FilmWriter, GifHoldsAPictureADay) {
    const fs::path file = folder() / "three.gif";
    const auto written = write_three(file);
    ASSERT_TRUE(written) << written.error().message;
    const ReadBack read = read_back(file);
    EXPECT_EQ(read.columns, kColumns);
    EXPECT_EQ(read.rows, kRows);
    ASSERT_EQ(read.frames, 3);
    EXPECT_NEAR(read.seconds, 1.5, 0.011);
    expect_near(read.middles[0], {200, 30, 30}, 4);
    expect_near(read.middles[1], {30, 160, 60}, 4);
    expect_near(read.middles[2], {40, 60, 200}, 4);
}

TEST(FilmWriter, GifBytesAreTheSameEachTime) {
    const fs::path first = folder() / "same-1.gif", second = folder() / "same-2.gif";
    ASSERT_TRUE(write_three(first));
    ASSERT_TRUE(write_three(second));
    EXPECT_EQ(read_file(first).value(), read_file(second).value());
}

TEST(FilmWriter, VideosShowEachPictureForItsTime) {
    for (const char* name : {"three.webm", "three.mp4"}) {
        const fs::path file = folder() / name;
        if (const auto possible = check_film_file(file); !possible)
            GTEST_SKIP() << possible.error().message;
        const auto written = write_three(file);
        ASSERT_TRUE(written) << written.error().message;
        const ReadBack read = read_back(file);
        EXPECT_EQ(read.columns, kColumns) << name;
        EXPECT_EQ(read.rows, kRows) << name;
        ASSERT_EQ(read.frames, 3 * kFramesPerSecond / 2) << name;
        EXPECT_NEAR(read.seconds, 1.5, 0.06) << name;
        expect_near(read.middles[5], {200, 30, 30}, 16);
        expect_near(read.middles[15], {30, 160, 60}, 16);
        expect_near(read.middles[25], {40, 60, 200}, 16);
    }
}

TEST(FilmWriter, AnUnfinishedFilmLeavesTheOldFileAndNothingElse) {
    const fs::path own = folder() / "unfinished";
    fs::remove_all(own);
    fs::create_directories(own);
    const fs::path file = own / "old.mp4";
    ASSERT_TRUE(write_file(file, "what was here"));
    {
        auto film = FilmWriter::open(file, {kColumns, kRows, ""});
        ASSERT_TRUE(film) << film.error().message;
        ASSERT_TRUE(film->add(plain(1, 2, 3), 0.5));
    }
    EXPECT_EQ(read_file(file).value(), "what was here");
    EXPECT_EQ(std::distance(fs::directory_iterator(own), fs::directory_iterator{}), 1);
}

TEST(FilmWriter, TellsWhatIsWrong) {
    const auto unknown = FilmWriter::open(folder() / "film.avi", {});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, ErrorKind::Usage);
    EXPECT_THAT(unknown.error().message, HasSubstr("film.avi"));
    const auto nowhere = FilmWriter::open(folder() / "no-such-folder" / "film.gif", {});
    ASSERT_FALSE(nowhere);
    EXPECT_THAT(nowhere.error().message, HasSubstr("No such file or directory"));
    const auto large = FilmWriter::open(folder() / "film.gif", {100000, 100, ""});
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().kind, ErrorKind::Usage);
    auto empty = FilmWriter::open(folder() / "empty.gif", {kColumns, kRows, ""});
    ASSERT_TRUE(empty);
    EXPECT_FALSE(empty->finish());
    EXPECT_FALSE(fs::exists(folder() / "empty.gif"));
}

TEST(Palette, KeepsASmallSignOnWideGround) {
    std::vector<std::uint8_t> rgb;
    for (int i = 0; i < 100000; ++i) { // ground of many greys
        const auto grey = static_cast<std::uint8_t>(100 + i % 120);
        rgb.insert(rgb.end(), {grey, grey, static_cast<std::uint8_t>(grey - i % 7)});
    }
    for (int i = 0; i < 20; ++i) // a sign of twenty pixels
        rgb.insert(rgb.end(), {220, 20, 40});
    ColourCount count;
    count.add(rgb);
    const Palette palette(count);
    EXPECT_LE(palette.colours().size(), 255u);
    const bool kept = std::any_of(
        palette.colours().begin(), palette.colours().end(), [](const Palette::Colour& c) {
            return std::abs(c[0] - 220) < 8 && std::abs(c[1] - 20) < 8 && std::abs(c[2] - 40) < 8;
        });
    EXPECT_TRUE(kept);
}

TEST(Palette, PatternMeansTheColourBetween) {
    // Two colours 8 levels apart; a plain of the colour between them is a mixture whose mean is it.
    std::vector<std::uint8_t> two;
    for (int i = 0; i < 64; ++i)
        two.insert(two.end(), {100, 100, 100, 108, 108, 108});
    ColourCount count;
    count.add(two);
    Palette palette(count);
    const std::vector<std::uint8_t> between(std::size_t{64} * 3, 104);
    std::vector<std::uint8_t> numbers(64);
    palette.lay_out(between, 8, numbers);
    double sum = 0;
    std::set<std::uint8_t> used(numbers.begin(), numbers.end());
    for (const std::uint8_t number : numbers)
        sum += palette.colours()[number][0];
    EXPECT_EQ(used.size(), 2u);
    EXPECT_NEAR(sum / 64, 104, 2.5);
}

} // namespace
} // namespace panjshir::film
