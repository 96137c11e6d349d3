#pragma once
// Heights round some places, from the terrain in use: an elevation file's own cells, or the atlas's
// relief.

#include "app/terrain_source.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"
#include "terrain/height_grid.hpp"

#include <memory>
#include <string>

namespace panjshir::app {

struct TerrainPart {
    terrain::HeightGrid grid;
    std::unique_ptr<Projection> projection; ///< of the grid
    std::string well_known_text;
    std::string file;       ///< its name without folders, or that of a stored terrain; empty for
                            ///< the built-in relief
    bool schematic = false; ///< made from the atlas's spot heights
};

/// Errors: as load_ground and io::read_dem_part; places that all lie outside the terrain. Reads no
/// atlas where the options name a file; `atlas` may then be null.
Result<TerrainPart> load_terrain_part(const io::Atlas* atlas, const GroundOptions& options,
                                      const Polyline& places, double margin_m);

} // namespace panjshir::app
