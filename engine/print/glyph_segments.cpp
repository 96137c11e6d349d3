#include "print/glyph_segments.hpp"

#include <algorithm>

namespace panjshir::print {
namespace {

/// Clusters in visual order, their byte counts still open.
std::vector<TextCluster> clusters_of(const display::GlyphRun& run) {
    std::vector<TextCluster> clusters;
    for (std::uint32_t i = 0; i < run.glyphs.size(); ++i) {
        const display::Glyph& glyph = run.glyphs[i];
        if (clusters.empty() || clusters.back().first_byte != glyph.cluster)
            clusters.push_back({glyph.cluster, 0, i, 0});
        clusters.back().glyph_count += 1;
    }
    return clusters;
}

/// Each cluster reaches to where the next of the text begins.
void fill_byte_counts(std::vector<TextCluster>& clusters, std::size_t text_bytes) {
    std::vector<TextCluster*> by_text;
    for (TextCluster& cluster : clusters)
        by_text.push_back(&cluster);
    std::sort(by_text.begin(), by_text.end(), [](const TextCluster* a, const TextCluster* b) {
        return a->first_byte < b->first_byte;
    });
    if (!by_text.empty())
        by_text.front()->first_byte = 0;
    for (std::size_t i = 0; i < by_text.size(); ++i) {
        const std::size_t end = i + 1 < by_text.size() ? by_text[i + 1]->first_byte : text_bytes;
        by_text[i]->byte_count = static_cast<std::uint32_t>(
            end > by_text[i]->first_byte ? end - by_text[i]->first_byte : 0);
    }
}

} // namespace

std::vector<GlyphSegment> segments_of(const display::GlyphRun& run) {
    std::vector<TextCluster> clusters = clusters_of(run);
    fill_byte_counts(clusters, run.text.size());
    std::vector<GlyphSegment> segments;
    for (const TextCluster& cluster : clusters) {
        const double rotation = run.glyphs[cluster.first_glyph].rotation_deg;
        if (segments.empty() || segments.back().rotation_deg != rotation)
            segments.push_back({cluster.first_glyph, 0, cluster.first_byte, 0, rotation, {}});
        GlyphSegment& segment = segments.back();
        segment.glyph_count += cluster.glyph_count;
        segment.first_byte = std::min(segment.first_byte, cluster.first_byte);
        segment.byte_count += cluster.byte_count;
        segment.clusters.push_back(cluster);
    }
    for (GlyphSegment& segment : segments)
        std::sort(
            segment.clusters.begin(), segment.clusters.end(),
            [](const TextCluster& a, const TextCluster& b) { return a.first_byte < b.first_byte; });
    return segments;
}

} // namespace panjshir::print
