#pragma once
// The layers of a map, which a reader may switch off one by one.

#include "base/error.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>

namespace panjshir::scene {

enum class Layer {
    Relief,
    Rivers,
    Roads,
    Borders,
    Claims,
    Events,
    Places,
    Labels,
    Graticule,
    Furniture
};
inline constexpr std::size_t kLayerCount = 10;

std::string_view to_string(Layer layer); ///< "relief", "rivers", ...

class LayerSet {
public:
    static LayerSet all() {
        LayerSet set;
        set.m_bits.set();
        return set;
    }
    bool has(Layer layer) const { return m_bits[static_cast<std::size_t>(layer)]; }
    LayerSet with(Layer layer) const {
        LayerSet set = *this;
        set.m_bits.set(static_cast<std::size_t>(layer));
        return set;
    }
    LayerSet without(Layer layer) const {
        LayerSet set = *this;
        set.m_bits.reset(static_cast<std::size_t>(layer));
        return set;
    }
    bool operator==(const LayerSet&) const = default;

private:
    std::bitset<kLayerCount> m_bits;
};

/// "relief,rivers,claims", or "-events,-labels" for all but these. Errors: an unknown layer; the
/// message lists them.
Result<LayerSet> parse_layers(std::string_view text);
std::array<Layer, kLayerCount> all_layers();

} // namespace panjshir::scene
