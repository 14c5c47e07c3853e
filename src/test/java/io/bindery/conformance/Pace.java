package io.bindery.conformance;

/** How a case's waiting passes: as long as it says, or in no time because the broker's clock is stepped. */
interface Pace {

    Pace REAL = new Pace() {
        @Override public boolean steps() {
            return false;
        }

        @Override public void step(long millis) {
            throw new IllegalStateException("Nobody steps real time.");
        }
    };

    boolean steps();

    /** Done when what fell due has happened. */
    void step(long millis);
}
