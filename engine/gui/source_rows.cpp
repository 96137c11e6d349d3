#include "gui/source_rows.hpp"

#include "gazetteer/normalise/fold.hpp"

#include <algorithm>
#include <sstream>
#include <string>

namespace panjshir::gui {
namespace {

bool matches(const chronicle::Source& source, const std::vector<std::string>& words) {
    std::string text = source.id + " " + source.published.text();
    for (const std::string* part :
         {&source.id, &source.title, &source.publisher, &source.rests_on}) {
        text += ' ';
        text += gazetteer::fold(*part);
    }
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(word) != std::string::npos;
    });
}

std::vector<std::string> words_of(std::string_view filter) {
    std::vector<std::string> words;
    std::istringstream parts{std::string(filter)};
    for (std::string part; parts >> part;) {
        const bool number = part.find_first_not_of("0123456789-~") == std::string::npos;
        const std::string word = number ? part : gazetteer::fold(part);
        if (!word.empty())
            words.push_back(word);
    }
    return words;
}

} // namespace

std::vector<SourceRow> source_rows(const chronicle::Chronicle& chronicle, std::string_view filter) {
    const std::vector<std::string> words = words_of(filter);
    std::vector<SourceRow> rows;
    for (const chronicle::Source& source : chronicle.sources) {
        if (!matches(source, words))
            continue;
        SourceRow row{&source, 0, 0};
        for (const chronicle::Claim& claim : chronicle.claims)
            row.claims += claim.source == source.id;
        for (const chronicle::Event& event : chronicle.events)
            row.events += event.source == source.id;
        rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const SourceRow& a, const SourceRow& b) {
        const auto day_a = a.source->published.first_day(), day_b = b.source->published.first_day();
        return day_a && (!day_b || *day_a < *day_b);
    });
    return rows;
}

} // namespace panjshir::gui
