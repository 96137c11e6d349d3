#pragma once
// Areas, bands and lines on the screen, and the clips that confine them.

#include "screen/paint_state.hpp"
#include "screen/shape_batch.hpp"

namespace panjshir::screen {

class ShapePainter {
public:
    static Result<ShapePainter> create();

    /// Before the first command of a list: the whole target is free.
    void begin(const ScreenTarget& target);
    void end() {
        flush();
        m_meshes.end_painting();
    }
    /// Draws the small shapes collected so far; must come before anything else is painted over
    /// them.
    void flush();

    void paint(const display::FillPath& fill);
    void paint(const display::HatchPath& hatch);
    void paint(const display::StrokePath& stroke);
    void paint(const display::InnerStrokePath& stroke);
    void push_clip(const display::PlacedPath& shape);
    void pop_clip();

    /// What is left of the target by rectangular clips.
    const PixelBox& free_box() const { return m_boxes.back(); }
    /// One opaque colour over the scissor box, within the clips. Requires: nothing waits for
    /// flush().
    void fill_free(display::Colour colour);
    /// Sets stencil and scissor so that painting keeps within the clips.
    void apply_clips() const;

    std::size_t draw_calls() const { return m_draw_calls; }
    const MeshStore& meshes() const { return m_meshes; }

private:
    /// A clip is a rectangle along the axes, or an area in the stencil.
    struct Clip {
        std::optional<display::PlacedPath> area;
    };
    struct LineLook {
        display::Colour colour;
        double start_px = 1, end_px = 1, shift_px = 0;
        std::vector<double> dashes_mm;
        bool round_cap = false;
    };

    ShapePainter(ShaderProgram fill, ShaderProgram hatch, ShaderProgram stroke, ShapeBatch batch)
        : m_fill(std::move(fill)), m_hatch(std::move(hatch)), m_stroke(std::move(stroke)),
          m_batch(std::move(batch)) {}

    bool visible(const display::PlacedPath& shape, double margin_px);
    void place(const ShaderProgram& program, const StoredMesh& mesh,
               const display::Affine& to_px) const;
    void draw(const StoredMesh& mesh);
    void draw(const StoredMesh& mesh, GLsizei first, GLsizei count);
    /// A fill with its program ready: seam and area, every pixel once.
    void draw_fill(const ShaderProgram& program, const StoredMesh& mesh);
    void forget_drawn(const StoredMesh& mesh, GLsizei count);
    void draw_line(const StoredMesh& mesh, const display::Affine& to_px, const LineLook& look);
    void fill_stencil(const display::PlacedPath& shape, GLuint from_depth, GLenum operation);

    ShaderProgram m_fill, m_hatch, m_stroke;
    ShapeBatch m_batch;
    MeshStore m_meshes;
    ScreenTarget m_target;
    std::vector<Clip> m_clips;
    std::vector<PixelBox> m_boxes; ///< the whole target, then what each clip leaves
    GLuint m_depth = 0;            ///< clips in the stencil
    std::size_t m_draw_calls = 0;
};

} // namespace panjshir::screen
