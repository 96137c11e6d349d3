#include "io/atlas_articles.hpp"

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "io/article_mentions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace panjshir::io {
namespace {

struct Article {
    std::u32string text;
    std::string sha256;
};

bool is_word_character(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x300 && c <= 0x36F) ||
           (c >= 0x620 && c <= 0x6FF);
}

class ArticleCheck {
public:
    ArticleCheck(const Atlas& atlas, const std::filesystem::path& folder)
        : m_atlas(atlas), m_folder(folder) {}

    Diagnostics run() {
        for (const chronicle::Source& source : m_atlas.chronicle.sources)
            check_source(source);
        for (const chronicle::Claim& claim : m_atlas.chronicle.claims)
            if (const Article* article = check_span("claims", claim.id, claim.source, claim.span))
                check_mention(claim, *article);
        for (const chronicle::Event& event : m_atlas.chronicle.events)
            check_span("events", event.id, event.source, event.span);
        for (const chronicle::LandStatement& statement : m_atlas.chronicle.statements)
            check_span("statements", statement.id, statement.source, statement.span);
        return std::move(m_diagnostics);
    }

private:
    void report(Severity severity, const std::string& table, const std::string& id,
                std::string message) {
        const RowOrigin origin = m_atlas.origin(table, id);
        m_diagnostics.push_back({severity, table + ".csv", origin.line, origin.span_column,
                                 fmt::format("{}: {}", id, message)});
    }

    void check_source(const chronicle::Source& source) {
        const Article* article = open(source);
        if (!article)
            return;
        if (article->sha256 != source.sha256)
            report(
                Severity::Error, "sources", source.id,
                fmt::format("{} is another text than the atlas was made from (SHA-256 {}, not {})",
                            source.file, article->sha256, source.sha256));
        check_ends("sources", source.id, *article, source.part);
    }

    const Article* open(const chronicle::Source& source) {
        const auto known = m_articles.find(source.file);
        if (known != m_articles.end())
            return known->second ? &*known->second : nullptr;
        std::optional<Article>& article = m_articles[source.file];
        const auto bytes = read_file(m_folder / source.file);
        if (!bytes)
            report(Severity::Error, "sources", source.id, bytes.error().message);
        else if (const auto bad = utf8::first_invalid_byte(*bytes))
            report(Severity::Error, "sources", source.id,
                   fmt::format("{} is not UTF-8 at byte {}", source.file, *bad));
        else
            article = Article{utf8::to_utf32(*bytes), sha256_hex(*bytes)};
        return article ? &*article : nullptr;
    }

    // The article if the span lies in it.
    const Article* check_span(const std::string& table, const std::string& id,
                              const std::string& source_id, chronicle::TextSpan span) {
        const chronicle::Source* source = m_atlas.chronicle.source(source_id);
        const Article* article = source ? open(*source) : nullptr;
        return article && check_ends(table, id, *article, span) ? article : nullptr;
    }

    bool check_ends(const std::string& table, const std::string& id, const Article& article,
                    chronicle::TextSpan span) {
        const std::u32string& text = article.text;
        if (span.end > text.size()) {
            report(Severity::Error, table, id,
                   fmt::format("the span ends at {}, the text at {}", span.end, text.size()));
            return false;
        }
        const auto splits_word = [&](std::size_t at) {
            return at > 0 && at < text.size() && is_word_character(text[at - 1]) &&
                   is_word_character(text[at]);
        };
        if (splits_word(span.begin))
            report(Severity::Warning, table, id,
                   fmt::format("the span begins within a word ({})", span.begin));
        if (splits_word(span.end))
            report(Severity::Warning, table, id,
                   fmt::format("the span ends within a word ({})", span.end));
        return true;
    }

    void check_mention(const chronicle::Claim& claim, const Article& article) {
        const gazetteer::Place* place = m_atlas.place(claim.place);
        if (!place)
            return;
        const chronicle::Source* source = m_atlas.chronicle.source(claim.source);
        const std::u32string_view text = article.text;
        const std::size_t begin = source ? std::min(source->part.begin, claim.span.begin) : 0;
        const std::string passage =
            folded_words(text.substr(claim.span.begin, claim.span.end - claim.span.begin));
        const std::string before = folded_words(text.substr(begin, claim.span.begin - begin));
        if (find_mention(*place, m_atlas.places, passage, before) == Mention::None)
            report(Severity::Warning, "claims", claim.id,
                   fmt::format("no written form of {} stands in its span, nor a noun that means it",
                               claim.place));
    }

    const Atlas& m_atlas;
    const std::filesystem::path& m_folder;
    std::map<std::string, std::optional<Article>> m_articles;
    Diagnostics m_diagnostics;
};

} // namespace

Diagnostics check_articles(const Atlas& atlas, const std::filesystem::path& folder) {
    return ArticleCheck(atlas, folder).run();
}

} // namespace panjshir::io
