// bench_png PICTURE.png [RUNS]: the picture's pixels (8-bit red, green, blue) packed again by
// panjshir's own writer, on all cores, and by libpng, which has one thread, in turn, in memory.
// Each file is read back and compared before anything is timed. Prints the median seconds and the
// size of each, and the ratio to the first. Ends with 1 if pixels differ.

#include "base/file.hpp"
#include "print/png_writer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <png.h>
#include <span>
#include <string>
#include <vector>

namespace {

struct Picture {
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> rgb;
};

bool read(const std::string& bytes, Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return false;
    image.format = PNG_FORMAT_RGB;
    picture.columns = static_cast<int>(image.width);
    picture.rows = static_cast<int>(image.height);
    picture.rgb.resize(PNG_IMAGE_SIZE(image));
    return png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) != 0;
}

std::string pack_with_ours(const Picture& picture) {
    panjshir::print::PngEncoder encoder({picture.columns, picture.rows, 300, {}});
    // In bands of rows, as the painter hands them over.
    constexpr int kBandRows = 256;
    const auto row_bytes = static_cast<std::size_t>(picture.columns) * 3;
    for (int row = 0; row < picture.rows; row += kBandRows) {
        const auto count = static_cast<std::size_t>(std::min(kBandRows, picture.rows - row));
        encoder.add_rows(
            std::span(picture.rgb)
                .subspan(static_cast<std::size_t>(row) * row_bytes, count * row_bytes));
    }
    return encoder.finish();
}

// Level -1: libpng's default, 6.
std::string pack_with_libpng(const Picture& picture, int level, int filters) {
    std::string bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &bytes,
        [](png_structp writer, png_bytep data, png_size_t size) {
            static_cast<std::string*>(png_get_io_ptr(writer))
                ->append(reinterpret_cast<const char*>(data), size);
        },
        nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(picture.columns),
                 static_cast<png_uint_32>(picture.rows), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (level >= 0)
        png_set_compression_level(png, level);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, filters);
    png_write_info(png, info);
    const auto row_bytes = static_cast<std::size_t>(picture.columns) * 3;
    for (int row = 0; row < picture.rows; ++row)
        png_write_row(png, picture.rgb.data() + static_cast<std::size_t>(row) * row_bytes);
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

struct Packer {
    const char* name;
    std::function<std::string(const Picture&)> pack;
    std::vector<double> seconds;
    std::size_t bytes = 0;
};

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::puts("bench_png PICTURE.png [RUNS]");
        return 2;
    }
    const auto file = panjshir::read_file(arguments[1], std::size_t{1} << 31);
    Picture picture;
    if (!file || !read(*file, picture)) {
        fmt::print(stderr, "{}: no PNG that can be read\n", arguments[1]);
        return 1;
    }
    const int runs = count > 2 ? std::max(1, std::atoi(arguments[2])) : 5;
    const std::size_t pixels = picture.rgb.size() / 3;
    fmt::print("{}: {} x {} pixels ({:.1f} million)\n", arguments[1], picture.columns, picture.rows,
               static_cast<double>(pixels) / 1e6);
    std::vector<Packer> packers{
        {"panjshir", &pack_with_ours, {}, 0},
        {"libpng, default",
         [](const Picture& p) { return pack_with_libpng(p, -1, PNG_ALL_FILTERS); },
         {},
         0},
        {"libpng, level 1, all filters",
         [](const Picture& p) { return pack_with_libpng(p, 1, PNG_ALL_FILTERS); },
         {},
         0},
        {"libpng, level 1, filter Up",
         [](const Picture& p) { return pack_with_libpng(p, 1, PNG_FILTER_UP); },
         {},
         0}};
    for (Packer& packer : packers) {
        const std::string packed = packer.pack(picture);
        packer.bytes = packed.size();
        Picture back;
        if (!read(packed, back) || back.columns != picture.columns || back.rgb != picture.rgb) {
            fmt::print(stderr, "{}: the pixels differ\n", packer.name);
            return 1;
        }
    }
    for (int run = 0; run < runs; ++run)
        for (Packer& packer : packers) {
            const auto begin = std::chrono::steady_clock::now();
            const std::string packed = packer.pack(picture);
            packer.seconds.push_back(
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        }
    const auto median = [](std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    const double ours = median(packers.front().seconds);
    for (const Packer& packer : packers)
        fmt::print("{:32}{:8.3f} s{:9.2f} MB{:8.2f}x\n", packer.name, median(packer.seconds),
                   static_cast<double>(packer.bytes) / 1e6, median(packer.seconds) / ours);
    return 0;
}
