package io.bindery.ui.canvas.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossingsTest {

    @Test
    void linesThatShareAnEndDoNotCross() {
        assertThat(Crossings.count(List.of(new Crossings.Wire(1, 5), new Crossings.Wire(1, 9), new Crossings.Wire(3, 9)))).isZero();
    }

    @Test
    void theCountIsThatOfComparingEveryPair() {
        Random random = new Random(7);
        List<Crossings.Wire> wires = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            wires.add(new Crossings.Wire(random.nextInt(30), random.nextInt(30)));
        }

        assertThat(Crossings.count(wires)).isEqualTo(pairs(wires));
    }

    private static long pairs(List<Crossings.Wire> wires) {
        long crossings = 0;
        for (int i = 0; i < wires.size(); i++) {
            for (int j = i + 1; j < wires.size(); j++) {
                if ((wires.get(i).left() - wires.get(j).left()) * (wires.get(i).right() - wires.get(j).right()) < 0) {
                    crossings++;
                }
            }
        }
        return crossings;
    }
}
