package io.bindery.ui.canvas.layout;

import java.util.Arrays;
import java.util.List;

/** Counts the crossings of straight lines between two columns, in n log n. */
final class Crossings {

    private Crossings() { }

    /** A line from a height on the left to a height on the right. */
    record Wire(double left, double right) { }

    static long count(List<Wire> wires) {
        Wire[] sorted = wires.toArray(Wire[]::new);
        Arrays.sort(sorted, (a, b) -> a.left != b.left ? Double.compare(a.left, b.left) : Double.compare(a.right, b.right));
        double[] heights = wires.stream().mapToDouble(Wire::right).sorted().distinct().toArray();
        int[] tree = new int[heights.length + 1];
        long crossings = 0;
        for (int i = 0; i < sorted.length; i++) {
            int rank = Arrays.binarySearch(heights, sorted[i].right) + 1;
            crossings += i - sumTo(tree, rank);
            add(tree, rank);
        }
        return crossings;
    }

    private static int sumTo(int[] tree, int rank) {
        int sum = 0;
        for (int i = rank; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    private static void add(int[] tree, int rank) {
        for (int i = rank; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }
}
