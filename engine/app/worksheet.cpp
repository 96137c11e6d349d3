#include "app/worksheet.hpp"

#include "app/event_icons.hpp"
#include "app/figure_words.hpp"
#include "app/paths.hpp"
#include "app/session_parts.hpp"
#include "app/strip_chart.hpp"
#include "print/pdf_page.hpp"
#include "scene/figures/chart.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace panjshir::app {
namespace {

using chronicle::Claim;

constexpr PageSize kMapPage{scene::kWorksheetMap_mm, scene::kWorksheetHeight_mm};
constexpr double kFromEdge_mm = 6; // discs at the frame's edge would be cut
using chronicle::ClaimStatus;

std::string in(std::string_view language, const char* english, const char* french,
               const char* dari) {
    return in_language(language, english, french, dari);
}

std::string status_words(ClaimStatus status, const std::string& language) {
    if (language != "prs")
        return scene::claim_status_name(status, language);
    switch (status) {
    case ClaimStatus::Holds:
        return "در دست";
    case ClaimStatus::Takes:
        return "گرفته شده به دست";
    case ClaimStatus::Loses:
        return "از دست رفته از";
    case ClaimStatus::Retakes:
        return "پس گرفته شده به دست";
    case ClaimStatus::Besieges:
        return "در محاصرهٔ";
    case ClaimStatus::Blocks:
        return "بسته شده به دست";
    case ClaimStatus::Enters:
        return "محل ورود";
    case ClaimStatus::Denied:
        return "رد شده: حضور";
    }
    return {};
}

std::string day_words(CivilDay day, const std::string& language) {
    if (language != "prs")
        return scene::short_date(day, language);
    const unsigned number = static_cast<unsigned>(std::chrono::year_month_day(day).day());
    return scene::in_digits_of(language, std::to_string(number)) + " " +
           scene::strip_month(day, language);
}

std::string when_words(const EdtfDate& when, const std::string& language) {
    const auto first = when.first_day(), last = when.last_day();
    std::string text;
    if (first && last && *first != *last)
        text = day_words(*first, language) + " – " + day_words(*last, language);
    else if (first || last)
        text = day_words(first ? *first : *last, language);
    return when.approximate() ? in(language, "about ", "vers le ", "حدود ") + text : text;
}

class PagesMaker {
public:
    PagesMaker(const Session& session, const WorksheetRequest& request)
        : m_session(session), m_language(request.language) {
        m_pages.sheet =
            study::make_worksheet(session.atlas().chronicle, worksheet_candidates(session),
                                  {.seed = request.seed, .apart_m = 6500});
    }

    Result<WorksheetPages> make() {
        if (m_pages.sheet.places.empty())
            return fail("places.csv: no place of the atlas's area can be numbered on a map");
        if (m_pages.sheet.said.empty())
            return fail("claims.csv: no claim has one speaker alone, so nobody can be asked for");
        StripRequest request;
        request.language = m_language;
        const auto strip = make_strip_chart(m_session, request);
        if (!strip)
            return tl::unexpected(strip.error());
        auto icons = event_icons();
        if (!icons)
            return tl::unexpected(icons.error());
        m_icons = std::move(*icons);
        map_page();
        profile_page(*strip);
        strip_page(*strip, true);
        said_page();
        key_page();
        strip_page(*strip, false);
        return std::move(m_pages);
    }

private:
    std::string say(const char* english, const char* french, const char* dari) const {
        return in(m_language, english, french, dari);
    }

    scene::WorksheetHead head(std::string title, std::string task) const {
        const io::Atlas& atlas = m_session.atlas();
        const std::string number =
            scene::in_digits_of(m_language, std::to_string(m_pages.sheet.seed));
        return {std::move(title), std::move(task),
                fmt::format("{} · {} {}", m_language == "fr" ? atlas.title_fr : atlas.title_en,
                            say("sheet", "feuille", "ورق"), number),
                m_language};
    }

    void map_page() {
        ViewState view = m_session.initial_view(kMapPage);
        view.language = m_language;
        using scene::Layer;
        view.layers = scene::LayerSet::usual();
        for (const Layer layer : {Layer::Labels, Layer::Places, Layer::Claims, Layer::Events,
                                  Layer::Roads, Layer::Borders})
            view.layers = view.layers.without(layer);
        view.heading = MapHeading{
            say("A map without names", "Une carte sans noms", "نقشهٔ بی‌نام"),
            say("relief and rivers", "relief et rivières", "برجستگی و دریاها"),
            say("north is up", "le nord est en haut", "شمال در بالا")};
        scene::Overlay numbers;
        for (std::size_t i = 0; i < m_pages.sheet.places.size(); ++i) {
            const gazetteer::Place* place = m_session.atlas().place(m_pages.sheet.places[i]);
            numbers.items.push_back(scene::OverlayMark{
                m_session.projection().to_map(*place->position), scene::MarkShape::Disc,
                scene::style::kInk, 2.5, scene::in_digits_of(m_language, std::to_string(i + 1))});
        }
        m_pages.pages.push_back(scene::draw_map_exercise(
            head(say("Which place is it?", "Quel est ce lieu ?", "این کجاست؟"),
                 say("Write the name beside each number.", "Écris le nom à côté de chaque numéro.",
                     "نام هر جای را پهلوی شماره‌اش بنویس.")),
            m_session.draw_sheet(view, kMapPage, {numbers}), m_pages.sheet.places.size(),
            m_session.fonts()));
    }

    void profile_page(const StripAnswer& strip) {
        const scene::StripFigure figure = strip_figure(m_session, strip, m_icons, {420, 297});
        m_profile.line = figure.bed;
        std::erase_if(m_profile.line, [](const auto& point) { return point.first < 0; });
        std::vector<scene::StripStop> stops = figure.stops;
        std::sort(stops.begin(), stops.end(),
                  [](const auto& a, const auto& b) { return a.distance_m < b.distance_m; });
        const auto height = [&](double at) {
            const auto next = std::find_if(m_profile.line.begin(), m_profile.line.end(),
                                           [&](const auto& p) { return p.first >= at; });
            return next == m_profile.line.end() ? m_profile.line.back().second : next->second;
        };
        m_profile.stops.push_back({say("mouth of the valley", "débouché de la vallée", "دهانهٔ دره"),
                                   0, m_profile.line.front().second, true});
        for (const scene::StripStop& stop : stops)
            if (stop.distance_m > m_profile.stops.back().distance_m + 3000)
                m_profile.stops.push_back(
                    {stop.name, stop.distance_m, height(stop.distance_m), false});
        m_profile.stops.back().given = true;
        study::Lots lots(m_pages.sheet.seed + 1);
        if (m_profile.stops.size() > 2)
            m_profile.stops[1 + lots.below(m_profile.stops.size() - 2)].given = true;
        m_pages.pages.push_back(scene::draw_profile_exercise(
            head(say("Draw the valley's profile", "Dessine le profil de la vallée",
                     "نیم‌رخ دره را رسم کن"),
                 say("The table gives the height of the river beside each place and its distance "
                     "from the mouth of the valley. Set the points that are missing (those in bold "
                     "are drawn), join them, and say where the river falls most.",
                     "Le tableau donne l’altitude de la rivière à la hauteur de chaque lieu et sa "
                     "distance au débouché. Place les points qui manquent (ceux en gras sont "
                     "dessinés), relie-les, et dis où la rivière descend le plus.",
                     "جدول بلندی دریا را در کنار هر جای و فاصلهٔ آن را از دهانهٔ دره "
                     "می‌دهد. "
                     "نقطه‌های کم را بگذار (پررنگ‌ها رسم شده‌اند)، آن‌ها را به هم وصل "
                     "کن "
                     "و "
                     "بگو دریا "
                     "در کجا تیزتر پایین می‌آید.")),
            m_profile, m_session.fonts()));
    }

    void strip_page(const StripAnswer& strip, bool blank) {
        scene::StripFigure figure = strip_figure(
            m_session, strip, m_icons, {scene::kWorksheetWidth_mm, scene::kWorksheetHeight_mm});
        figure.blank = blank;
        if (blank) {
            figure.title = say("Fill in the days", "Remplis les jours", "روزها را پُر کن");
            figure.subtitle =
                say("Read the articles. Colour each day on which somebody speaks of who holds the "
                    "valley, in the band of the one who says it; set a sign for each event.",
                    "Lis les articles. Colorie chaque jour où quelqu’un dit qui tient la vallée, "
                    "dans la bande de celui qui parle ; mets un signe pour chaque événement.",
                    "مقاله‌ها را بخوان. هر روزی را که کسی می‌گوید دره در دست کیست، "
                    "در "
                    "نوار "
                    "همان "
                    "گوینده رنگ کن؛ برای هر رویداد نشانی بگذار.");
        } else
            figure.title = say("Key: the days", "Corrigé : les jours", "پاسخ: روزها");
        m_pages.pages.push_back(scene::draw_strip_chart(figure, m_session.fonts()));
    }

    std::string claim_words(const Claim& claim) const {
        const io::Atlas& atlas = m_session.atlas();
        // French names of sides would want their article, which a colon spares.
        return fmt::format(
            "{} · {}{}{} · {}", place_name(atlas, claim.place, m_language),
            status_words(claim.status, m_language), m_language == "fr" ? "\u202f: " : " ",
            actor_name(atlas, claim.holder, m_language), when_words(claim.when, m_language));
    }

    void said_page() {
        scene::WhoSaidExercise exercise;
        for (const study::WhoSaidIt& row : m_pages.sheet.said)
            exercise.said.push_back(claim_words(*row.claim));
        for (const std::string& speaker : m_pages.sheet.speakers)
            exercise.speakers.push_back(actor_name(m_session.atlas(), speaker, m_language));
        m_pages.pages.push_back(scene::draw_who_said_exercise(
            head(say("Who said it?", "Qui l’a dit ?", "کی گفت؟"),
                 say("Each claim was made by one of the voices beside. Write its letter. Which of "
                     "them speak for themselves, and which repeat others?",
                     "Chaque affirmation vient d’une des voix ci-contre. Écris sa lettre. "
                     "Lesquelles parlent pour elles-mêmes, lesquelles répètent ?",
                     "هر ادعا از یکی از صداهای کنار است. حرف آن را بنویس. کدام برای خود سخن "
                     "می‌گوید و کدام سخن دیگران را تکرار "
                     "می‌کند؟")),
            exercise, m_session.fonts()));
    }

    void key_page() {
        scene::WorksheetKey key;
        key.places_title = say("Places", "Lieux", "جای‌ها");
        key.said_title = say("Who said it", "Qui l’a dit", "کی گفت");
        key.profile_title = say("Profile: bed of the river on the atlas’s relief",
                                "Profil : lit de la rivière sur le relief de l’atlas",
                                "نیم‌رخ: بستر دریا روی برجستگی اطلس");
        for (const std::string& place : m_pages.sheet.places)
            key.places.push_back(place_name(m_session.atlas(), place, m_language));
        std::size_t number = 0;
        for (const study::WhoSaidIt& row : m_pages.sheet.said)
            key.said.emplace_back(
                std::to_string(++number),
                fmt::format("{} – {} ({})", scene::answer_letter(row.answer, m_language),
                            actor_name(m_session.atlas(), row.claim->speaker, m_language),
                            m_language == "prs" ? left_to_right(row.claim->source)
                                                : row.claim->source));
        key.profile = m_profile;
        m_pages.pages.push_back(
            scene::draw_worksheet_key(head(say("Key", "Corrigé", "پاسخ‌ها"),
                                           say("For the teacher: cut off before copying.",
                                               "Pour le professeur : à retirer avant de copier.",
                                               "برای آموزگار: پیش از کاپی جدا شود.")),
                                      key, m_session.fonts()));
    }

    const Session& m_session;
    std::string m_language;
    WorksheetPages m_pages;
    scene::ProfileExercise m_profile;
    scene::IconSet m_icons;
};

} // namespace

std::vector<study::MapCandidate> worksheet_candidates(const Session& session) {
    using gazetteer::PlaceKind;
    const scene::PageBox frame =
        scene::map_frame(scene::Layout::Sheet, kMapPage.width_mm, kMapPage.height_mm);
    const ViewState view = session.initial_view(kMapPage);
    const MapBox shown =
        scene::MapView(view.centre, view.scale_denominator, frame.grown(-kFromEdge_mm)).extent();
    std::vector<study::MapCandidate> candidates;
    for (const gazetteer::Place& place : session.atlas().places) {
        const bool settled = place.kind == PlaceKind::City || place.kind == PlaceKind::Town ||
                             (place.kind == PlaceKind::Village && place.rank <= 4);
        const bool landform = place.kind == PlaceKind::Pass || place.kind == PlaceKind::Peak ||
                              place.kind == PlaceKind::Gorge || place.kind == PlaceKind::Tunnel;
        if ((settled || landform) && place.position &&
            shown.contains(session.projection().to_map(*place.position)))
            candidates.push_back({place.id, *place.position});
    }
    return candidates;
}

Result<WorksheetPages> make_worksheet(const Session& session, const WorksheetRequest& request) {
    return PagesMaker(session, request).make();
}

Result<void> write_worksheet(const Session& session, const WorksheetPages& pages,
                             const WorksheetRequest& request, const std::filesystem::path& file) {
    print::PageOptions options;
    options.dpi = 200;
    options.metadata = {{"Title", fmt::format("Panjshir worksheet {}", request.seed)},
                        {"Software", fmt::format("Panjshir {}", version())},
                        // Not the day it is printed: the same seed gives the same bytes.
                        {"Creation Time", panjshir::to_text(session.days().last) + "T00:00:00Z"}};
    return print::write_pdf_pages(pages.pages, session.fonts(), file, options);
}

} // namespace panjshir::app
