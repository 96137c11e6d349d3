#include "base/file.hpp"
#include "io/atlas_articles.hpp"
#include "io/atlas_folder.hpp"
#include "support/shared.hpp"

#include <gmock/gmock.h>

namespace panjshir::io {
namespace {

using panjshir::testing::AtlasFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// 40 code points, 41 bytes; "Gué" begins at 16.
constexpr const char* kText = "Reds have taken Gué on the river at dusk";

std::vector<std::string> faults(const AtlasFolder& folder) {
    std::vector<std::string> texts;
    for (const Diagnostic& diagnostic : check_articles(folder.load().value(), folder.folder()))
        texts.push_back(to_string(diagnostic));
    return texts;
}

// An atlas of `kText` with one claim, whose span is given.
void write(AtlasFolder& folder, const std::string& begin, const std::string& end,
           const std::string& part_end = "40") {
    folder.file("paper.txt", kText);
    folder.table(
        "sources",
        "id,file,begin,end,title,publisher,language,published,sha256,rests_on,note_en,note_fr\n"
        "paper,paper.txt,0," +
            part_end + ",Title,Publisher,en,2021-08-24~," + sha256_hex(kText) + ",,,\n");
    folder.table("claims", std::string(AtlasFolder::kClaimColumns) +
                               "c1,ford,red,takes,,2021-08-22,red,,2021-08-22,paper," + begin +
                               "," + end + ",no,,\n");
    folder.table("events", AtlasFolder::kEventColumns);
    folder.table(
        "statements",
        "id,source,begin,end,speaker,subject,subject_part,relation,object,value,note_en,note_fr\n");
}

TEST(CheckArticles, FindsNothingWhereSpansAndNamesAreRight) {
    AtlasFolder folder;
    write(folder, "0", "19");
    EXPECT_THAT(faults(folder), IsEmpty());
}

TEST(CheckArticles, ComparesNamesWithoutCaseAndAccents) {
    AtlasFolder folder;
    write(folder, "16", "19");
    folder.table("names",
                 "place,name,language,script,status,reference\nford,GUE,fr,Latn,preferred,s\n");
    EXPECT_THAT(faults(folder), IsEmpty());
}

TEST(CheckArticles, WarnsOfAClaimWhoseSpanDoesNotNameItsPlace) {
    AtlasFolder folder;
    write(folder, "20", "40");
    EXPECT_THAT(
        faults(folder),
        ElementsAre("claims.csv:2:53: warning: c1: no written form of ford stands in its span, "
                    "nor a noun that means it"));
}

TEST(CheckArticles, WarnsOfSpansThatCutWords) {
    AtlasFolder folder;
    write(folder, "2", "30");
    EXPECT_THAT(faults(folder),
                ElementsAre("claims.csv:2:53: warning: c1: the span begins within a word (2)",
                            "claims.csv:2:53: warning: c1: the span ends within a word (30)"));
}

TEST(CheckArticles, TellsOfASpanBeyondTheText) {
    AtlasFolder folder;
    write(folder, "16", "41", "41");
    EXPECT_THAT(faults(folder),
                ElementsAre("sources.csv:2:17: error: paper: the span ends at 41, the text at 40",
                            "claims.csv:2:53: error: c1: the span ends at 41, the text at 40"));
}

TEST(CheckArticles, TellsOfATextThatIsAnother) {
    AtlasFolder folder;
    write(folder, "0", "19");
    folder.file("paper.txt", std::string(kText) + "\n");
    EXPECT_THAT(faults(folder),
                ElementsAre(HasSubstr("paper.txt is another text than the atlas was made from")));
}

TEST(CheckArticles, TellsOnceOfATextThatIsMissingOrNotUtf8) {
    AtlasFolder folder;
    write(folder, "0", "19");
    folder.file("paper.txt", "Reds\xFF");
    EXPECT_THAT(faults(folder), ElementsAre(HasSubstr("paper.txt is not UTF-8 at byte 4")));
    folder.remove("paper.txt");
    EXPECT_THAT(faults(folder), ElementsAre(HasSubstr("paper.txt")));
}

TEST(CheckArticles, ThePackageAgreesWithItsFiveArticles) {
    PANJSHIR_NEEDS_SHARED("articles");
    const auto atlas = load_atlas(panjshir::testing::atlas_dir());
    ASSERT_TRUE(atlas);
    for (const Diagnostic& diagnostic :
         check_articles(*atlas, panjshir::testing::shared_dir() / "articles"))
        ADD_FAILURE() << to_string(diagnostic);
}

} // namespace
} // namespace panjshir::io
