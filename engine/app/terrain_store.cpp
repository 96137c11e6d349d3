#include "app/terrain_store.hpp"

#include "base/file.hpp"
#include "io/terrain_pyramid.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <csignal>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/types.h>

namespace panjshir::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMaxDescriptionBytes = 4 << 20;
constexpr std::size_t kMostFileNames = 40;
constexpr std::size_t kLongestName = 40;

json to_json(const io::TerrainJoint& joint) {
    return {{"first", joint.first},       {"second", joint.second},
            {"overlap", joint.overlap},   {"step_m", joint.step_m},
            {"inside_m", joint.inside_m}, {"roughness_m", joint.roughness_m},
            {"cells", joint.cells},       {"sound", joint.sound}};
}

io::TerrainJoint joint_of(const json& form) {
    io::TerrainJoint joint;
    form.at("first").get_to(joint.first);
    form.at("second").get_to(joint.second);
    form.at("overlap").get_to(joint.overlap);
    form.at("step_m").get_to(joint.step_m);
    form.at("inside_m").get_to(joint.inside_m);
    form.at("roughness_m").get_to(joint.roughness_m);
    form.at("cells").get_to(joint.cells);
    form.at("sound").get_to(joint.sound);
    return joint;
}

std::string description(const StoredTerrain& t) {
    return json{{"name", t.name},
                {"title", t.title},
                {"credit", t.credit},
                {"source", t.source},
                {"files", t.files},
                {"cell_size_m", t.cell_size_m},
                {"source_cell_m", t.source_cell_m},
                {"columns", t.columns},
                {"rows", t.rows},
                {"lowest_m", t.lowest_m},
                {"highest_m", t.highest_m},
                {"voids_filled", t.voids.filled},
                {"void_cells_filled", t.voids.filled_cells},
                {"largest_void_filled_km2", t.voids.largest_filled_km2},
                {"voids_left", t.voids.left},
                {"largest_void_left_km2", t.voids.largest_left_km2},
                {"cells_without_height", t.voids.cells_left},
                {"joints", t.joints},
                {"worst_joint", t.worst_joint ? to_json(*t.worst_joint) : json()}}
               .dump(2) +
           "\n";
}

std::optional<StoredTerrain> parse_description(const std::string& text) {
    try {
        const json form = json::parse(text);
        StoredTerrain t;
        form.at("name").get_to(t.name);
        form.at("title").get_to(t.title);
        form.at("credit").get_to(t.credit);
        form.at("source").get_to(t.source);
        form.at("files").get_to(t.files);
        form.at("cell_size_m").get_to(t.cell_size_m);
        form.at("source_cell_m").get_to(t.source_cell_m);
        form.at("columns").get_to(t.columns);
        form.at("rows").get_to(t.rows);
        form.at("lowest_m").get_to(t.lowest_m);
        form.at("highest_m").get_to(t.highest_m);
        form.at("voids_filled").get_to(t.voids.filled);
        form.at("void_cells_filled").get_to(t.voids.filled_cells);
        form.at("largest_void_filled_km2").get_to(t.voids.largest_filled_km2);
        form.at("voids_left").get_to(t.voids.left);
        form.at("largest_void_left_km2").get_to(t.voids.largest_left_km2);
        form.at("cells_without_height").get_to(t.voids.cells_left);
        form.at("joints").get_to(t.joints);
        if (!form.at("worst_joint").is_null())
            t.worst_joint = joint_of(form.at("worst_joint"));
        return t;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

std::string known_names(const fs::path& cache_folder) {
    std::string names = "built-in";
    for (const StoredTerrain& terrain : stored_terrains(cache_folder))
        names += ", " + terrain.name;
    return names;
}

/// The run that was writing a part of a terrain, by the name that temporary_sibling gave it;
/// nothing for other files.
std::optional<pid_t> writer_of(std::string_view file_name) {
    constexpr std::string_view kBegin = ".terrain.", kEnd = ".part.tif";
    if (file_name.size() <= kBegin.size() + kEnd.size() || !file_name.starts_with(kBegin) ||
        !file_name.ends_with(kEnd))
        return std::nullopt;
    const char* begin = file_name.data() + kBegin.size();
    const char* end = file_name.data() + file_name.size() - kEnd.size();
    pid_t writer = 0;
    const auto read = std::from_chars(begin, end, writer);
    if (read.ec != std::errc() || read.ptr != end || writer <= 0)
        return std::nullopt;
    return writer;
}

bool is_running(pid_t process) {
    return ::kill(process, 0) == 0 || errno != ESRCH;
}

/// The folder goes too where nothing else is in it.
void remove_abandoned_parts(const fs::path& folder) {
    std::vector<fs::path> parts;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (const auto writer = writer_of(entry.path().filename().string());
            writer && !is_running(*writer))
            parts.push_back(entry.path());
    for (const fs::path& part : parts)
        fs::remove(part, ignored);
    if (!parts.empty())
        fs::remove(folder, ignored);
}

Result<fs::path> made_folder(const StoreRequest& request) {
    if (!is_terrain_name(request.name))
        return fail(fmt::format("--name: '{}' is no name for a terrain (lower-case letters, digits "
                                "and hyphens; not built-in or fetched)",
                                request.name),
                    ErrorKind::Usage);
    if (request.cache_folder.empty())
        return fail("there is no folder to keep a terrain in: neither XDG_CACHE_HOME nor HOME is "
                    "set",
                    ErrorKind::Missing);
    remove_abandoned_terrains(request.cache_folder);
    fs::path folder = terrain_folder(request.cache_folder, request.name);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(fmt::format("{}: cannot be made: {}", folder.string(), error.message()),
                    ErrorKind::Missing);
    // Asked before the work that may take minutes.
    const fs::path probe = temporary_sibling(folder / "probe.txt");
    if (auto written = write_file(probe, "\n"); !written)
        return fail(written.error().message, ErrorKind::Missing);
    fs::remove(probe, error);
    return folder;
}

StoredTerrain described(const StoreRequest& request, const io::Mosaic& mosaic) {
    StoredTerrain terrain;
    terrain.name = request.name;
    terrain.title = request.title;
    terrain.credit = request.credit;
    terrain.source = request.source;
    for (const fs::path& file : request.files)
        if (terrain.files.size() < kMostFileNames)
            terrain.files.push_back(file.filename().string());
    terrain.cell_size_m = mosaic.grid.cell_size_m();
    terrain.source_cell_m = mosaic.source_cell_m;
    terrain.columns = mosaic.grid.columns();
    terrain.rows = mosaic.grid.rows();
    terrain.lowest_m = INFINITY, terrain.highest_m = -INFINITY;
    for (const float height : mosaic.grid.heights())
        if (!std::isnan(height)) {
            terrain.lowest_m = std::min<double>(terrain.lowest_m, height);
            terrain.highest_m = std::max<double>(terrain.highest_m, height);
        }
    terrain.voids = mosaic.voids;
    terrain.joints = mosaic.joints.size();
    if (!mosaic.joints.empty())
        terrain.worst_joint = mosaic.joints.front();
    return terrain;
}

Result<StoreResult> store_in(const fs::path& folder, const StoreRequest& request) {
    auto mosaic =
        io::join_terrain(request.files, {request.projection, request.extent, request.cell_size_m,
                                         request.largest_void_km2, request.joints,
                                         request.if_joint_refused, request.progress});
    if (!mosaic)
        return tl::unexpected(mosaic.error());
    StoreResult result{described(request, *mosaic), std::move(mosaic->joints),
                       std::move(mosaic->not_needed)};
    result.terrain.file = folder / "terrain.tif";
    const auto tell = [&](double done) {
        if (request.progress)
            request.progress("writing", done);
    };
    if (auto written = io::write_terrain(result.terrain.file, mosaic->grid,
                                         request.projection.well_known_text(), tell);
        !written)
        return fail(written.error().message, ErrorKind::Missing);
    if (auto written = write_file(folder / "terrain.json", description(result.terrain)); !written)
        return fail(written.error().message, ErrorKind::Missing);
    return result;
}

} // namespace

bool is_terrain_name(std::string_view text) {
    const auto good = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= kLongestName && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), good) && text != "built-in" && text != "fetched";
}

std::string terrain_name_from(const fs::path& file) {
    std::string name;
    for (const char c : file.stem().string()) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += capital ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    name.resize(std::min(name.size(), kLongestName));
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return is_terrain_name(name) ? name : "imported";
}

std::string free_terrain_name(const fs::path& cache_folder, const fs::path& file) {
    const std::string wanted = terrain_name_from(file);
    const auto is_taken = [&](const std::string& name) {
        return name == kFetchedTerrain || find_stored_terrain(cache_folder, name);
    };
    std::string name = wanted;
    for (int number = 2; is_taken(name); ++number) {
        const std::string end = fmt::format("-{}", number);
        name = wanted.substr(0, kLongestName - end.size()) + end;
    }
    return name;
}

fs::path terrain_folder(const fs::path& cache_folder, std::string_view name) {
    return cache_folder / "terrain" / (name == "fetched" ? kFetchedTerrain : std::string(name));
}

std::optional<StoredTerrain> find_stored_terrain(const fs::path& cache_folder,
                                                 std::string_view name) {
    if (cache_folder.empty() || (name != "fetched" && !is_terrain_name(name)))
        return std::nullopt;
    const fs::path folder = terrain_folder(cache_folder, name);
    const auto text = read_file(folder / "terrain.json", kMaxDescriptionBytes);
    auto terrain = text ? parse_description(*text) : std::nullopt;
    std::error_code error;
    if (!terrain || !fs::is_regular_file(folder / "terrain.tif", error))
        return std::nullopt;
    terrain->file = folder / "terrain.tif";
    return terrain;
}

std::vector<StoredTerrain> stored_terrains(const fs::path& cache_folder) {
    std::vector<StoredTerrain> terrains;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(cache_folder / "terrain", error))
        if (auto terrain = find_stored_terrain(cache_folder, entry.path().filename().string()))
            terrains.push_back(std::move(*terrain));
    std::sort(terrains.begin(), terrains.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return terrains;
}

Result<ChosenTerrain> choose_terrain(const std::string& given, const fs::path& cache_folder) {
    ChosenTerrain chosen;
    if (given == "built-in") {
        chosen.built_in = true;
        return chosen;
    }
    if (auto stored = find_stored_terrain(cache_folder, given)) {
        chosen.file = stored->file;
        chosen.title = stored->title;
        chosen.stored = std::move(stored);
        return chosen;
    }
    std::error_code error;
    const bool name = (given == "fetched" || is_terrain_name(given)) && !fs::exists(given, error);
    if (name && (given == "fetched" || given == kFetchedTerrain))
        return fail(fmt::format("--terrain {}: has not been fetched on this machine (`panjshir "
                                "terrain fetch` does it)",
                                given),
                    ErrorKind::Missing);
    if (name)
        return fail(fmt::format("--terrain {}: no such file, and no terrain of that name (there is "
                                "{}; `panjshir terrain import --name {} FILE...` makes one)",
                                given, known_names(cache_folder), given));
    chosen.file = given;
    chosen.title = chosen.file.filename().string();
    return chosen;
}

Result<StoreResult> store_terrain(const StoreRequest& request) {
    const auto folder = made_folder(request);
    if (!folder)
        return tl::unexpected(folder.error());
    auto stored = store_in(*folder, request);
    std::error_code ignored;
    if (!stored)
        fs::remove(*folder, ignored); // stays where an older terrain is in it
    return stored;
}

void remove_abandoned_terrains(const fs::path& cache_folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(cache_folder / "terrain", ignored))
        remove_abandoned_parts(entry.path());
}

} // namespace panjshir::app
