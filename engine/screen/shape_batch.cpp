#include "screen/shape_batch.hpp"

#include <array>
#include <cstddef>

namespace panjshir::screen {

namespace {

using display::Affine;
using display::Blend;
using display::Colour;
using display::Point;

/// A fill is drawn as the edge of a band of this half width, on whose rim its coverage falls.
constexpr float kFillHalf_px = 10;

/// Linear part of a transform on a direction, as long in pixels as `length_px` times the direction.
Point directed(const Affine& to_px, double scale, float x, float y, double length_px) {
    const double f = scale > 0 ? length_px / scale : 0;
    return {(to_px.xx * x + to_px.xy * y) * f, (to_px.yx * x + to_px.yy * y) * f};
}

} // namespace

void set_blend(Blend blend) {
    glEnable(GL_BLEND);
    if (blend == Blend::Multiply)
        glBlendFunc(GL_DST_COLOR, GL_ZERO);
    else
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

Result<ShapeBatch> ShapeBatch::create() {
    auto program = ShaderProgram::load("batch.vert", "batch.frag", {"position", "edge", "tint"});
    if (!program)
        return tl::unexpected(program.error());
    return ShapeBatch(std::move(*program));
}

void ShapeBatch::add_triangles(const PathMesh& mesh, std::uint32_t base) {
    for (const std::uint32_t index : mesh.triangles)
        m_triangles.push_back(base + index);
}

void ShapeBatch::add_fill(const PathMesh& mesh, const Affine& to_px, Colour colour, Blend blend) {
    m_blend = blend;
    const double scale = scale_of(to_px);
    const auto base = static_cast<std::uint32_t>(m_vertices.size());
    for (const MeshVertex& v : mesh.vertices) {
        const Point p = to_px.apply({mesh.origin.x + v.x, mesh.origin.y + v.y});
        const Point shift = directed(to_px, scale, v.normal_x, v.normal_y, 0.5 * v.side);
        m_vertices.push_back({static_cast<float>(p.x + shift.x), static_cast<float>(p.y + shift.y),
                              kFillHalf_px + (v.side > 0 ? 0.5f : -0.5f), kFillHalf_px, colour.red,
                              colour.green, colour.blue, colour.alpha});
    }
    add_triangles(mesh, base);
}

void ShapeBatch::add_stroke(const PathMesh& mesh, const Affine& to_px, Colour colour,
                            double start_px, double end_px) {
    m_blend = Blend::Normal;
    const double scale = scale_of(to_px);
    const auto base = static_cast<std::uint32_t>(m_vertices.size());
    for (const MeshVertex& v : mesh.vertices) {
        const double half = (start_px + (end_px - start_px) * v.fraction) / 2;
        const double from_middle = v.side * (half + 0.5);
        const Point p = to_px.apply({mesh.origin.x + v.x, mesh.origin.y + v.y});
        const Point shift = directed(to_px, scale, v.normal_x, v.normal_y, from_middle);
        m_vertices.push_back({static_cast<float>(p.x + shift.x), static_cast<float>(p.y + shift.y),
                              static_cast<float>(from_middle), static_cast<float>(half), colour.red,
                              colour.green, colour.blue, colour.alpha});
    }
    add_triangles(mesh, base);
}

void ShapeBatch::flush(const ScreenTarget& target) {
    if (empty())
        return;
    m_program.use();
    m_program.set("target_px", static_cast<float>(target.width_px),
                  static_cast<float>(target.height_px));
    m_program.set("multiply", m_blend == Blend::Multiply ? 1.0f : 0.0f);
    set_blend(m_blend);
    if (!m_vertex_buffer) {
        m_vertex_buffer = GlBuffer::make();
        m_index_buffer = GlBuffer::make();
    }
    glBindBuffer(GL_ARRAY_BUFFER, m_vertex_buffer.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_vertices.size() * sizeof(Vertex)),
                 m_vertices.data(), GL_STREAM_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_index_buffer.name());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(m_triangles.size() * sizeof(std::uint32_t)),
                 m_triangles.data(), GL_STREAM_DRAW);
    const std::array<std::pair<GLint, std::size_t>, 3> fields{
        {{2, offsetof(Vertex, x)},
         {2, offsetof(Vertex, from_middle_px)},
         {4, offsetof(Vertex, red)}}};
    for (GLuint i = 0; i < fields.size(); ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, fields[i].first, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                              reinterpret_cast<const void*>(fields[i].second));
    }
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(m_triangles.size()), GL_UNSIGNED_INT,
                   nullptr);
    for (GLuint i = 0; i < fields.size(); ++i)
        glDisableVertexAttribArray(i);
    m_vertices.clear();
    m_triangles.clear();
}

} // namespace panjshir::screen
