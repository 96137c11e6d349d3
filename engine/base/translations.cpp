#include "base/translations.hpp"

#include <fmt/format.h>

namespace panjshir {
namespace {

std::map<std::string, Catalogue, std::less<>>& catalogues() {
    static std::map<std::string, Catalogue, std::less<>> all;
    return all;
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The text within quotes; false where it is not quoted or has an escape that PO does not know.
bool unquote(std::string_view quoted, std::string& text) {
    quoted = trimmed(quoted);
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"')
        return false;
    quoted = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            text += quoted[i];
            continue;
        }
        if (++i == quoted.size())
            return false;
        switch (quoted[i]) {
        case 'n':
            text += '\n';
            break;
        case 't':
            text += '\t';
            break;
        case '"':
        case '\\':
            text += quoted[i];
            break;
        default:
            return false;
        }
    }
    return true;
}

} // namespace

Result<Catalogue> Catalogue::parse(std::string_view po, const std::string& file) {
    Catalogue catalogue;
    std::string id, text, passed_over;
    std::string* open = nullptr;
    bool fuzzy = false;
    const auto keep = [&] {
        if (!id.empty() && !text.empty() && !fuzzy)
            catalogue.m_texts.emplace(id, text);
        id.clear();
        text.clear();
        open = nullptr;
        fuzzy = false;
    };
    for (int number = 1; !po.empty(); ++number) {
        const std::size_t end = po.find('\n');
        const std::string_view line = trimmed(po.substr(0, end));
        po = end == std::string_view::npos ? std::string_view{} : po.substr(end + 1);
        bool good = true;
        if (line.empty()) {
            keep();
        } else if (line.front() == '#') {
            if (open == &text)
                keep();
            fuzzy =
                fuzzy || (starts_with(line, "#,") && line.find("fuzzy") != std::string_view::npos);
        } else if (starts_with(line, "msgid ")) {
            if (open == &text)
                keep();
            open = &id;
            good = unquote(line.substr(6), id);
        } else if (starts_with(line, "msgstr ")) {
            open = &text;
            good = unquote(line.substr(7), text);
        } else if (starts_with(line, "msgctxt ")) {
            open = &passed_over;
            good = unquote(line.substr(8), passed_over);
        } else {
            good = open != nullptr && unquote(line, *open);
        }
        if (!good)
            return fail(fmt::format("{}:{}: not a line of a PO file", file, number));
    }
    keep();
    return catalogue;
}

const std::string* Catalogue::find(std::string_view english) const {
    const auto it = m_texts.find(english);
    return it == m_texts.end() ? nullptr : &it->second;
}

void add_translations(const std::string& language, Catalogue catalogue) {
    catalogues().emplace(language, std::move(catalogue));
}

const char* translated(const char* english, std::string_view language) {
    const auto it = catalogues().find(language);
    if (it == catalogues().end())
        return english;
    const std::string* found = it->second.find(english);
    return found ? found->c_str() : english;
}

} // namespace panjshir
