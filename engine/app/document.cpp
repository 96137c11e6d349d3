#include "app/document.hpp"

#include "app/export_map.hpp"
#include "base/overloaded.hpp"
#include "io/atlas.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

namespace panjshir::app {
namespace {

using io::Annotation;
using io::Correction;

template <typename T>
std::vector<T> copied(const SharedList<T>& list) {
    return list.items();
}

Result<void> check(const Annotation& annotation) {
    const std::size_t least = annotation.kind == io::AnnotationKind::Text   ? 1
                              : annotation.kind == io::AnnotationKind::Area ? 3
                                                                            : 2;
    if (annotation.points.size() < least)
        return fail(fmt::format("an annotation of {} points; {} are wanted",
                                annotation.points.size(), least));
    if (annotation.points.size() > io::kMaxAnnotationPoints)
        return fail(fmt::format("an annotation of {} points; at most {} are kept",
                                annotation.points.size(), io::kMaxAnnotationPoints));
    for (const LonLat p : annotation.points)
        if (!LonLat::is_valid(p.longitude_deg(), p.latitude_deg()))
            return fail("an annotation with a position that is not on the earth");
    return {};
}

auto key_of(const Correction& correction) {
    return std::tie(correction.article_sha256, correction.begin, correction.end);
}

// Each applies one kind of command to a copy of the content.
struct Applier {
    DocumentContent content;

    Result<void> operator()(const ShowView& command) {
        content.view = command.view;
        return {};
    }
    Result<void> operator()(const Compare& command) {
        content.comparison = command.with;
        if (content.comparison)
            content.comparison->divider = std::clamp(content.comparison->divider, 0.0, 1.0);
        return {};
    }
    Result<void> operator()(const AddAnnotation& command) {
        if (const auto good = check(command.annotation); !good)
            return good;
        auto items = copied(content.annotations);
        if (items.size() >= io::kMaxAnnotations)
            return fail(fmt::format("at most {} annotations are kept", io::kMaxAnnotations));
        int greatest = 0;
        for (const Annotation& item : items)
            greatest = std::max(greatest, item.id);
        items.push_back(command.annotation);
        items.back().id = greatest + 1;
        content.annotations = SharedList(std::move(items));
        return {};
    }
    Result<void> operator()(const ChangeAnnotation& command) {
        if (const auto good = check(command.annotation); !good)
            return good;
        auto items = copied(content.annotations);
        const auto it = find(items, command.annotation.id);
        if (it == items.end())
            return fail(fmt::format("there is no annotation {}", command.annotation.id));
        if (!(*it == command.annotation)) {
            *it = command.annotation;
            content.annotations = SharedList(std::move(items));
        }
        return {};
    }
    Result<void> operator()(const RemoveAnnotation& command) {
        auto items = copied(content.annotations);
        const auto it = find(items, command.id);
        if (it == items.end())
            return fail(fmt::format("there is no annotation {}", command.id));
        items.erase(it);
        content.annotations = SharedList(std::move(items));
        return {};
    }
    Result<void> operator()(const RemoveAllAnnotations&) {
        content.annotations = {};
        return {};
    }
    Result<void> operator()(const Correct& command) {
        if (command.correction.begin >= command.correction.end)
            return fail("a correction of no text");
        auto items = copied(content.corrections);
        const auto it = std::lower_bound(
            items.begin(), items.end(), command.correction,
            [](const Correction& a, const Correction& b) { return key_of(a) < key_of(b); });
        if (it != items.end() && key_of(*it) == key_of(command.correction)) {
            if (*it == command.correction)
                return {};
            *it = command.correction;
        } else {
            if (items.size() >= io::kMaxCorrections)
                return fail(fmt::format("at most {} corrections are kept", io::kMaxCorrections));
            items.insert(it, command.correction);
        }
        content.corrections = SharedList(std::move(items));
        return {};
    }
    Result<void> operator()(const TakeBackCorrection& command) {
        auto items = copied(content.corrections);
        const auto end = std::remove_if(items.begin(), items.end(), [&](const Correction& c) {
            return c.article_sha256 == command.article_sha256 && c.begin == command.begin &&
                   c.end == command.end;
        });
        if (end == items.end())
            return {};
        items.erase(end, items.end());
        content.corrections = SharedList(std::move(items));
        return {};
    }
    Result<void> operator()(const SetClosed& command) {
        return set_member(content.closed, command.place, command.way == SetClosed::Way::Closed);
    }
    Result<void> operator()(const OpenArticle& command) {
        return set_member(content.articles, command.name, true);
    }
    Result<void> operator()(const CloseArticle& command) {
        return set_member(content.articles, command.name, false);
    }
    Result<void> operator()(const AskWay& command) {
        content.way = command.way;
        return {};
    }

private:
    static std::vector<Annotation>::iterator find(std::vector<Annotation>& items, int id) {
        return std::find_if(items.begin(), items.end(),
                            [id](const Annotation& a) { return a.id == id; });
    }
    static Result<void> set_member(SharedList<std::string>& list, const std::string& name,
                                   bool wanted) {
        if (name.empty())
            return fail("no name given");
        auto items = copied(list);
        const auto it = std::lower_bound(items.begin(), items.end(), name);
        const bool there = it != items.end() && *it == name;
        if (there == wanted)
            return {};
        if (wanted)
            items.insert(it, name);
        else
            items.erase(it);
        list = SharedList(std::move(items));
        return {};
    }
};

// Whether two commands may be one step: of one kind and, for an annotation, of the same one.
bool joinable(const DocumentCommand& a, const DocumentCommand& b) {
    if (a.index() != b.index())
        return false;
    if (const auto* first = std::get_if<ChangeAnnotation>(&a))
        return first->annotation.id == std::get<ChangeAnnotation>(b).annotation.id;
    return std::holds_alternative<ShowView>(a) || std::holds_alternative<Compare>(a);
}

} // namespace

Result<DocumentContent> applied(const DocumentContent& content, const DocumentCommand& command) {
    Applier applier{content};
    const auto done = std::visit(applier, command);
    if (!done)
        return tl::unexpected(done.error());
    return std::move(applier.content);
}

std::string_view command_name(const DocumentCommand& command, std::string_view language) {
    const bool french = language == "fr";
    return std::visit(
        overloaded{
            [&](const ShowView&) { return french ? "la vue" : "view"; },
            [&](const Compare&) { return french ? "la comparaison" : "comparison"; },
            [&](const AddAnnotation&) { return french ? "l’annotation" : "annotation"; },
            [&](const ChangeAnnotation&) {
                return french ? "la retouche d’une annotation" : "change of an annotation";
            },
            [&](const RemoveAnnotation&) {
                return french ? "le retrait d’une annotation" : "removal of an annotation";
            },
            [&](const RemoveAllAnnotations&) {
                return french ? "le retrait des annotations" : "removal of all annotations";
            },
            [&](const Correct&) { return french ? "la correction" : "correction"; },
            [&](const TakeBackCorrection&) {
                return french ? "le retrait d’une correction" : "taking back a correction";
            },
            [&](const SetClosed&) {
                return french ? "l’ouverture d’un passage" : "opening or closing a pass";
            },
            [&](const OpenArticle&) { return french ? "l’article" : "article"; },
            [&](const CloseArticle&) { return french ? "l’article" : "article"; },
            [&](const AskWay&) { return french ? "le chemin demandé" : "the way asked for"; }},
        command);
}

Result<void> Document::apply(const DocumentCommand& command, Step step) {
    auto after = applied(m_content, command);
    if (!after)
        return tl::unexpected(after.error());
    if (*after == m_content)
        return {};
    ++m_revision;
    if (step == Step::None) {
        m_content = std::move(*after);
        return {};
    }
    const bool joins = step == Step::JoinsLast && m_open && !m_past.empty() &&
                       joinable(m_past.back().command, command);
    if (!joins) {
        if (m_past.size() == kMaxSteps)
            m_past.erase(m_past.begin());
        m_past.push_back({m_content, command});
    } else {
        m_past.back().command = command;
    }
    m_open = step == Step::JoinsLast;
    m_future.clear();
    m_content = std::move(*after);
    if (joins && m_past.back().before == m_content)
        m_past.pop_back(); // moved there and back within one step
    return {};
}

void Document::undo() {
    if (m_past.empty())
        return;
    Moment moment = std::move(m_past.back());
    m_past.pop_back();
    std::swap(moment.before, m_content);
    m_future.push_back(std::move(moment));
    m_open = false;
    ++m_revision;
}

void Document::redo() {
    if (m_future.empty())
        return;
    Moment moment = std::move(m_future.back());
    m_future.pop_back();
    std::swap(moment.before, m_content);
    m_past.push_back(std::move(moment));
    m_open = false;
    ++m_revision;
}

std::string_view Document::undo_name(std::string_view language) const {
    return m_past.empty() ? std::string_view{} : command_name(m_past.back().command, language);
}

std::string_view Document::redo_name(std::string_view language) const {
    return m_future.empty() ? std::string_view{} : command_name(m_future.back().command, language);
}

io::UserDocument to_user_document(const DocumentContent& content, const std::string& atlas_name) {
    io::UserDocument document;
    document.atlas = atlas_name;
    document.view = view_string(content.view);
    if (content.comparison)
        document.second =
            io::SecondView{content.comparison->on ? to_text(*content.comparison->on) : "",
                           content.comparison->basis ? to_text(*content.comparison->basis) : "",
                           content.comparison->divider};
    document.annotations = content.annotations.items();
    document.corrections = content.corrections.items();
    document.closed = content.closed.items();
    document.articles = content.articles.items();
    document.way = content.way;
    return document;
}

DocumentContent from_user_document(const io::UserDocument& document, const ViewState& otherwise,
                                   const io::Atlas& atlas, const std::string& file,
                                   Diagnostics& diagnostics) {
    const auto fault = [&](std::string message) {
        diagnostics.push_back({Severity::Error, file, 0, 0, std::move(message)});
    };
    DocumentContent content;
    content.view = otherwise;
    if (!document.view.empty()) {
        if (const auto view = parse_view_string(document.view, atlas.chronicle))
            content.view = *view;
        else
            fault(view.error().message);
    }
    if (document.second) {
        Comparison comparison;
        comparison.divider = document.second->divider;
        if (!document.second->on.empty()) {
            if (const auto day = parse_day(document.second->on))
                comparison.on = *day;
            else
                fault("second map: " + day.error().message);
        }
        if (!document.second->according_to.empty()) {
            if (const auto basis =
                    chronicle::parse_basis(document.second->according_to, atlas.chronicle))
                comparison.basis = *basis;
            else
                fault("second map: " + basis.error().message);
        }
        content.comparison = comparison;
    }
    content.annotations = SharedList(document.annotations);
    // Through the commands, so that what is read is in order and of the atlas.
    const auto take = [&](const DocumentCommand& command) {
        if (auto after = applied(content, command))
            content = std::move(*after);
        else
            fault(after.error().message);
    };
    for (const Correction& correction : document.corrections) {
        if (!correction.place.empty() && !atlas.place(correction.place))
            fault("correction: no place '" + correction.place + "' in the atlas");
        else
            take(Correct{correction});
    }
    for (const std::string& place : document.closed) {
        if (atlas.place(place))
            take(SetClosed{place, SetClosed::Way::Closed});
        else
            fault("closed: no place '" + place + "' in the atlas");
    }
    for (const std::string& name : document.articles)
        take(OpenArticle{name});
    content.way.by_road = document.way.by_road;
    for (const auto& [end, asked] :
         {std::pair(&content.way.from, &document.way.from), {&content.way.to, &document.way.to}}) {
        if (asked->empty() || atlas.place(*asked))
            *end = *asked;
        else
            fault("way: no place '" + *asked + "' in the atlas");
    }
    return content;
}

} // namespace panjshir::app
