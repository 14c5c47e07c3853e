package io.bindery.ui.canvas.paint;

import io.bindery.model.ExchangeDefinition;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.state.survival.Reason;
import io.bindery.ui.theme.Fonts;
import io.bindery.ui.theme.Token;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Exchanges: the type as a silhouette and a word, the name below. */
final class ExchangePainter {

    private ExchangePainter() { }

    static void paint(Brush brush, Figure.OfExchange figure) {
        Box box = figure.box();
        ExchangeDefinition exchange = figure.exchange().definition();
        Token token = Silhouette.token(figure.shape());
        String outline = Silhouette.path(figure.shape(), box, 7);
        ground(brush, outline);
        brush.strength(brush.lit.strength(figure.id()));
        tint(brush, outline, token);
        Optional<Reason> gone = brush.fates.reason(figure.id());
        stroke(brush, outline, gone.isPresent() ? Token.ERROR : token, brush.lit.figures().contains(figure.id()) ? 2.25 : 1.5, exchange.durable() && gone.isEmpty());
        if (exchange.internal()) {
            stroke(brush, Silhouette.path(figure.shape(), box.grown(4), 10), token, 1, true);
        }
        words(brush, figure, token);
        brush.strength(1);
    }

    /** Opaque first, so that lines behind a dimmed exchange do not shine through. */
    private static void ground(Brush brush, String outline) {
        GraphicsContext gc = brush.gc;
        gc.beginPath();
        gc.appendSVGPath(outline);
        gc.setFill(brush.color(Token.SURFACE));
        gc.fill();
    }

    private static void tint(Brush brush, String outline, Token token) {
        Color hue = brush.color(token);
        brush.gc.setFill(Color.color(hue.getRed(), hue.getGreen(), hue.getBlue(), brush.dark ? 0.13 : 0.07));
        brush.gc.beginPath();
        brush.gc.appendSVGPath(outline);
        brush.gc.fill();
    }

    private static void stroke(Brush brush, String outline, Token token, double width, boolean durable) {
        brush.gc.setStroke(brush.color(token));
        brush.gc.setLineWidth(brush.thick(width));
        if (!durable) {
            brush.dashes(4, 3);
        }
        brush.gc.beginPath();
        brush.gc.appendSVGPath(outline);
        brush.gc.stroke();
        brush.solid();
    }

    /** Its silhouette still says the type. */
    private static void gone(Brush brush, Box box, Reason reason) {
        String words = "gone, " + reason.word();
        double left = box.centreX() - (Type.width(words, Type.WORD) + 14) / 2;
        Mark.CROSS.draw(brush, left, box.y() + 9, 10, Token.ERROR, 3);
        brush.text(words, left + 14, box.y() + 18, Type.WORD, Token.ERROR);
    }

    private static void words(Brush brush, Figure.OfExchange figure, Token token) {
        Box box = figure.box();
        if (Detail.at(brush.scale) == Detail.NAMES) {
            double size = 11 / brush.scale;
            var font = Type.of(Fonts.UI_STRONG, size);
            brush.centred(Type.fitted(figure.id().label(), font, box.width() - 20), box.centreX(), box.centreY() + size * 0.36, font, Token.TEXT);
            return;
        }
        String type = figure.exchange().definition().type() + (figure.exchange().definition().internal() ? ", internal" : "");
        Optional<Reason> gone = brush.fates.reason(figure.id());
        if (gone.isPresent()) {
            gone(brush, box, gone.get());
        } else {
            brush.centred(Type.fitted(type, Type.WORD, box.width() - 28), box.centreX(), box.y() + 18, Type.WORD, token);
        }
        brush.centred(Type.fitted(figure.id().label(), Type.NAME, box.width() - 30), box.centreX(), box.y() + 34, Type.NAME, Token.TEXT);
    }
}
