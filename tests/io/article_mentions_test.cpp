#include "io/article_mentions.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace panjshir::io {
namespace {

using gazetteer::NameStatus;
using gazetteer::Place;
using gazetteer::PlaceKind;

Place place(const char* id, PlaceKind kind, std::initializer_list<const char*> names) {
    Place made;
    made.id = id;
    made.kind = kind;
    for (const char* name : names)
        made.names.push_back({name, "fr", "Latn", NameStatus::Variant, ""});
    return made;
}

const std::vector<Place>& places() {
    static const std::vector<Place> list{
        place("north-valley", PlaceKind::Valley, {"vallée du Nord", "Nord"}),
        place("south-valley", PlaceKind::Valley, {"vallée du Sud", "Sud"}),
        place("north-road", PlaceKind::Road, {"route du Nord"}),
        place("north-pass", PlaceKind::Pass, {"col du Nord"}),
    };
    return list;
}

Mention mention(const char* id, const std::u32string& passage, const std::u32string& before = U"") {
    for (const Place& candidate : places())
        if (candidate.id == id)
            return find_mention(candidate, places(), folded_words(passage), folded_words(before));
    return Mention::None;
}

TEST(FindMention, AWrittenFormNamesThePlace) {
    EXPECT_EQ(mention("north-valley", U"ils tiennent la vallée du Nord."), Mention::Named);
    EXPECT_EQ(mention("north-valley", U"l’armée du NORD"), Mention::Named);
    EXPECT_EQ(mention("north-valley", U"les nordistes"), Mention::None);
}

TEST(FindMention, ANounOfTheKindAndTheProperPartNameIt) {
    EXPECT_EQ(mention("north-road", U"l’autoroute passant par le col du Nord"),
              Mention::NounAndName);
    EXPECT_EQ(mention("north-road", U"le col du Nord"), Mention::None) << "a pass is no road";
    EXPECT_EQ(mention("north-road", U"l’autoroute passant par le col du Sud"), Mention::None);
}

TEST(FindMention, ANounAloneMeansThePlaceLastCalledByOne) {
    EXPECT_EQ(
        mention("north-valley", U"ils assiègent la vallée", U"Dans la vallée du Nord, on se bat."),
        Mention::BackReference);
    EXPECT_EQ(mention("north-valley", U"ils assiègent la vallée",
                      U"De la vallée du Nord ils vont à la vallée du Sud."),
              Mention::None);
    EXPECT_EQ(mention("south-valley", U"ils assiègent la vallée",
                      U"De la vallée du Nord ils vont à la vallée du Sud."),
              Mention::BackReference);
    EXPECT_EQ(mention("north-valley", U"ils assiègent la vallée", U"On se bat au Nord."),
              Mention::None)
        << "nothing was called a valley before";
    EXPECT_EQ(mention("north-valley", U"ils l’assiègent", U"Dans la vallée du Nord, on se bat."),
              Mention::None);
}

} // namespace
} // namespace panjshir::io
