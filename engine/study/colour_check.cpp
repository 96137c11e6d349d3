#include "study/colour_check.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace panjshir::study {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix kProtan{{{0.152286, 1.052583, -0.204868},
                          {0.114503, 0.786281, 0.099216},
                          {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{{{0.367322, 0.860646, -0.227968},
                          {0.280085, 0.672501, 0.047413},
                          {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan{{{1.255528, -0.076749, -0.178779},
                          {-0.078411, 0.930809, 0.147602},
                          {0.004733, 0.691367, 0.303900}}};
// Linear sRGB to XYZ, IEC 61966-2-1.
constexpr Matrix kToXyz{
    {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
constexpr Triple kWhite{0.9505, 1.0, 1.0890};

Triple product(const Matrix& matrix, const Triple& v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            out[i] += matrix[i][j] * v[j];
    return out;
}

Triple to_linear(std::uint32_t colour) {
    Triple linear{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double value = static_cast<double>(colour >> (16 - 8 * i) & 0xFF) / 255;
        linear[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return linear;
}

std::uint32_t from_linear(const Triple& linear) {
    std::uint32_t colour = 0;
    for (const double light : linear) {
        const double value = std::clamp(light, 0.0, 1.0);
        const double coded =
            value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
        colour = colour << 8 | static_cast<std::uint32_t>(std::lround(coded * 255));
    }
    return colour;
}

double degrees(double radians) {
    return radians * 180 / std::numbers::pi;
}
double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

// 0 to 360; 0 for grey.
double hue_deg(double a, double b) {
    if (a == 0 && b == 0)
        return 0;
    const double hue = degrees(std::atan2(b, a));
    return hue < 0 ? hue + 360 : hue;
}

double pow7_root(double chroma) {
    return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7)));
}

} // namespace

Lab to_lab(std::uint32_t colour) {
    const Triple xyz = product(kToXyz, to_linear(colour));
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = f(xyz[0] / kWhite[0]), y = f(xyz[1] / kWhite[1]), z = f(xyz[2] / kWhite[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double ciede2000(const Lab& first, const Lab& second) {
    const double chroma_mean = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2;
    const double stretch = 1 + 0.5 * (1 - pow7_root(chroma_mean)); // eq. 4, 5
    const double a1 = first.a * stretch, a2 = second.a * stretch;
    const double c1 = std::hypot(a1, first.b), c2 = std::hypot(a2, second.b); // eq. 6
    const double h1 = hue_deg(a1, first.b), h2 = hue_deg(a2, second.b);       // eq. 7
    double hue_step = 0, hue_mean = h1 + h2;                                  // eq. 10, 14
    if (c1 * c2 != 0) {
        hue_step = h2 - h1;
        if (hue_step > 180)
            hue_step -= 360;
        else if (hue_step < -180)
            hue_step += 360;
        hue_mean = std::abs(h1 - h2) <= 180 ? (h1 + h2) / 2
                   : h1 + h2 < 360          ? (h1 + h2 + 360) / 2
                                            : (h1 + h2 - 360) / 2;
    }
    const double lightness_step = second.lightness - first.lightness, chroma_step = c2 - c1;
    const double hue_difference =
        2 * std::sqrt(c1 * c2) * std::sin(radians(hue_step / 2)); // eq. 11
    const double lightness = (first.lightness + second.lightness) / 2, chroma = (c1 + c2) / 2;
    const double t =
        1 - 0.17 * std::cos(radians(hue_mean - 30)) + 0.24 * std::cos(radians(2 * hue_mean)) +
        0.32 * std::cos(radians(3 * hue_mean + 6)) - 0.20 * std::cos(radians(4 * hue_mean - 63));
    const double turn = 30 * std::exp(-std::pow((hue_mean - 275) / 25, 2)); // eq. 16
    const double off_middle = std::pow(lightness - 50, 2);
    const double s_l = 1 + 0.015 * off_middle / std::sqrt(20 + off_middle);       // eq. 18
    const double s_c = 1 + 0.045 * chroma, s_h = 1 + 0.015 * chroma * t;          // eq. 19, 20
    const double rotation = -std::sin(radians(2 * turn)) * 2 * pow7_root(chroma); // eq. 17, 21
    const double l = lightness_step / s_l, c = chroma_step / s_c, h = hue_difference / s_h;
    return std::sqrt(l * l + c * c + h * h + rotation * c * h);
}

std::string_view to_string(Vision vision) {
    switch (vision) {
    case Vision::Normal:
        return "normal";
    case Vision::Protan:
        return "protan";
    case Vision::Deutan:
        return "deutan";
    case Vision::Tritan:
        return "tritan";
    }
    return {};
}

std::uint32_t seen_by(std::uint32_t colour, Vision vision) {
    switch (vision) {
    case Vision::Normal:
        return colour;
    case Vision::Protan:
        return from_linear(product(kProtan, to_linear(colour)));
    case Vision::Deutan:
        return from_linear(product(kDeutan, to_linear(colour)));
    case Vision::Tritan:
        return from_linear(product(kTritan, to_linear(colour)));
    }
    return colour;
}

std::vector<ColourClash> colour_clashes(std::span<const chronicle::Actor> actors, double least) {
    std::vector<ColourClash> clashes;
    for (std::size_t i = 0; i < actors.size(); ++i)
        for (std::size_t j = i + 1; j < actors.size(); ++j) {
            const chronicle::Actor &a = actors[i], &b = actors[j];
            if (!a.colour || !b.colour || (!a.side.empty() && a.side == b.side))
                continue;
            ColourClash worst{a.id, b.id, Vision::Normal, least};
            for (const Vision vision : kVisions) {
                const double difference = ciede2000(to_lab(seen_by(*a.colour, vision)),
                                                    to_lab(seen_by(*b.colour, vision)));
                if (difference < worst.difference)
                    worst = {a.id, b.id, vision, difference};
            }
            if (worst.difference < least)
                clashes.push_back(worst);
        }
    return clashes;
}

} // namespace panjshir::study
