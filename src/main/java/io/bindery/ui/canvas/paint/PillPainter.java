package io.bindery.ui.canvas.paint;

import io.bindery.model.Binding;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.PillSize;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.theme.Token;
import java.util.List;

/** What stands on lines: keys, chips of arguments, the alternate's word, and a tick or cross while a route is asked for. */
final class PillPainter {

    private PillPainter() { }

    static void paint(Brush brush, Line line) {
        if (line.link().kind() == Link.Kind.ALTERNATE) {
            word(brush, line.pill(), "alternate", brush.strength(line.link()));
        } else if (line.link().kind() == Link.Kind.BINDING) {
            binding(brush, line);
        }
    }

    /** A handle beside the default exchange: its bindings are as many as there are queues. */
    static void fold(Brush brush, Box exchange, Box box, int queues) {
        brush.fill(box, 4.5, Token.CANVAS); // a lit binding of that exchange goes under it
        brush.strength(brush.lit.dims() ? 0.34 : 1);
        brush.gc.setStroke(brush.color(Token.LINE));
        brush.gc.setLineWidth(brush.thick(1.5));
        if (box.y() > exchange.bottom()) {
            double x = Math.max(exchange.x() + exchange.height() / 2, box.centreX());
            brush.gc.strokeLine(x, exchange.bottom(), x, box.y());
        } else {
            brush.gc.strokeLine(exchange.right(), box.centreY(), box.x(), box.centreY());
        }
        plate(brush, box, Token.SURFACE, Token.BORDER);
        brush.text(queues + " by name", box.x() + 8, box.y() + 13.5, Type.SMALL, Token.MUTED);
        Mark.RIGHT.draw(brush, box.right() - 18, box.y() + 3.5, 12, Token.MUTED, 2.2);
        brush.strength(1);
    }

    /** The routing key that is asked about, above the exchange where the question stands. */
    static void question(Brush brush, Box exchange, String key) {
        String shown = key.isEmpty() ? "(empty key)" : PillSize.shortened(key);
        double width = Type.width(shown, Type.KEY_LARGE) + 18;
        Box flag = new Box(exchange.centreX() - width / 2, exchange.y() - 31, width, 23);
        brush.fill(flag, 6, Token.ACCENT);
        brush.gc.fillPolygon(new double[] {exchange.centreX() - 6, exchange.centreX() + 6, exchange.centreX()},
                new double[] {flag.bottom(), flag.bottom(), flag.bottom() + 6}, 3);
        brush.centred(shown, flag.centreX(), flag.y() + 15.5, Type.KEY_LARGE, Token.ON_ACCENT);
    }

    private static void binding(Brush brush, Line line) {
        Link.Id id = line.link().id();
        Binding shown = brush.lit.lines().get(id) == null ? line.link().bindings().get(0) : brush.lit.lines().get(id);
        boolean lit = brush.lit.has(id);
        Box box = box(line, shown);
        brush.fill(box, 4.5, Token.CANVAS);
        brush.strength(brush.lit.missed().contains(id) ? 1 : brush.strength(line.link()));
        if (PillSize.byArguments(shown)) {
            chips(brush, box, shown, line.link().bindings().size() - 1, lit);
        } else {
            key(brush, box, shown, line.link().bindings().size() - 1, lit);
        }
        brush.strength(1);
        if (brush.lit.dims() && (lit || brush.lit.missed().contains(id))) {
            verdict(brush, box.x() - 14, box.centreY(), lit);
        }
    }

    /** Where the shown one of a line's bindings stands: its key may be another and longer than the one at rest. */
    private static Box box(Line line, Binding shown) {
        Box rest = line.pill();
        double width = Math.max(rest.width(), PillSize.width(shown, line.link().bindings().size()));
        return new Box(rest.right() - width, rest.y(), width, rest.height());
    }

    private static void key(Brush brush, Box box, Binding shown, int more, boolean lit) {
        plate(brush, box, Token.SURFACE, lit ? Token.LIT : Token.BORDER);
        brush.text(PillSize.shortened(shown.key()), box.x() + 7, box.y() + 13.3, lit ? Type.COUNT : Type.KEY, lit ? Token.LIT : Token.TEXT);
        if (more > 0 && shown.key().isEmpty()) {
            brush.centred("+" + more, box.centreX(), box.y() + 13.3, Type.KEY, Token.MUTED);
        } else if (more > 0) {
            double x = box.right() - PillSize.MORE + 0.5;
            brush.gc.setStroke(brush.color(lit ? Token.LIT : Token.BORDER));
            brush.gc.setLineWidth(brush.thick(1));
            brush.gc.strokeLine(x, box.y() + 1, x, box.bottom() - 1);
            brush.centred("+" + more, x + 11.5, box.y() + 13.3, Type.KEY, Token.MUTED);
        }
    }

    private static void chips(Brush brush, Box box, Binding shown, int more, boolean lit) {
        List<String> chips = PillSize.chips(shown);
        double x = box.x();
        for (int i = 0; i < chips.size(); i++) {
            Box chip = new Box(x, box.y(), PillSize.textWidth(chips.get(i)) + 14, box.height());
            if (i == 0) {
                brush.fill(chip, 4.5, Token.HEADERS);
                brush.centred(chips.get(i), chip.centreX(), chip.y() + 13.3, Type.SMALL_STRONG, Token.SURFACE);
            } else {
                plate(brush, chip, Token.SURFACE, lit ? Token.LIT : Token.BORDER);
                brush.text(chips.get(i), chip.x() + 7, chip.y() + 13.3, Type.KEY, lit ? Token.LIT : Token.TEXT);
            }
            x = chip.right() + PillSize.CHIP_GAP;
        }
        if (more > 0) {
            Box rest = new Box(box.right() - PillSize.MORE + PillSize.CHIP_GAP, box.y(), PillSize.MORE - PillSize.CHIP_GAP, box.height());
            plate(brush, rest, Token.SURFACE, lit ? Token.LIT : Token.BORDER);
            brush.centred("+" + more, rest.centreX(), rest.y() + 13.3, Type.KEY, Token.MUTED);
        }
    }

    static void word(Brush brush, Box box, String word, double strength) {
        brush.fill(box, 9, Token.CANVAS);
        brush.strength(strength);
        brush.dashes(4, 3);
        brush.edge(box, 9, Token.LINE, 1);
        brush.solid();
        brush.centred(word, box.centreX(), box.y() + 13, Type.SMALL, Token.MUTED);
        brush.strength(1);
    }

    private static void plate(Brush brush, Box box, Token ground, Token edge) {
        brush.fill(box, 4.5, ground);
        brush.edge(box, 4.5, edge, edge == Token.LIT ? 1.25 : 1);
    }

    private static void verdict(Brush brush, double x, double y, boolean yes) {
        brush.fill(new Box(x - 8, y - 8, 16, 16), 8, yes ? Token.ACCENT : Token.SURFACE);
        brush.edge(new Box(x - 8, y - 8, 16, 16), 8, yes ? Token.ACCENT : Token.ERROR, 1.5);
        (yes ? Mark.CHECK : Mark.CROSS).draw(brush, x - 5, y - 5, 10, yes ? Token.ON_ACCENT : Token.ERROR, 3.2);
    }
}
