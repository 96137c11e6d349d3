#include "io/user_document.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kVersionKey = "panjshir-session";

std::string text_of(const json& object, const char* key) {
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : "";
}

std::size_t count_of(const json& object, const char* key, bool& good) {
    const auto it = object.find(key);
    if (it == object.end() || !it->is_number_unsigned()) {
        good = false;
        return 0;
    }
    return it->get<std::size_t>();
}

// A name that stays within the folder that it is looked for in.
bool stays_inside(const std::string& name) {
    const std::filesystem::path path(name);
    return !name.empty() && !path.is_absolute() && name.find('\\') == std::string::npos &&
           std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

class DocumentReader {
public:
    DocumentReader(const std::string& file, Diagnostics& diagnostics)
        : m_file(file), m_diagnostics(diagnostics) {}

    Result<UserDocument> read(const json& root) {
        if (!root.is_object() || !root.contains(kVersionKey))
            return fail(m_file + ": no session of Panjshir");
        const json& version = root[kVersionKey];
        if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
            return fail(m_file + ": the session's version is no number from 1 up");
        if (version.get<std::int64_t>() > kSessionVersion)
            return fail(fmt::format(
                "{}: written by a newer Panjshir (session version {}; this one reads {})", m_file,
                version.get<std::int64_t>(), kSessionVersion));
        UserDocument document;
        document.atlas = text_of(root, "atlas");
        if (!document.atlas.empty() && !stays_inside(document.atlas)) {
            fault("atlas '" + document.atlas + "' is a path out of the atlases' folder");
            document.atlas.clear();
        }
        document.view = text_of(root, "view");
        read_second(root, document);
        if (root.contains("annotations")) {
            auto annotations = annotations_from_json(root["annotations"], m_file, m_diagnostics);
            if (annotations)
                document.annotations = std::move(*annotations);
            else
                m_diagnostics.push_back({Severity::Error, "", 0, 0, annotations.error().message});
        }
        read_corrections(root, document);
        document.closed = names(root, "closed");
        for (std::string& name : names(root, "articles"))
            if (stays_inside(name))
                document.articles.push_back(std::move(name));
            else
                fault("article '" + name + "' is a path out of the articles' folder");
        read_way(root, document);
        return document;
    }

private:
    void fault(std::string message) {
        m_diagnostics.push_back({Severity::Error, m_file, 0, 0, std::move(message)});
    }

    void read_second(const json& root, UserDocument& document) {
        const auto it = root.find("second");
        if (it == root.end() || it->is_null())
            return;
        if (!it->is_object())
            return fault("'second' is not an object");
        SecondView second{text_of(*it, "on"), text_of(*it, "according-to"), 0.5};
        if (const auto divider = it->find("divider"); divider != it->end() && divider->is_number())
            second.divider = std::clamp(divider->get<double>(), 0.0, 1.0);
        document.second = std::move(second);
    }

    void read_way(const json& root, UserDocument& document) {
        const auto it = root.find("way");
        if (it == root.end())
            return;
        if (!it->is_object())
            return fault("'way' is not an object");
        const auto by_road = it->find("by-road");
        document.way = {text_of(*it, "from"), text_of(*it, "to"),
                        by_road != it->end() && by_road->is_boolean() && by_road->get<bool>()};
    }

    void read_corrections(const json& root, UserDocument& document) {
        const auto it = root.find("corrections");
        if (it == root.end())
            return;
        if (!it->is_array())
            return fault("'corrections' is not an array");
        for (std::size_t i = 0; i < it->size(); ++i) {
            if (document.corrections.size() == kMaxCorrections)
                return fault(
                    fmt::format("more than {} corrections; the rest is left out", kMaxCorrections));
            const json& row = (*it)[i];
            bool good = row.is_object();
            Correction correction;
            if (good) {
                correction = {text_of(row, "article"), count_of(row, "begin", good),
                              count_of(row, "end", good), text_of(row, "place")};
                good = good && correction.begin < correction.end &&
                       correction.article_sha256.size() == 64;
            }
            if (good)
                document.corrections.push_back(std::move(correction));
            else
                fault(fmt::format("correction {}: no article, begin and end", i + 1));
        }
    }

    std::vector<std::string> names(const json& root, const char* key) {
        std::vector<std::string> texts;
        const auto it = root.find(key);
        if (it == root.end())
            return texts;
        if (!it->is_array()) {
            fault(fmt::format("'{}' is not an array", key));
            return texts;
        }
        for (const json& value : *it)
            if (value.is_string() && texts.size() < 1000)
                texts.push_back(value.get<std::string>());
        return texts;
    }

    const std::string& m_file;
    Diagnostics& m_diagnostics;
};

} // namespace

std::string to_json_text(const UserDocument& document) {
    ordered_json root{
        {kVersionKey, kSessionVersion}, {"atlas", document.atlas}, {"view", document.view}};
    if (document.second)
        root["second"] = {{"on", document.second->on},
                          {"according-to", document.second->according_to},
                          {"divider", document.second->divider}};
    root["annotations"] = annotations_to_json(document.annotations);
    ordered_json corrections = ordered_json::array();
    for (const Correction& correction : document.corrections)
        corrections.push_back({{"article", correction.article_sha256},
                               {"begin", correction.begin},
                               {"end", correction.end},
                               {"place", correction.place}});
    root["corrections"] = corrections;
    root["closed"] = document.closed;
    root["articles"] = document.articles;
    if (!(document.way == AskedWay{}))
        root["way"] = {{"from", document.way.from},
                       {"to", document.way.to},
                       {"by-road", document.way.by_road}};
    return root.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<UserDocument> user_document_from_text(const std::string& bytes, const std::string& file,
                                             Diagnostics& diagnostics) {
    const auto root = parse_json(bytes, file);
    if (!root)
        return tl::unexpected(root.error());
    return DocumentReader(file, diagnostics).read(*root);
}

Result<UserDocument> read_user_document(const std::filesystem::path& path,
                                        Diagnostics& diagnostics) {
    const auto bytes = read_file(path, kMaxAnnotationFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return user_document_from_text(*bytes, path.string(), diagnostics);
}

Result<void> write_user_document(const std::filesystem::path& path, const UserDocument& document) {
    std::filesystem::path backup = path;
    backup += "~";
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) {
        const auto old = read_file(path, kMaxAnnotationFileBytes * 4);
        if (!old)
            return tl::unexpected(old.error());
        if (const auto kept = write_file(backup, *old); !kept)
            return kept;
    }
    return write_file(path, to_json_text(document));
}

} // namespace panjshir::io
