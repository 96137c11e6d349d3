#include "io/contour_write.hpp"

#include "base/file.hpp"
#include "io/contour_write_parts.hpp"
#include "io/dem_rows.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace panjshir::io {
namespace {

namespace fs = std::filesystem;

// Strips read by one thread at a time and traced by all.
class FileTracer {
public:
    FileTracer(DemRows& rows, const terrain::ContourLevels& levels)
        : m_rows(rows), m_levels(levels),
          m_strips(static_cast<std::size_t>(terrain::contour_strip_count(rows.rows()))) {}

    Result<terrain::Contours> trace(const fs::path& path, int threads) {
        if (m_rows.columns() < 2 || m_rows.rows() < 2)
            return fail(fmt::format("{}: {} x {} cells have no contours", path.string(),
                                    m_rows.columns(), m_rows.rows()));
        if (threads <= 0)
            threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < std::min(threads, static_cast<int>(m_strips.size())); ++i)
                others.emplace_back([this] { work(); });
            work();
        }
        if (m_error)
            return tl::unexpected(*m_error);
        if (!m_any_height)
            return fail(fmt::format("{}: holds nothing but voids", path.string()));
        return terrain::Contours(std::move(m_strips), m_levels, m_rows.cell_size_m());
    }

private:
    void work() {
        std::vector<float> heights;
        while (const auto strip = read_next(heights)) {
            m_rows.to_metres(heights);
            if (!m_any_height &&
                std::any_of(heights.begin(), heights.end(), [](float h) { return !std::isnan(h); }))
                m_any_height = true;
            m_strips[static_cast<std::size_t>(*strip)] = terrain::trace_contours(
                {heights, m_rows.columns(), *strip * terrain::kContourStripRows,
                 m_rows.cell_size_m(), m_rows.north_west()},
                m_levels);
        }
    }

    std::optional<int> read_next(std::vector<float>& heights) {
        const std::lock_guard lock(m_reading);
        if (m_error || m_next == static_cast<int>(m_strips.size()))
            return std::nullopt;
        const int first = m_next * terrain::kContourStripRows;
        const int count = std::min(terrain::kContourStripRows + 1, m_rows.rows() - first);
        heights.resize(static_cast<std::size_t>(count) *
                       static_cast<std::size_t>(m_rows.columns()));
        if (auto read = m_rows.read(first, count, heights); !read) {
            m_error = read.error();
            return std::nullopt;
        }
        return m_next++;
    }

    DemRows& m_rows;
    terrain::ContourLevels m_levels;
    std::vector<terrain::ContourStrip> m_strips;
    std::mutex m_reading;
    int m_next = 0;
    std::optional<Error> m_error;
    std::atomic<bool> m_any_height{false};
};

ContourSummary summary_of(const terrain::Contours& contours, const DemRows& rows) {
    ContourSummary summary;
    for (const auto& line : contours.lines()) {
        const double elevation = contours.elevation_m(line);
        summary.lowest_m = summary.lines == 0 ? elevation : std::min(summary.lowest_m, elevation);
        summary.highest_m = summary.lines == 0 ? elevation : std::max(summary.highest_m, elevation);
        ++summary.lines;
        summary.points += line.points + (line.closed ? 1 : 0);
    }
    summary.cell_size_m = rows.cell_size_m();
    summary.reference = rows.info().reference;
    return summary;
}

} // namespace

SequentialFile::SequentialFile(fs::path path)
    : m_path(std::move(path)), m_temporary(temporary_sibling(m_path)) {}

SequentialFile::SequentialFile(SequentialFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_fault(other.m_fault),
      m_buffer(std::move(other.m_buffer)) {}

SequentialFile::~SequentialFile() {
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
}

Result<SequentialFile> SequentialFile::create(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return fail(fmt::format("{}: cannot be written: is a folder", path.string()));
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))
        return fail(fmt::format("{}: cannot be written: is not a regular file", path.string()));
    SequentialFile file(path);
    file.m_descriptor =
        ::open(file.m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file.m_descriptor < 0)
        return fail(fmt::format("{}: cannot be written: {}", path.string(),
                                std::generic_category().message(errno)));
    return file;
}

void SequentialFile::add(std::string_view bytes) {
    constexpr std::size_t kBuffer = std::size_t{1} << 20;
    if (m_buffer.size() + bytes.size() > kBuffer) {
        put(m_buffer);
        m_buffer.clear();
    }
    if (bytes.size() > kBuffer / 4)
        put(m_buffer), m_buffer.clear(), put(bytes);
    else
        m_buffer.append(bytes);
}

void SequentialFile::put(std::string_view bytes) {
    while (!bytes.empty() && m_fault == 0) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (written == 0 || errno != EINTR)
            m_fault = written == 0 ? ENOSPC : errno;
    }
}

Result<void> SequentialFile::finish() {
    put(m_buffer);
    m_buffer.clear();
    if (::close(std::exchange(m_descriptor, -1)) != 0 && m_fault == 0)
        m_fault = errno;
    if (m_fault == 0)
        return replace_file(m_temporary, m_path);
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
    return fail(fmt::format("{}: cannot be written: {}", m_path.string(),
                            std::generic_category().message(m_fault)));
}

Result<ContourSummary> write_contours(const fs::path& input, const fs::path& output,
                                      const ContourOptions& options) {
    const std::string ending = output.extension().string();
    const bool as_geojson = ending == ".geojson" || ending == ".json";
    if (!as_geojson && ending != ".fgb")
        return fail(fmt::format("{}: contours are written as .fgb or .geojson", output.string()),
                    ErrorKind::Usage);
    auto rows = DemRows::open(input);
    if (!rows)
        return tl::unexpected(rows.error());
    auto file = SequentialFile::create(output);
    if (!file)
        return tl::unexpected(file.error());
    const auto contours = FileTracer(*rows, options.levels).trace(input, options.threads);
    if (!contours)
        return tl::unexpected(contours.error());
    const ContourFields fields{*contours, options.index_every, rows->well_known_text()};
    if (!as_geojson)
        write_contours_flatgeobuf(*file, fields);
    else if (auto written = write_contours_geojson(*file, fields, options.threads); !written)
        return fail(fmt::format("{}: {}", input.string(), written.error().message));
    if (auto finished = file->finish(); !finished)
        return tl::unexpected(finished.error());
    return summary_of(*contours, *rows);
}

} // namespace panjshir::io
