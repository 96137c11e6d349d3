#pragma once
// The map in black and white: who holds is told by hatches alone, all else in greys, so that a
// copying machine loses nothing.

#include "chronicle/model.hpp"
#include "display/display_list.hpp"

#include <string>
#include <vector>

namespace panjshir::scene {

/// Parallel lines rising to the right or to the left, rows of dots, or lines both ways. Lines and
/// dots of one pitch lie beside each other where they meet, never on each other.
enum class Hatch { LinesRising, LinesFalling, Dots, Crossed };

/// The hatch of an actor as the atlas's table names it ("lines-45", "lines-135", "dots", "cross"),
/// or of his side; crossed lines where none is named.
Hatch hatch_of(const chronicle::Chronicle& chronicle, std::string_view actor);
std::vector<Hatch> hatches_of(const chronicle::Chronicle& chronicle,
                              const std::vector<std::string>& actors);

/// Dashes of an event's ring for who acts: none for lines that rise.
std::vector<double> ring_dashes(const chronicle::Chronicle& chronicle, std::string_view actor);

/// Vectors in ink within the shape, of constant pitch; `anchor` is a page position to which they
/// keep, so that they move with the ground. `strength` 0..1 makes them paler.
void append_hatches(display::DisplayList& list, const display::PlacedPath& shape,
                    const std::vector<Hatch>& hatches, display::Point anchor, double strength = 1);

/// Every colour of the list becomes the grey of its luminance (Rec. 709, linear light); the relief
/// is lightened too, so that hatches and names stand out.
void turn_grey(display::DisplayList& list);

} // namespace panjshir::scene
