#include "screen/shape_painter.hpp"

#include <array>
#include <cstddef>
#include <numbers>

namespace panjshir::screen {

namespace {

using display::Affine;
using display::Blend;
using display::Colour;
using display::Contour;
using display::PlacedPath;
using display::Point;

constexpr std::size_t kMostBands = 8, kMostDashes = 8;

float f(double value) {
    return static_cast<float>(value);
}

const void* field(std::size_t offset) {
    return reinterpret_cast<const void*>(offset);
}

/// Whether the path is one rectangle along the page's axes.
bool is_upright_rectangle(const PlacedPath& shape) {
    if (shape.path->contours.size() != 1)
        return false;
    std::vector<Point> points;
    for (Point p : shape.path->contours[0].points)
        points.push_back(shape.to_page.apply(p));
    if (points.size() == 5 && points.front() == points.back())
        points.pop_back();
    if (points.size() != 4)
        return false;
    const auto level = [&](int i, int j) { return std::abs(points[i].y - points[j].y) < 1e-9; };
    const auto plumb = [&](int i, int j) { return std::abs(points[i].x - points[j].x) < 1e-9; };
    return (level(0, 1) && plumb(1, 2) && level(2, 3) && plumb(3, 0)) ||
           (plumb(0, 1) && level(1, 2) && plumb(2, 3) && level(3, 0));
}

} // namespace

Result<ShapePainter> ShapePainter::create() {
    const std::vector<std::string> area{"position", "normal", "side"};
    const std::vector<std::string> line{"position", "normal", "side", "along", "fraction"};
    auto fill = ShaderProgram::load("fill.vert", "fill.frag", area);
    if (!fill)
        return tl::unexpected(fill.error());
    auto hatch = ShaderProgram::load("fill.vert", "hatch.frag", area);
    if (!hatch)
        return tl::unexpected(hatch.error());
    auto stroke = ShaderProgram::load("stroke.vert", "stroke.frag", line);
    if (!stroke)
        return tl::unexpected(stroke.error());
    auto batch = ShapeBatch::create();
    if (!batch)
        return tl::unexpected(batch.error());
    return ShapePainter(std::move(*fill), std::move(*hatch), std::move(*stroke), std::move(*batch));
}

void ShapePainter::begin(const ScreenTarget& target) {
    m_target = target;
    m_clips.clear();
    m_boxes = {{0, 0, static_cast<double>(target.width_px), static_cast<double>(target.height_px)}};
    m_depth = 0;
    m_draw_calls = 0;
}

void ShapePainter::flush() {
    if (m_batch.empty())
        return;
    m_batch.flush(m_target);
    ++m_draw_calls;
}

void ShapePainter::fill_free(Colour colour) {
    if (m_depth > 0) { // clearing would not heed the stencil
        const double w = m_target.width_px, h = m_target.height_px;
        const display::Path target{{{{{0, 0}, {w, 0}, {w, h}, {0, h}}, true}}};
        m_batch.add_fill(fill_mesh(outline(target, display::FillRule::EvenOdd), {}, Seam::Pulled),
                         {}, colour, Blend::Normal);
        flush();
        return;
    }
    glClearColor(colour.red, colour.green, colour.blue, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

void ShapePainter::apply_clips() const {
    if (m_boxes.size() > 1)
        set_scissor(free_box(), m_target.height_px);
    else
        glDisable(GL_SCISSOR_TEST);
    if (m_depth > 0) {
        glEnable(GL_STENCIL_TEST);
        glStencilMask(0);
        glStencilFunc(GL_EQUAL, static_cast<GLint>(m_depth), kClipBits);
        glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
    } else {
        glDisable(GL_STENCIL_TEST);
    }
}

bool ShapePainter::visible(const PlacedPath& shape, double margin_px) {
    if (!shape.path)
        return false;
    const PathBox box = m_meshes.box(shape.path);
    if (box.empty())
        return false;
    PixelBox px = transformed(box, to_pixels(shape.to_page, m_target));
    px = {px.left - margin_px, px.top - margin_px, px.right + margin_px, px.bottom + margin_px};
    return !is_empty(intersection(px, free_box()));
}

void ShapePainter::place(const ShaderProgram& program, const StoredMesh& mesh,
                         const Affine& to_px) const {
    const Point origin = to_px.apply(mesh.origin);
    program.set("path_to_px", f(to_px.xx), f(to_px.xy), f(to_px.yx), f(to_px.yy));
    program.set("origin_px", f(origin.x), f(origin.y));
    program.set("px_per_unit", f(scale_of(to_px)));
    program.set("target_px", f(m_target.width_px), f(m_target.height_px));
}

void ShapePainter::draw(const StoredMesh& mesh) {
    draw(mesh, 0, mesh.index_count);
}

void ShapePainter::draw(const StoredMesh& mesh, GLsizei first, GLsizei count) {
    if (count == 0)
        return;
    glBindBuffer(GL_ARRAY_BUFFER, mesh.vertices.name());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, mesh.triangles.name());
    const std::array<std::pair<GLint, std::size_t>, 5> fields{
        {{2, offsetof(MeshVertex, x)},
         {2, offsetof(MeshVertex, normal_x)},
         {1, offsetof(MeshVertex, side)},
         {1, offsetof(MeshVertex, along)},
         {1, offsetof(MeshVertex, fraction)}}};
    for (GLuint i = 0; i < fields.size(); ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, fields[i].first, GL_FLOAT, GL_FALSE, sizeof(MeshVertex),
                              field(fields[i].second));
    }
    glDrawElements(GL_TRIANGLES, count, GL_UNSIGNED_INT,
                   field(static_cast<std::size_t>(first) * sizeof(std::uint32_t)));
    for (GLuint i = 0; i < fields.size(); ++i)
        glDisableVertexAttribArray(i);
    ++m_draw_calls;
}

/// Takes the marks away where these triangles have set them: drawing them again touches far fewer
/// pixels than clearing would. The program is as it was when they were drawn.
void ShapePainter::forget_drawn(const StoredMesh& mesh, GLsizei count) {
    glStencilMask(kDrawnBit);
    glStencilFunc(GL_ALWAYS, 0, kDrawnBit);
    glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    draw(mesh, 0, count);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    apply_clips();
}

void ShapePainter::draw_fill(const ShaderProgram& program, const StoredMesh& mesh) {
    program.set("seam_px", 1);
    if (mesh.seam_count == 0) {
        program.set("laid", 0);
        draw(mesh);
        return;
    }
    glEnable(GL_STENCIL_TEST);
    glStencilMask(kDrawnBit);
    glStencilFunc(GL_EQUAL, static_cast<GLint>(m_depth), kClipBits | kDrawnBit);
    glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
    program.set("laid", 1);
    draw(mesh, 0, mesh.seam_count);
    glStencilMask(0);
    program.set("laid", 0);
    program.set("seam_px", 0);
    draw(mesh, mesh.seam_count, mesh.index_count - mesh.seam_count);
    program.set("laid", 1);
    program.set("seam_px", 1);
    forget_drawn(mesh, mesh.seam_count);
}

void ShapePainter::paint(const display::FillPath& fill) {
    if (!visible(fill.shape, 1))
        return;
    const Affine to_px = to_pixels(fill.shape.to_page, m_target);
    if (MeshStore::is_small(*fill.shape.path)) {
        if (m_batch.clashes(fill.blend))
            flush();
        m_batch.add_fill(
            m_meshes.small_mesh(fill.shape.path, {.form = MeshKind::Form::Fill, .rule = fill.rule}),
            to_px, fill.colour, fill.blend);
        return;
    }
    flush();
    const StoredMesh& mesh = m_meshes.mesh(
        fill.shape.path, {.form = MeshKind::Form::Fill, .rule = fill.rule}, scale_of(to_px));
    m_fill.use();
    place(m_fill, mesh, to_px);
    m_fill.set("colour", fill.colour.red, fill.colour.green, fill.colour.blue, fill.colour.alpha);
    m_fill.set("multiply", fill.blend == Blend::Multiply ? 1.0f : 0.0f);
    set_blend(fill.blend);
    draw_fill(m_fill, mesh);
}

void ShapePainter::paint(const display::HatchPath& hatch) {
    if (hatch.bands.empty() || !(hatch.band_mm > 0) || !visible(hatch.shape, 1))
        return;
    flush();
    const Affine to_px = to_pixels(hatch.shape.to_page, m_target);
    const StoredMesh& mesh = m_meshes.mesh(
        hatch.shape.path, {.form = MeshKind::Form::Fill, .rule = hatch.rule}, scale_of(to_px));
    m_hatch.use();
    place(m_hatch, mesh, to_px);

    // Bands follow one another to the right of their direction, which on a page with y down is
    // (cos, -sin).
    const double angle = hatch.angle_deg * std::numbers::pi / 180;
    const Point across{std::sin(angle), std::cos(angle)};
    const std::size_t count = std::min(hatch.bands.size(), kMostBands);
    const double band_px = hatch.band_mm * m_target.px_per_mm;
    const double period_px = band_px * static_cast<double>(count);
    const Point anchor{hatch.anchor.x * m_target.px_per_mm + m_target.offset_px.x,
                       hatch.anchor.y * m_target.px_per_mm + m_target.offset_px.y};
    const double phase = std::fmod(-(anchor.x * across.x + anchor.y * across.y), period_px);
    m_hatch.set("across", f(across.x), f(across.y));
    m_hatch.set("phase_px", f(phase));
    m_hatch.set("band_px", f(band_px));
    m_hatch.set("band_count", f(static_cast<double>(count)));
    std::vector<float> colours;
    for (std::size_t i = 0; i < count; ++i)
        for (float value :
             {hatch.bands[i].red, hatch.bands[i].green, hatch.bands[i].blue, hatch.bands[i].alpha})
            colours.push_back(value);
    glUniform4fv(m_hatch.uniform("band_colour"), static_cast<GLsizei>(count), colours.data());
    m_hatch.set("multiply", hatch.blend == Blend::Multiply ? 1.0f : 0.0f);
    set_blend(hatch.blend);
    draw_fill(m_hatch, mesh);
}

void ShapePainter::draw_line(const StoredMesh& mesh, const Affine& to_px, const LineLook& look) {
    m_stroke.use();
    place(m_stroke, mesh, to_px);
    m_stroke.set("half_width_px", f(look.start_px / 2), f(look.end_px / 2));
    m_stroke.set("shift_px", f(look.shift_px));
    m_stroke.set("colour", look.colour.red, look.colour.green, look.colour.blue, look.colour.alpha);
    std::vector<float> dashes;
    double total = 0;
    // An odd number of lengths is gone through twice, as in PostScript.
    const std::size_t rounds = look.dashes_mm.size() % 2 == 0 ? 1 : 2;
    for (std::size_t round = 0; round < rounds; ++round)
        for (double dash : look.dashes_mm)
            if (dashes.size() < kMostDashes) {
                dashes.push_back(f(dash * m_target.px_per_mm));
                total += dash * m_target.px_per_mm;
            }
    if (total <= 0)
        dashes.clear();
    m_stroke.set("dash_count", f(static_cast<double>(dashes.size())));
    m_stroke.set("dash_total_px", f(total));
    dashes.resize(kMostDashes, 0);
    glUniform1fv(m_stroke.uniform("dash_px"), kMostDashes, dashes.data());
    m_stroke.set("round_cap", look.round_cap ? 1.0f : 0.0f);
    set_blend(Blend::Normal);
    if (look.colour.alpha > 0.99f) {
        m_stroke.set("part", 0);
        draw(mesh);
        return;
    }
    // A translucent line must not darken where it overlaps itself: its full pixels are drawn first,
    // each once, then its fading rim where nothing of it stands yet.
    glEnable(GL_STENCIL_TEST);
    glStencilMask(kDrawnBit);
    glStencilFunc(GL_EQUAL, static_cast<GLint>(m_depth), kClipBits | kDrawnBit);
    glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
    for (float part : {1.0f, 2.0f}) {
        m_stroke.set("part", part);
        draw(mesh);
    }
    m_stroke.set("part", 0);
    forget_drawn(mesh, mesh.index_count);
}

void ShapePainter::paint(const display::StrokePath& stroke) {
    const double px = m_target.px_per_mm;
    const double end_mm = stroke.end_width_mm < 0 ? stroke.width_mm : stroke.end_width_mm;
    if (!visible(stroke.shape, std::max(stroke.width_mm, end_mm) * px * 2 + 1))
        return;
    const Affine to_px = to_pixels(stroke.shape.to_page, m_target);
    const MeshKind kind{.form = MeshKind::Form::Stroke, .cap = stroke.cap, .join = stroke.join};
    if (stroke.colour.alpha > 0.99f && stroke.dashes_mm.empty() &&
        MeshStore::is_small(*stroke.shape.path)) {
        if (m_batch.clashes(Blend::Normal))
            flush();
        m_batch.add_stroke(m_meshes.small_mesh(stroke.shape.path, kind), to_px, stroke.colour,
                           stroke.width_mm * px, end_mm * px);
        return;
    }
    flush();
    const StoredMesh& mesh = m_meshes.mesh(stroke.shape.path, kind, scale_of(to_px));
    draw_line(mesh, to_px,
              {.colour = stroke.colour,
               .start_px = stroke.width_mm * px,
               .end_px = end_mm * px,
               .dashes_mm = stroke.dashes_mm,
               .round_cap = stroke.cap == display::Cap::Round});
}

void ShapePainter::paint(const display::InnerStrokePath& stroke) {
    if (!visible(stroke.shape, 1))
        return;
    flush();
    const Affine to_px = to_pixels(stroke.shape.to_page, m_target);
    const double width_px = stroke.width_mm * m_target.px_per_mm;
    draw_line(
        m_meshes.mesh(stroke.shape.path, {.form = MeshKind::Form::InnerStroke}, scale_of(to_px)),
        to_px,
        {.colour = stroke.colour,
         .start_px = width_px,
         .end_px = width_px,
         .shift_px = -width_px / 2,
         .dashes_mm = stroke.dashes_mm});
}

void ShapePainter::fill_stencil(const PlacedPath& shape, GLuint from_depth, GLenum operation) {
    const Affine to_px = to_pixels(shape.to_page, m_target);
    glEnable(GL_STENCIL_TEST);
    glStencilMask(kClipBits);
    glStencilFunc(GL_EQUAL, static_cast<GLint>(from_depth), kClipBits);
    glStencilOp(GL_KEEP, GL_KEEP, operation);
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    const StoredMesh& mesh =
        m_meshes.mesh(shape.path, {.form = MeshKind::Form::Fill}, scale_of(to_px));
    m_fill.use();
    place(m_fill, mesh, to_px);
    m_fill.set("seam_px", 0);
    m_fill.set("laid", 0);
    draw(mesh, mesh.seam_count, mesh.index_count - mesh.seam_count);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void ShapePainter::push_clip(const PlacedPath& shape) {
    flush();
    const PathBox box = shape.path ? m_meshes.box(shape.path) : PathBox{};
    const PixelBox px =
        box.empty() ? PixelBox{} : transformed(box, to_pixels(shape.to_page, m_target));
    Clip clip;
    if (!box.empty() && !is_upright_rectangle(shape) && m_depth < kClipBits) {
        fill_stencil(shape, m_depth, GL_INCR);
        ++m_depth;
        clip.area = shape;
    }
    m_clips.push_back(clip);
    m_boxes.push_back(intersection(free_box(), px));
    apply_clips();
}

void ShapePainter::pop_clip() {
    flush();
    if (m_clips.empty())
        return;
    const Clip clip = m_clips.back();
    m_clips.pop_back();
    m_boxes.pop_back();
    if (clip.area) {
        if (m_boxes.size() > 1)
            set_scissor(free_box(), m_target.height_px);
        else
            glDisable(GL_SCISSOR_TEST);
        fill_stencil(*clip.area, m_depth, GL_DECR);
        --m_depth;
    }
    apply_clips();
}

} // namespace panjshir::screen
