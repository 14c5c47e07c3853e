#!/usr/bin/env bash
# The promise without a broker, on demand: power cuts in thousands of lives of a journal, in any order of what was not synced.
#   .ci/cuts.sh LIVES [FROM]    others than those before FROM
. "$(dirname "$0")/lib.sh"

lives=${1:-3000}
from=${2:-0}
cd "$root"
mvn -B -q surefire:test -Dtest='PowerCutTest,PathPowerCutTest,RandomDamageTest' "-Dstore.powercuts=$lives" "-Dstore.powercuts.from=$from" \
    "-Dstore.pathcuts=$((lives / 100))" "-Dstore.pathcuts.from=$((from / 100))" "-Dstore.damages=$lives" > "$out/cuts.log" 2>&1 ||
    { tail -40 "$out/cuts.log" >&2; fail "cuts; see $out/cuts.log"; }
echo "no confirmed message lost in $lives lives of a journal"
