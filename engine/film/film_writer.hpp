#pragma once
// Writes pictures that follow one another into a film: .gif, .webm or .mp4.

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace panjshir::film {

/// Pictures a second of .webm and .mp4; a longer one is repeated.
inline constexpr int kFramesPerSecond = 20;

struct FilmOptions {
    int columns = 1280, rows = 720; ///< of every picture; 16 to 8192
    std::string title;              ///< said in a .webm or .mp4; may be empty
};

/// Whether a film's file holds colours by number and each picture as long as it stands (.gif), so
/// that soft changes between pictures cost more than they give.
bool shows_stills(const std::filesystem::path& file);

/// The ending names a kind of film and this machine can write it. Errors: another ending (Usage);
/// no such encoder in this machine's libavcodec (Missing).
Result<void> check_film_file(const std::filesystem::path& file);

/// A film being written to a temporary file beside its own; it takes its place when finished, and
/// is removed if that never comes. The pictures of a .gif are kept in memory until then (3 bytes a
/// pixel), since all share one palette. The same pictures give the same bytes of a .gif.
class FilmWriter {
public:
    /// Errors: as check_film_file; a side out of range; a folder that cannot be written.
    static Result<FilmWriter> open(const std::filesystem::path& file, const FilmOptions& options);
    FilmWriter(FilmWriter&&) noexcept;
    FilmWriter& operator=(FilmWriter&&) noexcept;
    ~FilmWriter();

    /// The next picture, 3 bytes a pixel, rows from the top, shown for so long. Of a .webm or .mp4
    /// an odd side loses its last pixel, and times are rounded to 1/kFramesPerSecond of a second
    /// without drift; of a .gif to 1/100, at least 2/100. Requires: columns * rows * 3 bytes.
    /// Errors: a full disk, an encoder's.
    Result<void> add(std::span<const std::uint8_t> rgb, double seconds);

    /// Ends the film and puts it in its place. Errors: as add; no picture; the message names the
    /// file.
    Result<void> finish();

private:
    struct Impl;
    explicit FilmWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace panjshir::film
