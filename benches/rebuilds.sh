#!/usr/bin/env bash
# Compares what builds and rebuilds cost, in time and in memory, and prints a table for docs/performance.md.
#
#   benches/rebuilds.sh [REPORTS...]    at 1,000 and 5,000 reports, or at these sizes
#
#   RUNS=5          of how many runs the median is taken, nine at most; 3 if not given
#   ROOM=FOLDER     where publications and sites lie; /dev/shm, if there is one: disks vary several-fold
#   BAYAN=FILE, YARDSTICK=FILE    programs to measure, instead of those that are built here
#
# Each run is a process of its own. The floor is a program that reads the same files, parses the Markdown and writes the same number of
# files, see benches/floor; the second floor parses the TOML too, and writes and hashes as many bytes. In the end the site of all rebuilds
# is compared with that of a clean build, byte for byte.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${RUNS:-3}
room=$(mktemp -d "${ROOM:-$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")}/bayan-XXXXXX")
trap 'rm -rf -- "$room"' EXIT

fail() {
  printf 'rebuilds.sh: %s\n' "$*" >&2
  exit 1
}

/usr/bin/time --version >/dev/null 2>&1 || fail 'GNU time is missing: install the package `time`'

# The path of a program that Cargo built, from its messages.
executable() { sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -n 1; }

bayan=${BAYAN:-$(cargo build --locked --release --message-format json | executable)}
yardstick=${YARDSTICK:-$(cargo bench --locked --bench yardstick --no-run --message-format json | executable)}
[ -x "$bayan" ] && [ -x "$yardstick" ] || fail 'there is no program to measure'

# The numbers of the runs in a file, as "SECONDS KIBIBYTES": the medians of both.
median() { sort -n -k "$1" "$2" | awk -v n="$1" '{ v[NR] = $n } END { print v[int((NR + 1) / 2)] }'; }

# measure NAME BEFORE COMMAND...: the command, several times, each time after BEFORE, which is given the number of the run.
measure() {
  local name=$1 before=$2 run
  shift 2
  : >"$room/runs"
  for run in $(seq "$runs"); do
    "$before" "$run"
    /usr/bin/time -a -o "$room/runs" -f '%e %M' "$@" >"$room/said" 2>&1 || {
      cat "$room/said" >&2
      fail "$name failed"
    }
  done
  local seconds kibibytes
  seconds=$(median 1 "$room/runs")
  kibibytes=$(median 2 "$room/runs")
  case $name in
    floor) floor=$seconds ;;
    cold) cold=$seconds ;;
  esac
  awk -v name="$name" -v s="$seconds" -v k="$kibibytes" -v floor="$floor" -v cold="${cold:-0}" 'BEGIN {
    share = cold > 0 ? sprintf("%.1f %%", 100 * s / cold) : "";
    printf "| %s | %.2f s | %.1f | %s | %.0f MiB |\n", name, s, (floor > 0 ? s / floor : 0), share, k / 1024
  }'
}

# In words: what both editions count must be the same.
words=(none first second third fourth fifth sixth seventh eighth ninth)
# What happens before a run. The report in the middle is the one that changes. Nobody saves twice in a second: what changed just now
# is read again, because no file system can tell whether it changed since.
nothing() { sleep 3; }
clear_site() { rm -rf -- "$room/out"; mkdir "$room/out"; }
edit_word() { nothing; sed -i "0,/reported\.\|noted[0-9]*\./s//noted$1./" "$report/en.md"; }
edit_first() { edit_word 0; }
edit_figure() { nothing; sed -i "s/^\(f2-[0-9]*\) = .*/\1 = \">$((4000 + $1)) people\"/" "$report/report.toml"; }
edit_title() { nothing; sed -i "s/^title: .*/title: Trial report number $((reports / 2)), the ${words[$1]}/" "$report/en.md"; }
edit_glossary() {
  nothing
  printf '\n[entities.new-%s]\nkind = "company"\nname = { ar = "الجديدة", en = "New" }\n' "$1" >>"$project/content/glossary.toml"
}

printf '%s; %s processors; %s; median of %s runs\n' \
  "$("$bayan" --version)" "$(nproc)" "$(stat -f -c %T "$room")" "$runs"
[ $# -gt 0 ] || set -- 1000 5000
for reports in "$@"; do
  project=$room/project
  floor=0 cold=
  rm -rf -- "$project"
  "$yardstick" write "$project" "$reports"
  report=$project/content/report-$(printf '%05d' $((reports / 2)))
  build=("$bayan" build "$project" --quiet --out "$room/out/public")
  printf '\n| %s reports | time | times the floor | of cold | peak memory |\n|---|---|---|---|---|\n' "$reports"
  measure floor clear_site "$yardstick" floor "$project" "$room/out/public"
  measure 'floor with TOML, bytes, hashes' clear_site "$yardstick" least "$project" "$room/out/public"
  measure cold clear_site "${build[@]}"
  measure check nothing "$bayan" check "$project" --quiet
  measure 'nothing changed' nothing "${build[@]}"
  # The first change lists what was made just before it.
  runs=1 measure 'the first change, of a word' edit_first "${build[@]}"
  measure 'a word of one report' edit_word "${build[@]}"
  measure 'a figure of one report' edit_figure "${build[@]}"
  measure 'the title of one report' edit_title "${build[@]}"
  measure 'a new name in the glossary' edit_glossary "${build[@]}"
  "$bayan" build "$project" --quiet --out "$room/clean/public"
  diff -rq "$room/out/public" "$room/clean/public" >&2 || fail 'the site of the rebuilds is not that of a clean build'
  rm -rf -- "$room/clean"
done
