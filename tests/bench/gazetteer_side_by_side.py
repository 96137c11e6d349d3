#!/usr/bin/env python3
"""The gazetteer's look-up beside SQLite's FTS5 trigram index, over the same misspelt names.

Usage: gazetteer_side_by_side.py BENCH_GAZETTEER GEONAMES_TSV
Prints for each the median time of a look-up and how often the right place is among ten.
"""
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time


def build(path):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE names USING fts5(id UNINDEXED, name, tokenize='trigram')")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            for name in {fields[1], *fields[3].split(",")} - {""}:
                db.execute("INSERT INTO names VALUES (?, ?)", (fields[0], name))
    return db


def look_up(db, text):
    trigrams = {text[i:i + 3].replace('"', '""') for i in range(len(text) - 2)}
    if not trigrams:
        return []
    query = " OR ".join(f'"{t}"' for t in sorted(trigrams))
    places = []
    for (place,) in db.execute("SELECT id FROM names WHERE name MATCH ? ORDER BY rank LIMIT 60", (query,)):
        if place not in places:
            places.append(place)
    return places[:10]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with tempfile.NamedTemporaryFile("r", suffix=".tsv", encoding="utf-8") as queries:
        print(subprocess.run([sys.argv[1], "--side-by-side", queries.name], check=True,
                             capture_output=True, text=True).stdout, end="")
        cases = [line.rstrip("\n").split("\t") for line in open(queries.name, encoding="utf-8")]
    db = build(sys.argv[2])
    times, found = [], 0
    for place, text in cases:
        begin = time.perf_counter()
        places = look_up(db, text)
        times.append((time.perf_counter() - begin) * 1e6)
        found += place.split("~")[0] in places
    print(f"SQLite FTS5 trigram: {statistics.median(times):.0f} us at the median, "
          f"{100 * found / len(times):.1f} % found among at most 10 ({len(times)} names)")


if __name__ == "__main__":
    main()
