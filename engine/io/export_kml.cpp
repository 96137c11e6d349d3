#include "base/file.hpp"
#include "io/exchange_tables.hpp"
#include "io/export.hpp"
#include "io/export_facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace panjshir::io {
namespace {

using nlohmann::json;

// Characters that XML 1.0 does not allow at all are left out.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

std::string positions(const json& list) {
    std::string text;
    for (const json& at : list)
        text += fmt::format("{}{},{}", text.empty() ? "" : " ", at[0].get<double>(),
                            at[1].get<double>());
    return fmt::format("<coordinates>{}</coordinates>", text);
}

std::string polygon(const json& rings) {
    std::string text;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const char* boundary = i == 0 ? "outerBoundaryIs" : "innerBoundaryIs";
        text +=
            fmt::format("<{0}><LinearRing>{1}</LinearRing></{0}>", boundary, positions(rings[i]));
    }
    return fmt::format("<Polygon>{}</Polygon>", text);
}

std::string shape(const json& geometry) {
    if (geometry.is_null())
        return "";
    const std::string type = geometry.at("type");
    const json& coordinates = geometry.at("coordinates");
    if (type == "Point")
        return fmt::format("<Point>{}</Point>", positions(json::array({coordinates})));
    if (type == "LineString")
        return fmt::format("<LineString>{}</LineString>", positions(coordinates));
    if (type == "Polygon")
        return polygon(coordinates);
    std::string parts; // MultiPoint, MultiLineString, MultiPolygon
    for (const json& part : coordinates)
        parts += shape({{"type", type.substr(5)}, {"coordinates", part}});
    return fmt::format("<MultiGeometry>{}</MultiGeometry>", parts);
}

// The dates of KML are those of XML Schema: 2021-08-22. Years have four digits there as here.
std::string time_span(const ExportedFacts& facts) {
    std::string ends;
    if (!facts.first_day.empty())
        ends += fmt::format("<begin>{}</begin>", facts.first_day);
    if (!facts.last_day.empty())
        ends += fmt::format("<end>{}</end>", facts.last_day);
    return fmt::format("<TimeSpan>{}</TimeSpan>", ends);
}

class KmlWriter {
public:
    explicit KmlWriter(const Atlas& atlas) : m_atlas(atlas) {
        m_text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<name>" +
                 escaped(atlas.title_en) + "</name>\n";
        for (const chronicle::Actor& actor : atlas.chronicle.actors)
            if (actor.colour)
                m_text += style(actor.id, *actor.colour);
    }

    template <typename Rows, typename Geometry>
    void folder(const char* name, const ExchangeTable& table, const Rows& rows,
                Geometry geometry_of) {
        m_text += fmt::format("<Folder><name>{}</name>\n", name);
        for (std::size_t i = 0; i < rows.size(); ++i)
            placemark(table, i, facts_of(m_atlas, rows[i]), geometry_of(rows[i]));
        m_text += "</Folder>\n";
    }

    std::string take() { return std::move(m_text) + "</Document>\n</kml>\n"; }

private:
    // KML writes colours as alpha, blue, green, red.
    static std::string style(const std::string& id, std::uint32_t rgb) {
        const std::string bgr =
            fmt::format("{:02x}{:02x}{:02x}", rgb & 0xFF, rgb >> 8 & 0xFF, rgb >> 16 & 0xFF);
        return fmt::format(
            "<Style id=\"{0}\"><IconStyle><color>ff{1}</color></IconStyle><LineStyle><color>ff{1}"
            "</color><width>2</width></LineStyle><PolyStyle><color>66{1}</color></PolyStyle>"
            "</Style>\n",
            escaped(id), bgr);
    }

    // The first coloured actor of the holder's side.
    std::string style_of(const ExportedFacts& facts) const {
        for (const chronicle::Actor& actor : m_atlas.chronicle.actors)
            if (actor.colour && !actor.side.empty() && actor.side == facts.holder_side)
                return fmt::format("<styleUrl>#{}</styleUrl>", escaped(actor.id));
        return "";
    }

    void placemark(const ExchangeTable& table, std::size_t row, const ExportedFacts& facts,
                   const json& geometry) {
        std::string data;
        const auto add = [&](std::string_view name, const std::string& value) {
            data += fmt::format("<Data name=\"{}\"><value>{}</value></Data>", name, escaped(value));
        };
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            // Readers of KML (GDAL among them) take data named begin and end for those of the
            // TimeSpan.
            const bool of_span = table.columns[i] == "begin" || table.columns[i] == "end";
            add(of_span ? "span_" + table.columns[i] : table.columns[i], table.rows[row][i]);
        }
        for (const auto& [name, value] : facts.fields())
            if (name != "title")
                add(name, value);
        const std::string& note = table.cell(row, "note_en");
        m_text += fmt::format(
            "<Placemark id=\"{}\"><name>{}</name><description>{}</description>{}{}<ExtendedData>{}"
            "</ExtendedData>{}</Placemark>\n",
            escaped(table.cell(row, "id")), escaped(facts.title),
            escaped(fmt::format("{} ({}: {}, {}). {}", table.cell(row, "when"), facts.chain,
                                facts.source_title, facts.published, note)),
            time_span(facts), style_of(facts), data, shape(geometry));
    }

    const Atlas& m_atlas;
    std::string m_text;
};

} // namespace

Result<void> export_kml(const Atlas& atlas, const ExportGeometry& geometry,
                        const std::filesystem::path& path) {
    const GeometryWriter shapes(atlas, geometry);
    KmlWriter writer(atlas);
    for (const ExchangeTable& table : exchange_tables(atlas)) {
        if (table.name == "claims")
            writer.folder(
                "Claims", table, atlas.chronicle.claims,
                [&](const chronicle::Claim& claim) { return shapes.of_place(claim.place); });
        if (table.name == "events")
            writer.folder("Events", table, atlas.chronicle.events,
                          [&](const chronicle::Event& event) { return shapes.of_event(event); });
    }
    return write_file(path, writer.take());
}

} // namespace panjshir::io
