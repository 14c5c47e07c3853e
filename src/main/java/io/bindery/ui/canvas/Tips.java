package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.paint.Mark;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.QueueFate;
import java.util.List;
import java.util.Optional;

/** What the small things on a card mean, and a long name whole, while the pointer is on them. */
final class Tips {

    private static final double MARK_FROM_RIGHT = 23;
    private static final double MARK_STEP = 17;
    private static final double MARK = 12;
    private static final double HEAD = 24;
    /** Names longer than this may be shortened on their card. */
    private static final int SURELY_WHOLE = 14;

    private Tips() { }

    static Optional<String> at(Figure figure, Spot spot) {
        Box box = figure.box();
        if (figure instanceof Figure.OfQueue queue) {
            List<Mark> marks = Mark.of(queue.queue().effective());
            for (int i = 0; i < marks.size(); i++) {
                if (new Box(box.right() - MARK_FROM_RIGHT - i * MARK_STEP, box.y() + 8, MARK, MARK).grown(2).contains(spot.x(), spot.y())) {
                    return Optional.of(says(marks.get(i), queue));
                }
            }
        }
        String name = figure instanceof Figure.OfClient client ? client.client().label() : figure.id().label();
        boolean onName = figure instanceof Figure.OfQueue ? spot.y() < box.y() + HEAD : true;
        return onName && name.length() > SURELY_WHOLE ? Optional.of(name) : Optional.empty();
    }

    /** What the survival preview marks, with the reasons; empty while it is off. */
    static Optional<String> fate(Under under, Fates fates) {
        if (under instanceof Under.OnLine on) {
            return fates.why(on.line().link()).map(why -> "✗ " + why);
        } else if (under instanceof Under.OnFigure on && fates.areAsked()) {
            return fates.of(on.figure().id()).map(Tips::fate)
                    .or(() -> fates.reason(on.figure().id()).map(reason -> "✗ gone: " + reason.sentence()));
        }
        return Optional.empty();
    }

    private static String fate(QueueFate fate) {
        String keeps = "keeps " + Figures.count(fate.keeps()) + " of " + Figures.of(fate.before(), "message");
        return fate.isGone() ? "✗ gone, with " + Figures.of(fate.before(), "message") + ": " + fate.why()
                : (fate.loses() > 0 ? "✗ " : "✓ ") + keeps + ": " + fate.why() + (fate.doubt().isEmpty() ? "" : ". " + fate.doubt());
    }

    private static String says(Mark mark, Figure.OfQueue queue) {
        return mark == Mark.DEAD_LETTERS
                ? mark.meaning() + " to " + queue.queue().effective().deadLetterExchange().map(name -> name.isEmpty() ? "the default exchange" : name).orElse("")
                : mark == Mark.MAX_LENGTH && queue.queue().effective().maxLength().isPresent()
                ? mark.meaning() + ": " + Figures.of(queue.queue().effective().maxLength().getAsLong(), "message") : mark.meaning();
    }
}
