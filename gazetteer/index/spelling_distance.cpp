#include "gazetteer/index/spelling_distance.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace panjshir::gazetteer {
namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

struct Pair {
    char a, b;
    float cost;
};

constexpr std::array kRelated{
    Pair{'e', 'i', 0.1f},  Pair{'o', 'u', 0.1f},  Pair{'a', 'e', 0.2f},  Pair{'a', 'i', 0.3f},
    Pair{'a', 'o', 0.25f}, Pair{'a', 'u', 0.3f},  Pair{'e', 'o', 0.4f},  Pair{'e', 'u', 0.4f},
    Pair{'i', 'o', 0.4f},  Pair{'i', 'u', 0.4f},  Pair{'w', 'u', 0.05f}, Pair{'w', 'o', 0.05f},
    Pair{'v', 'u', 0.15f}, Pair{'v', 'o', 0.15f}, Pair{'w', 'v', 0.05f}, Pair{'y', 'i', 0.05f},
    Pair{'y', 'e', 0.1f},  Pair{'q', 'k', 0.05f}, Pair{'k', 'X', 0.3f},  Pair{'g', 'G', 0.25f},
    Pair{'q', 'G', 0.4f},  Pair{'q', 'X', 0.5f},  Pair{'k', 'g', 0.5f},  Pair{'X', 'h', 0.5f},
    Pair{'G', 'X', 0.6f},  Pair{'S', 'C', 0.2f},  Pair{'Z', 'j', 0.2f},  Pair{'Z', 'z', 0.3f},
    Pair{'C', 'j', 0.4f},  Pair{'S', 'j', 0.5f},  Pair{'S', 's', 0.4f},  Pair{'j', 'z', 0.3f},
    Pair{'c', 's', 0.2f},  Pair{'c', 'C', 0.3f},  Pair{'c', 'S', 0.35f}, Pair{'c', 'k', 0.5f},
    Pair{'s', 'z', 0.45f}, Pair{'t', 'd', 0.45f}, Pair{'b', 'p', 0.45f}, Pair{'b', 'w', 0.5f},
    Pair{'b', 'v', 0.4f},  Pair{'f', 'p', 0.5f},  Pair{'f', 'v', 0.4f},  Pair{'n', 'm', 0.5f},
    Pair{'r', 'l', 0.7f},  Pair{'C', 'k', 0.5f},  Pair{'y', 'j', 0.6f},  Pair{'g', 'j', 0.6f},
    Pair{'Z', 'g', 0.4f},  Pair{'S', 'X', 0.4f},
};

constexpr std::array<std::array<float, 128>, 128> substitution_table() {
    std::array<std::array<float, 128>, 128> table{};
    for (auto& row : table)
        for (float& cost : row)
            cost = 1.0f;
    for (std::size_t i = 0; i < 128; ++i)
        table[i][i] = 0.0f;
    for (const Pair& pair : kRelated) {
        table[static_cast<std::size_t>(pair.a)][static_cast<std::size_t>(pair.b)] = pair.cost;
        table[static_cast<std::size_t>(pair.b)][static_cast<std::size_t>(pair.a)] = pair.cost;
    }
    return table;
}

constexpr auto kSubstitution = substitution_table();

float substitution(char a, char b) {
    const auto left = static_cast<unsigned char>(a), right = static_cast<unsigned char>(b);
    return left < 128 && right < 128 ? kSubstitution[left][right] : left == right ? 0.0f : 1.0f;
}

enum class Vowels { Written, LeftOut };

// What a letter more costs beside the letter before it; `other` is what the other spelling does
// with short vowels.
float insertion(char c, char before, Vowels other) {
    if (c == before)
        return 0.1f;
    if (is_vowel(c))
        return other == Vowels::LeftOut ? 0.08f : c == 'a' || c == 'e' || c == 'i' ? 0.35f : 0.4f;
    switch (c) {
    case 'h':
        return is_vowel(before) ? 0.15f : 0.4f;
    case 'w':
    case 'y':
        return 0.35f;
    case 'j':
        return 0.7f;
    default:
        return 0.9f;
    }
}

} // namespace

double spelling_distance(std::string_view a, std::string_view b, Scripts scripts, double limit) {
    if (a == b)
        return 0;
    constexpr std::size_t kMost = 256;
    a = a.substr(0, kMost - 1);
    b = b.substr(0, kMost - 1);
    const Vowels of_a = scripts == Scripts::FirstIsPersian ? Vowels::LeftOut : Vowels::Written;
    std::array<float, kMost> row_a, row_b, insert_b;
    float* above = row_a.data();
    float* here = row_b.data();
    above[0] = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        insert_b[j] = insertion(b[j - 1], j > 1 ? b[j - 2] : '\0', of_a);
        above[j] = above[j - 1] + insert_b[j];
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const float insert_a = insertion(a[i - 1], i > 1 ? a[i - 2] : '\0', Vowels::Written);
        float least = here[0] = above[0] + insert_a;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            here[j] = std::min({above[j - 1] + substitution(a[i - 1], b[j - 1]),
                                above[j] + insert_a, here[j - 1] + insert_b[j]});
            least = std::min(least, here[j]);
        }
        if (least > limit)
            return least;
        std::swap(above, here);
    }
    return above[b.size()];
}

bool within_one_edit(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i])
        ++i;
    if (b.size() > a.size())
        return a.substr(i) == b.substr(i + 1);
    if (i >= a.size() || a.substr(i + 1) == b.substr(i + 1))
        return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
           a.substr(i + 2) == b.substr(i + 2);
}

} // namespace panjshir::gazetteer
