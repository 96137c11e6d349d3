#include "cli/reach_command.hpp"

#include "app/reach_output.hpp"
#include "cli/place_argument.hpp"
#include "cli/session_opening.hpp"
#include "cli/wording.hpp"
#include "geo/simplify.hpp"
#include "projection/projection.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

namespace panjshir::cli {
namespace {

using gazetteer::PlaceKind;
using nlohmann::json;

constexpr double kToblerOffPath = 0.6;

// Of several places of one name, one where a way can end: a settlement, a district, a pass.
Result<app::ReachEnd> end_of(const CommandContext& context, const io::Atlas& atlas,
                             const std::string& text) {
    const auto named = resolve_place(atlas, text);
    if (named && named->id.empty())
        return app::ReachEnd{"", named->name, named->at};
    const auto places = resolve_atlas_places(atlas, text);
    if (!places)
        return tl::unexpected(places.error());
    const auto rank = [](const gazetteer::Place* place) {
        switch (place->kind) {
        case PlaceKind::City:
        case PlaceKind::Town:
        case PlaceKind::Village:
            return 0;
        case PlaceKind::District:
            return 1;
        case PlaceKind::Province:
            return 2;
        default:
            return 3;
        }
    };
    const auto best =
        std::min_element(places->begin(), places->end(),
                         [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    return app::reach_end(atlas, atlas.place(text) ? *places->front() : **best, context.language);
}

// Of several places of one name, what can be closed at a line: a pass, tunnel or road.
Result<std::string> closable(const io::Atlas& atlas, const std::string& text) {
    const auto places = resolve_atlas_places(atlas, text);
    if (!places)
        return fail("--close: " + places.error().message);
    for (const gazetteer::Place* place : *places)
        if (place->kind == PlaceKind::Pass || place->kind == PlaceKind::Tunnel ||
            place->kind == PlaceKind::Road)
            return place->id;
    return places->front()->id;
}

Result<app::ReachRequest> request_of(const CommandContext& context, const io::Atlas& atlas,
                                     const ReachOptions& options) {
    if (options.on_foot && options.by_road)
        return fail("give --on-foot or --by-road, not both", ErrorKind::Usage);
    if (options.closed_by.empty() != options.on.empty())
        return fail("--closed-by WHO and --on DAY belong together", ErrorKind::Usage);
    if (options.off_path && options.by_road)
        return fail("--off-path is for ways on foot", ErrorKind::Usage);
    app::ReachRequest request;
    auto from = end_of(context, atlas, options.from);
    if (!from)
        return tl::unexpected(from.error());
    request.from = std::move(*from);
    if (!options.to.empty()) {
        auto to = end_of(context, atlas, options.to);
        if (!to)
            return tl::unexpected(to.error());
        request.to = std::move(*to);
    }
    for (const std::string& text : options.close) {
        auto id = closable(atlas, text);
        if (!id)
            return tl::unexpected(id.error());
        request.close.push_back(std::move(*id));
    }
    if (!options.on.empty()) {
        const auto day = parse_day(options.on);
        if (!day)
            return fail("--on: " + day.error().message);
        request.on = *day;
    }
    request.closed_by = options.closed_by;
    request.mode = options.by_road ? app::ReachMode::ByRoad : app::ReachMode::OnFoot;
    request.walk.off_path_factor = options.off_path ? kToblerOffPath : 1;
    request.language = context.language;
    const std::string extension = std::filesystem::path(options.output).extension().string();
    if (extension == ".tif" || extension == ".tiff")
        request.surface = app::ReachSurface::Whole;
    return request;
}

json to_json(const app::Session& session, const app::ReachWay& way) {
    json line = json::array();
    for (const MapPoint p : simplify_line(way.line, 1)) {
        const LonLat place = session.projection().to_lon_lat(p);
        line.push_back({place.longitude_deg(), place.latitude_deg()});
    }
    return {{"to", way.to.id.empty() ? way.to.name : way.to.id},
            {"name", way.to.name},
            {"hours", way.hours},
            {"walked_hours", way.walked_hours},
            {"passes", way.passes},
            {"length_m", way.length_m},
            {"ascent_m", way.ascent_m},
            {"descent_m", way.descent_m},
            {"highest_m", way.highest_m},
            {"highest_at", {way.highest_at.longitude_deg(), way.highest_at.latitude_deg()}},
            {"line", std::move(line)}};
}

json to_json(const app::Session& session, const app::ReachAnswer& answer) {
    json ways = json::array(), no_ways = json::array(), closed = json::array();
    for (const app::ReachWay& way : answer.ways)
        ways.push_back(to_json(session, way));
    for (const auto& none : answer.no_ways)
        no_ways.push_back(
            {{"to", none.to.id.empty() ? none.to.name : none.to.id}, {"reason", none.reason}});
    for (const app::Closure& closure : answer.closures)
        closed.push_back({{"place", closure.place}, {"reason", closure.reason}});
    json all{{"from", answer.from.id.empty() ? answer.from.name : answer.from.id},
             {"mode", answer.mode == app::ReachMode::OnFoot ? "on-foot" : "by-road"},
             {"ways", std::move(ways)},
             {"no_way", std::move(no_ways)},
             {"closed", std::move(closed)},
             {"notes", answer.notes},
             {"caution", app::reach_caution("en")}};
    if (answer.open_way) {
        all["with_nothing_closed"] = to_json(session, *answer.open_way);
        if (!answer.ways.empty())
            all["difference_hours"] = answer.ways.front().hours - answer.open_way->hours;
    }
    return all;
}

class TextReport {
public:
    TextReport(const CommandContext& context, const io::Atlas& atlas)
        : m_context(context), m_atlas(atlas) {}

    void print(const app::ReachAnswer& answer) const {
        std::ostream& out = m_context.out;
        out << fmt::format("{} {} ({})\n", word(m_context, "From", "Depuis"), answer.from.name,
                           answer.mode == app::ReachMode::OnFoot
                               ? word(m_context, "on foot", "à pied")
                               : word(m_context, "by road", "par la route"));
        for (const app::Closure& closure : answer.closures)
            out << fmt::format("{}{} ({})\n", word(m_context, "Closed: ", "Fermé : "), closure.name,
                               closure.reason);
        std::vector<std::vector<std::string>> rows;
        for (const app::ReachWay& way : answer.ways)
            rows.push_back(row_of(way, ""));
        if (answer.open_way)
            rows.push_back(row_of(*answer.open_way,
                                  word(m_context, " with nothing closed", " sans rien fermer")));
        out << text_table(rows);
        if (answer.open_way && !answer.ways.empty())
            out << fmt::format("{}: {}\n", word(m_context, "Longer by", "De plus"),
                               app::hours_text(answer.ways.front().hours - answer.open_way->hours,
                                               table_language()));
        print_no_ways(answer);
        out << app::reach_caution(table_language()) << ".\n";
    }

private:
    // One line a reason, with all the places that it keeps off.
    void print_no_ways(const app::ReachAnswer& answer) const {
        std::map<std::string, std::string> places;
        for (const auto& none : answer.no_ways) {
            std::string& names = places[none.reason];
            names += (names.empty() ? "" : ", ") + none.to.name;
        }
        for (const auto& [reason, names] : places)
            m_context.out << fmt::format(
                "{} {}: {}\n", word(m_context, "No way to", "Pas de chemin vers"), names, reason);
    }

    std::vector<std::string> row_of(const app::ReachWay& way, std::string_view remark) const {
        std::string passes;
        for (const std::string& id : way.passes) {
            const gazetteer::Place* pass = m_atlas.place(id);
            passes +=
                (passes.empty() ? "" : ", ") + (pass ? pass->name_in(m_context.language) : id);
        }
        return {fmt::format("{}{}", way.to.name, remark),
                app::hours_text(way.hours, table_language()),
                fmt::format("{:.1f} km", way.length_m / 1000),
                fmt::format("+{:.0f} -{:.0f} m", way.ascent_m, way.descent_m),
                fmt::format("{} {:.0f} m ({:.3f}, {:.3f})",
                            word(m_context, "highest", "au plus haut"), way.highest_m,
                            way.highest_at.longitude_deg(), way.highest_at.latitude_deg()),
                passes.empty() ? std::string(word(m_context, "no named pass", "aucun col nommé"))
                               : fmt::format("{} {}", word(m_context, "over", "par"), passes)};
    }

    // Of words in a table: of Dari only names stand there, in a terminal's order.
    std::string_view table_language() const { return m_context.language == "fr" ? "fr" : "en"; }

    const CommandContext& m_context;
    const io::Atlas& m_atlas;
};

} // namespace

int run_reach(const CommandContext& context, const ReachOptions& options) {
    const auto paper = app::parse_size(options.size.empty() ? "1400x1190" : options.size);
    if (!paper)
        return report(context, paper.error());
    const auto session = open_session(context);
    if (!session)
        return report(context, session.error());
    const auto request = request_of(context, (*session)->atlas(), options);
    if (!request)
        return report(context, request.error());
    const auto answer = app::find_ways(**session, *request);
    if (!answer)
        return report(context, answer.error());
    for (const std::string& text : answer->notes)
        note(context, text);
    if (!options.output.empty())
        if (const auto written =
                app::write_reach(**session, *answer, context.language, *paper, options.output);
            !written)
            return report(context, written.error());
    if (context.form == OutputForm::Json)
        context.out << to_json(**session, *answer).dump(2) << '\n';
    else
        TextReport(context, (*session)->atlas()).print(*answer);
    return kDone;
}

void register_reach(CLI::App& app, Action& chosen) {
    auto options = std::make_shared<ReachOptions>();
    CLI::App* command = app.add_subcommand(
        "reach",
        "least-cost ways over the terrain or by road: a cost, never a prediction of a march");
    command->add_option("--from", options->from, "a name, an id or lon,lat")->required();
    command->add_option("--to", options->to,
                        "the same; without it all towns and villages, by hours");
    command->add_option(
        "--close", options->close,
        "a pass, tunnel, road, district or town that is closed; may be given again");
    command->add_option("--closed-by", options->closed_by,
                        "a side or an actor: what they are said to hold or block is closed");
    command->add_option("--on", options->on, "the day for --closed-by (2021-08-23)");
    command->add_flag("--on-foot", options->on_foot, "over the terrain (unless told otherwise)");
    command->add_flag("--by-road", options->by_road,
                      "along the atlas's roads, on foot to and from them");
    command->add_flag("--off-path", options->off_path,
                      "on foot at 0.6 of the pace, as off footpaths");
    command->add_option("-o,--output", options->output,
                        ".png, .pdf, .svg, .csv, .geojson, or .tif (hours)");
    command->add_option("--size", options->size, "of a picture in pixels: WIDTHxHEIGHT");
    command->callback([options, &chosen] {
        chosen = [options](const CommandContext& context) { return run_reach(context, *options); };
    });
}

} // namespace panjshir::cli
