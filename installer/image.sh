#!/bin/sh
# The program with a Java of its own, in target/dist/bindery: copy it anywhere and start bin/bindery.
. "$(dirname "$0")/common.sh"

rm -rf "$dist/bindery"
package --type app-image --icon "$project/icons/bindery-512.png"
cp "$project/LICENSE" "$dist/bindery/lib/LICENSE"
du -sh "$dist/bindery"
