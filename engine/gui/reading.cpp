#include "gui/reading.hpp"

#include "projection/projection.hpp"

#include "app/gazetteers.hpp"
#include "app/sentence_words.hpp"
#include "base/file.hpp"
#include "base/translations.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace panjshir::gui {
namespace {

constexpr const char* kFolderFile = "articles-folder";
constexpr double kRing_mm = 2.3, kChosenRing_mm = 3.6;
constexpr int kFoundPlaces = 6;

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::uint32_t mention_colour(app::MentionClass mention_class) {
    switch (mention_class) {
    case app::MentionClass::Area:
        return 0x7A4F9E;
    case app::MentionClass::Settlement:
        return 0xB5342B;
    case app::MentionClass::Land:
        return 0x9A6A1E;
    case app::MentionClass::Water:
        return 0x2F7FB5;
    case app::MentionClass::Way:
        return 0x4E5A66;
    case app::MentionClass::Unknown:
    case app::MentionClass::None:
        break;
    }
    return 0x8A8D92;
}

void Reading::set_folder(const std::filesystem::path& folder) {
    m_folder = folder;
    m_tried.clear();
    const std::string text = folder.string();
    const std::size_t size = std::min(text.size(), folder_field.size() - 1);
    std::memcpy(folder_field.data(), text.data(), size);
    folder_field[size] = '\0';
    if (!m_folder_file.empty() && !folder.empty()) {
        std::error_code error;
        std::filesystem::create_directories(m_folder_file.parent_path(), error);
        (void)write_file(m_folder_file,
                         std::filesystem::absolute(folder, error).string()); // a convenience
    }
}

void Reading::keep_in(const std::filesystem::path& state_folder) {
    if (state_folder.empty())
        return;
    if (m_folder.empty())
        if (const auto folder = read_file(state_folder / kFolderFile, 4096))
            set_folder(*folder);
    m_folder_file = state_folder / kFolderFile;
}

bool Reading::make_desk(const app::Session& session, Workspace& workspace) {
    if (m_desk)
        return true;
    auto desk = app::ArticleDesk::open(session.atlas(), app::gazetteers_folder());
    if (!desk) {
        workspace.tell(desk.error().message);
        return false;
    }
    m_desk = std::move(*desk);
    if (!m_desk->diagnostics().empty())
        workspace.tell(app::in_language(to_string(m_desk->diagnostics().front()),
                                        workspace.content().view.language));
    return true;
}

void Reading::take(app::Article article) {
    m_article = std::move(article);
    m_code_points = utf8::to_utf32(m_article->text);
    m_offsets = utf8::byte_offsets(m_article->text);
    m_corrections.reset();
    m_lines_width = -1;
    m_chosen.reset();
    m_passage.reset();
    m_scroll_to = 0;
    ++m_stamp;
}

void Reading::open_file(const app::Session& session, Workspace& workspace,
                        const std::filesystem::path& file) {
    if (!make_desk(session, workspace))
        return;
    auto article = m_desk->read(file);
    if (!article)
        return workspace.tell(
            app::in_language(article.error().message, workspace.content().view.language));
    m_files[article->name] = file;
    const std::string name = article->name;
    if (!article->read.diagnostics.empty()) {
        Diagnostic first = article->read.diagnostics.front();
        first.file = file.string();
        workspace.tell(app::in_language(to_string(first), workspace.content().view.language));
    }
    take(std::move(*article));
    workspace.run(app::OpenArticle{name});
    open = true;
    tab = Tab::Article;
    choosing = false;
    update(session, workspace);
}

void Reading::open_passage(const app::Session& session, Workspace& workspace,
                           const app::Passage& passage) {
    open = true;
    tab = Tab::Article;
    if (!article() || article()->sha256 != passage.sha256) {
        if (m_folder.empty()) {
            choosing = true;
            return workspace.tell(
                fmt::format(fmt::runtime(translated("{}: the sources' texts are not part of the "
                                                    "map. Name the folder where they lie",
                                                    workspace.content().view.language)),
                            passage.file));
        }
        const auto file = app::article_file(m_folder, passage.file, passage.sha256);
        if (!file) {
            choosing = true;
            return workspace.tell(
                app::in_language(file.error().message, workspace.content().view.language));
        }
        open_file(session, workspace, *file);
        if (!article() || article()->sha256 != passage.sha256)
            return;
    }
    m_passage = passage;
    m_scroll_to = passage.begin;
}

void Reading::update(const app::Session& session, Workspace& workspace) {
    const app::DocumentContent& content = workspace.content();
    const bool shown = m_article && contains(content.articles.items(), m_article->name);
    if (shown != m_shown) {
        m_shown = shown;
        ++m_stamp;
    }
    if (!m_shown && !choosing)
        for (const std::string& name : content.articles.items()) {
            const auto known = m_files.find(name);
            const std::filesystem::path file =
                known != m_files.end() ? known->second : m_folder / name;
            std::error_code error;
            if (m_tried.count(name) || !std::filesystem::is_regular_file(file, error)) {
                if (m_tried.insert(name).second)
                    workspace.tell(
                        fmt::format(fmt::runtime(translated(
                                        "{}: this session's article is not in the articles' folder",
                                        content.view.language)),
                                    name));
                continue;
            }
            m_tried.insert(name);
            return open_file(session, workspace, file);
        }
    if (!m_article || (m_corrections && *m_corrections == content.corrections))
        return;
    m_corrections = content.corrections;
    app::correct(*m_article, content.corrections.items(), session.atlas());
    light();
    ++m_stamp;
}

void Reading::light() {
    m_spans.clear();
    const auto& mentions = m_article->mentions;
    for (std::size_t i = 0; i < mentions.size(); ++i)
        m_spans.push_back({mentions[i].read.begin, mentions[i].read.end, LitSpan::Kind::Place, i});
    const auto& dates = m_article->read.dates;
    for (std::size_t i = 0; i < dates.size(); ++i)
        m_spans.push_back({dates[i].begin, dates[i].end, LitSpan::Kind::Date, i});
    std::stable_sort(m_spans.begin(), m_spans.end(),
                     [](const LitSpan& a, const LitSpan& b) { return a.begin < b.begin; });
    std::size_t end = 0;
    std::erase_if(m_spans, [&](const LitSpan& span) {
        const bool overlaps = span.begin < end;
        end = std::max(end, span.end);
        return overlaps || span.begin >= span.end;
    });
}

std::vector<std::string> Reading::others(const app::DocumentContent& content) const {
    std::vector<std::string> names;
    for (const std::string& name : content.articles.items())
        if (!article() || name != article()->name)
            names.push_back(name);
    return names;
}

std::string_view Reading::text(std::size_t begin, std::size_t end) const {
    if (!m_article || begin >= end || end >= m_offsets.size())
        return {};
    return std::string_view(m_article->text)
        .substr(m_offsets[begin], m_offsets[end] - m_offsets[begin]);
}

const std::vector<WrappedLine>& Reading::lines(float width, float letter_px,
                                               const std::function<float(char32_t)>& advance) {
    if (width != m_lines_width || letter_px != m_lines_letter_px) {
        m_lines = wrapped_lines(m_code_points, width, advance);
        m_lines_width = width;
        m_lines_letter_px = letter_px;
    }
    return m_lines;
}

const app::ArticleMention* Reading::chosen() const {
    if (!article() || !m_chosen)
        return nullptr;
    for (const app::ArticleMention& mention : m_article->mentions)
        if (mention.read.begin == m_chosen->first && mention.read.end == m_chosen->second)
            return &mention;
    return nullptr;
}

void Reading::choose(std::size_t mention) {
    if (!article() || mention >= m_article->mentions.size())
        return;
    const gazetteer::Mention& read = m_article->mentions[mention].read;
    m_chosen = {read.begin, read.end};
    place_query[0] = '\0';
    ++m_stamp;
}

void Reading::say(Workspace& workspace, const std::string& place) const {
    if (const app::ArticleMention* mention = chosen())
        workspace.run(
            app::Correct{{m_article->sha256, mention->read.begin, mention->read.end, place}});
}

void Reading::take_back(Workspace& workspace) const {
    if (const app::ArticleMention* mention = chosen())
        workspace.run(
            app::TakeBackCorrection{m_article->sha256, mention->read.begin, mention->read.end});
}

const std::vector<gazetteer::Candidate>& Reading::found() {
    const std::string query = place_query.data();
    if (query != m_asked) {
        m_found = query.empty() || !m_desk ? std::vector<gazetteer::Candidate>{}
                                           : m_desk->find(query, kFoundPlaces);
        m_asked = query;
    }
    return m_found;
}

void Reading::lay(const app::Session& session, std::string_view language, OverlayShelf& shelf) {
    const std::string now = fmt::format("{} {} {}", m_stamp, open, language);
    if (now == m_laid)
        return;
    m_laid = now;
    shelf.set("article", overlays(session, language));
}

std::vector<scene::Overlay> Reading::overlays(const app::Session& session,
                                              std::string_view language) const {
    std::vector<scene::Overlay> overlays;
    if (!article() || !open)
        return overlays;
    const app::ArticleMention* now = chosen();
    std::set<std::string> drawn;
    for (const app::ArticleMention& mention : m_article->mentions) {
        if (!mention.place || !mention.position || !drawn.insert(*mention.place).second)
            continue;
        const MapPoint at = session.projection().to_map(*mention.position);
        if (!session.atlas().area.contains(*mention.position) || !std::isfinite(at.easting_m))
            continue; // beyond the sheet
        const bool is_chosen = now && now->place == mention.place;
        const auto colour = display::Colour::rgb(mention_colour(mention.colour));
        scene::Overlay overlay;
        overlay.id = session.atlas().place(*mention.place) ? "place:" + *mention.place : "";
        if (overlays.empty())
            overlay.legend = translated("named in the article", language);
        overlay.items.push_back(scene::OverlayMark{at, scene::MarkShape::Ring, colour,
                                                   is_chosen ? kChosenRing_mm : kRing_mm, ""});
        if (is_chosen)
            overlay.items.push_back(
                scene::OverlayMark{at, scene::MarkShape::Ring, colour, kRing_mm, ""});
        overlays.push_back(std::move(overlay));
    }
    return overlays;
}

} // namespace panjshir::gui
