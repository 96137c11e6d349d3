#include "display/svg_path.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace panjshir::display {
namespace {

/// Reads numbers and flags, knowing where it stands.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    void skip_separators() {
        while (m_at < m_text.size() &&
               (m_text[m_at] == ',' || std::isspace(static_cast<unsigned char>(m_text[m_at]))))
            ++m_at;
    }
    bool done() {
        skip_separators();
        return m_at >= m_text.size();
    }
    std::optional<char> command() {
        skip_separators();
        if (m_at < m_text.size() && std::isalpha(static_cast<unsigned char>(m_text[m_at])))
            return m_text[m_at++];
        return std::nullopt;
    }
    bool number_follows() {
        skip_separators();
        return m_at < m_text.size() &&
               (std::isdigit(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '-' ||
                m_text[m_at] == '+' || m_text[m_at] == '.');
    }
    std::optional<double> number() {
        if (!number_follows())
            return std::nullopt;
        std::size_t from = m_at + (m_text[m_at] == '+' ? 1 : 0); // from_chars knows no plus sign
        double value = 0;
        const auto result =
            std::from_chars(m_text.data() + from, m_text.data() + m_text.size(), value);
        if (result.ec != std::errc() || !std::isfinite(value))
            return std::nullopt;
        m_at = static_cast<std::size_t>(result.ptr - m_text.data());
        return value;
    }
    /// 0 or 1; flags may stand without a separator.
    std::optional<bool> flag() {
        skip_separators();
        if (m_at < m_text.size() && (m_text[m_at] == '0' || m_text[m_at] == '1'))
            return m_text[m_at++] == '1';
        return std::nullopt;
    }
    std::size_t position() const { return m_at; }
    std::string found() const {
        return m_at < m_text.size() ? fmt::format("'{}'", m_text[m_at]) : "the end";
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

class PathReader {
public:
    PathReader(std::string_view data, double tolerance) : m_scanner(data), m_builder(tolerance) {}

    Result<Path> read() {
        bool first = true;
        while (!m_scanner.done()) {
            const auto letter = m_scanner.command();
            if (!letter)
                return wrong("a command");
            if (first && *letter != 'M' && *letter != 'm')
                return fail("path data must begin with M");
            first = false;
            if (auto read = segments(*letter); !read)
                return tl::unexpected(read.error());
        }
        return std::move(m_builder).path();
    }

private:
    tl::unexpected<Error> wrong(std::string_view wanted) {
        return fail(fmt::format("path data, character {}: expected {}, found {}",
                                m_scanner.position() + 1, wanted, m_scanner.found()));
    }

    Result<void> segments(char letter) {
        const bool relative = std::islower(static_cast<unsigned char>(letter)) != 0;
        char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        if (kind == 'Z') {
            m_builder.close();
            m_last_kind = 'Z';
            return {};
        }
        do {
            if (auto done = segment(kind, relative); !done)
                return done;
            m_last_kind = kind;
            if (kind == 'M')
                kind = 'L'; // further pairs are lines
        } while (m_scanner.number_follows());
        return {};
    }

    /// Reads `count` numbers into m_numbers.
    bool numbers(int count) {
        for (int i = 0; i < count; ++i) {
            const auto value = m_scanner.number();
            if (!value)
                return false;
            m_numbers[i] = *value;
        }
        return true;
    }

    Result<void> segment(char kind, bool relative) {
        const Point pen = m_builder.pen();
        const Point origin = relative ? pen : Point{};
        const auto point = [&](int i) {
            return Point{origin.x + m_numbers[i], origin.y + m_numbers[i + 1]};
        };
        const auto reflected = [&](char a, char b) {
            return m_last_kind == a || m_last_kind == b
                       ? Point{2 * pen.x - m_control.x, 2 * pen.y - m_control.y}
                       : pen;
        };
        switch (kind) {
        case 'M':
        case 'L':
        case 'T':
            if (!numbers(2))
                return wrong("a number");
            if (kind == 'M') {
                m_builder.move_to(point(0));
            } else if (kind == 'L') {
                m_builder.line_to(point(0));
            } else {
                m_control = reflected('Q', 'T');
                m_builder.quadratic_to(m_control, point(0));
            }
            return {};
        case 'H':
        case 'V':
            if (!numbers(1))
                return wrong("a number");
            m_builder.line_to(kind == 'H' ? Point{origin.x + m_numbers[0], pen.y}
                                          : Point{pen.x, origin.y + m_numbers[0]});
            return {};
        case 'Q':
            if (!numbers(4))
                return wrong("a number");
            m_control = point(0);
            m_builder.quadratic_to(m_control, point(2));
            return {};
        case 'S': {
            if (!numbers(4))
                return wrong("a number");
            const Point first = reflected('C', 'S');
            m_control = point(0);
            m_builder.cubic_to(first, m_control, point(2));
            return {};
        }
        case 'C':
            if (!numbers(6))
                return wrong("a number");
            m_control = point(2);
            m_builder.cubic_to(point(0), m_control, point(4));
            return {};
        case 'A':
            return arc(origin);
        default:
            return fail(fmt::format("path data, character {}: '{}' is no path command",
                                    m_scanner.position(), kind));
        }
    }

    Result<void> arc(Point origin) {
        if (!numbers(3))
            return wrong("a number");
        const Point radii{m_numbers[0], m_numbers[1]};
        const double turn = m_numbers[2];
        const auto large = m_scanner.flag();
        const auto sweep = large ? m_scanner.flag() : std::nullopt;
        if (!large || !sweep)
            return wrong("a flag (0 or 1)");
        if (!numbers(2))
            return wrong("a number");
        m_builder.ellipse_to(
            radii, turn, *large ? PathBuilder::Arc::Large : PathBuilder::Arc::Small,
            *sweep ? PathBuilder::Sweep::Clockwise : PathBuilder::Sweep::CounterClockwise,
            {origin.x + m_numbers[0], origin.y + m_numbers[1]});
        return {};
    }

    Scanner m_scanner;
    PathBuilder m_builder;
    Point m_control; ///< the last curve's, for the smooth commands
    char m_last_kind = 0;
    double m_numbers[6] = {};
};

/// The value of an attribute within a tag's text.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos;
         at = tag.find(name, at + 1)) {
        const bool whole = at > 0 && std::isspace(static_cast<unsigned char>(tag[at - 1]));
        std::size_t i = at + name.size();
        if (!whole || i + 1 >= tag.size() || tag[i] != '=' ||
            (tag[i + 1] != '"' && tag[i + 1] != '\''))
            continue;
        const std::size_t end = tag.find(tag[i + 1], i + 2);
        if (end == std::string_view::npos)
            return std::nullopt;
        return tag.substr(i + 2, end - i - 2);
    }
    return std::nullopt;
}

/// Goes from tag to tag, past comments.
class TagReader {
public:
    explicit TagReader(std::string_view text) : m_text(text) {}
    std::optional<std::string_view> next() {
        while (true) {
            const std::size_t open = m_text.find('<', m_at);
            if (open == std::string_view::npos)
                return std::nullopt;
            if (m_text.substr(open, 4) == "<!--") {
                const std::size_t end = m_text.find("-->", open);
                if (end == std::string_view::npos)
                    return std::nullopt;
                m_at = end + 3;
                continue;
            }
            const std::size_t close = m_text.find('>', open);
            if (close == std::string_view::npos)
                return std::nullopt;
            m_at = close + 1;
            return m_text.substr(open + 1, close - open - 1);
        }
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

bool is_element(std::string_view tag, std::string_view name) {
    return tag.substr(0, name.size()) == name && tag.size() > name.size() &&
           std::isspace(static_cast<unsigned char>(tag[name.size()]));
}

bool read_view_box(std::string_view value, SvgIcon& icon) {
    Scanner scanner(value);
    double numbers[4];
    for (double& number : numbers) {
        const auto read = scanner.number();
        if (!read)
            return false;
        number = *read;
    }
    icon.top_left = {numbers[0], numbers[1]};
    icon.width = numbers[2];
    icon.height = numbers[3];
    return icon.width > 0 && icon.height > 0 && scanner.done();
}

} // namespace

Result<Path> parse_svg_path(std::string_view data, double tolerance) {
    return PathReader(data, tolerance).read();
}

Result<SvgIcon> parse_svg_icon(std::string_view svg, const std::string& file, double tolerance) {
    SvgIcon icon;
    bool is_svg = false;
    TagReader tags(svg);
    while (const auto tag = tags.next()) {
        if (is_element(*tag, "svg")) {
            is_svg = true;
            const auto box = attribute(*tag, "viewBox");
            if (!box || !read_view_box(*box, icon))
                return fail(file + ": not an icon: its <svg> has no viewBox of four numbers");
        } else if (is_svg && is_element(*tag, "path")) {
            const auto data = attribute(*tag, "d");
            if (!data)
                return fail(file + ": a <path> without d");
            Result<Path> path = parse_svg_path(*data, tolerance);
            if (!path)
                return fail(file + ": " + path.error().message);
            SvgIcon::Part part{std::move(*path), FillRule::NonZero, {}};
            if (attribute(*tag, "fill-rule") == std::optional<std::string_view>("evenodd"))
                part.rule = FillRule::EvenOdd;
            part.id = attribute(*tag, "id").value_or("");
            icon.parts.push_back(std::move(part));
        }
    }
    if (!is_svg)
        return fail(file + ": not an icon: no <svg> element");
    if (icon.parts.empty())
        return fail(file + ": not an icon: no <path> in it");
    return icon;
}

} // namespace panjshir::display
