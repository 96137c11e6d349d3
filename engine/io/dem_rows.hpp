#pragma once
// An elevation file's own grid, read by rows without warping.

#include "base/error.hpp"
#include "geo/map_point.hpp"
#include "io/dem.hpp"

#include <filesystem>
#include <memory>
#include <span>

namespace panjshir::io {

struct DemSource;

/// A file projected in metres, north up, with square cells; what may be read of it is larger than
/// what a HeightGrid holds. From one thread at a time.
class DemRows {
public:
    /// Errors: as read_dem_info; measured in degrees; not in metres; rotated; south up; cells that
    /// are not square.
    static Result<DemRows> open(const std::filesystem::path& path);
    DemRows(DemRows&&) noexcept;
    DemRows& operator=(DemRows&&) noexcept;
    ~DemRows();

    const DemInfo& info() const;
    int columns() const { return info().columns; }
    int rows() const { return info().rows; }
    double cell_size_m() const;
    MapPoint north_west() const; ///< outer corner of the first cell
    const std::string& well_known_text() const;

    /// How many rows are stored together: a number of rows that is read at once should be a
    /// multiple of it.
    int block_rows() const;

    /// Values of whole rows as they are stored. Error: cut off or damaged.
    /// Requires: values.size() == count * columns().
    Result<void> read(int first, int count, std::span<float> values);
    /// The same of a part of the rows. Requires: values.size() == count * columns_count, all within
    /// the file.
    Result<void> read_part(int first_column, int columns_count, int first, int count,
                           std::span<float> values);
    /// Stored values to metres, voids and what cannot be a height on earth to NaN; from any thread.
    void to_metres(std::span<float> values) const;

private:
    DemRows(std::filesystem::path path, std::unique_ptr<DemSource> source);
    std::filesystem::path m_path;
    std::unique_ptr<DemSource> m_source;
};

} // namespace panjshir::io
