#!/usr/bin/env bash
# The promise: a real broker is killed 200 times, at random moments, under real clients; what they were told must hold.
#   .ci/kills.sh ROUNDS [SEED]    for a longer run, or one again
. "$(dirname "$0")/lib.sh"

rounds=${1:-200}
cd "$root"
# Surefire deletes its own temporary directory at the end: other tests may run beside, in one of theirs.
mvn -B -q surefire:test -DtempDir=surefire-kills -Dtest=KilledServeTest "-Dbroker.kills=$rounds" ${2:+"-Dbroker.seed=$2"} > "$out/kills.log" 2>&1 ||
    { tail -40 "$out/kills.log" >&2; fail "kills; see $out/kills.log"; }
grep " kills in " "$out/kills.log"
