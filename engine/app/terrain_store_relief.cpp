#include "app/terrain_store_relief.hpp"

#include "io/terrain_pyramid.hpp"
#include "terrain/relief.hpp"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace panjshir::app {
namespace {

using io::TerrainPyramid;
using scene::ReliefRasters;
using Window = TerrainPyramid::Window;

constexpr int kBlock = 256;
constexpr double kCellsPerMm = 4;      // a printed cell is not seen below a quarter of a millimetre
constexpr double kLookAround_m = 4500; // how far sky view and the larger landforms reach
constexpr std::size_t kMostKept = 3;
constexpr int kNiceness = 10;
constexpr double kMostCells = 2.4e7; // of a window, with its rim

struct Wanted {
    std::size_t level = 0;
    Window window;
    bool operator==(const Wanted&) const = default;
};
struct Made {
    Wanted of;
    ReliefRasters rasters;
};

bool covers(const Window& whole, const Window& part) {
    return part.column >= whole.column && part.row >= whole.row &&
           part.column + part.columns <= whole.column + whole.columns &&
           part.row + part.rows <= whole.row + whole.rows;
}

/// Outwards to whole blocks.
Window blocks_round(const Window& window, const TerrainPyramid::Level& level) {
    const int left = window.column / kBlock * kBlock, top = window.row / kBlock * kBlock;
    const auto up = [](int cells) { return (cells + kBlock - 1) / kBlock * kBlock; };
    const int right = std::min(level.columns, up(window.column + window.columns));
    const int bottom = std::min(level.rows, up(window.row + window.rows));
    return {left, top, right - left, bottom - top};
}

template <typename T>
std::vector<T> cut(const std::vector<T>& values, int columns, const Window& inner) {
    std::vector<T> part;
    part.reserve(static_cast<std::size_t>(inner.columns) * static_cast<std::size_t>(inner.rows));
    for (int r = 0; r < inner.rows; ++r) {
        const auto first =
            values.begin() + static_cast<std::ptrdiff_t>(inner.row + r) * columns + inner.column;
        part.insert(part.end(), first, first + inner.columns);
    }
    return part;
}

class ReliefLevels : public scene::ReliefSource {
public:
    ReliefLevels(TerrainPyramid pyramid, const ReliefLevelsOptions& options)
        : m_pyramid(std::move(pyramid)), m_options(options) {
        if (options.detail == ReliefDetail::Beside)
            m_thread = std::thread([this] { work(); });
    }
    ~ReliefLevels() override {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    std::optional<ReliefRasters> rasters(const MapBox& extent,
                                         double metres_per_mm) const override {
        const auto level = level_for(metres_per_mm);
        if (!level)
            return std::nullopt;
        const Window seen = m_pyramid.window_of(*level, extent);
        if (seen.columns <= 0 || seen.rows <= 0)
            return std::nullopt;
        return m_options.detail == ReliefDetail::Awaited ? awaited(*level, seen)
                                                         : beside(*level, seen, extent);
    }
    std::uint64_t made() const override {
        const std::lock_guard lock(m_mutex);
        return m_made;
    }
    std::string fault() const override {
        const std::lock_guard lock(m_mutex);
        return m_fault;
    }

private:
    /// The coarsest level that is fine enough, if it is finer than the ground's own rasters.
    std::optional<std::size_t> level_for(double metres_per_mm) const {
        const auto& levels = m_pyramid.levels();
        std::size_t level = 0;
        while (level + 1 < levels.size() &&
               levels[level + 1].cell_size_m <= metres_per_mm / kCellsPerMm)
            ++level;
        return levels[level].cell_size_m < 0.75 * m_options.ground_cell_m
                   ? std::optional<std::size_t>(level)
                   : std::nullopt;
    }

    std::optional<ReliefRasters> awaited(std::size_t level, const Window& seen) const {
        const Wanted wanted{level, blocks_round(seen, m_pyramid.levels()[level])};
        for (const Made& made : m_kept)
            if (made.of == wanted)
                return made.rasters;
        if (m_failed == wanted)
            return std::nullopt;
        auto rasters = make(wanted);
        if (rasters)
            keep({wanted, *rasters});
        else
            m_failed = wanted;
        return rasters;
    }

    std::optional<ReliefRasters> beside(std::size_t level, const Window& seen,
                                        const MapBox& extent) const {
        const double reach = std::max(extent.width_m(), extent.height_m());
        const auto grown = [&](double share) {
            return m_pyramid.window_of(level, extent.grown(share * reach));
        };
        const Wanted next{level, blocks_round(grown(0.3), m_pyramid.levels()[level])};
        const Window soon = grown(0.15);
        const std::lock_guard lock(m_mutex);
        std::optional<ReliefRasters> found;
        bool ahead = false;
        // The newest first: while a view moves inside its window the rasters stay the same.
        for (auto made = m_kept.rbegin(); made != m_kept.rend(); ++made)
            if (made->of.level == level && covers(made->of.window, seen)) {
                found = found ? found : made->rasters;
                ahead = ahead || covers(made->of.window, soon);
            }
        if (!ahead && m_in_work != next && m_failed != next) {
            m_next = next;
            m_changed.notify_all();
        }
        return found;
    }

    void work() {
        // Linux gives each thread a niceness of its own: the window's frames go first.
        (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNiceness);
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [&] { return m_stop || m_next; });
            if (m_stop)
                return;
            const Wanted wanted = *m_next;
            m_in_work = wanted;
            m_next.reset();
            lock.unlock();
            auto rasters = make(wanted);
            lock.lock();
            m_in_work.reset();
            if (!rasters) {
                m_failed = wanted; // the coarser rasters stay
                continue;
            }
            keep({wanted, std::move(*rasters)});
            ++m_made;
        }
    }

    void keep(Made made) const {
        m_kept.push_back(std::move(made));
        if (m_kept.size() > kMostKept)
            m_kept.pop_front();
    }

    std::optional<ReliefRasters> make(const Wanted& wanted) const {
        const TerrainPyramid::Level& level = m_pyramid.levels()[wanted.level];
        const int rim = 2 * static_cast<int>(std::ceil(kLookAround_m / level.cell_size_m / 2));
        Window outer = wanted.window;
        outer.column = std::max(0, outer.column - rim);
        outer.row = std::max(0, outer.row - rim);
        outer.columns =
            std::min(level.columns, wanted.window.column + wanted.window.columns + rim) -
            outer.column;
        outer.rows = std::min(level.rows, wanted.window.row + wanted.window.rows + rim) - outer.row;
        if (static_cast<double>(outer.columns) * outer.rows > kMostCells)
            return std::nullopt;
        const auto heights = m_pyramid.read(wanted.level, outer);
        if (!heights) {
            tell_fault(heights.error().message);
            return std::nullopt;
        }
        terrain::ReliefPreparation preparation;
        // One core is left to the window.
        preparation.threads =
            m_options.detail == ReliefDetail::Beside
                ? std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1)
                : 0;
        const terrain::ReliefLayers layers = terrain::prepare_relief(*heights, preparation);
        const Window inner{wanted.window.column - outer.column, wanted.window.row - outer.row,
                           wanted.window.columns, wanted.window.rows};
        return rasters_of(layers, inner, heights->north_west());
    }

    void tell_fault(const std::string& reason) const {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_fault.empty())
                return;
            m_fault = reason + "; the relief stays coarse there";
        }
        if (m_options.warn)
            m_options.warn(m_fault); // no longer changed
    }

    static ReliefRasters rasters_of(const terrain::ReliefLayers& layers, const Window& inner,
                                    MapPoint corner) {
        auto heights = std::make_shared<display::HeightRaster>();
        heights->columns = inner.columns;
        heights->rows = inner.rows;
        heights->cell_size_m = layers.cell_size_m;
        heights->heights_m = cut(layers.heights, layers.columns, inner);
        const auto bytes = [&](const std::vector<std::uint8_t>& values) {
            auto raster = std::make_shared<display::ByteRaster>();
            raster->columns = inner.columns;
            raster->rows = inner.rows;
            raster->values = cut(values, layers.columns, inner);
            return raster;
        };
        ReliefRasters rasters;
        rasters.heights = std::move(heights);
        rasters.sky_view = bytes(layers.sky_view);
        rasters.texture = bytes(layers.texture);
        rasters.light_turn = bytes(layers.light_turn);
        rasters.north_west = {corner.easting_m + inner.column * layers.cell_size_m,
                              corner.northing_m - inner.row * layers.cell_size_m};
        return rasters;
    }

    TerrainPyramid m_pyramid; // read by the worker alone, or without one by the caller
    ReliefLevelsOptions m_options;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    mutable std::deque<Made> m_kept;
    mutable std::optional<Wanted> m_next, m_in_work, m_failed;
    mutable std::string m_fault; // written once
    std::uint64_t m_made = 0;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace

Result<std::unique_ptr<scene::ReliefSource>>
make_relief_levels(const ReliefLevelsOptions& options) {
    auto pyramid = TerrainPyramid::open(options.file);
    if (!pyramid)
        return tl::unexpected(pyramid.error());
    if (pyramid->levels().front().cell_size_m >= 0.75 * options.ground_cell_m)
        return std::unique_ptr<scene::ReliefSource>();
    return std::unique_ptr<scene::ReliefSource>(
        std::make_unique<ReliefLevels>(std::move(*pyramid), options));
}

} // namespace panjshir::app
