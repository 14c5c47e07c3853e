package io.bindery.ui.state.survival;

/** How long the broker would be away: what expires in that time does not come back. */
public enum Away {
    AT_ONCE("at once", 0), A_MINUTE("after 1 min", 60_000), AN_HOUR("after 1 h", 3_600_000), A_DAY("after 1 d", 86_400_000);

    private final String words;
    private final long millis;

    Away(String words, long millis) {
        this.words = words;
        this.millis = millis;
    }

    long millis() {
        return millis;
    }

    @Override public String toString() {
        return words;
    }
}
