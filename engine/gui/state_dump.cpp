#include "gui/state_dump.hpp"

#include "app/export_map.hpp"
#include "gui/source_rows.hpp"
#include "io/atlas.hpp"

#include <imgui.h>
#include <nlohmann/json.hpp>
#include <set>

namespace panjshir::gui {

namespace {

nlohmann::json hits(const WindowState& state, const display::DisplayList& list) {
    nlohmann::json all = nlohmann::json::array();
    std::set<std::string> seen;
    for (const display::HitArea& hit : list.hits) {
        if (hit.radius_mm <= 0 || !seen.insert(hit.id).second)
            continue;
        const display::Point at = state.map.to_window(hit.centre);
        if (state.map.contains(at))
            all.push_back({{"id", hit.id}, {"x", at.x}, {"y", at.y}});
    }
    for (const auto& [id, at] : state.controls)
        all.push_back({{"id", id}, {"x", at.x}, {"y", at.y}});
    return all;
}

nlohmann::json panels(const WindowState& state) {
    nlohmann::json all = nlohmann::json::array();
    for (const ShownPanel& panel : state.panels)
        all.push_back({{"id", panel.id},
                       {"left", panel.box.left},
                       {"top", panel.box.top},
                       {"right", panel.box.right()},
                       {"bottom", panel.box.bottom()},
                       {"lacking", panel.lacking_px},
                       {"scrolled", panel.scrolled_px},
                       {"popup", panel.popup}});
    return all;
}

nlohmann::json reader(const WindowState& state, const app::Session& session) {
    const Reading& reading = state.reading;
    nlohmann::json root{{"open", reading.open},
                        {"tab", reading.tab == Reading::Tab::Article ? "article" : "sources"},
                        {"folder", reading.folder().string()},
                        {"mentions", nlohmann::json::array()},
                        {"dates", nlohmann::json::array()},
                        {"sources", nlohmann::json::array()}};
    for (const SourceRow& row :
         source_rows(session.atlas().chronicle, reading.source_filter.data()))
        root["sources"].push_back(row.source->id);
    const auto& passage = reading.passage();
    root["passage"] = passage ? nlohmann::json{passage->begin, passage->end} : nlohmann::json();
    const app::ArticleMention* chosen = reading.chosen();
    root["chosen"] = chosen ? nlohmann::json(chosen->read.text) : nlohmann::json();
    const app::Article* article = reading.article();
    root["article"] = article ? nlohmann::json(article->name) : nlohmann::json();
    if (!article)
        return root;
    root["corrected"] = article->corrected;
    for (const app::ArticleMention& mention : article->mentions)
        root["mentions"].push_back(
            {{"begin", mention.read.begin},
             {"end", mention.read.end},
             {"text", mention.read.text},
             {"place", mention.place ? nlohmann::json(*mention.place) : nlohmann::json()},
             {"class", app::to_string(mention.colour)},
             {"by", mention.by == app::ArticleMention::By::User ? "user" : "reader"},
             {"candidates", mention.read.candidates.size()}});
    for (const gazetteer::DateMention& date : article->read.dates)
        root["dates"].push_back(
            {{"text", date.text}, {"edtf", date.edtf ? date.edtf->text() : ""}});
    return root;
}

/// Where days and bands stand in the window, and what the hand points at.
nlohmann::json strip(const WindowState& state) {
    const StripLink& chart = state.strip;
    if (!chart.open || !chart.fault().empty() ||
        chart.stamp() == 0) // of a folded one nothing may have been drawn yet
        return {{"open", chart.open}, {"fault", chart.fault()}};
    const StripLink::Cursor& cursor = chart.cursor();
    const scene::StripFigure& figure = chart.figure();
    nlohmann::json root{
        {"open", true},
        {"fault", ""},
        {"drawings", chart.stamp()},
        {"along_m", cursor.along_m ? nlohmann::json(*cursor.along_m) : nlohmann::json()},
        {"day", cursor.day ? nlohmann::json(to_text(*cursor.day)) : nlohmann::json()},
        {"over", cursor.over == StripLink::Cursor::Over::Chart ? "chart"
                 : cursor.over == StripLink::Cursor::Over::Map ? "map"
                                                               : "nothing"},
        {"event", cursor.event},
        {"days", nlohmann::json::object()},
        {"bands", nlohmann::json::array()},
        {"rows", nlohmann::json::object()}};
    for (int day = 0; day < figure.days; ++day)
        root["days"][to_text(figure.first_day + std::chrono::days(day))] =
            chart.place.to_window({chart.layout().x(day + 0.5), 0}).x;
    for (const double top : chart.layout().band_top)
        root["bands"].push_back({chart.place.to_window({0, top}).y,
                                 chart.place.to_window({0, top + chart.layout().band_height}).y});
    const auto& outside = chart.answer().chart.outside;
    for (std::size_t i = 0; i < outside.size(); ++i)
        root["rows"][outside[i].place] = chart.place.to_window({0, chart.layout().row_top[i]}).y;
    root["from_m"] = figure.from_m;
    root["to_m"] = figure.to_m;
    root["ends"] = nlohmann::json::array(); // of the river, on the map
    for (const double along_m : {figure.from_m, figure.to_m}) {
        const display::Point end =
            window_position(state.view, state.map, chart.answer().axis.at(along_m));
        root["ends"].push_back({end.x, end.y});
    }
    if (cursor.along_m) {
        const display::Point lit =
            window_position(state.view, state.map, chart.answer().axis.at(*cursor.along_m));
        root["lit"] = {lit.x, lit.y};
    }
    return root;
}

} // namespace

std::string state_dump(const WindowState& state, const Answers& answers,
                       const display::DisplayList& list, const app::Session& session) {
    const app::DocumentContent& content = state.workspace->content();
    const app::Document& document = state.workspace->document();
    nlohmann::json root{
        {"view", app::view_string(state.view)},
        {"on", to_text(state.view.on)},
        {"according_to", to_text(state.view.basis)},
        {"language", state.view.language},
        {"selected", state.view.selected},
        {"scale", state.view.scale_denominator},
        {"centre", {state.view.centre.easting_m, state.view.centre.northing_m}},
        {"known_on",
         state.view.known_on ? nlohmann::json(to_text(*state.view.known_on)) : nlohmann::json()},
        {"headline", session.headline(state.view)},
        {"tool", std::string(to_string(state.tools.tool()))},
        {"writing", state.tools.text_at().has_value()},
        {"playing", state.playing},
        {"play_speed", state.play_speed},
        {"interface_scale", state.interface_scale},
        {"date_open", state.date_open},
        {"light",
         {state.view.light.azimuth_deg, state.view.light.altitude_deg,
          state.view.light.exaggeration}},
        {"layers_open", state.layers_open},
        {"help_open", state.help_open},
        {"file_open", state.file_open},
        {"full_screen", state.full_screen},
        {"dark", state.appearance == Appearance::Dark},
        {"search", state.search.data()},
        {"can_undo", document.can_undo()},
        {"can_redo", document.can_redo()},
        {"steps", document.steps()},
        {"session", io::to_json_text(app::to_user_document(
                        content, session.atlas().folder.filename().string()))},
        {"annotations", content.annotations.items().size()},
        {"corrections", content.corrections.items().size()},
        {"closed", content.closed.items()},
        {"comparison", content.comparison.has_value()},
        {"recovery", state.workspace->recovery().has_value()},
        {"saved", state.workspace->is_saved()},
        {"message", state.workspace->message()},
        {"map", {state.map.left_px, state.map.top_px, state.map.width_px, state.map.height_px}},
        {"hits", hits(state, list)}};
    if (answers.card())
        root["card"] = answers.card()->title;
    root["profile_m"] = state.ground.profile() ? nlohmann::json(state.ground.profile()->length_m)
                                               : nlohmann::json();
    root["seen_km2"] =
        state.ground.seen_km2() ? nlohmann::json(*state.ground.seen_km2()) : nlohmann::json();
    root["tour"] = state.tour.shown() ? nlohmann::json{{"step", state.tour.step()},
                                                       {"title", state.tour.shown()->title},
                                                       {"text", state.tour.shown()->text},
                                                       {"places", state.tour.shown()->places},
                                                       {"flying", state.tour.flying()}}
                                      : nlohmann::json();
    root["reader"] = reader(state, session);
    root["tools_open"] = state.tools_open;
    root["panels"] = panels(state);
    root["flying"] = state.tour.flying();
    root["typing"] =
        ImGui::GetCurrentContext() && ImGui::GetIO().WantTextInput; // a field has the keyboard
    root["names"] = {{"session", state.session_name.data()}, // of files, as they are being typed
                     {"export", state.export_name.data()},
                     {"import", state.import_name.data()}};
    root["import_running"] = state.import_running;
    root["export_running"] = state.export_running;
    root["frames"] = state.frames;
    root["gl"] = state.gl_version;
    root["clipped"] = state.clipped;
    const study::QuizRound* asked = state.teaching.open ? state.teaching.round() : nullptr;
    root["quiz"] = asked ? nlohmann::json{{"prompt", asked->prompt},
                                          {"choices", asked->choices.size()},
                                          {"answered", state.teaching.answered()},
                                          {"feedback", state.teaching.feedback()},
                                          {"asked", state.teaching.asked()},
                                          {"right", state.teaching.right()}}
                         : nlohmann::json();
    root["pupil"] = state.teaching.pupil();
    root["strip"] = strip(state);
    root["checks"] = state.teaching.checks().size();
    nlohmann::json ways = nlohmann::json::array();
    for (const WayAnswer& answer : state.ground.way_answers())
        ways.push_back({{"what", answer.what}, {"hours", answer.hours}, {"passes", answer.passes}});
    root["ways"] = ways;
    root["way"] = {content.way.from, content.way.to, content.way.by_road};
    nlohmann::json found = nlohmann::json::array();
    for (const app::SearchHit& hit : answers.found())
        found.push_back(hit.id);
    root["found"] = found;
    return root.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace panjshir::gui
