#include "study/comparison.hpp"

#include "study/comparison_tellings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace panjshir::study {
namespace {

using namespace chronicle;

constexpr unsigned kOfGround = kFighting | kControl | kSiege;

bool contains(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& text) { return contains(b, text); });
}

bool kin(const KinTelling& a, const KinTelling& b) {
    const unsigned common = a.kin & b.kin;
    if ((common & ~static_cast<unsigned>(kOther)) != 0)
        return true;
    return common != 0 &&
           std::any_of(a.other_kinds.begin(), a.other_kinds.end(), [&](EventKind kind) {
               return std::find(b.other_kinds.begin(), b.other_kinds.end(), kind) !=
                      b.other_kinds.end();
           });
}

bool one_happening(const KinTelling& a, const KinTelling& b, const Containment& places) {
    if (!kin(a, b))
        return false;
    const Telling &x = a.telling, &y = b.telling;
    const bool of_ground = (a.kin & b.kin & kOfGround) != 0;
    if ((a.kin & b.kin) == kWords && (x.source == y.source || x.speaker != y.speaker))
        return false;
    const bool placeless = x.places.empty() && y.places.empty();
    if ((placeless || !of_ground) && !share(x.parties, y.parties))
        return false;
    return placeless || places.meet(x.places, y.places);
}

// Dates without a beginning stand at year 1, those without an end at year 9999.
void set_days(Happening& happening, const std::vector<Telling>& tellings) {
    static const DayInterval open = EdtfDate().days();
    CivilDay first = tellings.front().days.first, last = tellings.front().days.last;
    for (const Telling& telling : tellings)
        last = std::max(last, telling.days.last);
    if (first != open.first)
        happening.first_day = first;
    if (last != open.last)
        happening.last_day = last;
}

std::vector<std::string> places_of(const std::vector<Telling>& tellings) {
    std::vector<std::string> places;
    std::map<std::string, int> named;
    for (const Telling& telling : tellings)
        for (const std::string& place : telling.places) {
            if (named[place]++ == 0)
                places.push_back(place);
        }
    std::stable_sort(places.begin(), places.end(), [&](const std::string& a, const std::string& b) {
        return named[a] > named[b];
    });
    return places;
}

class Grouping {
public:
    Grouping(const Chronicle& chronicle, std::span<const gazetteer::Place> places,
             const ComparisonSettings& settings)
        : m_chronicle(chronicle), m_places(places), m_settings(settings) {}

    std::vector<Happening> run() {
        group_happenings();
        group_statements();
        return std::move(m_happenings);
    }

private:
    bool wanted(const std::string& source) const {
        return (m_settings.left.empty() && m_settings.right.empty()) ||
               contains(m_settings.left, source) || contains(m_settings.right, source);
    }

    void group_happenings() {
        std::vector<KinTelling> tellings = tellings_of_happenings(m_chronicle, m_places);
        std::erase_if(tellings, [&](const KinTelling& t) { return !wanted(t.telling.source); });
        std::stable_sort(tellings.begin(), tellings.end(),
                         [](const KinTelling& a, const KinTelling& b) {
                             return a.telling.days.first < b.telling.days.first;
                         });
        m_leader.resize(tellings.size());
        std::iota(m_leader.begin(), m_leader.end(), std::size_t{0});
        const std::chrono::days gap(m_settings.adjacent_days);
        for (std::size_t i = 0; i < tellings.size(); ++i)
            for (std::size_t j = i + 1; j < tellings.size(); ++j) {
                if (tellings[j].telling.days.first > tellings[i].telling.days.last + gap)
                    break;
                if (one_happening(tellings[i], tellings[j], m_places))
                    m_leader[leader(j)] = leader(i);
            }
        std::map<std::size_t, std::vector<Telling>> groups;
        for (std::size_t i = 0; i < tellings.size(); ++i)
            groups[leader(i)].push_back(tellings[i].telling);
        for (auto& [first, members] : groups)
            take(std::move(members));
        std::stable_sort(
            m_happenings.begin(), m_happenings.end(),
            [](const Happening& a, const Happening& b) { return a.first_day < b.first_day; });
    }

    void group_statements() {
        std::map<std::tuple<Relation, std::string, std::string>, std::vector<Telling>> groups;
        for (const LandStatement& statement : m_chronicle.statements)
            if (wanted(statement.source))
                groups[{statement.relation, statement.subject, statement.object}].push_back(
                    telling_of(statement));
        for (auto& [key, members] : groups)
            take(std::move(members));
    }

    std::size_t leader(std::size_t i) {
        while (m_leader[i] != i)
            i = m_leader[i] = m_leader[m_leader[i]];
        return i;
    }

    void take(std::vector<Telling> tellings) {
        std::set<std::pair<std::string, std::string>> voices;
        bool on_left = m_settings.left.empty(), on_right = m_settings.right.empty();
        for (const Telling& telling : tellings) {
            voices.emplace(telling.source, telling.speaker);
            on_left = on_left || contains(m_settings.left, telling.source);
            on_right = on_right || contains(m_settings.right, telling.source);
        }
        if (voices.size() < 2 || !on_left || !on_right)
            return;
        Happening happening;
        happening.about_land = tellings.front().when.empty();
        std::stable_sort(tellings.begin(), tellings.end(), [](const Telling& a, const Telling& b) {
            return std::tie(a.days.first, a.source, a.span.begin) <
                   std::tie(b.days.first, b.source, b.span.begin);
        });
        happening.differences = differences_between(tellings);
        if (happening.differences.empty())
            return;
        happening.places = places_of(tellings);
        if (!happening.about_land)
            set_days(happening, tellings);
        happening.tellings = std::move(tellings);
        m_happenings.push_back(std::move(happening));
    }

    const Chronicle& m_chronicle;
    Containment m_places;
    const ComparisonSettings& m_settings;
    std::vector<std::size_t> m_leader;
    std::vector<Happening> m_happenings;
};

} // namespace

std::vector<Happening> compare_tellings(const Chronicle& chronicle,
                                        std::span<const gazetteer::Place> places,
                                        const ComparisonSettings& settings) {
    return Grouping(chronicle, places, settings).run();
}

Result<std::vector<std::string>> sources_named(std::string_view text, const Chronicle& chronicle) {
    if (const Source* source = chronicle.source(text))
        return std::vector{source->id};
    std::vector<std::string> ids, known;
    for (const Source& source : chronicle.sources) {
        const std::string_view stem =
            std::string_view(source.file).substr(0, source.file.rfind('.'));
        known.push_back(source.id);
        if (stem == text || source.file == text)
            ids.push_back(source.id);
    }
    if (ids.empty())
        return fail(fmt::format("'{}' is no source (known: {})", text, fmt::join(known, ", ")));
    return ids;
}

} // namespace panjshir::study
