#pragma once
// The usual helper to visit a std::variant with a set of lambdas.

namespace panjshir {

template <typename... Ts>
struct overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
overloaded(Ts...) -> overloaded<Ts...>;

} // namespace panjshir
