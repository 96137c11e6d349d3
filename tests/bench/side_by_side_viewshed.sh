#!/bin/bash
# side_by_side_viewshed.sh BUILD_FOLDER SURVEY.tif [RUNS]: a viewshed of 30 km within 52 million cells beside gdal_viewshed,
# from file to file, then of all that lies within 120 km (start, reading and writing weigh less there), and the computing
# alone with both compared to exact lines. Starting a program that links GDAL takes most of the first two's time: the
# table gives it.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/side_by_side_lib.sh"

survey=${2:?the survey to make the input from}
runs=${3:-9}
bench_begin "${1:?the build folder}"
make_elevation "$survey" 39 "$work/dem.tif"

longitude=69.6 latitude=35.4 height=10 radius=30000
read -r east north _ < <(echo "$longitude $latitude" | gdaltransform -s_srs EPSG:4326 -t_srs EPSG:32642)
ours="$panjshir --quiet --terrain $work/dem.tif sight --from $longitude,$latitude,$height --radius $radius -o $work/ours.tif"
theirs="gdal_viewshed -q -md $radius -ox $east -oy $north -oz $height -tz 0 -cc 0.87 $work/dem.tif $work/theirs.tif"
$ours
$theirs
echo "seen (mean of 0 and 255): ours $(gdalinfo -stats "$work/ours.tif" | sed -n 's/.*STATISTICS_MEAN=//p')," \
    "theirs $(gdalinfo -stats "$work/theirs.tif" | sed -n 's/.*STATISTICS_MEAN=//p')"
race "start of the programs alone" "$runs" "$panjshir --version" "gdalinfo --version"
race "viewshed 30 km, file to file" "$runs" "$ours" "$theirs"
race "viewshed 120 km, file to file" "$runs" "${ours/--radius $radius/--radius 120000}" "${theirs/-md $radius/-md 120000}"
bench_end
"$build/tests/bench/bench_viewshed" "$work/dem.tif" "$radius" 3
