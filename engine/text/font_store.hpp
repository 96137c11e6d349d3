#pragma once
// The fonts of the system by what is asked of them: found by fontconfig, opened once, known by
// number.

#include "base/error.hpp"
#include "display/display_list.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct FT_FaceRec_;
struct hb_font_t;

namespace panjshir::text {

enum class Slant { Upright, Italic };

/// What is wanted. A script that `family` lacks is served by its sister of that script ("Noto Sans
/// Arabic"), else by any font that covers it; the nearest weight and slant that exist are taken.
struct FontSpec {
    std::string family = "Noto Sans";
    int weight = 400; ///< 100..900; 400 regular, 700 bold
    Slant slant = Slant::Upright;
    bool operator==(const FontSpec&) const = default;
};

/// One opened face. Not for two threads at once: make one FontStore a thread that draws.
class Font {
public:
    ~Font();
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    const std::string& family() const { return m_family; } ///< "Noto Sans Arabic"
    int weight() const { return m_weight; }                ///< as the face has it
    Slant slant() const { return m_slant; }
    const std::string& file() const { return m_file; }
    int units_per_em() const { return m_units_per_em; }
    /// Fractions of the em, positive away from the baseline.
    double ascent_em() const { return m_ascent_em; }
    double descent_em() const { return m_descent_em; }
    double cap_height_em() const { return m_cap_height_em; }
    bool covers(char32_t character) const;
    /// The glyph for a character by itself; 0 if the font lacks it.
    std::uint32_t glyph_of(char32_t character) const;
    /// Horizontal advance of a glyph in ems.
    double advance_em(std::uint32_t glyph_id) const;

    /// FreeType's face, unscaled, for what draws glyphs by FreeType (Cairo).
    FT_FaceRec_* face() const { return m_face.get(); }
    /// Shared because Cairo keeps faces in caches of its own that outlive store and painter.
    const std::shared_ptr<FT_FaceRec_>& shared_face() const { return m_face; }
    /// HarfBuzz's font, scaled to units_per_em(), with OpenType metrics (no hinting). Owned by the
    /// font.
    hb_font_t* shaping_font() const { return m_shaping_font; }

private:
    friend class FontStore;
    Font() = default;

    std::string m_family, m_file;
    int m_weight = 400;
    Slant m_slant = Slant::Upright;
    int m_units_per_em = 1000;
    double m_ascent_em = 0, m_descent_em = 0, m_cap_height_em = 0;
    std::shared_ptr<FT_FaceRec_> m_face;
    hb_font_t* m_shaping_font = nullptr;
};

/// Opened fonts by number. The numbers of one store stay valid as long as it lives; painters must
/// be given the store with which the display list was shaped. Fonts are opened when first asked
/// for.
class FontStore {
public:
    /// Error: no font for Latin letters at all; the message names the font and the package to
    /// install.
    static Result<std::unique_ptr<FontStore>> open();
    ~FontStore();
    FontStore(const FontStore&) = delete;
    FontStore& operator=(const FontStore&) = delete;

    /// The font of that family, or what stands in for it.
    display::FontNumber font(const FontSpec& spec) const;
    /// The font for one character: that of the family if it covers it, else the family's sister of
    /// the character's script, else any font that covers it; else font(spec), whose empty box is
    /// then drawn and a warning added to missing().
    display::FontNumber font_for(const FontSpec& spec, char32_t character) const;

    /// Requires: a number that this store gave.
    const Font& operator[](display::FontNumber number) const;
    std::size_t size() const;

    /// Whether a font covers every letter of the text. The error names the script, the first
    /// character that lacks a font and the package that has one.
    Result<void> check_covered(std::string_view utf8, const FontSpec& spec = {}) const;
    /// What was lacking so far: a stand-in for a family, characters without a font. Each once.
    const Diagnostics& missing() const;

private:
    FontStore();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace panjshir::text
