#pragma once
// The bytes of a NameIndex: how its file is laid out. Numbers are little-endian, sections begin at
// multiples of 8 bytes.
//
//   header | places | forms | text | per table: directory, entries | ids

#include "gazetteer/index.hpp"

#include <array>
#include <cstring>

namespace panjshir::gazetteer::image {

inline constexpr std::array<char, 8> kMagic{'P', 'J', 'N', 'A', 'M', 'E', 'S', '\n'};
inline constexpr std::uint32_t kVersion =
    1; ///< changes with the layout or with any normalising rule
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::size_t kTableCount = 7; ///< those of IndexTable, and ids last
inline constexpr std::size_t kIdTable = 6;

/// Bytes of the section `text`.
struct Text {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct Section {
    std::uint64_t offset = 0; ///< from the beginning of the file
    std::uint64_t count = 0;  ///< of records, not of bytes
};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t byte_order = 0;
    std::uint64_t file_size = 0;
    std::uint64_t checksum = 0; ///< of all bytes after the header
    Text title;
    Section places, forms, text;
    std::array<Section, kTableCount> directories, entries;
};

struct PlaceRecord {
    double longitude = 0, latitude = 0;
    Text id, name, parent, reference;
    float elevation_m = 0; ///< NaN: not known
    std::uint32_t first_form = 0, end_form = 0;
    std::uint8_t kind = 0, rank = 9, doubt = 0, has_position = 0;
};

/// text, folded, letters and key stand one behind another from `offset`.
struct FormRecord {
    std::uint32_t place = 0, offset = 0;
    std::uint16_t text = 0, folded = 0, letters = 0, key = 0;
    std::uint32_t language = 0,
                  reference = 0; ///< offsets of a length byte and the bytes, in `text`
    std::uint8_t status = 0, doubt = 0, without_kind_word = 0, unused = 0;
};

static_assert(sizeof(Header) % 8 == 0 && sizeof(PlaceRecord) % 8 == 0 &&
              sizeof(FormRecord) % 4 == 0);

/// A 64-bit mixing checksum in four lanes, to find damage; it is no protection against intent.
std::uint64_t checksum(std::string_view bytes);

/// Why these bytes are no index that can be read, or nothing: header, sizes, checksum, every
/// reference.
std::optional<std::string> fault_of(std::string_view bytes);

} // namespace panjshir::gazetteer::image
