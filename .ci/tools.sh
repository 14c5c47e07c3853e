# shellcheck shell=bash
# Sourced by run: what the build and its checks need from the system. Installs what is missing when it may.
. .ci/need.sh

need openjdk-17-jdk javac -version
need maven mvn --version
need libgtk-3-0 sh -c 'ls /usr/lib/*/libgtk-3.so.0'
need libxtst6 sh -c 'ls /usr/lib/*/libXtst.so.6'
need xvfb command -v Xvfb
need xdotool command -v xdotool
need imagemagick command -v import
need amqp-tools command -v amqp-publish
need python3-pika /usr/bin/python3 -c 'import pika'
install_needed
