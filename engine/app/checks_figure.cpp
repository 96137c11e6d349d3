#include "app/checks_figure.hpp"

#include "app/figure_words.hpp"
#include "app/session_parts.hpp"
#include "geo/geodesic.hpp"
#include "geo/simplify.hpp"
#include "scene/figures/chart.hpp"
#include "study/land.hpp"
#include "study/said_values.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace panjshir::app {
namespace {

using chronicle::LandStatement;
using chronicle::Relation;
using study::Verdict;

display::Colour colour_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::Supported:
        return display::Colour::rgb(0x00696B);
    case Verdict::Contradicted:
        return display::Colour::rgb(0xA01055);
    case Verdict::Depends:
        return display::Colour::rgb(0x5E3FA8);
    case Verdict::Unverifiable:
        return display::Colour::rgb(0x555555);
    }
    return {};
}

class OverlayMaker {
public:
    OverlayMaker(const Session& session, const study::LandFacts& facts, std::string language)
        : m_session(session), m_land(facts), m_language(std::move(language)) {}

    std::vector<scene::Overlay> make(const std::vector<study::StatementCheck>& checks) {
        for (const study::StatementCheck& check : checks) {
            const LandStatement& statement = *check.statement;
            if (statement.relation == Relation::Direction)
                direction(check);
            else if (statement.relation == Relation::Distance)
                distance(check);
            else if (statement.relation == Relation::Connects && statement.value == "links")
                road(check);
        }
        return std::move(m_overlays);
    }

private:
    MapPoint on_map(LonLat at) const { return m_session.projection().to_map(at); }
    std::string say(const char* english, const char* french, const char* dari) const {
        return in_language(m_language, english, french, dari);
    }
    std::string name(const std::string& id) const {
        return place_name(m_session.atlas(), id, m_language);
    }

    // A numbered disc where the eye falls, and the line of the legend.
    void finish(scene::Overlay overlay, const study::StatementCheck& check, MapPoint disc,
                const std::string& said) {
        const std::size_t number = m_overlays.size() + 1;
        const std::string digits = scene::in_digits_of(m_language, std::to_string(number));
        overlay.id = "statement:" + check.statement->id;
        overlay.legend =
            fmt::format("{} · {} ({}): {}", digits, said, left_if_dari(check.statement->source),
                        verdict_words(check.verdict, m_language));
        overlay.items.push_back(scene::OverlayMark{disc, scene::MarkShape::Disc,
                                                   colour_of(check.verdict), 2.4, digits});
        m_overlays.push_back(std::move(overlay));
    }
    std::string left_if_dari(const std::string& code) const {
        return m_language == "prs" ? left_to_right(code) : code;
    }

    std::string compass(double azimuth) const {
        const std::string point(compass_point(azimuth));
        if (m_language == "en")
            return point;
        std::string words;
        for (const char c : point) {
            const char* letter = m_language == "fr" ? (c == 'W' ? "O" : nullptr)
                                 : c == 'N'         ? "شمال"
                                 : c == 'S'         ? "جنوب"
                                 : c == 'E'         ? "شرق"
                                                    : "غرب";
            words += (m_language == "prs" && !words.empty() ? " " : "") +
                     (letter ? std::string(letter) : std::string(1, c));
        }
        return words;
    }

    struct Bearing {
        std::string from;
        LonLat at;
        GeodesicInverse way;
        double off_deg = 0;
        int rank = 9;
    };

    // From the settlements of the object to the subject.
    std::vector<Bearing> bearings(const LandStatement& statement, double said_deg) const {
        const gazetteer::Place* subject = m_land.place(statement.subject);
        std::vector<Bearing> all;
        for (const study::NamedPoint& point : m_land.points(statement.object)) {
            const gazetteer::Place* settlement = m_land.place(point.what);
            if (!settlement)
                continue;
            const GeodesicInverse way = geodesic(point.at, *subject->position);
            all.push_back({settlement->id, point.at, way,
                           angle_between_deg(way.azimuth_deg, said_deg), settlement->rank});
        }
        return all;
    }

    void direction(const study::StatementCheck& check) {
        const LandStatement& statement = *check.statement;
        const gazetteer::Place* subject = m_land.place(statement.subject);
        const auto said = study::parse_compass_word(statement.value);
        const gazetteer::Place* object = m_land.place(statement.object);
        if (!said || !subject || !subject->position || !object ||
            object->kind != gazetteer::PlaceKind::Valley)
            return;
        std::vector<Bearing> all = bearings(statement, *said);
        if (all.empty())
            return;
        const auto best = *std::min_element(all.begin(), all.end(),
                                            [](auto& a, auto& b) { return a.off_deg < b.off_deg; });
        std::vector<Bearing> shown{best};
        std::erase_if(all, [](const Bearing& bearing) { return bearing.off_deg <= 45; });
        if (!all.empty() && best.off_deg <= 45)
            shown.push_back(*std::min_element(all.begin(), all.end(), [](auto& a, auto& b) {
                return std::pair(a.rank, -a.off_deg) < std::pair(b.rank, -b.off_deg);
            }));
        const display::Colour colour = colour_of(check.verdict);
        scene::Overlay overlay;
        for (const Bearing& bearing : shown) {
            overlay.items.push_back(
                scene::OverlayFill{wedge(bearing, *said), colour.with_alpha(0.22f), colour, 0.3});
        }
        for (const Bearing& bearing : shown) {
            overlay.items.push_back(
                scene::OverlayStroke{{{on_map(bearing.at), on_map(*subject->position)}},
                                     colour,
                                     0.8,
                                     {},
                                     scene::LineEnd::Arrow,
                                     0.35});
            overlay.items.push_back(scene::OverlayText{
                on_map(geodesic_direct(bearing.at, bearing.way.azimuth_deg,
                                       0.45 * bearing.way.distance_m)),
                fmt::format("{} {} {}°", say("measured", "mesuré", "اندازه شده"),
                            compass(bearing.way.azimuth_deg),
                            scene::in_digits_of(m_language,
                                                fmt::format("{:.0f}", bearing.way.azimuth_deg))),
                colour});
        }
        finish(std::move(overlay), check,
               on_map(geodesic_direct(shown.back().at, *said, 0.7 * shown.back().way.distance_m)),
               fmt::format(fmt::runtime(say("said: {} is {} of {}", "dit : {} est {} de {}",
                                            "گفته شده: {} در {} {} است")),
                           name(statement.subject), compass(*said), name(statement.object)));
    }

    MapArea wedge(const Bearing& bearing, double said_deg) const {
        MapLine ring{on_map(bearing.at)};
        for (int step = -45; step <= 45; step += 3)
            ring.push_back(
                on_map(geodesic_direct(bearing.at, said_deg + step, bearing.way.distance_m)));
        return MapArea{{std::move(ring)}};
    }

    void distance(const study::StatementCheck& check) {
        const LandStatement& statement = *check.statement;
        const auto said = study::parse_length(statement.value);
        const gazetteer::Place* object = m_land.place(statement.object);
        if (!said || !object || !object->position)
            return;
        const double length = (said->least_m + said->most_m) / 2;
        if (!m_circles.insert({statement.object, static_cast<int>(length)}).second)
            return;
        const display::Colour colour = colour_of(check.verdict);
        MapLine circle;
        for (int azimuth = 0; azimuth <= 360; azimuth += 2)
            circle.push_back(on_map(geodesic_direct(*object->position, azimuth, length)));
        scene::Overlay overlay;
        overlay.items.push_back(scene::OverlayStroke{
            {std::move(circle)}, colour, 0.7, {3.0, 1.4}, scene::LineEnd::Plain, 0.3});
        const std::string km =
            scene::in_digits_of(m_language, fmt::format("{:.0f}", length / 1000)) + " " +
            say("km", "km", "کیلومتر");
        // Two circles of one object have their words apart.
        const double azimuth = 52 + 9.0 * static_cast<double>(m_circles.size());
        overlay.items.push_back(scene::OverlayText{
            on_map(geodesic_direct(*object->position, azimuth + 6, length)), km, colour, 3});
        finish(std::move(overlay), check,
               on_map(geodesic_direct(*object->position, azimuth, length)),
               fmt::format(fmt::runtime(say("said: {} is {} from {}", "dit : {} est à {} de {}",
                                            "گفته شده: {} {} از {} دور است")),
                           name(statement.subject) + part(statement), km, name(statement.object)));
    }

    std::string part(const LandStatement& statement) const {
        if (statement.subject_part == "mouth")
            return say(" (mouth)", " (débouché)", " (دهانه)");
        if (statement.subject_part == "head")
            return say(" (head)", " (tête)", " (سر)");
        return {};
    }

    void road(const study::StatementCheck& check) {
        const LandStatement& statement = *check.statement;
        const gazetteer::Place* object = m_land.place(statement.object);
        const scene::LineShape* line = m_session.ground().road(statement.subject);
        const bool city = object && object->kind == gazetteer::PlaceKind::City;
        if (!line || line->lines.empty() || city)
            return;
        const display::Colour colour = colour_of(check.verdict);
        scene::Overlay overlay;
        overlay.items.push_back(
            scene::OverlayStroke{line->lines, colour, 1.0, {}, scene::LineEnd::Plain, 0.4});
        const MapLine& longest = *std::max_element(
            line->lines.begin(), line->lines.end(),
            [](const MapLine& a, const MapLine& b) { return a.size() < b.size(); });
        finish(std::move(overlay), check, longest[longest.size() / 3],
               fmt::format(fmt::runtime(say("said: {} links {}", "dit : {} relie {}",
                                            "گفته شده: {} {} را وصل می‌کند")),
                           name(statement.subject), name(statement.object)));
    }

    const Session& m_session;
    study::Land m_land;
    std::string m_language;
    std::vector<scene::Overlay> m_overlays;
    std::set<std::pair<std::string, int>> m_circles;
};

} // namespace

std::string verdict_words(Verdict verdict, const std::string& language) {
    switch (verdict) {
    case Verdict::Supported:
        return in_language(language, "supported", "confirmé", "تأیید شد");
    case Verdict::Contradicted:
        return in_language(language, "contradicted", "contredit", "رد شد");
    case Verdict::Depends:
        return in_language(language, "depends on the point", "dépend du point", "وابسته به نقطه");
    case Verdict::Unverifiable:
        return in_language(language, "cannot be checked", "invérifiable",
                           "سنجیده نمی‌شود");
    }
    return {};
}

void add_area_facts(const scene::Ground& ground, const Projection& projection,
                    study::LandFacts& facts) {
    for (const scene::AreaShape& area : ground.areas) {
        auto& points = facts.points[area.place];
        const auto add = [&](const char* what, MapPoint at) {
            const float height = ground.heights.height_at(at);
            points.push_back(
                {what, projection.to_lon_lat(at),
                 std::isfinite(height) ? std::optional<double>(height) : std::nullopt});
        };
        if (area.mouth)
            add("mouth", *area.mouth);
        if (area.head)
            add("head", *area.head);
        add("centroid", area.centre);
        auto& rings = facts.areas[area.place];
        for (const MapLine& ring : area.area.rings) {
            Polyline line;
            for (const MapPoint p : simplify_ring(ring, 100))
                line.push_back(projection.to_lon_lat(p));
            rings.push_back(std::move(line));
        }
    }
}

study::LandFacts land_facts(const Session& session) {
    study::LandFacts facts;
    facts.places = session.atlas().places;
    facts.extents = session.atlas().extents;
    add_area_facts(session.ground(), session.projection(), facts);
    return facts;
}

std::vector<scene::Overlay> check_overlays(const Session& session,
                                           const std::vector<study::StatementCheck>& checks,
                                           const study::LandFacts& facts,
                                           const std::string& language) {
    return OverlayMaker(session, facts, language).make(checks);
}

Result<void> export_checks(const Session& session, const std::string& language,
                           const PaperOptions& paper, const std::filesystem::path& file) {
    const study::LandFacts facts = land_facts(session);
    const auto checks = study::check_statements(session.atlas().chronicle.statements, facts,
                                                {.language = language == "fr" ? "fr" : "en"});
    const auto overlays = check_overlays(session, checks, facts, language);
    if (overlays.empty())
        return fail("statements.csv: no direction from a valley, distance or road to be drawn");
    ViewState view =
        session.fitted_view(session.initial_view(paper.page), session.atlas().area, paper.page);
    view.language = language;
    view.layers = view.layers.without(scene::Layer::Claims).without(scene::Layer::Events);
    view.heading = MapHeading{
        in_language(language, "What sources say of the land, and what the land says",
                    "Ce que les sources disent du pays, et ce qu’en dit le pays",
                    "منابع دربارهٔ زمین چه می‌گویند، و زمین چه "
                    "می‌گوید"),
        in_language(language, "Measured on the ellipsoid and on the terrain",
                    "Mesuré sur l’ellipsoïde et sur le terrain", "اندازه شده روی بیضوی و زمین"),
        in_language(
            language, "tinted: the quarter that was said; arrows and circles: geodesics",
            "teinté : le quart dit ; flèches et cercles : géodésiques",
            "رنگی: جهتی که گفته شده؛ پیکان‌ها و دایره‌ها: "
            "ژئودزی")};
    return export_map(session, view, paper, file, overlays);
}

} // namespace panjshir::app
