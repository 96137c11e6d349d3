#include "gazetteer/import.hpp"

#include "gazetteer/import/source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace panjshir::gazetteer {
namespace {

// The first bytes of a stream that can be read again.
std::string beginning_of(std::istream& in) {
    std::string head(8192, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    in.clear();
    in.seekg(0);
    return head;
}

std::optional<GazetteerFormat> format_of(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return std::nullopt;
    if (head[first] == '{')
        return head.find("linkedplaces") != std::string_view::npos ||
                       head.find("\"toponym\"") != std::string_view::npos ||
                       head.find("linkedpasts") != std::string_view::npos
                   ? GazetteerFormat::LinkedPlaces
                   : GazetteerFormat::GeoJson;
    const std::string_view line = head.substr(0, head.find('\n'));
    const auto tabs = std::count(line.begin(), line.end(), '\t');
    if (tabs == 18)
        return GazetteerFormat::GeoNames;
    if (tabs > 0 || line.find(',') != std::string_view::npos ||
        line.find(';') != std::string_view::npos)
        return GazetteerFormat::Csv;
    return std::nullopt;
}

} // namespace

std::string_view to_string(GazetteerFormat format) {
    switch (format) {
    case GazetteerFormat::GeoNames:
        return "GeoNames";
    case GazetteerFormat::LinkedPlaces:
        return "Linked Places";
    case GazetteerFormat::GeoJson:
        return "GeoJSON";
    case GazetteerFormat::Csv:
        break;
    }
    return "CSV";
}

Result<ImportedGazetteer> import_gazetteer(const std::filesystem::path& path,
                                           const ImportOptions& options) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return fail(fmt::format("{}: no such file", path.string()));
    if (!std::filesystem::is_regular_file(path, error))
        return fail(fmt::format("{}: this is no file", path.string()));
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(fmt::format("{}: cannot be read", path.string()));
    return import_gazetteer(in, path.filename().string(), options);
}

Result<ImportedGazetteer> import_gazetteer(std::istream& in, const std::string& name,
                                           const ImportOptions& options) {
    const std::string head = beginning_of(in);
    if (head.empty())
        return fail(fmt::format("{}: the file is empty", name));
    const auto format = options.format ? options.format : format_of(head);
    if (!format)
        return fail(fmt::format(
            "{}: neither a GeoNames dump (19 columns parted by tabs) nor CSV, GeoJSON or "
            "Linked Places JSON",
            name));
    in.seekg(0, std::ios::end);
    const auto total = static_cast<std::uint64_t>(std::max<std::streamoff>(0, in.tellg()));
    in.seekg(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);

    IndexBuilder builder(options.title.empty() ? name : options.title);
    RecordChecks checks(builder, name, options.country);
    import::Source source{in, name, checks, total, options.progress};
    switch (*format) {
    case GazetteerFormat::GeoNames:
        import::read_geonames(source);
        break;
    case GazetteerFormat::LinkedPlaces:
        import::read_linked_places(source);
        break;
    case GazetteerFormat::GeoJson:
        import::read_geojson(source);
        break;
    case GazetteerFormat::Csv:
        import::read_csv(source);
        break;
    }
    checks.finish();
    ImportSummary summary = std::move(checks.summary());
    summary.format = *format;
    if (summary.places == 0) {
        const std::string why =
            summary.diagnostics.empty() ? "" : ": " + summary.diagnostics.front().message;
        return fail(
            fmt::format("{}: no place could be read as {}{}", name, to_string(*format), why));
    }
    auto index = std::move(builder).finish();
    if (!index)
        return fail(fmt::format("{}: {}", name, index.error().message));
    summary.names = index->form_count();
    return ImportedGazetteer{std::move(*index), std::move(summary)};
}

} // namespace panjshir::gazetteer
