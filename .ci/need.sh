# shellcheck shell=bash
# Sourced by what needs Debian packages: names what is missing, installs it when it may.
packages=()

need() { # package, then a command that succeeds when it is there
    local package=$1
    shift
    "$@" > /dev/null 2>&1 || packages+=("$package")
}

install_needed() {
    [ ${#packages[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        echo "missing: ${packages[*]} (install them, or run this as root)" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get install -y -q --no-install-recommends "${packages[@]}"
    packages=()
}
