package io.bindery.ui.workbench;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the shell shows of the program around it.
 *
 * @param portNote «Port 5672 was taken, using 5673», or empty; stands in the status bar as long as it is true
 * @param httpPort of the management API, or empty
 * @param sampleTraffic whether the order shop's programs run; null where there are none
 * @param whenStartFails what can be done about a broker that does not start, the first one recommended
 */
public record Surroundings(StringProperty portNote, StringProperty httpPort, BooleanProperty sampleTraffic, List<Choice> whenStartFails) {

    public Surroundings {
        whenStartFails = List.copyOf(whenStartFails);
    }

    public static Surroundings none() {
        return new Surroundings(new SimpleStringProperty(""), new SimpleStringProperty(""), null, List.of());
    }

    /** A way out, as a button says it. */
    public record Choice(String label, Runnable action) { }
}
