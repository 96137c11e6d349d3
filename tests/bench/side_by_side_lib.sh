# Shared by side_by_side_*.sh: source it. Two programs do the same work in turn, their outputs are
# compared before anything is timed, and the medians are told with their ratio.
#
#   bench_begin BUILD_FOLDER      sets $panjshir, $difference, $work (a new folder, removed at the end)
#   make_elevation SURVEY CELL_M FILE [gdalwarp options]
#                                 the survey on UTM 42N at that cell, 32-bit, not compressed
#   race NAME RUNS OURS THEIRS    two command lines, timed in turn; adds a row to the table
#   bench_end                     prints the table
#
# Needs bash, GDAL's programs and GNU date. LC_ALL=C, so that numbers have points.
set -euo pipefail
export LC_ALL=C

bench_begin() {
    build=$1
    panjshir=$build/panjshir
    difference=$build/tests/bench/raster_difference
    if [ ! -x "$panjshir" ]; then
        echo "no program at $panjshir: build first" >&2
        exit 3
    fi
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    table=$work/table.txt
    printf '%-42s %10s %10s %8s\n' "work" "panjshir" "peer" "ratio" >"$table"
    echo "cores: $(nproc), load before: $(cut -d' ' -f1 /proc/loadavg)"
}

make_elevation() {
    local survey=$1 cell_m=$2 file=$3
    shift 3
    gdalwarp -q -t_srs EPSG:32642 -tr "$cell_m" "$cell_m" -r cubic -ot Float32 \
        -dstnodata -32768 "$@" "$survey" "$file"
    echo "input: $(gdalinfo "$file" | sed -n 's/^Size is //p') cells of $cell_m m"
}

# Seconds that a command line takes, its output thrown away.
seconds_of() {
    local begun ended
    begun=$(date +%s.%N)
    eval "$1" >/dev/null 2>&1
    ended=$(date +%s.%N)
    echo "$begun $ended" | awk '{printf "%.3f\n", $2 - $1}'
}

median() {
    sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'
}

race() {
    local name=$1 runs=$2 ours=$3 theirs=$4 i
    : >"$work/ours.times"
    : >"$work/theirs.times"
    for ((i = 0; i < runs; i++)); do
        seconds_of "$ours" >>"$work/ours.times"
        seconds_of "$theirs" >>"$work/theirs.times"
    done
    local a b
    a=$(median <"$work/ours.times")
    b=$(median <"$work/theirs.times")
    echo "$name: $a s, peer $b s (medians of $runs)"
    awk -v n="$name" -v a="$a" -v b="$b" \
        'BEGIN {printf "%-42s %8.3f s %8.3f s %7.2fx\n", n, a, b, b / a}' >>"$table"
}

bench_end() {
    echo
    cat "$table"
    echo "load after: $(cut -d' ' -f1 /proc/loadavg)"
}
