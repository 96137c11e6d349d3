#pragma once
// What a user draws on the map, kept as GeoJSON (RFC 7946) with simplestyle properties (Mapbox
// simplestyle-spec 1.1.0), so that other programs show it too.

#include "base/error.hpp"
#include "geo/lon_lat.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

enum class AnnotationKind {
    Text,     ///< a point and its words
    Arrow,    ///< a line whose end is its head
    Freehand, ///< a line as the hand drew it
    Measure,  ///< a line that tells its length
    Profile,  ///< a line whose profile is pinned
    Area      ///< a ring
};
std::string_view
to_string(AnnotationKind kind); ///< "text", "arrow", "freehand", "measure", "profile", "area"

struct Annotation {
    int id = 0; ///< unique in a document, above 0
    AnnotationKind kind = AnnotationKind::Text;
    Polyline points; ///< Text one, Area three or more, else two or more; a ring does not repeat its
                     ///< first
    std::string title;
    std::uint32_t colour = 0xB5342B; ///< 0xRRGGBB
    double width_px = 2;             ///< of lines, at 96 pixels an inch: 0.5..20
    double fill_opacity = 0.2;       ///< of areas, 0..1
    double text_size_px = 12;        ///< of texts, at 96 pixels an inch: 6..96
    bool operator==(const Annotation&) const = default;
};

inline constexpr std::size_t kMaxAnnotationPoints = 20'000;
inline constexpr std::size_t kMaxAnnotations = 5'000;
inline constexpr std::size_t kMaxAnnotationFileBytes = std::size_t{64} << 20;

/// A FeatureCollection; positions to 1e-7 degrees. Equal annotations give equal text.
nlohmann::ordered_json annotations_to_json(const std::vector<Annotation>& annotations);

/// Features that are no annotation of ours are read by their geometry (Point, LineString, Polygon's
/// outer ring, and the parts of their Multi forms). What cannot be read (no geometry, a position
/// that is none, more points than kMaxAnnotationPoints) is named in `diagnostics` as "feature 3:
/// ..." and left out; the rest is kept. Ids are given anew from 1 where they lack or repeat.
/// Errors: not a FeatureCollection or Feature.
Result<std::vector<Annotation>> annotations_from_json(const nlohmann::json& json,
                                                      const std::string& file,
                                                      Diagnostics& diagnostics);

/// Errors: as read_file; no JSON (with the byte at which it breaks); as annotations_from_json. A
/// session file's annotations are found too.
Result<std::vector<Annotation>> read_annotations(const std::filesystem::path& path,
                                                 Diagnostics& diagnostics);
Result<void> write_annotations(const std::filesystem::path& path,
                               const std::vector<Annotation>& annotations);

/// Whole JSON text with a message of ours: "x.json: broken at byte 512: ...".
Result<nlohmann::json> parse_json(const std::string& bytes, const std::string& file);

} // namespace panjshir::io
