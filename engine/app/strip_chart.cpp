#include "app/strip_chart.hpp"

#include "app/event_icons.hpp"
#include "app/figure_export.hpp"
#include "app/figure_words.hpp"
#include "app/paths.hpp"
#include "app/session_parts.hpp"
#include "base/file.hpp"
#include "projection/projection.hpp"
#include "scene/ground.hpp"
#include "scene/layer_parts.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace panjshir::app {
namespace {

using chronicle::ClaimStatus;

constexpr double kAtTheRiver_m = 5000;

std::string in(std::string_view language, const char* english, const char* french,
               const char* dari) {
    return in_language(language, english, french, dari);
}

int index_of(const std::vector<std::string>& voices, const std::string& voice) {
    const auto found = std::find(voices.begin(), voices.end(), voice);
    return static_cast<int>(found - voices.begin());
}

class FigureMaker {
public:
    FigureMaker(const Session& session, const StripAnswer& answer)
        : m_session(session), m_answer(answer), m_chart(answer.chart),
          m_language(answer.request.language) {}

    scene::StripFigure make() {
        m_figure.language = m_language;
        m_figure.first_day = m_chart.days.first;
        m_figure.days = m_chart.days.length_days();
        m_figure.from_m = std::min(0.0, m_answer.axis.from_m());
        m_figure.to_m = m_answer.axis.to_m();
        m_figure.bed = m_answer.axis.bed();
        words();
        stops();
        for (const std::string& voice : m_chart.voices)
            m_figure.voices.push_back(
                {voice_title(voice), voice.empty() ? scene::style::kQuietInk : colour(voice)});
        m_figure.whole = row_of(m_chart.valley);
        m_figure.whole.name =
            in(m_language, "All voices together: ", "Toutes les voix : ", "همهٔ صداها با هم: ") +
            place_name(m_session.atlas(), m_chart.valley.place, m_language);
        for (const study::StripRow& row : m_chart.outside)
            m_figure.outside.push_back(row_of(row));
        for (const study::StripClaim& claim : m_chart.claims)
            add(claim);
        for (const study::StripMark& mark : m_chart.marks)
            add(mark);
        return std::move(m_figure);
    }

private:
    display::Colour colour(const std::string& actor) const {
        return scene::holder_colour(m_session.atlas().chronicle, actor);
    }
    std::string side_of_holder(const std::string& holder) const {
        const std::string side = m_session.atlas().chronicle.side_of(holder);
        return side.empty() ? holder : side;
    }

    std::string voice_title(const std::string& voice) const {
        if (voice.empty())
            return in(m_language, "Others say: papers, agencies, residents",
                      "Les autres disent : journaux, agences, habitants",
                      "دیگران می‌گویند: روزنامه‌ها، آژانس‌ها، "
                      "باشندگان");
        const std::string name = actor_name(m_session.atlas(), voice, m_language);
        return fmt::format(
            fmt::runtime(in(m_language, "{}: what its people say", "{} : ce que disent les siens",
                            "{}: آنچه مردم آن می‌گویند")),
            name);
    }

    void words() {
        const io::Atlas& atlas = m_session.atlas();
        const std::string valley = place_name(atlas, m_chart.valley.place, m_language);
        const std::string river = place_name(atlas, m_answer.axis.river(), m_language);
        m_figure.title = as_sentence(fmt::format(
            fmt::runtime(in(
                m_language, "{}: who says that who holds what, day by day",
                "{} : qui dit que qui tient quoi, jour après jour",
                "{}: کی می‌گوید که کی چه را در دست دارد، روز به "
                "روز")),
            valley));
        const std::string length = scene::grouped_number(m_figure.to_m / 1000, m_language);
        m_figure.subtitle = fmt::format(
            fmt::runtime(in(
                m_language,
                "Up the page: {} km along the {}, from the mouth of the valley to its head; beside "
                "each band the height of its bed, and kilometres from the mouth. To the right: the "
                "days",
                "Vers le haut : {} km le long de : {}, du débouché de la vallée à sa tête ; à côté "
                "de chaque bande la hauteur du lit et les kilomètres depuis le débouché. Vers la "
                "droite : les jours",
                "به بالا: {} کیلومتر در امتداد {}، از دهانه تا سر دره؛ پهلوی هر نوار بلندی بستر و "
                "کیلومتر از دهانه. به راست: روزها")),
            length, river);
        m_figure.credits = basis_words() + " · " +
                           in(m_language, "Sources: ", "Sources : ", "منابع: ") + sources();
        if (m_session.terrain_is_schematic())
            m_figure.credits +=
                " · " + in(m_language, "schematic relief", "relief schématique", "برجستگی شماتیک");
    }

    std::string basis_words() const {
        const chronicle::Basis& basis = m_answer.request.basis;
        std::string text = in(m_language, "According to ", "Selon ", "به قول ");
        text += basis.kind == chronicle::Basis::Kind::All
                    ? in(m_language, "all voices", "toutes les voix", "همهٔ صداها")
                : basis.kind == chronicle::Basis::Kind::Source
                    ? basis.id
                    : actor_name(m_session.atlas(), basis.id, m_language);
        if (m_answer.request.known_on)
            text += in(m_language, ", published by ", ", publié au ", "، نشر شده تا ") +
                    panjshir::to_text(*m_answer.request.known_on);
        return text;
    }

    std::string sources() const {
        std::vector<std::string> ids;
        const auto add_id = [&](const std::string& id) {
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        };
        for (const study::StripClaim& claim : m_chart.claims)
            add_id(claim.claim->source);
        for (const study::StripMark& mark : m_chart.marks)
            add_id(mark.event->source);
        std::sort(ids.begin(), ids.end());
        return left_to_right(fmt::format("{}", fmt::join(ids, ", ")));
    }

    // Settlements, passes and the gorge on the strip.
    void stops() {
        using gazetteer::PlaceKind;
        for (const gazetteer::Place& place : m_session.atlas().places) {
            const bool named = place.kind == PlaceKind::Town || place.kind == PlaceKind::Village ||
                               place.kind == PlaceKind::City || place.kind == PlaceKind::Pass ||
                               place.kind == PlaceKind::Gorge;
            if (!named || !place.position)
                continue;
            const auto span = m_answer.axis.position(place.id);
            if (!span || !span->is_point() || span->to_m < m_answer.axis.from_m())
                continue;
            const bool spoken =
                std::any_of(m_chart.marks.begin(), m_chart.marks.end(),
                            [&](const study::StripMark& mark) { return mark.place == place.id; });
            const MapPoint at = m_session.projection().to_map(*place.position);
            m_figure.stops.push_back({place.name_in(m_language), span->from_m,
                                      spoken ? 0 : place.rank,
                                      m_answer.axis.along(at, kAtTheRiver_m).has_value()});
        }
    }

    scene::StripLine row_of(const study::StripRow& row) const {
        scene::StripLine line;
        line.name = row.place.empty()
                        ? in(m_language, "no place told", "lieu non dit", "جای گفته نشده")
                        : place_name(m_session.atlas(), row.place, m_language);
        for (const chronicle::PlaceOnDay& place : row.states) {
            scene::StripState state;
            if (place.state == chronicle::PlaceState::Held ||
                place.state == chronicle::PlaceState::Contested) {
                state.strength = place.strength;
                std::vector<std::string> sides;
                for (const std::string& holder : place.holders)
                    if (const std::string side = side_of_holder(holder);
                        std::find(sides.begin(), sides.end(), side) == sides.end())
                        sides.push_back(side);
                for (const std::string& side : sides)
                    state.holders.push_back(colour(side));
                // Held, but denied by another voice: the paper shows between the bands.
                if (place.state == chronicle::PlaceState::Contested && sides.size() == 1)
                    state.holders.push_back(scene::style::kPaper);
            }
            line.states.push_back(std::move(state));
        }
        return line;
    }

    int day(CivilDay of) const { return static_cast<int>((of - m_chart.days.first).count()); }

    scene::StripLine* row(const std::string& place) {
        for (std::size_t i = 0; i < m_chart.outside.size(); ++i)
            if (m_chart.outside[i].place == place)
                return &m_figure.outside[i];
        return nullptr;
    }

    void add(const study::StripClaim& claim) {
        scene::StripBar bar;
        bar.voice = index_of(m_chart.voices, claim.voice);
        bar.first_day = day(claim.days.first);
        bar.last_day = day(claim.days.last);
        const std::string side = side_of_holder(claim.claim->holder);
        bar.colour = colour(side);
        const ClaimStatus status = claim.claim->status;
        bar.fill = chronicle::makes_holder(status)     ? scene::StripFill::Held
                   : chronicle::opposes_holder(status) ? scene::StripFill::Denied
                                                       : scene::StripFill::Around;
        bar.speaker = actor_name(m_session.atlas(), claim.claim->speaker, m_language);
        if (std::none_of(m_figure.key.begin(), m_figure.key.end(),
                         [&](const scene::StripKey& key) { return key.colour == bar.colour; }))
            m_figure.key.push_back(
                {bar.colour,
                 in(m_language, "said to be held: ", "dit tenu : ", "گفته شده در دست: ") +
                     actor_name(m_session.atlas(), side, m_language)});
        if (claim.span) {
            bar.from_m = claim.span->from_m;
            bar.to_m = claim.span->to_m;
            m_figure.bars.push_back(std::move(bar));
        } else if (scene::StripLine* line = row(claim.claim->place))
            line->bars.push_back(std::move(bar));
    }

    void add(const study::StripMark& mark) {
        scene::StripDisc disc;
        disc.voice = index_of(m_chart.voices, mark.voice);
        disc.first_day = day(mark.days.first);
        disc.last_day = day(mark.days.last);
        disc.kind = mark.event->kind;
        disc.ring = mark.side.empty() ? scene::style::kQuietInk : colour(mark.side);
        disc.id = mark.event->id;
        if (mark.span) {
            disc.from_m = mark.span->from_m;
            disc.to_m = mark.span->to_m;
            m_figure.discs.push_back(std::move(disc));
        } else if (scene::StripLine* line = row(mark.place))
            line->discs.push_back(std::move(disc));
    }

    const Session& m_session;
    const StripAnswer& m_answer;
    const study::StripChart& m_chart;
    std::string m_language;
    scene::StripFigure m_figure;
};

} // namespace

Result<StripAnswer> make_strip_chart(const Session& session, const StripRequest& request) {
    auto axis = ValleyAxis::make(session, request.valley, request.river);
    if (!axis)
        return tl::unexpected(axis.error());
    study::StripChart chart = study::make_strip_chart(
        session.atlas().chronicle,
        {axis->valley(), session.days(), request.basis, request.known_on, request.stale_after_days},
        [&](std::string_view place) { return axis->position(place); });
    return StripAnswer{std::move(*axis), std::move(chart), request};
}

scene::StripFigure strip_figure(const Session& session, const StripAnswer& answer,
                                const scene::IconSet& icons, const PageSize& page,
                                scene::StripForm form) {
    scene::StripFigure figure = FigureMaker(session, answer).make();
    figure.form = form;
    if (form == scene::StripForm::Panel) // the name of the valley stands over the panel
        figure.whole.name =
            in(answer.request.language, "All voices", "Toutes les voix", "همهٔ صداها");
    figure.icons = &icons;
    figure.width_mm = page.width_mm;
    figure.height_mm = page.height_mm;
    return figure;
}

Result<void> write_strip_chart(const Session& session, const StripAnswer& answer,
                               const PageSize& page, const std::filesystem::path& file,
                               double dpi) {
    if (!is_picture(file))
        return fail(
            fmt::format("{}: a strip chart is written as .png, .pdf or .svg", file.string()),
            ErrorKind::Usage);
    const auto icons = event_icons();
    if (!icons)
        return tl::unexpected(icons.error());
    const scene::StripFigure figure = strip_figure(session, answer, *icons, page);
    return export_figure(scene::draw_strip_chart(figure, session.fonts()), session.fonts(), file,
                         {figure.title, figure.subtitle, figure.credits}, dpi);
}

} // namespace panjshir::app
