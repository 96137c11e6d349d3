#include "text/font_store.hpp"

#include "base/utf8.hpp"
#include "text/library_handles.hpp"
#include "text/script.hpp"

#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace panjshir::text {
namespace {

constexpr const char* kPackage = "fonts-noto-core";

std::string string_of(FcPattern* pattern, const char* property) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, property, 0, &value) != FcResultMatch || value == nullptr)
        return {};
    return reinterpret_cast<const char*>(value);
}

int integer_of(FcPattern* pattern, const char* property, int otherwise) {
    int value = otherwise;
    return FcPatternGetInteger(pattern, property, 0, &value) == FcResultMatch ? value : otherwise;
}

/// Some faces carry several family names; true if one is that.
bool has_family(FcPattern* pattern, const std::string& family) {
    FcChar8* value = nullptr;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &value) == FcResultMatch; ++i)
        if (FcStrCmpIgnoreCase(value, reinterpret_cast<const FcChar8*>(family.c_str())) == 0)
            return true;
    return false;
}

/// fontconfig's best answer for a family, weight and slant, and for a character where one is given.
PatternHandle match(const FontSpec& spec, const std::string& family, char32_t character) {
    PatternHandle wanted(FcPatternCreate());
    FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, FcWeightFromOpenType(spec.weight));
    FcPatternAddInteger(wanted.get(), FC_SLANT,
                        spec.slant == Slant::Italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(wanted.get(), FC_COLOR, FcFalse);
    if (character != 0) {
        CharSetHandle characters(FcCharSetCreate());
        FcCharSetAddChar(characters.get(), character);
        FcPatternAddCharSet(wanted.get(), FC_CHARSET, characters.get());
    }
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    return PatternHandle(FcFontMatch(nullptr, wanted.get(), &result));
}

bool pattern_covers(FcPattern* pattern, char32_t character) {
    FcCharSet* characters = nullptr;
    return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, character);
}

using SpecKey = std::tuple<std::string, int, Slant, char32_t>;

} // namespace

Font::~Font() {
    hb_font_destroy(m_shaping_font);
}

bool Font::covers(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_shaping_font, character, &glyph) != 0;
}

std::uint32_t Font::glyph_of(char32_t character) const {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(m_shaping_font, character, &glyph);
    return glyph;
}

double Font::advance_em(std::uint32_t glyph_id) const {
    return static_cast<double>(hb_font_get_glyph_h_advance(m_shaping_font, glyph_id)) /
           m_units_per_em;
}

struct FontStore::Impl {
    std::shared_ptr<FT_LibraryRec_> library; // shared by the faces, which must not outlive it
    std::vector<std::unique_ptr<Font>> fonts;
    std::map<std::pair<std::string, int>, display::FontNumber> by_file;
    std::map<SpecKey, std::optional<display::FontNumber>> by_spec;
    Diagnostics missing;

    void warn(std::string message) {
        Diagnostic diagnostic{Severity::Warning, "fonts", 0, 0, std::move(message)};
        if (std::find(missing.begin(), missing.end(), diagnostic) == missing.end())
            missing.push_back(std::move(diagnostic));
    }

    std::optional<display::FontNumber> open_pattern(FcPattern* pattern);
    std::optional<display::FontNumber> find(const FontSpec& spec, char32_t character);
};

std::optional<display::FontNumber> FontStore::Impl::open_pattern(FcPattern* pattern) {
    const std::string file = string_of(pattern, FC_FILE);
    const int index = integer_of(pattern, FC_INDEX, 0);
    if (const auto known = by_file.find({file, index}); known != by_file.end())
        return known->second;

    FT_Face opened = nullptr;
    if (file.empty() || FT_New_Face(library.get(), file.c_str(), index, &opened) != 0)
        return std::nullopt;
    FaceHandle face(opened);
    if (!FT_IS_SCALABLE(face.get()))
        return std::nullopt;

    hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
    hb_face_t* shaping_face = hb_face_create(blob, static_cast<unsigned>(index) & 0xFFFFu);
    hb_blob_destroy(blob);
    std::unique_ptr<Font> font(new Font);
    font->m_shaping_font = hb_font_create(shaping_face); // scaled to the face's units an em
    hb_face_destroy(shaping_face);
    hb_ot_font_set_funcs(font->m_shaping_font);

    font->m_family = string_of(pattern, FC_FAMILY);
    font->m_file = file;
    font->m_weight = FcWeightToOpenType(integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
    font->m_slant = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN ? Slant::Upright
                                                                                    : Slant::Italic;
    font->m_units_per_em = face->units_per_EM;
    const double em = face->units_per_EM;
    font->m_ascent_em = face->ascender / em;
    font->m_descent_em = -face->descender / em;
    const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face.get(), FT_SFNT_OS2));
    font->m_cap_height_em =
        os2 != nullptr && os2->version >= 2 && os2->version != 0xFFFF && os2->sCapHeight > 0
            ? os2->sCapHeight / em
            : 0.7;
    font->m_face = std::shared_ptr<FT_FaceRec_>(
        face.release(), [held = library](FT_Face released) { FT_Done_Face(released); });

    const auto number = static_cast<display::FontNumber>(fonts.size());
    fonts.push_back(std::move(font));
    by_file.emplace(std::pair{file, index}, number);
    return number;
}

/// The family itself (character 0), or the best font for a character; nothing if no font covers it.
std::optional<display::FontNumber> FontStore::Impl::find(const FontSpec& spec, char32_t character) {
    const SpecKey key{spec.family, spec.weight, spec.slant, character};
    if (const auto known = by_spec.find(key); known != by_spec.end())
        return known->second;
    std::optional<display::FontNumber> number;
    if (character == 0) {
        if (const PatternHandle found = match(spec, spec.family, 0)) {
            number = open_pattern(found.get());
            if (number && !has_family(found.get(), spec.family))
                warn(fmt::format("the font {} is not installed (package {}); {} stands in for it",
                                 spec.family, kPackage, fonts[*number]->family()));
        }
    } else {
        const std::string sister = spec.family + " " + std::string(script_name(character));
        for (const std::string& family : {sister, spec.family}) {
            const PatternHandle found = match(spec, family, character);
            if (found && pattern_covers(found.get(), character) &&
                (family != sister || has_family(found.get(), sister)))
                number = open_pattern(found.get());
            if (number)
                break;
        }
    }
    return by_spec.emplace(key, number).first->second;
}

FontStore::FontStore() : m_impl(std::make_unique<Impl>()) {}
FontStore::~FontStore() = default;

Result<std::unique_ptr<FontStore>> FontStore::open() {
    if (!FcInit())
        return fail("fonts: fontconfig cannot be started (package fontconfig)", ErrorKind::Missing);
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        return fail("fonts: FreeType cannot be started", ErrorKind::Missing);
    std::unique_ptr<FontStore> store(new FontStore);
    store->m_impl->library = std::shared_ptr<FT_LibraryRec_>(library, &FT_Done_FreeType);
    const std::optional<display::FontNumber> first = store->m_impl->find(FontSpec{}, 0);
    if (!first || !(*store)[*first].covers(U'a'))
        return fail(fmt::format("fonts: no font for Latin letters; install Noto Sans (package {})",
                                kPackage),
                    ErrorKind::Missing);
    return store;
}

display::FontNumber FontStore::font(const FontSpec& spec) const {
    return m_impl->find(spec, 0).value_or(0); // 0: the font without which open() fails
}

display::FontNumber FontStore::font_for(const FontSpec& spec, char32_t character) const {
    const display::FontNumber own = font(spec);
    if ((*this)[own].covers(character) || is_invisible(character))
        return own;
    if (const auto other = m_impl->find(spec, character))
        return *other;
    m_impl->warn(fmt::format("no font covers U+{:04X} ({} script); install the package {}",
                             static_cast<unsigned>(character), script_name(character), kPackage));
    return own;
}

const Font& FontStore::operator[](display::FontNumber number) const {
    assert(number < m_impl->fonts.size());
    return *m_impl->fonts[number];
}

std::size_t FontStore::size() const {
    return m_impl->fonts.size();
}

Result<void> FontStore::check_covered(std::string_view text, const FontSpec& spec) const {
    const display::FontNumber own = font(spec);
    for (std::size_t byte = 0; byte < text.size();) {
        const char32_t character = utf8::decode(text, byte);
        if ((*this)[own].covers(character) || is_invisible(character) ||
            m_impl->find(spec, character))
            continue;
        return fail(
            fmt::format("fonts: no font covers the {} script (U+{:04X}); install the package {}",
                        script_name(character), static_cast<unsigned>(character), kPackage),
            ErrorKind::Missing);
    }
    return {};
}

const Diagnostics& FontStore::missing() const {
    return m_impl->missing;
}

} // namespace panjshir::text
