// datapackage.json: what the atlas is called, its days, area and headlines, and the list of its
// tables.

#include "io/atlas_loader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <set>

namespace panjshir::io {
namespace {

using nlohmann::json;

// The value under a key if it is a text, else nothing.
const std::string* text_at(const json& object, std::string_view key) {
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(std::string(key));
    return it == object.end() ? nullptr : it->get_ptr<const std::string*>();
}

std::vector<std::string> field_names(const json& resource) {
    std::vector<std::string> names;
    const auto schema = resource.find("schema");
    if (schema == resource.end() || !schema->is_object() || !schema->contains("fields"))
        return names;
    for (const json& field : schema->at("fields"))
        if (const std::string* name = text_at(field, "name"))
            names.push_back(*name);
    return names;
}

// The days that the claims and events which are not background speak of.
std::optional<DayInterval> days_spoken_of(const chronicle::Chronicle& chronicle) {
    std::optional<DayInterval> days;
    const auto include = [&](const EdtfDate& when) {
        if (!when.first_day() || !when.last_day())
            return;
        if (!days)
            days = DayInterval{*when.first_day(), *when.last_day()};
        days->first = std::min(days->first, *when.first_day());
        days->last = std::max(days->last, *when.last_day());
    };
    for (const chronicle::Claim& claim : chronicle.claims)
        include(claim.when);
    for (const chronicle::Event& event : chronicle.events)
        if (!event.background)
            include(event.when);
    return days;
}

} // namespace

void AtlasLoader::package_fault(std::string message) {
    m_atlas.diagnostics.push_back({Severity::Error, "datapackage.json", 0, 0, std::move(message)});
}

void AtlasLoader::package_day(const json& value, std::string_view key, CivilDay& day) {
    const std::string* text = text_at(value, key);
    if (!text)
        return package_fault(fmt::format("panjshir.{} is missing", key));
    if (const auto parsed = parse_day(*text))
        day = *parsed;
    else
        package_fault(fmt::format("panjshir.{}: {}", key, parsed.error().message));
}

void AtlasLoader::read_tables() {
    read_sources();
    read_actors();
    read_places();
    read_names();
    read_extents();
    read_claims();
    read_events();
    read_statements();
    read_spot_heights();
}

void AtlasLoader::read_package(const json& own) {
    m_atlas.days = days_spoken_of(m_atlas.chronicle).value_or(DayInterval{});
    if (!own.is_object())
        return package_fault("no key 'panjshir' with title, days and area of the atlas");

    for (const auto& [key, target] :
         {std::pair{"title_en", &m_atlas.title_en}, std::pair{"title_fr", &m_atlas.title_fr},
          std::pair{"projection", &m_atlas.projection}}) {
        if (const std::string* text = text_at(own, key); text && !text->empty())
            *target = *text;
        else
            package_fault(fmt::format("panjshir.{} is missing", key));
    }
    package_day(own, "first_day", m_atlas.days.first);
    package_day(own, "last_day", m_atlas.days.last);
    if (m_atlas.days.last < m_atlas.days.first) {
        package_fault("panjshir.last_day lies before first_day");
        m_atlas.days.last = m_atlas.days.first;
    }
    if (const std::string* area = text_at(own, "area")) {
        if (const auto box = parse_box(*area))
            m_atlas.area = *box;
        else
            package_fault("panjshir.area: " + box.error().message);
    } else {
        package_fault("panjshir.area is missing");
    }
    if (own.contains("headlines"))
        read_headlines(own.at("headlines"));
}

void AtlasLoader::read_headlines(const json& headlines) {
    if (!headlines.is_array())
        return package_fault("panjshir.headlines is no list");
    for (std::size_t i = 0; i < headlines.size(); ++i) {
        const std::string *when = text_at(headlines[i], "when"), *en = text_at(headlines[i], "en"),
                          *fr = text_at(headlines[i], "fr");
        if (!when || !en || !fr) {
            package_fault(fmt::format("panjshir.headlines[{}] lacks when, en or fr", i));
            continue;
        }
        if (const auto date = EdtfDate::parse(*when))
            m_atlas.headlines.push_back({date->days(), *en, *fr});
        else
            package_fault(fmt::format("panjshir.headlines[{}].when: {}", i, date.error().message));
    }
}

void AtlasLoader::check_resources(const json& package) {
    const auto resources = package.find("resources");
    if (resources == package.end() || !resources->is_array())
        return package_fault("no list of resources");
    std::set<std::string> described;
    for (const json& resource : *resources) {
        const std::string* path = text_at(resource, "path");
        if (!path) {
            package_fault("a resource without a path");
            continue;
        }
        described.insert(*path);
        const auto header = m_headers.find(*path);
        std::error_code error;
        if (header == m_headers.end()) {
            if (!std::filesystem::exists(m_atlas.folder / *path, error))
                package_fault(fmt::format("resource '{}': no such file", *path));
        } else if (const auto names = field_names(resource);
                   !header->second.empty() && names != header->second) {
            package_fault(
                fmt::format("resource '{}' describes the columns {}, but the table has {}", *path,
                            fmt::join(names, ","), fmt::join(header->second, ",")));
        }
    }
    for (const auto& [file, header] : m_headers)
        if (!described.count(file))
            package_fault(fmt::format("no resource describes {}", file));
}

} // namespace panjshir::io
