#include "scene/list_placement.hpp"

namespace panjshir::scene {
namespace {

class Placer {
public:
    Placer(double scale, display::Point by) : m_scale(scale), m_by(by) {}

    void place(display::Point& p) const { p = {p.x * m_scale + m_by.x, p.y * m_scale + m_by.y}; }
    void place(display::Affine& a) const {
        a = {a.xx * m_scale, a.xy * m_scale,          a.yx * m_scale,
             a.yy * m_scale, a.dx * m_scale + m_by.x, a.dy * m_scale + m_by.y};
    }
    void operator()(display::FillPath& c) const { place(c.shape.to_page); }
    void operator()(display::HatchPath& c) const {
        place(c.shape.to_page);
        place(c.anchor);
        c.band_mm *= m_scale;
    }
    void operator()(display::StrokePath& c) const {
        place(c.shape.to_page);
        c.width_mm *= m_scale;
        c.end_width_mm *= m_scale;
        for (double& dash : c.dashes_mm)
            dash *= m_scale;
    }
    void operator()(display::InnerStrokePath& c) const {
        place(c.shape.to_page);
        c.width_mm *= m_scale;
        for (double& dash : c.dashes_mm)
            dash *= m_scale;
    }
    void operator()(display::GlyphRun& c) const {
        c.size_mm *= m_scale;
        c.halo_mm *= m_scale;
        for (display::Glyph& glyph : c.glyphs)
            place(glyph.position);
    }
    void operator()(display::Relief& c) const {
        place(c.top_left);
        place(c.bottom_right);
        place(c.to_page);
    }
    void operator()(display::PushClip& c) const { place(c.shape.to_page); }
    void operator()(display::PopClip&) const {}
    void operator()(display::BeginGroup&) const {}
    void operator()(display::EndGroup&) const {}
    void operator()(display::HitArea& hit) const {
        place(hit.shape.to_page);
        place(hit.centre);
        hit.radius_mm *= m_scale;
    }

private:
    double m_scale;
    display::Point m_by;
};

} // namespace

void place_commands(display::DisplayList& list, double scale, display::Point by, std::size_t first,
                    std::size_t first_hit) {
    const Placer placer(scale, by);
    for (std::size_t i = first; i < list.commands.size(); ++i)
        std::visit(placer, list.commands[i]);
    for (std::size_t i = first_hit; i < list.hits.size(); ++i)
        placer(list.hits[i]);
}

} // namespace panjshir::scene
