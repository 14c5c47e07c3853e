#!/usr/bin/env bash
# The window under Xvfb: it is mapped, its canvas has the sample's figures, a client works with its broker, SIGTERM ends
# it, and a second start finds what was persistent. The screenshot stays in target/ci.
. "$(dirname "$0")/lib.sh"

amqp=$(free_port)
http=$(free_port)
data=$(mktemp -d)
log=$out/window.log
pid=
xvfb=
trap 'for p in $pid $xvfb; do kill -KILL "$p" 2> /dev/null || true; done; rm -rf "$data"' EXIT

exec 3> "$out/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp > "$out/xvfb.log" 2>&1 &
xvfb=$!
await 20 "no X display; see $out/xvfb.log" test -s "$out/display"
DISPLAY=:$(cat "$out/display")
export DISPLAY

window() { # the first that is mapped
    xdotool search --onlyvisible --name Bindery 2> /dev/null | head -n 1 | grep .
}

show() {
    "$bindery" --amqp-port "$amqp" --http-port "$http" --data "$data" > "$out/window.out" 2> "$log" &
    pid=$!
    await 60 "no window within 60 s; see $log" window
    await 30 "the window's broker does not answer on $amqp" "$python" "$ci/client.py" "$amqp" ping
}

place() { # x y width height
    local X Y WIDTH HEIGHT
    eval "$(xdotool getwindowgeometry --shell "$(window)")"
    echo "$X $Y $WIDTH $HEIGHT"
}

figures() { # picture's name
    import -window root -depth 8 "$out/$1.png"
    convert "$out/$1.png" -depth 8 -type TrueColor "$out/$1.ppm"
    # shellcheck disable=SC2046 # four numbers
    "$python" "$ci/figures.py" "$out/$1.ppm" $(place) > "$out/$1.txt" 2>&1
}

figures_or_why() {
    await 30 "the canvas lacks figures; see $out/$1.png and $out/$1.txt" figures "$1"
    cat "$out/$1.txt"
}

convert -size 1600x1000 xc:'#F3F4F7' -depth 8 -type TrueColor "$out/empty.ppm"
! "$python" "$ci/figures.py" "$out/empty.ppm" > /dev/null 2>&1 || fail "the check finds figures in an empty picture"

show
figures_or_why window
"$python" "$ci/client.py" "$amqp" work
figures_or_why after-work
stop "$pid" "$log"

show
"$python" "$ci/client.py" "$amqp" again
stop "$pid" "$log"
pid=
rm -f "$out"/*.ppm
echo "window: mapped, figures drawn, 100 messages by pika, kept over a restart, stopped by SIGTERM"
