#pragma once
// What the pieces of furniture are drawn with: lines, fills and set text on the page.

#include "scene/layer_parts.hpp"
#include "scene/phrases.hpp"
#include "scene/style.hpp"

#include <string>
#include <vector>

namespace panjshir::scene {

/// How a line of furniture is set.
struct Type {
    double size_mm = 2.4; ///< the em
    int weight = 400;
    display::Colour colour = style::kInk;
    double halo_mm = 0;
};

class FurniturePen {
public:
    /// Requires: the drawing outlives this.
    explicit FurniturePen(Drawing& drawing) : m_drawing(drawing) {}

    Drawing& drawing() const { return m_drawing; }
    const MapRequest& request() const { return m_drawing.request; }
    const std::string& language() const { return m_drawing.request.language; }
    std::string words(const char* english, std::string_view french) const {
        return in_words(language(), english, french);
    }
    /// Whether lines begin at the right and signs stand to the right of their words.
    bool right_to_left() const { return is_right_to_left(language()); }

    void add(display::Command command) { m_drawing.list.commands.push_back(std::move(command)); }
    void begin(const char* name) { add(display::BeginGroup{name}); }
    void end() { add(display::EndGroup{}); }
    static display::PlacedPath here(display::Path path);
    void fill(display::Path path, display::Colour colour);
    void stroke(display::Path path, display::Colour colour, double width_mm,
                std::vector<double> dashes_mm = {});

    text::ShapedText set(const std::string& text, const Type& type) const;
    double width_of(const std::string& text, const Type& type) const {
        return set(text, type).advance_mm;
    }
    /// One line from a baseline's start, made smaller where it is longer than `width_mm`, yet never
    /// below `least_mm`. In a language from right to left it ends at `width_mm` from there. Returns
    /// its length.
    double line(const std::string& text, display::Point baseline, Type type, double width_mm,
                double least_mm = 0);
    /// Lines broken at `width_mm`, from the top left corner down; from the right side for text from
    /// right to left. Returns the height.
    double paragraph(const std::string& text, display::Point top_left, const Type& type,
                     double width_mm, bool right_to_left = false);
    double paragraph_height(const std::string& text, const Type& type, double width_mm) const;

private:
    text::ShapeOptions options(const Type& type) const;

    Drawing& m_drawing;
};

} // namespace panjshir::scene
