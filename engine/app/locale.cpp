#include "app/locale.hpp"

#include "app/paths.hpp"
#include "base/file.hpp"
#include "base/translations.hpp"

namespace panjshir::app {

namespace {

bool is_of_the_map(const std::filesystem::path& file) {
    return file.filename().string().rfind("map.", 0) == 0;
}

Diagnostics load(bool (*wanted)(const std::filesystem::path&)) {
    Diagnostics diagnostics;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(assets_folder() / "locale", error)) {
        if (entry.path().extension() != ".po" || !wanted(entry.path()))
            continue;
        const auto bytes = read_file(entry.path(), 1 << 22);
        auto catalogue = bytes ? Catalogue::parse(*bytes, entry.path().string())
                               : Result<Catalogue>(tl::unexpected(bytes.error()));
        if (catalogue)
            add_translations(entry.path().stem().string(), std::move(*catalogue));
        else
            diagnostics.push_back({Severity::Warning, "", 0, 0, catalogue.error().message});
    }
    return diagnostics;
}

} // namespace

Diagnostics load_translations() {
    return load([](const std::filesystem::path& file) { return !is_of_the_map(file); });
}

Diagnostics load_map_words() {
    return load(&is_of_the_map);
}

} // namespace panjshir::app
