#!/usr/bin/env bash
# Counts the instructions that a report costs, and prints a table for docs/performance.md: other work on the machine, which changes times by
# a third and more, does not change them.
#
#   benches/instructions.sh [REPORTS]    from publications of so many reports and of three times as many; 50 if not given
#
#   BAYAN=FILE, YARDSTICK=FILE    programs to measure, instead of those that are built here
#   PROFILES=FOLDER               keep what callgrind wrote there, for callgrind_annotate
#
# One thread, by callgrind, without the system's own work. What a report costs is the difference between the two publications; the rest is
# what a run costs before the first report, most of it reading the templates.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

room=$(mktemp -d "${ROOM:-$([ -d /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")}/bayan-XXXXXX")
trap 'rm -rf -- "$room"' EXIT
profiles=${PROFILES:-$room}
mkdir -p "$profiles"

fail() {
  printf 'instructions.sh: %s\n' "$*" >&2
  exit 1
}

valgrind --version >/dev/null 2>&1 || fail 'callgrind is missing: install the package `valgrind`'

# The path of a program that Cargo built, from its messages.
executable() { sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -n 1; }

bayan=${BAYAN:-$(cargo build --locked --release --message-format json | executable)}
yardstick=${YARDSTICK:-$(cargo bench --locked --bench yardstick --no-run --message-format json | executable)}
[ -x "$bayan" ] && [ -x "$yardstick" ] || fail 'there is no program to measure'

# count NAME REPORTS ARGUMENTS...: the instructions of a run.
count() {
  local name=$1 reports=$2
  shift 2
  RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file="$profiles/$name.$reports" \
    "$bayan" "$@" --quiet >"$room/said" 2>&1 || {
    cat "$room/said" >&2
    fail "$name failed"
  }
  sed -n 's/^==[0-9]*== Collected : //p' "$room/said"
}

few=${1:-50}
many=$((3 * few))
declare -A counted
for reports in "$few" "$many"; do
  project=$room/$reports
  "$yardstick" write "$project" "$reports"
  build=(build "$project" --out "$room/out-$reports/public")
  counted[cold $reports]=$(count cold "$reports" "${build[@]}")
  counted[check $reports]=$(count check "$reports" check "$project")
  # What changed just now is read again.
  sleep 3
  "$bayan" "${build[@]}" --quiet
  sleep 3
  counted[nothing changed $reports]=$(count nothing "$reports" "${build[@]}")
  sed -i '0,/reported\./s//noted./' "$project/content/report-$(printf '%05d' $((reports / 2)))/en.md"
  counted[a word of one report $reports]=$(count word "$reports" "${build[@]}")
done

printf '%s; callgrind; %s and %s reports\n\n' "$("$bayan" --version)" "$few" "$many"
printf '| a run | instructions a report | before the first |\n|---|---|---|\n'
for run in cold check 'nothing changed' 'a word of one report'; do
  awk -v run="$run" -v few="$few" -v many="$many" -v a="${counted[$run $few]}" -v b="${counted[$run $many]}" 'BEGIN {
    each = (b - a) / (many - few);
    printf "| %s | %.0f thousand | %.0f million |\n", run, each / 1e3, (a - few * each) / 1e6
  }'
done
