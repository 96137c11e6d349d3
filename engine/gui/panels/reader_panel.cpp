// The reader: an article with its places and dates lit up, beside the map; and the list of sources.

#include "gui/panels/reader_parts.hpp"

#include "io/atlas.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace panjshir::gui {

namespace {

void heading(const PanelRoom& room, const char* text) {
    ImGui::Dummy(ImVec2(0, room.theme.px(2)));
    ImGui::PushFont(room.fonts.bold);
    ImGui::TextUnformatted(text);
    ImGui::PopFont();
}

void quiet(const PanelRoom& room, const std::string& text) {
    ImGui::PushFont(room.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, room.theme.quiet);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

// A field with a button behind it; true when it is entered.
bool field(PanelRoom& room, const char* id, const char* hint, char* text, std::size_t size,
           const char* button) {
    const float button_width = ImGui::CalcTextSize(button).x + room.theme.px(20);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button_width - room.theme.px(8));
    bool entered = ImGui::InputTextWithHint((std::string("##") + id).c_str(), hint, text, size,
                                            ImGuiInputTextFlags_EnterReturnsTrue);
    room.name((std::string("field:") + id).c_str());
    ImGui::SameLine();
    ImGui::PushID(id);
    entered |= ImGui::Button(button);
    ImGui::PopID();
    room.name((std::string("button:") + id).c_str());
    return entered && text[0] != '\0';
}

// The texts of the atlas's sources, each once, under its file's name.
void texts_of_sources(PanelRoom& room) {
    Reading& reading = room.state.reading;
    heading(room, room.say("The sources’ texts"));
    std::set<std::string> seen;
    for (const chronicle::Source& source : room.session.atlas().chronicle.sources) {
        if (source.file.empty() || !seen.insert(source.file).second)
            continue;
        if (ImGui::Selectable((source.file + "##text").c_str()))
            if (const auto passage = app::passage_of(room.session.atlas(), "source:" + source.id))
                reading.open_passage(room.session, room.workspace(), *passage);
        room.name(("text:" + source.file).c_str());
        quiet(room, source.publisher);
    }
}

void chooser(PanelRoom& room) {
    Reading& reading = room.state.reading;
    quiet(room, room.say("Articles are read on this machine and are not part of the map."));
    heading(room, room.say("A text file"));
    if (field(room, "article", room.say("its name, in UTF-8"), reading.file_field.data(),
              reading.file_field.size(), room.say("Open")))
        reading.open_file(room.session, room.workspace(), reading.file_field.data());
    heading(room, room.say("The folder of the articles"));
    if (field(room, "articles-folder", room.say("where the sources’ texts lie"),
              reading.folder_field.data(), reading.folder_field.size(), room.say("Take"))) {
        std::error_code error;
        const std::filesystem::path folder = reading.folder_field.data();
        if (std::filesystem::is_directory(folder, error))
            reading.set_folder(folder);
        else
            room.workspace().tell(folder.string() + ": " + room.say("no such folder"));
    }
    if (!reading.folder().empty())
        texts_of_sources(room);
}

std::string counts(const PanelRoom& room, const app::Article& article) {
    std::string text = fmt::format("{} {} · {} {}", article.place_count(), room.say("places"),
                                   article.read.dates.size(), room.say("dates"));
    if (article.corrected > 0)
        text += fmt::format(" · {} {}", article.corrected, room.say("by you"));
    if (article.published)
        text += fmt::format(" · {} {}", room.say("published"), article.published->text());
    return text;
}

void article_part(PanelRoom& room) {
    Reading& reading = room.state.reading;
    const app::Article* article = reading.article();
    if (!article || reading.choosing) {
        if (article) {
            if (ImGui::Button((std::string("‹ ") + article->name).c_str()))
                reading.choosing = false;
            room.name("button:back");
        }
        chooser(room);
        return;
    }
    ImGui::PushFont(room.fonts.bold);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(article->name.c_str());
    ImGui::PopFont();
    const char* another = room.say("Another ...");
    const char* close = room.say("Put away");
    const float buttons =
        ImGui::CalcTextSize(another).x + ImGui::CalcTextSize(close).x + room.theme.px(48);
    ImGui::SameLine(std::max(0.0f, ImGui::GetWindowWidth() - buttons - room.theme.px(16)));
    const bool other = ImGui::Button(another);
    room.name("button:another");
    ImGui::SameLine();
    const bool closed = ImGui::Button(close);
    room.name("button:put-away");
    quiet(room, counts(room, *article));
    const float all = ImGui::GetContentRegionAvail().y;
    const float detail = reading.chosen() ? std::min(room.theme.px(300), all * 0.5f) : 0;
    reader_text(room, all - (detail > 0 ? detail + room.theme.px(8) : 0));
    if (detail > 0)
        reader_mention(room, detail);
    if (other)
        reading.choosing = true;
    if (closed)
        room.workspace().run(app::CloseArticle{std::string(article->name)});
}

} // namespace

ImVec4 lit_colour(std::uint32_t rgb, const Theme& theme) {
    const bool dark = theme.panel.x < 0.5f;
    const auto part = [&](int shift) {
        const float value = static_cast<float>((rgb >> shift) & 0xFF) / 255.0f;
        return dark ? value + (1 - value) * 0.35f : value;
    };
    return {part(16), part(8), part(0), 1};
}

void shaped_text(PanelRoom& room, std::string_view text, float em_px, ImVec4 ink) {
    if (has_arabic(text)) {
        const NamePicture picture =
            room.persian.picture(std::string(text), em_px, ink, room.theme.panel);
        if (picture.size.x > 0) {
            const float most = std::max(1.0f, ImGui::GetContentRegionAvail().x);
            const float shrink = std::min(1.0f, most / picture.size.x);
            ImGui::Image(picture.texture, ImVec2(picture.size.x * shrink, picture.size.y * shrink),
                         ImVec2(0, 1), ImVec2(1, 0));
            return;
        }
    }
    ImGui::PushStyleColor(ImGuiCol_Text, ink);
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopStyleColor();
}

bool card_covers_reader(const WindowState& state, const Answers& answers) {
    return answers.card() && state.view.selected != state.reading.own_selection;
}

void reader_panel(PanelRoom& room) {
    WindowState& state = room.state;
    Reading& reading = state.reading;
    reading.update(room.session, room.workspace());
    reading.lay(room.session, state.view.language, state.overlays);
    const auto& box = room.plan.box(Panel::Reader);
    if (!box)
        return;
    const Theme& theme = room.theme;
    begin_panel("##reader", ImVec2(box->left, box->top), ImVec2(box->width, box->height), theme);
    const auto tab = [&](const char* label, Reading::Tab which, const char* name, const char* key) {
        if (segment(label, reading.tab == which, theme))
            reading.tab = which;
        room.name(name);
        tooltip(label, key);
    };
    tab(room.say("Article"), Reading::Tab::Article, "tab:article", "R");
    ImGui::SameLine();
    tab(room.say("Sources"), Reading::Tab::Sources, "tab:sources", "S");
    if (close_cross(room))
        reading.open = false;
    room.name("button:close-reader");
    if (reading.tab == Reading::Tab::Article)
        article_part(room);
    else
        source_list(room);
    ImGui::End();
}

} // namespace panjshir::gui
