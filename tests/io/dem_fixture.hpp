#pragma once
// Elevation files made on the spot, right and wrong in every way that a user's may be.

#include "io/dem.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gdal.h>
#include <gdal_frmts.h>
#include <gtest/gtest.h>
#include <limits>
#include <ogr_spatialref.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace panjshir::testing {

/// A folder of the test's own, removed with it.
class DemFolder : public ::testing::Test {
protected:
    DemFolder()
        : m_folder(std::filesystem::temp_directory_path() /
                   ("panjshir-dem-" + std::to_string(::getpid()) + "-" +
                    ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
        std::filesystem::create_directories(m_folder);
    }
    ~DemFolder() override {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    std::filesystem::path file(const std::string& name) const { return m_folder / name; }
    void write_text(const std::string& name, const std::string& text) const {
        std::ofstream(file(name), std::ios::binary) << text;
    }

private:
    std::filesystem::path m_folder;
};

inline std::string well_known_text_of(const char* name) {
    OGRSpatialReference reference;
    reference.SetFromUserInput(name);
    char* text = nullptr;
    reference.exportToWkt(&text);
    const std::string result = text;
    CPLFree(text);
    return result;
}

struct TiffPlan {
    int columns = 60, rows = 50, bands = 1;
    GDALDataType type = GDT_Float32;
    const char* reference = "EPSG:4326"; ///< nullptr: none
    /// GDAL's geotransform; by default from 69 E, 35.5 N at 0.005 degrees.
    std::vector<double> transform{69, 0.005, 0, 35.5, 0, -0.005};
    const char* unit = "";
    double void_value = std::numeric_limits<double>::quiet_NaN();
    std::vector<const char*> options;
    std::function<double(int, int)> height = [](int, int) { return 2000; };
};

inline void make_tiff(const std::filesystem::path& path, const TiffPlan& plan) {
    GDALRegister_GTiff();
    char** options = nullptr;
    for (const char* option : plan.options)
        options = CSLAddString(options, option);
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GTiff"), path.c_str(), plan.columns,
                                      plan.rows, plan.bands, plan.type, options);
    CSLDestroy(options);
    ASSERT_NE(dataset, nullptr);
    if (!plan.transform.empty()) {
        std::vector<double> transform = plan.transform;
        GDALSetGeoTransform(dataset, transform.data());
    }
    if (plan.reference)
        GDALSetProjection(dataset, well_known_text_of(plan.reference).c_str());
    for (int b = 1; b <= plan.bands; ++b) {
        GDALRasterBandH band = GDALGetRasterBand(dataset, b);
        if (plan.unit[0] != '\0')
            GDALSetRasterUnitType(band, plan.unit);
        if (!std::isnan(plan.void_value))
            GDALSetRasterNoDataValue(band, plan.void_value);
        if (!plan.height)
            continue;
        std::vector<double> values;
        for (int r = 0; r < plan.rows; ++r)
            for (int c = 0; c < plan.columns; ++c)
                values.push_back(plan.height(c, r));
        ASSERT_EQ(GDALRasterIO(band, GF_Write, 0, 0, plan.columns, plan.rows, values.data(),
                               plan.columns, plan.rows, GDT_Float64, 0, 0),
                  CE_None);
    }
    GDALClose(dataset);
}

} // namespace panjshir::testing
