#include "base/file.hpp"
#include "io/exchange_tables.hpp"
#include "io/export.hpp"
#include "io/export_facts.hpp"
#include "io/gdal_handle.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace panjshir::io {
namespace {

using nlohmann::json;
using Feature = std::unique_ptr<void, decltype(&OGR_F_Destroy)>;
using Reference = std::unique_ptr<void, decltype(&OSRDestroySpatialReference)>;

bool is_day_field(std::string_view name) {
    return name == "first_day" || name == "last_day";
}

OGRFieldType type_of(std::string_view name) {
    if (is_day_field(name))
        return OFTDate;
    return is_whole_number_column(name) ? OFTInteger64
           : is_number_column(name)     ? OFTReal
                                        : OFTString;
}

class LayerWriter {
public:
    LayerWriter(GDALDatasetH dataset, const std::string& name, OGRSpatialReferenceH reference) {
        m_layer = GDALDatasetCreateLayer(dataset, name.c_str(), reference,
                                         reference != nullptr ? wkbUnknown : wkbNone, nullptr);
    }

    bool add_field(std::string_view name) {
        if (m_layer == nullptr)
            return false;
        const std::string text(name);
        const std::unique_ptr<void, decltype(&OGR_Fld_Destroy)> field(
            OGR_Fld_Create(text.c_str(), type_of(name)), &OGR_Fld_Destroy);
        return OGR_L_CreateField(m_layer, field.get(), FALSE) == OGRERR_NONE;
    }

    void begin() { m_feature = Feature(OGR_F_Create(OGR_L_GetLayerDefn(m_layer)), &OGR_F_Destroy); }

    void set(std::string_view name, const std::string& text) {
        const int at = OGR_F_GetFieldIndex(m_feature.get(), std::string(name).c_str());
        int year = 0, month = 0, day = 0;
        if (at < 0)
            return;
        if (type_of(name) == OFTString)
            OGR_F_SetFieldString(m_feature.get(), at, text.c_str());
        else if (text.empty())
            OGR_F_SetFieldNull(m_feature.get(), at);
        else if (!is_day_field(name))
            OGR_F_SetFieldDouble(m_feature.get(), at, std::strtod(text.c_str(), nullptr));
        else if (std::sscanf(text.c_str(), "%d-%d-%d", &year, &month, &day) == 3)
            OGR_F_SetFieldDateTime(m_feature.get(), at, year, month, day, 0, 0, 0, 0);
    }

    void shape(const json& geometry) {
        if (!geometry.is_null())
            OGR_F_SetGeometryDirectly(m_feature.get(),
                                      OGR_G_CreateGeometryFromJson(geometry.dump().c_str()));
    }

    bool end() { return OGR_L_CreateFeature(m_layer, m_feature.get()) == OGRERR_NONE; }

private:
    OGRLayerH m_layer = nullptr;
    Feature m_feature{nullptr, &OGR_F_Destroy};
};

class PackageWriter {
public:
    PackageWriter(const Atlas& atlas, const ExportGeometry& geometry, GDALDatasetH dataset)
        : m_atlas(atlas), m_shapes(atlas, geometry), m_dataset(dataset),
          m_reference(OSRNewSpatialReference(nullptr), &OSRDestroySpatialReference) {
        OSRImportFromEPSG(m_reference.get(), 4326);
        OSRSetAxisMappingStrategy(m_reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
    }

    bool write() {
        if (GDALDatasetStartTransaction(m_dataset, FALSE) != OGRERR_NONE)
            return false;
        for (const ExchangeTable& table : exchange_tables(m_atlas))
            if (!write(table))
                return false;
        LayerWriter layer(m_dataset, "package", nullptr);
        if (!layer.add_field("json"))
            return false;
        layer.begin();
        layer.set("json", exchange_package(m_atlas).dump());
        return layer.end() && GDALDatasetCommitTransaction(m_dataset) == OGRERR_NONE;
    }

private:
    bool write(const ExchangeTable& table) {
        const bool told = table.name == "claims" || table.name == "events";
        const bool placed = told || table.name == "places" || table.name == "statements" ||
                            table.name == "spot_heights";
        LayerWriter layer(m_dataset, table.name, placed ? m_reference.get() : nullptr);
        for (const std::string& column : table.columns)
            if (!layer.add_field(column))
                return false;
        if (told)
            for (const auto& [name, value] : ExportedFacts().fields())
                if (!layer.add_field(name))
                    return false;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            layer.begin();
            for (std::size_t j = 0; j < table.columns.size(); ++j)
                layer.set(table.columns[j], table.rows[i][j]);
            if (told)
                for (const auto& [name, value] : facts(table, i).fields())
                    layer.set(name, value);
            layer.shape(geometry(table, i));
            if (!layer.end())
                return false;
        }
        return true;
    }

    ExportedFacts facts(const ExchangeTable& table, std::size_t row) const {
        return table.name == "claims" ? facts_of(m_atlas, m_atlas.chronicle.claims[row])
                                      : facts_of(m_atlas, m_atlas.chronicle.events[row]);
    }

    json geometry(const ExchangeTable& table, std::size_t row) const {
        if (table.name == "claims")
            return m_shapes.of_place(m_atlas.chronicle.claims[row].place);
        if (table.name == "events")
            return m_shapes.of_event(m_atlas.chronicle.events[row]);
        if (table.name == "places")
            return m_shapes.of_place(m_atlas.places[row].id);
        if (table.name == "statements")
            return m_shapes.of_place(m_atlas.chronicle.statements[row].subject);
        if (table.name != "spot_heights")
            return {};
        const LonLat at = m_atlas.spot_heights[row].at;
        return {{"type", "Point"}, {"coordinates", {at.longitude_deg(), at.latitude_deg()}}};
    }

    const Atlas& m_atlas;
    GeometryWriter m_shapes;
    GDALDatasetH m_dataset;
    Reference m_reference;
};

} // namespace

Result<void> export_geopackage(const Atlas& atlas, const ExportGeometry& geometry,
                               const std::filesystem::path& path) {
    std::error_code ignored;
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (!std::filesystem::is_directory(folder, ignored))
        return fail(fmt::format("{}: cannot be written: no such folder", path.string()));
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
        return fail(fmt::format("{}: cannot be written: is not a regular file", path.string()));
    const GdalMessages messages;
    register_vector_drivers();
    const std::filesystem::path temporary = temporary_sibling(path);
    bool written = false;
    {
        const GdalDataset dataset(GDALCreate(GDALGetDriverByName("GPKG"), temporary.c_str(), 0, 0,
                                             0, GDT_Unknown, nullptr));
        written = dataset && PackageWriter(atlas, geometry, dataset.get()).write();
    }
    // Closing writes the rest, and may fail as well.
    if (!written || messages.failed()) {
        std::filesystem::remove(temporary, ignored);
        return fail(fmt::format("{}: cannot be written: {}", path.string(), messages.reason()));
    }
    return replace_file(temporary, path);
}

} // namespace panjshir::io
