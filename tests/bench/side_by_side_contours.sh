#!/usr/bin/env bash
# Contours of 100 m beside GDAL's gdal_contour, whole processes from file to file.
#   tests/bench/side_by_side_contours.sh BUILD_FOLDER [SURVEY.tif] [RUNS]
# Outputs are compared first: the length of each level, and whether two runs are the same bytes.
# GDAL runs its lines on to the outer edges of cells beside voids and at the grid's edge, half a
# cell further than ours; on ground without voids that is less than 0.1 % of a long level.
source "$(dirname "$0")/side_by_side_lib.sh"
survey=${2:-$(dirname "$0")/../../../shared/survey/terrain/survey_15s.tif}
runs=${3:-5}
bench_begin "$1"

# Inside the survey: a rectangle without voids.
make_elevation "$survey" 36 "$work/heights.tif" -te 415000 3808000 715000 4033000
ours="$panjshir terrain contours $work/heights.tif -o $work/ours"
theirs="gdal_contour -q -i 100 -a elev"

lengths() { # FILE LAYER FIELD: "level length" a line
    ogrinfo -q -dialect SQLite "$1" -sql \
        "select $3 as level, sum(ST_Length(geometry)) as length from $2 group by $3" |
        awk '/level \(/ {level = $NF} /length \(/ {print level, $NF}' | sort -n
}
$ours.fgb
$ours-again.fgb --threads 1 >/dev/null
cmp "$work/ours.fgb" "$work/ours-again.fgb" && echo "one thread and several: the same bytes"
rm -f "$work/theirs.fgb"
$theirs -f FlatGeobuf -lco SPATIAL_INDEX=NO "$work/heights.tif" "$work/theirs.fgb"
join <(lengths "$work/ours.fgb" contours elevation_m | sort) \
    <(lengths "$work/theirs.fgb" contour elev | sort) >"$work/both.txt"
echo "levels: $(lengths "$work/ours.fgb" contours elevation_m | wc -l) and" \
    "$(lengths "$work/theirs.fgb" contour elev | wc -l), $(wc -l <"$work/both.txt") in both"
awk '{d = ($2 - $3) / $3; d = d < 0 ? -d : d; if (d > worst) {worst = d; at = $1}
      a += $2; b += $3}
     END {printf "lengths: all %.5f %% apart; worst level %s m, %.4f %%\n",
          100 * (b - a) / b, at, 100 * worst}' "$work/both.txt"

race "FlatGeobuf without index" "$runs" "$ours.fgb" \
    "rm -f $work/theirs.fgb; $theirs -f FlatGeobuf -lco SPATIAL_INDEX=NO $work/heights.tif $work/theirs.fgb"
race "FlatGeobuf (GDAL's with its index)" "$runs" "$ours.fgb" \
    "rm -f $work/theirs.fgb; $theirs -f FlatGeobuf $work/heights.tif $work/theirs.fgb"
# GDAL's stays on the plane, ours is turned into longitude and latitude.
race "GeoJSON" "$(((runs + 1) / 2))" "$ours.geojson" \
    "rm -f $work/theirs.geojson; $theirs -f GeoJSON $work/heights.tif $work/theirs.geojson"
/usr/bin/env bash -c "command -v /usr/bin/time >/dev/null && /usr/bin/time -f 'memory of ours: %M KiB' $ours.fgb >/dev/null" || true
bench_end
