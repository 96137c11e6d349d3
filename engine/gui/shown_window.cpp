#include "gui/shown_window.hpp"

#include "gui/gl_start.hpp"
#include "gui/panels/panel_room.hpp"
#include "gui/panels/reader_parts.hpp"
#include "gui/shown_panels.hpp"

#include <SFML/System/Err.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <thread>
#include <utility>

namespace panjshir::gui {

namespace {

using Clock = std::chrono::steady_clock;
using display::Point;

/// While the wheel has turned so lately, the older picture is scaled instead of shading the relief
/// anew.
constexpr std::chrono::milliseconds kStillScaling{120};
constexpr std::chrono::milliseconds kPoll{10};
/// Where a map takes longer to draw, a hand moves its picture, while the next one is painted beside
/// it; it is drawn anew at once where so little of it is left in sight, of its width or height.
constexpr double kSlow_ms = 14, kLeastInSight = 0.55;

PanelSet open_panels(const WindowState& state, const Answers& answers) {
    const bool covered = card_covers_reader(state, answers);
    PanelSet open;
    open.set(Panel::Layers, state.layers_open);
    open.set(Panel::Tools, state.tools_open && state.plan.tools_folded);
    open.set(Panel::File, state.file_open);
    open.set(Panel::Tour, state.tour.open);
    open.set(Panel::Teaching, state.teaching.open);
    open.set(Panel::Ways, !state.ground.ways().from.empty() || !state.ground.ways().to.empty());
    open.set(Panel::Card, answers.card() && (!state.reading.open || covered));
    open.set(Panel::Reader, state.reading.open && !covered);
    open.set(Panel::Profile, state.ground.profile() != nullptr);
    open.set(Panel::Strip, state.strip.open);
    // A step's words come before the card of what the step has selected.
    if (state.tour.shown() && state.tour.shown()->view.selected == state.view.selected)
        open.keep_back(Panel::Card);
    return open;
}

/// The order in which panels make room for each other.
void order_panels(WindowState& state, const PanelSet& open) {
    keep_order(open, state.opened);
    const bool newly_selected =
        std::exchange(state.selected_before, state.view.selected) != state.view.selected;
    if (newly_selected && open.has(Panel::Card) && open.kept_back() != Panel::Card)
        bring_forward(state.opened, Panel::Card);
}

} // namespace

Result<std::unique_ptr<ShownWindow>>
ShownWindow::open(const app::Session& session, const WindowState& state, sf::Vector2u size) {
    const double scale = state.interface_scale;
    std::unique_ptr<ShownWindow> shown;
    sf::err().rdbuf(nullptr); // it chats about what a driver lacks; what matters is told below
    Error last;
    for (const unsigned major : {3u, 2u}) {
        const ContextGuard guard;
        shown.reset(new ShownWindow(session, scale));
        const auto made = shown->make_context(state, size, major);
        if (made)
            break;
        last = made.error();
        shown.reset();
    }
    if (!shown)
        return tl::unexpected(last);
    shown->m_persian =
        std::make_unique<PersianPictures>(session.fonts(), shown->m_canvas->painter());
    shown->m_chart = std::make_unique<ChartPicture>(shown->m_canvas->painter());
    shown->m_binding = std::make_unique<ImGuiBinding>(shown->m_window);
    shown->m_fonts = load_fonts(session.fonts(), scale);
    shown->m_arrow.loadFromSystem(sf::Cursor::Arrow);
    shown->m_hand.loadFromSystem(sf::Cursor::Hand);
    shown->m_last_frame = Clock::now();
    return shown;
}

Result<void> ShownWindow::make_context(const WindowState& state, sf::Vector2u size,
                                       unsigned major) {
    const sf::ContextSettings settings(24, 8, 0, major, major == 2 ? 1 : 0);
    const sf::VideoMode mode =
        state.full_screen ? sf::VideoMode::getDesktopMode() : sf::VideoMode(size.x, size.y);
    m_window.create(mode, word(Word::Title, state.view.language),
                    state.full_screen ? sf::Style::Fullscreen : sf::Style::Default, settings);
    if (!state.full_screen) {
        // Where no window manager places it, SFML leaves it half out of sight.
        const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
        m_window.setPosition(
            {std::max(0, (static_cast<int>(desktop.width) - static_cast<int>(size.x)) / 2),
             std::max(0, (static_cast<int>(desktop.height) - static_cast<int>(size.y)) / 2)});
    }
    if (!m_window.setActive(true))
        return fail("the window gets no OpenGL context", ErrorKind::Missing);
    m_window.setKeyRepeatEnabled(true);
    auto canvas = MapCanvas::create(m_session);
    if (!canvas)
        return tl::unexpected(canvas.error());
    m_canvas = std::move(*canvas);
    return {};
}

bool ShownWindow::handle_events(WindowState& state, const Answers& answers,
                                std::chrono::steady_clock::time_point until) {
    sf::Event event;
    bool any = m_window.pollEvent(event);
    // SFML's own waiting polls as often, but has no end.
    for (; !any && Clock::now() < until; any = m_window.pollEvent(event))
        std::this_thread::sleep_for(kPoll);
    const bool come = any;
    while (any) {
        inject(event, state, answers);
        any = m_window.pollEvent(event);
    }
    return come;
}

void ShownWindow::inject(const sf::Event& event, WindowState& state, const Answers& answers) {
    ++state.events;
    m_binding->handle(event);
    const ImGuiIO& io = ImGui::GetIO();
    // A click is judged by the marks of the view itself, not by those of a moved picture; a fault
    // shows at the next frame, which paints the same again.
    if (event.type == sf::Event::MouseButtonReleased && !m_input.dragging() && m_canvas->moved())
        (void)m_canvas->update(state.view, state.map, MapCanvas::Pace::Scaling, m_overlays,
                               m_overlays_stamp);
    const double scale_before = state.view.scale_denominator;
    m_input.handle(event, {io.WantCaptureMouse && !m_input.dragging(), io.WantTextInput}, m_session,
                   answers, m_canvas->list(), state);
    if (state.view.scale_denominator != scale_before)
        m_last_scaling = Clock::now();
}

/// A hand over what answers to a click.
void ShownWindow::point(const WindowState& state) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point at{io.MousePos.x, io.MousePos.y};
    const bool hand = !io.WantCaptureMouse && !m_input.dragging() && !m_canvas->moved() &&
                      state.map.contains(at) &&
                      !app::Session::hit(m_canvas->list(), state.map.to_page(at)).empty();
    if (hand != m_hand_shown)
        m_window.setMouseCursor(hand ? m_hand : m_arrow);
    m_hand_shown = hand;
}

Result<screen::Painted> ShownWindow::draw(WindowState& state, Answers& answers, Picture picture) {
    const Clock::time_point now = Clock::now();
    const sf::Vector2u pixels = m_window.getSize();
    const auto width = static_cast<float>(pixels.x), height = static_cast<float>(pixels.y);
    if (state.interface_scale != m_scale)
        take_scale(state.interface_scale);
    const Theme theme = theme_for(state.appearance, m_scale);
    const PanelSet open = open_panels(state, answers);
    order_panels(state, open);
    const MapFrame whole = map_frame(width, height, m_scale),
                   beside = state.strip.beside(whole, m_scale);
    const bool strip_folded = state.strip.open && is_too_narrow_for_panels(beside, m_scale) &&
                              state.opened.back() != Panel::Strip;
    state.map = strip_folded ? whole : beside;
    if (state.tour.fly(state.view, now) == TourWalk::By::Window)
        state.workspace->carry_along(state.view);
    move_on(state, now);
    answers.update(m_session, state);

    apply(theme);
    m_binding->begin_frame(std::chrono::duration<float>(now - m_last_frame).count());
    m_last_frame = now;
    ImGui::PushFont(m_fonts.text);
    state.plan =
        plan_panels(open, state.opened, state.map, timeline_form(width, height, m_scale), m_scale);
    state.plan.strip_shown = state.strip.open && !strip_folded;
    PanelRoom room{m_session,  state, answers, theme,     m_fonts,
                   *m_persian, width, height,  state.plan};
    state.controls.clear();
    state.clipped.clear();
    top_bar_panel(room);
    layers_panel(room);
    tools_panel(room);
    file_panel(room);
    comparison_panel(room);
    tour_panel(room);
    teaching_panel(room);
    strip_chart_panel(room, *m_chart);
    reader_panel(room);
    card_panel(room);
    timeline_panel(room);
    help_panel(room);
    ground_panel(room, state.ground);
    message_panel(room);
    ImGui::PopFont();
    state.panels = shown_panels();

    state.workspace->record(state.teaching.with_names(state.view), now);
    state.workspace->tick(now);
    update_overlays(state);
    // The panels may have changed the view: the map is drawn as it is now.
    MapCanvas::Pace pace = MapCanvas::Pace::Moving;
    if (picture == Picture::Whole)
        pace = MapCanvas::Pace::Whole;
    else if (now - m_last_scaling < kStillScaling)
        pace = MapCanvas::Pace::Scaling;
    const bool may_move = picture == Picture::AsTimeAllows && may_show_moved(state);
    const auto painted_by = [&](MapCanvas& canvas, const app::ViewState& view,
                                MapCanvas::Next next) {
        std::optional<screen::Painted> moved;
        if (may_move)
            moved = canvas.move(view, state.map, pace, next, kLeastInSight, m_overlays,
                                m_overlays_stamp);
        return moved ? Result<screen::Painted>(*moved)
                     : canvas.update(view, state.map, pace, m_overlays, m_overlays_stamp);
    };
    // Two maps take turns.
    const bool compared = state.workspace->content().comparison.has_value();
    const bool second_next = compared && state.frames % 2 == 1;
    const auto next = [](bool painted) {
        return painted ? MapCanvas::Next::Painted : MapCanvas::Next::Waits;
    };
    Result<screen::Painted> painted = painted_by(*m_canvas, state.view, next(!second_next));
    m_drawn_centre = state.view.centre;
    if (!painted) {
        ImGui::EndFrame();
        return painted;
    }
    const auto second = update_second(
        state,
        [&](MapCanvas& canvas, const app::ViewState& view) {
            return painted_by(canvas, view, next(second_next));
        },
        *painted);
    if (!second) {
        ImGui::EndFrame();
        return tl::unexpected(second.error());
    }
    screen::Offscreen::bind_window();
    screen::clear_bound(static_cast<int>(pixels.x), static_cast<int>(pixels.y), theme.panel.x,
                        theme.panel.y, theme.panel.z);
    m_canvas->show(static_cast<int>(pixels.y));
    if (*second)
        m_second_canvas->show(static_cast<int>(pixels.y), **second);
    m_binding->end_frame();
    point(state);
    m_window.display();
    ++state.frames;
    state.gl_version = fmt::format("{}.{}", m_window.getSettings().majorVersion,
                                   m_window.getSettings().minorVersion);
    return painted;
}

void ShownWindow::take_scale(double scale) {
    m_scale = scale;
    ImGui::GetIO().Fonts->Clear();
    m_fonts = load_fonts(m_session.fonts(), scale);
    m_binding->fonts_changed();
}

void ShownWindow::move_on(WindowState& state, Clock::time_point now) {
    if (!state.motion.moving())
        return;
    const bool zooming = state.motion.zooming();
    state.view = m_session.clamp_view(state.motion.moved(state.view, state.map, now));
    state.motion.kept(state.view);
    if (zooming)
        m_last_scaling = now;
}

bool ShownWindow::may_show_moved(const WindowState& state) const {
    if (state.motion.zooming())
        return true;
    const bool carried = (m_input.dragging() || state.motion.gliding() || state.tour.flying()) &&
                         state.view.centre != m_drawn_centre;
    // A moved picture becomes the view's own in slices too.
    const bool second_moved =
        state.workspace->content().comparison && m_second_canvas && m_second_canvas->moved();
    return (carried || m_canvas->moved() || second_moved || m_canvas->relief_is_behind()) &&
           m_canvas->last_build_ms() + m_canvas->last_paint_ms() > kSlow_ms;
}

Result<std::optional<int>> ShownWindow::update_second(const WindowState& state,
                                                      const PaintMap& paint,
                                                      screen::Painted& painted) {
    const auto& comparison = state.workspace->content().comparison;
    if (!comparison)
        return std::nullopt;
    if (!m_second_canvas) {
        auto canvas = MapCanvas::create(m_session);
        if (!canvas)
            return tl::unexpected(canvas.error());
        m_second_canvas = std::move(*canvas);
    }
    app::ViewState view = state.view;
    view.on = comparison->on.value_or(view.on);
    view.basis = comparison->basis.value_or(view.basis);
    view.layers = view.layers.without(scene::Layer::Furniture); // said once, on the first map
    const auto done = paint(*m_second_canvas, view);
    if (!done)
        return tl::unexpected(done.error());
    if (*done != screen::Painted::Whole)
        painted = *done;
    return static_cast<int>(std::lround(comparison->divider * state.map.width_px));
}

void ShownWindow::update_overlays(WindowState& state) {
    state.ground.update(m_session, state.tools, *state.workspace, state.view, state.overlays);
    const auto& annotations = state.workspace->annotation_overlays(state.view.language);
    const std::pair of{state.workspace->annotations_stamp(), state.overlays.stamp()};
    auto draft = state.tools.draft(m_session.projection(), state.view.language);
    if (of == m_overlays_of && !draft && !m_draft_shown)
        return;
    m_overlays = annotations;
    state.overlays.append_to(m_overlays);
    m_draft_shown = draft.has_value();
    if (draft)
        m_overlays.push_back(std::move(*draft));
    m_overlays_of = of;
    ++m_overlays_stamp;
}

screen::Picture ShownWindow::pixels() const {
    screen::Offscreen::bind_window();
    const sf::Vector2u size = m_window.getSize();
    return screen::read_bound_framebuffer(static_cast<int>(size.x), static_cast<int>(size.y));
}

} // namespace panjshir::gui
