#include "screen/mesh_store.hpp"

#include <cmath>

namespace panjshir::screen {

namespace {

using display::Path;
using display::PathPtr;
using display::Point;

constexpr double kTolerance_px = 0.2;
constexpr std::size_t kSmallPath = 48;      ///< points up to which simplifying is not worth a level
constexpr std::size_t kKeptPaintings = 600; ///< a level unused for so long is dropped

std::size_t point_count(const Path& path) {
    std::size_t count = 0;
    for (const display::Contour& contour : path.contours)
        count += contour.points.size();
    return count;
}

PathMesh made_mesh(const Path& path, const MeshKind& kind, Point origin, Seam seam) {
    switch (kind.form) {
    case MeshKind::Form::Fill:
        return fill_mesh(outline(path, kind.rule), origin, seam);
    case MeshKind::Form::InnerStroke:
        return inner_stroke_mesh(outline(path, kind.rule), origin);
    case MeshKind::Form::Stroke:
        break;
    }
    return stroke_mesh(path, kind.cap, kind.join, origin);
}

StoredMesh uploaded(const PathMesh& mesh) {
    StoredMesh stored;
    stored.origin = mesh.origin;
    stored.index_count = static_cast<GLsizei>(mesh.triangles.size());
    if (mesh.empty())
        return stored;
    stored.vertices = GlBuffer::make();
    glBindBuffer(GL_ARRAY_BUFFER, stored.vertices.name());
    glBufferData(GL_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(mesh.vertices.size() * sizeof(MeshVertex)),
                 mesh.vertices.data(), GL_STATIC_DRAW);
    stored.triangles = GlBuffer::make();
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, stored.triangles.name());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(mesh.triangles.size() * sizeof(std::uint32_t)),
                 mesh.triangles.data(), GL_STATIC_DRAW);
    return stored;
}

} // namespace

PathBox MeshStore::box(const PathPtr& path) {
    BoxEntry& entry = m_boxes[path.get()];
    if (entry.path.lock() != path)
        entry = {path, box_of(*path)};
    return entry.box;
}

bool MeshStore::is_small(const Path& path) {
    return point_count(path) <= kSmallPath;
}

const PathMesh& MeshStore::small_mesh(const PathPtr& path, const MeshKind& kind) {
    SmallEntry& entry = m_small[{path.get(), kind}];
    if (entry.path.lock() != path) {
        const PathBox extent = box(path);
        entry.path = path;
        entry.mesh = made_mesh(
            *path, kind, {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2},
            Seam::Pulled);
        ++m_made;
    }
    return entry.mesh;
}

const StoredMesh& MeshStore::mesh(const PathPtr& path, MeshKind kind, double px_per_unit) {
    const bool small = is_small(*path);
    kind.level = small ? 0 : static_cast<int>(std::ceil(std::log2(px_per_unit)));
    Entry& entry = m_meshes[{path.get(), kind}];
    if (entry.path.lock() != path) {
        const PathBox extent = box(path);
        const Point origin{(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
        entry.path = path;
        const Seam seam = small ? Seam::Pulled : Seam::Laid;
        const PathMesh mesh =
            small ? made_mesh(*path, kind, origin, seam)
                  : made_mesh(simplified(*path, kTolerance_px / std::exp2(kind.level)), kind,
                              origin, seam);
        entry.mesh = uploaded(mesh);
        if (seam == Seam::Laid)
            entry.mesh.seam_count = static_cast<GLsizei>(mesh.seam_indices);
        ++m_made;
    }
    entry.last_used = m_painting;
    return entry.mesh;
}

void MeshStore::end_painting() {
    ++m_painting;
    std::erase_if(m_meshes, [&](const auto& item) {
        return item.second.path.expired() || item.second.last_used + kKeptPaintings < m_painting;
    });
    std::erase_if(m_small, [](const auto& item) { return item.second.path.expired(); });
    std::erase_if(m_boxes, [](const auto& item) { return item.second.path.expired(); });
}

} // namespace panjshir::screen
