#pragma once
// Whole-country gazetteers: read from the forms in which they are passed on, checked, and kept as a
// NameIndex. What is doubtful is reported, kept and ranked down.

#include "gazetteer/index.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace panjshir::gazetteer {

enum class GazetteerFormat {
    GeoNames,     ///< 19 columns parted by tabs, no header
    LinkedPlaces, ///< Linked Places JSON 1.3
    GeoJson,      ///< features with a name; points, or the middle of an outline's box
    Csv, ///< columns by name: name (or name_en, name_prs ...), longitude, latitude, id, kind,
         ///< variants
};
std::string_view to_string(GazetteerFormat format);

struct ImportProgress {
    std::uint64_t bytes = 0;
    std::uint64_t total_bytes = 0; ///< 0: not known
    std::size_t places = 0;
};

/// Afghanistan with a margin of a tenth of a degree.
inline constexpr LonLatBox kAfghanistan{60.4, 29.3, 75.0, 38.6};

struct ImportOptions {
    std::string title;                     ///< empty: the file's name
    std::optional<GazetteerFormat> format; ///< nothing: seen from the file's name and beginning
    std::optional<LonLatBox> country =
        kAfghanistan; ///< places outside are doubtful; nothing: not checked
    std::function<void(const ImportProgress&)> progress; ///< called at least at the end
};

struct ImportSummary {
    GazetteerFormat format = GazetteerFormat::GeoNames;
    std::size_t places = 0;          ///< all that were kept
    std::size_t names = 0;           ///< forms in the index
    std::size_t doubtful_places = 0; ///< kept and ranked down
    std::size_t doubtful_names = 0;  ///< same
    std::size_t skipped = 0; ///< records that could not be read or are of no kind that maps show
    Diagnostics diagnostics; ///< with line (text) or feature number in the message (JSON)
};

struct ImportedGazetteer {
    NameIndex index;
    ImportSummary summary;
};

/// Reads a gazetteer, never holding more than a part of its text. Faulty records are left out with
/// a diagnostic that names their line. Errors: no such file, a format that is not known, no place
/// at all. Write index.bytes() with write_file() to keep it, and open it with NameIndex::open().
Result<ImportedGazetteer> import_gazetteer(const std::filesystem::path& path,
                                           const ImportOptions& options = {});

/// The same from a stream; `name` stands for the file in messages. Without options.format the
/// format is seen from the name and the first bytes.
Result<ImportedGazetteer> import_gazetteer(std::istream& in, const std::string& name,
                                           const ImportOptions& options = {});

} // namespace panjshir::gazetteer
