package io.bindery.ui.workbench;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.property.SimpleStringProperty;

/**
 * What the shell shows of the program around it.
 *
 * @param portNote «port 5672 was taken», or empty; stands in the status bar as long as it is true
 * @param httpPort of the management API, or empty
 * @param sampleTraffic whether the order shop's programs run; null where there are none
 */
public record Surroundings(StringProperty portNote, StringProperty httpPort, BooleanProperty sampleTraffic) {

    public static Surroundings none() {
        return new Surroundings(new SimpleStringProperty(""), new SimpleStringProperty(""), null);
    }
}
