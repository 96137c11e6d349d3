#include "io/tour_file.hpp"

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "chronicle/day_state.hpp"
#include "io/atlas_table.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace panjshir::io {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// "<b", "</b", "<!--" or "&amp;": what a text field of the window would show as it is.
bool has_html(std::string_view line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto next = static_cast<unsigned char>(line[i + 1]);
        if (line[i] == '<' && (std::isalpha(next) || next == '/' || next == '!'))
            return true;
        if (line[i] == '&' && (std::isalpha(next) || next == '#') && line.find(';', i) < i + 10)
            return true;
    }
    return false;
}

class TourReader {
public:
    TourReader(const std::string& file, const Atlas& atlas, Diagnostics& diagnostics)
        : m_atlas(atlas), m_diagnostics(diagnostics) {
        m_tour.file = file;
        m_tour.id = std::filesystem::path(file).stem().string();
    }

    Tour read(std::string_view text) {
        if (const auto bad = utf8::first_invalid_byte(text)) {
            m_line = static_cast<int>(
                         std::count(text.begin(), text.begin() + static_cast<long>(*bad), '\n')) +
                     1;
            fault("bytes that are not UTF-8");
            return m_tour;
        }
        if (text.substr(0, 3) == "\xEF\xBB\xBF")
            text.remove_prefix(3);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            ++m_line;
            std::string line(text.substr(begin, end - begin));
            if (!line.empty() && line.back() == '\r')
                line.pop_back();
            take(line);
            begin = end + 1;
        }
        end_step();
        if (m_part == Part::Start || m_part == Part::Front)
            fault("no front matter between two lines of ---");
        return m_tour;
    }

private:
    enum class Part { Start, Front, Between, Settings, English, French };

    void fault(std::string message) { fault_at(m_line, std::move(message)); }
    void fault_at(int line, std::string message) {
        m_diagnostics.push_back({Severity::Error, m_tour.file, line, 0, std::move(message)});
        m_good = false;
    }

    void take(const std::string& line) {
        if (m_part == Part::Start) {
            if (line == "---")
                m_part = Part::Front;
            else if (!trimmed(line).empty()) {
                fault("front matter is wanted: a line of ---");
                m_part = Part::Between;
                take(line);
            }
        } else if (m_part == Part::Front) {
            line == "---" ? end_front() : front(line);
        } else if (line.rfind("## ", 0) == 0) {
            end_step();
            begin_step(trimmed(line.substr(3)));
        } else if (m_part == Part::Between) {
            if (!trimmed(line).empty())
                fault("text before the first step: '## id' is wanted");
        } else if (line == "### en" || line == "### fr") {
            m_part = line == "### en" ? Part::English : Part::French;
        } else if (m_part == Part::Settings) {
            setting(line);
        } else {
            if (has_html(line))
                fault("HTML in the text: plain words only");
            (m_part == Part::English ? m_step.text_en : m_step.text_fr) += line + "\n";
        }
    }

    void front(const std::string& line) {
        const auto colon = line.find(':');
        const std::string key = trimmed(line.substr(0, colon));
        std::string* const target = key == "title_en"     ? &m_tour.title_en
                                    : key == "title_fr"   ? &m_tour.title_fr
                                    : key == "summary_en" ? &m_tour.summary_en
                                    : key == "summary_fr" ? &m_tour.summary_fr
                                                          : nullptr;
        if (trimmed(line).empty())
            return;
        if (!target || colon == std::string::npos)
            return fault(fmt::format(
                "front matter '{}': title_en, title_fr, summary_en or summary_fr is wanted", key));
        *target = trimmed(line.substr(colon + 1));
        if (has_html(*target))
            fault("HTML in the text: plain words only");
    }

    void end_front() {
        m_part = Part::Between;
        if (m_tour.title_en.empty())
            fault("title_en is missing");
        if (m_tour.title_fr.empty())
            fault("title_fr is missing");
    }

    void begin_step(const std::string& id) {
        m_step = {};
        m_step.id = id;
        m_step.line = m_line;
        m_open = m_good = true;
        m_part = Part::Settings;
        if (id.empty() ||
            id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
            fault(fmt::format("step '{}': small letters, digits and hyphens are wanted", id));
        if (!m_ids.insert(id).second)
            fault(fmt::format("step '{}' stands twice", id));
    }

    void end_step() {
        if (!m_open)
            return;
        m_open = false;
        m_step.text_en = trimmed(m_step.text_en);
        m_step.text_fr = trimmed(m_step.text_fr);
        const auto missing = [&](bool is, std::string_view what) {
            if (is)
                fault_at(m_step.line, fmt::format("step '{}': {} is missing", m_step.id, what));
        };
        missing(m_step.text_en.empty(), "the text in English (### en)");
        missing(m_step.text_fr.empty(), "the text in French (### fr)");
        missing(m_step.title_en.empty(), "title_en");
        missing(m_step.title_fr.empty(), "title_fr");
        missing(!m_step.area && m_step.view.empty(), "area or view");
        missing(!m_step.date && m_step.view.empty(), "date");
        if (m_good)
            m_tour.steps.push_back(m_step);
    }

    void setting(const std::string& line) {
        if (trimmed(line).empty())
            return;
        const auto colon = line.find(':');
        if (line.rfind("- ", 0) != 0 || colon == std::string::npos)
            return fault("'- setting: value', '### en' or '### fr' is wanted");
        const std::string key = trimmed(line.substr(2, colon - 2)),
                          value = trimmed(line.substr(colon + 1));
        if (value.empty())
            return fault(key + ": no value");
        if (key == "title_en" || key == "title_fr") {
            (key == "title_en" ? m_step.title_en : m_step.title_fr) = value;
            if (has_html(value))
                fault("HTML in the text: plain words only");
        } else if (key == "area") {
            const auto box = parse_box(value);
            if (!box)
                return fault("area: " + box.error().message);
            m_step.area = *box;
        } else if (key == "view") {
            m_step.view = value;
        } else if (key == "date" || key == "known-on") {
            day(key, value);
        } else if (key == "according-to") {
            if (const auto basis = chronicle::parse_basis(value, m_atlas.chronicle); !basis)
                fault("according-to: " + basis.error().message);
            m_step.according_to = value;
        } else if (key == "layers") {
            m_step.layers = value;
        } else if (key == "select") {
            select(value);
        } else if (key == "circle") {
            circle(value);
        } else {
            places(key, value);
        }
    }

    void day(const std::string& key, const std::string& value) {
        const auto parsed = parse_day(value);
        if (!parsed)
            return fault(key + ": " + parsed.error().message);
        if (!m_atlas.days.contains(*parsed))
            return fault(fmt::format("{}: {} is outside the atlas ({} to {})", key, value,
                                     to_text(m_atlas.days.first), to_text(m_atlas.days.last)));
        (key == "date" ? m_step.date : m_step.known_on) = *parsed;
    }

    void select(const std::string& value) {
        const auto named = [&](const auto& rows, std::string_view id) {
            return std::any_of(rows.begin(), rows.end(),
                               [&](const auto& row) { return row.id == id; });
        };
        const bool known =
            (value.rfind("claim:", 0) == 0 && named(m_atlas.chronicle.claims, value.substr(6))) ||
            (value.rfind("event:", 0) == 0 && named(m_atlas.chronicle.events, value.substr(6)));
        if (!known)
            return fault(fmt::format("select: no claim or event '{}'", value));
        m_step.select = value;
    }

    bool known_place(const std::string& id) {
        const gazetteer::Place* place = m_atlas.place(id);
        if (place && place->position)
            return true;
        fault(place ? fmt::format("place '{}' has no position", id)
                    : fmt::format("unknown place '{}'", id));
        return false;
    }

    void circle(const std::string& value) {
        const auto blank = value.find(' ');
        const std::string place = value.substr(0, blank);
        const auto rest = blank == std::string::npos ? std::string() : trimmed(value.substr(blank));
        const bool in_km = rest.size() > 3 && rest.substr(rest.size() - 3) == " km";
        const auto radius = in_km ? parse_number(rest.substr(0, rest.size() - 3)) : std::nullopt;
        if (!radius || *radius <= 0 || *radius > 1000)
            return fault(fmt::format("circle '{}': 'place 80 km' is wanted, up to 1000", value));
        if (known_place(place))
            m_step.circles.push_back({place, *radius});
    }

    void places(const std::string& key, const std::string& value) {
        for (const std::string& item : split_list(value, ',')) {
            if (key == "line") {
                const auto arrow = item.find('>');
                const std::string from = trimmed(item.substr(0, arrow));
                if (arrow == std::string::npos)
                    return fault(fmt::format("line '{}': 'place > place' is wanted", item));
                const std::string to = trimmed(item.substr(arrow + 1));
                if (known_place(from) && known_place(to))
                    m_step.lines.emplace_back(from, to);
                continue;
            }
            std::vector<std::string>* const list = key == "ring"      ? &m_step.rings
                                                   : key == "outline" ? &m_step.outlines
                                                   : key == "follow"  ? &m_step.follows
                                                                      : nullptr;
            if (!list)
                return fault(fmt::format("unknown setting '{}'", key));
            if (known_place(item))
                list->push_back(item);
        }
    }

    const Atlas& m_atlas;
    Diagnostics& m_diagnostics;
    Tour m_tour;
    TourStep m_step;
    Part m_part = Part::Start;
    std::set<std::string> m_ids;
    int m_line = 0;
    bool m_open = false, m_good = true;
};

std::string joined(const std::vector<std::string>& items) {
    return fmt::format("{}", fmt::join(items, ", "));
}

} // namespace

const Tour* TourShelf::tour(std::string_view id) const {
    for (const Tour& tour : tours)
        if (tour.id == id)
            return &tour;
    return nullptr;
}

Tour parse_tour(std::string_view text, const std::string& file, const Atlas& atlas,
                Diagnostics& diagnostics) {
    return TourReader(file, atlas, diagnostics).read(text);
}

TourShelf load_tours(const Atlas& atlas) {
    TourShelf shelf;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator it(atlas.folder / "tours", error), end;
         !error && it != end; it.increment(error))
        if (it->path().extension() == ".md")
            files.push_back(it->path());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        const std::string name = "tours/" + path.filename().string();
        const auto text = read_file(path, std::size_t{4} << 20);
        if (!text)
            shelf.diagnostics.push_back({Severity::Error, name, 0, 0, text.error().message});
        else
            shelf.tours.push_back(parse_tour(*text, name, atlas, shelf.diagnostics));
    }
    return shelf;
}

std::string to_markdown(const TourStep& step) {
    std::string text = fmt::format("## {}\n", step.id);
    const auto put = [&](std::string_view key, const std::string& value) {
        if (!value.empty())
            text += fmt::format("- {}: {}\n", key, value);
    };
    put("title_en", step.title_en);
    put("title_fr", step.title_fr);
    if (step.area)
        put("area", fmt::format("{},{},{},{}", step.area->west, step.area->south, step.area->east,
                                step.area->north));
    put("view", step.view);
    put("date", step.date ? to_text(*step.date) : "");
    put("known-on", step.known_on ? to_text(*step.known_on) : "");
    put("according-to", step.according_to == "all" ? "" : step.according_to);
    put("layers", step.layers);
    put("ring", joined(step.rings));
    put("outline", joined(step.outlines));
    put("follow", joined(step.follows));
    for (const auto& [from, to] : step.lines)
        put("line", from + " > " + to);
    for (const TourCircle& circle : step.circles)
        put("circle", fmt::format("{} {} km", circle.place, circle.radius_km));
    put("select", step.select);
    return text + fmt::format("### en\n{}\n### fr\n{}\n", step.text_en, step.text_fr);
}

Result<void> append_tour_step(const std::filesystem::path& file, const TourStep& step,
                              const Atlas& atlas) {
    const auto old = read_file(file, std::size_t{4} << 20);
    if (!old)
        return tl::unexpected(old.error());
    std::string text = *old;
    if (!text.empty() && text.back() != '\n')
        text += '\n';
    text += "\n" + to_markdown(step);
    Diagnostics before, after;
    const std::string name = file.filename().string();
    const std::size_t steps = parse_tour(*old, name, atlas, before).steps.size();
    const Tour with = parse_tour(text, name, atlas, after);
    if (after.size() > before.size())
        return fail(to_string(after.back()));
    if (with.steps.size() != steps + 1)
        return fail(
            fmt::format("{}: the step '{}' would be read as part of another", name, step.id));
    return write_file(file, text);
}

} // namespace panjshir::io
