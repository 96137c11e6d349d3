// The chosen mention: what it may mean, how sure that is and why; and the user's word on it.

#include "gui/panels/reader_parts.hpp"

#include "app/sentence_words.hpp"
#include "io/atlas.hpp"
#include "scene/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::gui {

namespace {

void quiet(const PanelRoom& room, const std::string& text) {
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void title(PanelRoom& room, const app::ArticleMention& mention) {
    ImGui::PushFont(room.fonts.bold);
    std::string text = mention.read.text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    shaped_text(room, text, ImGui::GetFontSize(), room.theme.text);
    ImGui::PopFont();
    std::string line;
    if (mention.by == app::ArticleMention::By::User)
        line = room.say(mention.place ? "settled by you" : "no place, you say");
    else if (mention.place)
        line = fmt::format("{}: {:.0f} %", room.say("the reader’s confidence"),
                           mention.read.confidence * 100);
    else
        line = room.say("a place that no gazetteer here knows");
    if (mention.read.metonymy)
        line += std::string(" · ") + room.say("stands for people or a government");
    quiet(room, line);
}

void answers(PanelRoom& room, const app::ArticleMention& mention) {
    Reading& reading = room.state.reading;
    Workspace& workspace = room.workspace();
    const bool user = mention.by == app::ArticleMention::By::User;
    const bool in_atlas = mention.place && room.session.atlas().place(*mention.place);
    if (!user && in_atlas) {
        const bool accepted = segment(room.say("Accept"), true, room.theme);
        room.name("button:accept");
        ImGui::SameLine();
        if (accepted)
            return reading.say(workspace, std::string(*mention.place));
    }
    if (!(user && !mention.place)) {
        const bool none = ImGui::Button(room.say("No place"));
        room.name("button:no-place");
        ImGui::SameLine();
        if (none)
            return reading.say(workspace, "");
    }
    if (user) {
        const bool back = ImGui::Button(room.say("As the reader had it"));
        room.name("button:as-read");
        ImGui::SameLine();
        if (back)
            return reading.take_back(workspace);
    }
    ImGui::NewLine();
}

// One place that may be meant; true when it is taken.
bool candidate_row(PanelRoom& room, const gazetteer::Candidate& candidate, bool in_force) {
    const Theme& theme = room.theme;
    const std::string& language = room.state.view.language;
    const gazetteer::Place* place = room.session.atlas().place(candidate.place);
    ImGui::PushID(candidate.place.c_str());
    const ImVec2 begin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::BeginGroup();
    ImGui::Indent(theme.px(10));
    std::string name = place ? place->name_in(language) : candidate.name;
    ImGui::PushStyleColor(ImGuiCol_Text, place ? theme.text : theme.quiet);
    ImGui::TextUnformatted(name.c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine();
    ImGui::TextDisabled("%s",
                        fmt::format("{} · {:.2f}", scene::place_kind_name(candidate.kind, language),
                                    candidate.score)
                            .c_str());
    if (const std::string persian = place ? place->name_in("prs") : ""; has_arabic(persian)) {
        const NamePicture picture =
            room.persian.picture(persian, theme.px(15), theme.quiet, theme.panel);
        const float left = width - picture.size.x - theme.px(4);
        ImGui::SameLine(left);
        if (picture.size.x > 0 && left > 0)
            ImGui::Image(picture.texture, picture.size, ImVec2(0, 1), ImVec2(1, 0));
        else
            ImGui::NewLine();
    }
    std::string why =
        place ? "" : std::string(room.say("not a place of this atlas: cannot be chosen"));
    for (const std::string& reason : candidate.reasons)
        why += (why.empty()        ? ""
                : language == "fr" ? "\u202F; "
                                   : "; ") +
               app::in_language(reason, language);
    quiet(room, why);
    ImGui::Unindent(theme.px(10));
    ImGui::EndGroup();
    const ImVec2 end = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(begin);
    const bool pressed = ImGui::InvisibleButton(
        "##take", ImVec2(std::max(1.0f, width), std::max(1.0f, end.y - begin.y - theme.px(4))));
    room.name(("candidate:" + candidate.place).c_str());
    if (in_force || (place && ImGui::IsItemHovered()))
        ImGui::GetWindowDrawList()->AddRectFilled(
            begin, ImVec2(begin.x + theme.px(3), end.y - theme.px(6)),
            packed(theme.accent, in_force ? 1 : 0.45f), theme.px(1));
    ImGui::SetCursorScreenPos(end);
    ImGui::PopID();
    return pressed && place;
}

void candidates(PanelRoom& room, const app::ArticleMention& mention) {
    Reading& reading = room.state.reading;
    ImGui::SetNextItemWidth(-1);
    ImGui::InputTextWithHint("##place-query", room.say("another place of the gazetteer"),
                             reading.place_query.data(), reading.place_query.size());
    room.name("field:place-query");
    const bool seeking = reading.place_query[0] != '\0';
    std::string taken;
    for (const gazetteer::Candidate& candidate :
         seeking ? reading.found() : mention.read.candidates)
        if (candidate_row(room, candidate, mention.place == candidate.place))
            taken = candidate.place;
    if (seeking && reading.found().empty())
        quiet(room, room.say(Word::NothingFound));
    if (!mention.read.reasons.empty()) {
        quiet(room, room.say("Why:"));
        for (const std::string& reason : mention.read.reasons)
            quiet(room, "– " + app::in_language(reason, room.state.view.language));
    }
    if (!taken.empty())
        reading.say(room.workspace(), taken);
}

} // namespace

void reader_mention(PanelRoom& room, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, ImVec2(at.x + ImGui::GetContentRegionAvail().x, at.y),
                                        packed(room.theme.rule), room.theme.px(1));
    ImGui::Dummy(ImVec2(0, room.theme.px(1)));
    ImGui::BeginChild("##mention", ImVec2(0, height - room.theme.px(12)));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(room.theme.px(8), room.theme.px(4)));
    // A copy: the user's word makes the article's mentions anew.
    if (const app::ArticleMention* mention = room.state.reading.chosen()) {
        const app::ArticleMention shown = *mention;
        title(room, shown);
        answers(room, shown);
        candidates(room, shown);
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

} // namespace panjshir::gui
