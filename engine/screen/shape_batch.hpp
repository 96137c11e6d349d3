#pragma once
// Small shapes collected into one drawing: symbols, swatches, ticks would cost a call each
// otherwise.

#include "screen/paint_state.hpp"

namespace panjshir::screen {

class ShapeBatch {
public:
    static Result<ShapeBatch> create();

    /// Both need `mesh` of stroke_mesh() or of fill_mesh() with Seam::Pulled. Requires: no clash of
    /// blends.
    void add_fill(const PathMesh& mesh, const display::Affine& to_px, display::Colour colour,
                  display::Blend blend);
    void add_stroke(const PathMesh& mesh, const display::Affine& to_px, display::Colour colour,
                    double start_px, double end_px);

    bool empty() const { return m_vertices.empty(); }
    /// Whether flush() must come before a shape of that blend is added.
    bool clashes(display::Blend blend) const { return !empty() && blend != m_blend; }
    /// Draws what was collected. Requires: clips as they were when it was collected.
    void flush(const ScreenTarget& target);

private:
    struct Vertex {
        float x, y;
        float from_middle_px, half_px; ///< see batch.frag
        float red, green, blue, alpha;
    };
    explicit ShapeBatch(ShaderProgram program) : m_program(std::move(program)) {}
    void add_triangles(const PathMesh& mesh, std::uint32_t base);

    ShaderProgram m_program;
    GlBuffer m_vertex_buffer, m_index_buffer;
    std::vector<Vertex> m_vertices;
    std::vector<std::uint32_t> m_triangles;
    display::Blend m_blend = display::Blend::Normal;
};

/// result = source over ground, or ground times source: see fill.frag.
void set_blend(display::Blend blend);

} // namespace panjshir::screen
