#pragma once
// Owners of libav's objects, and its error numbers as Results.

#include "film/libav.hpp"

#include <array>
#include <memory>
#include <string>

namespace panjshir::film {

struct LibavReleaser {
    void operator()(AVFrame* frame) const { libav().av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { libav().av_packet_free(&packet); }
    void operator()(AVCodecContext* codec) const { libav().avcodec_free_context(&codec); }
    void operator()(SwsContext* scaler) const { libav().sws_freeContext(scaler); }
    void operator()(AVFormatContext* format) const {
        if (format->pb)
            libav().avio_closep(&format->pb);
        libav().avformat_free_context(format);
    }
};

using FrameHandle = std::unique_ptr<AVFrame, LibavReleaser>;
using PacketHandle = std::unique_ptr<AVPacket, LibavReleaser>;
using CodecHandle = std::unique_ptr<AVCodecContext, LibavReleaser>;
using ScalerHandle = std::unique_ptr<SwsContext, LibavReleaser>;
using FormatHandle = std::unique_ptr<AVFormatContext, LibavReleaser>;

/// Libav's own words for a negative result: "No space left on device".
inline std::string reason(int code) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    libav().av_strerror(code, text.data(), text.size());
    return text.data();
}

inline Result<void> check(int code, const std::string& what) {
    if (code >= 0)
        return {};
    return fail(what + ": " + reason(code));
}

} // namespace panjshir::film
