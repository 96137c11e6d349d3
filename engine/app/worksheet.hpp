#pragma once
// Handouts for a class, drawn by lot from the atlas: a numbered map, a profile to draw, a strip
// chart to fill in, "who said it?", and the key.

#include "app/session.hpp"
#include "scene/figures/worksheet.hpp"
#include "study/worksheet.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::app {

struct WorksheetRequest {
    std::uint64_t seed = 1;
    std::string language = "en";
};

struct WorksheetPages {
    study::Worksheet sheet;
    std::vector<display::DisplayList> pages; ///< exercises, the key, the strip chart filled in
};

/// Errors: an atlas without a valley and river (as ValleyAxis::make), without places on the map or
/// without claims to ask about; icons missing.
Result<WorksheetPages> make_worksheet(const Session& session, const WorksheetRequest& request);

/// Settlements, passes, gorges, tunnels and peaks that lie well within the map of the first page.
std::vector<study::MapCandidate> worksheet_candidates(const Session& session);

/// One PDF. Errors: another extension (wrong usage); as print::write_pdf_pages.
Result<void> write_worksheet(const Session& session, const WorksheetPages& pages,
                             const WorksheetRequest& request, const std::filesystem::path& file);

} // namespace panjshir::app
