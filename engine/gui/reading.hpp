#pragma once
// What the window reads: the open article with the user's corrections, what is chosen in it, and
// how it lies over the map. No toolkit here.

#include "app/article_reading.hpp"
#include "gui/overlay_shelf.hpp"
#include "gui/workspace.hpp"
#include "gui/wrapped_text.hpp"
#include "scene/overlay.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gui {

/// 0xRRGGBB, in the text and on the map.
std::uint32_t mention_colour(app::MentionClass mention_class);

/// A lit part of the text. They lie in order and never overlap.
struct LitSpan {
    std::size_t begin = 0, end = 0;
    enum class Kind { Place, Date } kind = Kind::Place;
    std::size_t index = 0; ///< of Article::mentions or of its dates
};

class Reading {
public:
    enum class Tab { Article, Sources };
    bool open = false;
    Tab tab = Tab::Article;
    bool choosing = false; ///< another article is being asked for
    std::array<char, 1024> file_field{}, folder_field{};
    std::array<char, 128> place_query{}, source_filter{};

    /// Where the sources' texts lie; empty: not told yet. It is kept in `state_folder` for the next
    /// start; empty: nowhere.
    const std::filesystem::path& folder() const { return m_folder; }
    void set_folder(const std::filesystem::path& folder);
    void keep_in(const std::filesystem::path& state_folder);

    /// Reads a text file and shows it, or tells why not.
    void open_file(const app::Session& session, Workspace& workspace,
                   const std::filesystem::path& file);
    /// Shows a passage of a source's text, if the text is in the folder; else tells where to put
    /// it.
    void open_passage(const app::Session& session, Workspace& workspace,
                      const app::Passage& passage);

    /// Takes over the document: corrections, and articles that a session or undo has opened or
    /// closed.
    void update(const app::Session& session, Workspace& workspace);

    /// The open article; null: none.
    const app::Article* article() const { return m_shown && m_article ? &*m_article : nullptr; }
    /// Articles that the document names as open and that are not shown.
    std::vector<std::string> others(const app::DocumentContent& content) const;

    const std::vector<LitSpan>& spans() const { return m_spans; }
    std::string_view text(std::size_t begin, std::size_t end) const;
    const std::u32string& code_points() const { return m_code_points; }
    /// Lines for a width; cut anew only when text, width or letter size change.
    const std::vector<WrappedLine>& lines(float width, float letter_px,
                                          const std::function<float(char32_t)>& advance);

    /// The chosen mention by its span; null: none.
    const app::ArticleMention* chosen() const;
    void choose(std::size_t mention);
    void choose_none() {
        m_chosen.reset();
        ++m_stamp;
    }
    /// The mark that the reader itself selected on the map: its card stays away.
    std::string own_selection;

    const std::optional<app::Passage>& passage() const { return m_passage; }
    /// A position to bring into sight, once.
    std::optional<std::size_t> take_scroll() { return std::exchange(m_scroll_to, std::nullopt); }

    // The user's word on the chosen mention. An empty place: none.
    void say(Workspace& workspace, const std::string& place) const;
    void take_back(Workspace& workspace) const;
    /// Places that the query may mean.
    const std::vector<gazetteer::Candidate>& found();

    /// Rings round the article's places; none while the reader is closed.
    std::vector<scene::Overlay> overlays(const app::Session& session,
                                         std::string_view language) const;
    /// Lays them over the map where they have changed.
    void lay(const app::Session& session, std::string_view language, OverlayShelf& shelf);

private:
    bool make_desk(const app::Session& session, Workspace& workspace);
    void take(app::Article article);
    void light();

    std::unique_ptr<app::ArticleDesk> m_desk;
    std::filesystem::path m_folder, m_folder_file;
    std::map<std::string, std::filesystem::path> m_files; ///< by name, of articles opened by path
    std::optional<app::Article> m_article;
    bool m_shown = false; ///< the document has it open
    std::set<std::string>
        m_tried; ///< names of the document that could not be opened from the folder
    std::u32string m_code_points;
    std::vector<std::uint32_t> m_offsets;
    std::optional<app::SharedList<io::Correction>> m_corrections; ///< those in force
    std::vector<LitSpan> m_spans;
    std::vector<WrappedLine> m_lines;
    float m_lines_width = -1, m_lines_letter_px = -1;
    std::optional<std::pair<std::size_t, std::size_t>> m_chosen;
    std::optional<app::Passage> m_passage;
    std::optional<std::size_t> m_scroll_to;
    std::string m_asked;
    std::vector<gazetteer::Candidate> m_found;
    std::uint64_t m_stamp = 0; ///< grows with what the overlays show
    std::string m_laid;        ///< what of it lies over the map
};

} // namespace panjshir::gui
