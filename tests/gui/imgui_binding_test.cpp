#include "gui/imgui_binding.hpp"
#include "gui/words.hpp"

#include <gtest/gtest.h>
#include <set>

namespace panjshir::gui {

TEST(ImGuiBinding, KeysOfTextEditingAreMappedEachToItsOwn) {
    EXPECT_EQ(imgui_key(sf::Keyboard::Left), ImGuiKey_LeftArrow);
    EXPECT_EQ(imgui_key(sf::Keyboard::Backspace), ImGuiKey_Backspace);
    EXPECT_EQ(imgui_key(sf::Keyboard::Delete), ImGuiKey_Delete);
    EXPECT_EQ(imgui_key(sf::Keyboard::Enter), ImGuiKey_Enter);
    EXPECT_EQ(imgui_key(sf::Keyboard::V), ImGuiKey_V);
    std::set<ImGuiKey> seen;
    for (int key = 0; key < sf::Keyboard::KeyCount; ++key)
        if (const auto mapped = imgui_key(static_cast<sf::Keyboard::Key>(key))) {
            EXPECT_TRUE(seen.insert(*mapped).second) << "key " << key << " shares its meaning";
        }
    EXPECT_EQ(seen.size(), 20u);
}

TEST(ImGuiBinding, KeysWithoutAMeaningForTextAreLeftAlone) {
    EXPECT_FALSE(imgui_key(sf::Keyboard::F11));
    EXPECT_FALSE(imgui_key(sf::Keyboard::Unknown));
}

TEST(Words, EveryWordIsSaidInBothLanguages) {
    for (int i = 0; i <= static_cast<int>(Word::ClaimsSpeakOf); ++i)
        for (const char* language : {"en", "fr"})
            EXPECT_STRNE(word(static_cast<Word>(i), language), "") << i << " " << language;
    for (const scene::Layer layer : scene::all_layers())
        for (const char* language : {"en", "fr"})
            EXPECT_STRNE(layer_name(layer, language), "") << language;
}

} // namespace panjshir::gui
