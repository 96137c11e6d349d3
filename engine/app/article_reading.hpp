#pragma once
// An article as it is read in the window: its text, the places and dates that the reader finds in
// it, and the user's word on them. Positions count Unicode code points, `end` exclusive. No
// interface here.

#include "gazetteer/find.hpp"
#include "gazetteer/read/reader.hpp"
#include "io/atlas.hpp"
#include "io/user_document.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::app {

/// Texts are opened up to so many bytes; a longer one is refused, not cut.
inline constexpr std::size_t kLongestOpenedArticle = std::size_t{4} << 20;

/// How a mention is coloured, in the text and on the map.
enum class MentionClass {
    Area,       ///< country, province, district, region
    Settlement, ///< city, town, village, airport
    Land,       ///< valley, pass, peak, range, plain, gorge
    Water,      ///< river
    Way,        ///< road, tunnel
    Unknown,    ///< a place that no gazetteer at hand knows
    None        ///< no place, says the user
};
std::string_view to_string(MentionClass mention_class); ///< "area", "settlement", ...
MentionClass class_of(gazetteer::PlaceKind kind);

struct ArticleMention {
    gazetteer::Mention
        read; ///< as the reader has it; of a span that only the user names: without candidates
    enum class By { Reader, User } by = By::Reader;
    // In force: the user's word, else the reader's.
    std::optional<std::string> place;
    std::optional<gazetteer::PlaceKind> kind;
    std::optional<LonLat> position;
    MentionClass colour = MentionClass::Unknown;
};

struct Article {
    std::filesystem::path file;
    std::string name;                  ///< of the file
    std::string text;                  ///< UTF-8, as it is in the file
    std::string sha256;                ///< of the file's bytes
    std::optional<EdtfDate> published; ///< of the source whose text it is; nothing: not known
    std::vector<std::string> sources;  ///< ids of the atlas's sources whose text it is
    gazetteer::ReadResult read;
    std::vector<ArticleMention> mentions; ///< by position; see correct()
    std::size_t corrected = 0;            ///< mentions that are the user's

    std::size_t place_count() const; ///< mentions that are not taken for no place
};

/// The article's mentions with the user's corrections of it in force. A correction of a span that
/// the reader has too takes its place; one of another span takes the place of all mentions that it
/// overlaps. Corrections beyond the text's end or of other texts are passed over.
void correct(Article& article, const std::vector<io::Correction>& corrections,
             const io::Atlas& atlas);

/// Days on which places of the atlas fell, one day exactly: texts name days by them.
std::vector<gazetteer::KnownEvent> known_events(const io::Atlas& atlas);

/// The gazetteers to read with: the atlas's names and what the user has imported. Making one takes
/// some tenths of a second; the atlas has to live as long.
class ArticleDesk {
public:
    /// `gazetteers`: the folder of imported ones; empty: none. Errors: the atlas's names make no
    /// index.
    static Result<std::unique_ptr<ArticleDesk>> open(const io::Atlas& atlas,
                                                     const std::filesystem::path& gazetteers);
    ~ArticleDesk();

    /// Imported gazetteers that cannot be used.
    const Diagnostics& diagnostics() const;

    /// Reads a text file. Errors: no such file, longer than kLongestOpenedArticle, no text (a NUL
    /// byte).
    Result<Article> read(const std::filesystem::path& file) const;

    /// Places of the atlas that a name may mean, best first.
    std::vector<gazetteer::Candidate> find(std::string_view name, int limit) const;

private:
    struct Parts;
    explicit ArticleDesk(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// The file in a folder whose bytes have that SHA-256: by the name first, then any other of at most
/// kLongestOpenedArticle bytes. Errors: no such folder, or no such file in it; the message says
/// what is to be put where.
Result<std::filesystem::path> article_file(const std::filesystem::path& folder,
                                           const std::string& name, const std::string& sha256);

/// A passage of an article: the place in the source of a claim or event ("claim:...", "event:..."),
/// or a whole source
/// ("source:...").
struct Passage {
    std::string source, file, sha256;
    std::size_t begin = 0, end = 0; ///< code points of the file's text
};
std::optional<Passage> passage_of(const io::Atlas& atlas, std::string_view id);

} // namespace panjshir::app
