#include "io/ledger_rows.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace panjshir::io {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20; // bytes read at a time
constexpr std::size_t kOneRow = 4096;                // enough for a row that is read again

} // namespace

int LedgerRow::column_of(std::size_t field) const {
    return static_cast<int>(utf8::length(raw.substr(0, fields[field].begin))) + 1;
}

Result<LedgerRows> LedgerRows::open(const std::filesystem::path& path, std::uint32_t offset) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return fail(fmt::format("{}: no such file", path.string()));
    if (std::filesystem::file_size(path, error) > std::numeric_limits<std::uint32_t>::max())
        return fail(fmt::format("{}: larger than 4 GiB", path.string()));
    LedgerRows rows;
    rows.m_file.reset(std::fopen(path.c_str(), "rb"));
    if (!rows.m_file || std::fseek(rows.m_file.get(), offset, SEEK_SET) != 0)
        return fail(fmt::format("{}: cannot be read: {}", path.string(), std::strerror(errno)));
    rows.m_offset = offset;
    rows.m_piece = offset > 0 ? kOneRow : kPiece;
    rows.fill();
    if (offset == 0 && rows.m_buffer.compare(0, 3, "\xEF\xBB\xBF") == 0)
        rows.m_at = 3;
    return rows;
}

bool LedgerRows::fill() {
    if (m_ended)
        return false;
    m_offset += m_at;
    m_buffer.erase(0, m_at);
    m_at = 0;
    const std::size_t left = m_buffer.size();
    m_buffer.resize(left + m_piece);
    m_buffer.resize(left + std::fread(m_buffer.data() + left, 1, m_piece, m_file.get()));
    m_ended = m_buffer.size() == left;
    return !m_ended;
}

// A line feed within quotes does not end a row; quotes come in pairs, so that counting them is
// enough.
bool LedgerRows::find_end(std::size_t& end) {
    std::size_t from = m_at;
    m_quoted = false;
    bool open = false;
    for (;;) {
        const char* begin = m_buffer.data();
        const void* feed = std::memchr(begin + from, '\n', m_buffer.size() - from);
        const std::size_t to =
            feed ? static_cast<std::size_t>(static_cast<const char*>(feed) - begin)
                 : m_buffer.size();
        if (const void* quote = std::memchr(begin + from, '"', to - from)) {
            m_quoted = true;
            const auto first = static_cast<const char*>(quote);
            open = open != (std::count(first, begin + to, '"') % 2 == 1);
        }
        if (feed && !open) {
            end = to;
            return true;
        }
        if (feed) {
            from = to + 1;
            continue;
        }
        from = to - m_at;
        if (!fill()) {
            end = m_buffer.size();
            return end > m_at;
        }
        from += m_at;
    }
}

bool LedgerRows::next(LedgerRow& row) {
    std::size_t end = 0;
    while (find_end(end)) {
        std::string_view raw(m_buffer.data() + m_at, end - m_at);
        const int lines =
            1 + (m_quoted ? static_cast<int>(std::count(raw.begin(), raw.end(), '\n')) : 0);
        if (!raw.empty() && raw.back() == '\r')
            raw.remove_suffix(1);
        row.line = m_line;
        row.offset = static_cast<std::uint32_t>(m_offset + m_at);
        row.raw = raw;
        m_line += lines;
        m_at = std::min(end + 1, m_buffer.size());
        if (raw.empty())
            continue;
        split(row);
        return true;
    }
    return false;
}

void LedgerRows::split(LedgerRow& row) {
    row.fields.clear();
    row.fault.clear();
    m_unquoted.clear();
    const std::string_view raw = row.raw;
    for (std::size_t begin = 0;;) {
        std::size_t end = begin;
        if (begin < raw.size() && raw[begin] == '"') {
            // To the first quote that is not doubled.
            for (end = begin + 1; end < raw.size() && (raw[end] != '"' || (end + 1 < raw.size() &&
                                                                           raw[end + 1] == '"'));
                 ++end)
                end += raw[end] == '"';
            if (end >= raw.size()) {
                row.fault = "a quoted field is never closed";
                return;
            }
            const std::string_view inner = raw.substr(begin + 1, end - begin - 1);
            row.fields.push_back({unquoted(inner), static_cast<std::uint32_t>(begin)});
            ++end;
            if (end < raw.size() && raw[end] != ',') {
                row.fault = "text after the closing quote of a field";
                return;
            }
        } else {
            const void* comma = begin < raw.size()
                                    ? std::memchr(raw.data() + begin, ',', raw.size() - begin)
                                    : nullptr;
            end = comma ? static_cast<std::size_t>(static_cast<const char*>(comma) - raw.data())
                        : raw.size();
            row.fields.push_back(
                {raw.substr(begin, end - begin), static_cast<std::uint32_t>(begin)});
        }
        if (end >= raw.size())
            return;
        begin = end + 1;
    }
}

std::string_view LedgerRows::unquoted(std::string_view raw) {
    if (raw.find('"') == std::string_view::npos)
        return raw;
    std::string& text = m_unquoted.emplace_back();
    for (std::size_t i = 0; i < raw.size(); ++i) {
        text += raw[i];
        i += raw[i] == '"';
    }
    return text;
}

} // namespace panjshir::io
