#pragma once
// The package's own spot heights on the plane, and the survey to measure them against.

#include "base/csv.hpp"
#include "base/file.hpp"
#include "geo/text_form.hpp"
#include "io/dem.hpp"
#include "projection/projection.hpp"
#include "support/shared.hpp"
#include "terrain/skeleton.hpp"

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace panjshir::testing {

/// Rows of a table of the package as column name to text.
inline std::vector<std::map<std::string, std::string>> atlas_rows(const std::string& table) {
    const auto file = atlas_dir() / (table + ".csv");
    std::vector<std::map<std::string, std::string>> rows;
    const auto text = read_file(file);
    if (!text)
        return rows;
    const CsvTable csv = parse_csv(*text, file.string());
    for (const CsvRow& row : csv.rows) {
        rows.emplace_back();
        for (std::size_t i = 0; i < csv.header.size(); ++i)
            rows.back()[csv.header[i]] = row.fields[i].text;
    }
    return rows;
}

inline double number(const std::string& text) {
    return std::strtod(text.c_str(), nullptr);
}

inline LonLat place_of(std::map<std::string, std::string>& row) {
    return LonLat::from_degrees(number(row["longitude"]), number(row["latitude"]));
}

inline std::vector<terrain::SpotHeight> spot_heights(const Projection& projection) {
    std::vector<terrain::SpotHeight> vertices;
    for (auto& row : atlas_rows("spot_heights"))
        vertices.push_back({projection.to_map(place_of(row)),
                            static_cast<float>(number(row["elevation_m"])), row["line"],
                            std::atoi(row["rank"].c_str())});
    return vertices;
}

/// The default sheet on the plane.
inline MapBox sheet(const Projection& projection) {
    MapBox box{1e9, 1e9, -1e9, -1e9};
    for (const double lon : {kDefaultArea.west, 69.0, 69.6, kDefaultArea.east})
        for (const double lat : {kDefaultArea.south, kDefaultArea.north}) {
            const MapPoint p = projection.to_map(LonLat::from_degrees(lon, lat));
            box = {std::min(box.west_m, p.easting_m), std::min(box.south_m, p.northing_m),
                   std::max(box.east_m, p.easting_m), std::max(box.north_m, p.northing_m)};
        }
    return box;
}

/// The built-in relief over the sheet; built once for all tests.
inline const terrain::HeightGrid& built_in_relief() {
    static const terrain::HeightGrid grid = [] {
        const auto projection = make_map_projection();
        return terrain::build_skeleton(spot_heights(*projection), {sheet(*projection), 120})
            .value();
    }();
    return grid;
}

inline std::filesystem::path survey_file() {
    return shared_dir() / "survey/terrain/survey_15s.tif";
}

} // namespace panjshir::testing
