#!/usr/bin/env bash
# Unmodified AMQP clients against the broker, one after the other; a line for each, and any failure fails all.
#
#     .ci/clients.sh [--port PORT [--http PORT]] [CLIENT...]
#
# txamqp is run when it is named, over a checkout of its source that TXAMQP names: there is no package of it.
# --port takes a broker that already listens there, with its HTTP API on port 15672 or where --http says: a RabbitMQ, to see that a
# client's test asks for what it really does.
. "$(dirname "$0")/lib.sh"
. "$ci/need.sh"

all=(pika twisted kombu celery amqp-tools bunny amqplib php-amqplib amqp091-go amqp-client spring-rabbit perf-test http-client)
port=
http=15672
if [ "${1:-}" = --port ]; then
    port=$2
    shift 2
fi
if [ "${1:-}" = --http ]; then
    http=$2
    shift 2
fi
[ $# -gt 0 ] || set -- "${all[@]}"
clients=$ci/clients
work=$out/clients # what the clients need and say
mkdir -p "$work"
export PYTHONDONTWRITEBYTECODE=1

needs() { # client
    case $1 in
        pika) need python3-pika "$python" -c 'import pika' ;;
        kombu) need python3-kombu "$python" -c 'import kombu' ;;
        celery) need python3-celery "$python" -c 'import celery' ;;
        amqp-tools) need amqp-tools command -v amqp-publish ;;
        bunny) need ruby-bunny ruby -e 'require "bunny"' ;;
        amqplib) need npm command -v npm ;;
        twisted) need python3-pika "$python" -c 'import pika' && need python3-twisted "$python" -c 'import twisted' ;;
        txamqp)
            [ -d "${TXAMQP:-}/src/txamqp" ] || fail "TXAMQP names no checkout of txAMQP"
            need python3-twisted "$python" -c 'import twisted'
            ;;
        php-amqplib) need php-cli command -v php && need php-amqplib php -r 'require "PhpAmqpLib/autoload.php";' ;;
        amqp091-go)
            need golang-go command -v go
            need golang-github-rabbitmq-amqp091-go-dev test -d /usr/share/gocode/src/github.com/rabbitmq/amqp091-go
            ;;
        amqp-client | spring-rabbit | perf-test | http-client) ;; # a JDK and Maven, which the build has needed already
        *) fail "no client «$1»; there are ${all[*]} txamqp" ;;
    esac
}

# A client's run says its version when all went well.
try() { # client
    local log=$work/$1.log version start=$SECONDS
    if version=$(timeout --kill-after 5 120 "$clients/$1/run" "$port" "$work" "$http" 2> "$log"); then
        echo "client $1 ${version##*$'\n'}: ok ($((SECONDS - start)) s)"
    else
        echo "client $1: FAILED" >&2
        tail -n 25 "$log" | sed 's/^/    /' >&2
        failed+=("$1")
    fi
}

for client; do
    needs "$client"
done
install_needed

pid=
data=$(mktemp -d)
trap '[ -z "$pid" ] || kill -KILL "$pid" 2> /dev/null || true; rm -rf "$data"' EXIT
if [ -z "$port" ]; then
    port=$(free_port)
    http=$(free_port)
    "$bindery" serve --amqp-port "$port" --http-port "$http" --data "$data" > "$work/serve.out" 2> "$work/serve.log" &
    pid=$!
    await 30 "serve did not say «ready»; see $work/serve.log" grep -qx "ready amqp=$port http=$http" "$work/serve.out"
fi

failed=()
for client; do
    try "$client"
done

if [ -n "$pid" ]; then
    stop "$pid" "$work/serve.log"
    pid=
fi
[ ${#failed[@]} -eq 0 ] || fail "clients: ${failed[*]}"
echo "clients: all of $# work"
