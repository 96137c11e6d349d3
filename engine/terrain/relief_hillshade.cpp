#include "terrain/relief_hillshade.hpp"

#include "terrain/relief_parallel.hpp"

#include <array>
#include <numbers>

namespace panjshir::terrain {
namespace {

constexpr double kPi = std::numbers::pi;

/// How steeply the ground falls, metres per metre.
struct Fall {
    double east = 0, south = 0;
};

// The cell, number 4, and its neighbours, from the north-west, row by row.
using Window = std::array<float, 9>;

// Horn 1981: differences over two cells, weights 1 2 1 across. `scale` is exaggeration / (8 cells).
Fall horn_fall(const Window& w, double scale) {
    return {((w[0] + 2 * w[3] + w[6]) - (w[2] + 2 * w[5] + w[8])) * scale,
            ((w[0] + 2 * w[1] + w[2]) - (w[6] + 2 * w[7] + w[8])) * scale};
}

struct Light {
    double sine = 0, east = 0, south = 0; // of the altitude; cosine of it towards the light

    Light(double azimuth_deg, double altitude_deg)
        : sine(std::sin(altitude_deg * kPi / 180)),
          east(std::cos(altitude_deg * kPi / 180) * std::sin(azimuth_deg * kPi / 180)),
          south(-std::cos(altitude_deg * kPi / 180) * std::cos(azimuth_deg * kPi / 180)) {}

    // Lambert's cosine times the length of the unscaled normal.
    double raw(const Fall& f) const { return sine + f.east * east + f.south * south; }
};

std::uint8_t to_grey(double share) {
    return static_cast<std::uint8_t>(1.5 + 254 * std::max(share, 0.0));
}

class Method {
public:
    explicit Method(const HillshadeOptions& options)
        : m_light(options.azimuth_deg, options.altitude_deg),
          m_azimuth(options.azimuth_deg * kPi / 180), m_four{Light(225, options.altitude_deg),
                                                             Light(270, options.altitude_deg),
                                                             Light(315, options.altitude_deg),
                                                             Light(360, options.altitude_deg)},
          m_cosine_altitude(std::cos(options.altitude_deg * kPi / 180)) {}

    template <HillshadeMethod method>
    std::uint8_t grey(const Fall& f) const {
        const double squared = f.east * f.east + f.south * f.south;
        if constexpr (method == HillshadeMethod::Horn)
            return to_grey(m_light.raw(f) / std::sqrt(1 + squared));
        if constexpr (method == HillshadeMethod::Multidirectional)
            return multidirectional(f, squared);
        if constexpr (method == HillshadeMethod::Igor)
            return igor(f, squared);
        const double incidence =
            std::acos(std::clamp(m_light.raw(f) / std::sqrt(1 + squared), -1.0, 1.0));
        return to_grey(1 - incidence * std::atan(std::sqrt(squared)) / (kPi * kPi / 4));
    }

private:
    // Half the sum of four lights, each weighted by the squared cosine between it and the fall.
    std::uint8_t multidirectional(const Fall& f, double squared) const {
        if (squared == 0)
            return to_grey(m_light.sine);
        double sum = 0;
        for (const Light& light : m_four) {
            const double along = (f.east * light.east + f.south * light.south) / m_cosine_altitude;
            sum += along * along / squared * std::max(light.raw(f), 0.0);
        }
        return to_grey(sum / 2 / std::sqrt(1 + squared));
    }

    // Darkened by the slope's angle times how far it turns from the light.
    std::uint8_t igor(const Fall& f, double squared) const {
        const double steepness = std::atan(std::sqrt(squared)) / (kPi / 2);
        // Of the direction in which the ground falls; level ground has none, and its steepness is
        // 0.
        const double towards = std::atan2(f.east, -f.south);
        const double off = std::abs(std::remainder(towards - m_azimuth, 2 * kPi)) / kPi; // 0..1
        return static_cast<std::uint8_t>(std::max(1.0, 255 * (1 - steepness * off) + 0.5));
    }

    Light m_light;
    double m_azimuth;
    std::array<Light, 4> m_four;
    double m_cosine_altitude;
};

/// The straight continuation beyond `near`.
float beyond(float near, float next) {
    return 2 * near - next;
}

// The cell's window as gdaldem -compute_edges has it: what lies outside the grid continues straight
// across the edge, what is void takes the cell's own height.
Window continued_window(const HeightGrid& grid, int column, int row) {
    const int last_column = grid.columns() - 1, last_row = grid.rows() - 1;
    const bool end_row = row == 0 || row == last_row;
    Window window{};
    for (int k = 0; k < 9; ++k) {
        int c = column + k % 3 - 1;
        const int r = row + k / 3 - 1;
        if (end_row)
            c = std::clamp(c, 0, last_column);
        float& height = window[static_cast<std::size_t>(k)];
        if (r < 0)
            height = beyond(grid.at(c, 0), grid.at(c, 1));
        else if (r > last_row)
            height = beyond(grid.at(c, last_row), grid.at(c, last_row - 1));
        else if (c < 0)
            height = beyond(grid.at(0, r), grid.at(1, r));
        else if (c > last_column)
            height = beyond(grid.at(last_column, r), grid.at(last_column - 1, r));
        else
            height = grid.at(c, r);
    }
    for (float& height : window)
        if (std::isnan(height))
            height = window[4];
    return window;
}

template <HillshadeMethod method>
void shade_rows(const HeightGrid& grid, const HillshadeOptions& options, int first, int last,
                std::vector<std::uint8_t>& greys) {
    const Method shading(options);
    const double scale = options.exaggeration / (8 * grid.cell_size_m());
    const int columns = grid.columns(), rows = grid.rows();
    const bool extrapolate =
        options.edges == HillshadeEdges::Extrapolate && columns >= 2 && rows >= 2;
    const auto shade_hard_cell = [&](int column, int row) -> std::uint8_t {
        if (!extrapolate || std::isnan(grid.at(column, row)))
            return 0;
        return shading.grey<method>(horn_fall(continued_window(grid, column, row), scale));
    };
    for (int r = first; r < last; ++r) {
        std::uint8_t* out = greys.data() + grid.index(0, r);
        if (r == 0 || r == rows - 1 || columns < 3) {
            for (int c = 0; c < columns; ++c)
                out[c] = shade_hard_cell(c, r);
            continue;
        }
        const float* here = grid.heights().data() + grid.index(0, r);
        const float* north = here - columns;
        const float* south = here + columns;
        out[0] = shade_hard_cell(0, r);
        for (int c = 1; c < columns - 1; ++c) {
            const Fall fall = horn_fall({north[c - 1], north[c], north[c + 1], here[c - 1], here[c],
                                         here[c + 1], south[c - 1], south[c], south[c + 1]},
                                        scale);
            // Any void among the neighbours makes the sum NaN.
            out[c] = std::isnan(fall.east + fall.south + here[c]) ? shade_hard_cell(c, r)
                                                                  : shading.grey<method>(fall);
        }
        out[columns - 1] = shade_hard_cell(columns - 1, r);
    }
}

} // namespace

std::vector<std::uint8_t> hillshade(const HeightGrid& grid, const HillshadeOptions& options) {
    std::vector<std::uint8_t> greys(grid.heights().size());
    for_row_bands(grid.rows(), options.threads, [&](int first, int last) {
        switch (options.method) {
        case HillshadeMethod::Horn:
            return shade_rows<HillshadeMethod::Horn>(grid, options, first, last, greys);
        case HillshadeMethod::Multidirectional:
            return shade_rows<HillshadeMethod::Multidirectional>(grid, options, first, last, greys);
        case HillshadeMethod::Igor:
            return shade_rows<HillshadeMethod::Igor>(grid, options, first, last, greys);
        case HillshadeMethod::Combined:
            return shade_rows<HillshadeMethod::Combined>(grid, options, first, last, greys);
        }
    });
    return greys;
}

} // namespace panjshir::terrain
