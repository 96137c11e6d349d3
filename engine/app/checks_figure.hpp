#pragma once
// What sources say of the land laid over the map beside what the land says: bearings with the said
// quarter, distances as circles, roads that are said to link; each with its verdict.

#include "app/export_map.hpp"
#include "study/statement_checks.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::app {

/// Mouth, head and centroid of the ground's areas, with the terrain's heights, and their outlines
/// to 100 m.
void add_area_facts(const scene::Ground& ground, const Projection& projection,
                    study::LandFacts& facts);

/// Points and areas of the session's ground for the checks. Refers to the session's atlas.
study::LandFacts land_facts(const Session& session);

/// One overlay a statement, numbered from 1, the verdict in its legend:
/// - a direction from a valley or area: the bearing of the subject from the settlement that agrees
///   best and from the most important that does not, each with the quarter (90 degrees) that was
///   said;
/// - a distance: a circle of that length round the object (the same length is drawn once);
/// - a road said to link: its course.
/// Other statements draw nothing. Languages: en, fr, prs.
std::vector<scene::Overlay> check_overlays(const Session& session,
                                           const std::vector<study::StatementCheck>& checks,
                                           const study::LandFacts& facts,
                                           const std::string& language);

/// The map of the atlas's area with these overlays, without claims and events. Errors: as
/// export_map; no statement that can be drawn.
Result<void> export_checks(const Session& session, const std::string& language,
                           const PaperOptions& paper, const std::filesystem::path& file);

/// "supported", "confirmé", "تأیید شد".
std::string verdict_words(study::Verdict verdict, const std::string& language);

} // namespace panjshir::app
