// Signs of square buttons, drawn from lines.

#include "gui/panels/panel_room.hpp"

namespace panjshir::gui {

namespace {

class SignPen {
public:
    SignPen(ImVec2 centre, float r, ImU32 ink, float line)
        : m_draw(*ImGui::GetWindowDrawList()), m_c(centre), m_r(r), m_ink(ink), m_line(line) {}

    void draw(Sign sign) {
        switch (sign) {
        case Sign::First:
            bar(-1, 1.2f);
            chevron(-1);
            break;
        case Sign::Previous:
            chevron(-1);
            break;
        case Sign::Play:
            triangle();
            break;
        case Sign::Pause:
            bar(-0.5f, 2);
            bar(0.5f, 2);
            break;
        case Sign::Next:
            chevron(1);
            break;
        case Sign::Last:
            bar(1, 1.2f);
            chevron(1);
            break;
        case Sign::Layers:
            for (int i = -1; i <= 1; ++i)
                quad(static_cast<float>(i) * 0.6f);
            break;
        case Sign::Close:
            line({-0.7f, -0.7f}, {0.7f, 0.7f});
            line({-0.7f, 0.7f}, {0.7f, -0.7f});
            break;
        case Sign::Moon:
            m_draw.AddCircle(m_c, m_r, m_ink, 24, m_line * 0.85f);
            m_draw.PathArcTo(m_c, m_r, -1.5708f, 1.5708f, 16);
            m_draw.PathFillConvex(m_ink);
            break;
        case Sign::Hand:
            line({-0.6f, -0.9f}, {-0.6f, 0.8f});
            line({-0.6f, -0.9f}, {0.7f, 0.3f});
            line({0.7f, 0.3f}, {0.05f, 0.3f});
            line({-0.6f, 0.8f}, {-0.1f, 0.35f});
            break;
        case Sign::Text:
            line({-0.8f, -0.8f}, {0.8f, -0.8f});
            line({0, -0.8f}, {0, 0.9f});
            break;
        case Sign::Arrow:
            line({-0.9f, 0.8f}, {0.8f, -0.8f});
            line({0.8f, -0.8f}, {0, -0.75f});
            line({0.8f, -0.8f}, {0.75f, 0});
            break;
        case Sign::Freehand:
            curve({-1, 0.6f}, {-0.3f, -1.6f}, {0.2f, 1.8f}, {1, -0.6f});
            break;
        case Sign::Area:
            line({-0.9f, 0.6f}, {-0.4f, -0.8f});
            line({-0.4f, -0.8f}, {0.9f, -0.4f});
            line({0.9f, -0.4f}, {0.5f, 0.8f});
            line({0.5f, 0.8f}, {-0.9f, 0.6f});
            break;
        case Sign::Measure:
            line({-1, 0.3f}, {1, 0.3f});
            for (const float x : {-1.0f, -0.33f, 0.33f, 1.0f})
                line({x, 0.3f}, {x, x * x > 0.5f ? -0.6f : -0.15f});
            break;
        case Sign::Profile:
            line({-1.1f, 0.7f}, {-0.3f, -0.7f});
            line({-0.3f, -0.7f}, {0.2f, 0.1f});
            line({0.2f, 0.1f}, {0.5f, -0.3f});
            line({0.5f, -0.3f}, {1.1f, 0.7f});
            line({-1.1f, 0.7f}, {1.1f, 0.7f});
            break;
        case Sign::Observer:
            curve({-1.2f, 0}, {-0.5f, -1.1f}, {0.5f, -1.1f}, {1.2f, 0});
            curve({-1.2f, 0}, {-0.5f, 1.1f}, {0.5f, 1.1f}, {1.2f, 0});
            m_draw.AddCircleFilled(m_c, m_r * 0.4f, m_ink, 16);
            break;
        case Sign::Undo:
            hook(-1);
            break;
        case Sign::Redo:
            hook(1);
            break;
        case Sign::File:
            line({-0.7f, -0.9f}, {0.3f, -0.9f});
            line({0.3f, -0.9f}, {0.8f, -0.4f});
            line({0.8f, -0.4f}, {0.8f, 0.9f});
            line({0.8f, 0.9f}, {-0.7f, 0.9f});
            line({-0.7f, 0.9f}, {-0.7f, -0.9f});
            break;
        case Sign::Tour:
            line({-0.8f, 0.9f}, {-0.8f, -0.9f});
            line({-0.8f, -0.9f}, {0.8f, -0.5f});
            line({0.8f, -0.5f}, {-0.8f, 0});
            break;
        case Sign::Book:
            line({-1, -0.7f}, {0, -0.4f});
            line({1, -0.7f}, {0, -0.4f});
            line({-1, 0.6f}, {0, 0.9f});
            line({1, 0.6f}, {0, 0.9f});
            line({-1, -0.7f}, {-1, 0.6f});
            line({1, -0.7f}, {1, 0.6f});
            line({0, -0.4f}, {0, 0.9f});
            break;
        case Sign::Question:
            m_draw.PathArcTo({m_c.x, m_c.y - 0.4f * m_r}, 0.55f * m_r, -3.3f, 1.2f, 16);
            m_draw.PathStroke(m_ink, 0, m_line);
            line({0.2f, 0.1f}, {0, 0.45f});
            m_draw.AddCircleFilled({m_c.x, m_c.y + 0.9f * m_r}, m_line * 0.65f, m_ink);
            break;
        case Sign::Strip:
            line({-0.9f, -0.9f}, {-0.9f, 0.9f});
            line({-0.9f, 0.9f}, {0.9f, 0.9f});
            m_draw.AddRectFilled({m_c.x - 0.5f * m_r, m_c.y - 0.8f * m_r},
                                 {m_c.x - 0.1f * m_r, m_c.y + 0.5f * m_r}, m_ink);
            m_draw.AddRect({m_c.x + 0.25f * m_r, m_c.y - 0.4f * m_r},
                           {m_c.x + 0.85f * m_r, m_c.y + 0.5f * m_r}, m_ink, 0, 0, m_line * 0.7f);
            break;
        case Sign::Compare:
            line({-1, -0.8f}, {1, -0.8f});
            line({-1, 0.8f}, {1, 0.8f});
            line({-1, -0.8f}, {-1, 0.8f});
            line({1, -0.8f}, {1, 0.8f});
            line({0, -1.1f}, {0, 1.1f});
            break;
        }
    }

private:
    ImVec2 at(ImVec2 p) const { return {m_c.x + p.x * m_r, m_c.y + p.y * m_r}; }
    void line(ImVec2 a, ImVec2 b) { m_draw.AddLine(at(a), at(b), m_ink, m_line); }
    void curve(ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d) {
        m_draw.AddBezierCubic(at(a), at(b), at(c), at(d), m_ink, m_line);
    }
    void bar(float x, float width) {
        const float w = m_line * width / 2;
        const ImVec2 a = at({x, -1}), b = at({x, 1});
        m_draw.AddRectFilled(ImVec2(a.x - w, a.y), ImVec2(b.x + w, b.y), m_ink);
    }
    void chevron(float direction) {
        line({-0.5f * direction, -0.9f}, {0.4f * direction, 0});
        line({-0.5f * direction, 0.9f}, {0.4f * direction, 0});
    }
    void triangle() {
        m_draw.AddTriangleFilled(at({1, 0}), at({-0.6f, -1}), at({-0.6f, 1}), m_ink);
    }
    void quad(float y) {
        m_draw.AddQuad(at({-1.2f, y}), at({0, y - 0.6f}), at({1.2f, y}), at({0, y + 0.6f}), m_ink,
                       m_line * 0.75f);
    }
    void hook(float direction) {
        curve({0.9f * -direction, 0.7f}, {0.9f * -direction, -0.6f}, {0.3f * -direction, -0.5f},
              {0.8f * direction, -0.4f});
        line({0.8f * direction, -0.4f}, {0.3f * direction, -0.95f});
        line({0.8f * direction, -0.4f}, {0.3f * direction, 0.15f});
    }

    ImDrawList& m_draw;
    ImVec2 m_c;
    float m_r;
    ImU32 m_ink;
    float m_line;
};

} // namespace

bool sign_button(const char* id, Sign sign, Choice choice, const Theme& theme) {
    const float side = theme.px(32);
    if (choice == Choice::Chosen) {
        ImGui::PushStyleColor(ImGuiCol_Button, theme.accent);
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, theme.accent);
        ImGui::PushStyleColor(ImGuiCol_ButtonActive, theme.accent);
    }
    ImGui::PushID(id);
    const bool pressed = ImGui::Button("##sign", ImVec2(side, side));
    ImGui::PopID();
    if (choice == Choice::Chosen)
        ImGui::PopStyleColor(3);
    const ImVec2 a = ImGui::GetItemRectMin();
    const ImU32 ink = choice == Choice::Chosen
                          ? packed(theme.accent_text)
                          : packed(theme.text, choice == Choice::Idle ? 0.3f : 1);
    SignPen({a.x + side / 2, a.y + side / 2}, theme.px(6.5f), ink, theme.px(1.7f)).draw(sign);
    return pressed && choice != Choice::Idle;
}

bool sign_button(const char* id, Sign sign, const Theme& theme) {
    return sign_button(id, sign, Choice::Plain, theme);
}

} // namespace panjshir::gui
