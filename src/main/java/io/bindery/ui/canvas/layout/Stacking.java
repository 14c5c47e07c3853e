package io.bindery.ui.canvas.layout;

/** Puts things of a column as near as can be to where they want to be, in their order and without overlap. */
final class Stacking {

    private Stacking() { }

    /**
     * Least squares by pooling neighbours that would overlap.
     *
     * @param wanted centres, in the order from top to bottom
     * @param pitch least distance of two centres
     */
    static double[] spread(double[] wanted, double pitch) {
        int n = wanted.length;
        double[] sums = new double[n];
        int[] sizes = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            sums[blocks] = wanted[i] - i * pitch;
            sizes[blocks] = 1;
            blocks++;
            while (blocks > 1 && sums[blocks - 2] / sizes[blocks - 2] > sums[blocks - 1] / sizes[blocks - 1]) {
                sums[blocks - 2] += sums[blocks - 1];
                sizes[blocks - 2] += sizes[blocks - 1];
                blocks--;
            }
        }
        double[] placed = new double[n];
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            for (int k = 0; k < sizes[block]; k++) {
                placed[next] = sums[block] / sizes[block] + next * pitch;
                next++;
            }
        }
        return placed;
    }
}
