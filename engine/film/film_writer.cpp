#include "film/film_writer.hpp"

#include "base/file.hpp"
#include "film/libav_handle.hpp"
#include "film/palette.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <system_error>
#include <vector>

namespace panjshir::film {
namespace {

constexpr int kLeastSide_px = 16, kMostSide_px = 8192;
constexpr int kGifTicks = 100; // a second

struct FilmKind {
    const char* ending;
    const char* format;
    std::array<const char*, 2> encoders; ///< the first that this machine has is taken
};
constexpr std::array<FilmKind, 3> kKinds{{{".gif", "gif", {"gif", "gif"}},
                                          {".webm", "webm", {"libvpx-vp9", "libvpx"}},
                                          {".mp4", "mp4", {"libx264", "mpeg4"}}}};

const FilmKind* kind_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    const auto it = std::find_if(kKinds.begin(), kKinds.end(),
                                 [&](const FilmKind& kind) { return ending == kind.ending; });
    return it == kKinds.end() ? nullptr : &*it;
}

const AVCodec* encoder_of(const FilmKind& kind) {
    for (const char* name : kind.encoders)
        if (const AVCodec* codec = libav().avcodec_find_encoder_by_name(name))
            return codec;
    return nullptr;
}

// Quality that keeps small letters sharp; speeds that two processors bear.
void set_quality(AVCodecContext& codec) {
    const std::string name = codec.codec->name;
    codec.thread_count = 0;
    if (name == "libx264") {
        libav().av_opt_set(codec.priv_data, "preset", "fast", 0);
        libav().av_opt_set(codec.priv_data, "crf", "20", 0);
        libav().av_opt_set(codec.priv_data, "tune", "stillimage", 0);
    } else if (name == "libvpx-vp9" || name == "libvpx") {
        libav().av_opt_set(codec.priv_data, "crf", name == "libvpx" ? "10" : "28", 0);
        libav().av_opt_set(codec.priv_data, "deadline", "good", 0);
        libav().av_opt_set(codec.priv_data, "cpu-used", "5", 0);
        codec.bit_rate = name == "libvpx" ? 4'000'000 : 0;
    } else if (name == "mpeg4") {
        codec.flags |= AV_CODEC_FLAG_QSCALE;
        codec.global_quality = 3 * FF_QP2LAMBDA;
    }
}

} // namespace

bool shows_stills(const std::filesystem::path& file) {
    return file.extension() == ".gif";
}

Result<void> check_film_file(const std::filesystem::path& file) {
    const FilmKind* kind = kind_of(file);
    if (!kind)
        return fail(fmt::format("{}: a film ends in .gif, .webm or .mp4", file.string()),
                    ErrorKind::Usage);
    if (const auto loaded = load_libav(); !loaded)
        return fail(fmt::format("{}: {}", file.string(), loaded.error().message),
                    ErrorKind::Missing);
    if (!encoder_of(*kind))
        return fail(
            fmt::format(
                "{}: the libavcodec of this machine has neither {} nor {}, which a {} needs",
                file.string(), kind->encoders[0], kind->encoders[1], kind->ending),
            ErrorKind::Missing);
    return {};
}

struct FilmWriter::Impl {
    std::filesystem::path file, temporary;
    FilmOptions options;
    FormatHandle format;
    CodecHandle codec;
    ScalerHandle scaler;
    FrameHandle frame;
    PacketHandle packet;
    AVStream* stream = nullptr;
    bool gif = false, placed = false;
    double shown_s = 0;         ///< end of the last picture
    std::int64_t next_tick = 0; ///< in the codec's time base
    std::int64_t last_ticks = 0;
    struct Still {
        std::vector<std::uint8_t> rgb;
        std::int64_t ticks = 0;
    };
    std::vector<Still> stills; ///< of a GIF
    ColourCount count;

    ~Impl() {
        format.reset();
        std::error_code ignored;
        if (!placed && !temporary.empty())
            std::filesystem::remove(temporary, ignored);
    }

    std::string cannot() const { return fmt::format("{}: cannot be written", file.string()); }

    Result<void> start(const FilmKind& kind) {
        gif = shows_stills(file);
        AVFormatContext* made = nullptr;
        if (auto ok =
                check(libav().avformat_alloc_output_context2(&made, nullptr, kind.format, nullptr),
                      cannot());
            !ok)
            return ok;
        format.reset(made);
        codec.reset(libav().avcodec_alloc_context3(encoder_of(kind)));
        codec->width = gif ? options.columns : options.columns & ~1;
        codec->height = gif ? options.rows : options.rows & ~1;
        codec->time_base = {1, gif ? kGifTicks : kFramesPerSecond};
        codec->pix_fmt = gif ? AV_PIX_FMT_PAL8 : AV_PIX_FMT_YUV420P;
        if (!gif)
            codec->framerate = {kFramesPerSecond, 1};
        if (format->oformat->flags & AVFMT_GLOBALHEADER)
            codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        codec->flags |= AV_CODEC_FLAG_BITEXACT;
        format->flags |= AVFMT_FLAG_BITEXACT;
        set_quality(*codec);
        if (auto ok = check(libav().avcodec_open2(codec.get(), nullptr, nullptr), cannot()); !ok)
            return ok;
        stream = libav().avformat_new_stream(format.get(), nullptr);
        stream->time_base = codec->time_base;
        if (!gif)
            stream->avg_frame_rate = codec->framerate;
        if (auto ok = check(libav().avcodec_parameters_from_context(stream->codecpar, codec.get()),
                            cannot());
            !ok)
            return ok;
        if (!options.title.empty() && !gif)
            libav().av_dict_set(&format->metadata, "title", options.title.c_str(), 0);
        temporary = temporary_sibling(file);
        if (auto ok =
                check(libav().avio_open(&format->pb, temporary.c_str(), AVIO_FLAG_WRITE), cannot());
            !ok)
            return ok;
        if (auto ok = check(libav().avformat_write_header(format.get(), nullptr), cannot()); !ok)
            return ok;
        return make_frame();
    }

    Result<void> make_frame() {
        packet.reset(libav().av_packet_alloc());
        frame.reset(libav().av_frame_alloc());
        frame->format = codec->pix_fmt;
        frame->width = codec->width;
        frame->height = codec->height;
        if (gif)
            return check(libav().av_frame_get_buffer(frame.get(), 0), cannot());
        scaler.reset(libav().sws_getContext(codec->width, codec->height, AV_PIX_FMT_RGB24,
                                            codec->width, codec->height, codec->pix_fmt,
                                            SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP,
                                            nullptr, nullptr, nullptr));
        return check(libav().av_frame_get_buffer(frame.get(), 0), cannot());
    }

    /// The frame, or nothing for what the encoder still holds.
    Result<void> encode(AVFrame* picture) {
        if (auto ok = check(libav().avcodec_send_frame(codec.get(), picture), cannot()); !ok)
            return ok;
        for (;;) {
            const int got = libav().avcodec_receive_packet(codec.get(), packet.get());
            if (got == AVERROR(EAGAIN) || got == AVERROR_EOF)
                return {};
            if (auto ok = check(got, cannot()); !ok)
                return ok;
            if (packet->duration == 0)
                packet->duration = last_ticks;
            libav().av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
            packet->stream_index = stream->index;
            if (auto ok =
                    check(libav().av_interleaved_write_frame(format.get(), packet.get()), cannot());
                !ok)
                return ok;
            if (auto ok = check(format->pb->error, cannot()); !ok)
                return ok;
        }
    }

    Result<void> add_moving(std::span<const std::uint8_t> rgb, std::int64_t ticks) {
        last_ticks = 1;
        for (std::int64_t i = 0; i < ticks; ++i) {
            if (auto ok = check(libav().av_frame_make_writable(frame.get()), cannot()); !ok)
                return ok;
            const std::uint8_t* planes[1] = {rgb.data()};
            const int strides[1] = {options.columns * 3};
            libav().sws_scale(scaler.get(), planes, strides, 0, codec->height, frame->data,
                              frame->linesize);
            frame->pts = next_tick++;
            if (auto ok = encode(frame.get()); !ok)
                return ok;
        }
        return {};
    }

    Result<void> write_stills() {
        Palette palette(count);
        std::vector<std::uint8_t> numbers(static_cast<std::size_t>(options.columns) *
                                          static_cast<std::size_t>(options.rows));
        for (const Still& still : stills) {
            palette.lay_out(still.rgb, options.columns, numbers);
            if (auto ok = check(libav().av_frame_make_writable(frame.get()), cannot()); !ok)
                return ok;
            for (int row = 0; row < options.rows; ++row)
                std::copy_n(numbers.data() + static_cast<std::ptrdiff_t>(row) * options.columns,
                            options.columns,
                            frame->data[0] + static_cast<std::ptrdiff_t>(row) * frame->linesize[0]);
            auto* colours = reinterpret_cast<std::uint32_t*>(frame->data[1]);
            std::fill_n(colours, 256, 0u); // what is left over is transparent
            for (std::size_t i = 0; i < palette.colours().size(); ++i) {
                const Palette::Colour& c = palette.colours()[i];
                colours[i] =
                    0xff000000u | std::uint32_t{c[0]} << 16 | std::uint32_t{c[1]} << 8 | c[2];
            }
            frame->pts = next_tick;
            next_tick += last_ticks = still.ticks;
            if (auto ok = encode(frame.get()); !ok)
                return ok;
        }
        libav().av_opt_set_int(format->priv_data, "final_delay", last_ticks, 0);
        return {};
    }
};

FilmWriter::FilmWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FilmWriter::FilmWriter(FilmWriter&&) noexcept = default;
FilmWriter& FilmWriter::operator=(FilmWriter&&) noexcept = default;
FilmWriter::~FilmWriter() = default;

Result<FilmWriter> FilmWriter::open(const std::filesystem::path& file, const FilmOptions& options) {
    if (auto good = check_film_file(file); !good)
        return tl::unexpected(good.error());
    for (const int side : {options.columns, options.rows})
        if (side < kLeastSide_px || side > kMostSide_px)
            return fail(
                fmt::format("{}: a film of {}x{} pixels: each side must lie between {} and {}",
                            file.string(), options.columns, options.rows, kLeastSide_px,
                            kMostSide_px),
                ErrorKind::Usage);
    libav().av_log_set_level(AV_LOG_FATAL); // what fails is told by our own message
    auto impl = std::make_unique<Impl>();
    impl->file = file;
    impl->options = options;
    if (auto started = impl->start(*kind_of(file)); !started)
        return tl::unexpected(started.error());
    return FilmWriter(std::move(impl));
}

Result<void> FilmWriter::add(std::span<const std::uint8_t> rgb, double seconds) {
    Impl& film = *m_impl;
    assert(rgb.size() == static_cast<std::size_t>(film.options.columns) *
                             static_cast<std::size_t>(film.options.rows) * 3);
    if (film.gif) {
        const auto ticks = std::max<std::int64_t>(2, std::llround(seconds * kGifTicks));
        film.count.add(rgb);
        film.stills.push_back({{rgb.begin(), rgb.end()}, ticks});
        return {};
    }
    film.shown_s += seconds;
    return film.add_moving(rgb, std::llround(film.shown_s * kFramesPerSecond) - film.next_tick);
}

Result<void> FilmWriter::finish() {
    Impl& film = *m_impl;
    if (film.stills.empty() && film.next_tick == 0)
        return fail(fmt::format("{}: a film without a picture", film.file.string()),
                    ErrorKind::Usage);
    if (film.gif)
        if (auto written = film.write_stills(); !written)
            return written;
    if (auto flushed = film.encode(nullptr); !flushed)
        return flushed;
    if (auto ended = check(libav().av_write_trailer(film.format.get()), film.cannot()); !ended)
        return ended;
    if (auto closed = check(libav().avio_closep(&film.format->pb), film.cannot()); !closed)
        return closed;
    auto placed = replace_file(film.temporary, film.file);
    film.placed = placed.has_value();
    return placed;
}

} // namespace panjshir::film
