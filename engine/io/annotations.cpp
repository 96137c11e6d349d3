#include "io/annotations.hpp"

#include "base/enum_names.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace panjshir::io {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr EnumNames<AnnotationKind, 6> kKindNames{{{AnnotationKind::Text, "text"},
                                                   {AnnotationKind::Arrow, "arrow"},
                                                   {AnnotationKind::Freehand, "freehand"},
                                                   {AnnotationKind::Measure, "measure"},
                                                   {AnnotationKind::Profile, "profile"},
                                                   {AnnotationKind::Area, "area"}}};
constexpr const char* kKindKey = "panjshir:kind";
constexpr const char* kIdKey = "panjshir:id";
constexpr const char* kSizeKey = "panjshir:text-size";

double rounded(double value, double step) {
    return std::round(value / step) * step;
}

ordered_json position(LonLat p) {
    // Seven decimals, as text once and back, so that the file reads 69.5 and not 69.49999999999999.
    const auto short_form = [](double v) { return std::stod(fmt::format("{:.7f}", v)); };
    return ordered_json::array({short_form(p.longitude_deg()), short_form(p.latitude_deg())});
}

ordered_json geometry(const Annotation& annotation) {
    ordered_json coordinates = ordered_json::array();
    for (const LonLat p : annotation.points)
        coordinates.push_back(position(p));
    switch (annotation.kind) {
    case AnnotationKind::Text:
        return {{"type", "Point"}, {"coordinates", coordinates.at(0)}};
    case AnnotationKind::Area:
        coordinates.push_back(position(annotation.points.front()));
        return {{"type", "Polygon"}, {"coordinates", ordered_json::array({coordinates})}};
    default:
        return {{"type", "LineString"}, {"coordinates", coordinates}};
    }
}

std::string colour_text(std::uint32_t colour) {
    return fmt::format("#{:06x}", colour & 0xFFFFFF);
}

std::optional<std::uint32_t> colour_of(const json& properties, const char* key) {
    const auto it = properties.find(key);
    if (it == properties.end() || !it->is_string())
        return std::nullopt;
    std::string text = it->get<std::string>();
    if (!text.empty() && text.front() == '#')
        text.erase(0, 1);
    if (text.size() == 3) // simplestyle's short form
        text = {text[0], text[0], text[1], text[1], text[2], text[2]};
    std::uint32_t colour = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), colour, 16);
    if (text.size() != 6 || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return colour;
}

double number_of(const json& properties, const char* key, double otherwise, double least,
                 double most) {
    const auto it = properties.find(key);
    if (it == properties.end() || !it->is_number())
        return otherwise;
    const double value = it->get<double>();
    return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

Result<LonLat> read_position(const json& value) {
    if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number())
        return fail("a position is not two numbers");
    const double longitude = value[0].get<double>(), latitude = value[1].get<double>();
    if (!LonLat::is_valid(longitude, latitude))
        return fail(fmt::format("position {}, {} is not on the earth", longitude, latitude));
    return LonLat::from_degrees(longitude, latitude);
}

Result<Polyline> read_positions(const json& values) {
    if (!values.is_array())
        return fail("coordinates are not an array");
    if (values.size() > kMaxAnnotationPoints)
        return fail(
            fmt::format("{} points; at most {} are read", values.size(), kMaxAnnotationPoints));
    Polyline line;
    line.reserve(values.size());
    for (const json& value : values) {
        const auto p = read_position(value);
        if (!p)
            return tl::unexpected(p.error());
        line.push_back(*p);
    }
    return line;
}

// The parts that one feature gives: of a Multi form several.
struct Part {
    AnnotationKind kind;
    Polyline points;
};

Result<void> add_part(std::vector<Part>& parts, AnnotationKind kind, Result<Polyline> points) {
    if (!points)
        return tl::unexpected(points.error());
    if (kind == AnnotationKind::Area && points->size() > 1 && points->front() == points->back())
        points->pop_back();
    const std::size_t least = kind == AnnotationKind::Text   ? 1
                              : kind == AnnotationKind::Area ? 3
                                                             : 2;
    if (points->size() < least)
        return fail(fmt::format("{} points; {} are wanted", points->size(), least));
    parts.push_back({kind, std::move(*points)});
    return {};
}

Result<std::vector<Part>> read_geometry(const json& feature) {
    const auto it = feature.find("geometry");
    if (it == feature.end() || !it->is_object())
        return fail("no geometry");
    const auto type = it->find("type");
    const auto coordinates = it->find("coordinates");
    if (type == it->end() || !type->is_string() || coordinates == it->end() ||
        !coordinates->is_array())
        return fail("a geometry without type or coordinates");
    const std::string name = type->get<std::string>();
    std::vector<Part> parts;
    const auto point = [&](const json& at) -> Result<void> {
        const auto p = read_position(at);
        if (!p)
            return tl::unexpected(p.error());
        return add_part(parts, AnnotationKind::Text, Polyline{*p});
    };
    const auto line = [&](const json& at) {
        return add_part(parts, AnnotationKind::Freehand, read_positions(at));
    };
    const auto polygon = [&](const json& at) -> Result<void> {
        if (!at.is_array() || at.empty())
            return fail("a polygon without a ring");
        return add_part(parts, AnnotationKind::Area, read_positions(at[0]));
    };
    Result<void> read;
    const auto each = [&](const auto& one) {
        for (const json& part : *coordinates)
            if (read)
                read = one(part);
    };
    if (name == "Point")
        read = point(*coordinates);
    else if (name == "LineString")
        read = line(*coordinates);
    else if (name == "Polygon")
        read = polygon(*coordinates);
    else if (name == "MultiPoint")
        each(point);
    else if (name == "MultiLineString")
        each(line);
    else if (name == "MultiPolygon")
        each(polygon);
    else
        return fail("geometry '" + name + "' is none that can be drawn");
    if (!read)
        return tl::unexpected(read.error());
    return parts;
}

bool is_line(AnnotationKind kind) {
    return kind != AnnotationKind::Text && kind != AnnotationKind::Area;
}

Annotation styled(const Part& part, const json& properties) {
    Annotation annotation;
    annotation.kind = part.kind;
    annotation.points = part.points;
    if (!properties.is_object())
        return annotation;
    if (const auto it = properties.find(kKindKey); it != properties.end() && it->is_string())
        if (const auto kind = enum_value(kKindNames, it->get<std::string>());
            kind && (*kind == part.kind || (is_line(*kind) && is_line(part.kind))))
            annotation.kind = *kind;
    if (const auto it = properties.find(kIdKey);
        it != properties.end() && it->is_number_integer()) {
        const auto id = it->get<std::int64_t>();
        annotation.id = id > 0 && id < 1'000'000'000 ? static_cast<int>(id) : 0;
    }
    if (const auto it = properties.find("title"); it != properties.end() && it->is_string())
        annotation.title = it->get<std::string>().substr(0, 2000);
    for (const char* key : {"marker-color", "fill", "stroke"})
        if (const auto colour = colour_of(properties, key))
            annotation.colour = *colour;
    annotation.width_px = number_of(properties, "stroke-width", annotation.width_px, 0.5, 20);
    annotation.fill_opacity = number_of(properties, "fill-opacity", annotation.fill_opacity, 0, 1);
    annotation.text_size_px = number_of(properties, kSizeKey, annotation.text_size_px, 6, 96);
    return annotation;
}

// Only looks for the place where a text stops being JSON.
struct FaultFinder : nlohmann::json_sax<json> {
    std::size_t byte = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
        byte = position;
        return false;
    }
};

} // namespace

std::string_view to_string(AnnotationKind kind) {
    return enum_name(kKindNames, kind);
}

ordered_json annotations_to_json(const std::vector<Annotation>& annotations) {
    ordered_json features = ordered_json::array();
    for (const Annotation& annotation : annotations) {
        ordered_json properties{{kIdKey, annotation.id},
                                {kKindKey, to_string(annotation.kind)},
                                {"title", annotation.title}};
        if (annotation.kind == AnnotationKind::Text) {
            properties["marker-color"] = colour_text(annotation.colour);
            properties[kSizeKey] = rounded(annotation.text_size_px, 0.125);
        } else {
            properties["stroke"] = colour_text(annotation.colour);
            properties["stroke-width"] = rounded(annotation.width_px, 0.125);
            if (annotation.kind == AnnotationKind::Area) {
                properties["fill"] = colour_text(annotation.colour);
                properties["fill-opacity"] = rounded(annotation.fill_opacity, 0.0078125);
            }
        }
        features.push_back(
            {{"type", "Feature"}, {"properties", properties}, {"geometry", geometry(annotation)}});
    }
    return {{"type", "FeatureCollection"}, {"features", features}};
}

Result<std::vector<Annotation>> annotations_from_json(const json& given, const std::string& file,
                                                      Diagnostics& diagnostics) {
    const auto type = given.is_object() ? given.find("type") : given.end();
    const std::string name = given.is_object() && type != given.end() && type->is_string()
                                 ? type->get<std::string>()
                                 : "";
    json features = json::array();
    if (name == "Feature")
        features.push_back(given);
    else if (name == "FeatureCollection" && given.contains("features") &&
             given["features"].is_array())
        features = given["features"];
    else
        return fail(file + ": no GeoJSON FeatureCollection");
    std::vector<Annotation> annotations;
    std::set<int> used;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const auto parts = features[i].is_object()
                               ? read_geometry(features[i])
                               : Result<std::vector<Part>>(fail("not an object"));
        if (!parts) {
            diagnostics.push_back({Severity::Error, file, 0, 0,
                                   fmt::format("feature {}: {}", i + 1, parts.error().message)});
            continue;
        }
        const json properties = features[i].value("properties", json::object());
        for (const Part& part : *parts) {
            if (annotations.size() == kMaxAnnotations) {
                diagnostics.push_back(
                    {Severity::Error, file, 0, 0,
                     fmt::format("feature {}: more than {} annotations; the rest is left out",
                                 i + 1, kMaxAnnotations)});
                return annotations;
            }
            Annotation annotation = styled(part, properties);
            if (annotation.id > 0 && !used.insert(annotation.id).second)
                annotation.id = 0;
            annotations.push_back(std::move(annotation));
        }
    }
    int next = 1;
    for (Annotation& annotation : annotations)
        if (annotation.id == 0) {
            while (!used.insert(next).second)
                ++next;
            annotation.id = next;
        }
    return annotations;
}

Result<json> parse_json(const std::string& bytes, const std::string& file) {
    // The library's own recursion has no limit: depth is counted first.
    int depth = 0, deepest = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (in_text) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_text = false;
        } else if (c == '"') {
            in_text = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    if (deepest > 64)
        return fail(fmt::format("{}: nested {} deep; at most 64 is read", file, deepest));
    json value = json::parse(bytes, nullptr, false);
    if (!value.is_discarded())
        return value;
    FaultFinder finder;
    json::sax_parse(bytes, &finder);
    const std::size_t byte = finder.byte;
    const char* reason = byte >= bytes.size() ? "the file ends too early" : "not JSON";
    const auto line =
        1 + std::count(bytes.begin(),
                       bytes.begin() + static_cast<std::ptrdiff_t>(std::min(byte, bytes.size())),
                       '\n');
    return fail(fmt::format("{}:{}: broken at byte {}: {}", file, line, byte, reason));
}

Result<std::vector<Annotation>> read_annotations(const std::filesystem::path& path,
                                                 Diagnostics& diagnostics) {
    const auto bytes = read_file(path, kMaxAnnotationFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto value = parse_json(*bytes, path.string());
    if (!value)
        return tl::unexpected(value.error());
    if (value->is_object() && value->contains("panjshir-session") && value->contains("annotations"))
        return annotations_from_json((*value)["annotations"], path.string(), diagnostics);
    return annotations_from_json(*value, path.string(), diagnostics);
}

Result<void> write_annotations(const std::filesystem::path& path,
                               const std::vector<Annotation>& annotations) {
    return write_file(path, annotations_to_json(annotations).dump(1) + "\n");
}

} // namespace panjshir::io
