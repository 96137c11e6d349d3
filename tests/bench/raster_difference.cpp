// raster_difference A.tif B.tif [WITHIN]: how far the first bands of two rasters of one size lie
// apart, one line; exit code 1 where less than 99.99 % of the cells lie within WITHIN (1).

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <vector>

namespace {

std::vector<float> read_band(const char* path) {
    GDALDatasetH dataset = GDALOpen(path, GA_ReadOnly);
    if (dataset == nullptr)
        return {};
    const int columns = GDALGetRasterXSize(dataset), rows = GDALGetRasterYSize(dataset);
    std::vector<float> values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    if (GDALRasterIO(GDALGetRasterBand(dataset, 1), GF_Read, 0, 0, columns, rows, values.data(),
                     columns, rows, GDT_Float32, 0, 0) != CE_None)
        values.clear();
    GDALClose(dataset);
    return values;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        fmt::print(stderr, "usage: raster_difference A.tif B.tif [WITHIN]\n");
        return 2;
    }
    GDALRegister_GTiff();
    const double within = count > 3 ? std::atof(arguments[3]) : 1;
    const std::vector<float> a = read_band(arguments[1]), b = read_band(arguments[2]);
    if (a.empty() || a.size() != b.size()) {
        fmt::print(stderr, "{} and {} are not of one size\n", arguments[1], arguments[2]);
        return 1;
    }
    double greatest = 0;
    std::size_t near = 0, equal = 0, voids = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double apart = std::isnan(a[i]) && std::isnan(b[i]) ? 0 : std::abs(a[i] - b[i]);
        greatest = std::max(greatest, apart);
        near += apart <= within ? 1 : 0;
        equal += apart == 0 ? 1 : 0;
        voids += (a[i] == 0) != (b[i] == 0) ? 1 : 0;
    }
    const auto share = [&](std::size_t n) {
        return 100.0 * static_cast<double>(n) / static_cast<double>(a.size());
    };
    fmt::print(
        "{} cells: {:.4f} % equal, {:.4f} % within {}, at most {} apart, {} zero in one alone\n",
        a.size(), share(equal), share(near), within, greatest, voids);
    return share(near) >= 99.99 ? 0 : 1;
}
