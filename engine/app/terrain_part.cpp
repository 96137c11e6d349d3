#include "app/terrain_part.hpp"

#include "app/terrain_store.hpp"
#include "io/dem_part.hpp"

namespace panjshir::app {

Result<TerrainPart> load_terrain_part(const io::Atlas* atlas, const GroundOptions& options,
                                      const Polyline& places, double margin_m) {
    const auto terrain = choose_terrain(options.terrain, options.cache_folder);
    if (!terrain)
        return tl::unexpected(terrain.error());
    if (!terrain->built_in) {
        auto part = io::read_dem_part(terrain->file, places, margin_m,
                                      atlas ? atlas->projection : std::string("EPSG:32642"));
        if (!part)
            return tl::unexpected(part.error());
        return TerrainPart{
            std::move(part->grid), std::move(part->projection), std::move(part->well_known_text),
            terrain->stored ? terrain->stored->name : terrain->file.filename().string(), false};
    }
    if (!atlas)
        return fail("the built-in relief needs its atlas", ErrorKind::Usage);
    auto projection = make_projection(atlas->projection);
    if (!projection)
        return tl::unexpected(projection.error());
    Diagnostics diagnostics;
    auto ground = load_ground(*atlas, **projection, options, diagnostics);
    if (!ground)
        return tl::unexpected(ground.error());
    std::string wkt = (*projection)->well_known_text();
    return TerrainPart{std::move(ground->heights), std::move(*projection), std::move(wkt), "",
                       true};
}

} // namespace panjshir::app
