#pragma once
// Libav's functions, found when the first film is asked for: its libraries bring a hundred others,
// whose loading every other command would wait for.

#include "base/error.hpp"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

// Those that the film writer calls.
#define PANJSHIR_LIBAVUTIL(take)                                                                   \
    take(av_dict_set) take(av_frame_alloc) take(av_frame_free) take(av_frame_get_buffer)           \
        take(av_frame_make_writable) take(av_log_set_level) take(av_opt_set) take(av_opt_set_int)  \
            take(av_strerror)
#define PANJSHIR_LIBAVCODEC(take)                                                                  \
    take(avcodec_alloc_context3) take(avcodec_find_encoder_by_name) take(avcodec_free_context)     \
        take(avcodec_open2) take(avcodec_parameters_from_context) take(avcodec_receive_packet)     \
            take(avcodec_send_frame) take(av_packet_alloc) take(av_packet_free)                    \
                take(av_packet_rescale_ts)
#define PANJSHIR_LIBAVFORMAT(take)                                                                 \
    take(avformat_alloc_output_context2) take(avformat_free_context) take(avformat_new_stream)     \
        take(avformat_write_header) take(av_interleaved_write_frame) take(av_write_trailer)        \
            take(avio_closep) take(avio_open)
#define PANJSHIR_LIBSWSCALE(take) take(sws_freeContext) take(sws_getContext) take(sws_scale)

namespace panjshir::film {

struct Libav {
#define PANJSHIR_TAKE(name) decltype(&::name) name = nullptr;
    PANJSHIR_LIBAVUTIL(PANJSHIR_TAKE)
    PANJSHIR_LIBAVCODEC(PANJSHIR_TAKE)
    PANJSHIR_LIBAVFORMAT(PANJSHIR_TAKE)
    PANJSHIR_LIBSWSCALE(PANJSHIR_TAKE)
#undef PANJSHIR_TAKE
};

/// Loads the libraries of just the versions that this was compiled with; the second time it does
/// nothing. Errors (Missing): a library that is not there or lacks a function, with the loader's
/// own words.
Result<void> load_libav();

/// Requires: load_libav() was good.
const Libav& libav();

} // namespace panjshir::film
