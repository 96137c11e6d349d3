#include "io/user_document.hpp"

#include "base/file.hpp"
#include "support/test_folder.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

UserDocument small_document() {
    UserDocument document;
    document.atlas = "panjshir-2021";
    document.view = "on=2021-08-23";
    Annotation arrow;
    arrow.id = 4;
    arrow.kind = AnnotationKind::Arrow;
    arrow.points = {LonLat::from_degrees(69.5, 35.3), LonLat::from_degrees(69.8, 35.65)};
    arrow.title = "to the pass";
    arrow.colour = 0x0072B2;
    document.annotations = {arrow};
    document.corrections = {{std::string(64, 'a'), 3, 9, "bazarak"}};
    document.closed = {"khawak-pass"};
    document.way = {"paryan", "banu", true};
    return document;
}

Result<UserDocument> read(const std::string& text, Diagnostics& diagnostics) {
    return user_document_from_text(text, "s.json", diagnostics);
}

TEST(UserDocument, IsReadAsItWasWritten) {
    Diagnostics diagnostics;
    const auto back = read(to_json_text(small_document()), diagnostics);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, small_document());
    EXPECT_THAT(diagnostics, SizeIs(0));
}

TEST(UserDocument, CutAnywhereIsRefusedAndSaysWhere) {
    const std::string text = to_json_text(small_document());
    for (std::size_t size = 0; size + 2 < text.size(); size += 7) {
        Diagnostics diagnostics;
        const auto back = read(text.substr(0, size), diagnostics);
        ASSERT_FALSE(back) << size;
        EXPECT_THAT(back.error().message, HasSubstr("s.json")) << size;
    }
    Diagnostics diagnostics;
    EXPECT_THAT(read(text.substr(0, text.size() / 2), diagnostics).error().message,
                HasSubstr("the file ends too early"));
}

TEST(UserDocument, OfANewerVersionIsNamed) {
    std::string text = to_json_text(small_document());
    text.replace(text.find("\": 1,"), 5, "\": 99,");
    Diagnostics diagnostics;
    const auto back = read(text, diagnostics);
    ASSERT_FALSE(back);
    EXPECT_THAT(back.error().message, HasSubstr("newer Panjshir (session version 99"));
}

TEST(UserDocument, DeepNestingIsRefusedWithoutACrash) {
    Diagnostics diagnostics;
    const auto back =
        read("{\"panjshir-session\":1,\"annotations\":" + std::string(200000, '['), diagnostics);
    ASSERT_FALSE(back);
    EXPECT_THAT(back.error().message, HasSubstr("nested"));
}

TEST(UserDocument, SavingKeepsOneBackup) {
    const auto folder = panjshir::testing::test_folder("user-document");
    std::filesystem::remove(folder / "work.json");
    std::filesystem::remove(folder / "work.json~");
    const auto path = folder / "work.json";
    UserDocument document = small_document();
    ASSERT_TRUE(write_user_document(path, document));
    EXPECT_FALSE(std::filesystem::exists(folder / "work.json~"));
    const std::string first = *read_file(path);
    document.view = "on=2021-08-24";
    ASSERT_TRUE(write_user_document(path, document));
    EXPECT_EQ(*read_file(folder / "work.json~"), first);
    EXPECT_EQ(*read_file(path), to_json_text(document));
}

TEST(Annotations, AMillionPointsAreLeftOutAndTheRestKept) {
    std::string text = R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[)";
    for (int i = 0; i < 1'000'000; ++i)
        text += i ? ",[69,35]" : "[69,35]";
    text += R"(]}},{"type":"Feature","properties":{"title":"kept","marker-color":"#fa0"},
        "geometry":{"type":"Point","coordinates":[69.5,35.3]}}]})";
    const auto json = parse_json(text, "a.geojson");
    ASSERT_TRUE(json);
    Diagnostics diagnostics;
    const auto annotations = annotations_from_json(*json, "a.geojson", diagnostics);
    ASSERT_TRUE(annotations);
    ASSERT_THAT(*annotations, SizeIs(1));
    EXPECT_EQ(annotations->front().title, "kept");
    EXPECT_EQ(annotations->front().colour, 0xFFAA00u);
    ASSERT_THAT(diagnostics, SizeIs(1));
    EXPECT_THAT(to_string(diagnostics[0]), HasSubstr("feature 1: 1000000 points"));
}

TEST(Annotations, GeoJsonOfOtherProgramsIsReadByItsGeometry) {
    const auto json =
        parse_json(R"({"type":"Feature","properties":{"name":"x","stroke":"#00ff00"},"geometry":
        {"type":"MultiPolygon","coordinates":[[[[69,35],[70,35],[70,36],[69,35]]],
                                              [[[68,35],[68.5,35],[68.5,36],[68,35]]]]}})",
                   "b.geojson");
    ASSERT_TRUE(json);
    Diagnostics diagnostics;
    const auto annotations = annotations_from_json(*json, "b.geojson", diagnostics);
    ASSERT_TRUE(annotations);
    ASSERT_THAT(*annotations, SizeIs(2));
    for (const Annotation& annotation : *annotations) {
        EXPECT_EQ(annotation.kind, AnnotationKind::Area);
        EXPECT_THAT(annotation.points, SizeIs(3));
        EXPECT_EQ(annotation.colour, 0x00FF00u);
    }
    EXPECT_EQ((*annotations)[0].id, 1);
    EXPECT_EQ((*annotations)[1].id, 2);
}

} // namespace
} // namespace panjshir::io
