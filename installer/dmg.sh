#!/bin/sh
# UNTRIED: written without a Mac at hand. The macOS image as a .dmg, in target/dist. Run it on macOS, after mvn package
# there (the JavaFX jars in target/bindery are those of the platform Maven ran on). Not signed, not notarised.
. "$(dirname "$0")/common.sh"

[ "$(uname)" = Darwin ] || fail "a .dmg is made on macOS only."
package --type dmg --icon "$project/icons/bindery.icns" --mac-package-identifier io.bindery --mac-package-name Bindery
ls -lh "$dist"/*.dmg
