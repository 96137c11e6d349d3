// GeoNames dumps: 19 columns parted by tabs (download.geonames.org/export/dump/readme.txt).

#include "base/utf8.hpp"
#include "gazetteer/import/source.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace panjshir::gazetteer::import {
namespace {

constexpr std::size_t kColumns = 19;
enum Column {
    Id,
    Name,
    AsciiName,
    AlternateNames,
    Latitude,
    Longitude,
    FeatureClass,
    FeatureCode,
    Population = 14,
    Elevation = 15,
    HeightModel = 16
};

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

void add_name(Place& place, std::string_view text, NameStatus status,
              const std::string& reference) {
    if (text.empty() || std::any_of(place.names.begin(), place.names.end(),
                                    [&](const PlaceName& known) { return known.text == text; }))
        return;
    place.names.push_back(
        {std::string(text), "und", std::string(script_of(text)), status, reference});
}

class GeoNamesReader {
public:
    explicit GeoNamesReader(Source& source)
        : m_source(source), m_name_reference(source.name + ", name"),
          m_variant_reference(source.name + ", alternatenames") {}

    void read_line(std::string_view line, int number_of_line) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            return;
        if (const auto bad = utf8::first_invalid_byte(line)) {
            m_source.checks.skip(number_of_line,
                                 static_cast<int>(utf8::length(line.substr(0, *bad))) + 1,
                                 "bytes that are not UTF-8; the record is left out");
            return;
        }
        std::array<std::string_view, kColumns> fields;
        std::size_t count = 0;
        for (std::size_t at = 0; at <= line.size(); ++count) {
            const std::size_t end = std::min(line.find('\t', at), line.size());
            if (count < kColumns)
                fields[count] = line.substr(at, end - at);
            at = end + 1;
        }
        if (count != kColumns)
            m_source.checks.skip(
                number_of_line, 0,
                fmt::format("{} columns instead of {}; the record is left out", count, kColumns));
        else
            read_record(fields, number_of_line);
    }

private:
    void read_record(const std::array<std::string_view, kColumns>& fields, int line) {
        const auto latitude = number(fields[Latitude]), longitude = number(fields[Longitude]);
        if (!latitude || !longitude || !LonLat::is_valid(*longitude, *latitude)) {
            m_source.checks.skip(
                line, 0,
                fmt::format("'{}', '{}' are no latitude and longitude; the record is left out",
                            fields[Latitude], fields[Longitude]));
            return;
        }
        if (fields[Id].empty() || fields[Name].empty()) {
            m_source.checks.skip(line, 0, "no id or no name; the record is left out");
            return;
        }
        const double population = number(fields[Population]).value_or(0);
        const auto kind = kind_of_feature(fields[FeatureClass], fields[FeatureCode], population);
        if (!kind) {
            m_source.checks.skip_kind(
                fmt::format("{}.{}", fields[FeatureClass], fields[FeatureCode]));
            return;
        }
        Place place;
        place.id = fields[Id];
        place.kind = *kind;
        place.position = LonLat::from_degrees(*longitude, *latitude);
        place.elevation_m =
            number(fields[Elevation].empty() ? fields[HeightModel] : fields[Elevation]);
        place.rank = rank_of(*kind, population);
        place.reference = m_source.name;
        add_name(place, fields[Name], NameStatus::Preferred, m_name_reference);
        add_name(place, fields[AsciiName], NameStatus::Variant, m_name_reference);
        const std::string_view variants = fields[AlternateNames];
        for (std::size_t at = 0; at < variants.size();) {
            const std::size_t end = std::min(variants.find(',', at), variants.size());
            add_name(place, variants.substr(at, end - at), NameStatus::Variant,
                     m_variant_reference);
            at = end + 1;
        }
        m_source.checks.add(std::move(place), line);
    }

    Source& m_source;
    std::string m_name_reference, m_variant_reference;
};

} // namespace

void read_geonames(Source& source) {
    constexpr std::size_t kChunk = std::size_t{1} << 20, kLongestLine = std::size_t{16} << 20;
    GeoNamesReader reader(source);
    std::string pending;
    std::string chunk(kChunk, '\0');
    std::uint64_t bytes = 0;
    int line = 0;
    while (source.in.read(chunk.data(), kChunk), source.in.gcount() > 0) {
        const auto got = static_cast<std::size_t>(source.in.gcount());
        bytes += got;
        pending.append(chunk, 0, got);
        std::size_t begin = 0;
        for (std::size_t end; (end = pending.find('\n', begin)) != std::string::npos;
             begin = end + 1)
            reader.read_line(std::string_view(pending).substr(begin, end - begin), ++line);
        pending.erase(0, begin);
        if (pending.size() > kLongestLine) {
            source.checks.skip(line + 1, 0,
                               "a line of more than 16 MiB; the rest of the file is left out");
            return;
        }
        source.report(bytes);
    }
    if (!pending.empty())
        reader.read_line(pending, ++line);
    source.report(bytes);
}

} // namespace panjshir::gazetteer::import
