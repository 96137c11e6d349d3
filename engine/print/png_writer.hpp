#pragma once
// Writes PNG files row band by row band (PNG 1.2: 8-bit red, green, blue).

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace panjshir::print {

struct PngHeader {
    int columns = 0, rows = 0;
    double dpi = 0; ///< 0: not said
    std::vector<std::pair<std::string, std::string>> texts;
};

/// Gathers the file in memory as compressed chunks; each band is compressed as it comes.
class PngEncoder {
public:
    explicit PngEncoder(const PngHeader& header);
    ~PngEncoder();

    /// The next rows, 3 bytes a pixel. Requires: a whole number of rows, no more than are left.
    void add_rows(std::span<const std::uint8_t> rgb);
    /// The whole file's bytes. Requires: all rows have been added.
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace panjshir::print
