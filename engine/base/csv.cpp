#include "base/csv.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

namespace panjshir {
namespace {

class Parser {
public:
    Parser(std::string_view text, std::string file, char separator)
        : m_text(text), m_file(std::move(file)), m_separator(separator) {}

    CsvTable parse() {
        if (m_text.substr(0, 3) == "\xEF\xBB\xBF")
            m_at = 3;
        while (m_at < m_text.size()) {
            if (skip_line_end()) // an empty line
                continue;
            read_row();
        }
        if (m_table.header.empty())
            report(1, 1, "no header line: the file is empty");
        return std::move(m_table);
    }

private:
    void report(int line, int column, std::string message) {
        m_table.diagnostics.push_back({Severity::Error, m_file, line, column, std::move(message)});
    }

    bool skip_line_end() {
        if (m_at >= m_text.size())
            return false;
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        else if (m_text[m_at] != '\n')
            return false;
        ++m_at;
        ++m_line;
        m_line_begin = m_at;
        return true;
    }

    bool at_line_end() const {
        return m_at >= m_text.size() || m_text[m_at] == '\n' ||
               (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n');
    }

    int column_of(std::size_t at) const {
        return static_cast<int>(utf8::length(m_text.substr(m_line_begin, at - m_line_begin))) + 1;
    }

    void read_row() {
        CsvRow row;
        row.line = m_line;
        bool good = true;
        for (;;) {
            good = read_field(row) && good;
            if (m_at < m_text.size() && m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            break;
        }
        skip_line_end();
        finish_row(std::move(row), good);
    }

    bool read_field(CsvRow& row) {
        CsvField field;
        field.line = m_line;
        field.column = column_of(m_at);
        bool good = true;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            field.quoted = true;
            good = read_quoted(field);
        } else {
            const std::size_t begin = m_at;
            while (!at_line_end() && m_text[m_at] != m_separator)
                ++m_at;
            field.text = m_text.substr(begin, m_at - begin);
        }
        if (const auto bad = utf8::first_invalid_byte(field.text)) {
            report(field.line,
                   field.column + static_cast<int>(utf8::length(field.text.substr(0, *bad))),
                   "bytes that are not UTF-8");
            good = false;
        }
        row.fields.push_back(std::move(field));
        return good;
    }

    bool read_quoted(CsvField& field) {
        ++m_at;
        for (;;) {
            if (m_at >= m_text.size()) {
                report(field.line, field.column,
                       "a quoted field is never closed: the file is cut off");
                return false;
            }
            const char c = m_text[m_at++];
            if (c == '"') {
                if (m_at < m_text.size() && m_text[m_at] == '"') {
                    field.text += '"';
                    ++m_at;
                    continue;
                }
                break;
            }
            field.text += c;
            if (c == '\n') {
                ++m_line;
                m_line_begin = m_at;
            }
        }
        if (!at_line_end() && m_text[m_at] != m_separator) {
            report(m_line, column_of(m_at), "text after the closing quote of a field");
            while (!at_line_end() && m_text[m_at] != m_separator)
                ++m_at;
            return false;
        }
        return true;
    }

    void finish_row(CsvRow row, bool good) {
        if (m_table.header.empty()) {
            for (const CsvField& field : row.fields) {
                if (m_table.column(field.text) >= 0)
                    report(field.line, field.column,
                           fmt::format("column '{}' stands twice", field.text));
                m_table.header.push_back(field.text);
            }
            return;
        }
        if (row.fields.size() != m_table.header.size() && good) {
            report(row.line, 1,
                   fmt::format("{} fields where the header has {}", row.fields.size(),
                               m_table.header.size()));
            good = false;
        }
        if (good)
            m_table.rows.push_back(std::move(row));
    }

    std::string_view m_text;
    std::string m_file;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_line_begin = 0;
    int m_line = 1;
    CsvTable m_table;
};

} // namespace

int CsvTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i] == name)
            return static_cast<int>(i);
    return -1;
}

CsvTable parse_csv(std::string_view text, const std::string& file, char separator) {
    return Parser(text, file, separator).parse();
}

std::string csv_escape(std::string_view field, char separator) {
    if (field.find_first_of("\"\r\n") == std::string_view::npos &&
        field.find(separator) == std::string_view::npos)
        return std::string(field);
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

} // namespace panjshir
