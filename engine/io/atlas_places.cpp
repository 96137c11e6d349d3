// The tables that tell of the land: places, names, extents, spot_heights.

#include "io/atlas_loader.hpp"

#include "geo/text_form.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace panjshir::io {
namespace {

using chronicle::Extent;
using chronicle::ExtentKind;

constexpr NumberRange kHeights_m{-500, 9000};
constexpr int kLeastRank = 1, kMostRank = 9;

bool is_language(std::string_view word) {
    return word == "en" || word == "fr" || word == "prs" || word == "ps" || word == "und";
}

void check_outline(AtlasRow& row, const Extent& extent) {
    const std::size_t least = extent.how == ExtentKind::Outline ? 3 : 2;
    for (const Polyline& line : extent.geometry) {
        if (line.size() < least)
            row.fault("geometry",
                      fmt::format("{} points where at least {} are needed", line.size(), least));
        if (extent.how == ExtentKind::Outline && line.size() > chronicle::kMostOutlineVertices)
            row.fault("geometry", fmt::format("an outline of {} vertices; at most {} are allowed",
                                              line.size(), chronicle::kMostOutlineVertices));
    }
}

void read_basin_points(AtlasRow& row, Extent& extent) {
    if (const auto at = parse_lon_lat(row.required_text("at")))
        extent.at = *at;
    else if (!row.text("at").empty())
        row.fault("at", at.error().message);
    std::string list = row.text("except");
    std::replace(list.begin(), list.end(), ';', ',');
    for (const std::string& item : split_list(list, ',')) {
        if (const auto point = parse_lon_lat(item))
            extent.except.push_back(*point);
        else
            row.fault("except", point.error().message);
    }
}

} // namespace

void AtlasLoader::read_places() {
    AtlasTable table =
        open("places", {"id", "kind", "longitude", "latitude", "precision_m", "elevation_m",
                        "parent", "rank", "reference", "note_en", "note_fr"});
    std::unordered_map<std::string, RowOrigin> parents;
    table.for_each_row([&](AtlasRow& row) {
        gazetteer::Place place;
        place.id = take_id(row, m_places);
        place.kind =
            row.word<gazetteer::PlaceKind>("kind", gazetteer::parse_place_kind, "kind of place");
        place.position = row.position();
        place.precision_m = row.number("precision_m", {0, 20'000'000}).value_or(0);
        place.elevation_m = row.number("elevation_m", kHeights_m);
        place.parent = row.text("parent");
        place.rank = row.integer("rank", kLeastRank, kMostRank);
        place.reference = row.required_text("reference");
        place.note_en = row.text("note_en");
        place.note_fr = row.text("note_fr");
        parents[place.id] = {row.line(), row.column_of("parent")};
        if (settle(row, "places", place.id, m_places))
            m_atlas.places.push_back(std::move(place));
    });
    std::sort(m_atlas.places.begin(), m_atlas.places.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < m_atlas.places.size(); ++i)
        m_place_rows[m_atlas.places[i].id] = i;
    break_circles(parents);
}

// A parent that is none, or that leads back to the place itself, is reported and taken away.
void AtlasLoader::break_circles(const std::unordered_map<std::string, RowOrigin>& parents) {
    const auto report = [&](gazetteer::Place& place, std::string message) {
        const RowOrigin origin = parents.at(place.id);
        m_atlas.diagnostics.push_back({Severity::Error, "places.csv", origin.line,
                                       origin.span_column, "parent: " + std::move(message)});
        place.parent.clear();
    };
    for (gazetteer::Place& place : m_atlas.places)
        if (!place.parent.empty() && !m_place_rows.count(place.parent))
            report(place, fmt::format("unknown place '{}'", place.parent));
    for (gazetteer::Place& place : m_atlas.places) {
        std::string way = place.id;
        std::set<std::string> met;
        for (const gazetteer::Place* at = &place;
             !at->parent.empty() && met.insert(at->id).second;) {
            way += " > " + at->parent;
            if (at->parent == place.id) {
                report(place, "goes round in a circle: " + way);
                break;
            }
            at = &m_atlas.places[m_place_rows.at(at->parent)];
        }
    }
}

void AtlasLoader::read_names() {
    AtlasTable table =
        open("names", {"place", "name", "language", "script", "status", "reference"});
    table.for_each_row([&](AtlasRow& row) {
        gazetteer::PlaceName name;
        const std::string& place = row.reference("place", m_places, "place");
        name.text = row.required_text("name");
        name.language = row.text("language");
        if (!is_language(name.language))
            row.fault("language",
                      fmt::format("'{}' is none of en, fr, prs, ps and und", name.language));
        name.script = row.text("script");
        if (name.script != "Latn" && name.script != "Arab")
            row.fault("script", fmt::format("'{}' is neither Latn nor Arab", name.script));
        name.status = row.word<gazetteer::NameStatus>("status", gazetteer::parse_name_status,
                                                      "status of a name");
        name.reference = row.text("reference");
        if (!row.good())
            return;
        std::vector<gazetteer::PlaceName>& names = m_atlas.places[m_place_rows.at(place)].names;
        const auto same = [&](const gazetteer::PlaceName& other) {
            return other.language == name.language && other.text == name.text;
        };
        const auto also_preferred = [&](const gazetteer::PlaceName& other) {
            return other.language == name.language &&
                   other.status == gazetteer::NameStatus::Preferred;
        };
        if (std::any_of(names.begin(), names.end(), same))
            row.warn("name", fmt::format("'{}' stands twice for {} in {}", name.text, place,
                                         name.language));
        else if (name.status == gazetteer::NameStatus::Preferred &&
                 std::any_of(names.begin(), names.end(), also_preferred))
            row.warn("status",
                     fmt::format("a second preferred name of {} in {}", place, name.language));
        names.push_back(std::move(name));
    });
}

void AtlasLoader::read_extents() {
    AtlasTable table = open("extents", {"place", "how", "geometry", "at", "except", "reference"});
    table.for_each_row([&](AtlasRow& row) {
        Extent extent;
        extent.how =
            row.word<ExtentKind>("how", chronicle::parse_extent_kind, "way to give an extent");
        const std::vector<std::string> between = split_list(row.required_text("place"), '|');
        const std::size_t expected = extent.how == ExtentKind::Border ? 2 : 1;
        if (between.size() != expected)
            row.fault("place", expected == 2 ? "a border stands between two places: a|b"
                                             : "one place is needed");
        for (const std::string& id : between)
            row.check_reference("place", id, m_places, "place");
        extent.reference = row.required_text("reference");
        if (extent.how == ExtentKind::Basin) {
            read_basin_points(row, extent);
        } else if (!row.required_text("geometry").empty()) {
            if (auto lines = parse_polylines(row.text("geometry")))
                extent.geometry = std::move(*lines);
            else
                row.fault("geometry", lines.error().message);
            check_outline(row, extent);
        }
        if (!row.good())
            return;
        extent.place = between[0];
        if (between.size() == 2)
            extent.other_place = between[1];
        m_atlas.extents.push_back(std::move(extent));
    });
}

void AtlasLoader::read_spot_heights() {
    AtlasTable table =
        open("spot_heights", {"longitude", "latitude", "elevation_m", "line", "rank", "reference"});
    table.for_each_row([&](AtlasRow& row) {
        SpotHeightRow spot;
        row.required_text("longitude");
        spot.at = row.position().value_or(LonLat{});
        spot.elevation_m = row.required_number("elevation_m", kHeights_m);
        spot.line = row.text("line");
        spot.rank = row.integer("rank", 0, 99);
        spot.reference = row.text("reference");
        if (row.good())
            m_atlas.spot_heights.push_back(std::move(spot));
    });
}

} // namespace panjshir::io
