#pragma once
// A folder for the files of one test: tests that run side by side must not share any.

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace panjshir::testing {

/// In the build folder, `what` by the running test's name. Made if it is not there; what an earlier
/// run left in it stays.
inline std::filesystem::path test_folder(std::string_view what) {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = test ? std::string(test->test_suite_name()) + "." + test->name() : "no-test";
    std::replace(name.begin(), name.end(), '/', '-');
    auto folder = std::filesystem::path(PANJSHIR_BUILD_DIR) / "test-files" / what / name;
    std::filesystem::create_directories(folder);
    return folder;
}

} // namespace panjshir::testing
