package io.bindery.ui.canvas.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import org.junit.jupiter.api.Test;

class ViewTest {

    @Test
    void whatIsUnderThePointerStaysThereWhileZooming() {
        View view = new View(1, -40, 25);
        Spot under = view.toCanvas(300, 200);

        View closer = view.zoomed(1.7, 300, 200);

        assertThat(closer.toView(under).x()).isCloseTo(300, within(0.5));
        assertThat(closer.toView(under).y()).isCloseTo(200, within(0.5));
    }

    @Test
    void aHundredPercentIsCaughtWhenPassedClosely() {
        assertThat(new View(0.83, 0, 0).zoomed(1.2, 0, 0).scale()).isEqualTo(1);
    }

    @Test
    void fittingShowsEverythingAndNeverEnlarges() {
        Box bounds = new Box(-100, 50, 3000, 900);

        Box seen = View.fitting(bounds, 1000, 700, 12).toView(bounds);

        assertThat(seen.x()).isGreaterThanOrEqualTo(11);
        assertThat(seen.right()).isLessThanOrEqualTo(989);
        assertThat(View.fitting(new Box(0, 0, 10, 10), 1000, 700, 12).scale()).isEqualTo(1);
    }
}
