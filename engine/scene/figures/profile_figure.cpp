#include "scene/figures/profile_figure.hpp"

#include "display/path_builder.hpp"
#include "scene/figures/chart.hpp"
#include "scene/figures/profile_names.hpp"
#include "scene/phrases.hpp"
#include "terrain/relief.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::scene {
namespace {

using display::Point;

constexpr double kLeft_mm = 19, kRight_mm = 10, kTop_mm = 27, kFoot_mm = 24;
constexpr display::Colour kSeen = display::Colour::rgb(0x0072B2),
                          kHidden = display::Colour::rgb(0xC24E00);

std::string dashed(double value, std::string_view language) {
    return metres(std::round(value), language);
}

std::string kilometres(double metres_, std::string_view language) {
    const double km = metres_ / 1000;
    return in_digits_of(language, km < 100 ? fmt::format("{:.1f}", km) : fmt::format("{:.0f}", km));
}

ChartFrame frame_of(const ProfileFigure& figure) {
    const terrain::Profile& profile = figure.profile;
    double low = profile.points[profile.lowest].elevation_m;
    double high = profile.points[profile.highest].elevation_m;
    if (figure.sight)
        high = std::max({high, figure.sight->observer_m, figure.sight->target_m});
    for (const ProfileStop& stop : figure.stops)
        if (stop.corner && stop.adopted_m)
            high = std::max(high, *stop.adopted_m);
    // Never so steep that a plain looks like a mountain: at least 300 m from the foot to the top.
    const double range = std::max(300.0, high - low);
    low -= 0.14 * range;
    // Above the ground the names find room.
    const double room = figure.stops.size() > 6 ? 0.45 : 0.3;
    const double top = low + (1.14 + room) * range;
    ChartFrame frame;
    frame.across = {0, profile.length_m, kLeft_mm, figure.width_mm - kRight_mm};
    frame.up = {low, top, figure.height_mm - kFoot_mm, kTop_mm};
    return frame;
}

// Runs of points with a height.
std::vector<std::vector<Point>> ground_lines(const ProfileFigure& figure, const ChartFrame& frame) {
    std::vector<std::vector<Point>> lines(1);
    for (const terrain::ProfilePoint& point : figure.profile.points) {
        if (std::isnan(point.elevation_m)) {
            if (!lines.back().empty())
                lines.emplace_back();
            continue;
        }
        lines.back().push_back({frame.across.at(point.distance_m), frame.up.at(point.elevation_m)});
    }
    if (lines.back().empty())
        lines.pop_back();
    return lines;
}

display::Colour tint_at(const terrain::ReliefStyle& style, double height) {
    const auto& tints = style.tints;
    std::size_t i = 1;
    while (i + 1 < tints.size() && tints[i].elevation_m < height)
        ++i;
    const auto& a = tints[i - 1];
    const auto& b = tints[i];
    const auto t = static_cast<float>(
        std::clamp((height - a.elevation_m) / (b.elevation_m - a.elevation_m), 0.0, 1.0));
    // A little deeper than on the map, where the shading darkens them.
    const auto mix = [&](float p, float q) { return 0.93f * (p + t * (q - p)); };
    return {mix(a.colour.red, b.colour.red), mix(a.colour.green, b.colour.green),
            mix(a.colour.blue, b.colour.blue), 1};
}

void draw_ground(ChartPage& page, const ProfileFigure& figure, const ChartFrame& frame) {
    page.begin("ground");
    const terrain::ReliefStyle style = terrain::default_relief_style();
    const double band = std::max(20.0, (frame.up.most - frame.up.least) / 60);
    for (const std::vector<Point>& line : ground_lines(figure, frame)) {
        if (line.size() < 2)
            continue;
        std::vector<Point> area = line;
        area.push_back({line.back().x, frame.bottom()});
        area.push_back({line.front().x, frame.bottom()});
        page.clip(display::polygon(area));
        // From below upwards, each over the one before, so that no seam shows.
        for (double height = frame.up.least; height < frame.up.most; height += band)
            page.fill(display::rectangle({line.front().x, frame.top()},
                                         {line.back().x, frame.up.at(height)}),
                      tint_at(style, height + band / 2));
        page.end_clip();
        page.stroke(display::polyline(line), display::Colour::rgb(0x4A3B2C), 0.32);
    }
    page.end();
}

void draw_sight(ChartPage& page, const ProfileFigure& figure, const ChartFrame& frame) {
    const terrain::LineOfSight& sight = *figure.sight;
    page.begin("line of sight");
    const double bulge = sight.distance_m * sight.distance_m * figure.rules.fall_per_m();
    const double ratio =
        figure.profile.length_m / std::max(sight.distance_m, 1e-9); // plane to ellipsoid
    const auto at = [&](double share) {
        const double line = sight.observer_m + share * (sight.target_m - sight.observer_m) -
                            share * (1 - share) * bulge;
        return Point{frame.across.at(share * figure.profile.length_m), frame.up.at(line)};
    };
    const double blocked =
        sight.first_blocked ? sight.first_blocked->distance_m / sight.distance_m : 1;
    const auto part = [&](double from, double to) {
        std::vector<Point> line;
        for (int i = 0; i <= 64; ++i)
            line.push_back(at(from + (to - from) * i / 64));
        return display::polyline(line);
    };
    const display::Colour colour = sight.visible ? kSeen : kHidden;
    page.stroke(part(0, blocked), colour, 0.45);
    if (blocked < 1)
        page.stroke(part(blocked, 1), colour, 0.35, {1.6, 1.2});
    page.fill(display::circle(at(0), 1.0), colour);
    page.stroke(display::circle(at(1), 1.0), colour, 0.4);
    if (sight.nearest) {
        const Point ground{frame.across.at(sight.nearest->distance_m * ratio),
                           frame.up.at(sight.nearest->elevation_m)};
        page.stroke(display::circle(ground, 1.7), colour, 0.45);
    }
    page.end();
}

std::string sight_words(const ChartPage& page, const ProfileFigure& figure) {
    const terrain::LineOfSight& sight = *figure.sight;
    const std::string& language = figure.language;
    std::string text = sight.visible ? page.words("visible", "visible", "دیده می‌شود")
                                     : page.words("hidden", "caché", "دیده نمی‌شود");
    if (sight.nearest) {
        const std::string where = kilometres(sight.nearest->distance_m, language);
        const std::string by = dashed(std::abs(*sight.clearance_m), language);
        text +=
            sight.visible
                ? fmt::format(
                      fmt::runtime(page.words(
                          " · nearest to the ground at {} km, {} above it",
                          " · au plus près du sol à {} km, {} au-dessus",
                          " · نزدیک‌ترین به زمین در {} کیلومتری، {} "
                          "بالاتر")),
                      where, by)
                : fmt::format(fmt::runtime(page.words(
                                  " · blocked at {} km by ground {} above the line",
                                  " · bouché à {} km par un sol {} au-dessus de la ligne",
                                  " · در {} کیلومتری زمین {} بالاتر از خط است")),
                              where, by);
    }
    return text;
}

std::string subtitle(const ChartPage& page, const ProfileFigure& figure) {
    const terrain::Profile& profile = figure.profile;
    const std::string& language = figure.language;
    std::string text = fmt::format("{} {}", kilometres(profile.length_m, language),
                                   page.words("km", "km", "کیلومتر"));
    if (figure.sight)
        text += " · " + sight_words(page, figure);
    else
        text += fmt::format(" · {} {} · {} {}", page.words("ascent", "montée", "صعود"),
                            dashed(profile.ascent_m, language),
                            page.words("descent", "descente", "نزول"),
                            dashed(profile.descent_m, language));
    const double times = vertical_exaggeration(figure);
    const std::string number = in_digits_of(language, times < 9.5 ? fmt::format("{:.1f}", times)
                                                                  : fmt::format("{:.0f}", times));
    return text + " · " +
           fmt::format(
               fmt::runtime(page.words(
                   "heights drawn {} times as large as distances",
                   "hauteurs {} fois plus grandes que les distances",
                   "ارتفاع‌ها {} برابر فاصله‌ها کشیده شده")),
               number);
}

void draw_words(ChartPage& page, const ProfileFigure& figure) {
    const bool from_right = figure.language == "prs";
    const Anchor anchor = from_right ? Anchor::Right : Anchor::Left;
    const double x = from_right ? figure.width_mm - kRight_mm : kLeft_mm - 9;
    const double width = figure.width_mm - kRight_mm - (kLeft_mm - 9);
    page.begin("title");
    page.put_within(figure.title, {x, 12.5}, {5.4, 700}, width, anchor);
    page.put_within(subtitle(page, figure), {x, 19}, {3, 400, style::kQuietInk}, width, anchor);
    page.end();
    page.begin("credits");
    std::string foot = figure.credits;
    if (figure.schematic)
        foot = page.words("Schematic relief", "Relief schématique", "برجستگی شماتیک") +
               (foot.empty() ? "" : " · ") + foot;
    page.put_within(foot, {x, figure.height_mm - 6}, {2.3, 400, style::kQuietInk}, width, anchor);
    page.end();
}

} // namespace

double vertical_exaggeration(const ProfileFigure& figure) {
    const ChartFrame frame = frame_of(figure);
    return -frame.up.mm_per_unit() / frame.across.mm_per_unit();
}

display::DisplayList draw_profile(const ProfileFigure& figure, const text::FontStore& fonts) {
    ChartPage page(fonts, figure.language, figure.width_mm, figure.height_mm);
    const ChartFrame frame = frame_of(figure);
    draw_height_axis(page, frame, round_step(frame.up.most - frame.up.least, 8),
                     page.words("m", "m", "متر"));
    draw_ground(page, figure, frame);
    draw_distance_axis(page, frame, round_step(figure.profile.length_m, 12), 1000,
                       page.words("km", "km", "کیلومتر"));
    draw_profile_names(page, frame, figure);
    if (figure.sight)
        draw_sight(page, figure, frame);
    draw_words(page, figure);
    return std::move(page).take();
}

} // namespace panjshir::scene
