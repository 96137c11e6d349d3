#include "gazetteer/index/image.hpp"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace panjshir::gazetteer::image {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the image is written in little-endian order");

template <typename T>
bool fits(const Section& section, std::size_t size) {
    return section.offset % alignof(T) == 0 && section.offset <= size &&
           section.count <= (size - section.offset) / sizeof(T);
}

template <typename T>
std::span<const T> records(std::string_view bytes, const Section& section) {
    return {reinterpret_cast<const T*>(bytes.data() + section.offset),
            static_cast<std::size_t>(section.count)};
}

bool sections_fit(const Header& header, std::size_t size) {
    bool good = fits<PlaceRecord>(header.places, size) && fits<FormRecord>(header.forms, size) &&
                fits<char>(header.text, size);
    for (std::size_t i = 0; i < kTableCount; ++i)
        good = good && fits<std::uint32_t>(header.directories[i], size) &&
               fits<IndexEntry>(header.entries[i], size);
    return good;
}

bool label_fits(std::string_view text, std::uint32_t offset) {
    return offset < text.size() && text.size() - offset > static_cast<unsigned char>(text[offset]);
}

bool references_fit(std::string_view bytes, const Header& header) {
    const std::string_view text = bytes.substr(header.text.offset, header.text.count);
    const auto inside = [&](std::uint64_t offset, std::uint64_t length) {
        return offset + length <= text.size();
    };
    bool good = inside(header.title.offset, header.title.length);
    for (const PlaceRecord& place : records<PlaceRecord>(bytes, header.places)) {
        for (const Text& part : {place.id, place.name, place.parent, place.reference})
            good = good && inside(part.offset, part.length);
        good = good && place.first_form <= place.end_form && place.end_form <= header.forms.count &&
               place.kind <= static_cast<int>(PlaceKind::Region) &&
               (!place.has_position || LonLat::is_valid(place.longitude, place.latitude));
    }
    for (const FormRecord& form : records<FormRecord>(bytes, header.forms))
        good =
            good && form.place < header.places.count &&
            inside(form.offset, std::uint64_t{form.text} + form.folded + form.letters + form.key) &&
            label_fits(text, form.language) && label_fits(text, form.reference) &&
            form.status <= static_cast<int>(NameStatus::Garbled);
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const auto directory = records<std::uint32_t>(bytes, header.directories[i]);
        const auto entries = records<IndexEntry>(bytes, header.entries[i]);
        good = good && directory.size() >= 2 && std::has_single_bit(directory.size() - 1) &&
               std::is_sorted(directory.begin(), directory.end()) &&
               directory.back() == entries.size();
        const std::uint64_t limit = i == kIdTable ? header.places.count : header.forms.count;
        good = good && std::all_of(entries.begin(), entries.end(),
                                   [&](const IndexEntry& e) { return e.form < limit; });
    }
    return good;
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t word) {
    return std::rotl((lane ^ word) * 0x9E3779B97F4A7C15u, 29);
}

} // namespace

std::uint64_t checksum(std::string_view bytes) {
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    std::size_t at = 0;
    for (; bytes.size() - at >= 32; at += 32)
        for (std::size_t lane = 0; lane < 4; ++lane) {
            std::uint64_t word;
            std::memcpy(&word, bytes.data() + at + 8 * lane, 8);
            lanes[lane] = mixed(lanes[lane], word);
        }
    std::uint64_t sum = bytes.size();
    for (; at < bytes.size(); ++at)
        sum = mixed(sum, static_cast<unsigned char>(bytes[at]));
    for (std::uint64_t lane : lanes)
        sum = mixed(sum, lane ^ (lane >> 31));
    return sum;
}

std::optional<std::string> fault_of(std::string_view bytes) {
    Header header;
    if (bytes.size() < kMagic.size() ||
        std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        return "this is no gazetteer index (it begins otherwise)";
    if (bytes.size() < sizeof header)
        return fmt::format("cut off within its header (it holds {} bytes)", bytes.size());
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.byte_order != kByteOrder)
        return "written by a machine with another byte order; import the gazetteer again";
    if (header.version != kVersion)
        return fmt::format(
            "index version {} (this program reads version {}); import the gazetteer again",
            header.version, kVersion);
    if (header.file_size != bytes.size())
        return fmt::format("{}: it holds {} bytes and should hold {}; import the gazetteer again",
                           bytes.size() < header.file_size ? "cut off" : "bytes behind its end",
                           bytes.size(), header.file_size);
    if (header.checksum != checksum(bytes.substr(sizeof header)))
        return "damaged (its checksum does not agree); import the gazetteer again";
    if (!sections_fit(header, bytes.size()) || !references_fit(bytes, header))
        return "damaged (its tables point outside the file); import the gazetteer again";
    return std::nullopt;
}

} // namespace panjshir::gazetteer::image
