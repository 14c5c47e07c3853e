# shellcheck shell=sh
# Read by image.sh, deb.sh and dmg.sh.
set -eu
installer=$(cd "$(dirname "$0")" && pwd -P)
project=$(dirname "$installer")
dist=$project/target/dist
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$project/pom.xml" | head -n 1)
jpackage=${JAVA_HOME:+$JAVA_HOME/bin/}jpackage

fail() {
    echo "installer: $*" >&2
    exit 1
}

[ -f "$project/target/bindery/lib/bindery.jar" ] || fail "run mvn -DskipTests package first."
command -v "$jpackage" > /dev/null || fail "no jpackage: it comes with a JDK 17 or newer (Debian: openjdk-17-jdk)."

# jpackage with what every platform has in common: JavaFX linked into the runtime, the rest on the class path
package() {
    rm -rf "$dist/input"
    mkdir -p "$dist/input"
    cp "$project"/target/bindery/lib/*.jar "$dist/input"
    exports=$(sed -n 's/^--add-exports/--java-options &/p' "$project/src/main/launcher/javafx.options")
    # shellcheck disable=SC2086 # a list of words
    "$jpackage" "@$installer/jpackage.options" --app-version "$version" --dest "$dist" \
        --input "$dist/input" --module-path "$project/target/bindery/lib/javafx" \
        $exports --java-options -XX:+ExitOnOutOfMemoryError "$@"
    rm -rf "$dist/input"
}
