#pragma once
// A user's work on an atlas as a file: the view, what was drawn, what was corrected, which passes
// are closed.

#include "io/annotations.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::io {

/// A user's word on one mention of an article: it is this place, or it is none.
struct Correction {
    std::string article_sha256;     ///< of the text, hexadecimal
    std::size_t begin = 0, end = 0; ///< code points, end exclusive
    std::string place;              ///< id; empty: no place of the atlas
    bool operator==(const Correction&) const = default;
};

/// The second of two maps side by side.
struct SecondView {
    std::string on;           ///< day; empty: that of the first
    std::string according_to; ///< basis; empty: that of the first
    double divider = 0.5;     ///< share of the width that the first map has, 0..1
    bool operator==(const SecondView&) const = default;
};

/// Whither a way is asked for; either end may be empty still.
struct AskedWay {
    std::string from, to; ///< ids of places
    bool by_road = false;
    bool operator==(const AskedWay&) const = default;
};

struct UserDocument {
    std::string atlas; ///< name of the atlas's package: "panjshir-2021"
    std::string view;  ///< a view string
    std::optional<SecondView> second;
    std::vector<Annotation> annotations;
    std::vector<Correction> corrections; ///< by article, then by begin
    std::vector<std::string> closed;     ///< ids of passes, tunnels and roads, in order
    std::vector<std::string>
        articles; ///< open in the reader: file names within the articles' folder
    AskedWay way;
    bool operator==(const UserDocument&) const = default;
};

inline constexpr int kSessionVersion = 1;
inline constexpr std::size_t kMaxCorrections = 100'000;

/// JSON, one annotation a line or so; equal documents give equal bytes.
std::string to_json_text(const UserDocument& document);

/// Errors: no JSON (cut in half), no session, of a newer version. What is wrong within (a
/// correction without a span, an annotation too large, an absolute path or one with '..') is named
/// in `diagnostics` and left out; the rest is kept.
Result<UserDocument> user_document_from_text(const std::string& bytes, const std::string& file,
                                             Diagnostics& diagnostics);

Result<UserDocument> read_user_document(const std::filesystem::path& path,
                                        Diagnostics& diagnostics);
/// Atomically; the file that was there is kept as `path` + "~".
Result<void> write_user_document(const std::filesystem::path& path, const UserDocument& document);

} // namespace panjshir::io
