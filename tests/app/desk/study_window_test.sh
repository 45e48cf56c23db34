#!/bin/sh
# A table of contingencies is worked out while the map is dragged under a virtual X display: frames go on being drawn,
# and closing does not wait for the table. Counts frames, never time. Usage: study_window_test.sh CITYTIES. Exit 77: skipped.
set -eu
program=$1
for tool in xvfb-run xdotool; do
  command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { echo "FAILED: $1"; cat "$folder"/*.txt 2>/dev/null; exit 1; }
counter() { sed -n "s/.*\b$1=\([0-9]*\).*/\1/p" "$2"; }

# Two countries in one web: every city reaches every other, so that N-1 has work for many seconds.
awk -v folder="$folder" 'BEGIN {
  cities = 3000
  file = folder "/cities.csv"
  print "id,name,country,lat,lon" > file
  for (i = 0; i < cities; ++i)
    printf "c%d,City %d,%s,%.3f,%.3f\n", i, i, i % 2 ? "CN" : "US", 25 + i % 97 * .2, (i % 2 ? 100 : -100) + i % 89 * .2 > file
  file = folder "/agreements.csv"
  print "id,a,b" > file
  for (i = 0; i < cities; ++i) {
    printf "a%d,c%d,c%d\n", i, i, (i + 1) % cities > file
    if (i % 3 == 0) printf "b%d,c%d,c%d\n", i, i, (i * 7 + 1) % cities > file
  }
}' || fail "no data was made"

# drive NAME COMMANDS: opens the window and the table, runs commands with $window, quits by Ctrl+Q.
drive() {
  cat >"$folder/$1.sh" <<END
"$program" view "$folder" --channels ties --report-frames 2>"$folder/$1.txt" &
pid=\$!
window=
for i in \$(seq 1 100); do
  window=\$(xdotool search --name CityTies 2>/dev/null | tail -1)
  [ -n "\$window" ] && break
  sleep 0.1
done
sleep 10
xdotool windowmove \$window 0 0
xdotool windowfocus \$window
xdotool mousemove 1144 64
sleep 0.5
xdotool click 1
sleep 1
xdotool mousemove 400 300
sleep 1
$2
xdotool key ctrl+q
wait \$pid
END
  xvfb-run -a -s "-screen 0 1920x1080x24 -noreset" sh "$folder/$1.sh" || fail "$1: the window did not close well"
}

drive still "sleep 4"
drive drag 'xdotool mousedown 1; for i in $(seq 1 60); do xdotool mousemove_relative -- 2 1; sleep 0.05; done; xdotool mouseup 1'
for name in still drag; do
  [ "$(counter tables_begun "$folder/$name.txt")" -ge 1 ] || fail "$name: no table was begun"
  [ "$(counter tables_done "$folder/$name.txt")" = 0 ] || fail "$name: the table was done before the window was driven"
done
frames=$(($(counter frames "$folder/drag.txt") - $(counter frames "$folder/still.txt")))
# Sixty movements; opening costs some frames more or less, and the progress line some in both.
[ $frames -ge 30 ] || fail "sixty movements while the table was worked out drew $frames frames more"
echo "$frames frames more"
