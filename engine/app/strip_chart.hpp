#pragma once
// The valley strip chart of an atlas: its data, its figure, its file.

#include "app/strip_chart_axis.hpp"
#include "scene/figures/strip_chart.hpp"
#include "study/strip_chart.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace panjshir::app {

struct StripRequest {
    chronicle::Basis basis;
    std::optional<CivilDay> known_on;
    std::string valley, river; ///< empty: see ValleyAxis::make
    std::string language = "en";
    int stale_after_days = 7;
};

struct StripAnswer {
    ValleyAxis axis;
    study::StripChart chart;
    StripRequest request;
};

/// Errors: as ValleyAxis::make.
Result<StripAnswer> make_strip_chart(const Session& session, const StripRequest& request);

/// The chart ready to be drawn; `icons` outlives it.
scene::StripFigure strip_figure(const Session& session, const StripAnswer& answer,
                                const scene::IconSet& icons, const PageSize& page,
                                scene::StripForm form = scene::StripForm::Page);

/// Writes .png, .pdf or .svg. Errors: another extension (wrong usage); as export_figure.
Result<void> write_strip_chart(const Session& session, const StripAnswer& answer,
                               const PageSize& page, const std::filesystem::path& file,
                               double dpi = 200);

} // namespace panjshir::app
