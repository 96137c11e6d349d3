#include "gui/shown_panels.hpp"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

namespace panjshir::gui {

namespace {

/// By how much what was put into the window is wider than what is seen of it.
float lacking_px(const ImGuiWindow& window) {
    return window.DC.CursorMaxPos.x - window.InnerRect.Max.x;
}

} // namespace

std::vector<ShownPanel> shown_panels() {
    std::vector<ShownPanel> shown;
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const auto of_root = [&](const ImGuiWindow& window) {
        return std::find_if(shown.begin(), shown.end(), [&](const ShownPanel& panel) {
            return panel.id == window.RootWindow->Name;
        });
    };
    for (const ImGuiWindow* window : context.Windows) {
        if (!window->Active || window->Hidden || (window->Flags & ImGuiWindowFlags_ChildWindow) ||
            window->IsFallbackWindow)
            continue;
        ShownPanel panel;
        panel.id = window->Name;
        panel.box = {window->Pos.x, window->Pos.y, window->Size.x, window->Size.y};
        panel.lacking_px = lacking_px(*window);
        panel.scrolled_px = window->ScrollMax.y;
        panel.popup = window->Flags & (ImGuiWindowFlags_Popup | ImGuiWindowFlags_Tooltip);
        shown.push_back(std::move(panel));
    }
    for (const ImGuiWindow* window : context.Windows)
        if (window->Active && !window->Hidden && (window->Flags & ImGuiWindowFlags_ChildWindow))
            if (const auto root = of_root(*window); root != shown.end())
                root->lacking_px = std::max(root->lacking_px, lacking_px(*window));
    return shown;
}

} // namespace panjshir::gui
