#include "io/terrain_mosaic.hpp"

#include "io/terrain_mosaic_lattice.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gdal_utils.h>
#include <limits>
#include <ogr_spatialref.h>
#include <optional>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;
using terrain::HeightGrid;

constexpr double kMetresPerDegree = 111'200; // of the meridian, near enough
constexpr int kBeyond = 4;                   // cells round what is wanted, for the cubic kernel

struct WarpOptionsDeleter {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

/// A rectangle of cells of the grid that is made.
struct Part {
    int column = 0, row = 0, columns = 0, rows = 0;
    bool empty() const { return columns <= 0 || rows <= 0; }
};

class Joiner {
public:
    Joiner(std::span<const fs::path> files, const MosaicOptions& options)
        : m_files(files), m_options(options) {}

    Result<Mosaic> join() {
        if (auto grouped = group(); !grouped)
            return tl::unexpected(grouped.error());
        if (auto sized = size_grid(); !sized)
            return tl::unexpected(sized.error());
        for (std::size_t i = 0; i < m_lattices.size(); ++i)
            if (auto added = add(i); !added)
                return tl::unexpected(added.error());
        std::stable_sort(m_mosaic.joints.begin(), m_mosaic.joints.end(),
                         [](const TerrainJoint& a, const TerrainJoint& b) {
                             return std::pair(a.sound, -a.step_m) < std::pair(b.sound, -b.step_m);
                         });
        if (auto sound = check(); !sound)
            return tl::unexpected(sound.error());
        say("closing voids", 0);
        m_mosaic.voids = fill_voids(m_mosaic.grid, m_options.largest_void_km2);
        say("closing voids", 1);
        return std::move(m_mosaic);
    }

private:
    void say(std::string_view what, double done) const {
        if (m_options.progress)
            m_options.progress(what, done);
    }

    Result<void> group() {
        double finest = std::numeric_limits<double>::infinity();
        for (const fs::path& file : m_files) {
            const GdalMessages messages;
            const auto source = open_dem(file, messages);
            if (!source)
                return tl::unexpected(source.error());
            if (part_of(source->info).empty()) {
                m_mosaic.not_needed.push_back(file.filename().string());
                continue;
            }
            finest = std::min(finest, fine_side_m(source->info));
            m_mosaic.source_cell_m =
                m_mosaic.source_cell_m > 0
                    ? std::min(m_mosaic.source_cell_m, source->info.ground_cell_m)
                    : source->info.ground_cell_m;
            const bool taken =
                std::any_of(m_lattices.begin(), m_lattices.end(),
                            [&](Lattice& lattice) { return lattice.take(file, *source); });
            if (!taken)
                m_lattices.push_back(Lattice::of(file, *source));
        }
        if (m_lattices.empty())
            return fail(fmt::format("{}: {} outside the area that is wanted",
                                    m_files.empty() ? "terrain" : m_files.front().string(),
                                    m_files.size() > 1 ? "it and all other files lie" : "lies"));
        m_cell_m = m_options.cell_size_m > 0 ? m_options.cell_size_m
                   : finest > 5              ? std::round(finest)
                                             : finest;
        if (m_options.cell_size_m <= 0)
            while (cells_of(m_cell_m) > static_cast<double>(kMaxDemCells))
                m_cell_m = m_cell_m > 5 ? m_cell_m + 1 : m_cell_m * 1.1;
        return {};
    }

    double cells_of(double cell_m) const {
        const MapBox& box = m_options.extent;
        return std::ceil(box.width_m() / cell_m) * std::ceil(box.height_m() / cell_m);
    }

    // Side of the square that is as large as a cell on the ground.
    static double fine_side_m(const DemInfo& info) {
        const double longer = std::max(info.cell_width, info.cell_height);
        const double metres = info.ground_cell_m / longer;
        const bool degrees = std::abs(metres - kMetresPerDegree) < 1;
        const double squeeze =
            degrees ? std::cos((info.south + info.north) / 2 * 3.14159265358979 / 180) : 1;
        return metres * std::sqrt(info.cell_width * info.cell_height * squeeze);
    }

    Result<void> size_grid() {
        const MapBox& box = m_options.extent;
        const double columns = std::ceil(box.width_m() / m_cell_m - 1e-6);
        const double rows = std::ceil(box.height_m() / m_cell_m - 1e-6);
        if (!(columns >= 1 && rows >= 1))
            return fail("the area to join is empty");
        if (columns * rows > static_cast<double>(kMaxDemCells) || columns > 1e6 || rows > 1e6)
            return fail(
                fmt::format("{}: the area has {:.0f} x {:.0f} cells of {:g} m, more than can be "
                            "held; choose a smaller area or a larger cell",
                            m_files.front().string(), columns, rows, m_cell_m));
        m_mosaic.grid = HeightGrid(static_cast<int>(columns), static_cast<int>(rows), m_cell_m,
                                   {box.west_m, box.north_m});
        return {};
    }

    /// What a file covers of the extent, by the box round its outline on the plane.
    MapBox box_of(const DemInfo& info) const {
        MapBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
        constexpr int kSteps = 8;
        for (int i = 0; i <= kSteps; ++i)
            for (int k = 0; k <= kSteps; ++k) {
                const MapPoint p = m_options.projection.to_map(
                    LonLat::from_degrees(info.west + (info.east - info.west) * i / kSteps,
                                         info.south + (info.north - info.south) * k / kSteps));
                if (std::isnan(p.easting_m) || std::isnan(p.northing_m))
                    return m_options.extent; // far larger than the plane's domain
                box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                       std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
            }
        return box.grown(info.ground_cell_m);
    }
    Part part_of(const DemInfo& info) const {
        const MapBox box = box_of(info);
        const MapBox& all = m_options.extent;
        const MapBox both{std::max(box.west_m, all.west_m), std::max(box.south_m, all.south_m),
                          std::min(box.east_m, all.east_m), std::min(box.north_m, all.north_m)};
        if (both.west_m >= both.east_m || both.south_m >= both.north_m)
            return {};
        const HeightGrid& grid = m_mosaic.grid;
        if (grid.empty())
            return {0, 0, 1, 1};
        const auto cells = [&](double metres) { return metres / grid.cell_size_m(); };
        Part part;
        part.column = std::max(0, static_cast<int>(std::floor(cells(both.west_m - all.west_m))));
        part.row = std::max(0, static_cast<int>(std::floor(cells(all.north_m - both.north_m))));
        part.columns =
            std::min(grid.columns(), static_cast<int>(std::ceil(cells(both.east_m - all.west_m)))) -
            part.column;
        part.rows =
            std::min(grid.rows(), static_cast<int>(std::ceil(cells(all.north_m - both.south_m)))) -
            part.row;
        return part;
    }
    MapBox box_of(const Part& part) const {
        const MapPoint corner = m_mosaic.grid.north_west();
        return {corner.easting_m + part.column * m_cell_m,
                corner.northing_m - (part.row + part.rows) * m_cell_m,
                corner.easting_m + (part.column + part.columns) * m_cell_m,
                corner.northing_m - part.row * m_cell_m};
    }

    Result<void> add(std::size_t index) {
        const Lattice& lattice = m_lattices[index];
        const bool upright = lattice.transform[1] > 0 && lattice.transform[5] < 0 &&
                             lattice.transform[2] == 0 && lattice.transform[4] == 0;
        if (lattice.pieces.size() == 1 &&
            (!upright || m_cell_m > 1.5 * fine_side_m(lattice.info))) {
            const Part part = part_of(lattice.info);
            const fs::path& path = lattice.pieces.front().path;
            say(path.filename().string(), 0);
            auto heights = read_dem(path, {m_options.projection, box_of(part), m_cell_m});
            if (!heights)
                return tl::unexpected(heights.error());
            merge(*heights, part, path.filename().string());
            say(path.filename().string(), 1);
            return {};
        }
        const Part whole{0, 0, m_mosaic.grid.columns(), m_mosaic.grid.rows()};
        auto heights = warped(lattice);
        if (!heights)
            return tl::unexpected(heights.error());
        if (!heights->empty())
            merge(*heights, whole, lattice.pieces.front().path.filename().string());
        return {};
    }

    // The rectangle of the lattice under the grid, with a margin; an empty one where they do not
    // meet.
    LatticePiece wanted(const Lattice& lattice) const {
        OGRSpatialReference plane, file;
        plane.importFromWkt(m_options.projection.well_known_text().c_str());
        file.importFromWkt(lattice.well_known_text.c_str());
        plane.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        file.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const std::unique_ptr<OGRCoordinateTransformation> way(
            OGRCreateCoordinateTransformation(&plane, &file));
        LatticePiece all{{}, -2'000'000'000, -2'000'000'000, 2'000'000'000, 2'000'000'000};
        if (!way)
            return all;
        double left = 1e300, right = -1e300, top = 1e300, bottom = -1e300;
        constexpr int kSteps = 24;
        const MapBox& box = m_options.extent;
        for (int i = 0; i <= kSteps; ++i)
            for (int k = 0; k <= kSteps; ++k) {
                double x = box.west_m + box.width_m() * i / kSteps;
                double y = box.south_m + box.height_m() * k / kSteps;
                if (!way->Transform(1, &x, &y))
                    return all;
                const double column = (x - lattice.transform[0]) / lattice.transform[1];
                const double row = (y - lattice.transform[3]) / lattice.transform[5];
                left = std::min(left, column), right = std::max(right, column);
                top = std::min(top, row), bottom = std::max(bottom, row);
            }
        return {{},
                std::llround(std::floor(left)) - kBeyond,
                std::llround(std::floor(top)) - kBeyond,
                std::llround(std::ceil(right)) + kBeyond,
                std::llround(std::ceil(bottom)) + kBeyond};
    }

    Result<HeightGrid> warped(const Lattice& lattice) {
        auto joined =
            join_lattice(lattice, wanted(lattice), [&](double done) { say("joining", done); });
        if (!joined)
            return tl::unexpected(joined.error());
        for (TerrainJoint& joint : joined->joints)
            m_mosaic.joints.push_back(std::move(joint));
        if (joined->heights.empty())
            return HeightGrid();
        say("bringing onto the map", 0);
        const GdalMessages messages;
        HeightGrid part(m_mosaic.grid.columns(), m_mosaic.grid.rows(), m_cell_m,
                        m_mosaic.grid.north_west());
        std::array<double, 6> from = lattice.transform;
        from[0] += static_cast<double>(joined->left) * from[1];
        from[3] += static_cast<double>(joined->top) * from[5];
        const std::array<double, 6> to{part.north_west().easting_m,  m_cell_m, 0,
                                       part.north_west().northing_m, 0,        -m_cell_m};
        const GdalDataset source =
            dataset_over(joined->heights, joined->columns, from, lattice.well_known_text);
        const GdalDataset target = dataset_over(part.heights(), part.columns(), to,
                                                m_options.projection.well_known_text());
        const bool averaged = m_cell_m > 1.5 * fine_side_m(lattice.info);
        const bool voids = std::any_of(joined->heights.begin(), joined->heights.end(),
                                       [](float h) { return std::isnan(h); });
        bool good = source && target;
        std::vector<bool> unknown;
        if (good && voids && !averaged) {
            // Next to a void the cubic kernel overshoots: it gets invented neighbours, and what
            // lies nearest to a void stays one.
            good = warp(source.get(), target.get(), "near");
            for (const float height : part.heights())
                unknown.push_back(std::isnan(height));
            grow_into_voids(*joined);
            std::fill(part.heights().begin(), part.heights().end(),
                      std::numeric_limits<float>::quiet_NaN());
        }
        good = good && warp(source.get(), target.get(), averaged ? "average" : "cubic");
        if (!good || messages.failed())
            return fail(fmt::format("{}: cannot be brought onto the map: {}",
                                    lattice.pieces.front().path.string(), messages.reason()));
        for (std::size_t i = 0; i < unknown.size(); ++i)
            if (unknown[i])
                part.heights()[i] = std::numeric_limits<float>::quiet_NaN();
        say("bringing onto the map", 1);
        return part;
    }

    static GdalDataset dataset_over(std::span<float> values, int columns,
                                    std::array<double, 6> transform,
                                    const std::string& well_known_text) {
        GdalDataset dataset(
            GDALCreate(GDALGetDriverByName("MEM"), "", columns,
                       static_cast<int>(values.size() / static_cast<std::size_t>(columns)), 0,
                       GDT_Float32, nullptr));
        if (!dataset)
            return dataset;
        char pointer[64] = {};
        pointer[CPLPrintPointer(pointer, values.data(), sizeof pointer - 1)] = '\0';
        const GdalStrings options{fmt::format("DATAPOINTER={}", pointer).c_str()};
        if (GDALAddBand(dataset.get(), GDT_Float32, options.list()) != CE_None)
            return {};
        GDALSetGeoTransform(dataset.get(), transform.data());
        GDALSetProjection(dataset.get(), well_known_text.c_str());
        GDALSetRasterNoDataValue(GDALGetRasterBand(dataset.get(), 1),
                                 std::numeric_limits<double>::quiet_NaN());
        return dataset;
    }

    static bool warp(GDALDatasetH from, GDALDatasetH to, const char* method) {
        const GdalStrings arguments{"-r",         method,
                                    "-wm",        "256",
                                    "-wo",        "INIT_DEST=NO_DATA",
                                    "-wo",        "NUM_THREADS=ALL_CPUS",
                                    "-et",        "0.05",
                                    "-srcnodata", "nan",
                                    "-dstnodata", "nan"};
        const std::unique_ptr<GDALWarpAppOptions, WarpOptionsDeleter> options(
            GDALWarpAppOptionsNew(arguments.list(), nullptr));
        int usage_error = 0;
        return options && GDALWarp(nullptr, to, 1, &from, options.get(), &usage_error) != nullptr &&
               !usage_error;
    }

    // What is known already stays; where both are, they are compared.
    void merge(const HeightGrid& heights, const Part& part, const std::string& name) {
        std::vector<float> differences;
        for (int r = 0; r < std::min(part.rows, heights.rows()); ++r)
            for (int c = 0; c < std::min(part.columns, heights.columns()); ++c) {
                float& known = m_mosaic.grid.at(part.column + c, part.row + r);
                const float value = heights.at(c, r);
                if (std::isnan(known))
                    known = value;
                else if (!std::isnan(value) && (r * 31 + c) % 37 == 0)
                    differences.push_back(std::abs(known - value));
            }
        if (!differences.empty() && !m_merged.empty())
            m_mosaic.joints.push_back(overlap_of(m_merged, name, std::move(differences)));
        m_merged += (m_merged.empty() ? "" : ", ") + name;
    }

    Result<void> check() const {
        if (std::all_of(m_mosaic.grid.heights().begin(), m_mosaic.grid.heights().end(),
                        [](float h) { return std::isnan(h); }))
            return fail(fmt::format("{}: holds nothing but voids within the area",
                                    m_files.front().string()));
        if (m_options.joints == Joints::Accept || m_mosaic.joints.empty() ||
            m_mosaic.joints.front().sound)
            return {};
        const TerrainJoint& worst = m_mosaic.joints.front();
        if (worst.overlap)
            return fail(
                fmt::format("{} and {}: where they overlap their heights differ by {:.0f} m "
                            "(median of {} cells): another unit or another place?{}",
                            worst.first, worst.second, worst.step_m, worst.cells, what_to_do()));
        return fail(fmt::format(
            "{} and {}: a step of {:.1f} m along their joint (beside it {:.1f} m; "
            "medians of {} cells): another unit, datum or place?{}",
            worst.first, worst.second, worst.step_m, worst.inside_m, worst.cells, what_to_do()));
    }

    std::string what_to_do() const {
        return m_options.if_refused.empty() ? "" : " " + m_options.if_refused;
    }

    std::span<const fs::path> m_files;
    const MosaicOptions& m_options;
    std::vector<Lattice> m_lattices;
    double m_cell_m = 0;
    Mosaic m_mosaic;
    std::string m_merged;
};

} // namespace

Result<Mosaic> join_terrain(std::span<const fs::path> files, const MosaicOptions& options) {
    return Joiner(files, options).join();
}

} // namespace panjshir::io
