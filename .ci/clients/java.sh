# shellcheck shell=bash
# Sourced by the clients that come as jars: takes what a client's pom.xml names, once for this pom.
class_path() { # client, work: sets jars
    local pom=${BASH_SOURCE[0]%/*}/$1/pom.xml folder=$2/$1-jars
    if ! cmp -s "$pom" "$folder/taken"; then
        rm -rf "$folder"
        mvn -B -q -f "$pom" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$folder" >&2
        cp "$pom" "$folder/taken"
    fi
    # shellcheck disable=SC2034 # read by who sources this
    jars=$folder/*
}
