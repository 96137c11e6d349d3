#include "io/gdal_handle.hpp"

#include <algorithm>
#include <gdal_frmts.h>
#include <mutex>
#include <ogrsf_frmts.h>

namespace panjshir::io {

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(&GdalMessages::handle, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalMessages::handle(CPLErr severity, CPLErrorNum, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (self != nullptr && severity >= CE_Failure && self->m_first.empty())
        self->m_first = text != nullptr && *text != '\0' ? text : "unknown failure";
}

std::string GdalMessages::reason() const {
    std::string text = m_first.empty() ? "no reason given" : m_first;
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

void register_elevation_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALRegister_GTiff();
        GDALRegister_SRTMHGT();
        GDALRegister_AAIGrid();
        GDALRegister_DTED();
        GDALRegister_MEM();
        GDALSetCacheMax64(64 << 20);
    });
}

void register_vector_drivers() {
    static std::once_flag once;
    std::call_once(once, [] { RegisterOGRGeoPackage(); });
}

} // namespace panjshir::io
