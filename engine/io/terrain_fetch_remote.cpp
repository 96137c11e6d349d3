#include "io/terrain_fetch_remote.hpp"

#include <algorithm>
#include <cmath>
#include <cpl_http.h>
#include <cpl_vsi.h>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <thread>

namespace panjshir::io {
namespace {

constexpr int kLeastBlock = 512;
constexpr double kMaxTileCells = 2.5e8; // a degree at a quarter of an arc-second

struct HttpResultDestroyer {
    void operator()(CPLHTTPResult* result) const { CPLHTTPDestroyResult(result); }
};

/// While it lives, GDAL's reading over HTTP on this thread is patient within bounds, reads no
/// folder and asks for no file beside the one named.
class HttpSettings {
public:
    explicit HttpSettings(const FetchOptions& options) {
        const std::string patience = std::to_string(options.patience.count());
        set("GDAL_HTTP_CONNECTTIMEOUT", patience);
        set("GDAL_HTTP_LOW_SPEED_TIME", patience);
        set("GDAL_HTTP_LOW_SPEED_LIMIT", "1000");
        set("GDAL_HTTP_MAX_RETRY", "0"); // tried again here, where it can be told
        set("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
        set("CPL_VSIL_CURL_USE_HEAD", "YES"); // or the whole file would begin to come
        set("CPL_VSIL_CURL_CHUNK_SIZE", "65536");
        set("GDAL_PAM_ENABLED", "NO");
        set("GDAL_HTTP_USERAGENT", "panjshir");
    }
    ~HttpSettings() {
        for (const char* name : m_names)
            CPLSetThreadLocalConfigOption(name, nullptr);
    }
    HttpSettings(const HttpSettings&) = delete;
    HttpSettings& operator=(const HttpSettings&) = delete;

private:
    void set(const char* name, const std::string& value) {
        CPLSetThreadLocalConfigOption(name, value.c_str());
        m_names.push_back(name);
    }
    std::vector<const char*> m_names;
};

int status_in(const char* text) {
    const char* code = text != nullptr ? std::strstr(text, "HTTP error code") : nullptr;
    const char* digits = code != nullptr ? std::strpbrk(code, "0123456789") : nullptr;
    return digits != nullptr ? std::atoi(digits) : 0;
}

bool is_tiff(const CPLHTTPResult& answer) {
    return answer.nDataLen >= 4 && answer.pabyData != nullptr &&
           (std::memcmp(answer.pabyData, "II*\0", 4) == 0 ||
            std::memcmp(answer.pabyData, "II+\0", 4) == 0 ||
            std::memcmp(answer.pabyData, "MM\0*", 4) == 0 ||
            std::memcmp(answer.pabyData, "MM\0+", 4) == 0);
}

// Several of the file's own blocks make one of ours, unless they are large already.
int gathered(int block, int most) {
    if (block >= kLeastBlock)
        return std::min(block, most);
    return std::min(most, (kLeastBlock + block - 1) / block * block);
}

} // namespace

RemoteTile::RemoteTile(std::string url, const FetchOptions& options)
    : m_url(std::move(url)), m_options(options) {
    register_elevation_drivers();
}

RemoteTile::~RemoteTile() {
    close();
}

void RemoteTile::close() {
    m_dataset.reset();
    // Or GDAL would remember what it could not read.
    VSICurlPartialClearCache(("/vsicurl/" + m_url).c_str());
}

template <typename T>
Result<T> RemoteTile::persist(const std::function<Result<T>()>& attempt) {
    auto wait = m_options.first_wait;
    for (int number = 1;; ++number) {
        m_may_pass = false;
        Result<T> result = attempt();
        if (result || !m_may_pass)
            return result;
        close();
        if (number >= m_options.tries)
            return fail(fmt::format("{} (tried {} times)", result.error().message, number),
                        ErrorKind::Missing);
        if (m_options.note)
            m_options.note(fmt::format("{}; trying again in {:.1f} s", result.error().message,
                                       static_cast<double>(wait.count()) / 1000));
        std::this_thread::sleep_for(wait);
        wait *= 2;
    }
}

Result<RemoteTile::Answer> RemoteTile::probe() {
    const GdalMessages messages;
    const std::string patience = std::to_string(m_options.patience.count());
    const GdalStrings options{"HEADERS=Range: bytes=0-15", ("TIMEOUT=" + patience).c_str(),
                              ("CONNECTTIMEOUT=" + patience).c_str(), "USERAGENT=panjshir"};
    const std::unique_ptr<CPLHTTPResult, HttpResultDestroyer> answer(
        CPLHTTPFetch(m_url.c_str(), options.list()));
    if (!answer)
        return fail(fmt::format("{}: cannot be asked for", m_url), ErrorKind::Missing);
    const int status = status_in(answer->pszErrBuf);
    if (status == 404)
        return Answer::Absent;
    if (status >= 500 || status == 429 || status == 408) {
        m_may_pass = true;
        return fail(fmt::format("{}: the server answers {}", m_url, status), ErrorKind::Missing);
    }
    if (status != 0)
        return fail(fmt::format("{}: the server refuses it ({})", m_url, status));
    if (answer->nStatus != 0 || answer->pszErrBuf != nullptr) {
        m_may_pass = true;
        return fail(
            fmt::format("{}: {}", m_url,
                        answer->pszErrBuf != nullptr ? answer->pszErrBuf : "the connection failed"),
            ErrorKind::Missing);
    }
    if (!is_tiff(*answer))
        return fail(fmt::format("{}: is not a GeoTIFF", m_url));
    return Answer::Present;
}

Result<void> RemoteTile::open_dataset() {
    if (m_dataset)
        return {};
    const GdalMessages messages;
    const HttpSettings settings(m_options);
    const GdalStrings drivers{"GTiff"};
    m_dataset.reset(GDALOpenEx(("/vsicurl/" + m_url).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                               drivers.list(), nullptr, nullptr));
    if (m_dataset)
        return {};
    m_may_pass = true;
    return fail(fmt::format("{}: cannot be opened: {}", m_url, messages.reason()),
                ErrorKind::Missing);
}

Result<TileLayout> RemoteTile::layout() const {
    GDALDatasetH dataset = m_dataset.get();
    TileLayout layout;
    layout.columns = GDALGetRasterXSize(dataset);
    layout.rows = GDALGetRasterYSize(dataset);
    if (GDALGetRasterCount(dataset) != 1)
        return fail(fmt::format("{}: no elevation tile (found {} bands)", m_url,
                                GDALGetRasterCount(dataset)));
    if (static_cast<double>(layout.columns) * layout.rows > kMaxTileCells)
        return fail(fmt::format("{}: claims {} x {} cells, more than a tile can have", m_url,
                                layout.columns, layout.rows));
    const char* reference = GDALGetProjectionRef(dataset);
    if (GDALGetGeoTransform(dataset, layout.transform.data()) != CE_None || reference == nullptr ||
        *reference == '\0')
        return fail(fmt::format("{}: has no georeference", m_url));
    const auto& t = layout.transform;
    if (t[1] <= 0 || t[5] >= 0 || t[2] != 0 || t[4] != 0)
        return fail(fmt::format("{}: no elevation tile: its grid is turned", m_url));
    layout.well_known_text = reference;
    GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    int columns = 0, rows = 0, has = 0;
    GDALGetBlockSize(band, &columns, &rows);
    layout.block_columns = gathered(columns, layout.columns);
    layout.block_rows = gathered(rows, layout.rows);
    layout.void_value = GDALGetRasterNoDataValue(band, &has);
    layout.has_void_value = has != 0;
    return layout;
}

Result<std::optional<TileLayout>> RemoteTile::open() {
    const auto answer = persist<Answer>([&] { return probe(); });
    if (!answer)
        return tl::unexpected(answer.error());
    if (*answer == Answer::Absent)
        return std::optional<TileLayout>();
    const auto opened = persist<void>([&] { return open_dataset(); });
    if (!opened)
        return tl::unexpected(opened.error());
    auto found = layout();
    if (!found)
        return tl::unexpected(found.error());
    return std::optional<TileLayout>(std::move(*found));
}

Result<std::vector<float>> RemoteTile::read(const TileLayout& of, int block_column, int block_row) {
    const int left = block_column * of.block_columns, top = block_row * of.block_rows;
    const int columns = std::min(of.block_columns, of.columns - left);
    const int rows = std::min(of.block_rows, of.rows - top);
    return persist<std::vector<float>>([&]() -> Result<std::vector<float>> {
        if (auto opened = open_dataset(); !opened)
            return tl::unexpected(opened.error());
        if (GDALGetRasterXSize(m_dataset.get()) != of.columns ||
            GDALGetRasterYSize(m_dataset.get()) != of.rows)
            return fail(
                fmt::format("{}: has changed on the server since its first part was read", m_url));
        const GdalMessages messages;
        const HttpSettings settings(m_options);
        std::vector<float> values(static_cast<std::size_t>(columns) *
                                  static_cast<std::size_t>(rows));
        if (GDALRasterIO(GDALGetRasterBand(m_dataset.get(), 1), GF_Read, left, top, columns, rows,
                         values.data(), columns, rows, GDT_Float32, 0, 0) == CE_None &&
            !messages.failed())
            return values;
        m_may_pass = true;
        return fail(fmt::format("{}: the connection was lost: {}", m_url, messages.reason()),
                    ErrorKind::Missing);
    });
}

} // namespace panjshir::io
