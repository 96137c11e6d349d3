#pragma once
// What several parts of the window lay over the map, each under a name of its own.

#include "scene/overlay.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace panjshir::gui {

class OverlayShelf {
public:
    /// Replaces what that part laid; nothing takes it away.
    void set(const std::string& part, std::vector<scene::Overlay> overlays) {
        const auto it = m_parts.find(part);
        if (overlays.empty() && it == m_parts.end())
            return;
        if (overlays.empty())
            m_parts.erase(it);
        else
            m_parts[part] = std::move(overlays);
        ++m_stamp;
    }
    /// In the parts' order of name.
    void append_to(std::vector<scene::Overlay>& all) const {
        for (const auto& [part, overlays] : m_parts)
            all.insert(all.end(), overlays.begin(), overlays.end());
    }
    /// Grows with every change.
    std::uint64_t stamp() const { return m_stamp; }

private:
    std::map<std::string, std::vector<scene::Overlay>> m_parts;
    std::uint64_t m_stamp = 0;
};

} // namespace panjshir::gui
