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

    std::unique_ptr<ShownProgram> open(std::vector<std::string> arguments = {},
                                       std::vector<std::string> environment = {}) {
        auto program =
            std::make_unique<ShownProgram>(m_folder, std::move(arguments), std::move(environment));
        EXPECT_FALSE(program->state().is_null()) << "the window has not opened";
        return program;
    }
    const std::filesystem::path& folder() const { return m_folder; }

    /// Presses a named control as soon as it is in sight.
    static void press(ShownProgram& program, const std::string& control) {
        ASSERT_TRUE(program.wait([&](const auto&) { return program.mark(control).first > 0; }))
            << control;
        const auto [x, y] = program.mark(control);
        program.click(x, y);
    }
    /// Whether the line that the window tells comes to hold these words.
    static bool tells(ShownProgram& program, const std::string& words, int seconds = 10) {
        return program.wait(
            [&](const auto& s) {
                return s["message"].template get<std::string>().find(words) != std::string::npos;
            },
            seconds);
    }
    /// The box of a panel that is shown, by its name ("##card"); null where it is closed or folded
    /// away.
    static nlohmann::json panel(const nlohmann::json& state, const std::string& id) {
        for (const auto& shown : state["panels"])
            if (shown["id"] == id)
                return shown;
        return {};
    }
    static bool appears(ShownProgram& program, const std::string& id) {
        return program.wait([&](const auto& s) { return !panel(s, id).is_null(); });
    }
    static bool goes(ShownProgram& program, const std::string& id) {
        return program.wait([&](const auto& s) { return panel(s, id).is_null(); });
    }

private:
    std::filesystem::path m_folder;
};

} // namespace panjshir::testing
