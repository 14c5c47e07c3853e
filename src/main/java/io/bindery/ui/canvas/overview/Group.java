package io.bindery.ui.canvas.overview;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.FigureId;
import java.util.List;

/** Exchanges and queues whose names begin alike, as one card: glyphs at the left, cells in rows of eight. */
public record Group(String prefix, List<FigureId> exchanges, List<FigureId> queues, Box box) {

    static final double WIDTH = 252;
    private static final int CELLS_A_ROW = 8;
    private static final double CELL_STEP = 24.5;
    private static final double ROW_STEP = 14.5;
    private static final double GLYPH_STEP = 17;
    private static final double HEAD = 44;

    /** The card for these, in the upper left corner. */
    static Group of(String prefix, List<FigureId> exchanges, List<FigureId> queues) {
        double rows = Math.ceil(queues.size() / (double) CELLS_A_ROW);
        double height = Math.max(HEAD + rows * ROW_STEP + 6, HEAD + exchanges.size() * GLYPH_STEP);
        return new Group(prefix, List.copyOf(exchanges), List.copyOf(queues), new Box(0, 0, WIDTH, Math.max(64, height)));
    }

    Group at(double x, double y) {
        return new Group(prefix, exchanges, queues, box.at(x, y));
    }

    /** 20 × 9 */
    public Box cell(int index) {
        return new Box(box.x() + 42 + index % CELLS_A_ROW * CELL_STEP, box.y() + 38 + Math.floorDiv(index, CELLS_A_ROW) * ROW_STEP, 20, 9);
    }

    /** 16 × 12 */
    public Box glyph(int index) {
        return new Box(box.x() + 12, box.y() + 37 + index * GLYPH_STEP, 16, 12);
    }
}
