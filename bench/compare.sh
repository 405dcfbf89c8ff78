#!/usr/bin/env bash
# Compares the Go benchmarks of two commits with benchstat: of each layer, or of
# the packages named. Both are built first, then run in turns, so that a change in
# the machine's mood meets both.
#
#   bench/compare.sh OLD NEW [PACKAGE...]
#
# ROUNDS (6) is how often each is run, TIME (300ms, or 100x for a number) for how
# long each benchmark, BENCH (.) which ones.
set -euo pipefail
cd "$(git -C "$(dirname "$0")" rev-parse --show-toplevel)"
[ $# -ge 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2; }
old=$1 new=$2
shift 2
packages=("$@")
[ $# -gt 0 ] || packages=(./reading/extract ./loader ./store/memstore ./store/neo4jstore ./analysis ./graph ./bench)

work=$PWD/.cache/compare
rm -rf "$work"
mkdir -p "$work"
for side in old new; do
  git worktree prune
  git worktree add -q --detach "$work/$side" "${!side}"
  for p in "${packages[@]}"; do
    [ -d "$work/$side/$p" ] || continue # not there yet
    (cd "$work/$side" && go test -c -o "$work/$side-${p//[.\/]/_}.test" "$p")
  done
done
for _ in $(seq "${ROUNDS:-6}"); do
  for side in old new; do
    for p in "${packages[@]}"; do
      program=$work/$side-${p//[.\/]/_}.test
      [ -x "$program" ] || continue
      (cd "$work/$side/$p" && "$program" -test.run '^$' -test.bench "${BENCH:-.}" -test.benchtime "${TIME:-300ms}" -test.benchmem) >>"$work/$side.txt"
    done
  done
done
for side in old new; do git worktree remove --force "$work/$side"; done
go tool -modfile=tools/go.mod benchstat "$work/old.txt" "$work/new.txt"
