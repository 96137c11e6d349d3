#pragma once
// Where the tests find material that is not part of the project, and how they do without it.

#include <filesystem>
#include <gtest/gtest.h>
#include <string>

namespace panjshir::testing {

inline std::filesystem::path source_dir() {
    return PANJSHIR_SOURCE_DIR;
}
inline std::filesystem::path atlas_dir() {
    return source_dir() / "assets" / "panjshir-2021";
}
/// A folder beside the project's, holding the articles and the surveys.
inline std::filesystem::path shared_dir() {
    return source_dir().parent_path() / "shared";
}

} // namespace panjshir::testing

/// Skips the test, naming what is missing, unless the file or folder is there.
#define PANJSHIR_NEEDS_SHARED(relative)                                                            \
    do {                                                                                           \
        if (!std::filesystem::exists(panjshir::testing::shared_dir() / (relative)))                \
            GTEST_SKIP() << "needs ../shared/" << (relative);                                      \
    } while (false)
