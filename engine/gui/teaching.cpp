#include "gui/teaching.hpp"

#include "app/checks_figure.hpp"
#include "app/silence_overlays.hpp"
#include "base/file.hpp"
#include "io/atlas.hpp"
#include "projection/projection.hpp"

#include <chrono>
#include <fmt/format.h>

namespace panjshir::gui {
namespace {

constexpr display::Colour kAsked = display::Colour::rgb(0x2E5C58);
constexpr display::Colour kRight = display::Colour::rgb(0x1B7A3D);
constexpr display::Colour kWrong = display::Colour::rgb(0xB5342B);

const std::string kChoice = "choice:"; ///< a candidate on the map, before its place's id

app::QuizTime now() {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::optional<MapPoint> position(const app::Session& session, const std::string& id) {
    const gazetteer::Place* place = session.atlas().place(id);
    if (!place || !place->position)
        return std::nullopt;
    return session.projection().to_map(*place->position);
}

} // namespace

void Teaching::update(const app::Session& session, app::ViewState& view, OverlayShelf& shelf) {
    if (m_language != view.language) { // questions and words anew
        m_language = view.language;
        m_quiz.reset();
        m_book.reset();
        m_checks.clear();
        m_shown.clear();
    }
    if (!open) {
        hide_names(view, false);
        if (!m_shown.empty())
            shelf.set("teaching", {});
        m_shown.clear();
        return;
    }
    if (page == Page::Quiz)
        return update_quiz(session, view, shelf);
    hide_names(view, false);
    const std::string wanted = page == Page::Checks
                                   ? "checks"
                                   : fmt::format("silence {} {} {} {}", to_text(view.on),
                                                 silence_days, chronicle::to_text(view.basis),
                                                 view.known_on ? to_text(*view.known_on) : "");
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    if (page == Page::Checks) {
        const study::LandFacts facts = app::land_facts(session);
        const auto checks =
            study::check_statements(session.atlas().chronicle.statements, facts,
                                    {.language = view.language == "fr" ? "fr" : "en"});
        m_checks.clear();
        for (const study::StatementCheck& check : checks)
            m_checks.push_back({check.said, check.measured,
                                app::verdict_words(check.verdict, view.language), check.reason});
        shelf.set("teaching", app::check_overlays(session, checks, facts, view.language));
    } else {
        auto overlays = app::silence_overlays(
            session, view, {view.on - std::chrono::days(silence_days - 1), view.on});
        m_silent = static_cast<int>(overlays.size());
        shelf.set("teaching", std::move(overlays));
    }
}

void Teaching::begin_quiz(const app::Session& session) {
    if (!m_book)
        m_book = std::make_unique<app::QuizBook>(session, m_language);
    const auto seed = static_cast<std::uint64_t>(now().time_since_epoch().count());
    m_quiz = std::make_unique<app::QuizSession>(*m_book, app::all_quiz_kinds(), seed, m_pupil, now);
    std::error_code error;
    if (const auto file = results_file(); !file.empty() && std::filesystem::exists(file, error)) {
        const auto text = read_file(file);
        const auto restored =
            text ? m_quiz->restore(*text, file.string()) : tl::unexpected(text.error());
        if (!restored)
            m_fault = restored.error().message;
    }
    next();
}

void Teaching::take_pupil(std::string_view typed) {
    std::string name(app::pupil_name(typed));
    if (name == m_pupil)
        return;
    m_pupil = std::move(name);
    m_quiz.reset(); // its book stays
    m_shown.clear();
}

void Teaching::show_pupil() {
    const std::size_t size = m_pupil.copy(pupil_text.data(), pupil_text.size() - 1);
    pupil_text[size] = '\0';
}

std::filesystem::path Teaching::results_file() const {
    return m_folder.empty() ? std::filesystem::path() : app::quiz_results_file(m_folder, m_pupil);
}

void Teaching::update_quiz(const app::Session& session, app::ViewState& view, OverlayShelf& shelf) {
    if (!m_quiz)
        begin_quiz(session);
    const study::QuizRound* asked = round();
    if (asked && asked->kind == study::QuizKind::Find && !answered())
        for (const study::QuizChoice& choice :
             asked->choices) // clicked on the map: its disc, or its sign below
            if (view.selected == kChoice + choice.id || view.selected == "place:" + choice.id) {
                answer(choice.id);
                view.selected.clear();
                break;
            }
    const std::string wanted = asked ? fmt::format("quiz {} {}", asked->subject, m_given) : "quiz";
    hide_names(view,
               asked && !answered() &&
                   (asked->kind == study::QuizKind::Find || asked->kind == study::QuizKind::Name));
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    std::vector<scene::Overlay> overlays;
    if (asked && asked->kind == study::QuizKind::Find) {
        for (std::size_t i = 0; i < asked->choices.size(); ++i) {
            const std::string& id = asked->choices[i].id;
            const display::Colour colour = !answered()           ? kAsked
                                           : id == asked->answer ? kRight
                                           : id == m_given       ? kWrong
                                                                 : kAsked;
            if (const auto at = position(session, id))
                overlays.push_back({kChoice + id,
                                    "",
                                    {scene::OverlayMark{*at, scene::MarkShape::Disc, colour, 2.6,
                                                        std::to_string(i + 1)}}});
        }
    } else if (asked && !asked->place.empty()) {
        if (const auto at = position(session, asked->place))
            overlays.push_back(
                {"", "", {scene::OverlayMark{*at, scene::MarkShape::Ring, kAsked, 3.2, {}}}});
    }
    shelf.set("teaching", std::move(overlays));
}

void Teaching::hide_names(app::ViewState& view, bool hide) {
    if (hide) {
        if (!m_names_before)
            m_names_before = view.layers.has(scene::Layer::Labels);
        view.layers = view.layers.without(scene::Layer::Labels); // undo may have brought them back
    } else {
        view = with_names(std::move(view));
        m_names_before.reset();
    }
}

app::ViewState Teaching::with_names(app::ViewState view) const {
    if (m_names_before.value_or(false))
        view.layers = view.layers.with(scene::Layer::Labels);
    return view;
}

void Teaching::answer(const std::string& choice) {
    if (!m_quiz || answered())
        return;
    if (const auto feedback = m_quiz->answer(choice)) {
        m_feedback = *feedback;
        m_given = choice;
        if (const auto file = results_file(); !file.empty())
            if (const auto added = app::append_quiz_results(file, {m_quiz->results().back()});
                !added)
                m_fault = added.error().message;
    }
}

void Teaching::next() {
    if (m_quiz)
        m_quiz->next();
    m_given.clear();
    m_feedback.clear();
}

} // namespace panjshir::gui
