#!/bin/sh
# gallery.sh PROGRAM FOLDER: draws the pictures of the README anew. The window's picture needs xvfb-run.
set -eu
program=$1
out=$2
mkdir -p "$out"
draw() { file=$1; shift; "$program" --quiet "$@" -o "$out/$file"; }

draw map-2021-08-23.png render --date 2021-08-23 --size 1100x935
draw voices-2021-08-23.png render --date 2021-08-23 --panels voices --size 1400x760
draw voices-2021-09-06.png render --date 2021-09-06 --panels voices --size 1400x760
draw days.png render --date 2021-08-23 --panels days --from 2021-08-20 --to 2021-08-31 --size 1400x1000
draw dari.png --language prs render --date 2021-08-23 --size 1100x935
draw handout.png render --date 2021-08-23 --style grey --size 1000x850
draw ways.png reach --from Paryan --to "Pul-e Hesar" --close "Khawak Pass"
draw profile.png profile Bazarak "Khawak Pass"
"$program" --quiet check --figure "$out/checks.png" >/dev/null
draw strip.pdf strip
draw worksheet.pdf worksheet --seed 7
draw a3.pdf render --date 2021-08-23 --paper a3
if command -v pdftoppm >/dev/null; then
    for page in strip worksheet a3; do
        pdftoppm -r 72 -png -f 1 -l 1 -singlefile "$out/$page.pdf" "$out/$page"
    done
fi
rm -f "$out/strip.pdf" "$out/worksheet.pdf" "$out/a3.pdf"
# Fewer colours where there is ImageMagick: the pictures are looked at in a page, not printed.
shrink() {
    command -v convert >/dev/null || return 0
    for picture in "$out"/*.png; do
        convert "$picture" -strip -colors 255 "PNG8:$picture.small" && mv "$picture.small" "$picture"
    done
}

if command -v xvfb-run >/dev/null; then
    LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s '-noreset -screen 0 1280x800x24' \
        "$program" --quiet --date 2021-08-23 --screenshot "$out/window.png"
fi
shrink
