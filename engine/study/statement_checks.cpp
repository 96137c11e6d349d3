#include "study/statement_checks.hpp"

#include "base/enum_names.hpp"
#include "geo/geodesic.hpp"
#include "study/land.hpp"
#include "study/said_values.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>

namespace panjshir::study {
namespace {

using chronicle::LandStatement;
using chronicle::Relation;

constexpr EnumNames<Verdict, 4> kVerdicts{{
    {Verdict::Supported, "supported"},
    {Verdict::Contradicted, "contradicted"},
    {Verdict::Depends, "depends"},
    {Verdict::Unverifiable, "unverifiable"},
}};

// What one pair of points, or one point, says.
struct Finding {
    std::string measured; // "68.4 km", "WNW (292°)"
    std::string where;    // "from Bazarak to the head", or empty
    bool agrees = false;
};

class Checker {
public:
    Checker(const LandFacts& facts, const StatementCheckSettings& settings)
        : m_land(facts), m_settings(settings), m_french(settings.language == "fr") {}

    StatementCheck check(const LandStatement& statement) const {
        StatementCheck result;
        result.statement = &statement;
        result.said = said(statement);
        switch (statement.relation) {
        case Relation::Distance:
            distance(statement, result);
            break;
        case Relation::Direction:
            direction(statement, result);
            break;
        case Relation::Inside:
            inside_of(statement, result);
            break;
        case Relation::Connects:
            connects(statement, result);
            break;
        case Relation::Altitude:
            altitude(statement, result);
            break;
        }
        return result;
    }

private:
    std::string text(std::string_view english, std::string_view french) const {
        return std::string(m_french ? french : english);
    }
    std::string name(std::string_view id) const { return m_land.name(id, m_french ? "fr" : "en"); }

    std::string said(const LandStatement& statement) const {
        std::string words = statement.value;
        if (statement.relation == Relation::Inside)
            words = fmt::format("{} {}", text("in", "dans"), name(statement.object));
        if (statement.relation == Relation::Connects && words.empty())
            words = name(statement.object);
        return words;
    }

    // "the mouth (Panjshir Valley)", "Bazarak": a named point in words.
    std::string point_name(const std::string& place, const NamedPoint& point) const {
        if (m_land.place(point.what))
            return name(point.what);
        const std::string_view what = point.what;
        const std::string part = what == "mouth"      ? text("the mouth", "l’entrée")
                                 : what == "head"     ? text("the head", "le fond")
                                 : what == "capital"  ? text("the capital", "le chef-lieu")
                                 : what == "centroid" ? text("the centre", "le centre")
                                 : what == "position" ? std::string()
                                                      : point.what;
        return part.empty() ? name(place) : fmt::format("{} ({})", part, name(place));
    }

    void unverifiable(StatementCheck& result, std::string reason) const {
        result.verdict = Verdict::Unverifiable;
        result.reason = std::move(reason);
    }

    void no_position(StatementCheck& result, const std::string& place,
                     const std::string& part) const {
        unverifiable(
            result,
            part.empty()
                ? fmt::format(fmt::runtime(text("{} has no position in this atlas.",
                                                "{} n’a pas de position dans cet atlas.")),
                              name(place))
                : fmt::format(fmt::runtime(text("No point '{1}' of {0} is known.",
                                                "On ne connaît pas de point « {1} » de {0}.")),
                              name(place), part));
    }

    // The verdict of all pairs of points: agreed by every one, by some, by none.
    void conclude(StatementCheck& result, const std::vector<Finding>& findings,
                  const std::string& tolerance) const {
        std::vector<std::string> agreeing, differing, measured;
        for (const Finding& finding : findings) {
            (finding.agrees ? agreeing : differing).push_back(finding.where);
            measured.push_back(finding.where.empty()
                                   ? finding.measured
                                   : fmt::format("{} {}", finding.measured, finding.where));
        }
        result.measured = fmt::format("{}", fmt::join(measured, "; "));
        if (differing.empty()) {
            result.verdict = Verdict::Supported;
            result.reason =
                fmt::format(fmt::runtime(text("Within {}.", "Dans les limites : {}.")), tolerance);
        } else if (agreeing.empty()) {
            result.verdict = Verdict::Contradicted;
            result.reason =
                fmt::format(fmt::runtime(text("Outside {}, from whichever point it is measured.",
                                              "Hors limites ({}), d’où que l’on mesure.")),
                            tolerance);
        } else {
            result.verdict = Verdict::Depends;
            result.reason = fmt::format(
                fmt::runtime(text("Within {} {}; not {}.", "Dans les limites ({}) {} ; non {}.")),
                tolerance, fmt::join(agreeing, ", "), fmt::join(differing, ", "));
        }
    }

    // Calls `measure(object point, subject point)` for every pair; the finding's `where` names the
    // points of places that have several.
    template <typename Measure>
    std::vector<Finding> pairs(const LandStatement& statement, StatementCheck& result,
                               const Measure& measure) const {
        const auto subjects = m_land.points(statement.subject, statement.subject_part);
        const auto objects = m_land.points(statement.object);
        std::vector<Finding> findings;
        if (subjects.empty())
            no_position(result, statement.subject, statement.subject_part);
        else if (objects.empty())
            no_position(result, statement.object, "");
        for (const NamedPoint& object : objects)
            for (const NamedPoint& subject : subjects) {
                Finding finding = measure(object.at, subject.at);
                if (objects.size() > 1)
                    finding.where = fmt::format("{} {}", text("from", "depuis"),
                                                point_name(statement.object, object));
                if (subjects.size() > 1)
                    finding.where +=
                        fmt::format("{}{} {}", finding.where.empty() ? "" : " ", text("to", "vers"),
                                    point_name(statement.subject, subject));
                findings.push_back(std::move(finding));
            }
        return findings;
    }

    double tolerance_of(const SaidLength& length) const {
        return length.about ? m_settings.about_tolerance : m_settings.exact_tolerance;
    }

    std::string percent(double tolerance) const {
        return fmt::format(fmt::runtime(text("{:.0f} % of it", "{:.0f} % près")), tolerance * 100);
    }

    void distance(const LandStatement& statement, StatementCheck& result) const {
        const auto length = parse_length(statement.value);
        if (!length)
            return not_a_value(result, statement.value);
        const double tolerance = tolerance_of(*length);
        const auto findings = pairs(statement, result, [&](LonLat from, LonLat to) {
            const double metres = geodesic_distance_m(from, to);
            return Finding{fmt::format("{:.1f} km", metres / 1000), "",
                           metres >= length->least_m * (1 - tolerance) &&
                               metres <= length->most_m * (1 + tolerance)};
        });
        if (!findings.empty())
            conclude(result, findings, percent(tolerance));
    }

    void direction(const LandStatement& statement, StatementCheck& result) const {
        const auto azimuth = parse_compass_word(statement.value);
        if (!azimuth)
            return not_a_value(result, statement.value);
        // "A northern province" is one north of its country's middle, not one due north of it.
        const double tolerance_deg = m_land.has_ancestor(statement.subject, statement.object)
                                         ? m_settings.part_tolerance_deg
                                         : m_settings.compass_tolerance_deg;
        const auto findings = pairs(statement, result, [&](LonLat from, LonLat to) {
            const double measured = geodesic(from, to).azimuth_deg;
            return Finding{fmt::format("{} ({:.0f}°)", compass_point(measured), measured), "",
                           from != to && angle_between_deg(measured, *azimuth) <= tolerance_deg};
        });
        if (!findings.empty())
            conclude(result, findings,
                     fmt::format(fmt::runtime(text("{:.0f}° of {}", "{:.0f}° autour de {}")),
                                 tolerance_deg, statement.value));
    }

    void not_a_value(StatementCheck& result, const std::string& value) const {
        unverifiable(result, fmt::format(fmt::runtime(text("'{}' cannot be measured.",
                                                           "« {} » ne se mesure pas.")),
                                         value));
    }

    void inside_of(const LandStatement& statement, StatementCheck& result) const {
        if (m_land.has_ancestor(statement.subject, statement.object)) {
            result.verdict = Verdict::Supported;
            result.measured = text("inside", "dedans");
            result.reason =
                fmt::format(fmt::runtime(text("{} lies in {}.", "L’atlas range {} sous {}.")),
                            name(statement.subject), name(statement.object));
            return;
        }
        const auto rings = m_land.areas(statement.object);
        const auto subjects = m_land.points(statement.subject, statement.subject_part);
        if (!rings.empty() && !subjects.empty()) {
            std::vector<Finding> findings;
            for (const NamedPoint& subject : subjects) {
                const bool within = inside(subject.at, rings);
                findings.push_back({within ? text("inside", "dedans") : text("outside", "dehors"),
                                    point_name(statement.subject, subject), within});
            }
            return conclude(result, findings, text("its outline", "son contour"));
        }
        if (const auto crests = m_land.courses(statement.object);
            !crests.empty() && !subjects.empty())
            return conclude(
                result, approaches_of_crest(statement, subjects, crests),
                fmt::format(fmt::runtime(text("{:.0f} km of its crest", "{:.0f} km de sa crête")),
                            m_settings.range_half_width_m / 1000));
        const gazetteer::Place* object = m_land.place(statement.object);
        const gazetteer::Place* other =
            object ? m_land.ancestor_of_kind(statement.subject, object->kind) : nullptr;
        if (!other)
            return unverifiable(
                result, fmt::format(fmt::runtime(text("No outline of {} is known.",
                                                      "On ne connaît pas le contour de {}.")),
                                    name(statement.object)));
        result.verdict = Verdict::Contradicted;
        result.measured = other->name_in(m_french ? "fr" : "en");
        result.reason =
            fmt::format(fmt::runtime(text("{} lies in {}.", "L’atlas range {} sous {}.")),
                        name(statement.subject), result.measured);
    }

    std::vector<Finding> approaches_of_crest(const LandStatement& statement,
                                             const std::vector<NamedPoint>& subjects,
                                             const std::vector<Polyline>& crests) const {
        std::vector<Finding> findings;
        for (const NamedPoint& subject : subjects) {
            double nearest = std::numeric_limits<double>::infinity();
            for (const Polyline& crest : crests)
                nearest = std::min(nearest, distance_to_line_m(subject.at, crest));
            findings.push_back({fmt::format("{:.1f} km", nearest / 1000),
                                fmt::format("{} {}", text("from", "depuis"),
                                            point_name(statement.subject, subject)),
                                nearest <= m_settings.range_half_width_m});
        }
        return findings;
    }

    // How near the subject's course, or else the subject itself, comes to each point of a place.
    std::vector<Finding> approaches(const std::string& subject, const std::string& place,
                                    double near_m) const {
        const auto courses = m_land.courses(subject);
        const auto ends = m_land.points(subject);
        std::vector<Finding> findings;
        if (courses.empty() && ends.empty())
            return findings;
        for (const NamedPoint& point : m_land.points(place)) {
            double nearest = std::numeric_limits<double>::infinity();
            for (const Polyline& course : courses)
                nearest = std::min(nearest, distance_to_line_m(point.at, course));
            if (courses.empty())
                for (const NamedPoint& end : ends)
                    nearest = std::min(nearest, geodesic_distance_m(point.at, end.at));
            findings.push_back(
                {fmt::format("{:.1f} km", nearest / 1000),
                 fmt::format("{} {}", text("from", "depuis"), point_name(place, point)),
                 nearest <= near_m});
        }
        return findings;
    }

    // "borders", "through", "leads to", or else "links".
    void connects(const LandStatement& statement, StatementCheck& result) const {
        if (statement.value == "borders")
            return borders(statement, result);
        std::vector<Finding> findings = approaches(
            statement.subject, statement.object,
            statement.value == "through" ? m_settings.through_m : m_settings.on_the_way_m);
        if (findings.empty())
            return no_position(result, statement.object, "");
        // What leads to a place, or through it, needs to touch it at one point only.
        if (statement.value == "leads to" || statement.value == "through") {
            const auto nearest =
                std::find_if(findings.begin(), findings.end(),
                             [](const Finding& finding) { return finding.agrees; });
            if (nearest != findings.end())
                findings = {*nearest};
        }
        conclude(
            result, findings,
            fmt::format(
                fmt::runtime(text("{:.0f} km of its course", "{:.0f} km de son tracé")),
                (statement.value == "through" ? m_settings.through_m : m_settings.on_the_way_m) /
                    1000));
    }

    void borders(const LandStatement& statement, StatementCheck& result) const {
        const std::string subject = name(statement.subject), object = name(statement.object);
        const auto a = m_land.areas(statement.subject), b = m_land.areas(statement.object);
        if (m_land.share_border(statement.subject, statement.object)) {
            result.verdict = Verdict::Supported;
            result.measured = text("a common border", "une limite commune");
            result.reason = fmt::format(fmt::runtime(text("A border line stands between {} and {}.",
                                                          "Une limite sépare {} et {}.")),
                                        subject, object);
        } else if (!a.empty() && !b.empty()) {
            const double apart = distance_between_m(a, b);
            conclude(result,
                     {{fmt::format("{:.1f} km", apart / 1000), text("apart", "d’écart"),
                       apart <= m_settings.neighbours_m}},
                     fmt::format(
                         fmt::runtime(text("{:.0f} km of each other", "{:.0f} km l’un de l’autre")),
                         m_settings.neighbours_m / 1000));
        } else if (m_land.has_borders(statement.subject) && m_land.has_borders(statement.object)) {
            result.verdict = Verdict::Contradicted;
            result.measured = text("no common border", "pas de limite commune");
            result.reason =
                fmt::format(fmt::runtime(text("No border line stands between {} and {}.",
                                              "Aucune limite ne sépare {} et {}.")),
                            subject, object);
        } else {
            unverifiable(
                result,
                fmt::format(fmt::runtime(text("The borders of {} and {} are not known.",
                                              "On ne connaît pas les limites de {} et {}.")),
                            subject, object));
        }
    }

    void altitude(const LandStatement& statement, StatementCheck& result) const {
        const auto length = parse_length(statement.value);
        if (!length)
            return not_a_value(result, statement.value);
        const double slack_below = length->about ? length->least_m * m_settings.about_tolerance
                                                 : m_settings.altitude_tolerance_m;
        const double slack_above = length->about ? length->most_m * m_settings.about_tolerance
                                                 : m_settings.altitude_tolerance_m;
        std::vector<Finding> findings;
        for (const NamedPoint& point : m_land.points(statement.subject, statement.subject_part))
            if (point.elevation_m)
                findings.push_back({fmt::format("{:.0f} m", *point.elevation_m),
                                    point_name(statement.subject, point),
                                    *point.elevation_m >= length->least_m - slack_below &&
                                        *point.elevation_m <= length->most_m + slack_above});
        if (findings.empty())
            return unverifiable(
                result, fmt::format(fmt::runtime(text("No height of {} is known.",
                                                      "On ne connaît pas l’altitude de {}.")),
                                    name(statement.subject)));
        conclude(result, findings,
                 length->about ? percent(m_settings.about_tolerance)
                               : fmt::format("{:.0f} m", m_settings.altitude_tolerance_m));
    }

    Land m_land;
    const StatementCheckSettings& m_settings;
    bool m_french;
};

} // namespace

std::string_view to_string(Verdict verdict) {
    return enum_name(kVerdicts, verdict);
}

std::vector<StatementCheck> check_statements(std::span<const LandStatement> statements,
                                             const LandFacts& facts,
                                             const StatementCheckSettings& settings) {
    const Checker checker(facts, settings);
    std::vector<StatementCheck> checks;
    for (const LandStatement& statement : statements)
        checks.push_back(checker.check(statement));
    return checks;
}

} // namespace panjshir::study
