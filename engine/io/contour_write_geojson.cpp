// GeoJSON (RFC 7946): longitude and latitude, blocks of lines written by several threads in order.

#include "io/contour_write_parts.hpp"

#include "io/gdal_handle.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <mutex>
#include <ogr_spatialref.h>
#include <thread>

namespace panjshir::io {
namespace {

constexpr std::size_t kBlockPoints = 50000;

// A number of 1e-7 degrees with seven decimals: a centimetre.
char* put_degrees(char* out, double degrees) {
    auto units = static_cast<std::int64_t>(std::llround(std::abs(degrees) * 1e7));
    if (degrees < 0 && units > 0)
        *out++ = '-';
    std::array<char, 20> digits;
    int count = 0;
    do {
        digits[static_cast<std::size_t>(count++)] = static_cast<char>('0' + units % 10);
        units /= 10;
    } while (units > 0 || count < 8);
    while (count > 0) {
        if (count == 7)
            *out++ = '.';
        *out++ = digits[static_cast<std::size_t>(--count)];
    }
    return out;
}

/// From the file's plane to longitude and latitude. For one thread.
class ToDegrees {
public:
    static std::unique_ptr<ToDegrees> make(const std::string& well_known_text) {
        OGRSpatialReference from, to;
        from.importFromWkt(well_known_text.c_str());
        from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        to.importFromEPSG(4326);
        to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        auto made = std::make_unique<ToDegrees>();
        made->m_way.reset(OGRCreateCoordinateTransformation(&from, &to));
        return made->m_way ? std::move(made) : nullptr;
    }
    bool turn(std::vector<double>& x, std::vector<double>& y) {
        return m_way->Transform(static_cast<int>(x.size()), x.data(), y.data()) != FALSE;
    }

private:
    std::unique_ptr<OGRCoordinateTransformation> m_way;
};

class GeoJsonWriter {
public:
    GeoJsonWriter(SequentialFile& file, const ContourFields& fields)
        : m_file(file), m_fields(fields) {
        m_blocks.push_back(0);
        std::size_t points = 0;
        const auto& lines = fields.contours.lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            points += lines[i].points;
            if (points >= kBlockPoints || i + 1 == lines.size()) {
                m_blocks.push_back(i + 1);
                points = 0;
            }
        }
    }

    Result<void> write(int threads) {
        m_file.add("{\"type\":\"FeatureCollection\",\"name\":\"contours\",\"features\":[\n");
        if (threads <= 0)
            threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < threads; ++i)
                others.emplace_back([this] { work(); });
            work();
        }
        if (m_failed)
            return fail("its reference system cannot be turned into longitude and latitude");
        m_file.add("\n]}\n");
        return {};
    }

private:
    void work() {
        const GdalMessages messages;
        const auto to_degrees = ToDegrees::make(m_fields.well_known_text);
        std::string text;
        for (std::size_t block = m_next++; block + 1 < m_blocks.size(); block = m_next++) {
            text.clear();
            bool good = to_degrees != nullptr && !m_failed;
            for (std::size_t i = m_blocks[block]; good && i < m_blocks[block + 1]; ++i)
                good = append_line(i, *to_degrees, text);
            std::unique_lock lock(m_writing);
            m_turn_came.wait(lock, [&] { return m_turn == block; });
            if (good)
                m_file.add(text);
            else
                m_failed = true;
            ++m_turn;
            m_turn_came.notify_all();
        }
    }

    bool append_line(std::size_t i, ToDegrees& to_degrees, std::string& text) const {
        const terrain::Contours::Line& line = m_fields.contours.lines()[i];
        std::vector<double> x, y;
        x.reserve(line.points + 1);
        y.reserve(line.points + 1);
        m_fields.contours.for_stretches(line, [&](std::span<const MapPoint> part) {
            for (const MapPoint& p : part) {
                x.push_back(p.easting_m);
                y.push_back(p.northing_m);
            }
        });
        if (!to_degrees.turn(x, y))
            return false;
        if (line.closed) {
            x.push_back(x.front());
            y.push_back(y.front());
        }
        fmt::format_to(std::back_inserter(text),
                       "{}{{\"type\":\"Feature\",\"properties\":{{\"elevation_m\":{:.10g},"
                       "\"index\":{}}},\"geometry\":{{\"type\":\"LineString\",\"coordinates\":[",
                       i == 0 ? "" : ",\n", m_fields.contours.elevation_m(line),
                       m_fields.is_index(line));
        constexpr std::size_t kLongestPoint = 40;
        const std::size_t begin = text.size();
        text.resize(begin + x.size() * kLongestPoint);
        char* out = text.data() + begin;
        for (std::size_t p = 0; p < x.size(); ++p) {
            if (p > 0)
                *out++ = ',';
            *out++ = '[';
            out = put_degrees(out, x[p]);
            *out++ = ',';
            out = put_degrees(out, y[p]);
            *out++ = ']';
        }
        text.resize(static_cast<std::size_t>(out - text.data()));
        text += "]}}";
        return true;
    }

    SequentialFile& m_file;
    const ContourFields& m_fields;
    std::vector<std::size_t> m_blocks; ///< first lines, and behind the last
    std::atomic<std::size_t> m_next{0};
    std::mutex m_writing;
    std::condition_variable m_turn_came;
    std::size_t m_turn = 0;
    std::atomic<bool> m_failed{false};
};

} // namespace

Result<void> write_contours_geojson(SequentialFile& file, const ContourFields& fields,
                                    int threads) {
    return GeoJsonWriter(file, fields).write(threads);
}

} // namespace panjshir::io
