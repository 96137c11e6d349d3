#include "io/terrain_fetch.hpp"

#include "base/file.hpp"
#include "io/terrain_fetch_remote.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kMostTiles = 64;
constexpr int kBeyond = 6; // cells round the area, for interpolating at its edge
constexpr std::size_t kMaxManifestBytes = 1 << 20;

struct Tile {
    int west_deg, south_deg;
    std::string title() const {
        return fmt::format("{}{:02} {}{:03}", south_deg < 0 ? 'S' : 'N', std::abs(south_deg),
                           west_deg < 0 ? 'W' : 'E', std::abs(west_deg));
    }
};

/// What is known of a tile and which of its blocks lie in the folder; written after every block.
struct Manifest {
    TileLayout layout;
    std::map<std::string, std::string> sha256; ///< by the block's file name

    std::string text() const {
        const json form{{"columns", layout.columns},
                        {"rows", layout.rows},
                        {"block_columns", layout.block_columns},
                        {"block_rows", layout.block_rows},
                        {"transform", layout.transform},
                        {"well_known_text", layout.well_known_text},
                        {"void_value", layout.has_void_value ? json(layout.void_value) : json()},
                        {"blocks", sha256}};
        return form.dump(1) + "\n";
    }
    static std::optional<Manifest> parse(const std::string& text) {
        try {
            const json form = json::parse(text);
            Manifest manifest;
            form.at("columns").get_to(manifest.layout.columns);
            form.at("rows").get_to(manifest.layout.rows);
            form.at("block_columns").get_to(manifest.layout.block_columns);
            form.at("block_rows").get_to(manifest.layout.block_rows);
            form.at("transform").get_to(manifest.layout.transform);
            form.at("well_known_text").get_to(manifest.layout.well_known_text);
            form.at("blocks").get_to(manifest.sha256);
            manifest.layout.has_void_value = !form.at("void_value").is_null();
            if (manifest.layout.has_void_value)
                form.at("void_value").get_to(manifest.layout.void_value);
            const TileLayout& l = manifest.layout;
            if (l.columns < 1 || l.rows < 1 || l.block_columns < 1 || l.block_rows < 1 ||
                l.transform[1] <= 0 || l.transform[5] >= 0)
                return std::nullopt;
            return manifest;
        } catch (const json::exception&) {
            return std::nullopt;
        }
    }
};

/// First and last block of a tile that the area needs; none where last < first.
struct BlockRange {
    int left = 0, top = 0, right = -1, bottom = -1;
    int count() const { return std::max(0, right - left + 1) * std::max(0, bottom - top + 1); }
};

BlockRange needed_blocks(const TileLayout& layout, const LonLatBox& area) {
    const auto& t = layout.transform;
    const auto cell = [](double value, int most) {
        return static_cast<int>(std::clamp(std::floor(value), -1.0, static_cast<double>(most)));
    };
    const int left = cell((area.west - t[0]) / t[1] - kBeyond, layout.columns);
    const int right = cell((area.east - t[0]) / t[1] + kBeyond, layout.columns);
    const int top = cell((area.north - t[3]) / t[5] - kBeyond, layout.rows);
    const int bottom = cell((area.south - t[3]) / t[5] + kBeyond, layout.rows);
    if (right < 0 || bottom < 0 || left >= layout.columns || top >= layout.rows)
        return {};
    return {std::max(left, 0) / layout.block_columns, std::max(top, 0) / layout.block_rows,
            std::min(right, layout.columns - 1) / layout.block_columns,
            std::min(bottom, layout.rows - 1) / layout.block_rows};
}

Result<void> write_block(const fs::path& path, const TileLayout& layout, int block_column,
                         int block_row, std::vector<float>& values) {
    const int left = block_column * layout.block_columns, top = block_row * layout.block_rows;
    const int columns = std::min(layout.block_columns, layout.columns - left);
    const int rows = std::min(layout.block_rows, layout.rows - top);
    const GdalMessages messages;
    register_elevation_drivers();
    const GdalStrings options{"COMPRESS=DEFLATE", "ZLEVEL=1", "PREDICTOR=3", "TILED=YES"};
    const fs::path temporary = temporary_sibling(path);
    bool written = false;
    {
        const GdalDataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), temporary.c_str(),
                                             columns, rows, 1, GDT_Float32, options.list()));
        if (dataset) {
            std::array<double, 6> transform = layout.transform;
            transform[0] += left * transform[1];
            transform[3] += top * transform[5];
            GDALSetGeoTransform(dataset.get(), transform.data());
            GDALSetProjection(dataset.get(), layout.well_known_text.c_str());
            GDALRasterBandH band = GDALGetRasterBand(dataset.get(), 1);
            if (layout.has_void_value)
                GDALSetRasterNoDataValue(band, layout.void_value);
            written = GDALRasterIO(band, GF_Write, 0, 0, columns, rows, values.data(), columns,
                                   rows, GDT_Float32, 0, 0) == CE_None;
        }
    }
    if (!written || messages.failed()) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return fail(fmt::format("{}: cannot be written: {}", path.string(), messages.reason()));
    }
    return replace_file(temporary, path);
}

class Fetcher {
public:
    explicit Fetcher(const FetchOptions& options) : m_options(options) {}

    Result<FetchedTiles> fetch() {
        if (auto usable = check(); !usable)
            return tl::unexpected(usable.error());
        const std::vector<Tile> tiles = tiles_of_area();
        m_progress.tiles = static_cast<int>(tiles.size());
        for (const Tile& tile : tiles) {
            ++m_progress.tile;
            m_progress.name = tile.title();
            m_progress.block = m_progress.blocks = 0;
            if (auto fetched = fetch(tile); !fetched)
                return tl::unexpected(fetched.error());
        }
        if (m_fetched.blocks.empty())
            return fail(fmt::format("{}: has none of the {} tiles of the area (the first would be "
                                    "{})",
                                    m_options.source, tiles.size(), url_of(tiles.front())));
        return std::move(m_fetched);
    }

private:
    Result<void> check() {
        const std::string& source = m_options.source;
        if (source.rfind("https://", 0) != 0 && source.rfind("http://", 0) != 0)
            return fail(fmt::format("--source: '{}' is no address of the form https://...", source),
                        ErrorKind::Usage);
        const LonLatBox& a = m_options.area;
        if ((std::floor(a.east) - std::floor(a.west) + 1) *
                (std::floor(a.north) - std::floor(a.south) + 1) >
            kMostTiles)
            return fail(fmt::format("the area needs more than {} tiles of one degree", kMostTiles),
                        ErrorKind::Usage);
        std::error_code error;
        fs::create_directories(m_options.folder, error);
        if (error)
            return fail(
                fmt::format("{}: cannot be made: {}", m_options.folder.string(), error.message()),
                ErrorKind::Missing);
        return {};
    }

    std::vector<Tile> tiles_of_area() const {
        const LonLatBox& a = m_options.area;
        std::vector<Tile> tiles;
        const auto last = [](double degrees) { // an edge on a whole degree needs no tile beyond
            return static_cast<int>(std::ceil(degrees)) - 1;
        };
        for (int south = static_cast<int>(std::floor(a.south)); south <= last(a.north); ++south)
            for (int west = static_cast<int>(std::floor(a.west)); west <= last(a.east); ++west)
                tiles.push_back({west, south});
        return tiles;
    }

    std::string url_of(const Tile& tile) const {
        const std::string name = copernicus_tile_name(tile.west_deg, tile.south_deg);
        std::string source = m_options.source;
        while (!source.empty() && source.back() == '/')
            source.pop_back();
        return fmt::format("{0}/{1}/{1}.tif", source, name);
    }

    static std::optional<Manifest> kept_manifest(const fs::path& path) {
        const auto text = read_file(path, kMaxManifestBytes);
        return text ? Manifest::parse(*text) : std::nullopt;
    }

    bool is_whole(const fs::path& folder, const Manifest& manifest, const std::string& name) const {
        const auto known = manifest.sha256.find(name);
        if (known == manifest.sha256.end())
            return false;
        const auto bytes = read_file(folder / name);
        return bytes && sha256_hex(*bytes) == known->second;
    }

    Result<void> check_place(const Tile& tile, const TileLayout& layout) const {
        const auto& t = layout.transform;
        const double slack = 2 * std::max(t[1], -t[5]);
        const double east = t[0] + layout.columns * t[1], south = t[3] + layout.rows * t[5];
        if (std::abs(t[0] - tile.west_deg) > slack || std::abs(t[3] - tile.south_deg - 1) > slack ||
            std::abs(east - tile.west_deg - 1) > slack || std::abs(south - tile.south_deg) > slack)
            return fail(fmt::format("{}: lies elsewhere ({:.3f} to {:.3f} E, {:.3f} to {:.3f} N)",
                                    url_of(tile), t[0], east, south, t[3]));
        return {};
    }

    Result<void> fetch(const Tile& tile) {
        const fs::path folder =
            m_options.folder / copernicus_tile_name(tile.west_deg, tile.south_deg);
        const fs::path manifest_file = folder / "manifest.json";
        std::optional<Manifest> manifest = kept_manifest(manifest_file);
        RemoteTile remote(url_of(tile), m_options);
        if (!manifest) {
            tell();
            const auto opened = remote.open();
            if (!opened)
                return tl::unexpected(opened.error());
            if (!*opened) {
                m_fetched.absent.push_back(tile.title());
                return {};
            }
            if (auto placed = check_place(tile, **opened); !placed)
                return placed;
            std::error_code error;
            fs::create_directories(folder, error);
            manifest.emplace();
            manifest->layout = **opened;
            if (auto kept = write_file(manifest_file, manifest->text()); !kept)
                return kept;
        }
        m_fetched.tiles.push_back(tile.title());
        const BlockRange range = needed_blocks(manifest->layout, m_options.area);
        m_progress.blocks = range.count();
        tell();
        for (int row = range.top; row <= range.bottom; ++row)
            for (int column = range.left; column <= range.right; ++column) {
                const std::string name = fmt::format("block-{:02}-{:02}.tif", row, column);
                if (is_whole(folder, *manifest, name))
                    ++m_fetched.blocks_kept;
                else if (auto got = fetch_block(remote, *manifest, folder, column, row); !got)
                    return got;
                m_fetched.blocks.push_back(folder / name);
                ++m_progress.block;
                tell();
            }
        return {};
    }

    Result<void> fetch_block(RemoteTile& remote, Manifest& manifest, const fs::path& folder,
                             int column, int row) {
        const std::string name = fmt::format("block-{:02}-{:02}.tif", row, column);
        auto values = remote.read(manifest.layout, column, row);
        if (!values)
            return tl::unexpected(values.error());
        if (auto written = write_block(folder / name, manifest.layout, column, row, *values);
            !written)
            return written;
        const auto bytes = read_file(folder / name);
        if (!bytes)
            return tl::unexpected(bytes.error());
        manifest.sha256[name] = sha256_hex(*bytes);
        ++m_fetched.blocks_read;
        return write_file(folder / "manifest.json", manifest.text());
    }

    void tell() const {
        if (m_options.progress)
            m_options.progress(m_progress);
    }

    const FetchOptions& m_options;
    FetchProgress m_progress;
    FetchedTiles m_fetched;
};

} // namespace

std::string copernicus_tile_name(int west_deg, int south_deg) {
    return fmt::format("Copernicus_DSM_COG_10_{}{:02}_00_{}{:03}_00_DEM", south_deg < 0 ? 'S' : 'N',
                       std::abs(south_deg), west_deg < 0 ? 'W' : 'E', std::abs(west_deg));
}

Result<FetchedTiles> fetch_tiles(const FetchOptions& options) {
    return Fetcher(options).fetch();
}

} // namespace panjshir::io
