#include "gazetteer/index.hpp"

#include "gazetteer/index/builder.hpp"
#include "gazetteer/index/image.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace panjshir::gazetteer {

namespace {

constexpr double kSameNameRadius_m = 100'000;

/// A file mapped for reading.
class Mapping {
public:
    static Result<Mapping> open(const std::filesystem::path& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            return fail(fmt::format("{}: {}", path.string(), std::strerror(errno)),
                        errno == ENOENT ? ErrorKind::Missing : ErrorKind::Input);
        struct stat status {};
        if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
            ::close(file);
            return fail(
                fmt::format("{}: {}", path.string(),
                            S_ISREG(status.st_mode) ? "the file is empty" : "this is no file"));
        }
        Mapping mapping;
        mapping.m_size = static_cast<std::size_t>(status.st_size);
        mapping.m_data = ::mmap(nullptr, mapping.m_size, PROT_READ, MAP_PRIVATE, file, 0);
        const int error = errno;
        ::close(file);
        if (mapping.m_data == MAP_FAILED) {
            mapping.m_data = nullptr;
            return fail(
                fmt::format("{}: cannot be mapped: {}", path.string(), std::strerror(error)));
        }
        return mapping;
    }
    Mapping() = default;
    Mapping(Mapping&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}
    Mapping& operator=(Mapping&&) = delete;
    ~Mapping() {
        if (m_data)
            ::munmap(m_data, m_size);
    }
    std::string_view bytes() const { return {static_cast<const char*>(m_data), m_size}; }

private:
    void* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace

struct NameIndex::Storage {
    std::string owned;
    Mapping mapping;
    std::string_view bytes;
    image::Header header;

    explicit Storage(std::string in_memory) : owned(std::move(in_memory)), bytes(owned) {
        read_header();
    }
    explicit Storage(Mapping file) : mapping(std::move(file)), bytes(mapping.bytes()) {
        read_header();
    }
    void read_header() { std::memcpy(&header, bytes.data(), sizeof header); }

    template <typename T>
    std::span<const T> records(const image::Section& section) const {
        return {reinterpret_cast<const T*>(bytes.data() + section.offset),
                static_cast<std::size_t>(section.count)};
    }
    std::string_view text(std::uint64_t offset, std::uint64_t length) const {
        return bytes.substr(header.text.offset + offset, length);
    }
    std::string_view text(image::Text part) const { return text(part.offset, part.length); }
    std::string_view label(std::uint32_t offset) const {
        return text(offset + 1, static_cast<unsigned char>(text(offset, 1)[0]));
    }
    const image::PlaceRecord& place(PlaceNumber number) const {
        assert(number < header.places.count);
        return records<image::PlaceRecord>(header.places)[number];
    }
    std::span<const IndexEntry> entries(std::size_t table, std::uint32_t hash) const {
        const auto directory = records<std::uint32_t>(header.directories[table]);
        const auto all = records<IndexEntry>(header.entries[table]);
        const int shift = 32 - std::countr_zero(directory.size() - 1);
        const std::uint32_t bucket = hash >> shift;
        const auto in_bucket =
            all.subspan(directory[bucket], directory[bucket + 1] - directory[bucket]);
        const auto [first, last] = std::equal_range(
            in_bucket.begin(), in_bucket.end(), IndexEntry{hash, 0},
            [](const IndexEntry& a, const IndexEntry& b) { return a.hash < b.hash; });
        return {first, last};
    }
};

// The bits are mixed so that the upper ones, which choose a bucket, depend on every byte
// (the finisher of MurmurHash3, A. Appleby).
std::uint32_t RunningHash::value() const {
    std::uint32_t hash = m_state;
    hash ^= hash >> 16;
    hash *= 0x85EBCA6Bu;
    hash ^= hash >> 13;
    hash *= 0xC2B2AE35u;
    return hash ^ (hash >> 16);
}

std::uint32_t hash32(std::string_view bytes) {
    RunningHash hash;
    for (char byte : bytes)
        hash.add(byte);
    return hash.value();
}

NameIndex::NameIndex(std::unique_ptr<Storage> storage) : m_storage(std::move(storage)) {}
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex& NameIndex::operator=(NameIndex&&) noexcept = default;
NameIndex::~NameIndex() = default;

Result<NameIndex> NameIndex::build(std::span<const Place> places, std::string_view title) {
    IndexBuilder builder(title);
    for (const Place& place : places)
        builder.add(place);
    return std::move(builder).finish();
}

Result<NameIndex> NameIndex::open(const std::filesystem::path& path) {
    auto mapping = Mapping::open(path);
    if (!mapping)
        return tl::unexpected(mapping.error());
    if (const auto fault = image::fault_of(mapping->bytes()))
        return fail(fmt::format("{}: {}", path.string(), *fault));
    return NameIndex(std::make_unique<Storage>(std::move(*mapping)));
}

Result<NameIndex> NameIndex::from_bytes(std::string bytes, const std::string& name) {
    if (const auto fault = image::fault_of(bytes))
        return fail(fmt::format("{}: {}", name, *fault));
    return NameIndex(std::make_unique<Storage>(std::move(bytes)));
}

std::string_view NameIndex::title() const {
    return m_storage->text(m_storage->header.title);
}
std::size_t NameIndex::place_count() const {
    return m_storage->header.places.count;
}
std::size_t NameIndex::form_count() const {
    return m_storage->header.forms.count;
}
std::string_view NameIndex::bytes() const {
    return m_storage->bytes;
}

IndexedPlace NameIndex::place(PlaceNumber number) const {
    const image::PlaceRecord& record = m_storage->place(number);
    IndexedPlace place;
    place.id = m_storage->text(record.id);
    place.name = m_storage->text(record.name);
    place.kind = static_cast<PlaceKind>(record.kind);
    if (record.has_position)
        place.position = LonLat::from_degrees(record.longitude, record.latitude);
    if (!std::isnan(record.elevation_m))
        place.elevation_m = record.elevation_m;
    place.parent = m_storage->text(record.parent);
    place.reference = m_storage->text(record.reference);
    place.rank = record.rank;
    place.doubt = static_cast<Doubt>(record.doubt);
    return place;
}

IndexedForm NameIndex::form(FormNumber number) const {
    assert(number < form_count());
    const image::FormRecord& record =
        m_storage->records<image::FormRecord>(m_storage->header.forms)[number];
    IndexedForm form;
    form.place = record.place;
    std::uint32_t at = record.offset;
    const auto next = [&](std::uint16_t length) {
        const std::string_view part = m_storage->text(at, length);
        at += length;
        return part;
    };
    form.text = next(record.text);
    form.folded = next(record.folded);
    form.letters = next(record.letters);
    form.key = next(record.key);
    form.language = m_storage->label(record.language);
    form.reference = m_storage->label(record.reference);
    form.status = static_cast<NameStatus>(record.status);
    form.doubt = static_cast<Doubt>(record.doubt);
    form.without_kind_word = record.without_kind_word != 0;
    return form;
}

std::pair<FormNumber, FormNumber> NameIndex::forms_of(PlaceNumber number) const {
    const image::PlaceRecord& record = m_storage->place(number);
    return {record.first_form, record.end_form};
}

std::optional<PlaceNumber> NameIndex::place_of_id(std::string_view id) const {
    for (const IndexEntry& entry : m_storage->entries(image::kIdTable, hash32(id)))
        if (m_storage->text(m_storage->place(entry.form).id) == id)
            return entry.form;
    return std::nullopt;
}

std::span<const IndexEntry> NameIndex::entries(IndexTable table, std::uint32_t hash) const {
    return m_storage->entries(static_cast<std::size_t>(table), hash);
}

std::vector<PlaceNumber> NameIndex::same_name(PlaceNumber number) const {
    const IndexedPlace here = place(number);
    std::vector<PlaceNumber> found;
    const auto [first, end] = forms_of(number);
    for (FormNumber own = first; own < end; ++own) {
        const IndexedForm mine = form(own);
        if (mine.status == NameStatus::Garbled || mine.key.empty())
            continue;
        for (const IndexEntry& entry : entries(IndexTable::Key, hash32(mine.key))) {
            const IndexedForm theirs = form(entry.form);
            if (theirs.place == number || theirs.key != mine.key ||
                theirs.status == NameStatus::Garbled)
                continue;
            const IndexedPlace there = place(theirs.place);
            if (there.kind == here.kind ||
                (here.position && there.position &&
                 geodesic_distance_m(*here.position, *there.position) > kSameNameRadius_m))
                continue;
            if (std::find(found.begin(), found.end(), theirs.place) == found.end())
                found.push_back(theirs.place);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](PlaceNumber a, PlaceNumber b) { return place(a).rank < place(b).rank; });
    return found;
}

} // namespace panjshir::gazetteer
