#pragma once
// A CSV of very many claims and events, read in one pass into a ledger.

#include "chronicle/ledger.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace panjshir::io {

/// A ledger and where its rows stand in the file. Texts (chain, notes, figures) are not kept in
/// memory: they are read again from the file when a row is asked for, so that nothing is lost.
struct LedgerTable {
    std::filesystem::path file;
    chronicle::Ledger ledger;
    std::vector<std::uint32_t> claim_offsets, event_offsets; ///< bytes from the file's beginning
    Diagnostics diagnostics; ///< by line and column; at most kMostLedgerFaults, then one that
                             ///< counts the rest
};

inline constexpr std::size_t kMostLedgerFaults = 1000;

/// Reads the layout of export_csv: the columns table (claims or events), id, when, speaker, source
/// and of claims place, holder and status must be there; said (else `when`), part, kind, background
/// and published (the source's; the first row of a source counts) may be; others are passed over.
/// `known` gives the sides of actors and the days of publication of sources; actors that it lacks
/// have no side, sources that neither it nor the table dates were never published. Places are those
/// that the claims name. Errors: no such file, larger than 4 GiB, a column that is missing.
/// Diagnostics, the row left out: a field too few or too many, an unknown table, status or kind, a
/// date that is none, an interval that ends before it starts, a required field that is empty, an id
/// used twice, bytes that are not UTF-8 in an id.
Result<LedgerTable> load_ledger(const std::filesystem::path& path,
                                const chronicle::Chronicle& known = {},
                                chronicle::TimelineSettings settings = {});

/// The row's fields in the order of the file's header, as they stand there. Errors: the file is
/// gone or was changed.
Result<std::vector<std::string>> ledger_row(const LedgerTable& table, std::uint32_t offset);

} // namespace panjshir::io
