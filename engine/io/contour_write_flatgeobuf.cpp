// FlatGeobuf, version 3 (flatgeobuf.org: header.fbs, feature.fbs), laid out by hand: a feature is
// 68 bytes that are nearly the same for all, and its points as they lie in memory.

#include "io/contour_write_parts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <ogr_spatialref.h>

namespace panjshir::io {
namespace {

static_assert(std::endian::native == std::endian::little, "FlatBuffers are little-endian");
static_assert(sizeof(MapPoint) == 16, "points are written as pairs of doubles");

/// A FlatBuffer written forwards, everything behind what refers to it. Offsets count from its size,
/// so that doubles on multiples of eight are where a reader that maps the file wants them.
class FlatBytes {
public:
    template <typename T>
    std::size_t put(T value) {
        const std::size_t at = m_bytes.size();
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        return at;
    }
    /// Zeros until `ahead` bytes more would end on a multiple.
    void align(std::size_t multiple, std::size_t ahead = 0) {
        while ((m_bytes.size() + ahead) % multiple != 0)
            m_bytes.push_back('\0');
    }
    /// Lets the offset that stands there lead to here.
    void lead_here(std::size_t offset_at) {
        set(offset_at, static_cast<std::uint32_t>(m_bytes.size() - offset_at));
    }
    void text(std::size_t offset_at, std::string_view value) {
        align(4);
        lead_here(offset_at);
        put(static_cast<std::uint32_t>(value.size()));
        m_bytes.append(value);
        m_bytes.push_back('\0');
    }
    template <typename T>
    void set(std::size_t at, T value) {
        std::memcpy(m_bytes.data() + at, &value, sizeof value);
    }
    /// A table's list of fields: where each lies in it, 0 for what is left to its default.
    void fields(std::uint16_t table_size, std::initializer_list<std::uint16_t> positions) {
        align(2);
        m_fields_at = m_bytes.size();
        put(static_cast<std::uint16_t>(4 + 2 * positions.size()));
        put(table_size);
        for (const std::uint16_t position : positions)
            put(position);
    }
    /// Begins the table of the fields just listed, of zeros.
    std::size_t table(std::uint16_t size, std::size_t alignment = 4) {
        align(alignment);
        const std::size_t at = m_bytes.size();
        m_bytes.append(size, '\0');
        set(at, static_cast<std::int32_t>(at - m_fields_at));
        return at;
    }
    std::string finished() && {
        set(0, static_cast<std::uint32_t>(m_bytes.size() - 4));
        return std::move(m_bytes);
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes = std::string(8, '\0'); ///< size, offset of the root
    std::size_t m_fields_at = 0;
};

constexpr std::uint8_t kLineString = 2, kBoolean = 2, kDouble = 10;

void put_column(FlatBytes& flat, std::size_t offset_at, std::string_view name, std::uint8_t type) {
    flat.fields(12, {4, 8});
    flat.align(4);
    flat.lead_here(offset_at);
    const std::size_t column = flat.table(12);
    flat.set(column + 8, type);
    flat.text(column + 4, name);
}

void put_reference(FlatBytes& flat, std::size_t offset_at, const std::string& well_known_text) {
    OGRSpatialReference reference;
    reference.importFromWkt(well_known_text.c_str());
    const char* authority = reference.GetAuthorityName(nullptr);
    const char* code = reference.GetAuthorityCode(nullptr);
    const bool known = authority != nullptr && code != nullptr;
    // org, code, name, description, wkt
    if (known)
        flat.fields(20, {4, 8, 12, 0, 16});
    else
        flat.fields(20, {0, 0, 12, 0, 16});
    flat.align(4);
    flat.lead_here(offset_at);
    const std::size_t table = flat.table(20);
    if (known) {
        flat.set(table + 8, static_cast<std::int32_t>(std::atoi(code)));
        flat.text(table + 4, authority);
    }
    const char* name = reference.GetName();
    flat.text(table + 12, name != nullptr ? name : "");
    flat.text(table + 16, well_known_text);
}

std::array<double, 4> envelope_of(const terrain::Contours& contours) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    double west = kFar, south = kFar, east = -kFar, north = -kFar;
    for (const auto& line : contours.lines())
        contours.for_stretches(line, [&](std::span<const MapPoint> part) {
            for (const MapPoint& p : part) {
                west = std::min(west, p.easting_m);
                south = std::min(south, p.northing_m);
                east = std::max(east, p.easting_m);
                north = std::max(north, p.northing_m);
            }
        });
    return {west, south, east, north};
}

std::string header_of(const ContourFields& fields) {
    FlatBytes flat;
    // name, envelope, geometry_type, has_z, has_m, has_t, has_tm, columns, features_count,
    // index_node_size, crs
    const std::uint16_t envelope = fields.contours.lines().empty() ? 0 : 16;
    flat.fields(32, {4, envelope, 28, 0, 0, 0, 0, 20, 8, 30, 24});
    flat.align(8);
    flat.lead_here(4);
    const std::size_t header = flat.table(32);
    flat.set(header + 8, static_cast<std::uint64_t>(fields.contours.lines().size()));
    flat.set(header + 28, kLineString);
    flat.set(header + 30, std::uint16_t{0}); // no index
    if (envelope != 0) {
        flat.align(8, 4);
        flat.lead_here(header + 16);
        flat.put(std::uint32_t{4});
        for (const double edge : envelope_of(fields.contours))
            flat.put(edge);
    }
    flat.text(header + 4, "contours");
    flat.align(4);
    flat.lead_here(header + 20);
    flat.put(std::uint32_t{2});
    const std::size_t first = flat.put(std::uint32_t{0}), second = flat.put(std::uint32_t{0});
    put_column(flat, first, "elevation_m", kDouble);
    put_column(flat, second, "index", kBoolean);
    put_reference(flat, header + 24, fields.well_known_text);
    flat.align(4);
    return std::move(flat).finished();
}

/// All of a feature before its points; where what differs has to be set.
class FeatureHead {
public:
    FeatureHead() {
        FlatBytes flat;
        flat.fields(12, {4, 8}); // geometry, properties
        flat.align(4);
        flat.lead_here(4);
        const std::size_t feature = flat.table(12);
        flat.fields(8, {0, 4}); // ends, xy
        flat.align(4);
        flat.lead_here(feature + 4);
        const std::size_t geometry = flat.table(8);
        flat.align(4);
        flat.lead_here(feature + 8);
        flat.put(std::uint32_t{13}); // bytes of both values with their columns' numbers
        flat.put(std::uint16_t{0});
        m_elevation_at = flat.put(0.0);
        flat.put(std::uint16_t{1});
        m_index_at = flat.put(std::uint8_t{0});
        flat.align(8, 4);
        flat.lead_here(geometry + 4);
        m_count_at = flat.put(std::uint32_t{0});
        m_bytes = flat.bytes();
    }

    std::string_view of(double elevation_m, bool is_index, std::size_t points) {
        set(0, static_cast<std::uint32_t>(m_bytes.size() - 4 + 16 * points));
        set(m_elevation_at, elevation_m);
        set(m_index_at, static_cast<std::uint8_t>(is_index ? 1 : 0));
        set(m_count_at, static_cast<std::uint32_t>(2 * points));
        return m_bytes;
    }

private:
    template <typename T>
    void set(std::size_t at, T value) {
        std::memcpy(m_bytes.data() + at, &value, sizeof value);
    }
    std::string m_bytes;
    std::size_t m_elevation_at = 0, m_index_at = 0, m_count_at = 0;
};

std::string_view bytes_of(std::span<const MapPoint> points) {
    return {reinterpret_cast<const char*>(points.data()), points.size_bytes()};
}

} // namespace

void write_contours_flatgeobuf(SequentialFile& file, const ContourFields& fields) {
    file.add(std::string_view("fgb\3fgb\1", 8));
    file.add(header_of(fields));
    FeatureHead head;
    const terrain::Contours& contours = fields.contours;
    for (const auto& line : contours.lines()) {
        file.add(head.of(contours.elevation_m(line), fields.is_index(line),
                         line.points + (line.closed ? 1 : 0)));
        MapPoint first;
        bool is_first = true;
        contours.for_stretches(line, [&](std::span<const MapPoint> part) {
            if (is_first && !part.empty())
                first = part.front();
            is_first = is_first && part.empty();
            file.add(bytes_of(part));
        });
        if (line.closed)
            file.add(bytes_of({&first, 1}));
    }
}

} // namespace panjshir::io
