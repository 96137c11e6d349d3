#include "io/atlas.hpp"

#include "base/file.hpp"
#include "io/atlas_loader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

constexpr const char* kPackageFile = "datapackage.json";

// "line:column" of a byte that a JSON parser stumbled over (its count begins at 1).
std::string position_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
    const std::size_t line_begin =
        before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fmt::format("{}:{}", std::count(before.begin(), before.end(), '\n') + 1,
                       before.size() - line_begin + 1);
}

Result<nlohmann::json> parse_package(const std::string& text, const std::filesystem::path& path) {
    try {
        auto json = nlohmann::json::parse(text);
        if (!json.is_object())
            return fail(fmt::format("{}: no data package: not a JSON object", path.string()));
        return json;
    } catch (const nlohmann::json::parse_error& error) {
        return fail(fmt::format("{}:{}: not JSON", path.string(), position_of(text, error.byte)));
    }
}

} // namespace

const gazetteer::Place* Atlas::place(std::string_view id) const {
    const auto it =
        std::lower_bound(places.begin(), places.end(), id,
                         [](const auto& row, std::string_view key) { return row.id < key; });
    return it != places.end() && it->id == id ? &*it : nullptr;
}

std::optional<std::string> Atlas::headline(CivilDay day, std::string_view language) const {
    const Headline* best = nullptr;
    for (const Headline& line : headlines)
        if (line.when.contains(day) &&
            (!best || line.when.length_days() < best->when.length_days()))
            best = &line;
    if (!best)
        return std::nullopt;
    return language == "fr" ? best->fr : best->en;
}

RowOrigin Atlas::origin(std::string_view table, const std::string& id) const {
    const auto rows = origins.find(table);
    if (rows == origins.end())
        return {};
    const auto row = rows->second.find(id);
    return row == rows->second.end() ? RowOrigin{} : row->second;
}

Result<Atlas> load_atlas(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return fail(fmt::format("{}: no such folder", folder.string()));
    const std::filesystem::path path = folder / kPackageFile;
    if (!std::filesystem::exists(path, error))
        return fail(fmt::format("{}: no atlas: it has no {}", folder.string(), kPackageFile));
    const auto text = read_file(path);
    if (!text)
        return tl::unexpected(text.error());
    const auto package = parse_package(*text, path);
    if (!package)
        return tl::unexpected(package.error());

    Atlas atlas;
    atlas.folder = folder;
    AtlasLoader loader(atlas, [&](const std::string& name) -> Result<CsvTable> {
        const std::string file = name + ".csv";
        const auto content = read_file(folder / file);
        if (!content)
            return tl::unexpected(content.error());
        return parse_csv(*content, file);
    });
    loader.read_tables();
    loader.check_resources(*package);
    loader.read_package(package->value("panjshir", nlohmann::json()));
    loader.warn_of_orphans();
    loader.sort_diagnostics();
    return atlas;
}

} // namespace panjshir::io
