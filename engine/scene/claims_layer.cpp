// Who is said to hold what: colour laid on the ground, bands where voices differ, dashes where the
// last word is old, nothing where nobody speaks.

#include "scene/grey_style.hpp"
#include "scene/layer_parts.hpp"
#include "scene/style.hpp"

#include "display/path_builder.hpp"

#include <algorithm>
#include <cmath>

namespace panjshir::scene {
namespace {

using chronicle::ClaimOnDay;
using chronicle::ClaimStatus;
using chronicle::PlaceOnDay;
using chronicle::PlaceState;

struct ClaimedArea {
    const PlaceOnDay* place;
    const AreaShape* shape;
};

// Whether the inner place lies in the outer one by the gazetteer's parents.
bool lies_in(const SceneContent& content, const std::string& inner, const std::string& outer) {
    std::string at = inner;
    for (int depth = 0; depth < 12; ++depth) {
        const PlacePoint* point = content.place(at);
        if (!point || point->place->parent.empty())
            return false;
        at = point->place->parent;
        if (at == outer)
            return true;
    }
    return false;
}

class ClaimsPainter {
public:
    explicit ClaimsPainter(Drawing& drawing) : m_drawing(drawing) {
        for (const PlaceOnDay& place : drawing.request.state.places)
            if (const AreaShape* shape = drawing.content.ground->area(place.place))
                m_areas.push_back({&place, shape});
        std::stable_sort(m_areas.begin(), m_areas.end(),
                         [](const ClaimedArea& a, const ClaimedArea& b) {
                             return a.shape->area_m2 > b.shape->area_m2;
                         });
    }

    void paint() {
        for (const ClaimedArea& area : m_areas)
            if (m_drawing.visible(area.shape->box))
                fill(area);
        for (const ClaimedArea& area : m_areas)
            if (m_drawing.visible(area.shape->box))
                edge(area);
    }

    void paint_blockades() {
        for (const PlaceOnDay& place : m_drawing.request.state.places)
            blocked_road(place);
    }

private:
    display::PlacedPath placed(display::PathPtr path) const {
        return {std::move(path), m_drawing.view.ground()};
    }
    display::PlacedPath outline(const ClaimedArea& area) const {
        return placed(area.shape->outline.at(m_drawing.metres_per_mm()));
    }

    // The area less the smaller claimed areas within it, so that colours are not laid twice.
    display::PlacedPath own_ground(const ClaimedArea& area) const {
        std::vector<const AreaShape*> within;
        for (const ClaimedArea& other : m_areas)
            if (other.place->state != PlaceState::Silent && other.shape != area.shape &&
                lies_in(m_drawing.content, other.place->place, area.place->place))
                within.push_back(other.shape);
        if (within.empty())
            return outline(area);
        auto path =
            std::make_shared<display::Path>(*area.shape->outline.at(m_drawing.metres_per_mm()));
        for (const AreaShape* inner : within) {
            const auto& rings = inner->outline.at(m_drawing.metres_per_mm())->contours;
            path->contours.insert(path->contours.end(), rings.begin(), rings.end());
        }
        return placed(std::move(path));
    }

    // How strongly a holder's word still counts: that of his side's freshest claim.
    double strength_of(const PlaceOnDay& place, const std::string& holder) const {
        double strength = 0;
        for (const ClaimOnDay& on : place.claims)
            if (!on.superseded && on.claim->holder == holder && makes_holder(on.claim->status))
                strength = std::max(strength, on.strength);
        return strength > 0 ? strength : place.strength;
    }

    void fill(const ClaimedArea& area) {
        const PlaceOnDay& place = *area.place;
        if (place.state == PlaceState::Silent || place.state == PlaceState::Stale)
            return;
        std::vector<display::Colour> colours;
        for (const std::string& holder : place.holders) {
            const double full =
                place.state == PlaceState::Contested ? style::kBandAlpha : style::kClaimAlpha;
            const double alpha = full * (0.35 + 0.65 * strength_of(place, holder));
            colours.push_back(holder_colour(*m_drawing.content.chronicle, holder)
                                  .with_alpha(static_cast<float>(alpha)));
            remember(holder);
        }
        if (colours.empty())
            return;
        if (m_drawing.grey())
            return hatch_in_grey(area);
        if (place.state == PlaceState::Held) {
            m_drawing.list.commands.push_back(
                display::FillPath{own_ground(area), colours[0], display::Blend::Multiply});
            return;
        }
        m_drawing.contested_shown = true;
        if (colours.size() ==
            1) // one holder, denied by another voice: bands of his colour and none
            colours.push_back(style::kPaper.with_alpha(0));
        display::HatchPath hatch;
        hatch.shape = own_ground(area);
        hatch.bands = colours;
        hatch.band_mm = style::kHatchBand_mm;
        hatch.anchor =
            m_drawing.view.to_page({0, 0}); // the plane's origin: the bands keep to the ground
        m_drawing.list.commands.push_back(std::move(hatch));
    }

    // In black and white each holder has a hatch; where voices differ the hatches of both lie
    // beside each other.
    void hatch_in_grey(const ClaimedArea& area) {
        const PlaceOnDay& place = *area.place;
        m_drawing.contested_shown |= place.state == PlaceState::Contested;
        double strength = 0;
        for (const std::string& holder : place.holders)
            strength = std::max(strength, strength_of(place, holder));
        append_hatches(m_drawing.list, own_ground(area),
                       hatches_of(*m_drawing.content.chronicle, place.holders),
                       m_drawing.view.to_page({0, 0}), strength);
    }

    void remember(const std::string& holder) {
        auto& shown = m_drawing.legend_holders;
        if (std::find(shown.begin(), shown.end(), holder) == shown.end())
            shown.push_back(holder);
    }

    void inner_stroke(const ClaimedArea& area, display::Colour colour, double width_mm,
                      std::vector<double> dashes = {}) {
        m_drawing.list.commands.push_back(
            display::InnerStrokePath{outline(area), colour, width_mm, std::move(dashes)});
    }

    void edge(const ClaimedArea& area) {
        const PlaceOnDay& place = *area.place;
        const auto& chronicle = *m_drawing.content.chronicle;
        besieged(area);
        if (place.state == PlaceState::Silent)
            return;
        const bool aged = place.state == PlaceState::Stale || place.strength < 1;
        if (aged)
            m_drawing.aged_shown = true;
        if (place.state == PlaceState::Contested && place.holders.size() > 1) {
            const auto first = holder_colour(chronicle, place.holders[0]);
            const auto second = holder_colour(chronicle, place.holders[1]);
            inner_stroke(area, first, style::kClaimEdge_mm);
            inner_stroke(area, second, style::kClaimEdge_mm, {2.4, 2.4});
            return;
        }
        if (place.holders.empty())
            return;
        const auto colour = holder_colour(chronicle, place.holders[0]);
        if (place.state == PlaceState::Stale)
            inner_stroke(area, colour.with_alpha(0.75f), style::kClaimEdge_mm * 0.7, {0.8, 1.2});
        else if (aged)
            inner_stroke(area, colour, style::kClaimEdge_mm, {2.0, 1.0});
        else
            inner_stroke(area, colour, style::kClaimEdge_mm);
    }

    // A siege is a broken line of the besieger's colour outside the edge; on three sides it is left
    // more open.
    void besieged(const ClaimedArea& area) {
        for (const ClaimOnDay& on : area.place->claims) {
            if (on.claim->status != ClaimStatus::Besieges || on.superseded || on.strength <= 0)
                continue;
            m_drawing.besieged_shown = true;
            display::StrokePath ring;
            ring.shape = outline(area);
            ring.colour = holder_colour(*m_drawing.content.chronicle, on.claim->holder)
                              .with_alpha(static_cast<float>(0.35 + 0.5 * on.strength));
            ring.width_mm = 1.5;
            ring.cap = display::Cap::Butt;
            ring.dashes_mm = on.claim->part == "three_sides" ? std::vector<double>{0.5, 2.5}
                                                             : std::vector<double>{0.5, 1.5};
            m_drawing.list.commands.push_back(std::move(ring));
            return;
        }
    }

    // A road or pass said to be blocked: a bar across it, in the colour of who blocks.
    void blocked_road(const PlaceOnDay& place) {
        const auto blocked =
            std::find_if(place.claims.begin(), place.claims.end(), [](const ClaimOnDay& on) {
                return on.claim->status == ClaimStatus::Blocks && !on.superseded && on.strength > 0;
            });
        if (blocked == place.claims.end())
            return;
        const auto colour = holder_colour(*m_drawing.content.chronicle, blocked->claim->holder);
        const auto alpha = static_cast<float>(0.45 + 0.55 * blocked->strength);
        if (const LineShape* road = m_drawing.content.ground->road(place.place)) {
            display::StrokePath line;
            line.shape = placed(road->path.at(m_drawing.metres_per_mm()));
            line.colour = colour.with_alpha(alpha * 0.85f);
            line.width_mm = 0.9;
            line.cap = display::Cap::Butt;
            line.dashes_mm = {0.7, 1.1};
            m_drawing.list.commands.push_back(std::move(line));
        }
        const auto anchor = m_drawing.anchor(place.place);
        if (!anchor || !m_drawing.visible(anchor->at, 3))
            return;
        m_drawing.blocked_shown = true;
        const display::Point at = m_drawing.view.to_page(anchor->at);
        m_drawing.coarse_shown |= anchor->coarse;
        const double r = style::kEventDisc_mm / 2;
        auto& commands = m_drawing.list.commands;
        commands.push_back(display::FillPath{circle_at(at, r + 0.35), style::kPaper});
        commands.push_back(display::FillPath{circle_at(at, r), colour.with_alpha(alpha)});
        commands.push_back(display::FillPath{
            {display::share(display::rectangle({at.x - r * 0.62, at.y - r * 0.2},
                                               {at.x + r * 0.62, at.y + r * 0.2})),
             {}},
            style::kPaper});
        m_drawing.taken.push_back({at.x - r - 0.4, at.y - r - 0.4, at.x + r + 0.4, at.y + r + 0.4});
        m_drawing.list.hits.push_back({"claim:" + blocked->claim->id, {}, at, r + 0.5});
    }

    Drawing& m_drawing;
    std::vector<ClaimedArea> m_areas;
};

} // namespace

void draw_claims(Drawing& drawing) {
    // The areas answer to a click even where nobody claims them.
    std::vector<const AreaShape*> areas; // the largest first: the smaller lie above them
    for (const AreaShape& area : drawing.content.ground->areas)
        if (drawing.request.state.place(area.place) && drawing.visible(area.box))
            areas.push_back(&area);
    std::stable_sort(areas.begin(), areas.end(), [](const AreaShape* a, const AreaShape* b) {
        return a->area_m2 > b->area_m2;
    });
    for (const AreaShape* area : areas)
        drawing.list.hits.push_back(
            {"place:" + area->place,
             {area->outline.at(drawing.metres_per_mm()), drawing.view.ground()},
             {},
             0});
    if (!drawing.has(Layer::Claims))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"claims"});
    ClaimsPainter(drawing).paint();
    drawing.list.commands.push_back(display::EndGroup{});
}

void draw_blockades(Drawing& drawing) {
    if (!drawing.has(Layer::Claims))
        return;
    drawing.list.commands.push_back(display::BeginGroup{"blockades"});
    ClaimsPainter(drawing).paint_blockades();
    drawing.list.commands.push_back(display::EndGroup{});
}

} // namespace panjshir::scene
