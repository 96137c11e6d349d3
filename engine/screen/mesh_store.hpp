#pragma once
// The triangles of paths on the graphics card, kept by the paths' addresses as long as these live.

#include "display/display_list.hpp"
#include "screen/gl_handles.hpp"
#include "screen/path_mesh.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <tuple>

namespace panjshir::screen {

/// What is made of a path; `level` is the power of two of pixels per path unit up to which it is
/// true.
struct MeshKind {
    enum class Form { Fill, Stroke, InnerStroke };
    Form form = Form::Fill;
    display::FillRule rule = display::FillRule::EvenOdd;
    display::Cap cap = display::Cap::Round;
    display::Join join = display::Join::Round;
    int level = 0;
    auto operator<=>(const MeshKind&) const = default;
};

struct StoredMesh {
    GlBuffer vertices, triangles;
    GLsizei index_count = 0;
    GLsizei seam_count = 0; ///< of a fill whose seam is laid: the first so many indices; else 0
    display::Point origin;
};

class MeshStore {
public:
    /// The path simplified to a fifth of a pixel at `px_per_unit` and made into triangles; what was
    /// made before is given again while px_per_unit stays within the same power of two.
    const StoredMesh& mesh(const display::PathPtr& path, MeshKind kind, double px_per_unit);
    /// Whether the path has so few points that small_mesh() serves it better.
    static bool is_small(const display::Path& path);
    /// As mesh(), but not simplified and kept in memory, for a ShapeBatch; fills with Seam::Pulled.
    const PathMesh& small_mesh(const display::PathPtr& path, const MeshKind& kind);
    PathBox box(const display::PathPtr& path);

    /// Drops what belongs to paths that no longer exist, and levels unused for some paintings.
    void end_painting();

    std::size_t made() const { return m_made; }
    std::size_t kept() const { return m_meshes.size() + m_small.size(); }

private:
    struct Entry {
        std::weak_ptr<const display::Path> path;
        StoredMesh mesh;
        std::size_t last_used = 0;
    };
    struct BoxEntry {
        std::weak_ptr<const display::Path> path;
        PathBox box;
    };
    std::map<std::tuple<const display::Path*, MeshKind>, Entry> m_meshes;
    struct SmallEntry {
        std::weak_ptr<const display::Path> path;
        PathMesh mesh;
    };
    std::map<std::tuple<const display::Path*, MeshKind>, SmallEntry> m_small;
    std::map<const display::Path*, BoxEntry> m_boxes;
    std::size_t m_painting = 0;
    std::size_t m_made = 0;
};

} // namespace panjshir::screen
