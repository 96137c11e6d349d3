#pragma once
// The words that stand for an enum's values in tables, JSON and messages, in one table a type.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace panjshir {

template <typename T, std::size_t N>
using EnumNames = std::array<std::pair<T, std::string_view>, N>;

/// The word for a value; empty if the table lacks it.
template <typename T, std::size_t N>
constexpr std::string_view enum_name(const EnumNames<T, N>& names, T value) {
    for (const auto& [key, text] : names)
        if (key == value)
            return text;
    return {};
}

template <typename T, std::size_t N>
constexpr std::optional<T> enum_value(const EnumNames<T, N>& names, std::string_view text) {
    for (const auto& [key, name] : names)
        if (name == text)
            return key;
    return std::nullopt;
}

/// "clash, offensive or ambush": for messages that tell what would have been right.
template <typename T, std::size_t N>
std::string enum_choices(const EnumNames<T, N>& names) {
    std::string text;
    for (std::size_t i = 0; i < N; ++i)
        text.append(i == 0 ? "" : i + 1 == N ? " or " : ", ").append(names[i].second);
    return text;
}

} // namespace panjshir
