#include "gazetteer/index.hpp"

#include "base/file.hpp"
#include "gazetteer/find.hpp"
#include "gazetteer/index/image.hpp"
#include "gazetteer/normalise/keys.hpp"
#include "small_atlas.hpp"

#include <cstring>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace panjshir::gazetteer {
namespace {

using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

std::filesystem::path scratch_file(std::string_view name) {
    return std::filesystem::temp_directory_path() /
           ("panjshir_index_test_" + std::to_string(::getpid()) + "_" + std::string(name));
}

std::string fault(std::string bytes) {
    const auto index = NameIndex::from_bytes(std::move(bytes), "afghanistan.names");
    return index ? "" : index.error().message;
}

std::string image() {
    return std::string(testing::index_of(testing::small_atlas()).bytes());
}

TEST(NameIndex, KeepsEveryPlaceAndForm) {
    const std::vector<Place> places = testing::small_atlas();
    const NameIndex index = testing::index_of(places);
    ASSERT_EQ(index.place_count(), places.size());
    for (const Place& place : places) {
        const auto number = index.place_of_id(place.id);
        ASSERT_TRUE(number) << place.id;
        const IndexedPlace kept = index.place(*number);
        EXPECT_EQ(kept.id, place.id);
        EXPECT_EQ(kept.kind, place.kind);
        EXPECT_EQ(kept.position, place.position);
        EXPECT_EQ(kept.rank, place.rank);
        EXPECT_EQ(kept.name, place.names[0].text);
        const auto [first, end] = index.forms_of(*number);
        EXPECT_GE(end - first, place.names.size());
        for (FormNumber form = first; form < end; ++form)
            EXPECT_EQ(index.form(form).place, *number);
    }
    EXPECT_EQ(index.place_of_id("atlantis"), std::nullopt);
    EXPECT_EQ(index.title(), "small atlas");
}

TEST(NameIndex, FindsEveryFormByEveryTable) {
    const NameIndex index = testing::index_of(testing::small_atlas());
    const auto holds = [&](IndexTable table, std::string_view bytes, PlaceNumber place) {
        for (const IndexEntry& entry : index.entries(table, hash32(bytes)))
            if (index.form(entry.form).place == place)
                return true;
        return false;
    };
    for (FormNumber number = 0; number < index.form_count(); ++number) {
        const IndexedForm form = index.form(number);
        EXPECT_TRUE(holds(IndexTable::Folded, form.folded, form.place)) << form.text;
        EXPECT_TRUE(holds(IndexTable::Key, form.key, form.place)) << form.text;
        EXPECT_TRUE(holds(IndexTable::Skeleton, keys_of(form.folded).skeleton, form.place))
            << form.text;
        for (std::size_t i = 0; i < form.key.size() && form.key.size() >= 3; ++i) {
            std::string shorter(form.key);
            shorter.erase(i, 1);
            EXPECT_TRUE(holds(IndexTable::KeyDeletion, shorter, form.place))
                << form.text << " " << shorter;
        }
    }
}

TEST(NameIndex, GivesAScannerTheBeginningsOfLongForms) {
    const NameIndex index = testing::index_of(testing::small_atlas());
    EXPECT_FALSE(index.entries(IndexTable::FoldedPrefix, hash32("pul")).empty());
    EXPECT_FALSE(index.entries(IndexTable::FoldedPrefix, hash32("pul e")).empty());
    EXPECT_TRUE(index.entries(IndexTable::FoldedPrefix, hash32("pul e khumri")).empty())
        << "this is a whole form";
    EXPECT_FALSE(index.entries(IndexTable::Folded, hash32("pul e khumri")).empty());
}

TEST(RunningHash, IsTheHashOfWhatWasAdded) {
    RunningHash hash;
    for (char byte : std::string("pul e"))
        hash.add(byte);
    EXPECT_EQ(hash.value(), hash32("pul e"));
    EXPECT_NE(hash.value(), hash32("pul"));
}

TEST(NameIndex, LinksPlacesOfOtherKindsThatShareAName) {
    const NameIndex index = testing::index_of(testing::small_atlas());
    std::vector<std::string> ids;
    for (PlaceNumber number : index.same_name(*index.place_of_id("salang-district")))
        ids.emplace_back(index.place(number).id);
    EXPECT_THAT(ids, UnorderedElementsAre("salang-pass", "salang-tunnel"));
}

TEST(NameIndex, APlaceWithoutNamesIsKnownByItsId) {
    Place nameless;
    nameless.id = "somewhere";
    const NameIndex index = testing::index_of({nameless});
    EXPECT_EQ(find(index, "Somewhere").size(), 1u);
}

TEST(NameIndex, OddNamesAreKept) {
    const NameIndex index = testing::index_of({
        testing::place("a", PlaceKind::Village, 69, 35,
                       {std::string(10'000, 'z'), "", "\xFF\xFE", "---", "Kolalan\xC3"}),
    });
    EXPECT_EQ(find(index, "Kolalan").size(), 1u);
    EXPECT_EQ(find(index, std::string(10'000, 'z')).size(), 1u);
}

TEST(NameIndex, AnEmptyIndexFindsNothing) {
    const NameIndex index = testing::index_of({});
    EXPECT_EQ(index.place_count(), 0u);
    EXPECT_TRUE(find(index, "Kabul").empty());
}

TEST(NameIndexFile, IsTheSameMappedAsInMemory) {
    const NameIndex built = testing::index_of(testing::small_atlas());
    const auto path = scratch_file("same");
    ASSERT_TRUE(write_file(path, built.bytes()));
    const auto mapped = NameIndex::open(path);
    std::filesystem::remove(path);
    ASSERT_TRUE(mapped) << mapped.error().message;
    EXPECT_EQ(mapped->bytes(), built.bytes());
    EXPECT_EQ(find(*mapped, "Pandjchir").front().place, find(built, "Pandjchir").front().place);
}

TEST(NameIndexFile, BuildsToTheSameBytesEachTime) {
    EXPECT_EQ(image(), image());
}

TEST(NameIndexFile, AMissingFileOrAFolderIsNamed) {
    const auto missing = NameIndex::open("/no/such/afghanistan.names");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::Missing);
    EXPECT_THAT(missing.error().message, HasSubstr("/no/such/afghanistan.names"));
    EXPECT_FALSE(NameIndex::open(std::filesystem::temp_directory_path()));
    const auto path = scratch_file("empty");
    ASSERT_TRUE(write_file(path, ""));
    EXPECT_THAT(NameIndex::open(path).error().message, HasSubstr("empty"));
    std::filesystem::remove(path);
}

TEST(NameIndexFile, AForeignFileIsNone) {
    EXPECT_THAT(fault("%PDF-1.7 and so on"), HasSubstr("no gazetteer index"));
    EXPECT_THAT(fault(""), HasSubstr("no gazetteer index"));
    EXPECT_THAT(fault(std::string(5000, '\0')), HasSubstr("afghanistan.names"));
}

TEST(NameIndexFile, AnotherVersionIsNamed) {
    std::string bytes = image();
    bytes[8] = 99;
    EXPECT_THAT(fault(bytes), HasSubstr("version 99"));
}

TEST(NameIndexFile, AFileCutAnywhereIsRefused) {
    const std::string bytes = image();
    EXPECT_THAT(fault(bytes.substr(0, bytes.size() - 1)), HasSubstr("cut off"));
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        EXPECT_NE(fault(bytes.substr(0, size)), "") << size;
}

TEST(NameIndexFile, AnyFlippedBitIsRefused) {
    const std::string good = image();
    for (std::size_t at = 0; at < good.size(); at += 131) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        EXPECT_NE(fault(bytes), "") << at;
    }
}

TEST(NameIndexFile, TablesThatPointOutsideAreRefusedThoughTheChecksumAgrees) {
    std::string bytes = image();
    image::Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    image::FormRecord form;
    std::memcpy(&form, bytes.data() + header.forms.offset, sizeof form);
    form.offset = 0x7FFFFFFF;
    std::memcpy(bytes.data() + header.forms.offset, &form, sizeof form);
    header.checksum = image::checksum(std::string_view(bytes).substr(sizeof header));
    std::memcpy(bytes.data(), &header, sizeof header);
    EXPECT_THAT(fault(bytes), HasSubstr("outside"));
}

} // namespace
} // namespace panjshir::gazetteer
