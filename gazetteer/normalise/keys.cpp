#include "gazetteer/normalise/keys.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace panjshir::gazetteer {

std::string joined(const Words& words, std::string_view between) {
    std::string all;
    for (const std::string& word : words)
        all.append(all.empty() ? "" : between).append(word);
    return all;
}

NameKeys keys_of(std::string_view name) {
    return keys_of_folded(fold(name));
}

NameKeys keys_of_folded(std::string folded) {
    NameKeys keys;
    Words words = split_words(folded);
    keys.folded = std::move(folded);
    const auto rules = word_rules();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        rules[i].apply(words);
        if (i + 1 == kLetterRules)
            keys.letters = joined(words, "");
        else if (i + 1 == kKeyRules)
            keys.key = words.front();
    }
    keys.skeleton = words.front();
    return keys;
}

std::vector<RuleStep> word_steps_of(std::string_view folded) {
    std::vector<RuleStep> steps;
    Words words = split_words(folded);
    for (const WordRule& rule : word_rules()) {
        rule.apply(words);
        steps.push_back({rule.name, rule.what, rule.cost, joined(words, " ")});
    }
    return steps;
}

std::vector<RuleStep> steps_of(std::string_view name) {
    std::vector<RuleStep> steps;
    std::u32string text = utf8::to_utf32(name);
    if (text.size() > kLongestName)
        text.resize(kLongestName);
    for (const CharacterRule& rule : character_rules()) {
        text = rule.apply(text);
        steps.push_back({rule.name, rule.what, rule.cost, utf8::from_utf32(text)});
    }
    for (RuleStep& step : word_steps_of(fold(name)))
        steps.push_back(std::move(step));
    return steps;
}

std::optional<Meeting> where_they_meet(std::string_view a, std::string_view b) {
    if (a == b)
        return Meeting{"exact", "nothing", 0};
    const std::vector<RuleStep> of_a = steps_of(a), of_b = steps_of(b);
    for (std::size_t i = 0; i < of_a.size(); ++i)
        if (of_a[i].form == of_b[i].form && !of_a[i].form.empty())
            return Meeting{of_a[i].rule, of_a[i].what, of_a[i].cost};
    return std::nullopt;
}

} // namespace panjshir::gazetteer
