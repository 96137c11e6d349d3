#include "gui/persian_pictures.hpp"

#include "text/shaper.hpp"

#include <cmath>

namespace panjshir::gui {

namespace {
display::Colour colour_of(ImVec4 c) {
    return {c.x, c.y, c.z, c.w};
}
constexpr std::size_t kMostPictures = 600;
} // namespace

NamePicture PersianPictures::picture(const std::string& name, float em_px, ImVec4 ink,
                                     ImVec4 ground) {
    const Key key{name, em_px, ImGui::ColorConvertFloat4ToU32(ink),
                  ImGui::ColorConvertFloat4ToU32(ground)};
    auto found = m_pictures.find(key);
    if (found == m_pictures.end()) {
        // A millimetre is a pixel here.
        text::ShapeOptions options;
        options.size_mm = em_px;
        options.language = "prs";
        options.colour = colour_of(ink);
        const text::ShapedText shaped = text::shape(m_fonts, name, options);
        const int width = static_cast<int>(std::ceil(shaped.advance_mm)) + 2;
        const int height = static_cast<int>(std::ceil(shaped.ascent_mm + shaped.descent_mm)) + 2;
        auto target = screen::Offscreen::create(width, height);
        if (shaped.runs.empty() || !target)
            return {};
        display::DisplayList list;
        list.width_mm = width;
        list.height_mm = height;
        list.paper = colour_of(ground);
        text::append(list, text::moved(shaped, 1, 1 + shaped.ascent_mm));
        target->bind();
        m_painter.paint(list, {width, height, 1, {}});
        screen::Offscreen::bind_window();
        if (m_pictures.size() >= kMostPictures)
            m_pictures.clear();
        found = m_pictures.emplace(key, std::move(*target)).first;
    }
    const screen::Offscreen& target = found->second;
    return {(ImTextureID)target.texture_id() /* a pointer before 1.91, a number since */,
            ImVec2(static_cast<float>(target.width_px()), static_cast<float>(target.height_px()))};
}

} // namespace panjshir::gui
