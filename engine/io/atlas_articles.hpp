#pragma once
// The atlas against the texts that it was made from.

#include "io/atlas.hpp"

namespace panjshir::io {

/// Checks every source's file in `folder`. Errors: a file that cannot be read or is not UTF-8, a
/// text whose SHA-256 is another than the table's, a span (of a source, claim, event or statement)
/// that ends beyond the text. Warnings: a span that begins or ends within a word, a claim whose
/// span does not mention its place. A mention is one of the written forms of the place (case,
/// accents and signs apart), a noun for its kind together with the proper part of a form
/// ("l'autoroute ... par le col de Salang"), or such a noun alone where the last place called by
/// one in the source before the span is this place ("la vallée").
Diagnostics check_articles(const Atlas& atlas, const std::filesystem::path& folder);

} // namespace panjshir::io
