#include "cli/terrain_contours_command.hpp"

#include "io/contour_write.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {

int run_terrain_contours(const CommandContext& context, const TerrainContoursOptions& options) {
    const auto levels = terrain::contour_levels(options.interval_m, options.base_m);
    if (!levels)
        return report(context, levels.error());
    const auto written = io::write_contours(options.input, options.output,
                                            {*levels, options.index_every, options.threads});
    if (!written)
        return report(context, written.error());
    if (context.form == OutputForm::Json)
        context.out
            << nlohmann::json{{"file", options.output},          {"interval_m", options.interval_m},
                              {"base_m", options.base_m},        {"lines", written->lines},
                              {"points", written->points},       {"lowest_m", written->lowest_m},
                              {"highest_m", written->highest_m}, {"reference", written->reference}}
                   .dump(2)
            << '\n';
    else if (written->lines == 0)
        context.out << fmt::format("{}: no contour every {:g} m crosses {}\n", options.output,
                                   options.interval_m, options.input);
    else
        context.out << fmt::format("{}: {} lines of {} points, every {:g} m from {:g} to {:g} m\n",
                                   options.output, written->lines, written->points,
                                   options.interval_m, written->lowest_m, written->highest_m);
    return kDone;
}

void register_terrain_contours(CLI::App& terrain, Action& chosen) {
    auto options = std::make_shared<TerrainContoursOptions>();
    CLI::App* command = terrain.add_subcommand(
        "contours", "contour lines of an elevation file as FlatGeobuf or GeoJSON");
    command->add_option("input", options->input, "elevation file, projected in metres")->required();
    command->add_option("-o,--output", options->output, "FILE.fgb or FILE.geojson")->required();
    command->add_option("--interval", options->interval_m, "metres between contours")
        ->capture_default_str();
    command->add_option("--base", options->base_m, "height of one of them, metres")
        ->capture_default_str();
    command
        ->add_option("--index", options->index_every,
                     "each so many contours from the base an index contour; 0 for none")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--threads", options->threads, "0 for as many as there are cores")
        ->capture_default_str()
        ->check(CLI::Range(0, 256));
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_terrain_contours(context, *options);
        };
    });
}

} // namespace panjshir::cli
