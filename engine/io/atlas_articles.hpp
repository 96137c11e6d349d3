#pragma once
// The atlas against the texts that it was made from.

#include "io/atlas.hpp"

namespace panjshir::io {

/// Checks every source's file in `folder`. Errors: a file that cannot be read or is not UTF-8, a text whose
/// SHA-256 is another than the table's, a span (of a source, claim, event or statement) that ends beyond
/// the text. Warnings: a span that begins or ends within a word, a claim in whose span none of the written
/// forms of its place stands (case, accents and signs apart).
Diagnostics check_articles(const Atlas& atlas, const std::filesystem::path& folder);

} // namespace panjshir::io
