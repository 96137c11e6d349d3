#include "cli/compare_command.hpp"

#include "cli/wording.hpp"
#include "io/atlas_table.hpp"
#include "study/comparison.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using namespace study;
using nlohmann::json;

json to_json(const Telling& telling) {
    json figures = json::array();
    for (const chronicle::Figure& figure : telling.figures)
        figures.push_back({{"what", figure.what},
                           {"least", figure.least},
                           {"most", figure.most},
                           {"qualifier", figure.qualifier},
                           {"whose", figure.whose},
                           {"speaker", figure.speaker}});
    return {
        {"source", telling.source},    {"speaker", telling.speaker}, {"via", telling.via},
        {"begin", telling.span.begin}, {"end", telling.span.end},    {"rows", telling.rows},
        {"kinds", telling.kinds},      {"places", telling.places},   {"parties", telling.parties},
        {"figures", figures},          {"when", telling.when},       {"value", telling.value},
        {"part", telling.part}};
}

json day_or_null(std::optional<CivilDay> day) {
    return day ? json(panjshir::to_text(*day)) : json();
}

json to_json(const std::vector<Happening>& happenings) {
    json list = json::array();
    for (const Happening& happening : happenings) {
        json tellings = json::array(), differences = json::array();
        for (const Telling& telling : happening.tellings)
            tellings.push_back(to_json(telling));
        for (const Difference& difference : happening.differences) {
            json values = json::array();
            for (const Difference::Value& value : difference.values)
                values.push_back({{"value", value.text.empty() ? json() : json(value.text)},
                                  {"tellings", value.tellings}});
            differences.push_back({{"aspect", study::to_string(difference.aspect)},
                                   {"of", difference.of},
                                   {"values", values}});
        }
        list.push_back({{"places", happening.places},
                        {"from", day_or_null(happening.first_day)},
                        {"to", day_or_null(happening.last_day)},
                        {"about", happening.about_land ? "land" : "happening"},
                        {"tellings", tellings},
                        {"differences", differences}});
    }
    return list;
}

std::string_view french(chronicle::EventKind kind) {
    using enum chronicle::EventKind;
    switch (kind) {
    case Clash:
        return "combat";
    case Offensive:
        return "offensive";
    case Ambush:
        return "embuscade";
    case Blockade:
        return "blocus";
    case Talks:
        return "pourparlers";
    case Ultimatum:
        return "ultimatum";
    case Statement:
        return "déclaration";
    case Exercise:
        return "exercice";
    case Displacement:
        return "déplacement";
    case Visit:
        return "visite";
    case Protest:
        return "manifestation";
    case ChangeOfPower:
        return "changement de pouvoir";
    }
    return {};
}

// "takes (entrance)", "clash": of a kind the word alone is in the reader's language.
std::string kind_word(const CommandContext& context, const std::string& kind) {
    const std::size_t end = std::min(kind.find(" ("), kind.size());
    const std::string_view text = std::string_view(kind).substr(0, end);
    if (const auto status = chronicle::parse_claim_status(text))
        return status_word(context, *status) + kind.substr(end);
    if (const auto event = chronicle::parse_event_kind(text))
        return std::string(word(context, text, french(*event))) + kind.substr(end);
    return kind;
}

class TextReport {
public:
    TextReport(const CommandContext& context, const io::Atlas& atlas)
        : m_context(context), m_atlas(atlas) {}

    void print(const std::vector<Happening>& happenings) const {
        if (happenings.empty())
            m_context.out << word(m_context, "No difference found.", "Aucune différence trouvée.")
                          << '\n';
        for (std::size_t i = 0; i < happenings.size(); ++i) {
            if (i > 0)
                m_context.out << '\n';
            print(happenings[i]);
        }
    }

private:
    void print(const Happening& happening) const {
        m_context.out << heading(happening) << '\n';
        std::vector<std::vector<std::string>> rows;
        for (std::size_t i = 0; i < happening.tellings.size(); ++i)
            rows.push_back(row_of(i, happening.tellings[i]));
        m_context.out << text_table(rows);
        for (const Difference& difference : happening.differences)
            m_context.out << "  " << told(difference) << '\n';
    }

    std::string heading(const Happening& happening) const {
        std::string text = happening.places.empty()
                               ? std::string(word(m_context, "no place given", "sans lieu"))
                               : place_name(happening.places.front());
        if (happening.about_land)
            return fmt::format("{} - {}", text, happening.tellings.front().kinds.front());
        text += " -";
        if (happening.first_day)
            text += " " + long_day(m_context, *happening.first_day);
        if (happening.first_day != happening.last_day)
            text +=
                fmt::format(" {} {}", word(m_context, "to", "au"),
                            happening.last_day ? long_day(m_context, *happening.last_day) : "...");
        return text;
    }

    std::vector<std::string> row_of(std::size_t index, const Telling& telling) const {
        std::string chain = actor_name(m_context, m_atlas.chronicle, telling.speaker);
        for (const std::string& via : telling.via)
            chain += " > " + actor_name(m_context, m_atlas.chronicle, via);
        std::string what;
        for (const std::string& kind : telling.kinds)
            what += (what.empty() ? "" : ", ") + kind_word(m_context, kind);
        if (!telling.value.empty())
            what += ": " + telling.value + (telling.part.empty() ? "" : " (" + telling.part + ")");
        return {fmt::format("  {}", index + 1),
                telling.when,
                what,
                chain,
                fmt::format("{} [{}, {})", telling.source, telling.span.begin, telling.span.end),
                fmt::format("{}", fmt::join(telling.rows, ", "))};
    }

    // "figure (killed: Taliban): 7-8 (1) | 34 (2) | nothing (3)"
    std::string told(const Difference& difference) const {
        std::string text(aspect_word(difference.aspect));
        if (!difference.of.empty()) {
            const std::size_t colon = difference.of.find(':');
            text +=
                " (" + difference.of.substr(0, colon) +
                (colon == std::string::npos ? ""
                                            : ", " + actor_name(m_context, m_atlas.chronicle,
                                                                difference.of.substr(colon + 1))) +
                ")";
        }
        text += word(m_context, ": ", " : ");
        for (std::size_t i = 0; i < difference.values.size(); ++i) {
            const Difference::Value& value = difference.values[i];
            std::vector<std::size_t> numbers = value.tellings;
            for (std::size_t& number : numbers)
                ++number;
            text += fmt::format("{}{} [{}]", i == 0 ? "" : " | ",
                                value.text.empty()
                                    ? std::string(word(m_context, "nothing said", "rien de dit"))
                                    : named(difference.aspect, value.text),
                                fmt::join(numbers, ", "));
        }
        return text;
    }

    // The ids or kinds of a list made words.
    std::string named(Aspect aspect, const std::string& text) const {
        if (aspect != Aspect::Place && aspect != Aspect::Party && aspect != Aspect::Verb)
            return text;
        std::string names;
        for (const std::string& id : io::split_list(text, ';'))
            names += (names.empty() ? "" : ", ") +
                     (aspect == Aspect::Place  ? place_name(id)
                      : aspect == Aspect::Verb ? kind_word(m_context, id)
                                               : actor_name(m_context, m_atlas.chronicle, id));
        return names;
    }

    std::string place_name(const std::string& id) const {
        const gazetteer::Place* place = m_atlas.place(id);
        return place ? place->name_in(m_context.language) : id;
    }

    std::string_view aspect_word(Aspect aspect) const {
        switch (aspect) {
        case Aspect::Figure:
            return word(m_context, "figure", "chiffre");
        case Aspect::Place:
            return word(m_context, "place", "lieu");
        case Aspect::Verb:
            return word(m_context, "verb", "verbe");
        case Aspect::Party:
            return word(m_context, "party", "acteur");
        case Aspect::Date:
            return word(m_context, "date", "date");
        case Aspect::Value:
            return word(m_context, "value", "valeur");
        }
        return {};
    }

    const CommandContext& m_context;
    const io::Atlas& m_atlas;
};

} // namespace

int run_compare(const CommandContext& context, const CompareOptions& options) {
    if (options.sources.size() == 1)
        return report(context, Error{"compare: two sources, or none for all", ErrorKind::Usage});
    const auto atlas = open_atlas(context);
    if (!atlas)
        return report(context, atlas.error());
    ComparisonSettings settings;
    if (options.sources.size() == 2) {
        for (const auto& [text, side] : {std::pair(&options.sources[0], &settings.left),
                                         std::pair(&options.sources[1], &settings.right)}) {
            const auto named = sources_named(*text, atlas->chronicle);
            if (!named)
                return report(context, named.error());
            *side = *named;
        }
        if (settings.left == settings.right)
            return report(context, Error{"compare: one source twice", ErrorKind::Usage});
    }
    const std::vector<Happening> happenings =
        compare_tellings(atlas->chronicle, atlas->places, settings);
    if (context.form == OutputForm::Json)
        context.out << json{{"sources", options.sources}, {"happenings", to_json(happenings)}}.dump(
                           2)
                    << '\n';
    else
        TextReport(context, *atlas).print(happenings);
    return kDone;
}

void register_compare(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<CompareOptions>();
    CLI::App* command = app.add_subcommand(
        "compare",
        "the same happening in several sources: where figure, place, verb or date differ");
    command->add_option("sources", options->sources, "two sources (none: all)")->expected(0, 2);
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) {
            return run_compare(context, *options);
        };
    });
}

} // namespace panjshir::cli
