#pragma once
// A journey: one or more programs with a home of their own.

#include "shown_program.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace panjshir::testing {

class Journey : public ::testing::Test {
protected:
    void SetUp() override {
        if (const std::string lack = ShownProgram::lacking(); !lack.empty())
            GTEST_SKIP() << lack;
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::path(PANJSHIR_BUILD_DIR) / "journeys" /
                   (std::string(test->test_suite_name()) + "." + test->name());
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
    }

    std::unique_ptr<ShownProgram> open(std::vector<std::string> arguments = {}) {
        auto program = std::make_unique<ShownProgram>(m_folder, std::move(arguments));
        EXPECT_FALSE(program->state().is_null()) << "the window has not opened";
        return program;
    }
    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

} // namespace panjshir::testing
