#pragma once
// Tiles of one survey joined cell by cell, before any interpolation. Only for
// engine/io/terrain_mosaic*.

#include "io/dem_source.hpp"
#include "io/terrain_mosaic.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::io {

/// A file's cells on a lattice: column and row of its first from the lattice's own first.
struct LatticePiece {
    std::filesystem::path path;
    long long left = 0, top = 0, right = 0, bottom = 0;
};

/// Files in one coordinate system whose cells coincide.
struct Lattice {
    std::string well_known_text;
    std::array<double, 6> transform{}; ///< of the first file
    std::vector<LatticePiece> pieces;
    DemInfo info; ///< of the first file

    static Lattice of(const std::filesystem::path& path, const DemSource& source);
    /// Adds the file if it lies on the lattice: north up, the same cells to a hundredth of one.
    bool take(const std::filesystem::path& path, const DemSource& source);
};

/// Part of a lattice with its heights in metres, voids NaN.
struct JoinedLattice {
    long long left = 0, top = 0;
    int columns = 0, rows = 0;
    std::vector<float> heights;
    std::vector<TerrainJoint> joints;
    float at(long long column, long long row) const {
        return heights[static_cast<std::size_t>(row - top) * static_cast<std::size_t>(columns) +
                       static_cast<std::size_t>(column - left)];
    }
};

/// The cells of `wanted` (a rectangle of the lattice; empty pieces outside it are not read).
/// Errors: a file that cannot be read; too many cells.
Result<JoinedLattice> join_lattice(const Lattice& lattice, const LatticePiece& wanted,
                                   const std::function<void(double)>& progress);

/// Steps across the line between two pieces against those beside it.
std::vector<TerrainJoint> check_joints(const Lattice& lattice, const JoinedLattice& joined);

/// Void cells next to known ones take their mean, three rings deep.
void grow_into_voids(JoinedLattice& joined);

/// Differences of two files' heights at the same cells.
TerrainJoint overlap_of(std::string first, std::string second, std::vector<float> differences);

} // namespace panjshir::io
