#include "io/outline_file.hpp"

#include "base/file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{128} << 20;

Result<Polyline> ring_of(const json& form) {
    Polyline ring;
    for (const json& position : form) {
        if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
            !position[1].is_number() ||
            !LonLat::is_valid(position[0].get<double>(), position[1].get<double>()))
            return fail("has a position that is none");
        ring.push_back(LonLat::from_degrees(position[0].get<double>(), position[1].get<double>()));
    }
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    if (ring.size() < 3)
        return fail("has a ring of fewer than three points");
    return ring;
}

Result<void> add_polygon(const json& form, NamedOutline& outline) {
    for (const json& part : form) {
        auto ring = ring_of(part);
        if (!ring)
            return tl::unexpected(ring.error());
        outline.rings.push_back(std::move(*ring));
    }
    return {};
}

Result<NamedOutline> outline_of(const json& feature, const std::string& name_property) {
    const json properties = feature.value("properties", json::object());
    const auto name = properties.find(name_property);
    if (name == properties.end() || !name->is_string())
        return fail(fmt::format("has no property '{}' that names it", name_property));
    NamedOutline outline{name->get<std::string>(), {}};
    const json& geometry = feature.at("geometry");
    const json& coordinates = geometry.at("coordinates");
    if (geometry.at("type") == "Polygon") {
        if (auto added = add_polygon(coordinates, outline); !added)
            return tl::unexpected(added.error());
    } else {
        for (const json& polygon : coordinates)
            if (auto added = add_polygon(polygon, outline); !added)
                return tl::unexpected(added.error());
    }
    return outline;
}

bool is_area(const json& feature) {
    if (!feature.is_object() || !feature.contains("geometry") || !feature["geometry"].is_object())
        return false;
    const json type = feature["geometry"].value("type", json());
    return (type == "Polygon" || type == "MultiPolygon") &&
           feature["geometry"].contains("coordinates");
}

} // namespace

Result<std::vector<NamedOutline>> read_outlines(const std::filesystem::path& path,
                                                const std::string& name_property) {
    const auto bytes = read_file(path, kMostBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const json form = json::parse(*bytes, nullptr, false);
    if (!form.is_object() || form.value("type", json()) != "FeatureCollection" ||
        !form.contains("features") || !form["features"].is_array())
        return fail(fmt::format("{}: is no GeoJSON FeatureCollection", path.string()));
    std::vector<NamedOutline> outlines;
    std::size_t number = 0;
    for (const json& feature : form["features"]) {
        ++number;
        if (!is_area(feature))
            continue;
        auto outline = outline_of(feature, name_property);
        if (!outline)
            return fail(
                fmt::format("{}: feature {} {}", path.string(), number, outline.error().message));
        outlines.push_back(std::move(*outline));
    }
    if (outlines.empty())
        return fail(fmt::format("{}: holds no polygon", path.string()));
    return outlines;
}

} // namespace panjshir::io
