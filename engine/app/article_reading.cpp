#include "app/article_reading.hpp"

#include "app/gazetteers.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

using gazetteer::PlaceKind;

constexpr std::size_t kFilesLookedAt = 1000; ///< of a folder, in search of a text

void set_place(ArticleMention& mention, const gazetteer::Place& place) {
    mention.place = place.id;
    mention.kind = place.kind;
    mention.position = place.position;
    mention.colour = class_of(place.kind);
}

ArticleMention as_read(const gazetteer::Mention& read) {
    ArticleMention mention{read,          ArticleMention::By::Reader, read.place, read.kind,
                           read.position, MentionClass::Unknown};
    if (read.place && read.kind)
        mention.colour = class_of(*read.kind);
    return mention;
}

// The words of a correction that the reader knows nothing of.
ArticleMention as_said(const io::Correction& correction, const std::string& text,
                       const std::vector<std::uint32_t>& offsets) {
    ArticleMention mention;
    mention.read.begin = correction.begin;
    mention.read.end = correction.end;
    mention.read.text =
        text.substr(offsets[correction.begin], offsets[correction.end] - offsets[correction.begin]);
    return mention;
}

void take_word(ArticleMention& mention, const io::Correction& correction, const io::Atlas& atlas) {
    mention.by = ArticleMention::By::User;
    if (const gazetteer::Place* place = atlas.place(correction.place);
        place && !correction.place.empty()) {
        set_place(mention, *place);
        return;
    }
    mention.place.reset();
    mention.kind.reset();
    mention.position.reset();
    mention.colour = MentionClass::None;
}

std::string megabytes(std::uintmax_t bytes) {
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1 << 20));
}

} // namespace

std::string_view to_string(MentionClass mention_class) {
    switch (mention_class) {
    case MentionClass::Area:
        return "area";
    case MentionClass::Settlement:
        return "settlement";
    case MentionClass::Land:
        return "land";
    case MentionClass::Water:
        return "water";
    case MentionClass::Way:
        return "way";
    case MentionClass::Unknown:
        return "unknown";
    case MentionClass::None:
        return "none";
    }
    return "";
}

MentionClass class_of(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::Country:
    case PlaceKind::Province:
    case PlaceKind::District:
    case PlaceKind::Region:
        return MentionClass::Area;
    case PlaceKind::City:
    case PlaceKind::Town:
    case PlaceKind::Village:
    case PlaceKind::Airport:
        return MentionClass::Settlement;
    case PlaceKind::River:
        return MentionClass::Water;
    case PlaceKind::Road:
    case PlaceKind::Tunnel:
        return MentionClass::Way;
    case PlaceKind::Valley:
    case PlaceKind::Pass:
    case PlaceKind::Peak:
    case PlaceKind::Range:
    case PlaceKind::Plain:
    case PlaceKind::Gorge:
        return MentionClass::Land;
    }
    return MentionClass::Unknown;
}

std::size_t Article::place_count() const {
    return static_cast<std::size_t>(
        std::count_if(mentions.begin(), mentions.end(),
                      [](const ArticleMention& m) { return m.colour != MentionClass::None; }));
}

void correct(Article& article, const std::vector<io::Correction>& corrections,
             const io::Atlas& atlas) {
    article.mentions.clear();
    article.corrected = 0;
    for (const gazetteer::Mention& read : article.read.mentions)
        article.mentions.push_back(as_read(read));
    std::vector<std::uint32_t> offsets; // made when first wanted
    for (const io::Correction& correction : corrections) {
        if (correction.article_sha256 != article.sha256)
            continue;
        if (offsets.empty())
            offsets = utf8::byte_offsets(article.text);
        if (correction.begin >= correction.end || correction.end >= offsets.size())
            continue;
        const auto same = [&](const ArticleMention& m) {
            return m.read.begin == correction.begin && m.read.end == correction.end;
        };
        auto it = std::find_if(article.mentions.begin(), article.mentions.end(), same);
        if (it == article.mentions.end()) {
            std::erase_if(article.mentions, [&](const ArticleMention& m) {
                return m.read.begin < correction.end && correction.begin < m.read.end;
            });
            it = std::find_if(
                article.mentions.begin(), article.mentions.end(),
                [&](const ArticleMention& m) { return m.read.begin > correction.begin; });
            it = article.mentions.insert(it, as_said(correction, article.text, offsets));
        }
        take_word(*it, correction, atlas);
    }
    article.corrected = static_cast<std::size_t>(
        std::count_if(article.mentions.begin(), article.mentions.end(),
                      [](const ArticleMention& m) { return m.by == ArticleMention::By::User; }));
}

std::vector<gazetteer::KnownEvent> known_events(const io::Atlas& atlas) {
    std::vector<gazetteer::KnownEvent> events;
    for (const chronicle::Event& event : atlas.chronicle.events)
        if (event.kind == chronicle::EventKind::ChangeOfPower && event.when.first_day() &&
            event.when.first_day() == event.when.last_day())
            for (const chronicle::EventPlace& where : event.places)
                if (where.role == chronicle::PlaceRole::At)
                    events.push_back({where.place, *event.when.first_day()});
    return events;
}

struct ArticleDesk::Parts {
    const io::Atlas& atlas;
    gazetteer::NameIndex names;
    OpenedGazetteers imported;
    std::unique_ptr<gazetteer::ArticleReader> reader;
    std::vector<gazetteer::KnownEvent> events;
};

ArticleDesk::ArticleDesk(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ArticleDesk::~ArticleDesk() = default;

Result<std::unique_ptr<ArticleDesk>> ArticleDesk::open(const io::Atlas& atlas,
                                                       const std::filesystem::path& gazetteers) {
    auto names = gazetteer::NameIndex::build(atlas.places, atlas.title_en);
    if (!names)
        return tl::unexpected(names.error());
    std::unique_ptr<Parts> parts(new Parts{atlas, std::move(*names), open_gazetteers(gazetteers),
                                           nullptr, known_events(atlas)});
    std::vector<const gazetteer::NameIndex*> indexes{
        &parts->names}; // the atlas first: it is trusted most
    for (const gazetteer::NameIndex& other : parts->imported.indexes)
        indexes.push_back(&other);
    parts->reader = std::make_unique<gazetteer::ArticleReader>(std::move(indexes));
    return std::unique_ptr<ArticleDesk>(new ArticleDesk(std::move(parts)));
}

const Diagnostics& ArticleDesk::diagnostics() const {
    return m_parts->imported.diagnostics;
}

Result<Article> ArticleDesk::read(const std::filesystem::path& file) const {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (!error && size > kLongestOpenedArticle)
        return fail(fmt::format("{}: {}; a text of at most {} can be read. Cut it into parts",
                                file.string(), megabytes(size), megabytes(kLongestOpenedArticle)));
    auto bytes = read_file(file, kLongestOpenedArticle);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (const auto at = bytes->find('\0'); at != std::string::npos)
        return fail(
            fmt::format("{}: byte {}: not a text in UTF-8 (a NUL byte)", file.string(), at + 1));
    Article article;
    article.file = file;
    article.name = file.filename().string();
    article.text = std::move(*bytes);
    article.sha256 = sha256_hex(article.text);
    gazetteer::ReadOptions options;
    for (const chronicle::Source& source : m_parts->atlas.chronicle.sources)
        if (source.sha256 == article.sha256) {
            if (article.sources.empty())
                article.published =
                    source.published; // pieces further on have datelines of their own
            article.sources.push_back(source.id);
        }
    options.published = article.published;
    options.events = m_parts->events;
    article.read = m_parts->reader->read(article.text, options);
    correct(article, {}, m_parts->atlas);
    return article;
}

std::vector<gazetteer::Candidate> ArticleDesk::find(std::string_view name, int limit) const {
    gazetteer::FindOptions options;
    options.limit = limit;
    return gazetteer::find(m_parts->names, name, options);
}

Result<std::filesystem::path> article_file(const std::filesystem::path& folder,
                                           const std::string& name, const std::string& sha256) {
    std::error_code error;
    const auto wanted = [&](const std::filesystem::path& file) {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(file, ignored))
            return false;
        const auto bytes = read_file(file, kLongestOpenedArticle);
        return bytes && sha256_hex(*bytes) == sha256;
    };
    if (!std::filesystem::is_directory(folder, error))
        return fail(fmt::format("{}: no such folder; the texts of the sources are looked for there",
                                folder.string()));
    if (wanted(folder / name))
        return folder / name;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (files.size() < kFilesLookedAt)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        if (file.filename() != name && wanted(file))
            return file;
    return fail(fmt::format("{}: {}; put {} there (SHA-256 {}...)", folder.string(),
                            std::filesystem::exists(folder / name, error)
                                ? "the file of that name is another text"
                                : "the source's text is not in this folder",
                            name, sha256.substr(0, 12)));
}

std::optional<Passage> passage_of(const io::Atlas& atlas, std::string_view id) {
    const std::size_t colon = id.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view kind = id.substr(0, colon), name = id.substr(colon + 1);
    const auto in_source = [&](const std::string& source_id,
                               std::optional<chronicle::TextSpan> span) -> std::optional<Passage> {
        const chronicle::Source* source = atlas.chronicle.source(source_id);
        if (!source || source->file.empty())
            return std::nullopt;
        const chronicle::TextSpan at = span.value_or(source->part);
        return Passage{source->id, source->file, source->sha256, static_cast<std::size_t>(at.begin),
                       static_cast<std::size_t>(at.end)};
    };
    if (kind == "source")
        return in_source(std::string(name), std::nullopt);
    if (kind == "claim")
        for (const chronicle::Claim& claim : atlas.chronicle.claims)
            if (claim.id == name)
                return in_source(claim.source, claim.span);
    if (kind == "event")
        for (const chronicle::Event& event : atlas.chronicle.events)
            if (event.id == name)
                return in_source(event.source, event.span);
    return std::nullopt;
}

} // namespace panjshir::app
