#pragma once
// The real atlas on its built-in relief, opened once a test program; the ground is kept in the
// build folder.

#include "app/session.hpp"
#include "io/atlas.hpp"
#include "support/shared.hpp"

#include <cstdlib>
#include <memory>

namespace panjshir::testing {

inline const app::Session& atlas_session() {
    static const std::unique_ptr<app::Session> session = [] {
        auto opened = app::Session::open(
            {atlas_dir(), "built-in", std::filesystem::path(PANJSHIR_BUILD_DIR) / "test-cache"});
        if (!opened) {
            ADD_FAILURE() << opened.error().message;
            std::abort();
        }
        return std::move(*opened);
    }();
    return *session;
}

inline CivilDay day(const char* text) {
    return parse_day(text).value();
}

/// The atlas's own sheet on a page of 370 x 315 mm (1400 x 1190 pixels).
inline constexpr app::PageSize kTestPage{370.4, 314.9};

inline app::ViewState view_on(const char* on, const char* who = "all") {
    app::ViewState view = atlas_session().initial_view(kTestPage);
    view = atlas_session().fitted_view(view, atlas_session().atlas().area, kTestPage);
    view.on = day(on);
    if (std::string(who) != "all")
        view.basis = {chronicle::Basis::Kind::Side, who};
    return view;
}

} // namespace panjshir::testing
