#include "app/gazetteers.hpp"

#include "app/paths.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <system_error>

namespace panjshir::app {

std::filesystem::path gazetteers_folder() {
    const auto cache = cache_folder();
    return cache.empty() ? cache : cache / "gazetteers";
}

std::filesystem::path gazetteer_file(const std::filesystem::path& folder,
                                     const std::string& title) {
    std::string name;
    for (const char c : title) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    return folder / ((name.empty() ? "gazetteer" : name) + ".index");
}

OpenedGazetteers open_gazetteers(const std::filesystem::path& folder) {
    OpenedGazetteers opened;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    if (!folder.empty())
        for (const auto& entry : std::filesystem::directory_iterator(folder, error))
            if (entry.path().extension() == ".index")
                files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        auto index = gazetteer::NameIndex::open(file);
        if (index)
            opened.indexes.push_back(std::move(*index));
        else
            opened.diagnostics.push_back(
                {Severity::Warning, file.string(), 0, 0, index.error().message});
    }
    return opened;
}

Result<std::filesystem::path> keep_gazetteer(const std::filesystem::path& folder,
                                             const gazetteer::NameIndex& index) {
    if (folder.empty())
        return fail("there is no cache folder to keep a gazetteer in: set HOME or XDG_CACHE_HOME",
                    ErrorKind::Missing);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fail(folder.string() + ": cannot be made: " + error.message());
    const auto file = gazetteer_file(folder, std::string(index.title()));
    if (auto written = write_file(file, index.bytes()); !written)
        return tl::unexpected(written.error());
    return file;
}

} // namespace panjshir::app
