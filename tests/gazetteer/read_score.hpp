#pragma once
// How well a reading agrees with gold: found, wrong and missed, by kind and by language.

#include "gazetteer/read_gold.hpp"

#include <cstdio>
#include <cstdlib>

namespace panjshir::gazetteer::testing {

struct Tally {
    int right = 0, wrong = 0, missed = 0;

    double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
    double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
    void operator+=(const Tally& other) {
        right += other.right, wrong += other.wrong, missed += other.missed;
    }
};

struct Judged {
    double confidence = 0;
    bool right = false;
};

struct Score {
    Tally places, dates;
    std::map<std::string, Tally>
        by_kind; ///< kind of the gold place; of the told one where there is no gold
    int metonymy_right = 0, metonymy_all = 0; ///< of the places found
    std::vector<Judged> judged;

    void operator+=(const Score& other) {
        places += other.places;
        dates += other.dates;
        for (const auto& [kind, tally] : other.by_kind)
            by_kind[kind] += tally;
        metonymy_right += other.metonymy_right;
        metonymy_all += other.metonymy_all;
        judged.insert(judged.end(), other.judged.begin(), other.judged.end());
    }
};

template <typename A, typename B>
bool overlap(const A& a, const B& b) {
    return a.begin < b.end && b.begin < a.end;
}

inline bool verbose() {
    return std::getenv("READ_VERBOSE") != nullptr;
}

inline std::string kind_of(const GoldMention& gold) {
    if (gold.places.empty())
        return "unknown";
    if (const auto number = atlas_index().place_of_id(gold.places.front()))
        return std::string(to_string(atlas_index().place(*number).kind));
    return "world";
}

inline Score judge(const GoldText& gold, const ReadResult& read) {
    Score score;
    std::vector<bool> used(read.mentions.size());
    for (const GoldMention& want : gold.mentions) {
        bool found = false;
        for (std::size_t i = 0; i < read.mentions.size() && !found; ++i) {
            const Mention& mention = read.mentions[i];
            if (used[i] || !overlap(want, mention))
                continue;
            const bool right =
                want.places.empty()
                    ? !mention.place
                    : mention.place && std::find(want.places.begin(), want.places.end(),
                                                 *mention.place) != want.places.end();
            used[i] = true;
            found = right;
            score.judged.push_back({mention.confidence, right});
            if (right) {
                ++score.places.right, ++score.by_kind[kind_of(want)].right;
                if (!want.metonymy_open) {
                    ++score.metonymy_all;
                    score.metonymy_right += mention.metonymy == want.metonymy;
                    if (verbose() && mention.metonymy != want.metonymy)
                        std::printf("  %s: metonymy of '%s' should be %d\n", gold.id.c_str(),
                                    mention.text.c_str(), want.metonymy);
                }
            } else {
                ++score.places.wrong;
                if (verbose())
                    std::printf("  %s: '%s' read as %s, is %s\n", gold.id.c_str(),
                                mention.text.c_str(), mention.place.value_or("-").c_str(),
                                want.places.empty() ? "-" : want.places.front().c_str());
            }
        }
        if (!found) {
            ++score.places.missed, ++score.by_kind[kind_of(want)].missed;
            if (verbose())
                std::printf("  %s: missed %s at %zu\n", gold.id.c_str(),
                            want.places.empty() ? "-" : want.places.front().c_str(), want.begin);
        }
    }
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i]) {
            const Mention& mention = read.mentions[i];
            ++score.places.wrong;
            ++score.by_kind[mention.kind ? std::string(to_string(*mention.kind)) : "unknown"].wrong;
            score.judged.push_back({mention.confidence, false});
            if (verbose())
                std::printf("  %s: '%s' is no place, read as %s\n", gold.id.c_str(),
                            mention.text.c_str(), mention.place.value_or("-").c_str());
        }
    std::vector<bool> used_dates(read.dates.size());
    for (const GoldDate& want : gold.dates) {
        bool found = false;
        for (std::size_t i = 0; i < read.dates.size() && !found; ++i) {
            const DateMention& date = read.dates[i];
            if (used_dates[i] || !overlap(want, date))
                continue;
            used_dates[i] = true;
            found =
                want.edtf.empty()
                    ? !date.edtf
                    : date.edtf && date.edtf->days() == EdtfDate::parse(want.edtf)->days() &&
                          date.edtf->minute_of_day() == EdtfDate::parse(want.edtf)->minute_of_day();
            if (!found)
                ++score.dates.wrong;
            if (!found && verbose())
                std::printf("  %s: date '%s' read as %s, is %s\n", gold.id.c_str(),
                            date.text.c_str(), date.edtf ? date.edtf->text().c_str() : "-",
                            want.edtf.c_str());
        }
        found ? ++score.dates.right : ++score.dates.missed;
        if (!found && verbose())
            std::printf("  %s: date %s missed at %zu\n", gold.id.c_str(), want.edtf.c_str(),
                        want.begin);
    }
    for (std::size_t i = 0; i < used_dates.size(); ++i)
        if (!used_dates[i]) {
            ++score.dates.wrong;
            if (verbose())
                std::printf("  %s: '%s' is no date, read as %s\n", gold.id.c_str(),
                            read.dates[i].text.c_str(),
                            read.dates[i].edtf ? read.dates[i].edtf->text().c_str() : "-");
        }
    return score;
}

inline void print(const std::string& what, const Score& score) {
    std::printf("%-22s places P %.3f R %.3f (%d right, %d wrong, %d missed)  dates P %.3f R %.3f "
                "(%d, %d, %d)"
                "  metonymy %d of %d\n",
                what.c_str(), score.places.precision(), score.places.recall(), score.places.right,
                score.places.wrong, score.places.missed, score.dates.precision(),
                score.dates.recall(), score.dates.right, score.dates.wrong, score.dates.missed,
                score.metonymy_right, score.metonymy_all);
}

} // namespace panjshir::gazetteer::testing
