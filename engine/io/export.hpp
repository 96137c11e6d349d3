#pragma once
// The atlas as other programs read it, with nothing lost on the way. Every file is written whole or
// not at all.

#include "io/export_geometry.hpp"

#include <filesystem>

namespace panjshir::io {

/// By the ending: .geojson, .gpkg, .kml, .csv, .lpf.json. Errors: another ending (wrong usage), a
/// folder that is not there or not writable.
Result<void> export_atlas(const Atlas& atlas, const ExportGeometry& geometry,
                          const std::filesystem::path& path);

/// RFC 7946: one feature a claim or event. Properties: `table` ("claims" or "events"), every column
/// of that table under its own name, and what a reader would otherwise look up (see ExportedFacts).
/// The geometry of a claim is its place's area, course or point, that of an event the points of its
/// places, null where nothing is known. The member `panjshir` of the collection holds all other
/// tables, so that import_geojson gives back the whole atlas; programs that do not know it pass it
/// over.
Result<void> export_geojson(const Atlas& atlas, const ExportGeometry& geometry,
                            const std::filesystem::path& path);

/// One layer a table (claims, events, places, statements with a geometry, the others without), and
/// the table `package` with what datapackage.json says. first_day and last_day are date fields.
Result<void> export_geopackage(const Atlas& atlas, const ExportGeometry& geometry,
                               const std::filesystem::path& path);

/// KML 2.2: a folder of claims and one of events, each placemark with a TimeSpan (the days spoken
/// of; an open end is left out), every column as ExtendedData (begin and end as span_begin and
/// span_end), in the colour of the holder. For looking, not for bringing back.
Result<void> export_kml(const Atlas& atlas, const ExportGeometry& geometry,
                        const std::filesystem::path& path);

/// One table for spreadsheets, claims first, then events: `table`, the columns of both, and what a
/// reader would look up, with longitude and latitude of the (first) place. Places, actors and
/// sources are named by their ids; the atlas's own tables are the CSV of those.
Result<void> export_csv(const Atlas& atlas, const ExportGeometry& geometry,
                        const std::filesystem::path& path);

/// Linked Places format 1.3 (Pelagios Network): one feature a place with its names, kind, parent,
/// notes and the days of the atlas.
Result<void> export_linked_places(const Atlas& atlas, const ExportGeometry& geometry,
                                  const std::filesystem::path& path);

} // namespace panjshir::io
