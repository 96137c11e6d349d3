#include "gazetteer/find.hpp"

#include "base/utf8.hpp"
#include "gazetteer/index/matcher.hpp"
#include "gazetteer/normalise/kind_words.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace panjshir::gazetteer {
namespace {

constexpr double kOtherKindFactor = 0.8;    // "Panjshir valley" met by a province of that name
constexpr double kSimilarKindFactor = 0.97; // a town where a city is asked for
constexpr double kNearWeight = 0.15;        // what a far place loses at most; less than the margin
constexpr double kNearScale_m = 100'000;

/// A way of reading the query: as it stands, or without its kind word.
struct Reading {
    Spelling spelling;
    std::optional<PlaceKind> kind;
};

struct Hit {
    const NameIndex* index;
    std::size_t index_order;
    PlaceNumber place;
    FormMatch match;
    const Reading* reading;
    double score;
    double distance_m; ///< to `near`, or negative
    IndexedPlace record;
};

// A city is also a town, and what a gazetteer calls a village may be called a town.
bool kinds_agree(PlaceKind asked, PlaceKind found) {
    const auto settled = [](PlaceKind k) {
        return k == PlaceKind::City || k == PlaceKind::Town || k == PlaceKind::Village;
    };
    return asked == found || (settled(asked) && settled(found));
}

double kind_factor(PlaceKind asked, PlaceKind found) {
    return asked == found ? 1 : kinds_agree(asked, found) ? kSimilarKindFactor : kOtherKindFactor;
}

void collect(const NameIndex& index, std::size_t order, const Reading& reading,
             const FindOptions& options, std::vector<Hit>& hits) {
    for (const FormMatch& match : matches(index, reading.spelling)) {
        const IndexedForm form = index.form(match.form);
        Hit hit{&index,   order,       form.place, match,
                &reading, match.score, -1,         index.place(form.place)};
        if (options.kind && !kinds_agree(*options.kind, hit.record.kind))
            continue;
        for (const auto& asked : {options.kind, reading.kind})
            if (asked)
                hit.score *= kind_factor(*asked, hit.record.kind);
        if (options.near) {
            double nearness = 0;
            if (hit.record.position) {
                hit.distance_m = geodesic_distance_m(*options.near, *hit.record.position);
                nearness = std::exp(-hit.distance_m / kNearScale_m);
            }
            hit.score *= 1 - kNearWeight * (1 - nearness);
        }
        hits.push_back(hit);
    }
}

bool stands_before(const Hit& a, const Hit& b) {
    if (std::abs(a.score - b.score) > 1e-9)
        return a.score > b.score;
    if (a.index_order != b.index_order)
        return a.index_order < b.index_order;
    if (a.record.rank != b.record.rank)
        return a.record.rank < b.record.rank;
    return a.record.id < b.record.id;
}

// The best reading of each place, best first, cut to margin and limit.
void rank_hits(std::vector<Hit>& hits, const FindOptions& options) {
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        if (a.index != b.index || a.place != b.place)
            return a.index_order != b.index_order ? a.index_order < b.index_order
                                                  : a.place < b.place;
        return a.score > b.score;
    });
    hits.erase(std::unique(hits.begin(), hits.end(),
                           [](const Hit& a, const Hit& b) {
                               return a.index == b.index && a.place == b.place;
                           }),
               hits.end());
    std::sort(hits.begin(), hits.end(), stands_before);
    if (hits.empty())
        return;
    const double least = hits.front().score - options.margin;
    std::erase_if(hits, [&](const Hit& hit) { return hit.score < least; });
    const auto limit = static_cast<std::size_t>(std::max(1, options.limit));
    if (hits.size() > limit)
        hits.resize(limit);
}

struct RuleAndReason {
    std::string rule, reason;
};

RuleAndReason explain_spelling(const Hit& hit, const IndexedForm& form) {
    const std::string_view query = hit.reading->spelling.text;
    const std::string written(form.text);
    if (form.status == NameStatus::Garbled)
        return {
            "garbled",
            fmt::format("'{}' is noted as a garbled form of {}: the letters alone do not show it",
                        written, hit.record.name)};
    switch (hit.match.kind) {
    case MatchKind::Folded:
        if (form.text == query)
            return {"exact", fmt::format("'{}' is written exactly so", written)};
        return {"folded",
                fmt::format("'{}' is the same but for capitals, marks and hyphens", written)};
    case MatchKind::Key:
    case MatchKind::Skeleton:
        break;
    case MatchKind::Edit:
        return {"edit1", fmt::format("'{}' is one letter away", written)};
    case MatchKind::SkeletonEdit:
        return {"skeleton_edit1", fmt::format("'{}' has the same consonants but for one", written)};
    }
    if (form.without_kind_word && form.folded == hit.reading->spelling.keys.folded)
        return {"kind_word",
                fmt::format("'{}' is the same name but for the word for its kind", written)};
    // The folded halves are at hand; only the word rules have to be followed.
    const std::vector<RuleStep>& ours = hit.reading->spelling.steps;
    const std::vector<RuleStep> theirs = word_steps_of(form.folded);
    const auto met =
        std::mismatch(ours.begin(), ours.end(), theirs.begin(),
                      [](const RuleStep& a, const RuleStep& b) { return a.form != b.form; });
    assert(met.first != ours.end());
    return {std::string(met.first->rule),
            fmt::format("'{}' is the same name, overlooking {}", written, met.first->what)};
}

Candidate candidate_of(const Hit& hit) {
    const IndexedForm form = hit.index->form(hit.match.form);
    Candidate candidate;
    candidate.place = hit.record.id;
    candidate.name = hit.record.name;
    candidate.matched = form.text;
    candidate.kind = hit.record.kind;
    candidate.position = hit.record.position;
    candidate.score = std::clamp(hit.score, 0.0, 1.0);
    candidate.gazetteer = hit.index->title();
    RuleAndReason spelling = explain_spelling(hit, form);
    candidate.rule = std::move(spelling.rule);
    candidate.reasons.push_back(std::move(spelling.reason));
    if (hit.reading->kind)
        candidate.reasons.push_back(
            kinds_agree(*hit.reading->kind, hit.record.kind)
                ? fmt::format("the query asks for a {}", to_string(*hit.reading->kind))
                : fmt::format("the query asks for a {}, this is a {}",
                              to_string(*hit.reading->kind), to_string(hit.record.kind)));
    if (hit.distance_m >= 0)
        candidate.reasons.push_back(fmt::format("{:.0f} km away", hit.distance_m / 1000));
    if (hit.record.doubt == Doubt::Doubtful)
        candidate.reasons.push_back("its record was found doubtful on import");
    if (form.doubt == Doubt::Doubtful)
        candidate.reasons.push_back(
            fmt::format("'{}' is the name of a neighbour and may not be its own", form.text));
    for (PlaceNumber other : hit.index->same_name(hit.place))
        candidate.same_name.emplace_back(hit.index->place(other).id);
    return candidate;
}

std::vector<TriedKey> tried_with(const std::vector<Reading>& readings) {
    std::vector<TriedKey> tried;
    const auto add = [&](const std::string& key, std::string_view rule) {
        if (!key.empty() && std::none_of(tried.begin(), tried.end(),
                                         [&](const TriedKey& t) { return t.key == key; }))
            tried.push_back({key, std::string(rule)});
    };
    for (const Reading& reading : readings) {
        const NameKeys& keys = reading.spelling.keys;
        if (reading.kind)
            add(reading.spelling.text, "kind_word");
        add(keys.folded, "folded");
        for (const RuleStep& step : reading.spelling.steps)
            add(step.form, step.rule);
    }
    return tried;
}

std::string cut_query(std::string_view query, Diagnostics& diagnostics) {
    if (const auto bad = utf8::first_invalid_byte(query))
        diagnostics.push_back({Severity::Warning, "", 1,
                               static_cast<int>(utf8::length(query.substr(0, *bad))) + 1,
                               "the query holds bytes that are not UTF-8; they are read as gaps"});
    std::string kept;
    std::size_t byte = 0, count = 0;
    while (byte < query.size() && count < kLongestQuery) {
        utf8::append(kept, utf8::decode(query, byte));
        ++count;
    }
    if (byte < query.size())
        diagnostics.push_back(
            {Severity::Warning, "", 1, static_cast<int>(count) + 1,
             fmt::format("the query is longer than {} characters; the rest is left out",
                         kLongestQuery)});
    const std::size_t first = kept.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return {};
    return kept.substr(first, kept.find_last_not_of(" \t\r\n") - first + 1);
}

} // namespace

std::vector<Candidate> find(const NameIndex& index, std::string_view query,
                            const FindOptions& options) {
    return find_report(index, query, options).candidates;
}

FindReport find_report(const NameIndex& index, std::string_view query, const FindOptions& options) {
    const NameIndex* one = &index;
    return find_report(std::span(&one, 1), query, options);
}

FindReport find_report(std::span<const NameIndex* const> indexes, std::string_view query,
                       const FindOptions& options) {
    FindReport report;
    report.query = cut_query(query, report.diagnostics);
    std::vector<Reading> readings;
    readings.push_back({spelling_of(report.query), std::nullopt});
    if (readings.front().spelling.keys.folded.empty()) {
        report.diagnostics.push_back(
            {Severity::Warning, "", 0, 0, "the query holds no letter or digit"});
        return report;
    }
    if (const auto split = split_kind_word(report.query)) {
        readings.push_back({spelling_of(split->name), split->kind});
        report.kind_in_query = split->kind;
    }
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < indexes.size(); ++i)
        for (const Reading& reading : readings)
            collect(*indexes[i], i, reading, options, hits);
    rank_hits(hits, options);
    for (const Hit& hit : hits)
        report.candidates.push_back(candidate_of(hit));
    report.tried = tried_with(readings);
    return report;
}

} // namespace panjshir::gazetteer
