#include "projection/projection.hpp"

#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <proj.h>

namespace panjshir {
namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextHandle = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjHandle = std::unique_ptr<PJ, PjDeleter>;

ContextHandle make_context() {
    ContextHandle context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

class ProjProjection final : public Projection {
public:
    ProjProjection(ContextHandle context, PjHandle transform, std::string name, std::string title,
                   std::string wkt)
        : m_context(std::move(context)), m_transform(std::move(transform)), m_name(std::move(name)),
          m_title(std::move(title)), m_wkt(std::move(wkt)) {}

    MapPoint to_map(LonLat place) const override {
        const PJ_COORD out =
            proj_trans(m_transform.get(), PJ_FWD,
                       proj_coord(place.longitude_deg(), place.latitude_deg(), 0, 0));
        return {clean(out.xy.x), clean(out.xy.y)};
    }
    LonLat to_lon_lat(MapPoint p) const override {
        const PJ_COORD out =
            proj_trans(m_transform.get(), PJ_INV, proj_coord(p.easting_m, p.northing_m, 0, 0));
        return LonLat::from_degrees(clean(out.xy.x), clean(out.xy.y));
    }
    std::string name() const override { return m_name; }
    std::string title() const override { return m_title; }
    std::string well_known_text() const override { return m_wkt; }

private:
    static double clean(double value) {
        return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
    }

    ContextHandle m_context;
    PjHandle m_transform;
    std::string m_name, m_title, m_wkt;
};

bool is_projected_in_metres(PJ_CONTEXT* context, const PJ* crs) {
    const PJ_TYPE type = proj_get_type(crs);
    if (type == PJ_TYPE_BOUND_CRS) {
        const PjHandle source(proj_get_source_crs(context, crs));
        return source && is_projected_in_metres(context, source.get());
    }
    if (type != PJ_TYPE_PROJECTED_CRS)
        return false;
    const PjHandle system(proj_crs_get_coordinate_system(context, crs));
    double factor = 0;
    return system &&
           proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor,
                                 nullptr, nullptr, nullptr) &&
           std::abs(factor - 1) < 1e-12;
}

} // namespace

double Projection::true_north_deg(LonLat place) const {
    const LonLat north = LonLat::from_degrees(place.longitude_deg(), place.latitude_deg() + 0.01);
    const MapPoint a = to_map(place), b = to_map(north);
    return std::atan2(b.easting_m - a.easting_m, b.northing_m - a.northing_m) * 180 / M_PI;
}

Result<std::unique_ptr<Projection>> make_projection(std::string_view name) {
    ContextHandle context = make_context();
    const std::string definition(name);
    const PjHandle crs(proj_create(context.get(), definition.c_str()));
    if (!crs)
        return fail(fmt::format("projection '{}': PROJ does not know it", name));
    if (!is_projected_in_metres(context.get(), crs.get()))
        return fail(fmt::format("projection '{}': is not a plane in metres", name));
    const PjHandle raw(
        proj_create_crs_to_crs(context.get(), "OGC:CRS84", definition.c_str(), nullptr));
    if (!raw)
        return fail(fmt::format("projection '{}': no way there from longitude and latitude", name));
    PjHandle transform(proj_normalize_for_visualization(context.get(), raw.get()));
    if (!transform)
        return fail(fmt::format("projection '{}': its axes cannot be put in order", name));
    const char* title = proj_get_name(crs.get());
    const char* wkt = proj_as_wkt(context.get(), crs.get(), PJ_WKT2_2019, nullptr);
    return std::make_unique<ProjProjection>(std::move(context), std::move(transform), definition,
                                            title ? title : definition, wkt ? wkt : "");
}

std::unique_ptr<Projection> make_map_projection() {
    if (auto projection = make_projection("EPSG:32642"))
        return std::move(*projection);
    // Without PROJ's database the same plane from its parameters.
    ContextHandle context = make_context();
    PjHandle transform(proj_create(context.get(),
                                   "+proj=pipeline +step +proj=unitconvert +xy_in=deg "
                                   "+xy_out=rad +step +proj=utm +zone=42 +ellps=WGS84"));
    assert(transform);
    return std::make_unique<ProjProjection>(std::move(context), std::move(transform), "EPSG:32642",
                                            "WGS 84 / UTM zone 42N", "");
}

} // namespace panjshir
