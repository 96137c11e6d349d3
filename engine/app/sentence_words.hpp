#pragma once
// Sentences that the reader and the gazetteer give as reasons, in the interface's language. They
// are made in English, with names and figures in them; here they are known by their form.

#include <string>
#include <string_view>

namespace panjshir::app {

/// The sentence in that language; as it is where that is English, or no form known here fits. What
/// stands in a sentence's gaps is said in that language too where it has words for it, and kept
/// otherwise: names, figures.
std::string in_language(std::string_view english, std::string_view language);

} // namespace panjshir::app
