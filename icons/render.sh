#!/bin/sh
# Makes the pictures from the two drawings. Needs librsvg2-bin, icoutils and icnsutils (Debian).
set -eu
cd "$(dirname "$0")"
for size in 16 24 32; do
    rsvg-convert -w $size -h $size bindery-small.svg -o bindery-$size.png
done
for size in 48 64 128 256 512; do
    rsvg-convert -w $size -h $size bindery.svg -o bindery-$size.png
done
icotool -c -o bindery.ico bindery-16.png bindery-24.png bindery-32.png bindery-48.png bindery-64.png -r bindery-256.png
png2icns bindery.icns bindery-16.png bindery-32.png bindery-48.png bindery-128.png bindery-256.png bindery-512.png
