#pragma once
// One tile on a server, read through GDAL's /vsicurl. Only for engine/io/terrain_fetch*.

#include "base/error.hpp"
#include "io/gdal_handle.hpp"
#include "io/terrain_fetch.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::io {

/// What must be known of a tile to say which of its blocks are needed.
struct TileLayout {
    int columns = 0, rows = 0;
    int block_columns = 0, block_rows = 0; ///< of what is read and kept at once
    std::array<double, 6> transform{};
    std::string well_known_text;
    bool has_void_value = false;
    double void_value = 0;
};

class RemoteTile {
public:
    RemoteTile(std::string url, const FetchOptions& options);
    ~RemoteTile();
    RemoteTile(const RemoteTile&) = delete;
    RemoteTile& operator=(const RemoteTile&) = delete;

    /// Nothing where the server has no such file. Errors: see fetch_tiles.
    Result<std::optional<TileLayout>> open();
    /// Values as they are stored. Requires: a block of the layout.
    Result<std::vector<float>> read(const TileLayout& layout, int block_column, int block_row);

private:
    enum class Answer { Present, Absent };
    Result<Answer> probe();
    Result<void> open_dataset();
    Result<TileLayout> layout() const;
    void close();
    /// Again and again with longer and longer waits, while the error is one that may pass.
    template <typename T>
    Result<T> persist(const std::function<Result<T>()>& attempt);

    std::string m_url;
    const FetchOptions& m_options;
    GdalDataset m_dataset;
    bool m_may_pass = false; ///< the last error
};

} // namespace panjshir::io
