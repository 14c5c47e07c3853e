# shellcheck shell=bash
# Sourced by the checks: starting, waiting, stopping.
set -eu
ci=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname "$ci")
bindery=$root/target/bindery/bin/bindery
python=/usr/bin/python3 # Debian's: it is the one with python3-pika
out=$root/target/ci
mkdir -p "$out"

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

free_port() {
    "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

await() { # seconds, what, then the command that must succeed within them
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" > /dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || fail "$what"
        sleep 0.2
    done
}

gone() {
    ! kill -0 "$1" 2> /dev/null
}

stop() { # process id, log: SIGTERM, and what a clean end is
    local status=0
    kill -TERM "$1"
    await 20 "still running 20 s after SIGTERM" gone "$1"
    wait "$1" || status=$?
    case $status in
        0 | 143) ;;
        *) fail "ended with status $status after SIGTERM; see $2" ;;
    esac
    ! grep -E 'Exception|Error:' "$2" || fail "exceptions in $2"
}
