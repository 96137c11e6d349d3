#pragma once
// Gold for the tests of the reader: passages with marks, and spans in the five articles.

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "gazetteer/read/reader.hpp"
#include "support/shared.hpp"

#include <algorithm>
#include <charconv>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace panjshir::gazetteer::testing {

struct GoldMention {
    std::size_t begin = 0, end = 0;  ///< code points
    std::vector<std::string> places; ///< any of these is right; empty: no gazetteer knows it
    bool metonymy = false, metonymy_open = false; ///< open: either is right
};

struct GoldDate {
    std::size_t begin = 0, end = 0;
    std::string edtf; ///< empty: stays unresolved
};

struct GoldText {
    std::string id, language, text;
    bool frozen = false;
    std::optional<EdtfDate> published;
    std::vector<GoldMention> mentions;
    std::vector<GoldDate> dates;
};

inline std::filesystem::path gold_dir() {
    return panjshir::testing::source_dir() / "tests" / "gazetteer" / "gold";
}

inline std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

/// "a [[Kaboul|kabul*]] b {{hier|2021-09-02}}" without its marks, and what they say.
inline void read_marks(std::string_view marked, GoldText& gold) {
    std::size_t points = 0;
    while (!marked.empty()) {
        const bool place = marked.starts_with("[["), date = marked.starts_with("{{");
        if (!place && !date) {
            std::size_t next = 0;
            utf8::decode(marked, next);
            gold.text += marked.substr(0, next);
            marked.remove_prefix(next);
            ++points;
            continue;
        }
        const std::size_t bar = marked.find('|'), close = marked.find(place ? "]]" : "}}");
        ASSERT_TRUE(bar < close && close != std::string_view::npos) << gold.id;
        const std::string_view words = marked.substr(2, bar - 2),
                               what = marked.substr(bar + 1, close - bar - 1);
        const std::size_t begin = points;
        points += utf8::length(words);
        gold.text += words;
        if (date) {
            gold.dates.push_back({begin, points, what == "-" ? "" : std::string(what)});
        } else {
            GoldMention mention{begin, points, {}, false, false};
            int starred = 0, all = 0;
            for (std::string id : split(what, '/')) {
                ++all;
                if (id.ends_with('*'))
                    ++starred, id.pop_back();
                if (id != "-" && std::find(mention.places.begin(), mention.places.end(), id) ==
                                     mention.places.end())
                    mention.places.push_back(id);
            }
            mention.metonymy = starred == all;
            mention.metonymy_open = starred > 0 && starred < all;
            gold.mentions.push_back(mention);
        }
        marked.remove_prefix(close + 2);
    }
}

inline std::vector<GoldText> read_passages(const std::string& language) {
    std::vector<GoldText> passages;
    const auto text = read_file(gold_dir() / ("passages_" + language + ".txt"));
    EXPECT_TRUE(text) << (text ? "" : text.error().message);
    if (!text)
        return passages;
    for (const std::string& line : split(*text, '\n')) {
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::size_t a = line.find('|'), b = line.find('|', a + 1);
        GoldText gold;
        gold.id = line.substr(0, a);
        gold.language = language;
        gold.frozen = gold.id.find("-f") != std::string::npos;
        if (b > a + 1)
            gold.published = EdtfDate::parse(line.substr(a + 1, b - a - 1)).value();
        read_marks(std::string_view(line).substr(b + 1), gold);
        passages.push_back(std::move(gold));
    }
    return passages;
}

/// The atlas's places and names, straight from its tables.
inline std::vector<Place> atlas_places() {
    const auto table = [](const char* name) {
        return parse_csv(read_file(panjshir::testing::atlas_dir() / name).value(), name);
    };
    const auto number = [](const std::string& text) {
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    };
    const CsvTable places = table("places.csv"), names = table("names.csv");
    const auto field = [](const CsvTable& t, const CsvRow& row, std::string_view column) {
        return row.fields[static_cast<std::size_t>(t.column(column))].text;
    };
    std::vector<Place> result;
    std::map<std::string, std::size_t> at;
    for (const CsvRow& row : places.rows) {
        Place place;
        place.id = field(places, row, "id");
        place.kind = parse_place_kind(field(places, row, "kind")).value();
        if (!field(places, row, "longitude").empty())
            place.position = LonLat::from_degrees(number(field(places, row, "longitude")),
                                                  number(field(places, row, "latitude")));
        place.parent = field(places, row, "parent");
        place.rank = static_cast<int>(number(field(places, row, "rank")));
        at[place.id] = result.size();
        result.push_back(std::move(place));
    }
    for (const CsvRow& row : names.rows)
        if (const auto it = at.find(field(names, row, "place")); it != at.end())
            result[it->second].names.push_back(
                {field(names, row, "name"), field(names, row, "language"),
                 field(names, row, "script"),
                 parse_name_status(field(names, row, "status")).value(),
                 field(names, row, "reference")});
    return result;
}

inline const NameIndex& atlas_index() {
    static const NameIndex index = NameIndex::build(atlas_places(), "Panjshir 2021").value();
    return index;
}

inline const ArticleReader& atlas_reader() {
    static const ArticleReader reader({&atlas_index()});
    return reader;
}

/// The fall of the capital, by which texts name a day.
inline ReadOptions options_for(const std::optional<EdtfDate>& published) {
    ReadOptions options;
    options.published = published;
    options.events = {{"kabul", parse_day("2021-08-15").value()}};
    return options;
}

} // namespace panjshir::gazetteer::testing
