#!/usr/bin/env bash
# side_by_side_terrain.sh BUILD_FOLDER SURVEY.tif [RUNS]
# Hillshades from file to file beside gdaldem on 52 million cells (the survey at 39 m), whole
# processes. The outputs must agree within one grey level on 99.99 % of the cells.
source "$(dirname "$0")/side_by_side_lib.sh"
if [ $# -lt 2 ]; then
    sed -n 2p "$0"
    exit 2
fi
bench_begin "$1"
runs=${3:-7}
dem=$work/dem.tif
make_elevation "$2" "${CELL_M:-39}" "$dem"

one_method() { # NAME OUR_OPTIONS THEIR_OPTIONS CREATION_OPTIONS...
    local name=$1 ours=$2 theirs=$3 co="" option
    shift 3
    for option in "$@"; do co+=" --co $option"; done
    local a="rm -f $work/a.tif; $panjshir --quiet terrain relief $dem -o $work/a.tif $ours$co"
    local b="rm -f $work/b.tif; gdaldem hillshade -q $dem $work/b.tif $theirs${co//--co/-co}"
    eval "$a" >/dev/null
    eval "$b" >/dev/null
    echo "$name: $("$difference" "$work/a.tif" "$work/b.tif")"
    race "$name" "$runs" "$a" "$b"
}

one_method "horn" "--method horn" ""
one_method "multidirectional" "--method multidirectional" "-multidirectional"
one_method "igor" "--method igor" "-igor"
one_method "combined" "--method combined" "-combined"
one_method "horn, edges computed" "--method horn --compute-edges" "-compute_edges"
one_method "horn, tiled" "--method horn" "" TILED=YES
one_method "horn, DEFLATE, tiled, all cores" "--method horn" "" \
    TILED=YES COMPRESS=DEFLATE NUM_THREADS=ALL_CPUS
make_elevation "$2" "${CELL_M:-39}" "$work/packed.tif" -co TILED=YES -co COMPRESS=DEFLATE \
    -co PREDICTOR=3 -co NUM_THREADS=ALL_CPUS
dem=$work/packed.tif
one_method "horn, from a packed file" "--method horn" ""
bench_end
