#pragma once
// What lies between two places, and what lies on the sides of a pass. Used by the quiz only.

#include "study/quiz.hpp"
#include "study/quiz_words.hpp"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace panjshir::study {

class QuizLand {
public:
    /// Requires: both outlive it.
    QuizLand(const QuizFacts& facts, const QuizWords& words);

    const gazetteer::Place* place(std::string_view id) const;
    std::string name(std::string_view id) const;
    /// Whether a preferred name of one, in any language, is a written form of the other (compared
    /// after folding).
    bool share_name(const gazetteer::Place& a, const gazetteer::Place& b) const;

    /// "14 km to the north-east, up the Panjshir River" or "..., across a ridge of about 4,100 m":
    /// the way that `to` lies from `from`. The river is told where both lie within 2 km of one;
    /// else the ground along the straight line, where it rises 300 m above the higher end or sinks
    /// 300 m below the lower one. Requires: both have positions.
    std::string way(const gazetteer::Place& from, const gazetteer::Place& to) const;

    /// Districts that cover at least `share` of the disc of 3 km round a pass.
    std::vector<std::string> districts_beside(const gazetteer::Place& pass, double share) const;
    /// Provinces of whose borders one comes within a distance.
    std::vector<std::string> provinces_beside(const gazetteer::Place& pass, double within_m) const;

private:
    struct OnRiver {
        std::size_t river = 0, vertex = 0;
    };
    std::string between(const gazetteer::Place& from, const gazetteer::Place& to,
                        double distance_m) const;

    const QuizFacts& m_facts;
    const QuizWords& m_words;
    std::unordered_map<std::string, const gazetteer::Place*> m_places;
    std::unordered_map<std::string, std::vector<OnRiver>> m_on_rivers;
    std::unordered_map<std::string, std::set<std::string>> m_preferred, m_written; ///< folded
};

} // namespace panjshir::study
