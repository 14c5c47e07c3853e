#!/usr/bin/env bash
# The broker without a window: says where it listens, speaks with amqp-tools, keeps what is persistent.
. "$(dirname "$0")/lib.sh"

amqp=$(free_port)
http=$(free_port)
data=$(mktemp -d)
elsewhere=$(mktemp -d)
log=$out/serve.log
pid=
trap '[ -z "$pid" ] || kill -KILL "$pid" 2> /dev/null || true; rm -rf "$data" "$elsewhere"' EXIT

serve() {
    "$bindery" serve --amqp-port "$amqp" --http-port "$http" --data "$data" > "$out/serve.out" 2> "$log" &
    pid=$!
    await 30 "serve did not say «ready amqp=$amqp http=$http»; see $log" \
        grep -qx "ready amqp=$amqp http=$http" "$out/serve.out"
}

url=amqp://guest:guest@127.0.0.1:$amqp
serve
echo "serve is ready on $amqp"
amqp-declare-queue -u "$url" -q ci.tools -d > /dev/null
amqp-publish -u "$url" -r ci.tools -p -b 'kept over a restart'
amqp-publish -u "$url" -r ci.tools -b 'not kept'
await 10 "two messages published, but not both in the queue" "$python" "$ci/client.py" "$amqp" count ci.tools 2

stop "$pid" "$log"
serve
kept=$(amqp-get -u "$url" -q ci.tools) || fail "the persistent message is gone after a restart"
[ "$kept" = 'kept over a restart' ] || fail "the restart gave back «$kept»"
! amqp-get -u "$url" -q ci.tools > /dev/null || fail "the transient message is still there after a restart"

if "$bindery" serve --amqp-port "$amqp" --http-port "$http" --data "$elsewhere" > /dev/null 2> "$out/taken.log"; then
    fail "a second serve on port $amqp did not refuse"
fi
[ "$(wc -l < "$out/taken.log")" -le 3 ] || fail "the refusal is not a clear line: see $out/taken.log"

stop "$pid" "$log"
pid=
echo "serve: published, kept over a restart, refused a taken port, stopped by SIGTERM"
