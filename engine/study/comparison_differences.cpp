// What the tellings of one happening do not agree on, aspect by aspect.

#include "study/comparison_tellings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace panjshir::study {
namespace {

using chronicle::Figure;

std::string joined(std::vector<std::string> list) {
    std::sort(list.begin(), list.end());
    return fmt::format("{}", fmt::join(list, "; "));
}

std::string counted(const Figure& figure) {
    return figure.whose.empty() ? figure.what : figure.what + ":" + figure.whose;
}

class Comparison {
public:
    explicit Comparison(const std::vector<Telling>& tellings) : m_tellings(tellings) {}

    using Say = std::function<std::string(const Telling&)>;

    // What nobody says is no difference; what one says and another does not is one.
    void compare(Aspect aspect, const std::string& of, const Say& say) {
        Difference difference{aspect, of, {}};
        std::vector<std::size_t> silent;
        for (std::size_t i = 0; i < m_tellings.size(); ++i) {
            const std::string text = say(m_tellings[i]);
            if (text.empty()) {
                silent.push_back(i);
                continue;
            }
            const auto known = std::find_if(difference.values.begin(), difference.values.end(),
                                            [&](const auto& value) { return value.text == text; });
            if (known == difference.values.end())
                difference.values.push_back({text, {i}});
            else
                known->tellings.push_back(i);
        }
        if (!silent.empty() && !difference.values.empty())
            difference.values.push_back({"", silent});
        if (difference.values.size() > 1)
            m_differences.push_back(std::move(difference));
    }

    void compare_figures() {
        std::vector<std::string> things;
        for (const Telling& telling : m_tellings)
            for (const Figure& figure : telling.figures)
                if (std::find(things.begin(), things.end(), counted(figure)) == things.end())
                    things.push_back(counted(figure));
        for (const std::string& thing : things)
            compare(Aspect::Figure, thing, [&](const Telling& telling) {
                std::vector<std::string> texts;
                for (const Figure& figure : telling.figures)
                    if (counted(figure) == thing)
                        texts.push_back(to_text(figure));
                return joined(texts);
            });
    }

    std::vector<Difference> take() { return std::move(m_differences); }

private:
    const std::vector<Telling>& m_tellings;
    std::vector<Difference> m_differences;
};

} // namespace

std::string_view to_string(Aspect aspect) {
    switch (aspect) {
    case Aspect::Figure:
        return "figure";
    case Aspect::Place:
        return "place";
    case Aspect::Verb:
        return "verb";
    case Aspect::Party:
        return "party";
    case Aspect::Date:
        return "date";
    case Aspect::Value:
        return "value";
    }
    return {};
}

std::string to_text(const Figure& figure) {
    std::string text = figure.qualifier;
    if (figure.most > 0 || figure.qualifier.empty()) {
        text += text.empty() ? "" : " ";
        text += figure.least == figure.most ? fmt::format("{}", figure.least)
                                            : fmt::format("{}-{}", figure.least, figure.most);
    }
    return text;
}

std::vector<Difference> differences_between(const std::vector<Telling>& tellings) {
    Comparison comparison(tellings);
    comparison.compare_figures();
    comparison.compare(Aspect::Value, "", [](const Telling& telling) {
        return telling.part.empty() ? telling.value
                                    : fmt::format("{} ({})", telling.value, telling.part);
    });
    if (tellings.front().when.empty()) // about the land: place and verb are the same by definition
        return comparison.take();
    comparison.compare(Aspect::Place, "",
                       [](const Telling& telling) { return joined(telling.places); });
    comparison.compare(Aspect::Verb, "",
                       [](const Telling& telling) { return joined(telling.kinds); });
    comparison.compare(Aspect::Party, "",
                       [](const Telling& telling) { return joined(telling.parties); });
    comparison.compare(Aspect::Date, "", [](const Telling& telling) {
        std::string when = telling.when; // 'about' a day and the day itself do not differ
        std::erase_if(when, [](char c) { return c == '~' || c == '?' || c == '%'; });
        return when;
    });
    return comparison.take();
}

} // namespace panjshir::study
