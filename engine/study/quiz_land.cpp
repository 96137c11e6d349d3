#include "study/quiz_land.hpp"

#include "gazetteer/normalise/fold.hpp"
#include "geo/geodesic.hpp"
#include "study/land.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace panjshir::study {
namespace {

using gazetteer::Place;
using gazetteer::PlaceKind;

constexpr double kBesideRiver_m = 2000, kTellingRise_m = 300, kStep_m = 250, kDisc_m = 3000;
constexpr double kDegree_m = 111'200;

// Metres between near places, true to half a per cent: for sifting only.
double about_m(LonLat a, LonLat b) {
    const double shrink = std::cos(a.latitude_deg() * 3.14159265358979 / 180);
    return kDegree_m * std::hypot((a.longitude_deg() - b.longitude_deg()) * shrink,
                                  a.latitude_deg() - b.latitude_deg());
}

} // namespace

QuizLand::QuizLand(const QuizFacts& facts, const QuizWords& words)
    : m_facts(facts), m_words(words) {
    for (const Place& place : facts.places) {
        m_places.emplace(place.id, &place);
        for (const gazetteer::PlaceName& name : place.names) {
            const std::string folded = gazetteer::fold(name.text);
            m_written[place.id].insert(folded);
            if (name.status == gazetteer::NameStatus::Preferred)
                m_preferred[place.id].insert(folded);
        }
        if (!place.position || !facts.area.contains(*place.position))
            continue;
        for (std::size_t r = 0; r < facts.rivers.size(); ++r) {
            double least = kBesideRiver_m;
            std::optional<std::size_t> nearest;
            for (std::size_t i = 0; i < facts.rivers[r].line.size(); ++i)
                if (const double off = about_m(*place.position, facts.rivers[r].line[i]);
                    off < least) {
                    least = off;
                    nearest = i;
                }
            if (nearest)
                m_on_rivers[place.id].push_back({r, *nearest});
        }
    }
}

const Place* QuizLand::place(std::string_view id) const {
    const auto it = m_places.find(std::string(id));
    return it == m_places.end() ? nullptr : it->second;
}

std::string QuizLand::name(std::string_view id) const {
    const Place* known = place(id);
    return known ? known->name_in(m_words.language()) : std::string(id);
}

bool QuizLand::share_name(const Place& a, const Place& b) const {
    const auto bears = [&](const Place& one, const Place& other) {
        const auto preferred = m_preferred.find(one.id), written = m_written.find(other.id);
        return preferred != m_preferred.end() && written != m_written.end() &&
               std::any_of(
                   preferred->second.begin(), preferred->second.end(),
                   [&](const std::string& name) { return written->second.count(name) > 0; });
    };
    return a.name_in(m_words.language()) == b.name_in(m_words.language()) || bears(a, b) ||
           bears(b, a);
}

std::string QuizLand::way(const Place& from, const Place& to) const {
    const GeodesicInverse way = geodesic(*from.position, *to.position);
    return fmt::format("{} {}{}", m_words.distance(way.distance_m), m_words.toward(way.azimuth_deg),
                       between(from, to, way.distance_m));
}

std::string QuizLand::between(const Place& from, const Place& to, double distance_m) const {
    const auto a = m_on_rivers.find(from.id), b = m_on_rivers.find(to.id);
    if (a != m_on_rivers.end() && b != m_on_rivers.end())
        for (const OnRiver& here : a->second)
            for (const OnRiver& there : b->second)
                if (here.river == there.river && here.vertex != there.vertex) {
                    const std::string river = name(m_facts.rivers[here.river].place);
                    return there.vertex < here.vertex
                               ? fmt::format(
                                     fmt::runtime(m_words.word(", up the {}", ", en amont ({})")),
                                     river)
                               : fmt::format(
                                     fmt::runtime(m_words.word(", down the {}", ", en aval ({})")),
                                     river);
                }
    if (!m_facts.height_at)
        return {};
    const double azimuth = geodesic(*from.position, *to.position).azimuth_deg;
    const auto low = m_facts.height_at(*from.position), high = m_facts.height_at(*to.position);
    if (!low || !high)
        return {};
    double crest = -std::numeric_limits<double>::infinity(),
           floor = std::numeric_limits<double>::infinity();
    const int steps = std::max(20, static_cast<int>(distance_m / kStep_m));
    for (int i = 0; i <= steps; ++i)
        if (const auto at = m_facts.height_at(
                geodesic_direct(*from.position, azimuth, distance_m * i / steps))) {
            crest = std::max(crest, *at);
            floor = std::min(floor, *at);
        }
    if (crest - std::max(*low, *high) >= kTellingRise_m)
        return fmt::format(fmt::runtime(m_words.word(", across a ridge of about {}",
                                                     ", derrière une crête d’environ {}")),
                           m_words.height(crest));
    if (std::min(*low, *high) - floor >= kTellingRise_m)
        return fmt::format(fmt::runtime(m_words.word(", across a valley at about {}",
                                                     ", au-delà d’une vallée à environ {}")),
                           m_words.height(floor));
    return std::string(m_words.word(", with no ridge between", ", sans crête entre les deux"));
}

std::vector<std::string> QuizLand::districts_beside(const Place& pass, double share) const {
    std::vector<std::string> beside;
    for (const auto& [id, rings] : m_facts.areas) {
        const Place* area = place(id);
        if (!area || area->kind != PlaceKind::District)
            continue;
        double within = 0, all = 0;
        for (int radius = 1; radius <= 6; ++radius)
            for (int i = 0; i < 24; ++i) {
                // Outer rings stand for more ground.
                const LonLat at = geodesic_direct(*pass.position, 15.0 * i, kDisc_m * radius / 6);
                all += radius;
                within += inside(at, rings) ? radius : 0;
            }
        if (within > 0 && within >= share * all)
            beside.push_back(id);
    }
    return beside;
}

std::vector<std::string> QuizLand::provinces_beside(const Place& pass, double within_m) const {
    std::set<std::string> beside;
    for (const chronicle::Extent& extent : m_facts.extents) {
        if (extent.how != chronicle::ExtentKind::Border)
            continue;
        for (const Polyline& line : extent.geometry)
            if (line.size() > 1 && about_m(*pass.position, line.front()) < 400'000 &&
                distance_to_line_m(*pass.position, line) < within_m)
                beside.insert({extent.place, extent.other_place});
    }
    return {beside.begin(), beside.end()};
}

} // namespace panjshir::study
