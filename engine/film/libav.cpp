#include "film/libav.hpp"

#include <cassert>
#include <dlfcn.h>
#include <fmt/format.h>

namespace panjshir::film {
namespace {

/// A library and its functions; it stays loaded until the program ends.
class Library {
public:
    Library(const char* name, int version)
        : m_handle(
              dlopen(fmt::format("lib{}.so.{}", name, version).c_str(), RTLD_NOW | RTLD_LOCAL)) {
        if (m_handle == nullptr)
            note_fault();
    }

    template <typename Function>
    void take(const char* name, Function& function) {
        if (m_handle == nullptr)
            return;
        function = reinterpret_cast<Function>(dlsym(m_handle, name));
        if (function == nullptr)
            note_fault();
    }

    const std::string& fault() const { return m_fault; }

private:
    void note_fault() {
        const char* words = dlerror();
        m_fault = words != nullptr ? words : "no reason is given";
    }

    void* m_handle = nullptr;
    std::string m_fault;
};

Result<Libav> found_libav() {
    Library util("avutil", LIBAVUTIL_VERSION_MAJOR), codec("avcodec", LIBAVCODEC_VERSION_MAJOR),
        format("avformat", LIBAVFORMAT_VERSION_MAJOR), scale("swscale", LIBSWSCALE_VERSION_MAJOR);
    Libav found;
#define PANJSHIR_TAKE_UTIL(name) util.take(#name, found.name);
#define PANJSHIR_TAKE_CODEC(name) codec.take(#name, found.name);
#define PANJSHIR_TAKE_FORMAT(name) format.take(#name, found.name);
#define PANJSHIR_TAKE_SCALE(name) scale.take(#name, found.name);
    PANJSHIR_LIBAVUTIL(PANJSHIR_TAKE_UTIL)
    PANJSHIR_LIBAVCODEC(PANJSHIR_TAKE_CODEC)
    PANJSHIR_LIBAVFORMAT(PANJSHIR_TAKE_FORMAT)
    PANJSHIR_LIBSWSCALE(PANJSHIR_TAKE_SCALE)
    for (const Library* library : {&util, &codec, &format, &scale})
        if (!library->fault().empty())
            return fail("films are written by libav, which cannot be loaded: " + library->fault(),
                        ErrorKind::Missing);
    return found;
}

const Result<Libav>& loaded_libav() {
    static const Result<Libav> loaded = found_libav();
    return loaded;
}

} // namespace

Result<void> load_libav() {
    if (!loaded_libav())
        return tl::unexpected(loaded_libav().error());
    return {};
}

const Libav& libav() {
    assert(loaded_libav());
    return *loaded_libav();
}

} // namespace panjshir::film
