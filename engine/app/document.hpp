#pragma once
// A user's work in progress, with undo and redo of everything: the view, the second view,
// annotations, corrections of the reader, closed passes. The window changes it by commands alone.

#include "app/session.hpp"
#include "io/user_document.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace panjshir::app {

/// A list that is shared until it is changed, so that a step of history costs little.
template <typename T>
class SharedList {
public:
    SharedList() = default;
    explicit SharedList(std::vector<T> items)
        : m_items(std::make_shared<const std::vector<T>>(std::move(items))) {}
    const std::vector<T>& items() const {
        static const std::vector<T> none;
        return m_items ? *m_items : none;
    }
    bool operator==(const SharedList& other) const {
        return m_items == other.m_items || items() == other.items();
    }

private:
    // Shared between the steps of history that agree on it; immutable.
    std::shared_ptr<const std::vector<T>> m_items;
};

/// Two maps side by side: what the second one shows otherwise.
struct Comparison {
    std::optional<CivilDay> on;
    std::optional<chronicle::Basis> basis;
    double divider = 0.5; ///< share of the width that the first map has, 0..1
    bool operator==(const Comparison&) const = default;
};

using io::AskedWay;

/// All that undo brings back. Equal contents give equal session files.
struct DocumentContent {
    ViewState view;
    std::optional<Comparison> comparison;
    SharedList<io::Annotation> annotations;
    SharedList<io::Correction> corrections; ///< by article, then begin
    SharedList<std::string> closed;         ///< sorted ids
    SharedList<std::string> articles;
    AskedWay way;
    bool operator==(const DocumentContent&) const = default;
};

// Commands. Each leaves the content as it is where it has nothing to change.
struct ShowView { ///< moving, dating, another voice, selecting, layers
    ViewState view;
};
struct Compare { ///< nothing: one map again
    std::optional<Comparison> with;
};
struct AddAnnotation { ///< the id is given by the document
    io::Annotation annotation;
};
struct ChangeAnnotation { ///< the one of that id
    io::Annotation annotation;
};
struct RemoveAnnotation {
    int id = 0;
};
struct RemoveAllAnnotations {};
struct Correct { ///< replaces the correction of the same article and span
    io::Correction correction;
};
struct TakeBackCorrection {
    std::string article_sha256;
    std::size_t begin = 0, end = 0;
};
struct SetClosed {
    std::string place;
    enum class Way { Open, Closed } way = Way::Closed;
};
struct OpenArticle { ///< file name
    std::string name;
};
struct CloseArticle {
    std::string name;
};
struct AskWay {
    AskedWay way;
};
using DocumentCommand =
    std::variant<ShowView, Compare, AddAnnotation, ChangeAnnotation, RemoveAnnotation,
                 RemoveAllAnnotations, Correct, TakeBackCorrection, SetClosed, OpenArticle,
                 CloseArticle, AskWay>;

/// The content after a command. Errors: an annotation without enough points or with too many, one
/// that is not there, a correction whose span is empty, a list that is full; then nothing changes.
Result<DocumentContent> applied(const DocumentContent& content, const DocumentCommand& command);

/// Words for "Undo ...": "annotation", "view".
std::string_view command_name(const DocumentCommand& command, std::string_view language);

class Document {
public:
    explicit Document(DocumentContent content) : m_content(std::move(content)) {}

    const DocumentContent& content() const { return m_content; }

    /// How a step joins history: moves of one drag are one step, which ends with `finish_step`.
    /// What the program does by itself is none: undo of the step before takes it back as well.
    enum class Step { Own, JoinsLast, None };
    /// Errors: as applied.
    Result<void> apply(const DocumentCommand& command, Step step = Step::Own);
    void finish_step() { m_open = false; }

    bool can_undo() const { return !m_past.empty(); }
    bool can_redo() const { return !m_future.empty(); }
    /// Nothing happens where there is nothing to undo or redo.
    void undo();
    void redo();
    /// What undo would take back, in the words of command_name; empty where nothing.
    std::string_view undo_name(std::string_view language) const;
    std::string_view redo_name(std::string_view language) const;
    std::size_t steps() const { return m_past.size(); }

    /// Grows with every change; a saved state is known by it.
    std::uint64_t revision() const { return m_revision; }

    static constexpr std::size_t kMaxSteps = 20'000; ///< the oldest are forgotten

private:
    struct Moment {
        DocumentContent before; ///< in the past: before the command; in the future: after it
        DocumentCommand command;
    };
    DocumentContent m_content;
    std::vector<Moment> m_past, m_future;
    bool m_open = false; ///< the last step may be joined
    std::uint64_t m_revision = 0;
};

/// The content as it is saved, and back. Reading keeps what is right and names the rest: a view
/// string that cannot be read leaves `otherwise`'s view.
io::UserDocument to_user_document(const DocumentContent& content, const std::string& atlas_name);
DocumentContent from_user_document(const io::UserDocument& document, const ViewState& otherwise,
                                   const io::Atlas& atlas, const std::string& file,
                                   Diagnostics& diagnostics);

} // namespace panjshir::app
