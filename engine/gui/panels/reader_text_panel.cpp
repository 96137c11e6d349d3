// The article's text: only the lines in sight are laid out. Persian words are pictures, set from
// right to left.

#include "gui/panels/reader_parts.hpp"

#include "io/atlas.hpp"
#include "projection/projection.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::gui {

namespace {

// The toolkit's letters are smaller than their line: Persian ones beside them, and how wide one is
// at most.
constexpr float kPersianEm = 0.85f, kPersianAdvance = 0.5f;

// A stretch of a line that is drawn as one.
struct Piece {
    std::string text;
    const LitSpan* span = nullptr; ///< lit up; null: plain text
    bool arabic = false;
    float width = 0;
    NamePicture picture;
};

ImVec4 colour_of(const LitSpan& span, const app::Article& article, const Theme& theme) {
    if (span.kind == LitSpan::Kind::Date)
        return theme.accent;
    return lit_colour(mention_colour(article.mentions[span.index].colour), theme);
}

void measure(PanelRoom& room, Piece& piece) {
    piece.arabic = has_arabic(piece.text);
    if (piece.arabic) {
        piece.picture = room.persian.picture(piece.text, ImGui::GetFontSize() * kPersianEm,
                                             room.theme.text, room.theme.panel);
        piece.width = piece.picture.size.x;
    } else {
        const char* begin = piece.text.data();
        piece.width =
            ImGui::GetFont()
                ->CalcTextSizeA(ImGui::GetFontSize(), 1e9f, 0, begin, begin + piece.text.size())
                .x;
    }
}

// The line in pieces, from left to right as they are seen.
std::vector<Piece> pieces_of(PanelRoom& room, WrappedLine line) {
    const Reading& reading = room.state.reading;
    const std::vector<LitSpan>& spans = reading.spans();
    auto span = std::upper_bound(spans.begin(), spans.end(), line.begin,
                                 [](std::size_t at, const LitSpan& s) { return at < s.end; });
    std::vector<Piece> pieces;
    const auto add = [&](std::size_t begin, std::size_t end, const LitSpan* lit) {
        if (begin >= end)
            return;
        Piece piece;
        piece.text = reading.text(begin, end);
        std::replace(piece.text.begin(), piece.text.end(), '\n', ' ');
        piece.span = lit;
        measure(room, piece);
        pieces.push_back(std::move(piece));
    };
    std::size_t at = line.begin;
    for (; span != spans.end() && span->begin < line.end; ++span) {
        const std::size_t begin = std::max(span->begin, line.begin),
                          end = std::min(span->end, line.end);
        add(at, begin, nullptr);
        add(begin, end, &*span);
        at = end;
    }
    add(at, line.end, nullptr);
    // Neighbouring Persian pieces stand from right to left.
    for (auto first = pieces.begin(); first != pieces.end();) {
        const auto is_arabic_piece = [](const Piece& piece) { return piece.arabic; };
        first = std::find_if(first, pieces.end(), is_arabic_piece);
        const auto last = std::find_if_not(first, pieces.end(), is_arabic_piece);
        std::reverse(first, last);
        first = last;
    }
    return pieces;
}

std::string date_words(const PanelRoom& room, const gazetteer::DateMention& date) {
    if (!date.edtf)
        return room.say("which day is meant cannot be told");
    return date.edtf->text();
}

void show_day(PanelRoom& room, const gazetteer::DateMention& date) {
    const auto day = date.edtf ? date.edtf->first_day() : std::nullopt;
    if (!day)
        return room.workspace().tell(room.say("which day is meant cannot be told"));
    const DayInterval days = room.answers.days();
    if (*day < days.first || days.last < *day)
        return room.workspace().tell(
            fmt::format("{}: {}", to_text(*day), room.say("not one of the map’s days")));
    room.state.view.on = *day;
}

void show_place(PanelRoom& room, std::size_t index) {
    Reading& reading = room.state.reading;
    reading.choose(index);
    const app::ArticleMention& mention = reading.article()->mentions[index];
    const bool known = mention.place && room.session.atlas().place(*mention.place);
    std::optional<MapPoint> at;
    if (mention.position && room.session.atlas().area.contains(*mention.position))
        at = room.session.projection().to_map(*mention.position);
    const std::string id = known ? "place:" + *mention.place : "";
    go_to(room.state, id, at);
    reading.own_selection = id;
}

std::string mention_words(const PanelRoom& room, const app::ArticleMention& mention) {
    if (mention.by == app::ArticleMention::By::User && !mention.place)
        return room.say("no place, you say");
    if (!mention.place)
        return room.say("a place that no gazetteer here knows");
    const gazetteer::Place* place = room.session.atlas().place(*mention.place);
    std::string name = place                             ? place->name_in(room.state.view.language)
                       : mention.read.candidates.empty() ? *mention.place
                                                         : mention.read.candidates.front().name;
    if (mention.by == app::ArticleMention::By::User)
        return name + " · " + room.say("by you");
    return fmt::format("{} · {:.0f} %", name, mention.read.confidence * 100);
}

void lit_piece(PanelRoom& room, const Piece& piece, ImVec2 at, float line_height) {
    Reading& reading = room.state.reading;
    const app::Article& article = *reading.article();
    const Theme& theme = room.theme;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec4 colour = colour_of(*piece.span, article, theme);
    const bool is_place = piece.span->kind == LitSpan::Kind::Place;
    const app::ArticleMention* mention = is_place ? &article.mentions[piece.span->index] : nullptr;
    const bool chosen = mention && reading.chosen() == mention;
    ImGui::SetCursorScreenPos(at);
    ImGui::PushID(static_cast<int>(piece.span->begin));
    const bool pressed =
        ImGui::InvisibleButton("lit", ImVec2(std::max(1.0f, piece.width), line_height));
    ImGui::PopID();
    room.name(fmt::format("{}:{}", is_place ? "mention" : "date", piece.span->index).c_str());
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 end(at.x + piece.width, at.y + line_height - theme.px(3));
    const float strength = chosen ? 0.34f : hovered ? 0.26f : 0.13f;
    if (!mention || mention->colour != app::MentionClass::None) {
        draw.AddRectFilled(ImVec2(at.x - theme.px(1), at.y), ImVec2(end.x + theme.px(1), end.y),
                           packed(colour, strength), theme.px(2));
        draw.AddLine(ImVec2(at.x, end.y), end, packed(colour, 0.9f),
                     theme.px(chosen ? 2.0f : 1.2f));
    } else {
        for (float x = at.x; x < end.x; x += theme.px(4)) // struck from the list, still to be found
            draw.AddLine(ImVec2(x, end.y), ImVec2(std::min(x + theme.px(2), end.x), end.y),
                         packed(colour), theme.px(1));
    }
    if (mention)
        tooltip(mention_words(room, *mention));
    else
        tooltip(date_words(room, article.read.dates[piece.span->index]));
    if (!pressed)
        return;
    if (mention)
        show_place(room, piece.span->index);
    else
        show_day(room, article.read.dates[piece.span->index]);
}

void draw_line(PanelRoom& room, WrappedLine line, ImVec2 at, float width, float line_height) {
    const std::vector<Piece> pieces = pieces_of(room, line);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    float all = 0;
    bool only_arabic = !pieces.empty();
    for (const Piece& piece : pieces) {
        all += piece.width;
        only_arabic = only_arabic && (piece.arabic ||
                                      piece.text.find_first_not_of(" .,:;()") == std::string::npos);
    }
    ImVec2 pen(only_arabic ? at.x + std::max(0.0f, width - all) : at.x, at.y);
    for (const Piece& piece : pieces) {
        if (piece.arabic && piece.picture.size.x > 0)
            draw.AddImage(
                piece.picture.texture, ImVec2(pen.x, pen.y - room.theme.px(3)),
                ImVec2(pen.x + piece.width, pen.y - room.theme.px(3) + piece.picture.size.y),
                ImVec2(0, 1), ImVec2(1, 0));
        if (piece.span)
            lit_piece(room, piece, pen, line_height);
        if (!piece.arabic)
            draw.AddText(ImGui::GetFont(), ImGui::GetFontSize(), pen, packed(room.theme.text),
                         piece.text.data(), piece.text.data() + piece.text.size());
        pen.x += piece.width;
    }
}

} // namespace

void reader_text(PanelRoom& room, float height) {
    Reading& reading = room.state.reading;
    const Theme& theme = room.theme;
    ImGui::BeginChild("##text", ImVec2(0, std::max(theme.px(48), height)));
    const float margin = theme.px(8);
    const float line_height = ImGui::GetTextLineHeight() + theme.px(6);
    const float width = ImGui::GetWindowWidth() - theme.px(12) - margin;
    const ImFont* font = ImGui::GetFont();
    const float scale = ImGui::GetFontSize() / font->FontSize;
    const std::vector<WrappedLine>& lines =
        reading.lines(width, ImGui::GetFontSize(), [&](char32_t c) {
            if (is_arabic(c))
                return ImGui::GetFontSize() * kPersianAdvance;
            return c > 0xFFFF ? font->FallbackAdvanceX * scale
                              : font->GetCharAdvance(static_cast<ImWchar>(c)) * scale;
        });
    if (const auto to = reading.take_scroll()) {
        const auto line = static_cast<float>(line_at(lines, *to));
        ImGui::SetScrollY(std::max(0.0f, (line - 2) * line_height));
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const ImVec2 begin = ImGui::GetCursorPos();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(lines.size()), line_height);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const WrappedLine line = lines[static_cast<std::size_t>(i)];
            ImGui::SetCursorPos(ImVec2(begin.x, begin.y + static_cast<float>(i) * line_height));
            const ImVec2 at = ImGui::GetCursorScreenPos();
            if (const auto& passage = reading.passage();
                passage && line.begin < passage->end && passage->begin < line.end)
                ImGui::GetWindowDrawList()->AddRectFilled(
                    at, ImVec2(at.x + theme.px(3), at.y + line_height), packed(theme.accent));
            draw_line(room, line, ImVec2(at.x + margin, at.y + theme.px(2)), width, line_height);
            ImGui::SetCursorPos(ImVec2(begin.x, begin.y + static_cast<float>(i + 1) * line_height));
        }
    clipper.End();
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

} // namespace panjshir::gui
