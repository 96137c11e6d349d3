#include "app/sheet_file.hpp"

#include "base/file.hpp"
#include "scene/list_placement.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <fstream>

namespace panjshir::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 64 << 10; // texts stand at a file's head

std::string extension_of(const fs::path& file) {
    std::string text = file.extension().string();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string named(std::string_view key) {
    if (key == "Title")
        return "TIFFTAG_DOCUMENTNAME";
    if (key == "Description")
        return "TIFFTAG_IMAGEDESCRIPTION";
    if (key == "Software")
        return "TIFFTAG_SOFTWARE";
    std::string name(key);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name;
}

Result<void> write_tiff(display::DisplayList list, const text::FontStore& fonts,
                        const fs::path& file, const SheetFile& options) {
    const SheetGround& ground = *options.ground;
    const display::Point a = ground.frame_top_left, b = ground.frame_bottom_right;
    scene::place_commands(list, 1, {-a.x, -a.y});
    list.width_mm = b.x - a.x;
    list.height_mm = b.y - a.y;
    const print::PageOptions page{options.dpi, {}};
    const auto size = print::page_size_px(list, options.dpi);
    if (!size)
        return fail(file.string() + ": " + size.error().message, size.error().kind);
    io::PageGround frame = ground.page;
    frame.north_west.easting_m += a.x * frame.metres_per_mm;
    frame.north_west.northing_m -= a.y * frame.metres_per_mm;
    io::PageTexts texts;
    for (const auto& [key, text] : options.texts)
        texts.emplace_back(named(key), text);
    auto writer = io::GeoPageWriter::create(file, *size, options.dpi, frame, texts);
    if (!writer)
        return tl::unexpected(writer.error());
    const auto painted =
        print::paint_rows(list, fonts, page, [&](std::span<const std::uint8_t> rgb) {
            return (*writer)->add_rows(rgb);
        });
    if (!painted)
        return painted;
    return (*writer)->finish();
}

Result<void> write_placed_pdf(const display::DisplayList& list, const text::FontStore& fonts,
                              const fs::path& file, const SheetFile& options) {
    const SheetGround& ground = *options.ground;
    const fs::path temporary = temporary_sibling(file);
    const auto told_of = [&](Error error) { // by the name that was asked for
        const std::size_t at = error.message.find(temporary.string());
        if (at != std::string::npos)
            error.message.replace(at, temporary.string().size(), file.string());
        return tl::unexpected(std::move(error));
    };
    if (const auto written =
            print::write_page(list, fonts, temporary, {options.dpi, options.texts});
        !written)
        return told_of(written.error());
    const auto on_plane = [&](display::Point p) {
        return MapPoint{ground.page.north_west.easting_m + p.x * ground.page.metres_per_mm,
                        ground.page.north_west.northing_m - p.y * ground.page.metres_per_mm};
    };
    const auto placed =
        io::place_pdf(temporary, ground.page, list.height_mm, on_plane(ground.frame_top_left),
                      on_plane(ground.frame_bottom_right));
    // Without GDAL's driver it is a map on paper all the same.
    if (!placed && placed.error().kind != ErrorKind::Missing) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return told_of(placed.error());
    }
    return replace_file(temporary, file);
}

Result<void> write_world_file(const fs::path& file, const SheetFile& options) {
    fs::path world = file;
    world.replace_extension(".pgw");
    if (auto written = write_file(world, io::world_file(options.ground->page, options.dpi));
        !written)
        return written;
    return write_file(file.string() + ".aux.xml", io::world_file_companion(options.ground->page));
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::optional<std::string> view_of_png(std::string_view head) {
    constexpr std::string_view kKey("View\0", 5);
    for (std::size_t at = 8; at + 12 <= head.size();) {
        const std::size_t size = big_endian(head, at);
        if (size > head.size() - at - 12)
            return std::nullopt;
        const std::string_view type = head.substr(at + 4, 4), data = head.substr(at + 8, size);
        if (type == "tEXt" && data.substr(0, kKey.size()) == kKey)
            return std::string(data.substr(kKey.size()));
        at += 12 + size;
    }
    return std::nullopt;
}

/// After "View: ", to the end of the text.
std::optional<std::string> view_in_text(std::string_view text) {
    constexpr std::string_view kKey = "View: ";
    const std::size_t at = text.find(kKey);
    if (at == std::string_view::npos)
        return std::nullopt;
    return std::string(text.substr(at + kKey.size()));
}

std::optional<std::string> view_of_svg(std::string_view head) {
    const std::size_t from = head.find("<desc>"), to = head.find("</desc>");
    if (from == std::string_view::npos || to == std::string_view::npos || to < from)
        return std::nullopt;
    return view_in_text(head.substr(from, to - from));
}

Result<std::string> head_of(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return fail(fmt::format("{}: no such file", file.string()));
    if (!fs::is_regular_file(file, ignored))
        return fail(fmt::format("{}: is not a regular file", file.string()));
    std::ifstream stream(file, std::ios::binary);
    std::string head(kHeadBytes, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (stream.bad() || (!stream && stream.gcount() == 0 && !stream.eof()))
        return fail(fmt::format("{}: cannot be read", file.string()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return head;
}

} // namespace

Result<void> write_sheet(const display::DisplayList& list, const text::FontStore& fonts,
                         const fs::path& file, const SheetFile& options) {
    const std::string extension = extension_of(file);
    const bool tiff = extension == ".tif" || extension == ".tiff";
    if (options.world_file == WorldFile::Beside && extension != ".png")
        return fail(fmt::format("{}: a world file stands beside a .png alone", file.string()),
                    ErrorKind::Usage);
    if (!options.ground && (tiff || options.world_file == WorldFile::Beside))
        return fail(
            fmt::format("{}: a page of several maps lies at no one place on earth", file.string()),
            ErrorKind::Usage);
    if (tiff)
        return write_tiff(list, fonts, file, options);
    if (extension == ".pdf" && options.ground)
        return write_placed_pdf(list, fonts, file, options);
    if (extension != ".png" && extension != ".pdf" && extension != ".svg")
        return fail(fmt::format("{}: a map is written as .png, .pdf, .svg or .tif", file.string()),
                    ErrorKind::Usage);
    const auto written = print::write_page(list, fonts, file, {options.dpi, options.texts});
    if (!written || options.world_file == WorldFile::None)
        return written;
    return write_world_file(file, options);
}

Result<std::string> view_of_file(const fs::path& file) {
    const auto head = head_of(file);
    if (!head)
        return tl::unexpected(head.error());
    std::optional<std::string> view;
    const auto starts = [&](std::string_view with) { return head->rfind(with, 0) == 0; };
    if (starts("\x89PNG\r\n")) {
        view = view_of_png(*head);
    } else if (starts("<?xml") || starts("<svg")) {
        view = view_of_svg(*head);
    } else if (starts("%PDF-") || starts("II*") || starts("II+")) {
        const bool pdf = starts("%PDF-");
        const auto text = io::page_text(file, pdf ? "KEYWORDS" : "VIEW");
        if (!text)
            return tl::unexpected(text.error());
        if (*text)
            view = pdf ? view_in_text(**text) : **text;
    } else {
        return fail(fmt::format("{}: is no PNG, PDF, SVG or TIFF", file.string()));
    }
    if (!view)
        return fail(fmt::format("{}: names no view: it is no map of this program", file.string()));
    return *view;
}

} // namespace panjshir::app
