#include "app/event_icons.hpp"

#include "app/paths.hpp"
#include "base/file.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace panjshir::app {

Result<scene::IconSet> event_icons() {
    std::map<std::string, std::string> svg;
    const auto folder = assets_folder() / "icons";
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".svg")
            continue;
        auto text = read_file(entry.path(), 1 << 20);
        if (!text)
            return tl::unexpected(text.error());
        svg[entry.path().stem().string()] = std::move(*text);
    }
    auto icons = scene::make_icons(svg);
    if (!icons)
        return fail(folder.string() + ": " + icons.error().message);
    return icons;
}

} // namespace panjshir::app
