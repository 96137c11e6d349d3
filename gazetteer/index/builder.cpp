#include "gazetteer/index/builder.hpp"

#include "base/utf8.hpp"
#include "gazetteer/normalise/keys.hpp"
#include "gazetteer/normalise/kind_words.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace panjshir::gazetteer {
namespace {

// The first kLongestName code points, with what is no UTF-8 replaced.
std::string written_form(std::string_view text) {
    if (text.size() <= kLongestName && !utf8::first_invalid_byte(text))
        return std::string(text);
    std::string out;
    std::size_t byte = 0;
    for (std::size_t count = 0; byte < text.size() && count < kLongestName; ++count)
        utf8::append(out, utf8::decode(text, byte));
    return out;
}

void sort_entries(std::vector<IndexEntry>& entries) {
    std::sort(entries.begin(), entries.end(), [](const IndexEntry& a, const IndexEntry& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.form < b.form;
    });
}

// Where the entries begin whose hash has the upper bits 0, 1, 2 ...; about four entries a bucket.
std::vector<std::uint32_t> directory_of(const std::vector<IndexEntry>& entries) {
    const std::size_t buckets = std::bit_ceil(entries.size() / 4 + 2);
    const int shift = 32 - std::countr_zero(buckets);
    std::vector<std::uint32_t> directory(buckets + 1, 0);
    for (const IndexEntry& entry : entries)
        ++directory[(entry.hash >> shift) + 1];
    for (std::size_t i = 1; i < directory.size(); ++i)
        directory[i] += directory[i - 1];
    return directory;
}

template <typename T>
image::Section append(std::string& bytes, const std::vector<T>& records) {
    bytes.resize((bytes.size() + 7) / 8 * 8, '\0');
    const image::Section section{bytes.size(), records.size()};
    bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T));
    return section;
}

} // namespace

IndexBuilder::IndexBuilder(std::string_view title) {
    m_title = put(title);
}

image::Text IndexBuilder::put(std::string_view text) {
    const image::Text place{static_cast<std::uint32_t>(m_text.size()),
                            static_cast<std::uint32_t>(text.size())};
    m_text += text;
    return place;
}

std::uint32_t IndexBuilder::label(std::string_view text) {
    const std::string key(text.substr(0, 255));
    const auto [it, added] = m_labels.try_emplace(key, static_cast<std::uint32_t>(m_text.size()));
    if (added) {
        m_text += static_cast<char>(key.size());
        m_text += key;
    }
    return it->second;
}

void IndexBuilder::enter(IndexTable table, std::string_view bytes, FormNumber form) {
    m_entries[static_cast<std::size_t>(table)].push_back({hash32(bytes), form});
}

void IndexBuilder::enter_deletions(IndexTable table, std::string_view bytes, FormNumber form) {
    enter(table, bytes, form);
    std::string shorter;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && bytes[i] == bytes[i - 1])
            continue;
        shorter.assign(bytes.substr(0, i)).append(bytes.substr(i + 1));
        enter(table, shorter, form);
    }
}

void IndexBuilder::add_form(const PlaceName& name, std::string_view written, Doubt doubt,
                            bool without_kind_word, std::vector<std::string>& known_keys) {
    const NameKeys keys = keys_of(written);
    if (keys.folded.empty())
        return;
    const auto number = static_cast<FormNumber>(m_forms.size());
    image::FormRecord record;
    record.place = static_cast<std::uint32_t>(m_places.size());
    const std::string text = written_form(name.text);
    record.offset = static_cast<std::uint32_t>(m_text.size());
    record.text = static_cast<std::uint16_t>(text.size());
    record.folded = static_cast<std::uint16_t>(keys.folded.size());
    record.letters = static_cast<std::uint16_t>(keys.letters.size());
    record.key = static_cast<std::uint16_t>(keys.key.size());
    m_text.append(text).append(keys.folded).append(keys.letters).append(keys.key);
    record.language = label(name.language);
    record.reference = label(name.reference);
    record.status = static_cast<std::uint8_t>(name.status);
    record.doubt = static_cast<std::uint8_t>(doubt);
    record.without_kind_word = without_kind_word ? 1 : 0;
    m_forms.push_back(record);

    enter(IndexTable::Folded, keys.folded, number);
    for (std::size_t space = keys.folded.find(' '); space != std::string::npos;
         space = keys.folded.find(' ', space + 1))
        enter(IndexTable::FoldedPrefix, std::string_view(keys.folded).substr(0, space), number);
    enter(IndexTable::Key, keys.key, number);
    // A place's forms that share a key are found through the first of them.
    if (keys.key.empty() ||
        std::find(known_keys.begin(), known_keys.end(), keys.key) != known_keys.end())
        return;
    known_keys.push_back(keys.key);
    if (keys.key.size() >= 3)
        enter_deletions(IndexTable::KeyDeletion, keys.key, number);
    enter(IndexTable::Skeleton, keys.skeleton, number);
    if (keys.skeleton.size() >= 4)
        enter_deletions(IndexTable::SkeletonDeletion, keys.skeleton, number);
}

void IndexBuilder::add(const Place& place, const Doubts& doubts) {
    image::PlaceRecord record;
    record.first_form = static_cast<std::uint32_t>(m_forms.size());
    std::vector<std::string> known_keys;
    const auto doubt_of = [&](std::size_t i) {
        return i < doubts.names.size() ? doubts.names[i] : Doubt::None;
    };
    // Curated good forms first: the first form with a key stands for it.
    for (const bool garbled : {false, true})
        for (std::size_t i = 0; i < place.names.size(); ++i)
            if ((place.names[i].status == NameStatus::Garbled) == garbled)
                add_form(place.names[i], written_form(place.names[i].text), doubt_of(i), false,
                         known_keys);
    for (std::size_t i = 0; i < place.names.size(); ++i)
        if (const auto split = split_kind_word(place.names[i].text); split && !split->in_names)
            add_form(place.names[i], split->name, doubt_of(i), true, known_keys);
    if (m_forms.size() == record.first_form)
        add_form({place.id, "und", "", NameStatus::Preferred, ""}, place.id, Doubt::None, false,
                 known_keys);

    record.end_form = static_cast<std::uint32_t>(m_forms.size());
    record.id = put(place.id);
    record.name = put(written_form(place.name_in("en")));
    record.parent = put(place.parent);
    const auto shared = m_shared.find(place.reference);
    record.reference = shared != m_shared.end() ? shared->second
                                                : m_shared[place.reference] = put(place.reference);
    record.elevation_m = place.elevation_m ? static_cast<float>(*place.elevation_m) : std::nanf("");
    record.kind = static_cast<std::uint8_t>(place.kind);
    record.rank = static_cast<std::uint8_t>(std::clamp(place.rank, 0, 255));
    record.doubt = static_cast<std::uint8_t>(doubts.place);
    if (place.position) {
        record.has_position = 1;
        record.longitude = place.position->longitude_deg();
        record.latitude = place.position->latitude_deg();
    }
    m_entries[image::kIdTable].push_back(
        {hash32(place.id), static_cast<std::uint32_t>(m_places.size())});
    m_places.push_back(record);
}

Result<NameIndex> IndexBuilder::finish() && {
    if (m_text.size() > std::numeric_limits<std::uint32_t>::max())
        return fail("the gazetteer holds more than 4 GiB of names");
    image::Header header;
    header.magic = image::kMagic;
    header.version = image::kVersion;
    header.byte_order = image::kByteOrder;
    header.title = m_title;
    std::string bytes(sizeof header, '\0');
    header.places = append(bytes, m_places);
    header.forms = append(bytes, m_forms);
    bytes.resize((bytes.size() + 7) / 8 * 8, '\0');
    header.text = {bytes.size(), m_text.size()};
    bytes += m_text;
    for (std::size_t i = 0; i < image::kTableCount; ++i) {
        std::vector<IndexEntry> entries = std::move(m_entries[i]);
        sort_entries(entries);
        if (i == static_cast<std::size_t>(IndexTable::FoldedPrefix)) // each beginning once
            entries.erase(
                std::unique(entries.begin(), entries.end(),
                            [](const auto& a, const auto& b) { return a.hash == b.hash; }),
                entries.end());
        header.directories[i] = append(bytes, directory_of(entries));
        header.entries[i] = append(bytes, entries);
    }
    bytes.resize((bytes.size() + 7) / 8 * 8, '\0');
    header.file_size = bytes.size();
    header.checksum = image::checksum(std::string_view(bytes).substr(sizeof header));
    std::memcpy(bytes.data(), &header, sizeof header);
    return NameIndex::from_bytes(std::move(bytes), "index in memory");
}

} // namespace panjshir::gazetteer
