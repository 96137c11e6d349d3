#pragma once
// Builds a NameIndex place by place, so that a whole country's places are never held as objects.

#include "gazetteer/index/image.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace panjshir::gazetteer {

class IndexBuilder {
public:
    explicit IndexBuilder(std::string_view title);

    /// What is doubtful about a place and about its names (as many as names, or none: no name is).
    struct Doubts {
        Doubt place = Doubt::None;
        std::vector<Doubt> names;
    };

    /// Adds a place. Names without letter or digit are left out; without any name it is known by
    /// its id. Names longer than kLongestName code points are cut there.
    void add(const Place& place, const Doubts& doubts);
    void add(const Place& place) { add(place, Doubts{}); }

    std::size_t place_count() const { return m_places.size(); }

    /// The finished image. Errors: over 4 GiB of text.
    Result<NameIndex> finish() &&;

private:
    image::Text put(std::string_view text);
    std::uint32_t label(std::string_view text);
    void add_form(const PlaceName& name, std::string_view written, Doubt doubt,
                  bool without_kind_word, std::vector<std::string>& known_keys);
    void enter(IndexTable table, std::string_view bytes, FormNumber form);
    void enter_deletions(IndexTable table, std::string_view bytes, FormNumber form);

    image::Text m_title;
    std::string m_text;
    std::unordered_map<std::string, std::uint32_t> m_labels;
    std::unordered_map<std::string, image::Text> m_shared;
    std::vector<image::PlaceRecord> m_places;
    std::vector<image::FormRecord> m_forms;
    std::array<std::vector<IndexEntry>, image::kTableCount> m_entries;
};

} // namespace panjshir::gazetteer
