#!/usr/bin/env python3
"""Looks for the sample's figures in a screenshot: every exchange type has a hue of its own, and its figures are drawn
in it. Exits 1 when one is missing where the canvas is.

    figures.py PICTURE.ppm [X Y WIDTH HEIGHT]     the window's place in the picture; the whole picture without it
"""
import sys

# the tokens of io.bindery.ui.theme.Token, light and dark
HUES = {
    "light": {"direct": 0x0B6E8A, "fanout": 0x8636C2, "topic": 0x2A7640, "headers": 0x8A5A00},
    "dark": {"direct": 0x58C2DC, "fanout": 0xCB9BF7, "topic": 0x7FCB8B, "headers": 0xE2B25E},
}
# The canvas, as shares of the window: right of the navigator, left of the inspector, above the bottom panel.
LEFT, RIGHT, TOP, BOTTOM = 0.17, 0.80, 0.06, 0.60
NEAR = 28          # per channel: antialiasing mixes outlines with the ground
ENOUGH = 60        # pixels; the outline of one 140 x 46 figure has several hundred


def read_ppm(path):
    with open(path, "rb") as file:
        data = file.read()
    fields, at = [], 0
    while len(fields) < 4:
        end = at
        while not data[end:end + 1].isspace():
            end += 1
        fields.append(data[at:end])
        at = end + 1
    magic, width, height, depth = fields[0], *map(int, fields[1:])
    if magic != b"P6" or depth != 255:
        sys.exit(f"{path}: not an 8 bit P6 picture")
    return width, height, memoryview(data)[at:]


def count(pixels, width, box, hues):
    left, top, right, bottom = box
    wanted = {name: (hue >> 16, hue >> 8 & 255, hue & 255) for name, hue in hues.items()}
    found = dict.fromkeys(wanted, 0)
    for y in range(top, bottom):
        row = pixels[3 * (y * width + left):3 * (y * width + right)].tobytes()
        for r, g, b in zip(row[0::3], row[1::3], row[2::3]):
            for name, (hr, hg, hb) in wanted.items():
                if abs(r - hr) <= NEAR and abs(g - hg) <= NEAR and abs(b - hb) <= NEAR:
                    found[name] += 1
    return found


def main():
    width, height, pixels = read_ppm(sys.argv[1])
    x, y, w, h = map(int, sys.argv[2:6]) if len(sys.argv) > 2 else (0, 0, width, height)
    box = (max(0, int(x + w * LEFT)), max(0, int(y + h * TOP)),
           min(width, int(x + w * RIGHT)), min(height, int(y + h * BOTTOM)))
    complete = False
    for theme, hues in HUES.items():
        found = count(pixels, width, box, hues)
        print(f"{theme}:", " ".join(f"{name}={n}" for name, n in found.items()))
        complete = complete or all(n >= ENOUGH for n in found.values())
    if not complete:
        sys.exit(f"not every exchange type is drawn within {box}")


main()
