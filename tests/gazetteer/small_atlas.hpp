#pragma once
// A few places, made in code, for the tests of the gazetteer.

#include "gazetteer/index.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace panjshir::gazetteer::testing {

inline Place place(std::string id, PlaceKind kind, double longitude, double latitude,
                   std::vector<std::string> names, int rank = 5) {
    Place result;
    result.id = std::move(id);
    result.kind = kind;
    result.position = LonLat::from_degrees(longitude, latitude);
    result.rank = rank;
    for (std::string& name : names)
        result.names.push_back({std::move(name), "en", "Latn",
                                result.names.empty() ? NameStatus::Preferred : NameStatus::Variant,
                                "test"});
    return result;
}

inline std::vector<Place> small_atlas() {
    using enum PlaceKind;
    std::vector<Place> places{
        place("panjshir-province", Province, 69.80, 35.45, {"Panjshir", "Panchir", "پنجشیر"}, 1),
        place("panjshir-valley", Valley, 69.52, 35.31,
              {"Panjshir Valley", "vallée du Panchir", "دره پنجشیر"}, 1),
        place("panjshir-river", River, 69.52, 35.32, {"Panjshir River", "دریای پنجشیر"}, 2),
        place("bazarak-district", District, 69.51, 35.37, {"Bazarak", "بازارک"}, 4),
        place("bazarak", Town, 69.515, 35.313, {"Bazarak", "Bāzārak"}, 1),
        place("bazarak-balkh", Village, 67.72, 37.20, {"Bazarak"}, 7),
        place("andarab-district", District, 69.18, 35.63, {"Andarab", "اندراب"}, 3),
        place("andarab-valley", Valley, 69.26, 35.63, {"Andarab Valley"}, 2),
        place("deh-salah", District, 69.36, 35.74, {"Deh Salah", "ده صلاح"}, 3),
        place("pul-e-hesar", District, 69.56, 35.58, {"Pul-e Hesar", "پل حصار"}, 3),
        place("pul-e-khumri", City, 68.72, 35.94, {"Pul-e Khumri", "پلخمری"}, 2),
        place("salang-pass", Pass, 69.04, 35.32, {"Salang Pass", "col de Salang", "کوتل سالنگ"}, 1),
        place("salang-tunnel", Tunnel, 69.03, 35.32, {"Salang Tunnel"}, 2),
        place("salang-district", District, 69.16, 35.27, {"Salang"}, 4),
        place("khawak-pass", Pass, 69.79, 35.67, {"Khawak Pass", "کوتل خاواک"}, 1),
        place("deh-e-khawak", Village, 69.91, 35.64, {"Deh-e Khawak", "Khawak"}, 6),
        place("kabul", City, 69.17, 34.53, {"Kabul", "کابل"}, 1),
        place("parwan-province", Province, 68.89, 34.96, {"Parwan", "پروان"}, 2),
        place("paryan", Village, 70.01, 35.63, {"Paryan", "پریان"}, 4),
        place("charikar", Town, 69.17, 35.01, {"Charikar", "چاریکار"}, 2),
        place("nowhere", Region, 0, 0, {"Shomali"}, 5),
    };
    places.back().position.reset();
    for (Place& p : places)
        if (p.id == "deh-salah")
            p.names.push_back(
                {"Dih Hasar", "fr", "Latn", NameStatus::Garbled, "machine-made French"});
    return places;
}

inline NameIndex index_of(const std::vector<Place>& places) {
    auto index = NameIndex::build(places, "small atlas");
    if (!index)
        throw std::runtime_error(index.error().message);
    return std::move(*index);
}

} // namespace panjshir::gazetteer::testing
