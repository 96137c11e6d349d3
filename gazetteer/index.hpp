#pragma once
// NameIndex: every written form of every place of one gazetteer, by exact form, by key, by keys
// with one letter taken away, and by skeleton. Immutable. One flat image of bytes holds it all, so
// that a whole-country gazetteer is mapped from its file and ready at once; the atlas's is built in
// memory.

#include "gazetteer/place.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

using PlaceNumber = std::uint32_t; ///< 0 .. place_count() - 1
using FormNumber = std::uint32_t;  ///< 0 .. form_count() - 1

enum class Doubt { None, Doubtful };

/// A place as the index keeps it. The views live as long as the index.
struct IndexedPlace {
    std::string_view id;
    std::string_view name; ///< preferred
    PlaceKind kind = PlaceKind::Village;
    std::optional<LonLat> position;
    std::optional<double> elevation_m;
    std::string_view parent;
    std::string_view reference;
    int rank = 9;
    Doubt doubt = Doubt::None; ///< its record was found doubtful on import; it is ranked down
};

/// One written form. `folded`, `letters` and `key` are as in normalise/keys.hpp.
struct IndexedForm {
    PlaceNumber place = 0;
    std::string_view text; ///< as written
    std::string_view folded;
    std::string_view letters;
    std::string_view key;
    std::string_view language;
    std::string_view reference; ///< where this name comes from
    NameStatus status = NameStatus::Variant;
    Doubt doubt = Doubt::None;
    bool without_kind_word =
        false; ///< the keys are those of "Badghis" for the form "Badghis Province"
};

/// A 32-bit hash and the form that it stands for. Lists of them are sorted by hash; two different
/// strings may share a hash, so a finder compares the strings.
struct IndexEntry {
    std::uint32_t hash = 0;
    FormNumber form = 0;
};

/// The tables of an index, by what their hashes are made of. Hashes are hash32() of the bytes.
enum class IndexTable {
    Folded,      ///< folded forms: for a scanner of running text and for exact matches
    Key,         ///< keys
    KeyDeletion, ///< keys, and keys less one letter (two keys one edit apart share one of these)
    Skeleton,    ///< consonant skeletons
    SkeletonDeletion, ///< skeletons of four letters and more, less one letter, and themselves
    FoldedPrefix, ///< first word, first two words, ... of folded forms, each once: where a scanner
                  ///< goes on
};

std::uint32_t hash32(std::string_view bytes);

/// The same, byte by byte: a scanner adds a space and the next word, and asks again.
class RunningHash {
public:
    void add(char byte) {
        m_state = (m_state ^ static_cast<unsigned char>(byte)) * 16777619u;
    } // FNV-1a
    std::uint32_t value() const;

private:
    std::uint32_t m_state = 2166136261u;
};

class NameIndex {
public:
    /// An index of the places' names; `title` names it in reasons and reports. A place without
    /// names is known by its id. Errors: over 4 GiB of names.
    static Result<NameIndex> build(std::span<const Place> places, std::string_view title);

    /// Maps a file written from bytes(). Errors, each naming the file: missing, no index (foreign),
    /// of another version, cut, damaged (checksum).
    static Result<NameIndex> open(const std::filesystem::path& path);

    /// The same over bytes in memory; `name` stands for the file in messages.
    static Result<NameIndex> from_bytes(std::string bytes, const std::string& name);

    NameIndex(NameIndex&&) noexcept;
    NameIndex& operator=(NameIndex&&) noexcept;
    ~NameIndex();

    std::string_view title() const;
    std::size_t place_count() const;
    std::size_t form_count() const;
    IndexedPlace place(PlaceNumber number) const; ///< Requires: number < place_count().
    IndexedForm form(FormNumber number) const;    ///< Requires: number < form_count().
    std::optional<PlaceNumber> place_of_id(std::string_view id) const;

    /// The forms of one place; they lie side by side.
    std::pair<FormNumber, FormNumber> forms_of(PlaceNumber number) const;

    /// The entries of one hash.
    std::span<const IndexEntry> entries(IndexTable table, std::uint32_t hash) const;

    /// Places of other kinds, at most 100 km away (or without position), that share a name's key
    /// with this one: Panjshir's province, valley and river. Sorted by rank.
    std::vector<PlaceNumber> same_name(PlaceNumber number) const;

    /// The whole image, ready to be written to a file.
    std::string_view bytes() const;

private:
    struct Storage;
    explicit NameIndex(std::unique_ptr<Storage> storage);
    std::unique_ptr<Storage> m_storage;
};

} // namespace panjshir::gazetteer
