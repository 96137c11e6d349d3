#pragma once
// Owners of FreeType's, HarfBuzz's and fontconfig's objects; for this module's sources alone.

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb.h>

#include <memory>

namespace panjshir::text {

template <auto release>
struct Releaser {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};

using PatternHandle = std::unique_ptr<FcPattern, Releaser<&FcPatternDestroy>>;
using CharSetHandle = std::unique_ptr<FcCharSet, Releaser<&FcCharSetDestroy>>;
using FaceHandle = std::unique_ptr<FT_FaceRec_, Releaser<&FT_Done_Face>>;
using BufferHandle = std::unique_ptr<hb_buffer_t, Releaser<&hb_buffer_destroy>>;

} // namespace panjshir::text
