#pragma once
// The names in an article that may be places, each with the places it may mean; and the choice
// among them.

#include "gazetteer/find.hpp"
#include "gazetteer/read/article_text.hpp"
#include "gazetteer/read/form_scanner.hpp"
#include "gazetteer/read/mention_context.hpp"

#include <optional>
#include <string>
#include <vector>

namespace panjshir::gazetteer {

/// One place that a name may mean, with the reader's own score.
struct Choice {
    Candidate candidate;
    std::string parent;
    int rank = 9;
    double spelling = 0; ///< 0..1: the candidate's, but a garbled form written just so counts fully
    bool trusted = true; ///< of the first gazetteer or of the world table
    bool whole_form = false; ///< the name with its kind word is a form of this place
    double score = 0;        ///< of this reading; only differences matter
    double share = 0;        ///< 0..1, of all choices
};

struct Spot {
    NameSpan name; ///< the name proper
    NameSpan span; ///< what is told: with a kind word that is written as a part of it
    std::optional<SaidKind> said;
    bool said_of_list = false;   ///< the kind comes from a list
    bool fuzzy = false;          ///< no form is written so: found by its keys
    std::vector<Choice> choices; ///< empty: no gazetteer knows it
    std::vector<std::string> reasons;
};

/// Finds the names. Persons, organisations, addresses and common words are left out.
std::vector<Spot> find_spots(const ArticleText& article, const FormScanner& scanner);

/// Scores every spot's choices: kind words, what the article calls the name elsewhere, containment,
/// neighbours in a list, distance. Sorts them, best first, and adds reasons.
void choose_places(const ArticleText& article, std::vector<Spot>& spots);

} // namespace panjshir::gazetteer
