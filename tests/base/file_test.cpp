#include "base/file.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

using namespace panjshir;
namespace fs = std::filesystem;

namespace {

class FileTest : public ::testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(PANJSHIR_BUILD_DIR) / "test-files" /
                   (std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
                    std::to_string(::getpid()));
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }
    fs::path m_folder;
};

} // namespace

TEST_F(FileTest, WritesAndReadsBack) {
    const fs::path file = m_folder / "a.bin";
    const std::string bytes("\0one\ntwo\xFF", 9);
    ASSERT_TRUE(write_file(file, bytes));
    EXPECT_EQ(read_file(file).value(), bytes);
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), {}), 1); // nothing left beside it
}

TEST_F(FileTest, NamesWhatCannotBeRead) {
    EXPECT_EQ(read_file(m_folder / "none.csv").error().message,
              (m_folder / "none.csv").string() + ": no such file");
    EXPECT_NE(read_file(m_folder).error().message.find("is a folder"), std::string::npos);
    EXPECT_NE(read_file("/dev/null").error().message.find("not a regular file"), std::string::npos);
}

TEST_F(FileTest, RefusesAFileLargerThanAllowed) {
    ASSERT_TRUE(write_file(m_folder / "b", std::string(100, 'x')));
    EXPECT_FALSE(read_file(m_folder / "b", 99));
    EXPECT_TRUE(read_file(m_folder / "b", 100));
}

TEST_F(FileTest, AFolderThatIsNotThereIsNamedAndNothingIsMade) {
    const auto written = write_file(m_folder / "no" / "such" / "a.png", "x");
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message.find("cannot be written"), std::string::npos);
    EXPECT_FALSE(fs::exists(m_folder / "no"));
}

TEST_F(FileTest, AFolderInTheWayStaysAsItWas) {
    fs::create_directories(m_folder / "map.png");
    EXPECT_FALSE(write_file(m_folder / "map.png", "x"));
    EXPECT_TRUE(fs::is_directory(m_folder / "map.png"));
}

TEST_F(FileTest, ADeviceIsNeverReplaced) {
    const auto written = write_file("/dev/null", "x");
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message.find("not a regular file"), std::string::npos);
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST(Sha256, AgreesWithThePublishedVectors) {
    // FIPS 180-2, appendix B.1, and the empty message.
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
