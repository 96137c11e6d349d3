#pragma once
// Persian names for the panels: shaped by text/, painted once, shown as pictures, since the toolkit
// does not join letters.

#include "screen/offscreen.hpp"
#include "screen/screen_painter.hpp"
#include "text/font_store.hpp"

#include <imgui.h>
#include <map>
#include <string>
#include <tuple>

namespace panjshir::gui {

struct NamePicture {
    ImTextureID texture{};
    ImVec2 size{0, 0}; ///< pixels; nought where there is nothing to show
};

class PersianPictures {
public:
    PersianPictures(const text::FontStore& fonts, screen::ScreenPainter& painter)
        : m_fonts(fonts), m_painter(painter) {}

    /// `ink` on `ground`, letters of `em_px` pixels. To be shown with the first row below: uv (0,
    /// 1) to (1, 0).
    NamePicture picture(const std::string& name, float em_px, ImVec4 ink, ImVec4 ground);

private:
    using Key = std::tuple<std::string, float, unsigned, unsigned>;
    const text::FontStore& m_fonts;
    screen::ScreenPainter& m_painter;
    std::map<Key, screen::Offscreen> m_pictures;
};

} // namespace panjshir::gui
