package io.bindery.ui.canvas.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackingTest {

    @Test
    void whatHasRoomStandsWhereItWants() {
        assertThat(Stacking.spread(new double[] {0, 100, 300}, 60)).containsExactly(0, 100, 300);
    }

    @Test
    void whatWouldOverlapGivesWayToBothSides() {
        assertThat(Stacking.spread(new double[] {100, 100}, 60)).containsExactly(70, 130);
    }

    @Test
    void aPushedBlockPushesTheNext() {
        assertThat(Stacking.spread(new double[] {0, 0, 0, 70}, 60)).containsExactly(-72.5, -12.5, 47.5, 107.5);
    }
}
