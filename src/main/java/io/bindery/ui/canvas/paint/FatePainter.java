package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.QueueFate;
import io.bindery.ui.theme.Token;

/** What the end of the broker would do to a queue, in the line where its counts stand otherwise. */
final class FatePainter {

    private static final double SIGN = 11;
    private static final double WORDS = 26;

    private FatePainter() { }

    static void line(Brush brush, Box box, QueueFate fate) {
        double y = box.y() + 32;
        double x = box.x() + WORDS;
        sign(brush, fate, box.x() + SIGN, box.y() + 23, SIGN);
        if (fate.isGone()) {
            x = word(brush, x, y, "gone", Token.ERROR);
            brush.text(Type.fitted(fate.gone().word(), Type.SMALL, box.right() - 8 - x), x, y, Type.SMALL, Token.MUTED);
            return;
        }
        Token keeps = fate.before() > 0 && fate.keeps() == 0 ? Token.MUTED : Token.OK;
        x = number(brush, word(brush, x, y, "keeps", keeps), y, fate.keeps(), keeps);
        if (!fate.losses().isEmpty()) {
            x = number(brush, word(brush, x, y, "loses", Token.ERROR), y, fate.loses(), Token.ERROR);
            remark(brush, box, x - 4, y, fate.losses().size() == 1 ? fate.losses().get(0).reason().word() : fate.losses().size() + " reasons");
        } else if (fate.readyAgain() > 0) {
            remark(brush, box, x, y, Figures.count(fate.readyAgain()) + " as redelivered");
        }
    }

    /** Where names alone are drawn: a cross for what goes or loses something. */
    static void sign(Brush brush, QueueFate fate, double x, double y, double size) {
        boolean loses = fate.isGone() || fate.loses() > 0 && fate.keeps() == 0;
        (loses ? Mark.CROSS : Mark.CHECK).draw(brush, x, y, size, loses ? Token.ERROR : Token.OK, 3);
    }

    /** Only whole: half a reason is none. */
    private static void remark(Brush brush, Box box, double x, double y, String words) {
        if (x + Type.width(words, Type.SMALL) < box.right() - 6) {
            brush.text(words, x, y, Type.SMALL, Token.MUTED);
        }
    }

    private static double word(Brush brush, double x, double y, String word, Token token) {
        brush.text(word, x, y, Type.SMALL_STRONG, token);
        return x + Type.width(word, Type.SMALL_STRONG) + 4;
    }

    private static double number(Brush brush, double x, double y, long number, Token token) {
        String text = Figures.count(number);
        brush.text(text, x, y, Type.COUNT, token);
        return x + Type.width(text, Type.COUNT) + 9;
    }
}
