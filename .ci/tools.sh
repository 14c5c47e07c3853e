# shellcheck shell=bash
# Sourced by run: what the build and its checks need from the system. Installs what is missing when it may.
packages=()

need() { # package, then a command that succeeds when it is there
    local package=$1
    shift
    "$@" > /dev/null 2>&1 || packages+=("$package")
}

need openjdk-17-jdk javac -version
need maven mvn --version
need libgtk-3-0 sh -c 'ls /usr/lib/*/libgtk-3.so.0'
need libxtst6 sh -c 'ls /usr/lib/*/libXtst.so.6'
need xvfb command -v Xvfb
need xdotool command -v xdotool
need imagemagick command -v import
need amqp-tools command -v amqp-publish
need python3-pika /usr/bin/python3 -c 'import pika'

if [ ${#packages[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ]; then
        echo "missing: ${packages[*]} (install them, or run this as root)" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get install -y -q --no-install-recommends "${packages[@]}"
fi
