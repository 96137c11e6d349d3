#pragma once
// A small atlas in a folder of its own, whose tables a test replaces by its own text.

#include "io/atlas.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace panjshir::testing {

/// Two places, one source, two actors, one claim, one event, one statement; without a fault.
class AtlasFolder {
public:
    AtlasFolder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::path(::testing::TempDir()) /
                   (std::string("atlas-") + test->test_suite_name() + "-" + test->name());
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
        table("places", "id,kind,longitude,latitude,precision_m,elevation_m,parent,rank,reference,"
                        "note_en,note_fr\n"
                        "land,country,69,35,100000,,,1,survey,,\n"
                        "ford,town,69.5,35.25,500,1800,land,2,survey,,\n");
        table("names", "place,name,language,script,status,reference\n"
                       "land,Land,en,Latn,preferred,survey\nland,Pays,fr,Latn,preferred,survey\n"
                       "land,وطن,prs,Arab,preferred,survey\n"
                       "ford,Ford,en,Latn,preferred,survey\nford,Gué,fr,Latn,preferred,survey\n"
                       "ford,گذر,prs,Arab,preferred,survey\n");
        table("extents", "place,how,geometry,at,except,reference\nland,outline,\"68:34, 70:34, "
                         "70:36, 68:36\",,,survey\n");
        table(
            "sources",
            "id,file,begin,end,title,publisher,language,published,sha256,rests_on,note_en,note_fr\n"
            "paper,paper.txt,0,40,Title,Publisher,en,2021-08-24~," +
                std::string(64, 'a') + ",,,\n");
        table("actors",
              "id,name_en,name_fr,name_prs,side,role_en,role_fr,colour,hatch\n"
              "red,Red,Rouge,,reds,,,#D55E00,dots\nblue,Blue,Bleu,,blues,,,0072B2,lines\n");
        table("claims", std::string(kClaimColumns) + kClaim);
        table("events", std::string(kEventColumns) + kEvent);
        table("statements", "id,source,begin,end,speaker,subject,subject_part,relation,object,"
                            "value,note_en,note_fr\n"
                            "s1,paper,0,10,red,ford,,inside,land,,,\n");
        table(
            "spot_heights",
            "longitude,latitude,elevation_m,line,rank,reference\n69.5,35.25,1800,crest,1,survey\n");
        file("datapackage.json", package("2021-08-15"));
    }
    ~AtlasFolder() { std::filesystem::remove_all(m_folder); }
    AtlasFolder(const AtlasFolder&) = delete;
    AtlasFolder& operator=(const AtlasFolder&) = delete;

    static constexpr const char* kClaimColumns =
        "id,place,holder,status,part,when,speaker,via,said,source,begin,end,against_interest,note_"
        "en,note_fr\n";
    static constexpr const char* kClaim =
        "c1,ford,red,takes,,2021-08-22,red,,2021-08-22,paper,5,20,no,,\n";
    static constexpr const char* kEventColumns =
        "id,kind,when,places,actors,figures,speaker,via,said,source,begin,end,background,title_en,"
        "title_fr,"
        "note_en,note_fr\n";
    static constexpr const char* kEvent = "e1,clash,2021-08-22,at:ford; toward:land,red; "
                                          "blue,killed:7-8:about:blue:red; wounded::dozens:red:red,"
                                          "blue,red,2021-08-22,paper,5,20,no,Clash,Combat,,\n";

    AtlasFolder& table(const std::string& name, const std::string& text) {
        return file(name + ".csv", text);
    }
    AtlasFolder& file(const std::string& name, const std::string& text) {
        std::ofstream(m_folder / name, std::ios::binary) << text;
        return *this;
    }
    AtlasFolder& remove(const std::string& name) {
        std::filesystem::remove(m_folder / name);
        return *this;
    }
    /// The claims table with one more row after c1 (line 3).
    AtlasFolder& with_claim(const std::string& row) {
        return table("claims", std::string(kClaimColumns) + kClaim + row + "\n");
    }

    const std::filesystem::path& folder() const { return m_folder; }

    Result<io::Atlas> load() const { return io::load_atlas(m_folder); }

    /// Every diagnostic as text.
    std::vector<std::string> faults() const {
        std::vector<std::string> texts;
        const auto atlas = load();
        if (!atlas)
            return {atlas.error().message};
        for (const Diagnostic& diagnostic : atlas->diagnostics)
            texts.push_back(to_string(diagnostic));
        return texts;
    }

    static std::string package(const std::string& first_day) {
        std::string resources;
        const std::map<std::string, std::string> columns{
            {"places", "id,kind,longitude,latitude,precision_m,elevation_m,parent,rank,reference,"
                       "note_en,note_fr"},
            {"names", "place,name,language,script,status,reference"},
            {"extents", "place,how,geometry,at,except,reference"},
            {"sources", "id,file,begin,end,title,publisher,language,published,sha256,rests_on,note_"
                        "en,note_fr"},
            {"actors", "id,name_en,name_fr,name_prs,side,role_en,role_fr,colour,hatch"},
            {"claims",
             "id,place,holder,status,part,when,speaker,via,said,source,begin,end,against_interest,"
             "note_en,note_fr"},
            {"events",
             "id,kind,when,places,actors,figures,speaker,via,said,source,begin,end,background,"
             "title_en,title_fr,note_en,note_fr"},
            {"statements",
             "id,source,begin,end,speaker,subject,subject_part,relation,object,value,note_en,"
             "note_fr"},
            {"spot_heights", "longitude,latitude,elevation_m,line,rank,reference"}};
        for (const auto& [name, list] : columns) {
            std::string fields;
            std::size_t begin = 0;
            while (begin <= list.size()) {
                const std::size_t end = std::min(list.find(',', begin), list.size());
                fields += (fields.empty() ? "" : ",");
                fields += "{\"name\":\"" + list.substr(begin, end - begin) + "\"}";
                begin = end + 1;
            }
            resources += (resources.empty() ? "" : ",");
            resources += "{\"path\":\"" + name + ".csv\",\"schema\":{\"fields\":[" + fields + "]}}";
        }
        return "{\"resources\":[" + resources +
               "],\"panjshir\":{\"title_en\":\"Ford\",\"title_fr\":\"Gué\",\"first_day\":\"" +
               first_day +
               "\",\"last_day\":\"2021-09-07\",\"area\":\"68,34,70,36\",\"projection\":\"EPSG:"
               "32642\","
               "\"headlines\":[{\"when\":\"2021-08-20/2021-08-24\",\"en\":\"a week\",\"fr\":\"une "
               "semaine\"},"
               "{\"when\":\"2021-08-22\",\"en\":\"the ford taken\",\"fr\":\"le gué pris\"}]}}";
    }

private:
    std::filesystem::path m_folder;
};

} // namespace panjshir::testing
