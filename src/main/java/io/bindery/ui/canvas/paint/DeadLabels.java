package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Token;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The words on dead-letter lanes, once for each lane, on the stretch below the queues. */
final class DeadLabels {

    private DeadLabels() { }

    static void paint(Brush brush, Drawing drawing) {
        Set<FigureId> done = new HashSet<>();
        for (Line line : drawing.lines().values()) {
            if (line.link().kind() == Link.Kind.DEAD_LETTERS && done.add(line.link().to())) {
                label(brush, (Lane) line.track(), words(drawing, line.link().to()), brush.lit.strength(line.link().id()));
            }
        }
    }

    private static void label(Brush brush, Lane lane, String words, double strength) {
        Spot right = lane.corners().get(2);
        Spot left = lane.corners().get(3);
        double width = Type.width(words, Type.SMALL) + 16;
        double x = Math.min(left.x() + (right.x() - left.x()) * 0.38, right.x() - width - 12);
        brush.fill(new Box(x, right.y() - 8, width, 16), 8, Token.CANVAS);
        brush.strength(strength);
        brush.text(words, x + 8, right.y() + 4, Type.SMALL, Token.DEAD);
        brush.strength(1);
    }

    /** A queue whose messages expire into the exchange says when. */
    private static String words(Drawing drawing, FigureId exchange) {
        long shortest = drawing.lines().values().stream()
                .filter(line -> line.link().kind() == Link.Kind.DEAD_LETTERS && line.link().to().equals(exchange))
                .map(line -> drawing.figure(line.link().from()).map(figure -> ((Figure.OfQueue) figure).queue().effective()))
                .mapToLong(queue -> queue.flatMap(q -> q.messageTtl().isPresent() ? Optional.of(q.messageTtl().getAsLong()) : Optional.empty()).orElse(-1L))
                .min().orElse(-1);
        return shortest < 0 ? "dead-letter" : exchange.isDefaultExchange() ? "retry after " + Figures.age(shortest) : "dead-letter after " + Figures.age(shortest);
    }
}
