// GeoJSON and Linked Places JSON 1.3 (a GeoJSON profile): features are handed on one by one while
// the text is parsed, and forgotten.

#include "gazetteer/import/source.hpp"
#include "gazetteer/normalise/fold.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::gazetteer::import {
namespace {

using nlohmann::json;

std::string string_of(const json& object, const char* key) {
    const auto it = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || it == object.end())
        return {};
    return it->is_string() ? it->get<std::string>() : it->is_number() ? it->dump() : std::string();
}

const json& member(const json& object, const char* key) {
    static const json kNothing;
    if (!object.is_object())
        return kNothing;
    const auto it = object.find(key);
    return it == object.end() ? kNothing : *it;
}

struct Extent {
    double west = 180, south = 90, east = -180, north = -90;
    int points = 0;
};

// Every pair of numbers in nested arrays of coordinates.
void include_coordinates(const json& coordinates, Extent& extent) {
    if (!coordinates.is_array())
        return;
    if (coordinates.size() >= 2 && coordinates[0].is_number() && coordinates[1].is_number()) {
        const double longitude = coordinates[0].get<double>(),
                     latitude = coordinates[1].get<double>();
        if (!LonLat::is_valid(longitude, latitude))
            return;
        extent.west = std::min(extent.west, longitude);
        extent.east = std::max(extent.east, longitude);
        extent.south = std::min(extent.south, latitude);
        extent.north = std::max(extent.north, latitude);
        ++extent.points;
        return;
    }
    for (const json& part : coordinates)
        include_coordinates(part, extent);
}

void include_geometry(const json& geometry, Extent& extent) {
    include_coordinates(member(geometry, "coordinates"), extent);
    if (const json& parts = member(geometry, "geometries"); parts.is_array())
        for (const json& part : parts)
            include_geometry(part, extent);
}

// A point, or the middle of a larger shape's box, with half the box's diagonal as precision.
void set_position(const json& feature, Place& place) {
    Extent extent;
    include_geometry(member(feature, "geometry"), extent);
    if (extent.points == 0)
        return;
    const LonLatBox box{extent.west, extent.south, extent.east, extent.north};
    place.position = box.centre();
    if (extent.points > 1)
        place.precision_m = geodesic_distance_m(LonLat::from_degrees(box.west, box.south),
                                                LonLat::from_degrees(box.east, box.north)) /
                            2;
}

void add_name(Place& place, std::string text, std::string language, NameStatus status,
              std::string reference) {
    if (text.empty() || std::any_of(place.names.begin(), place.names.end(),
                                    [&](const PlaceName& known) { return known.text == text; }))
        return;
    const std::string script(script_of(text));
    place.names.push_back({std::move(text), language.empty() ? "und" : std::move(language), script,
                           status, std::move(reference)});
}

/// Hands features on and counts them; Read makes a place of one.
template <typename Read>
void read_features(Source& source, Read read) {
    int count = 0;
    std::string list; // the key of the list that is being read
    const auto on_event = [&](int depth, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::key && depth == 1)
            list = parsed.get<std::string>();
        if (event != json::parse_event_t::object_end || depth != 2 || list != "features")
            return true;
        ++count;
        try {
            read(parsed, count);
        } catch (const json::exception& error) {
            source.checks.skip(0, 0, fmt::format("feature {}: {}", count, error.what()));
        }
        if (count % 1000 == 0)
            source.report(
                static_cast<std::uint64_t>(std::max<std::streamoff>(0, source.in.tellg())));
        return false;
    };
    try {
        const json rest = json::parse(source.in, on_event);
        if (count == 0)
            source.checks.skip(0, 0,
                               rest.contains("features")
                                   ? "its list of features is empty"
                                   : "no list 'features'; it must be a FeatureCollection");
    } catch (const json::exception& error) {
        source.checks.skip(
            0, 0,
            fmt::format("the JSON ends or breaks after {} features: {}", count, error.what()));
    }
    source.report(source.total_bytes);
}

bool keep(Source& source, Place& place, int count) {
    if (place.names.empty()) {
        source.checks.skip(0, 0, fmt::format("feature {}: no name; it is left out", count));
        return false;
    }
    if (place.id.empty())
        place.id = fmt::format("{}:{}", source.name, count);
    if (!place.position)
        source.checks.warn(
            0, fmt::format("feature {} ({}): no coordinates; it is kept without position", count,
                           place.id));
    place.rank = rank_of(place.kind, 0);
    place.reference = source.name;
    return true;
}

PlaceKind kind_of_types(const json& types) {
    if (types.is_array())
        for (const json& type : types)
            for (const char* key : {"label", "sourceLabel", "identifier"}) {
                if (const auto kind = kind_of_words(string_of(type, key)))
                    return *kind;
                if (const json& labels = member(type, "sourceLabels"); labels.is_array())
                    for (const json& label : labels)
                        if (const auto kind = kind_of_words(string_of(label, "label")))
                            return *kind;
            }
    return PlaceKind::Village;
}

} // namespace

void read_linked_places(Source& source) {
    read_features(source, [&](const json& feature, int count) {
        Place place;
        place.id = string_of(feature, "@id");
        place.kind = kind_of_types(member(feature, "types"));
        set_position(feature, place);
        add_name(place, string_of(member(feature, "properties"), "title"), "",
                 NameStatus::Preferred, source.name + ", title");
        if (const json& names = member(feature, "names"); names.is_array())
            for (const json& name : names) {
                std::string reference = source.name;
                if (const json& citations = member(name, "citations");
                    citations.is_array() && !citations.empty())
                    reference =
                        fmt::format("{}: {}", source.name, string_of(citations[0], "label"));
                add_name(place, string_of(name, "toponym"), string_of(name, "lang"),
                         NameStatus::Variant, std::move(reference));
            }
        if (keep(source, place, count))
            source.checks.add(std::move(place), 0);
    });
}

void read_geojson(Source& source) {
    read_features(source, [&](const json& feature, int count) {
        const json& properties = member(feature, "properties");
        Place place;
        place.id = string_of(feature, "id");
        if (place.id.empty())
            place.id = string_of(properties, "id");
        set_position(feature, place);
        for (const char* key : {"kind", "type", "place", "natural"})
            if (const auto kind = kind_of_words(string_of(properties, key))) {
                place.kind = *kind;
                break;
            }
        for (const char* key : {"name", "toponym", "title"})
            add_name(place, string_of(properties, key), "", NameStatus::Preferred,
                     source.name + ", " + key);
        if (properties.is_object())
            for (const auto& [key, value] : properties.items())
                if ((key.starts_with("name:") || key.starts_with("name_")) && value.is_string())
                    add_name(place, value.get<std::string>(), key.substr(5), NameStatus::Variant,
                             source.name + ", " + key);
        if (keep(source, place, count))
            source.checks.add(std::move(place), 0);
    });
}

} // namespace panjshir::gazetteer::import
