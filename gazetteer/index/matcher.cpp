#include "gazetteer/index/matcher.hpp"

#include "gazetteer/index/spelling_distance.hpp"

#include <algorithm>

namespace panjshir::gazetteer {
namespace {

constexpr double kExact = 1.0, kFolded = 0.99, kEdit = 0.90, kSkeletonEdit = 0.80;
constexpr double kPerKeyLetter = 0.2; // what a shared key loses by the distance of the letters
constexpr double kPerLetter = 1.1;    // distance 1 in a name of ten letters costs 0.11
constexpr double kDoubtFactor = 0.85;
constexpr double kLeastScore = 0.3;

double length_of(std::string_view a, std::string_view b) {
    return std::max(4.0, (static_cast<double>(a.size()) + static_cast<double>(b.size())) / 2);
}

double status_loss(NameStatus status) {
    switch (status) {
    case NameStatus::Preferred:
        return 0;
    case NameStatus::Variant:
        return 0.002;
    case NameStatus::Historical:
        return 0.005;
    case NameStatus::Misspelling:
        return 0.005;
    case NameStatus::Garbled:
        break;
    }
    return 0.01;
}

bool is_persian(std::string_view folded) {
    return is_persian_word(folded);
}

/// Gathers matches; keeps the best form of each place.
class Gatherer {
public:
    Gatherer(const NameIndex& index, const Spelling& spelling)
        : m_index(index), m_spelling(spelling) {}

    void consider(FormNumber number, MatchKind kind) {
        const IndexedForm form = m_index.form(number);
        const double score = score_of(form, kind);
        if (score >= kLeastScore)
            m_found.push_back({number, score_kind(form, kind), score});
    }

    void gather(IndexTable table, std::string_view bytes, MatchKind kind) {
        for (const IndexEntry& entry : m_index.entries(table, hash32(bytes)))
            consider(entry.form, kind);
    }

    // Keys one edit away share the key or one of its deletions.
    void gather_near(IndexTable table, std::string_view bytes, MatchKind kind) {
        gather(table, bytes, kind);
        std::string shorter;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (i > 0 && bytes[i] == bytes[i - 1])
                continue;
            shorter.assign(bytes.substr(0, i)).append(bytes.substr(i + 1));
            gather(table, shorter, kind);
        }
    }

    bool has_scored(double score) const {
        return std::any_of(m_found.begin(), m_found.end(),
                           [&](const FormMatch& m) { return m.score >= score; });
    }

    std::vector<FormMatch> best_of_each_place() {
        const auto place = [&](const FormMatch& match) { return m_index.form(match.form).place; };
        std::sort(m_found.begin(), m_found.end(), [&](const FormMatch& a, const FormMatch& b) {
            const PlaceNumber left = place(a), right = place(b);
            return left != right        ? left < right
                   : a.score != b.score ? a.score > b.score
                                        : a.form < b.form;
        });
        m_found.erase(std::unique(m_found.begin(), m_found.end(),
                                  [&](const FormMatch& a, const FormMatch& b) {
                                      return place(a) == place(b);
                                  }),
                      m_found.end());
        return std::move(m_found);
    }

private:
    MatchKind score_kind(const IndexedForm& form, MatchKind kind) const {
        if (form.folded == m_spelling.keys.folded && !form.without_kind_word)
            return MatchKind::Folded;
        return form.key == m_spelling.keys.key ? MatchKind::Key : kind;
    }

    // What the rule costs after which a form of the same key reads as the query does.
    double rule_cost(std::string_view folded) const {
        if (folded == m_last_folded)
            return m_last_cost;
        Words words = split_words(folded);
        std::size_t at = 0;
        for (const WordRule& rule : word_rules().first(kKeyRules)) {
            rule.apply(words);
            if (joined(words, " ") == m_spelling.steps[at].form)
                break;
            ++at;
        }
        m_last_folded = folded;
        m_last_cost = word_rules()[std::min(at, kKeyRules - 1)].cost;
        return m_last_cost;
    }

    double distance_to(const IndexedForm& form, double limit) const {
        const std::string_view ours = m_spelling.keys.letters;
        if (is_persian(form.folded) == m_spelling.persian)
            return spelling_distance(form.letters, ours, Scripts::Same, limit);
        return m_spelling.persian
                   ? spelling_distance(ours, form.letters, Scripts::FirstIsPersian, limit)
                   : spelling_distance(form.letters, ours, Scripts::FirstIsPersian, limit);
    }

    double score_of(const IndexedForm& form, MatchKind found_as) const {
        const NameKeys& keys = m_spelling.keys;
        const MatchKind kind = score_kind(form, found_as);
        if (kind == MatchKind::Edit && !within_one_edit(form.key, keys.key))
            return 0;
        if (found_as == MatchKind::Key && kind == MatchKind::Edit)
            return 0;
        double score = 0;
        if (kind == MatchKind::Folded) {
            score = form.text == m_spelling.text ? kExact : kFolded;
        } else {
            const double length = length_of(form.letters, keys.letters);
            const double distance = distance_to(form, 0.5 * length) / length;
            switch (kind) {
            case MatchKind::Key:
                score = 1 - rule_cost(form.folded) - kPerKeyLetter * std::min(distance, 0.4);
                break;
            case MatchKind::Edit:
                score = kEdit - kPerLetter * distance;
                break;
            case MatchKind::Skeleton:
                score = 1 - word_rules().back().cost - kPerLetter * distance;
                break;
            default:
                score = kSkeletonEdit - kPerLetter * distance;
                break;
            }
        }
        score -= status_loss(form.status);
        if (form.doubt == Doubt::Doubtful || m_index.place(form.place).doubt == Doubt::Doubtful)
            score *= kDoubtFactor;
        return form.status == NameStatus::Garbled ? std::min(score, kGarbledCap) : score;
    }

    const NameIndex& m_index;
    const Spelling& m_spelling;
    std::vector<FormMatch> m_found;
    mutable std::string_view m_last_folded;
    mutable double m_last_cost = 0;
};

} // namespace

Spelling spelling_of(std::string_view text) {
    Spelling spelling{std::string(text), keys_of(text), {}};
    spelling.steps = word_steps_of(spelling.keys.folded);
    spelling.persian = is_persian(spelling.keys.folded);
    return spelling;
}

std::vector<FormMatch> matches(const NameIndex& index, const Spelling& spelling) {
    Gatherer gatherer(index, spelling);
    const NameKeys& keys = spelling.keys;
    if (keys.folded.empty())
        return {};
    if (keys.key.empty()) { // e.g. ayn alone: nothing but the form itself can be meant
        gatherer.gather(IndexTable::Folded, keys.folded, MatchKind::Folded);
        return gatherer.best_of_each_place();
    }
    gatherer.gather(IndexTable::Key, keys.key, MatchKind::Key);
    if (keys.key.size() >= 2)
        gatherer.gather_near(IndexTable::KeyDeletion, keys.key, MatchKind::Edit);
    gatherer.gather(IndexTable::Skeleton, keys.skeleton, MatchKind::Skeleton);
    if (keys.skeleton.size() >= 3 && !gatherer.has_scored(0.75))
        gatherer.gather_near(IndexTable::SkeletonDeletion, keys.skeleton, MatchKind::SkeletonEdit);
    return gatherer.best_of_each_place();
}

} // namespace panjshir::gazetteer
