package io.bindery.ui.canvas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.paint.Mark;
import io.bindery.ui.canvas.paint.Silhouette;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Path data becomes the shape that SVG says it is. */
class SvgPathTest {

    private static final Box BOX = new Box(100, 50, 140, 46);

    @Test void anArcGoesTheWayItsFlagsSay() {
        assertThat(bounds("M0 0A5 5 0 0 1 10 0")).as("with the clock").isEqualTo(new Rectangle2D.Double(0, -5, 10, 5));
        assertThat(bounds("M0 0A5 5 0 0 0 10 0")).as("against it").isEqualTo(new Rectangle2D.Double(0, 0, 10, 5));
        assertThat(SvgPath.of("M5 0A5 5 0 0 1 10 5L5 5Z").contains(8, 2)).as("the quarter that bulges").isTrue();
        assertThat(SvgPath.of("M5 0A5 5 0 0 0 10 5L5 5Z").contains(8, 2)).as("the one that does not").isFalse();
        assertThat(SvgPath.of("M5 0A5 5 0 1 0 10 5L5 5Z").contains(2, 8)).as("the long way round").isTrue();
        assertThat(bounds("M0 0A1 1 0 0 1 10 0")).as("a radius that does not reach").isEqualTo(new Rectangle2D.Double(0, -5, 10, 5));
    }

    @Test void smallLettersCountFromWhereTheLineIs() {
        assertThat(bounds("m2 3l4 0v5h-4z")).isEqualTo(bounds("M2 3L6 3V8H2Z"));
        assertThat(bounds("M1 1 4 4 0 6")).as("more points after a move are lines").isEqualTo(new Rectangle2D.Double(0, 1, 4, 5));
        assertThat(bounds("M2.5.5-1-.5")).as("numbers need nothing between them").isEqualTo(new Rectangle2D.Double(-1, -0.5, 3.5, 1));
    }

    @ParameterizedTest
    @EnumSource
    void everySignFillsItsSquareAndNoMore(Mark mark) {
        assertThat(new Rectangle2D.Double(0, 0, 24, 24).contains(bounds(mark.path()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "fanout", "topic", "headers", "default", "x-random"})
    void everyFigureFillsItsBox(String shape) {
        Rectangle2D bounds = bounds(Silhouette.path(shape, BOX, 7));
        assertThat(bounds.getX()).isCloseTo(BOX.x(), within(1.1));
        assertThat(bounds.getMaxX()).isCloseTo(BOX.right(), within(1.1));
        assertThat(bounds.getY()).isCloseTo(BOX.y(), within(3.6)); // a fanout's wide end reaches over
        assertThat(bounds.getMaxY()).isCloseTo(BOX.bottom(), within(3.6));
    }

    private static Rectangle2D bounds(String data) {
        Rectangle2D exact = SvgPath.of(data).getBounds2D();
        return new Rectangle2D.Double(rounded(exact.getX()), rounded(exact.getY()), rounded(exact.getWidth()), rounded(exact.getHeight()));
    }

    /** Curves' ends are where the arithmetic of circles puts them. */
    private static double rounded(double length) {
        return Math.round(length * 1e6) / 1e6;
    }
}
