package io.bindery.ui.canvas.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpatialGridTest {

    private final SpatialGrid<String> grid = new SpatialGrid<>();

    @Test
    void whatIsFarAwayIsNotFound() {
        grid.add(new Box(0, 0, 10, 10), "here");
        grid.add(new Box(5000, 0, 10, 10), "there");

        assertThat(grid.near(new Box(5, 5, 1, 1))).containsExactly("here");
    }

    @Test
    void whatCoversManySquaresIsFoundOnce() {
        grid.add(new Box(-500, -500, 1000, 1000), "large");

        assertThat(grid.near(new Box(-400, -400, 800, 800))).containsExactly("large");
    }

    @Test
    void aLongLineIsFoundAlongItsWayButNotInTheCornersOfItsBox() {
        grid.add(Cubic.level(0, 0, 4000, 4000), "line");

        assertThat(grid.near(new Box(2000, 2000, 1, 1))).containsExactly("line");
        assertThat(grid.near(new Box(3900, 100, 1, 1))).isEmpty();
    }
}
