#pragma once
// The interface's words in other languages, from gettext's PO files. Read as they are: the C
// library's own gettext would need the language's locale installed on the machine.

#include "base/error.hpp"

#include <map>
#include <string>
#include <string_view>

namespace panjshir {

/// What is said for what is written in the source, in one language. Pointers into it stay valid as
/// long as it lives.
class Catalogue {
public:
    /// Reads PO text: msgid and msgstr with continued lines and the escapes \n, \t, \" and \\;
    /// comments, contexts and fuzzy or untranslated entries are passed over. Errors: a line that is
    /// none of these, with its number.
    static Result<Catalogue> parse(std::string_view po, const std::string& file);

    /// The translation, or null.
    const std::string* find(std::string_view english) const;
    std::size_t size() const { return m_texts.size(); }

private:
    std::map<std::string, std::string, std::less<>> m_texts;
};

/// Makes a language known to `translated`. Call before other threads ask; a second call for a
/// language is ignored, as texts handed out must stay.
void add_translations(const std::string& language, Catalogue catalogue);

/// `english` in a language; itself where that language is English, not known or has no word for it.
/// The answer lives as long as the program or `english`.
const char* translated(const char* english, std::string_view language);

} // namespace panjshir
