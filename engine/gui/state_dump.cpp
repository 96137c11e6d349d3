#include "gui/state_dump.hpp"

#include "app/export_map.hpp"
#include "gui/source_rows.hpp"
#include "io/atlas.hpp"

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

nlohmann::json reader(const WindowState& state, const app::Session& session) {
    const Reading& reading = state.reading;
    nlohmann::json root{{"open", reading.open},
                        {"tab", reading.tab == Reading::Tab::Article ? "article" : "sources"},
                        {"folder", reading.folder().string()},
                        {"mentions", nlohmann::json::array()},
                        {"dates", nlohmann::json::array()},
                        {"sources", nlohmann::json::array()}};
    for (const SourceRow& row : source_rows(session.atlas().chronicle, reading.source_filter.data()))
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
        root["mentions"].push_back({{"begin", mention.read.begin},
                                    {"end", mention.read.end},
                                    {"text", mention.read.text},
                                    {"place", mention.place ? nlohmann::json(*mention.place) : nlohmann::json()},
                                    {"class", app::to_string(mention.colour)},
                                    {"by", mention.by == app::ArticleMention::By::User ? "user" : "reader"},
                                    {"candidates", mention.read.candidates.size()}});
    for (const gazetteer::DateMention& date : article->read.dates)
        root["dates"].push_back({{"text", date.text}, {"edtf", date.edtf ? date.edtf->text() : ""}});
    return root;
}

} // namespace

std::string state_dump(const WindowState& state, const Answers& answers, const display::DisplayList& list,
                       const app::Session& session) {
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
        {"known_on", state.view.known_on ? nlohmann::json(to_text(*state.view.known_on)) : nlohmann::json()},
        {"headline", session.headline(state.view)},
        {"tool", std::string(to_string(state.tools.tool()))},
        {"writing", state.tools.text_at().has_value()},
        {"playing", state.playing},
        {"play_speed", state.play_speed},
        {"interface_scale", state.interface_scale},
        {"date_open", state.date_open},
        {"light", {state.view.light.azimuth_deg, state.view.light.altitude_deg, state.view.light.exaggeration}},
        {"layers_open", state.layers_open},
        {"help_open", state.help_open},
        {"file_open", state.file_open},
        {"full_screen", state.full_screen},
        {"dark", state.appearance == Appearance::Dark},
        {"search", state.search.data()},
        {"can_undo", document.can_undo()},
        {"can_redo", document.can_redo()},
        {"steps", document.steps()},
        {"session", io::to_json_text(app::to_user_document(content, session.atlas().folder.filename().string()))},
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
    root["profile_m"] = state.ground.profile() ? nlohmann::json(state.ground.profile()->length_m) : nlohmann::json();
    root["seen_km2"] = state.ground.seen_km2() ? nlohmann::json(*state.ground.seen_km2()) : nlohmann::json();
    root["tour"] = state.tour.shown() ? nlohmann::json{{"step", state.tour.step()},
                                                       {"title", state.tour.shown()->title},
                                                       {"text", state.tour.shown()->text},
                                                       {"places", state.tour.shown()->places},
                                                       {"flying", state.tour.flying()}}
                                      : nlohmann::json();
    root["reader"] = reader(state, session);
    const study::QuizRound* asked = state.teaching.open ? state.teaching.round() : nullptr;
    root["quiz"] = asked ? nlohmann::json{{"prompt", asked->prompt},
                                          {"choices", asked->choices.size()},
                                          {"answered", state.teaching.answered()},
                                          {"feedback", state.teaching.feedback()},
                                          {"asked", state.teaching.asked()}}
                         : nlohmann::json();
    root["checks"] = state.teaching.checks().size();
    nlohmann::json ways = nlohmann::json::array();
    for (const WayAnswer& answer : state.ground.way_answers())
        ways.push_back({{"what", answer.what}, {"hours", answer.hours}, {"passes", answer.passes}});
    root["ways"] = ways;
    nlohmann::json found = nlohmann::json::array();
    for (const app::SearchHit& hit : answers.found())
        found.push_back(hit.id);
    root["found"] = found;
    return root.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace panjshir::gui
