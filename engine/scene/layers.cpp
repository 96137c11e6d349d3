#include "scene/layers.hpp"

#include "base/enum_names.hpp"

#include <fmt/format.h>

namespace panjshir::scene {
namespace {

constexpr EnumNames<Layer, kLayerCount> kNames{{
    {Layer::Relief, "relief"},
    {Layer::Contours, "contours"},
    {Layer::Rivers, "rivers"},
    {Layer::Roads, "roads"},
    {Layer::Borders, "borders"},
    {Layer::Claims, "claims"},
    {Layer::Events, "events"},
    {Layer::Places, "places"},
    {Layer::Labels, "labels"},
    {Layer::Graticule, "graticule"},
    {Layer::Furniture, "furniture"},
}};

} // namespace

std::string_view to_string(Layer layer) {
    return enum_name(kNames, layer);
}

std::array<Layer, kLayerCount> all_layers() {
    std::array<Layer, kLayerCount> layers{};
    for (std::size_t i = 0; i < kLayerCount; ++i)
        layers[i] = kNames[i].first;
    return layers;
}

Result<LayerSet> parse_layers(std::string_view text) {
    const auto is_sign = [](char c) { return c == '-' || c == '+'; };
    LayerSet set = !text.empty() && is_sign(text.front()) ? LayerSet::usual() : LayerSet{};
    std::string_view rest = text;
    while (true) {
        const std::size_t comma = rest.find(',');
        std::string_view word = rest.substr(0, comma);
        const bool without = !word.empty() && word.front() == '-';
        if (!word.empty() && is_sign(word.front()))
            word.remove_prefix(1);
        const auto layer = enum_value(kNames, word);
        if (!layer)
            return fail(fmt::format("no layer '{}': there are {}", word, enum_choices(kNames)),
                        ErrorKind::Usage);
        set = without ? set.without(*layer) : set.with(*layer);
        if (comma == std::string_view::npos)
            return set;
        rest.remove_prefix(comma + 1);
    }
}

} // namespace panjshir::scene
