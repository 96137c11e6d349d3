#include "gazetteer/import/record_checks.hpp"

#include "gazetteer/normalise/keys.hpp"
#include "gazetteer/normalise/kind_words.hpp"
#include "geo/geodesic.hpp"
#include "geo/text_form.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace panjshir::gazetteer {
namespace {

constexpr double kNeighbour_m = 120'000;
constexpr double kSamePosition_m = 3'000;
constexpr std::size_t kMostDiagnostics = 5'000;

bool has_neighbours(PlaceKind kind) {
    return kind == PlaceKind::Province || kind == PlaceKind::District;
}

std::string base_key(std::string_view name) {
    const auto split = split_kind_word(name);
    return keys_of(split && !split->in_names ? std::string_view(split->name) : name).key;
}

double distance_between(const Place& a, const Place& b) {
    return a.position && b.position ? geodesic_distance_m(*a.position, *b.position) : 1e12;
}

} // namespace

RecordChecks::RecordChecks(IndexBuilder& builder, std::string file,
                           std::optional<LonLatBox> country)
    : m_builder(builder), m_file(std::move(file)), m_country(country) {}

void RecordChecks::note(Severity severity, int line, int column, std::string message) {
    if (m_summary.diagnostics.size() < kMostDiagnostics)
        m_summary.diagnostics.push_back({severity, m_file, line, column, std::move(message)});
    else
        ++m_unsaid;
}

void RecordChecks::skip(int line, int column, std::string message) {
    ++m_summary.skipped;
    note(Severity::Error, line, column, std::move(message));
}

void RecordChecks::skip_kind(std::string_view code) {
    ++m_summary.skipped;
    ++m_skipped_kinds[std::string(code)];
}

void RecordChecks::add(Place place, int line) {
    IndexBuilder::Doubts doubts;
    const auto doubt = [&](std::string message) {
        doubts.place = Doubt::Doubtful;
        warn(line, std::move(message));
    };
    const std::string name = place.name_in("en");
    if (const auto [it, added] = m_lines_of_ids.try_emplace(place.id, line); !added) {
        doubt(fmt::format("{} ({}): line {} has the same id", name, place.id, it->second));
        const std::string id = place.id;
        for (int number = 2; !m_lines_of_ids.try_emplace(place.id, line).second; ++number)
            place.id = fmt::format("{}~{}", id, number);
    }
    if (place.position && *place.position == LonLat{}) {
        doubt(fmt::format("{} ({}): coordinates 0,0; it is kept without position", name, place.id));
        place.position.reset();
    } else if (place.position && m_country && !m_country->contains(*place.position)) {
        doubt(fmt::format("{} ({}): {} lies outside the country", name, place.id,
                          to_text(*place.position)));
    }
    ++m_places;
    if (has_neighbours(place.kind)) {
        doubts.names.resize(place.names.size());
        m_held.push_back({std::move(place), line, std::move(doubts)});
    } else {
        build(place, doubts);
    }
}

void RecordChecks::build(const Place& place, const IndexBuilder::Doubts& doubts) {
    m_summary.doubtful_places += doubts.place == Doubt::Doubtful;
    m_summary.doubtful_names += static_cast<std::size_t>(
        std::count(doubts.names.begin(), doubts.names.end(), Doubt::Doubtful));
    m_builder.add(place, doubts);
}

void RecordChecks::check_names_of_neighbours() {
    std::unordered_map<std::string, std::vector<const Held*>> by_key;
    for (const Held& held : m_held)
        by_key[base_key(held.place.name_in("en"))].push_back(&held);
    for (Held& held : m_held) {
        const std::string own = base_key(held.place.name_in("en"));
        for (std::size_t i = 0; i < held.place.names.size(); ++i) {
            const std::string key = base_key(held.place.names[i].text);
            const auto found = by_key.find(key);
            if (key == own || key.empty() || found == by_key.end())
                continue;
            for (const Held* other : found->second) {
                if (other->place.kind != held.place.kind ||
                    distance_between(other->place, held.place) > kNeighbour_m)
                    continue;
                held.doubts.names[i] = Doubt::Doubtful;
                warn(held.line,
                     fmt::format(
                         "{} ({}): its name '{}' is that of its neighbour {} ({}) on line {}",
                         held.place.name_in("en"), held.place.id, held.place.names[i].text,
                         other->place.name_in("en"), other->place.id, other->line));
                break;
            }
        }
    }
}

void RecordChecks::check_shared_positions() {
    std::unordered_map<std::string, int> bearers; // kind and key -> how many places
    const auto bearer_key = [](const Place& place) {
        return fmt::format("{} {}", to_string(place.kind), base_key(place.name_in("en")));
    };
    for (const Held& held : m_held)
        ++bearers[bearer_key(held.place)];
    std::vector<Held*> by_latitude;
    for (Held& held : m_held)
        if (held.place.position)
            by_latitude.push_back(&held);
    const auto latitude = [](const Held* held) { return held->place.position->latitude_deg(); };
    std::sort(by_latitude.begin(), by_latitude.end(),
              [&](const Held* a, const Held* b) { return latitude(a) < latitude(b); });
    for (std::size_t i = 0; i < by_latitude.size(); ++i)
        for (std::size_t j = i + 1;
             j < by_latitude.size() && latitude(by_latitude[j]) - latitude(by_latitude[i]) < 0.03;
             ++j) {
            Held &a = *by_latitude[i], &b = *by_latitude[j];
            if (a.place.kind != b.place.kind ||
                distance_between(a.place, b.place) > kSamePosition_m)
                continue;
            for (Held* held : {&a, &b}) {
                if (bearers[bearer_key(held->place)] < 2)
                    continue;
                const Held& other = held == &a ? b : a;
                held->doubts.place = Doubt::Doubtful;
                warn(
                    held->line,
                    fmt::format(
                        "{} ({}) lies where {} ({}) of line {} lies, and another {} bears its name",
                        held->place.name_in("en"), held->place.id, other.place.name_in("en"),
                        other.place.id, other.line, to_string(held->place.kind)));
            }
        }
}

void RecordChecks::finish() {
    check_names_of_neighbours();
    check_shared_positions();
    for (const Held& held : m_held)
        build(held.place, held.doubts);
    m_held.clear();
    std::vector<std::pair<std::string, std::size_t>> skipped(m_skipped_kinds.begin(),
                                                             m_skipped_kinds.end());
    std::sort(skipped.begin(), skipped.end());
    for (const auto& [code, count] : skipped)
        warn(0,
             fmt::format("{} records of kind '{}' left out: no map here shows them", count, code));
    if (m_unsaid > 0)
        m_summary.diagnostics.push_back(
            {Severity::Warning, m_file, 0, 0, fmt::format("and {} more faults", m_unsaid)});
    m_summary.places = m_places;
}

} // namespace panjshir::gazetteer
