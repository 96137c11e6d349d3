// Districts without a word on the real atlas.

#include "app/silence_overlays.hpp"
#include "support/atlas_session.hpp"

#include <gmock/gmock.h>

namespace panjshir::app {
namespace {

using panjshir::testing::atlas_session;
using panjshir::testing::day;
using panjshir::testing::view_on;

std::string text_of(const std::vector<scene::Overlay>& overlays, const std::string& id) {
    for (const scene::Overlay& overlay : overlays)
        if (overlay.id == id)
            for (const scene::OverlayItem& item : overlay.items)
                if (const auto* text = std::get_if<scene::OverlayText>(&item))
                    return text->text;
    return {};
}

TEST(SilenceOverlays, TellSinceWhenNobodySpeaks) {
    const auto view = view_on("2021-08-29");
    const auto overlays =
        silence_overlays(atlas_session(), view, {day("2021-08-28"), day("2021-08-29")});
    EXPECT_EQ(text_of(overlays, "place:andarab-district"), "no word since\n23 August");
    EXPECT_FALSE(overlays.at(0).legend.empty());
}

TEST(SilenceOverlays, LeaveOutWhoIsSpokenOf) {
    const auto view = view_on("2021-08-22");
    const auto overlays =
        silence_overlays(atlas_session(), view, {day("2021-08-22"), day("2021-08-24")});
    EXPECT_EQ(text_of(overlays, "place:andarab-district"), "");
}

TEST(SilenceOverlays, CountAWordAboutTheValleyOnlyAsOneAboutTheValley) {
    auto view = view_on("2021-09-01");
    view.language = "fr";
    const auto overlays =
        silence_overlays(atlas_session(), view, {day("2021-08-30"), day("2021-09-02")});
    EXPECT_EQ(text_of(overlays, "place:rukha-district"),
              "cité seulement\navec\u202F: vallée du Panchir");
    EXPECT_EQ(text_of(overlays, "place:deh-salah-district"), "pas un mot\ndepuis le 23 août");
}

} // namespace
} // namespace panjshir::app
