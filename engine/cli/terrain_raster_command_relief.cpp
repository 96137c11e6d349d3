// The commands that make a raster on the grid of an elevation file.

#include "cli/terrain_raster_command.hpp"
#include "io/dem.hpp"
#include "io/dem_rows.hpp"
#include "io/dem_streams.hpp"
#include "io/geotiff_hillshade.hpp"
#include "io/geotiff_raster.hpp"
#include "io/geotiff_sky_view.hpp"
#include "io/memory_need.hpp"
#include "terrain/flow.hpp"
#include "terrain/relief.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

namespace panjshir::cli {
namespace {

using terrain::HillshadeMethod;
using Clock = std::chrono::steady_clock;

// What was made, and from how many cells, in words or as JSON.
struct Made {
    std::string what, file;
    int columns = 0, rows = 0;
    double cell_size_m = 0;
    nlohmann::json more = nlohmann::json::object();
};

int tell(const CommandContext& context, const Made& made) {
    if (context.form == OutputForm::Text) {
        context.out << fmt::format("{}: {} of {} x {} cells of {} m\n", made.file, made.what,
                                   made.columns, made.rows, made.cell_size_m);
        return kDone;
    }
    nlohmann::json json = {{"file", made.file},
                           {"made", made.what},
                           {"columns", made.columns},
                           {"rows", made.rows},
                           {"cell_size_m", made.cell_size_m}};
    json.update(made.more);
    context.out << json.dump(2) << '\n';
    return kDone;
}

// Only work that takes a while is told of: every quarter, once a second has passed.
std::function<void(double)> quarters_told(const CommandContext& context, const std::string& file) {
    return [&context, file, begun = Clock::now(), told = 0](double share) mutable {
        const int quarter = static_cast<int>(share * 4);
        if (quarter <= told || quarter >= 4 || Clock::now() - begun < std::chrono::seconds(1))
            return;
        told = quarter;
        note(context, fmt::format("{}: {} %", file, quarter * 25));
    };
}

void note_step(const CommandContext& context, const terrain::HeightGrid& grid, const char* step) {
    if (grid.heights().size() > 4'000'000)
        note(context, fmt::format("{} ...", step));
}

std::optional<HillshadeMethod> standard_method(const std::string& name) {
    if (name == "horn")
        return HillshadeMethod::Horn;
    if (name == "multidirectional")
        return HillshadeMethod::Multidirectional;
    if (name == "igor")
        return HillshadeMethod::Igor;
    if (name == "combined")
        return HillshadeMethod::Combined;
    return std::nullopt;
}

int shade_standard(const CommandContext& context, const TerrainReliefOptions& options,
                   HillshadeMethod method) {
    if (method == HillshadeMethod::Multidirectional && options.azimuth_given)
        return report(context, {"--azimuth: the multidirectional method has lights of its own",
                                ErrorKind::Usage});
    if (method == HillshadeMethod::Igor && options.altitude_given)
        return report(context, {"--altitude: Igor's method does not know it", ErrorKind::Usage});
    const auto made =
        io::shade_file({options.files.input, options.files.output, options.files.creation_options,
                        quarters_told(context, options.files.output)},
                       {.method = method,
                        .azimuth_deg = options.azimuth_deg,
                        .altitude_deg = options.altitude_deg,
                        .exaggeration = options.exaggeration,
                        .edges = options.compute_edges ? terrain::HillshadeEdges::Extrapolate
                                                       : terrain::HillshadeEdges::Void});
    if (!made)
        return report(context, made.error());
    return tell(context, {"relief",
                          options.files.output,
                          made->columns,
                          made->rows,
                          made->cell_size_m,
                          {{"method", options.method}}});
}

// Measured on 100 million cells: the heights, what is made of them, and what is written.
constexpr double kReliefBytes = 35, kFlowBytes = 20; // a cell

// For work that wants the whole grid: refused before anything is held that the machine has no room
// for.
Result<io::ProjectedDem> read_whole(const std::string& path, const char* what,
                                    double bytes_per_cell) {
    const auto rows = io::DemRows::open(path);
    if (!rows)
        return tl::unexpected(rows.error());
    const double cells = static_cast<double>(rows->columns()) * rows->rows();
    if (cells <= static_cast<double>(io::kMaxDemCells))
        if (const auto room =
                io::check_memory(path, what, cells, bytes_per_cell, io::free_memory_bytes());
            !room)
            return tl::unexpected(room.error());
    return io::read_projected_dem(path);
}

io::RasterFile raster_file(const TerrainRasterFiles& files, const io::ProjectedDem& dem) {
    return {files.output, dem.well_known_text, files.creation_options};
}

int shade_default(const CommandContext& context, const TerrainReliefOptions& options) {
    const auto dem = read_whole(options.files.input, "the default relief", kReliefBytes);
    if (!dem)
        return report(context, dem.error());
    note_step(context, dem->grid, "preparing the relief");
    terrain::ReliefStyle style = terrain::default_relief_style();
    style.azimuth_deg = static_cast<float>(options.azimuth_deg);
    style.altitude_deg = static_cast<float>(options.altitude_deg);
    style.exaggeration *= static_cast<float>(options.exaggeration);
    if (style.altitude_deg < 15 || style.altitude_deg > 75 || style.exaggeration > 5)
        return report(context, {"the default method takes an --altitude of 15 to 75 degrees and a "
                                "--z of at most 3",
                                ErrorKind::Usage});
    const terrain::ReliefLayers layers = terrain::prepare_relief(dem->grid);
    note_step(context, dem->grid, "shading");
    const auto grey = terrain::shade_relief_grey(layers.field(), style);
    if (const auto written = io::write_bytes(raster_file(options.files, *dem), dem->grid, grey, 0);
        !written)
        return report(context, written.error());
    return tell(context, {"relief",
                          options.files.output,
                          dem->grid.columns(),
                          dem->grid.rows(),
                          dem->grid.cell_size_m(),
                          {{"method", options.method}}});
}

void add_files(CLI::App& command, TerrainRasterFiles& files, bool output_required = true) {
    command.add_option("input", files.input, "elevation file, projected in metres")->required();
    CLI::Option* output =
        command.add_option("-o,--output", files.output, "GeoTIFF to write, on the same grid");
    if (output_required)
        output->required();
    command
        .add_option("--co", files.creation_options,
                    "creation option of GDAL's GeoTIFF: "
                    "COMPRESS=DEFLATE, TILED=YES, ...")
        ->allow_extra_args(false);
}

std::vector<float> accumulated_areas(const terrain::FlowField& flow) {
    std::vector<float> areas(flow.size());
    for (std::size_t i = 0; i < areas.size(); ++i)
        areas[i] = flow.direction(i) == terrain::FlowField::kVoid
                       ? std::numeric_limits<float>::quiet_NaN()
                       : flow.accumulation_m2(i);
    return areas;
}

std::vector<std::uint8_t> direction_codes(const terrain::FlowField& flow) {
    std::vector<std::uint8_t> codes(flow.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::uint8_t d = flow.direction(i);
        codes[i] =
            d < 8 ? static_cast<std::uint8_t>(1u << d) : (d == terrain::FlowField::kVoid ? 255 : 0);
    }
    return codes;
}

} // namespace

int run_terrain_relief(const CommandContext& context, const TerrainReliefOptions& options) {
    if (options.method == "default")
        return shade_default(context, options);
    const auto method = standard_method(options.method);
    if (!method)
        return report(context, {fmt::format("--method: '{}' is none of default, horn, "
                                            "multidirectional, igor and combined",
                                            options.method),
                                ErrorKind::Usage});
    return shade_standard(context, options, *method);
}

int run_terrain_skyview(const CommandContext& context, const TerrainSkyViewOptions& options) {
    if (options.directions % 4 != 0)
        return report(context, {"--directions: must be a multiple of 4", ErrorKind::Usage});
    const auto made = io::sky_view_file(
        {options.files.input, options.files.output, options.files.creation_options,
         quarters_told(context, options.files.output)},
        {.radius_m = options.radius_m, .directions = options.directions});
    if (!made)
        return report(context, made.error());
    return tell(context, {"sky-view factor",
                          options.files.output,
                          made->columns,
                          made->rows,
                          made->cell_size_m,
                          {{"radius_m", options.radius_m}, {"directions", options.directions}}});
}

int run_terrain_flow(const CommandContext& context, const TerrainFlowOptions& options) {
    if (options.files.output.empty() && options.streams.empty())
        return report(context, {"nothing to write: give -o, --streams or both", ErrorKind::Usage});
    auto dem = read_whole(options.files.input, "following the water", kFlowBytes);
    if (!dem)
        return report(context, dem.error());
    note_step(context, dem->grid, "following the water");
    const io::RasterFile file = raster_file(options.files, *dem);
    const terrain::FlowField flow = terrain::compute_flow(std::move(dem->grid));
    if (!options.files.output.empty()) {
        const auto written =
            options.directions
                ? io::write_bytes(file, flow.heights(), direction_codes(flow), 255)
                : io::write_values(file, flow.heights(), accumulated_areas(flow), "");
        if (!written)
            return report(context, written.error());
    }
    Made made{options.directions ? "flow directions" : "drained area",
              options.files.output.empty() ? options.streams : options.files.output, flow.columns(),
              flow.rows(), flow.cell_size_m()};
    if (!options.streams.empty()) {
        const auto streams = terrain::drainage_network(
            flow, {.min_area_m2 = options.stream_area_km2 * 1e6, .valley = {.depth_m = 0}});
        if (const auto written = io::write_streams(options.streams, streams, file.well_known_text);
            !written)
            return report(context, written.error());
        made.more = {{"streams", streams.size()}, {"streams_file", options.streams}};
        if (context.form == OutputForm::Text)
            context.out << fmt::format("{}: {} streams\n", options.streams, streams.size());
        if (options.files.output.empty() && context.form == OutputForm::Text)
            return kDone;
    }
    return tell(context, made);
}

void register_terrain_relief(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainReliefOptions>();
    CLI::App* command = terrain.add_subcommand("relief", "shade an elevation file: 8-bit grey");
    add_files(*command, options->files);
    command->add_option("--method", options->method,
                        "default, horn, multidirectional, igor or combined");
    const CLI::Option* azimuth = command
                                     ->add_option("--azimuth", options->azimuth_deg,
                                                  "of the light, degrees from north (315)")
                                     ->check(CLI::Range(-360.0, 720.0));
    const CLI::Option* altitude =
        command->add_option("--altitude", options->altitude_deg, "of the light, degrees (45)")
            ->check(CLI::Range(0.0, 90.0));
    command->add_option("--z", options->exaggeration, "heights are multiplied by it (1)")
        ->check(CLI::Range(0.001, 1000.0));
    command->add_flag("--compute-edges", options->compute_edges,
                      "shade the outermost cells and those beside voids, like gdaldem");
    command->callback([options, azimuth, altitude, &chosen] {
        options->azimuth_given = azimuth->count() > 0;
        options->altitude_given = altitude->count() > 0;
        chosen = [options](const CommandContext& context) {
            return run_terrain_relief(context, *options);
        };
    });
}

void register_terrain_skyview(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainSkyViewOptions>();
    CLI::App* command =
        terrain.add_subcommand("skyview", "how much of the sky each cell sees, 0 to 1");
    add_files(*command, options->files);
    command->add_option("--radius", options->radius_m, "metres to look for horizons (3000)")
        ->check(CLI::Range(1.0, 1e6));
    command->add_option("--directions", options->directions, "a multiple of 4 (16)")
        ->check(CLI::Range(4, 64));
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_skyview(context, *options);
        };
    });
}

void register_terrain_flow(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainFlowOptions>();
    CLI::App* command =
        terrain.add_subcommand("flow", "where the water runs: the area each cell drains");
    add_files(*command, options->files, false);
    command->add_flag(
        "--directions", options->directions,
        "directions instead: 1 east, 2 south-east, ... 128 north-east, 0 off the grid");
    command->add_option("--streams", options->streams, "streams as lines: .geojson, .fgb or .gpkg");
    command
        ->add_option("--stream-area", options->stream_area_km2,
                     "km2 from which on it is a stream (25)")
        ->check(CLI::Range(0.0001, 1e6));
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_flow(context, *options);
        };
    });
}

} // namespace panjshir::cli
