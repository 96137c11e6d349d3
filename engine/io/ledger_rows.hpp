#pragma once
// The rows of a CSV file (RFC 4180) one after another, without the file in memory. Used by the
// ledger only.

#include "base/error.hpp"

#include <cstdint>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace panjshir::io {

/// Valid until the next row is read.
struct LedgerRow {
    struct Field {
        std::string_view text;
        std::uint32_t begin = 0; ///< byte in `raw`
    };
    int line = 1;
    std::uint32_t offset = 0; ///< of its first byte in the file
    std::string_view raw;
    std::vector<Field> fields;
    std::string fault; ///< empty where the row could be read

    /// Column of a field's first character, in code points from 1 (on the row's first line).
    int column_of(std::size_t field) const;
};

class LedgerRows {
public:
    /// Errors: no regular file of that name, larger than 4 GiB.
    static Result<LedgerRows> open(const std::filesystem::path& path, std::uint32_t offset = 0);

    /// False at the end of the file. Empty lines are passed over.
    bool next(LedgerRow& row);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    bool fill();                     ///< more bytes behind what is left; false at the end
    bool find_end(std::size_t& end); ///< of the row at m_at: its line feed, or the end of the file
    void split(LedgerRow& row);
    std::string_view unquoted(std::string_view raw);

    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_buffer;
    std::size_t m_piece = 0;    ///< bytes that are read at a time
    std::size_t m_at = 0;       ///< where the next row begins in m_buffer
    std::uint64_t m_offset = 0; ///< of m_buffer in the file
    int m_line = 1;
    bool m_ended = false, m_quoted = false;
    std::deque<std::string> m_unquoted; ///< fields that held a quote
};

} // namespace panjshir::io
