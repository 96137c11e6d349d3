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
    Contours,
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
inline constexpr std::size_t kLayerCount = 11;

std::string_view to_string(Layer layer); ///< "relief", "rivers", ...

class LayerSet {
public:
    /// What a map shows unless told otherwise: all but the contours, since the relief tells the
    /// same.
    static LayerSet usual() {
        LayerSet set;
        set.m_bits.set();
        return set.without(Layer::Contours);
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

/// "relief,rivers,claims" for these alone; "-events,+contours" for the usual ones without events
/// and with contours. Errors: an unknown layer; the message lists them.
Result<LayerSet> parse_layers(std::string_view text);
std::array<Layer, kLayerCount> all_layers();

} // namespace panjshir::scene
