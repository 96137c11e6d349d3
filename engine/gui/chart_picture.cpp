#include "gui/chart_picture.hpp"

#include <utility>

namespace panjshir::gui {

std::optional<ImTextureID> ChartPicture::picture(const display::DisplayList& list,
                                                 std::uint64_t stamp, int width_px, int height_px,
                                                 double px_per_mm) {
    const bool same_size =
        m_target && m_target->width_px() == width_px && m_target->height_px() == height_px;
    if (!same_size || m_stamp != stamp || m_px_per_mm != px_per_mm) {
        if (!same_size) {
            auto target = screen::Offscreen::create(width_px, height_px);
            if (!target)
                return std::nullopt;
            m_target.emplace(std::move(*target));
        }
        m_target->bind();
        m_painter.paint(list, {width_px, height_px, px_per_mm, {}});
        screen::Offscreen::bind_window();
        m_stamp = stamp;
        m_px_per_mm = px_per_mm;
    }
    return (ImTextureID)m_target->texture_id(); // a pointer before 1.91, a number since
}

} // namespace panjshir::gui
