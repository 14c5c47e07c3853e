package io.bindery.app;

import java.util.Optional;

/** Says in one sentence what a machine lacks on which JavaFX could not open a window. */
final class NoWindow {

    private NoWindow() { }

    /** @param failure what starting the toolkit threw; empty when it is about something else */
    static Optional<String> why(Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof UnsupportedOperationException && message.contains("DISPLAY")) {
            return Optional.of("There is no display for a window. «bindery serve» runs the broker without one.");
        }
        if (failure instanceof UnsupportedOperationException && message.contains("GTK")) {
            return Optional.of("A window needs GTK 3, which this machine lacks (Debian: apt-get install libgtk-3-0).");
        }
        if (failure instanceof UnsatisfiedLinkError) {
            return Optional.of("A window needs a library this machine lacks (Debian: apt-get install libgtk-3-0 libxtst6): " + message);
        }
        return why(failure.getCause());
    }
}
