#include "screen/screen_painter.hpp"

#include "base/overloaded.hpp"
#include "screen/picture_painter.hpp"
#include "screen/relief_tiles.hpp"
#include "screen/shape_painter.hpp"

#include <cstdlib>

namespace panjshir::screen {

struct ScreenPainter::Impl {
    Impl(ShapePainter shape_painter, PicturePainter picture_painter)
        : shapes(std::move(shape_painter)), pictures(std::move(picture_painter)) {}

    ShapePainter shapes;
    PicturePainter pictures;
    ReliefTiles relief;
    std::size_t draw_calls = 0;

    Painted paint_relief(const display::Relief& command, const ScreenTarget& target,
                         std::chrono::milliseconds budget);
};

Result<std::unique_ptr<ScreenPainter>> ScreenPainter::create(const text::FontStore& fonts) {
    const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
    if (version == nullptr || std::atof(version) < 2.1)
        return fail(std::string("the graphics driver offers OpenGL ") +
                        (version ? version : "none") + "; 2.1 is needed",
                    ErrorKind::Missing);
    auto shapes = ShapePainter::create();
    if (!shapes)
        return tl::unexpected(shapes.error());
    auto pictures = PicturePainter::create(fonts);
    if (!pictures)
        return tl::unexpected(pictures.error());
    return std::unique_ptr<ScreenPainter>(
        new ScreenPainter(std::make_unique<Impl>(std::move(*shapes), std::move(*pictures))));
}

ScreenPainter::ScreenPainter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ScreenPainter::~ScreenPainter() = default;

bool ScreenPainter::prepare(const display::DisplayList& list, std::chrono::milliseconds budget) {
    bool ready = true;
    for (const display::Command& command : list.commands)
        if (const auto* relief = std::get_if<display::Relief>(&command))
            ready = m_impl->relief.prepare(*relief, budget) && ready;
    return ready;
}

const std::string& ScreenPainter::relief_note() const {
    return m_impl->relief.note();
}

PainterStatistics ScreenPainter::statistics() const {
    const MeshStore& meshes = m_impl->shapes.meshes();
    return {m_impl->draw_calls, meshes.made(), meshes.kept(), m_impl->relief.made(),
            m_impl->pictures.glyphs_made()};
}

Painted ScreenPainter::Impl::paint_relief(const display::Relief& command,
                                          const ScreenTarget& target,
                                          std::chrono::milliseconds budget) {
    const display::Affine page = to_pixels({}, target);
    const display::Point a = page.apply(command.top_left), b = page.apply(command.bottom_right);
    const PixelBox box = intersection({a.x, a.y, b.x, b.y}, shapes.free_box());
    if (is_empty(box))
        return Painted::Whole;
    const ReliefTiles::Answer answer =
        relief.tiles(command, to_pixels(command.to_page, target), box, budget);
    shapes.apply_clips();
    set_scissor(box, target.height_px);
    shapes.fill_free(command.void_colour);
    for (const PlacedTile& tile : answer.tiles)
        pictures.draw_tile(tile);
    shapes.apply_clips();
    return answer.whole ? Painted::Whole : Painted::Provisional;
}

Painted ScreenPainter::paint(const display::DisplayList& list, const ScreenTarget& target,
                             std::chrono::milliseconds budget) {
    ShapePainter& shapes = m_impl->shapes;
    PicturePainter& pictures = m_impl->pictures;
    glViewport(0, 0, target.width_px, target.height_px);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilMask(0xFF);
    glClearStencil(0);
    glClearColor(list.paper.red, list.paper.green, list.paper.blue, 1);
    glClear(target.over ? GL_STENCIL_BUFFER_BIT : GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
    shapes.begin(target);
    pictures.begin(target);

    Painted painted = Painted::Whole;
    const auto paint_shape = [&](const auto& command) {
        pictures.flush();
        shapes.paint(command);
    };
    for (const display::Command& command : list.commands)
        std::visit(overloaded{
                       [&](const display::FillPath& c) { paint_shape(c); },
                       [&](const display::HatchPath& c) { paint_shape(c); },
                       [&](const display::StrokePath& c) { paint_shape(c); },
                       [&](const display::InnerStrokePath& c) { paint_shape(c); },
                       [&](const display::GlyphRun& c) {
                           shapes.flush();
                           pictures.add(c, shapes.free_box());
                       },
                       [&](const display::Relief& c) {
                           pictures.flush();
                           shapes.flush();
                           if (m_impl->paint_relief(c, target, budget) == Painted::Provisional)
                               painted = Painted::Provisional;
                       },
                       [&](const display::PushClip& c) {
                           pictures.flush();
                           shapes.push_clip(c.shape);
                       },
                       [&](const display::PopClip&) {
                           pictures.flush();
                           shapes.pop_clip();
                       },
                       [](const display::BeginGroup&) {},
                       [](const display::EndGroup&) {},
                   },
                   command);
    pictures.flush();
    shapes.end();
    m_impl->draw_calls = shapes.draw_calls() + pictures.draw_calls();

    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
    glStencilMask(0xFF);
    glDisable(GL_BLEND);
    glUseProgram(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, 0);
    glBindTexture(GL_TEXTURE_2D, 0);
    return painted;
}

} // namespace panjshir::screen
