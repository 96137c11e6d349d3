#include "gazetteer/read/form_scanner.hpp"

#include <algorithm>
#include <bit>
#include <string>

namespace panjshir::gazetteer {
namespace {

constexpr std::size_t kBlock = 1u << 16;
constexpr std::uint16_t kWithinForm =
    kGapSpace | kGapHyphen | kGapApostrophe | kGapJoiner | kGapLine;

// The end of a block: behind a line end, or a blank where no line ends, or as it comes.
std::size_t block_end(std::string_view text, std::size_t begin) {
    if (text.size() - begin <= kBlock)
        return text.size();
    for (const char parting : {'\n', ' '}) {
        const std::size_t at = text.rfind(parting, begin + kBlock);
        if (at != std::string_view::npos && at > begin + kBlock / 2)
            return at + 1;
    }
    std::size_t end = begin + kBlock;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return end;
}

} // namespace

FormScanner::FormScanner(std::vector<const NameIndex*> indexes) : m_indexes(std::move(indexes)) {
    std::size_t forms = 1;
    for (const NameIndex* index : m_indexes)
        forms += index->form_count();
    const std::size_t words = std::bit_ceil(std::max<std::size_t>(64, forms / 2));
    m_filter.assign(words, 0);
    m_mask = static_cast<std::uint32_t>(words - 1);
    const auto enter = [this](std::uint32_t hash) {
        m_filter[(hash >> 6) & m_mask] |= std::uint64_t{1} << (hash & 63);
    };
    for (const NameIndex* index : m_indexes)
        for (FormNumber number = 0; number < index->form_count(); ++number) {
            RunningHash hash;
            for (const char c : index->form(number).folded) {
                if (c == ' ')
                    enter(hash.value());
                hash.add(c);
            }
            enter(hash.value());
        }
}

bool FormScanner::is_form(std::string_view folded, std::uint32_t hash) const {
    for (const NameIndex* index : m_indexes)
        for (const IndexEntry& entry : index->entries(IndexTable::Folded, hash))
            if (index->form(entry.form).folded == folded)
                return true;
    return false;
}

std::size_t FormScanner::longest_form_at(const WordList& words, std::size_t first) const {
    RunningHash hash;
    for (const char c : words.folded(first))
        hash.add(c);
    if (!may_begin(hash.value()))
        return 0;
    std::string folded(words.folded(first));
    std::size_t longest = 0;
    for (std::size_t last = first;;) {
        if (is_form(folded, hash.value()))
            longest = last + 1 - first;
        ++last;
        if (last == words.size() || (words[last].gap & ~kWithinForm) != 0 ||
            words[last].gap & kGapParagraph)
            return longest;
        hash.add(' ');
        folded += ' ';
        for (const char c : words.folded(last))
            hash.add(c);
        folded += words.folded(last);
        if (!may_begin(hash.value()))
            return longest;
    }
}

std::vector<FormHit> FormScanner::scan(const WordList& words) const {
    std::vector<FormHit> hits;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t count = longest_form_at(words, i);
        if (count > 0)
            hits.push_back({i, count});
        i += std::max<std::size_t>(1, count);
    }
    return hits;
}

void FormScanner::scan_text(std::string_view text,
                            const std::function<void(const TextHit&)>& found) const {
    WordList words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = block_end(text, begin);
        words.clear();
        words.read(text.substr(begin, end - begin));
        for (std::size_t i = 0; i < words.size();) {
            const std::size_t count = longest_form_at(words, i);
            if (count > 0)
                found({begin + words[i].begin, begin + words[i + count - 1].end});
            i += std::max<std::size_t>(1, count);
        }
        begin = end;
    }
}

} // namespace panjshir::gazetteer
