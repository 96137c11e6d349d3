// Linked Places format: github.com/LinkedPasts/linked-places-format, version 1.3 of 24 June 2024,
// in which every place has the feature classes of GeoNames.

#include "base/file.hpp"
#include "io/export.hpp"

#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using gazetteer::PlaceKind;
using nlohmann::ordered_json;

constexpr const char* kContext = "https://raw.githubusercontent.com/LinkedPasts/linked-places/"
                                 "master/linkedplaces-context-v1.1.jsonld";

// A administrative, H water, L areas, P settlements, R roads, S spots, T mountains and the like.
const char* feature_class(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::Country:
    case PlaceKind::Province:
    case PlaceKind::District:
        return "A";
    case PlaceKind::City:
    case PlaceKind::Town:
    case PlaceKind::Village:
        return "P";
    case PlaceKind::Tunnel:
    case PlaceKind::Road:
        return "R";
    case PlaceKind::River:
        return "H";
    case PlaceKind::Airport:
        return "S";
    case PlaceKind::Region:
        return "L";
    case PlaceKind::Valley:
    case PlaceKind::Pass:
    case PlaceKind::Peak:
    case PlaceKind::Range:
    case PlaceKind::Plain:
    case PlaceKind::Gorge:
        return "T";
    }
    return "L";
}

ordered_json names(const gazetteer::Place& place) {
    ordered_json list = ordered_json::array();
    for (const gazetteer::PlaceName& name : place.names)
        list.push_back({{"toponym", name.text},
                        {"lang", name.language},
                        {"script", name.script},
                        {"status", to_string(name.status)},
                        {"citations", {{{"label", name.reference}}}}});
    if (list.empty()) // a name is required
        list.push_back({{"toponym", place.id}});
    return list;
}

ordered_json geometry_of(const gazetteer::Place& place, const GeometryWriter& shapes) {
    ordered_json shape = ordered_json::parse(shapes.of_place(place.id).dump());
    if (!shape.is_null()) {
        shape["citations"] = {{{"label", place.reference}}};
        shape["precision_m"] = place.precision_m;
    }
    return shape;
}

ordered_json descriptions(const gazetteer::Place& place) {
    ordered_json list = ordered_json::array();
    if (!place.note_en.empty())
        list.push_back({{"value", place.note_en}, {"lang", "en"}});
    if (!place.note_fr.empty())
        list.push_back({{"value", place.note_fr}, {"lang", "fr"}});
    return list;
}

ordered_json feature(const Atlas& atlas, const gazetteer::Place& place,
                     const GeometryWriter& shapes) {
    ordered_json properties{{"title", place.name_in("en")},
                            {"fclasses", {feature_class(place.kind)}},
                            {"rank", place.rank},
                            {"reference", place.reference}};
    if (place.elevation_m)
        properties["elevation_m"] = *place.elevation_m;
    const ordered_json timespan{{"start", {{"in", to_text(atlas.days.first)}}},
                                {"end", {{"in", to_text(atlas.days.last)}}}};
    ordered_json made{{"@id", "#" + place.id},
                      {"type", "Feature"},
                      {"properties", properties},
                      {"when", {{"timespans", {timespan}}}},
                      {"names", names(place)},
                      {"types",
                       {{{"label", to_string(place.kind)},
                         {"sourceLabels", {{{"label", to_string(place.kind)}, {"lang", "en"}}}}}}},
                      {"geometry", geometry_of(place, shapes)}};
    if (const gazetteer::Place* parent = atlas.place(place.parent))
        made["relations"] = {{{"relationType", "gvp:broaderPartitive"},
                              {"relationTo", "#" + parent->id},
                              {"label", "part of " + parent->name_in("en")}}};
    if (ordered_json texts = descriptions(place); !texts.empty())
        made["descriptions"] = texts;
    return made;
}

} // namespace

Result<void> export_linked_places(const Atlas& atlas, const ExportGeometry& geometry,
                                  const std::filesystem::path& path) {
    const GeometryWriter shapes(atlas, geometry);
    ordered_json features = ordered_json::array();
    for (const gazetteer::Place& place : atlas.places)
        features.push_back(feature(atlas, place, shapes));
    const ordered_json collection{{"type", "FeatureCollection"},
                                  {"@context", kContext},
                                  {"title", atlas.title_en},
                                  {"features", features}};
    return write_file(path, collection.dump(1) + "\n");
}

} // namespace panjshir::io
