// The ground as bytes and back: see write_ground, read_ground.

#include "scene/area_shape.hpp"
#include "scene/ground.hpp"

#include "base/file.hpp"

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace panjshir::scene {
namespace {

constexpr std::string_view kMagic = "PANJSHIR-GROUND-4\n";
constexpr std::size_t kHashLength = 64;
// Room to begin with: two heights and three bytes a cell, and what the shapes take or nearly so.
constexpr std::size_t kBytesACell = 2 * sizeof(float) + 3, kBytesOfShapes = 4 << 20;

class Writer {
public:
    explicit Writer(std::string& bytes) : m_bytes(bytes) {}

    template <typename T>
    requires std::is_trivially_copyable_v<T>
    void put(const T& value) {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template <typename T>
    requires std::is_trivially_copyable_v<T>
    void put(std::span<const T> values) {
        put<std::uint64_t>(values.size());
        m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    }
    template <typename T>
    void put(const std::vector<T>& values) {
        put(std::span<const T>(values));
    }
    void put(std::string_view text) { put(std::span<const char>(text.data(), text.size())); }
    void put(const std::vector<MapLine>& lines) {
        put<std::uint64_t>(lines.size());
        for (const MapLine& line : lines)
            put(line);
    }

private:
    std::string& m_bytes;
};

// Every read checks what is left; after the first that fails all others give nothing.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}
    bool good() const { return m_good; }

    template <typename T>
    T get() {
        T value{};
        if (take(sizeof(T)))
            std::memcpy(&value, m_bytes.data() + m_at - sizeof(T), sizeof(T));
        return value;
    }
    template <typename T>
    std::vector<T> get_vector() {
        const auto count = get<std::uint64_t>();
        if (count > m_bytes.size() / sizeof(T) || !take(count * sizeof(T))) {
            m_good = false;
            return {};
        }
        std::vector<T> values(count);
        if (count > 0)
            std::memcpy(values.data(), m_bytes.data() + m_at - count * sizeof(T),
                        count * sizeof(T));
        return values;
    }
    std::string get_string() {
        const std::vector<char> chars = get_vector<char>();
        return {chars.begin(), chars.end()};
    }
    std::vector<MapLine> get_lines() {
        std::vector<MapLine> lines;
        for (auto count = get<std::uint64_t>(); count > 0 && m_good; --count)
            lines.push_back(get_vector<MapPoint>());
        return lines;
    }
    /// A count of things of which each takes at least a byte.
    std::size_t get_count() {
        const auto count = get<std::uint64_t>();
        if (count > m_bytes.size() - m_at)
            m_good = false;
        return m_good ? count : 0;
    }

private:
    bool take(std::uint64_t size) {
        if (!m_good || size > m_bytes.size() - m_at) {
            m_good = false;
            return false;
        }
        m_at += size;
        return true;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_good = true;
};

void put_lines(Writer& out, const std::vector<LineShape>& shapes) {
    out.put<std::uint64_t>(shapes.size());
    for (const LineShape& shape : shapes) {
        out.put(shape.place);
        out.put(shape.other_place);
        out.put(shape.kind);
        out.put(shape.lines);
    }
}

std::vector<LineShape> get_lines(Reader& in) {
    std::vector<LineShape> shapes(in.get_count());
    for (LineShape& shape : shapes) {
        shape.place = in.get_string();
        shape.other_place = in.get_string();
        shape.kind = in.get<gazetteer::PlaceKind>();
        shape.lines = in.get_lines();
        shape.path = DetailedPath::of_lines(shape.lines);
    }
    return shapes;
}

std::shared_ptr<const display::ByteRaster> get_raster(Reader& in, int columns, int rows) {
    auto raster = std::make_shared<display::ByteRaster>();
    raster->columns = columns;
    raster->rows = rows;
    raster->values = in.get_vector<std::uint8_t>();
    return raster;
}

} // namespace

std::string write_ground(const Ground& ground, std::string_view key, std::string head) {
    const terrain::HeightGrid& grid = ground.heights;
    std::string bytes = std::move(head);
    bytes.reserve(bytes.size() + grid.heights().size() * kBytesACell + kBytesOfShapes);
    bytes += kMagic;
    const std::size_t hash_at = bytes.size();
    bytes.append(kHashLength, '0');
    Writer out(bytes);
    out.put(key);
    out.put(grid.columns());
    out.put(grid.rows());
    out.put(grid.cell_size_m());
    out.put(grid.north_west());
    out.put(grid.heights());
    out.put(ground.relief.heights->heights_m);
    out.put(ground.relief.sky_view->values);
    out.put(ground.relief.texture->values);
    out.put(ground.relief.light_turn->values);
    out.put(ground.relief.schematic);
    out.put<std::uint64_t>(ground.areas.size());
    for (const AreaShape& area : ground.areas) {
        out.put(area.place);
        out.put(area.area.rings);
        out.put(area.area_m2);
        out.put(area.box);
        out.put(area.centre);
        out.put(area.axis_rad);
        out.put(area.length_m);
        out.put(area.mouth.has_value());
        out.put(area.mouth.value_or(MapPoint{}));
        out.put(area.head.has_value());
        out.put(area.head.value_or(MapPoint{}));
    }
    out.put<std::uint64_t>(ground.rivers.size());
    for (const RiverShape& river : ground.rivers) {
        out.put(river.place);
        out.put(river.line);
        out.put(river.accumulation_m2);
        out.put(river.box);
    }
    put_lines(out, ground.borders);
    put_lines(out, ground.roads);
    put_lines(out, ground.axes);
    bytes.replace(hash_at, kHashLength,
                  sha256_hex(std::string_view(bytes).substr(hash_at + kHashLength)));
    return bytes;
}

std::optional<Ground> read_ground(std::string_view bytes, std::string_view key) {
    if (bytes.substr(0, kMagic.size()) != kMagic || bytes.size() < kMagic.size() + kHashLength)
        return std::nullopt;
    const std::string_view hash = bytes.substr(kMagic.size(), kHashLength);
    const std::string_view body = bytes.substr(kMagic.size() + kHashLength);
    Reader in(body);
    if (in.get_string() != key || sha256_hex(body) != hash)
        return std::nullopt;

    Ground ground;
    const int columns = in.get<int>(), rows = in.get<int>();
    const double cell = in.get<double>();
    const auto north_west = in.get<MapPoint>();
    const auto heights = in.get_vector<float>();
    if (!in.good() || columns <= 0 || rows <= 0 || !(cell > 0) ||
        heights.size() != static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows))
        return std::nullopt;
    ground.heights = terrain::HeightGrid(columns, rows, cell, north_west);
    std::copy(heights.begin(), heights.end(), ground.heights.heights().begin());
    ground.extent = ground.heights.extent();

    auto raster = std::make_shared<display::HeightRaster>();
    raster->columns = columns;
    raster->rows = rows;
    raster->cell_size_m = cell;
    raster->heights_m = in.get_vector<float>();
    ground.relief.heights = std::move(raster);
    ground.relief.sky_view = get_raster(in, columns, rows);
    ground.relief.texture = get_raster(in, columns, rows);
    ground.relief.light_turn = get_raster(in, columns, rows);
    ground.relief.schematic = in.get<bool>();
    ground.relief.north_west = north_west;

    ground.areas.resize(in.get_count());
    for (AreaShape& area : ground.areas) {
        area.place = in.get_string();
        area.area.rings = in.get_lines();
        area.area_m2 = in.get<double>();
        area.box = in.get<MapBox>();
        area.centre = in.get<MapPoint>();
        area.axis_rad = in.get<double>();
        area.length_m = in.get<double>();
        const bool has_mouth = in.get<bool>();
        const auto mouth = in.get<MapPoint>();
        const bool has_head = in.get<bool>();
        const auto head = in.get<MapPoint>();
        if (has_mouth)
            area.mouth = mouth;
        if (has_head)
            area.head = head;
        area.outline = DetailedPath::of_area(area.area);
    }
    ground.rivers.resize(in.get_count());
    for (RiverShape& river : ground.rivers) {
        river.place = in.get_string();
        river.line = in.get_vector<MapPoint>();
        river.accumulation_m2 = in.get_vector<float>();
        river.box = in.get<MapBox>();
        if (river.line.size() != river.accumulation_m2.size())
            return std::nullopt;
    }
    ground.borders = get_lines(in);
    ground.roads = get_lines(in);
    ground.axes = get_lines(in);
    if (!in.good())
        return std::nullopt;
    return ground;
}

} // namespace panjshir::scene
