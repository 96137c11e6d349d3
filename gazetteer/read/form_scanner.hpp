#pragma once
// Finds every written form of one or more gazetteers in running text, folded on both sides.

#include "gazetteer/index.hpp"
#include "gazetteer/read/text_tokens.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace panjshir::gazetteer {

/// Words that together are a form: the longest from the first word on.
struct FormHit {
    std::size_t first_word = 0;
    std::size_t word_count = 0;
};

/// Where a scan of a whole text met a form: bytes of the text.
struct TextHit {
    std::uint64_t begin = 0, end = 0;
};

/// The indexes have to live as long as the scanner.
class FormScanner {
public:
    explicit FormScanner(std::vector<const NameIndex*> indexes);

    /// The number of words from `first` on that make the longest form; 0 if there is none. Words
    /// parted by more than blanks, hyphens, apostrophes and line ends belong to no one form.
    std::size_t longest_form_at(const WordList& words, std::size_t first) const;

    /// All longest forms, from left to right, none overlapping.
    std::vector<FormHit> scan(const WordList& words) const;

    /// The same over a text of any length, block by block. Tells every form to `found`.
    void scan_text(std::string_view text, const std::function<void(const TextHit&)>& found) const;

    const std::vector<const NameIndex*>& indexes() const { return m_indexes; }

private:
    bool may_begin(std::uint32_t hash) const {
        return (m_filter[(hash >> 6) & m_mask] >> (hash & 63)) & 1;
    }
    bool is_form(std::string_view folded, std::uint32_t hash) const;

    std::vector<const NameIndex*> m_indexes;
    std::vector<std::uint64_t> m_filter; ///< one bit for the hash of each form and each beginning
    std::uint32_t m_mask = 0;
};

} // namespace panjshir::gazetteer
