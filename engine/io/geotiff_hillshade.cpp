#include "io/geotiff_hillshade.hpp"

#include "io/dem_rows.hpp"
#include "io/geotiff_writer.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <thread>

namespace panjshir::io {
namespace {

constexpr int kBandCells = 1 << 18; // one megabyte of heights stays in a core's own cache

// Each worker takes the next band from the reader, shades it and waits for its turn to write it. A
// band begins with the last two rows of the one before, and is shaded but for its outermost rows.
class Pipeline {
public:
    Pipeline(DemRows& input, GeoTiffWriter& output, const terrain::HillshadeOptions& options,
             const std::function<void(double)>& progress)
        : m_input(input), m_output(output), m_options(options), m_progress(progress),
          m_width(static_cast<std::size_t>(input.columns())), m_rows(input.rows()) {
        const int block = std::max(1, input.block_rows());
        const int wanted = std::max(16, kBandCells / input.columns());
        m_band_rows = (wanted + block - 1) / block * block;
        m_carried.resize(2 * m_width);
    }

    Result<void> run() {
        int threads = m_options.threads;
        if (threads <= 0)
            threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        threads = std::clamp(threads, 1, std::max(1, m_rows / m_band_rows));
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < threads; ++i)
                others.emplace_back([this] { work(); });
            work();
        }
        if (m_fault)
            return tl::unexpected(*m_fault);
        return {};
    }
    bool all_void() const { return !m_any_height; }

private:
    struct Band {
        int first_row = 0; // of the heights held
        int shade_from = 0, shade_to = 0;
        std::size_t rows_held = 0;
    };

    // False: there is no more, or something failed.
    bool next_band(Band& band, std::vector<float>& heights) {
        const std::lock_guard lock(m_reading);
        if (m_next_row >= m_rows || m_failed)
            return false;
        const int carried = std::min(m_next_row, 2);
        const int count = std::min(m_band_rows, m_rows - m_next_row);
        const std::size_t old = static_cast<std::size_t>(carried) * m_width;
        const std::size_t fresh = static_cast<std::size_t>(count) * m_width;
        std::copy(m_carried.end() - static_cast<std::ptrdiff_t>(old), m_carried.end(),
                  heights.begin());
        if (const auto read = m_input.read(m_next_row, count, {heights.data() + old, fresh});
            !read) {
            fail_with(read.error());
            return false;
        }
        band.first_row = m_next_row - carried;
        band.rows_held = static_cast<std::size_t>(carried + count);
        band.shade_from = std::max(0, m_next_row - 1);
        m_next_row += count;
        band.shade_to = m_next_row == m_rows ? m_rows : m_next_row - 1;
        const std::size_t kept = std::min(m_carried.size(), old + fresh);
        std::copy_n(heights.begin() + static_cast<std::ptrdiff_t>(old + fresh - kept), kept,
                    m_carried.end() - static_cast<std::ptrdiff_t>(kept));
        return true;
    }

    void work() {
        std::vector<float> heights(static_cast<std::size_t>(m_band_rows + 2) * m_width);
        std::vector<std::uint8_t> greys(heights.size());
        Band band;
        while (next_band(band, heights)) {
            m_input.to_metres({heights.data(), band.rows_held * m_width});
            terrain::hillshade_rows({heights.data(), static_cast<int>(m_width), band.first_row,
                                     m_rows, m_input.cell_size_m()},
                                    m_options, band.shade_from, band.shade_to, greys.data());
            if (!m_any_height &&
                std::any_of(heights.begin(),
                            heights.begin() + static_cast<std::ptrdiff_t>(band.rows_held * m_width),
                            [](float h) { return !std::isnan(h); }))
                m_any_height = true;
            write(band, greys);
        }
    }

    void write(const Band& band, const std::vector<std::uint8_t>& greys) {
        std::unique_lock lock(m_writing);
        m_written.wait(lock, [&] { return m_next_to_write == band.shade_from || m_failed; });
        if (m_failed)
            return;
        const int count = band.shade_to - band.shade_from;
        if (count > 0)
            if (const auto written = m_output.write_rows(band.shade_from, count, greys.data());
                !written) {
                lock.unlock();
                fail_with(written.error());
                return;
            }
        m_next_to_write = band.shade_to;
        if (m_progress)
            m_progress(static_cast<double>(m_next_to_write) / m_rows);
        m_written.notify_all();
    }

    void fail_with(const Error& error) {
        const std::lock_guard lock(m_writing);
        if (!m_failed.exchange(true))
            m_fault = error;
        m_written.notify_all();
    }

    DemRows& m_input;
    GeoTiffWriter& m_output;
    const terrain::HillshadeOptions& m_options;
    const std::function<void(double)>& m_progress;
    std::size_t m_width;
    int m_rows, m_band_rows = 0;

    std::mutex m_reading;
    int m_next_row = 0;
    std::vector<float> m_carried; // the last two rows read, as stored

    std::mutex m_writing; // never waited for while reading is locked, but to fail
    std::condition_variable m_written;
    int m_next_to_write = 0;
    std::optional<Error> m_fault;
    std::atomic<bool> m_failed = false, m_any_height = false;
};

} // namespace

Result<HillshadeResult> shade_file(const HillshadeFiles& files,
                                   const terrain::HillshadeOptions& options) {
    auto input = DemRows::open(files.input);
    if (!input)
        return tl::unexpected(input.error());
    const HillshadeResult result{input->columns(), input->rows(), input->cell_size_m()};
    auto output = GeoTiffWriter::create(files.output,
                                        {.columns = result.columns,
                                         .rows = result.rows,
                                         .cell_size_m = result.cell_size_m,
                                         .north_west = input->north_west(),
                                         .well_known_text = input->well_known_text(),
                                         .type = GDT_Byte,
                                         .void_value = 0,
                                         .unit = {}},
                                        files.creation_options);
    if (!output)
        return tl::unexpected(output.error());
    Pipeline pipeline(*input, *output, options, files.progress);
    if (auto shaded = pipeline.run(); !shaded)
        return tl::unexpected(shaded.error());
    if (pipeline.all_void())
        return fail(fmt::format("{}: holds nothing but voids", files.input.string()));
    if (auto finished = output->finish(); !finished)
        return tl::unexpected(finished.error());
    return result;
}

} // namespace panjshir::io
