#pragma once
// What the words around a name say of it: its kind, that it is a person, that it stands for people.

#include "gazetteer/place.hpp"
#include "gazetteer/read/article_text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::gazetteer {

/// A name in an article: words first .. end - 1.
struct NameSpan {
    std::size_t first = 0, end = 0;
};

enum class Number { One, Many }; ///< "district", "districts": the latter speaks of a list only

/// A kind that a word beside a name says.
struct SaidKind {
    PlaceKind kind;
    Number number = Number::One;
    std::size_t word = 0; ///< the (first) word that says so
    std::size_t word_count = 1;
    bool behind = false; ///< it stands behind the name
};

/// The kind word that ends (or begins) at a word, if any.
std::optional<SaidKind> kind_word_at(const ArticleText& article, std::size_t i);

/// The kind word beside a name: "col de Khawak", "Khawak Pass", "la province voisine de Baghlan".
std::optional<SaidKind> said_kind(const ArticleText& article, NameSpan name);

/// Whether between two names stand only what stands between the names of a list.
bool in_one_list(const ArticleText& article, NameSpan left, NameSpan right);

/// A name of a person, because of the words around; the reason.
std::optional<std::string> why_a_person(const ArticleText& article, NameSpan name);

/// Why the name stands for people, a government, or in an epithet; nothing if it is just a place.
std::optional<std::string> why_metonymy(const ArticleText& article, NameSpan name, PlaceKind kind);

/// à, in, near and the like, directly before (with an article between); nothing if none.
std::string_view preposition_before(const ArticleText& article, std::size_t first);

} // namespace panjshir::gazetteer
