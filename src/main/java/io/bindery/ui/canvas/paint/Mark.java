package io.bindery.ui.canvas.paint;

import io.bindery.model.QueueDefinition;
import io.bindery.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** The small signs on figures, drawn in a square of 24 with round lines. */
public enum Mark {
    DURABLE("M22 12H2M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11zM6 16h.01", "Durable: a restart keeps it"),
    EXCLUSIVE("M5 11H19A2 2 0 0 1 21 13V20A2 2 0 0 1 19 22H5A2 2 0 0 1 3 20V13A2 2 0 0 1 5 11ZM7 11V7a5 5 0 0 1 10 0v4", "Exclusive: one connection's own, and gone with it"),
    AUTO_DELETE("M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4M16 17l5-5-5-5M21 12H9", "Auto-delete: goes with its last consumer"),
    TIME_LIMIT("M2.5 12A9.5 9.5 0 1 1 21.5 12A9.5 9.5 0 1 1 2.5 12M12 6.5V12l3.5 2", "Messages, or the queue, expire"),
    DEAD_LETTERS("M15 10l5 5-5 5M4 4v7a4 4 0 0 0 4 4h12", "Dead-letters"),
    MAX_LENGTH("M4 3h16M12 21V8M7 13l5-5 5 5", "Limited in length"),
    PRIORITY("M17 11l-5-5-5 5M17 18l-5-5-5 5", "Priorities"),
    UP_RIGHT("M7 17 17 7M7 7h10v10", "Publishes"),
    DOWN("M12 5v14M19 12l-7 7-7-7", "Consumes"),
    RIGHT("M9 18l6-6-6-6", "Unfold"),
    CHECK("M20 6 9 17l-5-5", "Matches"),
    CROSS("M18 6 6 18M6 6l12 12", "Does not match"),
    REFUSED("M2.5 12A9.5 9.5 0 1 1 21.5 12A9.5 9.5 0 1 1 2.5 12M5.3 5.3l13.4 13.4", "Refused");

    private final String path;
    private final String meaning;

    Mark(String path, String meaning) {
        this.path = path;
        this.meaning = meaning;
    }

    public String path() {
        return path;
    }

    public String meaning() {
        return meaning;
    }

    /** Those of a queue, the first stands rightmost. */
    public static List<Mark> of(QueueDefinition queue) {
        List<Mark> marks = new ArrayList<>();
        addIf(marks, queue.durable(), DURABLE);
        addIf(marks, queue.exclusive(), EXCLUSIVE);
        addIf(marks, queue.autoDelete(), AUTO_DELETE);
        addIf(marks, queue.messageTtl().isPresent() || queue.arguments().has(QueueDefinition.EXPIRES), TIME_LIMIT);
        addIf(marks, queue.deadLetterExchange().isPresent(), DEAD_LETTERS);
        addIf(marks, queue.maxLength().isPresent() || queue.arguments().has(QueueDefinition.MAX_LENGTH_BYTES), MAX_LENGTH);
        addIf(marks, queue.arguments().has(QueueDefinition.MAX_PRIORITY), PRIORITY);
        return marks;
    }

    void draw(Brush brush, double x, double y, double size, Token token, double strokeOf24) {
        GraphicsContext gc = brush.gc;
        gc.save();
        gc.translate(x, y);
        gc.scale(size / 24, size / 24);
        gc.setStroke(brush.color(token));
        gc.setLineWidth(strokeOf24);
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        gc.beginPath();
        gc.appendSVGPath(path);
        gc.stroke();
        gc.restore();
    }

    private static void addIf(List<Mark> marks, boolean wanted, Mark mark) {
        if (wanted) {
            marks.add(mark);
        }
    }
}
