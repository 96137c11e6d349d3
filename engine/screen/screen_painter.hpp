#pragma once
// Carries out a display list on the screen with OpenGL 2.1 (relief in a shader: 3.0).

#include "base/error.hpp"
#include "display/display_list.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace panjshir::text {
class FontStore;
}

namespace panjshir::screen {

/// Where the page lies on the target, in pixels with y down: pixel = offset + mm * px_per_mm.
struct ScreenTarget {
    int width_px = 0, height_px = 0;
    double px_per_mm = 96 / 25.4;
    display::Point offset_px;
    bool over =
        false; ///< the list is laid over what the framebuffer holds, which otherwise becomes paper
};

/// What a painting left undone.
enum class Painted {
    Whole,      ///< painting again would give the same picture
    Provisional ///< the relief is still a scaled older picture: paint again and it becomes sharper
};

struct PainterStatistics {
    std::size_t draw_calls = 0;  ///< of the last painting
    std::size_t meshes_made = 0; ///< since the painter was made
    std::size_t meshes_kept = 0;
    std::size_t relief_tiles_made = 0;
    std::size_t glyphs_made = 0;
};

/// Keeps what it made of paths, rasters and glyphs (by their addresses and sizes) from one painting
/// to the next, so that moving or scaling the same list costs no geometry. Must be used and
/// destroyed with the GL context active in which it was made. It paints into the framebuffer that
/// is bound and expects a stencil of 8 bits there.
class ScreenPainter {
public:
    /// `fonts` must outlive the painter. Errors: GL older than 2.1, or a shader file that is
    /// missing or does not compile; the message holds the driver's own. A relief shader that fails
    /// is no error: the relief is then shaded by the processor (see relief_note()).
    static Result<std::unique_ptr<ScreenPainter>> create(const text::FontStore& fonts);
    ~ScreenPainter();

    /// Paints the whole list, and paper where it leaves any (see ScreenTarget::over). `budget`
    /// bounds the time spent on sharpening the relief; at least one tile is made in each painting
    /// that lacks one, but with a budget of 0 only where no older one can stand in.
    Painted paint(const display::DisplayList& list, const ScreenTarget& target,
                  std::chrono::milliseconds budget = std::chrono::hours(1));

    /// Brings the rasters of the list's relief to the graphics card, for so long. Returns whether
    /// they are there.
    bool prepare(const display::DisplayList& list, std::chrono::milliseconds budget);

    /// Why the relief is shaded by the processor; empty where the shader does it.
    const std::string& relief_note() const;
    PainterStatistics statistics() const;

private:
    struct Impl;
    explicit ScreenPainter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace panjshir::screen
