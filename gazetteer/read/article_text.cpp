#include "gazetteer/read/article_text.hpp"

#include "gazetteer/read/word_lists.hpp"

#include <algorithm>
#include <array>

namespace panjshir::gazetteer {
namespace {

constexpr std::size_t kLanguageSample = 4000; // words
constexpr std::size_t kLongestSearch =
    400; // words of a sentence or paragraph that are looked through

std::string language_of(const WordList& words) {
    static constexpr std::array<std::string_view, 14> kFrench{"le",   "les", "des", "et", "dans",
                                                              "une",  "du",  "est", "au", "que",
                                                              "pour", "par", "ont", "l"};
    static constexpr std::array<std::string_view, 14> kEnglish{"the",  "and",  "of",  "to",  "in",
                                                               "that", "was",  "for", "has", "were",
                                                               "with", "said", "by",  "on"};
    std::size_t french = 0, english = 0, persian = 0;
    const std::size_t end = std::min(words.size(), kLanguageSample);
    for (std::size_t i = 0; i < end; ++i) {
        const std::string_view folded = words.folded(i);
        persian += (words[i].bits & kPersian) != 0;
        french += std::find(kFrench.begin(), kFrench.end(), folded) != kFrench.end();
        english += std::find(kEnglish.begin(), kEnglish.end(), folded) != kEnglish.end();
    }
    if (persian * 2 > end)
        return "prs";
    if (french == english)
        return "und";
    return french > english ? "fr" : "en";
}

// twitter.com/abc, @name, name_of_account
void mark_addresses(ArticleText& article) {
    const WordList& words = article.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint16_t gap = words[i].gap;
        if (gap & kGapAt)
            article.address[i] = 1;
        if (i == 0)
            continue;
        const bool small = !article.has(i, kCapital) && !article.has(i, kPersian);
        if (gap == kGapStop && small && !article.has(i, kDigits))
            article.address[i - 1] = article.address[i] = 1;
        if ((gap == kGapOther || gap == kGapStop || gap == (kGapColon | kGapOther)) &&
            (article.address[i - 1] || words.folded(i - 1).starts_with("http")))
            article.address[i] = 1;
    }
}

bool is_phrase_at(const ArticleText& article, std::size_t i, std::string_view phrase,
                  std::size_t& count) {
    std::size_t at = i;
    while (true) {
        if (at == article.size() || (at > i && !article.joined_to_last(at)))
            return false;
        const std::string_view word = article.folded(at);
        if (!phrase.starts_with(word))
            return false;
        phrase.remove_prefix(word.size());
        ++at;
        if (phrase.empty())
            break;
        if (phrase.front() != ' ')
            return false;
        phrase.remove_prefix(1);
    }
    count = at - i;
    return true;
}

void mark(ArticleText& article, std::size_t first, std::size_t end) {
    std::fill(article.organisation.begin() + static_cast<std::ptrdiff_t>(first),
              article.organisation.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{1});
}

bool may_be_name(const ArticleText& article, std::size_t i) {
    return article.has(i, kCapital) || article.has(i, kPersian);
}

// "université de Kaboul", "Voice of Kabul", "پوهنتون کابل": head, connectors, one name.
void mark_behind_head(ArticleText& article, std::size_t i) {
    const bool capital_only = !lists::holds(lists::kOrganisationHeads, article.folded(i));
    if (capital_only && (!article.has(i, kCapital) || article.begins_sentence(i)))
        return;
    const bool persian = article.has(i, kPersian);
    std::size_t at = i + 1;
    std::size_t connectors = 0;
    while (at < article.size() && article.joined_to_last(at) &&
           lists::holds(lists::kConnectors, article.folded(at)))
        ++at, ++connectors;
    if (at == article.size() || !article.joined_to_last(at) || !may_be_name(article, at) ||
        (connectors == 0 && !persian && !article.has(i, kCapital)))
        return;
    std::size_t end = at + 1;
    while (end < article.size() && article.joined_to_last(end) && article.has(end, kCapital))
        ++end;
    mark(article, i, end);
}

// "Kabul University", "Afghanistan Analysts Network": names, then a tail with a capital.
void mark_before_tail(ArticleText& article, std::size_t i) {
    if (i == 0 || !article.joined_to_last(i))
        return;
    const bool capital = article.has(i, kCapital);
    if (!capital && article.folded(i) != "university" && article.folded(i) != "embassy")
        return;
    std::size_t first = i;
    while (first > 0 && i - first < 4 && article.joined_to_last(first) &&
           article.has(first - 1, kCapital) &&
           !lists::holds(lists::kFunctionWords, article.folded(first - 1)))
        --first;
    if (first < i)
        mark(article, first, i + 1);
}

void mark_organisations(ArticleText& article) {
    std::vector<std::string_view> beginnings;
    for (const std::string_view name : lists::kOrganisations)
        beginnings.push_back(name.substr(0, name.find(' ')));
    for (std::size_t i = 0; i < article.size(); ++i) {
        const std::string_view folded = article.folded(i);
        for (std::size_t n = 0; n < beginnings.size(); ++n) {
            std::size_t count = 0;
            if (beginnings[n] == folded &&
                is_phrase_at(article, i, lists::kOrganisations[n], count) &&
                (may_be_name(article, i) || count > 2))
                mark(article, i, i + count);
        }
        if (lists::holds(lists::kOrganisationHeads, folded) ||
            lists::holds(lists::kCapitalHeads, folded))
            mark_behind_head(article, i);
        if (lists::holds(lists::kOrganisationTails, folded))
            mark_before_tail(article, i);
    }
}

void mark_headlines(ArticleText& article) {
    for (std::size_t i = 0; i < article.size();) {
        std::size_t end = i + 1;
        while (end < article.size() && !(article.gap(end) & (kGapLine | kGapParagraph)))
            ++end;
        std::size_t long_words = 0, capitals = 0;
        for (std::size_t k = i; k < end; ++k)
            if (article.folded(k).size() > 3 && !article.has(k, kDigits)) {
                ++long_words;
                capitals += article.has(k, kCapital);
            }
        if (capitals * 10 >= long_words * 7 && long_words > 3)
            std::fill(article.headline.begin() + static_cast<std::ptrdiff_t>(i),
                      article.headline.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{1});
        i = end;
    }
}

} // namespace

ArticleText::ArticleText(std::string_view whole) : text(whole) {
    words.read(text);
    organisation.assign(words.size(), 0);
    address.assign(words.size(), 0);
    headline.assign(words.size(), 0);
    language = language_of(words);
    for (std::size_t i = 0; i < words.size() && !has_capitals; ++i)
        has_capitals = has(i, kCapital);
    mark_addresses(*this);
    mark_headlines(*this);
    mark_organisations(*this);
}

std::size_t ArticleText::sentence_begin(std::size_t i) const {
    const std::size_t least = i > kLongestSearch ? i - kLongestSearch : 0;
    while (i > least && !begins_sentence(i))
        --i;
    return i;
}

std::size_t ArticleText::sentence_end(std::size_t i) const {
    const std::size_t most = std::min(size(), i + kLongestSearch);
    for (++i; i < most && !begins_sentence(i);)
        ++i;
    return std::min(i, size());
}

std::size_t ArticleText::paragraph_begin(std::size_t i) const {
    const std::size_t least = i > kLongestSearch ? i - kLongestSearch : 0;
    while (i > least && !begins_paragraph(i))
        --i;
    return i;
}

std::size_t ArticleText::paragraph_end(std::size_t i) const {
    const std::size_t most = std::min(size(), i + kLongestSearch);
    for (++i; i < most && !begins_paragraph(i);)
        ++i;
    return std::min(i, size());
}

} // namespace panjshir::gazetteer
