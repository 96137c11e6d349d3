#!/bin/sh
# Walking cost over four million cells beside GRASS r.walk -k: the same elevation file, start, rule
# (Langmuir with r.walk's own defaults, friction nought) and knight's moves. The results are compared
# first: nothing is timed unless they agree. Best of several runs, one after the other in turn.
#   side_by_side_reach.sh BUILD_FOLDER [ELEVATION] [RUNS]
# ELEVATION: any file that GDAL reads; by default the survey beside the project. Needs gdalwarp and
# GRASS (package grass-core). Times are whole processes: bench_reach reads and writes GeoTIFF, r.walk
# reads and writes its own rasters within an open session (its start-up is not counted).
set -eu
build=${1:?build folder}
here=$(cd "$(dirname "$0")" && pwd)
elevation=${2:-$here/../../../shared/survey/terrain/survey_15s.tif}
runs=${3:-5}
for tool in gdalwarp grass; do
    command -v $tool >/dev/null || { echo "$tool is missing"; exit 3; }
done
[ -e "$elevation" ] || { echo "$elevation is missing"; exit 3; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gdalwarp -q -t_srs EPSG:32642 -tr 50 50 -te 470000 3850000 570000 3950000 -r cubicspline \
    -ot Float32 "$elevation" "$work/dem.tif"
grass -c "$work/dem.tif" -e "$work/location" >/dev/null 2>&1
cat > "$work/inside.sh" <<INSIDE
set -eu
now() { date +%s.%N; }
least() { awk -v a="\$1" -v b="\$2" 'BEGIN { print (a == "" || b < a) ? b : a }'; }
r.in.gdal -o input=$work/dem.tif output=dem --quiet
g.region raster=dem
r.mapcalc "friction = 0" --quiet
ours=; alone=; theirs=
run_ours() { $build/tests/bench/bench_reach $work/dem.tif 520025 3900025 $work/ours.tif langmuir 16; }
run_theirs() { r.walk -k elevation=dem friction=friction output=theirs start_coordinates=520025,3900025 \
    memory=2000 --overwrite --quiet; }
run_ours >/dev/null
run_theirs
r.in.gdal -o input=$work/ours.tif output=ours --overwrite --quiet
r.mapcalc "off = if(theirs > 0, 1000000 * abs(3600 * ours - theirs) / theirs, 0)" --overwrite --quiet
eval \$(r.univar -g map=off)
echo "greatest difference: \$max millionths of the time, over \$n cells"
awk -v m="\$max" -v n="\$n" 'BEGIN { exit !(m < 50 && n == 4000000) }' || { echo "the results differ"; exit 1; }
for i in \$(seq $runs); do
    a=\$(now); line=\$(run_ours); b=\$(now); run_theirs; c=\$(now)
    ours=\$(least "\$ours" \$(awk -v a=\$a -v b=\$b 'BEGIN { print b - a }'))
    theirs=\$(least "\$theirs" \$(awk -v a=\$b -v b=\$c 'BEGIN { print b - a }'))
    alone=\$(least "\$alone" \${line%% *})
done
awk -v o=\$ours -v a=\$alone -v t=\$theirs 'BEGIN {
    printf "r.walk -k %.2f s; ours, file to file %.2f s (%.1f times as fast); the computing alone %.2f s (%.1f times)\n",
        t, o, t / o, a, t / a }'
INSIDE
grass "$work/location/PERMANENT" --exec bash "$work/inside.sh" 2>&1 |
    grep -E 'difference|differ|times|rror' || { echo "GRASS failed"; exit 1; }
