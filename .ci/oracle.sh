#!/usr/bin/env bash
# Random command lists against a RabbitMQ 3.10 of its own, on free ports with a directory of its own, and against ours. A
# difference names its seed. The first seeds, known to agree, must agree: whoever broke one must mend it. Then as many that nobody
# has tried: a difference there is told with its seed, to be mended, but is no fault of the change at hand and does not fail it.
#
# Openings wait for seconds, and a difference is played eleven times before it is believed: untried ones would take minutes here.
# Lists over restarts all go through the same ones: many cost little more than few.
#
#     .ci/oracle.sh [MAVEN-OPTION...]      -Doracle.kind=policies -Doracle.seed=N -Doracle.count=1 plays that seed alone
. "$(dirname "$0")/lib.sh"
. "$ci/need.sh"

server=/usr/lib/rabbitmq/bin/rabbitmq-server # Debian's, past the wrapper that changes the user
need rabbitmq-server test -x "$server"
install_needed

work=$(mktemp -d)
log=$out/oracle.log
port=$(free_port)
http=$(free_port)
dist=$(free_port)
ERL_EPMD_PORT=$(free_port) # a name server of its own too: it would outlive the node
export ERL_EPMD_PORT
pid=
trap '[ -z "$pid" ] || kill -KILL "$pid" 2> /dev/null || true; epmd -kill > /dev/null 2>&1 || true; rm -rf "$work"' EXIT

printf '%s\n' "listeners.tcp.default = 127.0.0.1:$port" "management.tcp.ip = 127.0.0.1" "management.tcp.port = $http" > "$work/rabbitmq.conf"
echo "[rabbitmq_management,rabbitmq_consistent_hash_exchange,rabbitmq_random_exchange]." > "$work/plugins"
HOME=$work RABBITMQ_NODENAME=bindery-ci@localhost RABBITMQ_DIST_PORT=$dist RABBITMQ_PID_FILE=$work/pid RABBITMQ_MNESIA_BASE=$work/mnesia \
    RABBITMQ_LOG_BASE=$work/log RABBITMQ_ENABLED_PLUGINS_FILE=$work/plugins RABBITMQ_CONFIG_FILE=$work/rabbitmq.conf \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' "$server" > "$log" 2>&1 < /dev/null &
printf '%s\n' '#!/bin/sh' "export HOME=$work ERL_EPMD_PORT=$ERL_EPMD_PORT RABBITMQ_NODENAME=bindery-ci@localhost" \
    "exec /usr/lib/rabbitmq/bin/rabbitmqctl -q eval 'rabbit:stop(), rabbit:start().' >> $out/oracle-restart.log 2>&1" > "$work/restart"
chmod +x "$work/restart"
await 20 "RabbitMQ wrote no pid; see $log" test -s "$work/pid"
pid=$(cat "$work/pid")
await 60 "RabbitMQ does not answer on $port; see $log" "$python" "$ci/client.py" "$port" ping

cd "$root"
play() {
    mvn -B -Poracle surefire:test -Dtest="${test:-OracleTest}" -Doracle.port="$port" -Doracle.http="$http" -Doracle.players=6 "$@"
}

if [ $# -gt 0 ]; then
    play "$@"
else
    play -Doracle.seed=1 -Doracle.count=60
    play -Doracle.seed=1 -Doracle.count=4 -Doracle.kind=policies,access,vhosts,frames,mixtures,handshakes
    test=RestartedOracleTest play -Doracle.restart="$work/restart" -Doracle.seed=1 -Doracle.count=15 -Doracle.kind=restarts,quorum_restarts
    untried=$(date +%s)
    play -Doracle.seed="$untried" -Doracle.count=3 -Doracle.kind=commands,policies,access,vhosts,frames,mixtures > "$out/oracle-untried.log" 2>&1 ||
        { grep -E 'oracle.seed|Tests run' "$out/oracle-untried.log" | cut -c1-300; echo "oracle: NEW DIFFERENCES above, among seeds from $untried; see $out/oracle-untried.log"; }
fi

kill -TERM "$pid"
await 30 "RabbitMQ still runs 30 s after SIGTERM" gone "$pid"
pid=
echo "oracle: the seeds that must agree do, with $(dpkg-query --show --showformat 'RabbitMQ ${Version}' rabbitmq-server)"
