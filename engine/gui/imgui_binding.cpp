#include "gui/imgui_binding.hpp"

#include <SFML/Window/Clipboard.hpp>
#include <algorithm>
#include <array>
#include <imgui_internal.h>
#include <utility>

// Debian keeps it in backends/; other packages put it beside imgui.h.
#if __has_include(<backends/imgui_impl_opengl3.h>)
#include <backends/imgui_impl_opengl2.h>
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_opengl2.h>
#include <imgui_impl_opengl3.h>
#endif

namespace panjshir::gui {

namespace {

constexpr std::array<std::pair<sf::Keyboard::Key, ImGuiKey>, 20> kKeys{{
    {sf::Keyboard::Tab, ImGuiKey_Tab},
    {sf::Keyboard::Left, ImGuiKey_LeftArrow},
    {sf::Keyboard::Right, ImGuiKey_RightArrow},
    {sf::Keyboard::Up, ImGuiKey_UpArrow},
    {sf::Keyboard::Down, ImGuiKey_DownArrow},
    {sf::Keyboard::PageUp, ImGuiKey_PageUp},
    {sf::Keyboard::PageDown, ImGuiKey_PageDown},
    {sf::Keyboard::Home, ImGuiKey_Home},
    {sf::Keyboard::End, ImGuiKey_End},
    {sf::Keyboard::Insert, ImGuiKey_Insert},
    {sf::Keyboard::Delete, ImGuiKey_Delete},
    {sf::Keyboard::Backspace, ImGuiKey_Backspace},
    {sf::Keyboard::Enter, ImGuiKey_Enter},
    {sf::Keyboard::Escape, ImGuiKey_Escape},
    {sf::Keyboard::A, ImGuiKey_A},
    {sf::Keyboard::C, ImGuiKey_C},
    {sf::Keyboard::V, ImGuiKey_V},
    {sf::Keyboard::X, ImGuiKey_X},
    {sf::Keyboard::Y, ImGuiKey_Y},
    {sf::Keyboard::Z, ImGuiKey_Z},
}};

const char* clipboard_text(void* data) {
    auto& held = *static_cast<std::string*>(data);
    const auto utf8 = sf::Clipboard::getString().toUtf8();
    held.assign(utf8.begin(), utf8.end());
    return held.c_str();
}

void set_clipboard_text(void*, const char* text) {
    const std::string utf8 = text;
    sf::Clipboard::setString(sf::String::fromUtf8(utf8.begin(), utf8.end()));
}

int mouse_button(sf::Mouse::Button button) {
    switch (button) {
    case sf::Mouse::Left:
        return 0;
    case sf::Mouse::Right:
        return 1;
    case sf::Mouse::Middle:
        return 2;
    default:
        return -1;
    }
}

/// Whether a modifier is down after that event: what the event itself says is the state before it.
bool held_after(const sf::Event& event, bool before, sf::Keyboard::Key left,
                sf::Keyboard::Key right) {
    const bool its_own = event.key.code == left || event.key.code == right;
    return its_own ? event.type == sf::Event::KeyPressed : before;
}

/// A slider's number is being typed: the decimal comma is as good as the point.
bool types_a_number() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    return context.TempInputId != 0 && context.ActiveId == context.TempInputId;
}

void give_position(ImGuiIO& io, int x, int y) {
    const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(fx, fy);
#else
    io.MousePos = ImVec2(fx, fy);
#endif
}

void give_wheel(ImGuiIO& io, const sf::Event::MouseWheelScrollEvent& wheel) {
    const bool upright = wheel.wheel == sf::Mouse::VerticalWheel;
#if IMGUI_VERSION_NUM >= 18700
    io.AddMouseWheelEvent(upright ? 0 : wheel.delta, upright ? wheel.delta : 0);
#else
    (upright ? io.MouseWheel : io.MouseWheelH) += wheel.delta;
#endif
}

} // namespace

std::optional<ImGuiKey> imgui_key(sf::Keyboard::Key key) {
    const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                    [&](const auto& pair) { return pair.first == key; });
    if (found == kKeys.end())
        return std::nullopt;
    return found->second;
}

ImGuiBinding::ImGuiBinding(sf::Window& window)
    : m_window(window), m_fixed_function(window.getSettings().majorVersion < 3) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;
    io.BackendPlatformName = "panjshir-sfml";
#if IMGUI_VERSION_NUM < 18700
    std::fill(std::begin(io.KeyMap), std::end(io.KeyMap), -1);
    for (const auto& [from, to] : kKeys)
        io.KeyMap[to] = from;
#endif
    io.GetClipboardTextFn = clipboard_text;
    io.SetClipboardTextFn = set_clipboard_text;
    io.ClipboardUserData = &m_clipboard;
    if (m_fixed_function)
        ImGui_ImplOpenGL2_Init();
    else
        ImGui_ImplOpenGL3_Init("#version 130");
}

ImGuiBinding::~ImGuiBinding() {
    m_fixed_function ? ImGui_ImplOpenGL2_Shutdown() : ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void ImGuiBinding::handle(const sf::Event& event) {
    ImGuiIO& io = ImGui::GetIO();
    switch (event.type) {
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
        give_modifiers(event);
        if (imgui_key(event.key.code)) {
            const bool down = event.type == sf::Event::KeyPressed;
#if IMGUI_VERSION_NUM >= 18700
            io.AddKeyEvent(*imgui_key(event.key.code), down);
#else
            m_keys[static_cast<std::size_t>(event.key.code)].set(down);
#endif
        }
        break;
    case sf::Event::TextEntered:
        if (event.text.unicode >= ' ' && event.text.unicode != 127)
            io.AddInputCharacter(
                types_a_number() && event.text.unicode == ',' ? '.' : event.text.unicode);
        break;
    case sf::Event::MouseMoved:
        give_position(io, event.mouseMove.x, event.mouseMove.y);
        break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
        give_position(io, event.mouseButton.x, event.mouseButton.y);
        if (const int button = mouse_button(event.mouseButton.button); button >= 0) {
            const bool down = event.type == sf::Event::MouseButtonPressed;
#if IMGUI_VERSION_NUM >= 18700
            io.AddMouseButtonEvent(button, down);
#else
            m_buttons[static_cast<std::size_t>(button)].set(down);
#endif
        }
        break;
    case sf::Event::MouseWheelScrolled:
        give_wheel(io, event.mouseWheelScroll);
        break;
    case sf::Event::MouseLeft:
    case sf::Event::LostFocus: {
#if IMGUI_VERSION_NUM >= 18700
        if (event.type == sf::Event::LostFocus)
            io.AddFocusEvent(false);
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
#else
        if (event.type == sf::Event::LostFocus) {
            m_keys = {};
            m_buttons = {};
        }
        io.MousePos = ImVec2(-FLT_MAX, -FLT_MAX);
#endif
        break;
    }
    default:
        break;
    }
}

void ImGuiBinding::give_modifiers(const sf::Event& event) {
    using Key = sf::Keyboard;
    const bool control = held_after(event, event.key.control, Key::LControl, Key::RControl);
    const bool shift = held_after(event, event.key.shift, Key::LShift, Key::RShift);
    const bool alt = held_after(event, event.key.alt, Key::LAlt, Key::RAlt);
#if IMGUI_VERSION_NUM >= 18700
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, control);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    io.AddKeyEvent(ImGuiMod_Alt, alt);
#else
    m_control.set(control);
    m_shift.set(shift);
    m_alt.set(alt);
#endif
}

void ImGuiBinding::begin_frame(float seconds_since_last) {
    ImGuiIO& io = ImGui::GetIO();
    const sf::Vector2u size = m_window.getSize();
    io.DisplaySize = ImVec2(static_cast<float>(size.x), static_cast<float>(size.y));
    io.DeltaTime = std::max(seconds_since_last, 1e-4f);
#if IMGUI_VERSION_NUM < 18700
    for (std::size_t key = 0; key < m_keys.size(); ++key)
        io.KeysDown[key] = m_keys[key].take();
    for (std::size_t button = 0; button < m_buttons.size(); ++button)
        io.MouseDown[button] = m_buttons[button].take();
    io.KeyCtrl = m_control.take();
    io.KeyShift = m_shift.take();
    io.KeyAlt = m_alt.take();
#endif
    m_fixed_function ? ImGui_ImplOpenGL2_NewFrame() : ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void ImGuiBinding::fonts_changed() {
    if (m_fixed_function) {
        ImGui_ImplOpenGL2_DestroyFontsTexture();
        ImGui_ImplOpenGL2_CreateFontsTexture();
    } else {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
}

void ImGuiBinding::end_frame() {
    ImGui::Render();
    if (m_fixed_function)
        ImGui_ImplOpenGL2_RenderDrawData(ImGui::GetDrawData());
    else
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace panjshir::gui
